"""Whom a verb of telling speaks to, and whether what is said is of the speaker: "told Oslo that it must leave"."""

from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause, clause_at
from standoff.reading.language.sources import reporting_verb

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def addressed(clause: Clause) -> tuple["Token", ...]:
    """Rome, in "demanded of Rome that it leave", "told Rome that it must leave"."""
    told = [t for t in clause.verb.children if t.dep_ in ("dobj", "dative") and t.i > clause.verb.i]
    told += [t for t in clause.prepositional("of", "to", "on", "from") if t.i > clause.verb.i]
    return tuple(t for t in told if t.pos_ == "PROPN" or t.ent_type_)


def addressed_by(said: Clause) -> tuple["Token", ...]:
    """Whom `said` is told to, where a pronoun stands for him: "told Rome that it must leave"."""
    subjects = said.grammatical_subjects
    verb = reporting_verb(said.verb) if subjects and all(t.tag_ == "PRP" for t in subjects) else None
    return addressed(clause_at(said.paragraph, verb)) if verb is not None else ()


def is_vow(said: Clause, clause: Clause) -> bool:
    """True for "insists that it would not leave": what one says of oneself, with nobody addressed."""
    itself = all(t.tag_ == "PRP" for t in said.grammatical_subjects) and bool(said.grammatical_subjects)
    return itself and said.modal == "would" and not said.passive and not addressed(clause)
