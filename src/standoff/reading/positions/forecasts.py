"""Whether a clause is what somebody expects of others, and so nobody's word: "my guess is that Oslo will sign"."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import VERBAL, lemma_of
from standoff.reading.positions.cues import words

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def is_forecast(clause: Clause) -> bool:
    """True for what is guessed, feared or bet that another will do; not for what one expects of oneself."""
    subjects = clause.grammatical_subjects
    if not subjects or all(t.tag_ == "PRP" for t in subjects):
        return False
    return _hangs_on(clause.verb, "verbs") or _is_of_either(clause)


def is_doubted(clause: Clause) -> bool:
    """True for `wants` in "envoys doubt that Oslo wants a war", and in "little suggests that either side wants one"."""
    return _hangs_on(clause.verb, "doubting") or _is_of_either(clause)


def _is_of_either(clause: Clause) -> bool:
    """True for "either side wants a war", which is only said where it is questioned or denied."""
    either = any(t.lower_ == "either" for s in clause.grammatical_subjects for t in (s, *s.children))
    return either and not clause.negated


def _hangs_on(verb: "Token", name: str) -> bool:
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    head = verb.head
    if verb.dep_ not in ("ccomp", "attr", "acl", "advcl") or head == verb:
        return False
    if lemma_of(head) in words("forecasts", name):
        # "left no doubt that it would sign"
        return not any(t.lower_ == "no" for t in head.children)
    guesses = [head] if verb.dep_ == "acl" else [t for t in head.children if t.dep_ == "nsubj"]
    told = lemma_of(head) == "be" or verb.dep_ == "acl"
    return name == "verbs" and told and any(lemma_of(t) in words("forecasts", "nouns") for t in guesses)
