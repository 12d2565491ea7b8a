"""Finds what is held against a deed: "sending a fleet would be a mistake", "Oslo will get the answer it deserves"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause, lemma_of
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.model import Stance
from standoff.reading.positions.deterrents import deed_weighed, is_given_back, is_harm, is_retort, is_suffered
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.targets import Target
from standoff.reading.tables import word_lists

_AHEAD = ("will", "would", "shall", "could", "can")


def from_deterrent(clause: Clause) -> Iterator[Found]:
    """What somebody says against a deed of others, or holds out to them for one."""
    if clause.negated or clause.hypothetical or not clause.sources:
        return
    if clause.reporting in word_lists()["denying_verbs"]:
        return
    if _would_have_to(clause):
        if is_suffered(clause) and not set(clause.grammatical_subjects) & set(clause.sources):
            yield from _of_receiver(clause, Stance.THREATENS, "make", verb_phrase(clause))
        return
    if clause.modal not in _AHEAD:
        return
    weighed = deed_weighed(clause)
    if weighed is not None and is_harm(clause):
        yield replace(by_modal(clause, weighed, Stance.DEMANDS, "warned-against", 0.5), denied=True)
    elif is_given_back(clause) and clause.modal in ("will", "would", "shall"):
        stance = Stance.THREATENS if is_retort(clause) else Stance.OFFERS
        yield from _of_receiver(clause, stance, "give", verb_phrase(clause).partition(" ")[2])


def _of_receiver(clause: Clause, stance: Stance, verb: str, rest: str) -> Iterator[Found]:
    """What the source would see done to the clause's subject."""
    for receiver in clause.grammatical_subjects[:1]:
        found = by_modal(clause, Target(clause, None, own=True), stance, "retort", 0.5)
        yield replace(found, holders=clause.sources, action=f"{verb} {noun_phrase(receiver)} {rest}")


def _would_have_to(clause: Clause) -> bool:
    head = clause.verb.head
    ahead = any(t.tag_ == "MD" and t.lower_ in ("will", "would") for t in head.children)
    return clause.verb.dep_ == "xcomp" and lemma_of(head) == "have" and ahead
