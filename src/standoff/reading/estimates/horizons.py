"""Times by which something is to come about: "by year's end", "in the coming weeks", "this year", "soon"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.reading.estimates.hedges import words
from standoff.reading.language.phrases import plain_text
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def horizon_of(tokens: Sequence["Token"], but: Sequence["Token"] = ()) -> str | None:
    """The first time named among `tokens`, as its own words; None when none is, or only the past.

    No time goes on past a word of `but`, the words of the judgement itself.
    """
    inside = {t.i for t in tokens}
    judging = {t.i for t in but}
    for token in tokens:
        phrase = [t for t in _time_phrase(token) if t.i in inside]
        phrase = _before_more(phrase, set() if token.i in judging else judging)
        if phrase and not any(t.lower_ in words("horizon", "past") for t in phrase):
            return plain_text(phrase)
    return None


def _before_more(phrase: list["Token"], judging: set[int]) -> list["Token"]:
    """The words of a time up to where something else is told: "before May", not "with them fined"."""
    for at, token in enumerate(phrase):
        stop = token.i in judging or (at and token.i > phrase[at - 1].i + 1)
        parted = token.is_punct and token.text not in _JOINING
        judges = any(t.i in judging for t in token.children if t.i < token.i)
        if at and (stop or parted or judges or (token.dep_ == "advmod" and token.head.i in judging)):
            return phrase[:at]
    return phrase


_JOINING = ("-", "'", "\u2019", ".", "/")


def _time_phrase(token: "Token") -> list["Token"]:
    """The phrase that `token` heads when it is one of time."""
    if token.dep_ in ("prep", "agent") and token.lower_ in words("horizon", "markers"):
        objects = [t for t in token.children if t.dep_ in ("pobj", "pcomp")]
        # "think a truce before Christmas improbable", where the parser makes one name of both
        objects += [c for t in objects if t.pos_ == "ADJ" for c in t.children if c.dep_ == "compound"]
        if any(_is_time(t) for t in objects):
            return _told(token)
    if token.dep_ == "npadvmod" and _is_time(token):
        return _told(token)
    if token.dep_ == "advmod" and token.lower_ in words("horizon", "adverbs"):
        return [token]
    if token.dep_ == "mark" and token.lower_ in words("horizon", "openings"):
        return [t for t in _told(token.head) if t.i >= token.i]
    return []


def _told(head: "Token") -> list["Token"]:
    """What hangs on a word of time, without what is added to it: "for some months", not "as a face-saver"."""
    apart = [
        t
        for t in head.subtree
        if t.i > head.i
        and head.pos_ not in ("VERB", "AUX")
        and ((t.dep_ == "prep" and t.lower_ in words("horizon", "apart")) or t.dep_ in ("relcl", "appos"))
    ]
    hidden = {t.i for a in apart for t in a.subtree}
    adverbial = head.dep_ in ("prep", "agent")
    return sorted(
        (t for t in head.subtree if t.i not in hidden and (not adverbial or t.i >= head.i)), key=lambda t: int(t.i)
    )


def _is_time(noun: "Token") -> bool:
    """True for a noun of time, a date, or "the end of" one."""
    if lemma_of(noun) in words("horizon", "named"):
        # "in March", not "in a march"
        return not noun.is_lower
    if lemma_of(noun) in words("horizon", "units") or noun.ent_type_ in ("DATE", "TIME"):
        return True
    if lemma_of(noun) in words("horizon", "parts"):
        return any(_is_time(t) for t in noun.subtree if t != noun and t.dep_ in ("pobj", "poss", "compound"))
    # "the second of November"
    ordinal = noun.ent_type_ == "ORDINAL" and any(t.ent_type_ == "DATE" for t in noun.subtree)
    return noun.lower_ == "then" or ordinal
