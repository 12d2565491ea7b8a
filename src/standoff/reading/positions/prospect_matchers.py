"""Finds what somebody is told will come to him: "Oslo can expect more of the same", "whoever strikes faces prison"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.targets import Target


def from_prospect(clause: Clause) -> Iterator[Found]:
    """What would be done to another, in the mouth of whoever would do it."""
    if (
        not clause.sources
        or clause.negated
        or clause.passive
        or clause.hypothetical
        or set(clause.subjects) & set(clause.sources)
    ):
        return
    yield from _ended(clause)
    told = lemma_of(clause.verb) == "expect" and clause.modal in ("can", "may", "should", "must", "will")
    faces = lemma_of(clause.verb) in words("menaces", "undergoing") and clause.modal in (None, "will", "would")
    for noun in clause.objects if told or faces else ():
        more = told and (noun.lower_ == "more" or any(t.lower_ == "more" for t in noun.children))
        if more or lemma_of(noun) in words("menaces", "objects") | words("menaces", "penalties"):
            action = "do more of the same" if noun.lower_ == "more" else f"impose {noun_phrase(noun)}"
            found = by_modal(clause, Target(None, noun, own=True), Stance.THREATENS, "prospect", 0.5)
            yield replace(found, holders=clause.sources, committed=True, action=action)


def _ended(clause: Clause) -> Iterator[Found]:
    """ "if Oslo lands, the truce is over, Lima says", "a landing would be the end of the truce, it warned"."""
    if lemma_of(clause.verb) != "be":
        return
    hung = clause.modal in ("will", "would") or any(c.kind in ("if", "unless", "until") for c in clause.conditions)
    over = [t for t in clause.verb.children if t.i > clause.verb.i and t.lower_ in words("menaces", "ended")]
    things = list(clause.grammatical_subjects) if over else []
    for end in (t for t in clause.verb.children if t.dep_ == "attr" and lemma_of(t) in words("menaces", "ends")):
        things += [p for t in end.children if t.lower_ == "of" for p in t.children]
    for thing in things if hung else ():
        if lemma_of(thing) in words("menaces", "broken_off"):
            found = by_modal(clause, Target(None, thing, own=True), Stance.THREATENS, "prospect:end", 0.5)
            yield replace(found, holders=clause.sources, committed=True, action=f"end {noun_phrase(thing)}")
