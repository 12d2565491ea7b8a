"""Finds what parties have agreed to do: "under the accord Oslo is to pay", "in return Rome was to withdraw"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.negation import is_negative
from standoff.reading.language.phrases import denied_phrase
from standoff.reading.language.syntax import VERBAL, has_subject, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_accord(clause: Clause) -> Iterator[Found]:
    """Duties that an agreement, or a bargain told sentence by sentence, lays on who signed it."""
    bound = _is_to(clause) or clause.modal in ("will", "would", "shall", "must")
    if not bound or _is_denied(clause) or clause.hypothetical or clause.sources or not clause.subjects:
        return
    if _under_accord(clause.verb) or (_is_to(clause) and _in_return(clause.verb)):
        yield Found(
            paragraph=clause.paragraph,
            stance=Stance.ACCEPTS,
            target=Target(clause, None, own=True),
            holders=clause.subjects,
            tokens=tuple(_tokens(clause)),
            hosts=(clause,),
            strength=0.6,
            confidence=0.5,
            rule="agreed",
            action=denied_phrase(clause) if clause.negated else None,
        )


def _is_denied(clause: Clause) -> bool:
    """True unless nothing but an object is denied: "is to send nobody" is a duty."""
    return clause.negated and not any(is_negative(o) for o in clause.objects)


def _is_to(clause: Clause) -> bool:
    """True for `pay` in "Oslo is to pay", and for `leave` in "is to pay and leave"."""
    first = clause.verb
    while first.dep_ == "conj" and first.head.pos_ in VERBAL and not has_subject(first):
        first = first.head
    copula = first.head
    plain = first.dep_ == "xcomp" and lemma_of(copula) == "be" and copula.tag_ in ("VBZ", "VBP", "VBD")
    between = (t for t in copula.children if copula.i < t.i < first.i)
    return plain and is_infinitive(first) and not any(t.dep_ in ("acomp", "attr", "neg") for t in between)


def _under_accord(verb: "Token") -> bool:
    """True where "under the accord", "by the terms of the treaty" stands before the verb in its sentence."""
    for token in verb.doc[verb.sent.start : verb.i]:
        if lemma_of(token) in words("accords", "nouns") and token.dep_ == "pobj":
            at = token.head
            while at.lower_ == "of" and at.head.dep_ == "pobj":
                at = at.head.head
            if at.lower_ in words("accords", "prepositions"):
                return True
    return False


def _in_return(verb: "Token") -> bool:
    """True for "in return", at the head of a sentence that follows one about an agreement."""
    opening = verb.doc[verb.sent.start : verb.i]
    given = any(t.lower_ in ("return", "exchange") and t.head.lower_ == "in" for t in opening)
    if not given or not verb.sent.start:
        return given
    before = verb.doc[verb.sent.start - 1].sent
    return any(lemma_of(t) in words("accords", "nouns") | words("accords", "verbs") for t in before) or given


def _tokens(clause: Clause) -> list["Token"]:
    """The duty with its subject: "Oslo is to pay a fine"."""
    own = clause.tokens()
    first = min(own, key=lambda t: int(t.i))
    subjects = [s.left_edge.i for s in clause.subjects if s.sent == clause.verb.sent and s.i < first.i]
    return [*clause.verb.doc[min(subjects) : first.i], *own] if subjects and clause.verb.dep_ != "conj" else own
