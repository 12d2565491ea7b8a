"""Which quantity of the model an estimate is about: that the standoff lasts, or that an option is taken."""

from dataclasses import dataclass

from standoff.brief.words import ahead, percent
from standoff.conflict import Conflict
from standoff.conflict.articles import opening_sentence
from standoff.outlook.meant import meant_by
from standoff.outlook.model import Outlook
from standoff.outlook.words import wish
from standoff.reading import Estimate, Reading
from standoff.stability.words import listed

LASTS = "the standoff lasts"
ENDS = "the standoff ends"


@dataclass(frozen=True, slots=True)
class Match:
    """What an estimate is about: `quantity` in words, its `value` in the model (0 to 1), why, and the option.

    `grows` says that it is a deed or an end, which more time makes likelier, and not that something stays as it is.
    """

    quantity: str
    value: float
    why: str
    grows: bool
    option: int | None = None


def match(estimate: Estimate, reading: Reading, conflict: Conflict, outlook: Outlook) -> Match | None:
    """The quantity of the model that the estimate's outcome names; None when there is none."""
    meant = meant_by(estimate.outcome, reading, conflict)
    if meant is None:
        return None
    if meant.option is None:
        chance = outlook.verdict.probability
        why = _held(outlook)
        return Match(LASTS, chance, why, grows=False) if meant.comes else Match(ENDS, 1 - chance, why, grows=True)
    at = meant.option
    known = next((o for o in outlook.options if o.id == conflict.option_ids[at]), None)
    if known is None:
        return None
    taken = known.taken.support if known.without_author is None else known.without_author
    owner = conflict.decision_makers[conflict.owners[at]].name
    told = f"{owner} {'takes' if meant.comes else 'does not take'} option O{at + 1} ({known.text})"
    counted = known.probability != known.without_author
    apart = "The number is the model's without the author's own estimate." if counted else ""
    why = f"{_wanted(conflict, at)} {apart}".strip()
    return Match(told, taken if meant.comes else 1 - taken, why, meant.comes, at + 1)


_WANTS_ALONE = (
    "That counts what the parties are said to want and nothing that may befall them, as an author's judgement does; on "
    "resolved standoffs it has told nothing of lasting, so the number comes from how such standoffs have fared."
)
"""Why the model's support for lasting may differ from the author's words, and its number from the support."""


def _held(outlook: Outlook) -> str:
    """In what share of the samples the status quo holds, by how far the parties look ahead."""
    shares = [
        f"{percent(view.persists.support)} of the samples looking {ahead(view.moves)}" for view in outlook.foresight
    ]
    if not shares:
        return ""
    held = f"The status quo holds in {listed(shares)}."
    return f"{held} {_WANTS_ALONE}" if outlook.verdict.calibrated else held


def _wanted(conflict: Conflict, at: int) -> str:
    """What the owner of an option is taken to want most that turns on it."""
    owner = conflict.decision_makers[conflict.owners[at]]
    about = [s for s in owner.preferences if conflict.option_ids[at] in s.want.variables]
    weightiest = max(about, key=lambda s: s.weight.median if s.weight else 0.0, default=None)
    if weightiest is None:
        return ""
    return f"{opening_sentence(owner.name)} is taken to want {wish(conflict, weightiest.want, owner.name)}."
