"""Finds what parties say they may do or must do, or will not shrink from: "might recall its envoy"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cue_matchers import is_forewarned
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.modal_matchers import is_cue
from standoff.reading.positions.targets import Target
from standoff.reading.positions.verb_forms import is_infinitive


def from_driven(clause: Clause) -> Iterator[Found]:
    """Commitments that somebody only hints at, or says that he will be driven to."""
    if clause.hypothetical:
        return
    yield from _driven(clause)
    yield from _hinted(clause)


def _driven(clause: Clause) -> Iterator[Found]:
    """ "Oslo will be forced to close the border, it says", "would have to retaliate", "will not hesitate to"."""
    unshrinking = clause.negated and lemma_of(clause.verb) in words("modals", "shrinking")
    if clause.modal not in ("will", "would") or not (clause.sources or clause.conditions or unshrinking):
        return
    forced = clause.passive and lemma_of(clause.verb) in words("asserted", "driving") and not clause.agents
    bound = lemma_of(clause.verb) == "have" and not clause.negated and bool(clause.sources)
    shrunk_from = [clause_at(clause.paragraph, t) for t in clause.prepositional("from", "at") if t.tag_ == "VBG"]
    for gerund in shrunk_from if unshrinking else ():
        target = Target(gerund, None, own=True)
        found = by_modal(clause, target, commitment(target, clause), "modal:driven", 0.6)
        yield replace(found, committed=True, first_hand=bool(clause.sources))
    for complement in clause.complements if forced or bound or unshrinking else ():
        target = Target(complement, None, own=True)
        stance = commitment(target, clause)
        if is_infinitive(complement.verb) and (stance is Stance.THREATENS or unshrinking):
            found = by_modal(clause, target, stance, "modal:driven", 0.6)
            holders = clause.grammatical_subjects
            yield replace(found, holders=holders, committed=True, first_hand=bool(clause.sources), voiced=False)


def _hinted(clause: Clause) -> Iterator[Found]:
    """ "hinted that it might close the border", "said it could open its files"."""
    if clause.modal not in ("may", "might", "could") or clause.negated or clause.passive or is_cue(clause):
        return
    told = clause.reporting in words("modals", "hinting") and clause.modal != "could"
    told = told or clause.reporting in words("modals", "floating") or _lets_know(clause)
    own = bool(clause.subjects) and all(t.pos_ in ("PRON", "PROPN") or t.ent_type_ for t in clause.subjects)
    if not told or not own or is_forewarned(clause) or clause.verb.dep_ != "ccomp":
        return
    if lemma_of(clause.verb) in words("modals", "involuntary") | words("modals", "unable"):
        return
    target = Target(clause, None, own=True)
    found = by_modal(clause, target, commitment(target, clause), "modal:might", 0.4)
    yield replace(found, strength=0.3, committed=True, first_hand=True)


def _lets_know(clause: Clause) -> bool:
    """True for what somebody "let it be known" that he could do."""
    said = clause.verb.head
    return clause.verb.dep_ == "ccomp" and lemma_of(said) == "know" and lemma_of(said.head) == "let"
