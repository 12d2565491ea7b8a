"""Numbers and names as a brief writes them."""

from collections.abc import Sequence

from standoff import notebook
from standoff.conflict import Conflict
from standoff.outlook.model import Support
from standoff.outlook.verdict import AHEAD
from standoff.stability.words import listed
from standoff.text import visible

NO_BREAK = "\u00a0"
INTERVAL = 1.96
"""Standard errors on either side of a share that make a 95 % interval."""


def percent(share: float) -> str:
    """A share as `notebook.percent` tells it, its number and sign kept on one line.

    >>> [percent(x) for x in (0, 0.002, 0.625, 0.999, 1)]
    ['0\\xa0%', 'under 1\\xa0%', '62\\xa0%', 'over 99\\xa0%', '100\\xa0%']
    """
    number, _, sign = notebook.percent(share).rpartition(" ")
    return f"{number}{NO_BREAK}{sign}"


def percent_range(low: float, high: float) -> str:
    """A range of shares: `55-80 %`, with a dash for ranges."""
    return f"{round(low * 100)}\u2013{round(high * 100)}{NO_BREAK}%"


def interval(support: Support) -> tuple[float, float]:
    """The 95 % interval of a sampled share, inside 0 to 1."""
    reach = INTERVAL * support.error
    return max(0.0, support.support - reach), min(1.0, support.support + reach)


def margin(support: Support) -> str:
    """The half width of the 95 % interval, in points of a percent: `± 3`."""
    points = INTERVAL * support.error * 100
    return f"±{NO_BREAK}{round(points)}" if points >= 0.5 else f"±{NO_BREAK}under 1"


def ahead(moves: str) -> str:
    """How far a kind of foresight looks: `one move ahead`."""
    return AHEAD.get(moves, f"{moves} moves ahead")


def clock(seconds: float) -> str:
    """Seconds as a time code.

    >>> clock(62.4), clock(3723)
    ('1:02', '1:02:03')
    """
    hours, rest = divmod(int(seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(3, "party", "parties")
    ('1 event', '3 parties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capitalised(text: str) -> str:
    """`text` with its first letter large."""
    return text[:1].upper() + text[1:]


def changes(conflict: Conflict, label: str) -> str:
    """What is otherwise in a state than in the status quo: who takes or gives up which options."""
    parts = []
    at = 0
    for maker in conflict.decision_makers:
        taken: list[str] = []
        dropped: list[str] = []
        for option in maker.options:
            value = label[at] == "Y"
            at += 1
            if value != option.now:
                (taken if value else dropped).append(option.text)
        deeds = taken + [f"cease to {text}" for text in dropped]
        if deeds:
            parts.append(f"{maker.name}: {listed(deeds)}")
    return "; ".join(parts) or "everything as it is now"


def first_words(text: str, most: int) -> str:
    """As many of the first words of `text` as make `most` characters; an ellipsis tells of more."""
    plain = " ".join(visible(text, keep="\n\t").split())
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def joined(parts: Sequence[str], *, last: str = "and") -> str:
    """The parts as a list in a sentence; `last` stands before the last of them."""
    return listed(list(parts), last=last)
