"""Sentences of an outlook: wishes, courses of action and shares as an analyst reads them."""

from collections.abc import Iterable, Mapping

from standoff import notebook
from standoff.conflict import Conflict, Evidence, Formula
from standoff.conflict.articles import in_sentence, pronouns_of
from standoff.stability.words import listed


def percent(share: float) -> str:
    """A share in a sentence: as `notebook.percent` tells it, but `none` and `all` in words.

    >>> percent(0.336), percent(0.001), percent(0.998), percent(1.0)
    ('34%', 'under 1%', 'over 99%', 'all')
    """
    if share <= 0:
        return "none"
    if share >= 1:
        return "all"
    return notebook.percent(share).replace(" %", "%")


def points(share: float) -> str:
    """A difference of shares, in points of a percent.

    >>> points(0.16), points(0.01), points(0.001)
    ('16 points', '1 point', 'under 1 point')
    """
    if 0 < share < 0.005:
        return "under 1 point"
    whole = round(share * 100)
    return "1 point" if whole == 1 else f"{whole} points"


def deeds(conflict: Conflict, changes: Iterable[int], here: int) -> str:
    """What is done when these options change from the state `here` (its code), owner by owner.

    `Ada would open the border and no longer mass troops, and the United States would sign`.
    """
    by_owner: dict[int, list[str]] = {}
    for bit in changes:
        text = conflict.options[bit].text
        by_owner.setdefault(conflict.owners[bit], []).append(f"no longer {text}" if here >> bit & 1 else text)
    makers = conflict.decision_makers
    clauses = [f"{in_sentence(makers[dm].name)} would {listed(done)}" for dm, done in by_owner.items()]
    return "; ".join(clauses) if len(clauses) > 2 else ", and ".join(clauses)


def wish(conflict: Conflict, want: Formula, holder: str) -> str:
    """A statement of `holder` as a that-clause: `that it open the border if and only if Bo sign`, when it is Ada's."""
    names = [dm.name for dm in conflict.decision_makers]
    texts = {
        option.id: (pronouns_of(holder).subject if names[owner] == holder else in_sentence(names[owner]), option.text)
        for option, owner in zip(conflict.options, conflict.owners, strict=True)
    }
    return f"that {_clause(want, texts)}"


_JOINTS = {"and": " and ", "or": " or ", "if": " if ", "iff": " if and only if "}


def _clause(want: Formula, texts: Mapping[str, tuple[str, str]]) -> str:
    if want.kind == "option":
        owner, text = texts[want.name]
        return f"{owner} {text}"
    if want.kind == "not":
        part = want.parts[0]
        if part.kind == "option":
            owner, text = texts[part.name]
            return f"{owner} not {text}"
        return f"it not be so that {_clause(part, texts)}"
    parts = [_clause(part, texts) for part in want.parts]
    return _JOINTS[want.kind].join(parts)


def gathered(conflict: Conflict, bits: Iterable[int]) -> tuple[Evidence, ...]:
    """The evidence of these options, each once."""
    return tuple(dict.fromkeys(e for bit in bits for e in conflict.options[bit].evidence))
