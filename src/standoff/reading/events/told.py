"""Clauses as reports tell them: with the subject that a date before it keeps the parser from seeing."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, clause_at, clauses, coordinated
from standoff.reading.events.senses import words
from standoff.reading.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from standoff.reading.tree import Token

_TIMES = frozenset({"DATE", "TIME"})


class Told(Clause):
    """A clause whose subject may have been taken into the date before it: "On 21 May guerrillas died"."""

    @cached_property
    def passive(self) -> bool:
        """As for any clause, but not for adjectives ("is opposed to it"), and for what shares an auxiliary too.

        "Ten were killed and nine wounded".
        """
        to = any(t.dep_ == "prep" and t.lower_ == "to" for t in self.verb.children)
        if to and self.verb.lower_ in words("adjectival", "participles"):
            return False
        return super().passive or self._shares_a_passive() or self._is_bare_participle()

    def _is_bare_participle(self) -> bool:
        """True for "confined to his house, he wrote"."""
        verb = self.verb
        bare = not any(t.dep_ in ("aux", "dobj", "ccomp", "xcomp", "nsubj") for t in verb.children)
        return bool(verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and bare)

    def _shares_a_passive(self) -> bool:
        verb = self.verb
        if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or verb.head.pos_ != "VERB":
            return False
        bare = not any(t.dep_ in ("aux", "dobj", "ccomp", "xcomp") for t in verb.children)
        return bare and Told(self.paragraph, verb.head).passive

    @cached_property
    def grammatical_subjects(self) -> tuple["Token", ...]:
        """As for any clause, or else the noun that the parser hung on the fronted date."""
        found = super().grammatical_subjects
        if not found and self.verb.dep_ in ("acomp", "advcl") and self.verb.head.pos_ in ("VERB", "AUX"):
            return clause_at(self.paragraph, self.verb.head).grammatical_subjects
        if found:
            return found
        swallowed = _swallowed(self.verb)
        if swallowed is not None:
            return tuple(coordinated(swallowed))
        first = self.verb.head
        shares = self.verb.dep_ == "conj" and first.pos_ == "VERB" and first.i < self.verb.i
        return Told(self.paragraph, first).grammatical_subjects if shares else ()


def told(paragraph: ParsedParagraph) -> Iterator[Told]:
    """Every clause of a paragraph, in order of its predicate."""
    for clause in clauses(paragraph):
        yield Told(paragraph, clause.verb, clause.stop)


def _swallowed(verb: "Token") -> "Token | None":
    """The noun that stands between a fronted date and the verb, where the parser made one phrase of both."""
    for prep in verb.lefts:
        if prep.dep_ != "prep":
            continue
        noun = next((t for t in prep.children if t.dep_ == "pobj"), None)
        if noun is None or noun.pos_ not in NOMINAL or noun.tag_ == "CD" or noun.i > verb.i:
            continue
        before = noun.doc[prep.i + 1 : noun.i]
        dated = [t for t in before if t.ent_type_ in _TIMES and t.pos_ in ("PROPN", "NOUN", "NUM")]
        undated = noun.ent_type_ not in _TIMES or noun.tag_ in ("NNS", "NNP")
        if dated and undated and _opens_another(noun, dated):
            return noun
    return None


def _opens_another(noun: "Token", dated: "list[Token]") -> bool:
    """True when the phrase up to the noun names a month, a day or a unit of time before the noun."""
    named = [t for t in dated if t.pos_ != "NUM"]
    return bool(named) and noun.pos_ != "NUM" and not any(t.text == "," for t in noun.doc[named[-1].i : noun.i])
