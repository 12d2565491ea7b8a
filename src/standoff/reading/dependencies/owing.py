"""Needs told by what alone makes something go on: "thanks to Oslo", "only with Oslo's help", "by leave of Oslo"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standoff.reading.dependencies.needs import Need, NeedCue, need_of, words
from standoff.reading.dependencies.shares import owner_of
from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of
from standoff.reading.language.verb_groups import Tense

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_THANKS = NeedCue("owing", (), 0.7, "owing:thanks")
_LEAVE = NeedCue("owing", (), 0.8, "owing:leave")
_ONLY_WITH = NeedCue("owing", (), 0.8, "owing:only-with")
_ONLY_IF = NeedCue("owing", (), 0.8, "owing:only-if")


def owing(clause: Clause) -> Iterator[Need]:
    """Needs of whom a clause says that something goes on by, alone or by his leave."""
    who = clause.grammatical_subjects
    if clause.negated or not who:
        return
    going = lemma_of(clause.verb) in words("owing", "verbs") and clause.tense in (Tense.PRESENT, Tense.PERFECT)
    if going or (_sits(clause) and clause.tense is Tense.PRESENT):
        yield from (need_of(_THANKS, clause, who, heads, on_words=False) for heads in _thanked(clause))
        yield from (need_of(_LEAVE, clause, who, heads) for heads in _by_leave(clause))
    if clause.modal in words("lack", "modals") or going:
        yield from (need_of(_ONLY_WITH, clause, who, heads, on_words=False) for heads in _only_with(clause))
        yield from (need_of(_ONLY_IF, clause, who, heads, on_words=False) for heads in _only_if(clause))


def _sits(clause: Clause) -> bool:
    """True for "is in office", "stays afloat"."""
    if lemma_of(clause.verb) not in words("owing", "staying"):
        return False
    return any(t.i > clause.verb.i and t.lower_ in words("kept", "states") for t in clause.verb.subtree)


def _thanked(clause: Clause) -> Iterator[tuple["Token", ...]]:
    """ "thanks to Oslo", "owing to Oslo"."""
    for token in clause.verb.subtree:
        if token.lower_ in words("owing", "thanks") and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            after = [token, token.nbor()]
            heads = [p for t in after for p in t.children if p.dep_ == "pobj"]
            heads = heads or [p for t in token.children if t.lower_ == "to" for p in t.children if p.dep_ == "pobj"]
            if heads:
                yield tuple(n for h in heads[:1] for n in coordinated(h))


def _by_leave(clause: Clause) -> Iterator[tuple["Token", ...]]:
    """ "by leave of Oslo", "at Oslo's pleasure", "on Oslo's sufferance"."""
    for preposition in (t for t in clause.verb.subtree if t.lower_ in ("by", "at", "on", "under", "with")):
        for leave in (p for p in preposition.children if p.dep_ == "pobj" and lemma_of(p) in words("owing", "leave")):
            of = [p for t in leave.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"]
            owner = owner_of(leave)
            named = of or ([owner] if owner is not None else [])
            if named and preposition.i > clause.verb.i:
                yield tuple(named[:1])


def _only_with(clause: Clause) -> Iterator[tuple["Token", ...]]:
    """ "only with Oslo's help", "only through Oslo's good offices"."""
    for preposition in clause.verb.children:
        if preposition.dep_ != "prep" or preposition.lower_ not in ("with", "by", "under", "on"):
            continue
        if preposition.i > clause.verb.i and preposition.nbor(-1).lower_ in ("only", "solely"):
            heads = [p for p in preposition.children if p.dep_ == "pobj" and p.pos_ in NOMINAL]
            if heads and preposition.left_edge.i > clause.verb.i:
                yield tuple(heads[:1])


def _only_if(clause: Clause) -> Iterator[tuple["Token", ...]]:
    """ "only because Oslo lends it money", "only as long as Oslo pays", "only if Oslo agrees"."""
    for reason in (t for t in clause.verb.children if t.dep_ in ("advcl", "ccomp") and t.i > clause.verb.i):
        first = reason.left_edge
        helping = clause_at(clause.paragraph, reason)
        giving = lemma_of(reason) in words("owing", "giving") and not helping.negated
        if giving and helping.subjects and "only" in {first.lower_, first.nbor(-1).lower_}:
            yield helping.subjects[:1]
