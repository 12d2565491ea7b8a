"""What a position is about: a course of action, named by a clause or by a noun, and who would take it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from standoff.reading.language.clauses import Clause
from standoff.reading.language.syntax import lemma_of
from standoff.reading.positions.cues import words
from standoff.reading.positions.nominals import is_hostile, is_settled, names_action
from standoff.reading.positions.spoken_to import addressed
from standoff.reading.positions.verb_forms import is_infinitive, unwrapped
from standoff.reading.tables import word_lists

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


@dataclass(frozen=True)
class Target:
    """A course of action, as a clause or as a noun; `own` when the cue's subject would take it.

    `performers` are the heads of who else would; empty when the sentence does not say. `result` is the state that a
    noun is wanted in: `back` in "wants the ship back".
    """

    clause: Clause | None
    noun: "Token | None"
    own: bool
    performers: tuple["Token", ...] = ()
    result: str | None = None

    @property
    def objects(self) -> tuple["Token", ...]:
        """The objects of the clause that names the action, if one does."""
        return self.clause.objects if self.clause is not None else ()

    @property
    def head(self) -> "Token":
        """The verb or noun that names the action."""
        if self.clause is not None:
            return self.clause.verb
        assert self.noun is not None
        return self.noun


def own_target(clause: Clause) -> Target:
    """What the cue's subject is to do itself."""
    # "does not care to see it used so" is about its use.
    seen = clause.lemma == "see" and is_infinitive(clause.verb) and clause.modal is None
    return Target(unwrapped(clause) if seen else clause, None, own=True)


def other_target(clause: Clause) -> Target:
    """What the subject of the clause is to do."""
    if unwrapped(clause) != clause:
        return Target(unwrapped(clause), None, own=False)
    return Target(clause, None, own=False, performers=clause.subjects)


def asked_target(said: Clause, clause: Clause) -> Target:
    """What another is to do; "it" is who is spoken to."""
    asked = other_target(said)
    spoken_to = addressed(clause)
    pronoun = bool(asked.performers) and all(t.tag_ == "PRP" for t in asked.performers)
    return replace(asked, performers=spoken_to) if pronoun and spoken_to else asked


def is_proposal(noun: "Token") -> bool:
    """True for what one can vote on or sign: a demand, a plan, a deal, an act, money."""
    lemma = lemma_of(noun)
    nouns = words("anaphors", "demand_nouns") | words("anaphors", "offer_nouns") | words("proposals", "nouns")
    if noun.lower_ in word_lists()["negative_pronouns"]:
        return True
    return lemma in nouns or names_action(noun) or is_settled(noun) or noun.ent_type_ == "MONEY"


def is_menacing(noun: "Token") -> bool:
    """True for what would hurt: sanctions, a blockade."""
    return lemma_of(noun) in words("commitments", "hostile_nouns") | words("commitments", "preparations") or is_hostile(
        noun
    )
