"""Finds what is held against a deed: "sending a fleet would be a mistake", "Oslo will get the answer it deserves"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.deterrents import (
    brought_in,
    deed_weighed,
    is_burden,
    is_given_back,
    is_harm,
    is_retort,
    is_said_of_a_deed,
    is_suffered,
)
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.nominals import action_of, names_action
from standoff.reading.positions.targets import Target
from standoff.reading.tables import word_lists

_AHEAD = ("will", "would", "shall", "could", "can")


def from_deterrent(clause: Clause) -> Iterator[Found]:
    """What somebody says against a deed of others, or holds out to them for one."""
    if clause.negated or clause.hypothetical:
        return
    yield from _burden_to_come(clause)
    if not clause.sources:
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


def _burden_to_come(clause: Clause) -> Iterator[Found]:
    """ "The tariff will take effect on Monday unless Oslo gives way": a threat of who stands against Oslo."""
    if clause.modal not in ("will", "would") or clause.passive or is_said_of_a_deed(clause):
        return
    burden = next((t for t in clause.grammatical_subjects if is_burden(t)), None)
    pressing = [c for c in clause.conditions if c.kind in ("until", "unless") and c.clause is not None]
    pressing += [c for c in clause.conditions if c.kind == "if" and c.clause is not None and c.clause.negated]
    against = tuple(t for c in pressing for t in c.subjects)
    verb = brought_in(clause)
    if burden is None or verb is None or not against:
        return
    found = by_modal(clause, Target(clause, None, own=True), Stance.THREATENS, "burden", 0.5)
    deed = verb == "impose" and names_action(burden) and burden.lower_.endswith("ing")
    action = action_of(burden, Stance.THREATENS) if deed else f"{verb} {noun_phrase(burden)}"
    yield replace(found, holders=(), sources=clause.sources, against=against, action=action)


def _of_receiver(clause: Clause, stance: Stance, verb: str, rest: str) -> Iterator[Found]:
    """What the source would see done to the clause's subject."""
    for receiver in clause.grammatical_subjects[:1]:
        found = by_modal(clause, Target(clause, None, own=True), stance, "retort", 0.5)
        yield replace(found, holders=clause.sources, action=f"{verb} {noun_phrase(receiver)} {rest}")


def _would_have_to(clause: Clause) -> bool:
    head = clause.verb.head
    ahead = any(t.tag_ == "MD" and t.lower_ in ("will", "would") for t in head.children)
    return clause.verb.dep_ == "xcomp" and lemma_of(head) == "have" and ahead
