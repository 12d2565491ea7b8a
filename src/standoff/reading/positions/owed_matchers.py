"""Finds demands and refusals told as debts: "Oslo owes us an apology, Lima says", "Lima owes nobody an apology"."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.language.clauses import Clause
from standoff.reading.language.negation import is_negative
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import Stance
from standoff.reading.positions.cues import words
from standoff.reading.positions.found import Found
from standoff.reading.positions.modal_found import by_modal
from standoff.reading.positions.targets import Target


def from_debt(clause: Clause) -> Iterator[Found]:
    """What somebody is said to owe by who wants it, or says himself that he does not owe."""
    if lemma_of(clause.verb) != "owe" or clause.hypothetical or clause.passive:
        return
    things = [t for t in clause.verb.children if t.dep_ in ("dobj", "oprd") and t.i > clause.verb.i]
    nobody = clause.negated or any(t.dep_ == "dative" and is_negative(t) for t in clause.verb.children)
    for thing in (t for t in things if lemma_of(t) in words("duties", "owed")):
        if nobody:
            found = by_modal(clause, Target(None, thing, own=True), Stance.REFUSES, "owes-no", 0.6)
            yield replace(found, holders=clause.subjects)
        elif clause.sources and not set(clause.sources) & set(clause.subjects):
            target = Target(None, thing, own=False, performers=clause.subjects)
            yield by_modal(clause, target, Stance.DEMANDS, "owes", 0.6)
