"""Times by which something is to come about: "by year's end", "in the coming weeks", "this year", "soon"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import words
from standoff.reading.language.phrases import plain_text
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def horizon_of(tokens: Sequence["Token"]) -> str | None:
    """The first time named among `tokens`, as its own words; None when none is, or only the past."""
    inside = {t.i for t in tokens}
    for token in tokens:
        phrase = [t for t in _time_phrase(token) if t.i in inside]
        if phrase and not any(t.lower_ in words("horizon", "past") for t in phrase):
            return plain_text(phrase)
    return None


def _time_phrase(token: "Token") -> list["Token"]:
    """The phrase that `token` heads when it is one of time."""
    if token.dep_ in ("prep", "agent") and token.lower_ in words("horizon", "markers"):
        objects = [t for t in token.children if t.dep_ in ("pobj", "pcomp")]
        if any(_is_time(t) for t in objects):
            return sorted((t for t in token.subtree if t.i >= token.i), key=lambda t: int(t.i))
    if token.dep_ == "npadvmod" and _is_time(token):
        return sorted(token.subtree, key=lambda t: int(t.i))
    if token.dep_ == "advmod" and token.lower_ in words("horizon", "adverbs"):
        return [token]
    if token.dep_ == "mark" and token.lower_ in ("until", "before", "till"):
        return sorted(token.head.subtree, key=lambda t: int(t.i))
    return []


def _is_time(noun: "Token") -> bool:
    """True for a noun of time, a date, or "the end of" one."""
    if lemma_of(noun) in words("horizon", "units") or noun.ent_type_ in ("DATE", "TIME"):
        return True
    if lemma_of(noun) in ("end", "middle", "start", "beginning", "turn", "close", "rest"):
        return any(_is_time(t) for t in noun.subtree if t != noun and t.dep_ in ("pobj", "poss", "compound"))
    # "the second of November"
    ordinal = noun.ent_type_ == "ORDINAL" and any(t.ent_type_ == "DATE" for t in noun.subtree)
    return noun.lower_ == "then" or ordinal
