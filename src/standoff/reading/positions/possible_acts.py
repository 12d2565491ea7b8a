"""Finds what somebody could do on terms: "it could free the men, Oslo said, if the ban were lifted"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.language.phrases import noun_phrase, verb_phrase
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.commitments import commitment
from standoff.reading.positions.cues import cues, words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.targets import Target
from standoff.reading.tables import toml_table


def from_possible_act(clause: Clause) -> Iterator[Found]:
    """Offers and threats of what can, could or might be done, where a condition makes a bargain of it."""
    yield from _by_somebody(clause)
    yield from _by_nobody(clause)


def _by_somebody(clause: Clause) -> Iterator[Found]:
    """ "It could free the men, Oslo said, if the ban were lifted": an offer, or a threat, in the mouth of who would."""
    if clause.modal not in ("can", "could", "might") or clause.passive or clause.negated or not _is_own_act(clause):
        return
    terms = [c for c in clause.conditions if c.kind in ("if", "in_exchange_for", "unless", "as_long_as")]
    terms = [c for c in terms if c.clause is None or c.subjects or c.clause.passive]
    if not clause.sources:
        # "might share it, provided Oslo leaves": nobody foretells in terms.
        bargaining = toml_table("conditions.toml")["tied"]["bargaining"]
        terms = [c for c in terms if c.kind in ("in_exchange_for", "as_long_as") or c.marker.lower_ in bargaining]
    if not terms:
        return
    target = Target(clause, None, own=True)
    found = by_modal(clause, target, commitment(target, clause), f"modal:{clause.modal}", 0.5)
    yield replace(found, committed=True, first_hand=True)


def _is_own_act(clause: Clause) -> bool:
    """True for what who is spoken of could do or leave; not for what might befall him."""
    own = all(t.tag_ == "PRP" or t.pos_ == "PROPN" or t in clause.sources for t in clause.subjects)
    befalls = lemma_of(clause.verb) in words("modals", "involuntary") | words("modals", "unable")
    known = clause.lemma in cues("verb") or any(o.pos_ in ("NOUN", "PROPN") for o in clause.objects)
    return own and bool(clause.subjects) and not befalls and known


def _by_nobody(clause: Clause) -> Iterator[Found]:
    """ "A congress could be convened, it says, provided he is freed": an offer."""
    if clause.modal not in ("can", "could", "may", "might") or not clause.sources or clause.agents:
        return
    terms = [
        c
        for c in clause.conditions
        if c.kind in ("if", "in_exchange_for") and c.marker.lower_ not in ("should", "were")
    ]
    thing = all(t.pos_ in ("NOUN", "PROPN") and not t.ent_type_ for t in clause.grammatical_subjects)
    starts = clause.lemma in toml_table("conditions.toml")["ceasing"]["starting"]
    if not terms or not clause.grammatical_subjects or not thing or not (clause.passive or starts):
        return
    target = Target(clause, None, own=True)
    if commitment(target, clause) is not Stance.OFFERS:
        return
    phrase = verb_phrase(clause)
    action = phrase if clause.passive else f"let {noun_phrase(clause.grammatical_subjects[0])} {phrase}"
    found = by_modal(clause, target, Stance.OFFERS, "possible", 0.5)
    yield replace(found, holders=clause.sources, action=action)
