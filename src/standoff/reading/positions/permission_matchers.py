"""Finds what somebody lets another do: "told Oslo that it can keep the port", "Oslo may use the port, Lima said"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.spoken_to import addressed_by
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_question


def from_permission(clause: Clause) -> Iterator[Found]:
    """What another than its source can or may do, where it is said to him, hangs on what he does, or is a thing's."""
    if clause.modal not in ("can", "could", "may", "might") or clause.negated or not clause.sources:
        return
    subjects = clause.grammatical_subjects
    if clause.passive or not subjects or set(subjects) & set(clause.sources) or is_question(clause):
        return
    if clause.hypothetical or clause.reporting in words("forecasts", "verbs") | {"warn"}:
        return
    spoken_to = addressed_by(clause)
    named = spoken_to or tuple(t for t in subjects if t.pos_ in ("NOUN", "PROPN"))
    hung = any(c.kind == "if" and c.marker.lower_ != "only" for c in clause.conditions)
    # "the ships may pass, Lima said", but not "the ships may pass, he said"
    voiced = clause.modal != "can" and not any(t.pos_ == "PRON" for t in clause.sources)
    free = clause.lemma in words("modals", "permitted") and (voiced or hung or spoken_to)
    if named and (free or (lemma_of(clause.verb) in words("modals", "granted") and (spoken_to or hung))):
        found = by_modal(clause, Target(clause, None, own=True), Stance.OFFERS, "modal:granted", 0.4)
        yield replace(found, holders=clause.sources, action=f"let {noun_phrase(named[0])} {verb_phrase(clause)}")
