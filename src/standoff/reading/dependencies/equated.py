"""Who is meant by a subject that a copula equates with somebody: "Oslo is all that keeps it afloat"."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import NOMINAL, lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


_EMPTY = ("it", "there", "this", "that", "what")
"""Subjects of a cleft, and of what merely is."""


def doers(clause: Clause) -> tuple["Token", ...]:
    """The subjects of a clause, those of them that only stand for what "is" says given as that.

    Oslo, in "Oslo is the only country that buys its ore", "Oslo is all that keeps it going", "what keeps it going is
    Oslo", "Oslo is where it sells its ore".
    """
    return tuple(equal for subject in clause.subjects for equal in _equal(subject, clause))


def place_of(clause: Clause) -> tuple["Token", ...]:
    """Oslo, in "Oslo is where it sells its ore"; nothing where no place is said to be one."""
    verb = clause.verb
    copula = verb.head
    where = any(t.lower_ == "where" for t in verb.subtree if t.i < verb.i and t.i > copula.i)
    if verb.dep_ not in ("ccomp", "advcl", "relcl", "attr") or lemma_of(copula) != "be" or not where:
        return ()
    return tuple(t for t in copula.children if t.dep_ == "nsubj" and t.pos_ in NOMINAL and t.i < copula.i)


def _equal(subject: "Token", clause: Clause) -> tuple["Token", ...]:
    """What the copula of which `subject` is the predicate, or part of it, says that it is."""
    copula = subject.head
    if subject.dep_ == "attr" and lemma_of(copula) == "be" and subject.i > copula.i:
        named = [t for t in copula.children if t.dep_ == "nsubj" and t.pos_ in NOMINAL and t.i < copula.i]
        return tuple(t for t in named if t.lower_ not in _EMPTY) or (subject,)
    free = subject.lower_ == "what" and clause.verb.dep_ in ("csubj", "ccomp", "nsubj")
    if free and lemma_of(clause.verb.head) == "be" and clause.verb.i < clause.verb.head.i:
        return tuple(t for t in clause.verb.head.children if t.dep_ == "attr" and t.pos_ in NOMINAL) or (subject,)
    if subject.lower_ == "what" and lemma_of(clause.verb.head) == "be":
        # "Oslo's money is what keeps it going"
        return tuple(t for t in clause.verb.head.children if t.dep_ == "nsubj" and t.pos_ in NOMINAL) or (subject,)
    return (subject,)
