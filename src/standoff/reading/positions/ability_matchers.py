"""Finds refusals worded as what cannot be: "we can't override the judges, he says", "nothing can be signed until"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import NOMINAL, lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.modal_matchers import is_cue
from standoff.reading.positions.nominals import names_action
from standoff.reading.positions.targets import Target
from standoff.reading.positions.volition import is_chosen, is_none

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def from_ability(clause: Clause) -> Iterator[Found]:
    """What somebody says that he cannot do, that cannot be done, or that another cannot: what he will not allow."""
    if not clause.sources or clause.hypothetical or is_cue(clause):
        return
    if clause.modal in words("modals", "refusing"):
        yield from _none_will(clause)
    if clause.modal in ("may", "might"):
        if clause.negated and not _is_weakened(clause) and clause.modal == "may":
            # "the ships may not pass, Oslo said"
            yield from _kept_from(clause, exclusive=False)
        return
    if clause.modal not in ("can", "could"):
        return
    if clause.negated and not _is_weakened(clause):
        yield from _cannot(clause)
    elif any(c.marker.lower_ == "only" and c.kind == "if" for c in clause.conditions):
        # "relations can return to normal only when Oslo pays"
        yield from _kept_from(clause, exclusive=True)


def _cannot(clause: Clause) -> Iterator[Found]:
    if lemma_of(clause.verb) in words("modals", "acceptance"):
        return
    if clause.passive:
        unheard = lemma_of(clause.verb) in words("modals", "not_granted") | words("modals", "unable")
        none = any(is_none(t) and t.left_edge.lower_ == "not" for t in clause.grammatical_subjects)
        if not clause.agents and not unheard and (none or _is_done_here(clause)):
            found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:cannot-be", 0.5)
            yield replace(found, holders=clause.sources)
        return
    if _is_his_own(clause):
        beyond = words("modals", "involuntary") | words("modals", "unable")
        if lemma_of(clause.verb) not in beyond:
            found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:cannot", 0.5)
            yield replace(found, first_hand=True)
        return
    yield from _kept_from(clause, exclusive=False)


def _none_will(clause: Clause) -> Iterator[Found]:
    """ "no inspector would set foot in it, Oslo said": what its source does not let anybody do."""
    subjects = clause.grammatical_subjects
    if len(subjects) != 1 or clause.passive:
        return
    if subjects[0].lower_ == "nothing" and lemma_of(clause.verb) in words("modals", "coming_about"):
        # "nothing of the kind will happen": what was asked
        found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:nothing-will", 0.6)
        yield replace(found, holders=clause.sources, elliptical=True)
        return
    if names_action(subjects[0]) and lemma_of(clause.verb) in words("modals", "coming_about") and clause.negated:
        # "recognition will never come"
        found = by_modal(clause, Target(None, subjects[0], own=True), Stance.REFUSES, "modal:none-comes", 0.6)
        yield replace(found, holders=clause.sources)
        return
    chosen = is_chosen(clause) or bool(clause.objects) or lemma_of(clause.verb) in words("modals", "permitted")
    if is_none(subjects[0]) and (chosen or lemma_of(clause.verb) not in words("modals", "involuntary")):
        found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:none-will", 0.6)
        action = f"let any {noun_phrase(subjects[0])} {verb_phrase(clause)}"
        yield replace(found, holders=clause.sources, action=action)


def _is_weakened(clause: Clause) -> bool:
    """True for "can hardly pay", and for "cannot pay without help": a lack of means, not of will."""
    if any(is_none(t) for t in clause.grammatical_subjects):
        # "not one village can be handed over without a vote"
        return False
    hardly = any(t.lower_ in words("modals", "doubting") for t in clause.verb.children)
    lacking = any(t.lower_ in ("without", "alone") for t in clause.verb.children)
    return hardly or lacking


def _is_done_here(clause: Clause) -> bool:
    """True for what is an act, or hangs on another's: "no transfer can be made", "it cannot be signed until"."""
    hung = any(c.kind in ("until", "unless", "as_long_as") for c in clause.conditions)
    return hung or any(names_action(t) for t in clause.grammatical_subjects)


def _is_his_own(clause: Clause) -> bool:
    """True for "he can't, he says" and "Oslo cannot, it says": whether they are of one side is seen later."""
    return all(t.pos_ in ("PRON", "PROPN") or t.ent_type_ for t in clause.subjects) and bool(clause.subjects)


def _kept_from(clause: Clause, *, exclusive: bool) -> Iterator[Found]:
    """ "the crew cannot go home, Oslo said": what its source does not let another do."""
    subjects: tuple[Token, ...] = clause.grammatical_subjects
    plain = (
        bool(subjects)
        and all(t.pos_ in ("NOUN", "PROPN") for t in subjects)
        and not any(o.pos_ in NOMINAL for o in clause.objects)
    )
    allowed = clause.lemma in words("modals", "permitted") or lemma_of(clause.verb) in words("modals", "permitted")
    if plain and allowed and not set(subjects) & set(clause.sources):
        found = by_modal(clause, Target(clause, None, own=True), Stance.REFUSES, "modal:not-permitted", 0.5)
        action = f"let {noun_phrase(subjects[0])} {verb_phrase(clause)}"
        yield replace(found, holders=clause.sources, action=action, exclusive=exclusive)
