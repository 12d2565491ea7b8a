"""Decisions: a vote to sanction is a sanction, one to offer help a promise, and one to attack a threat."""

from dataclasses import replace
from typing import TYPE_CHECKING

from standoff.reading.events.match import sense_of_clause
from standoff.reading.events.senses import Sense, decided_type, words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.context import Context


def decision(clause: Clause, context: "Context") -> tuple[Sense, Clause] | None:
    """What "voted to offer asylum" reports, with the clause of what was decided on, whose roles it shares; or None."""
    if not {clause.lemma, lemma_of(clause.verb)} & words("decided", "verbs"):
        return None
    for what in clause.complements:
        if what.verb.tag_ != "VB" or not any(t.tag_ == "TO" for t in what.verb.children):
            continue
        sense = sense_of_clause(what, context)
        if sense is None or (what.negated and sense.type not in words("decided", "friendly")):
            return None
        sense = replace(sense, denied="REJECT").when_denied() if what.negated else sense
        return replace(decided(sense), cue=f"decide-{sense.cue}"), what
    return None


def decided(sense: Sense) -> Sense:
    """`sense` as what it is to decide on it: help decided on is a promise, an attack a threat."""
    kind = decided_type(sense.type)
    return replace(sense, type=kind, mode=sense.mode if kind == sense.type else None, flags=frozenset(), mutual=False)
