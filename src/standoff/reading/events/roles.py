"""Who did it to whom: actor and recipient of an event by the slots that its sense names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.reading.clauses import NOMINAL, Clause, coordinated
from standoff.reading.context import Context
from standoff.reading.events.match import participants, theme_heads
from standoff.reading.events.senses import Sense
from standoff.reading.parties import Parties
from standoff.reading.pipeline import ParsedParagraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor ids; `inferred` when the recipient is the other side of the document, not named beside the cue."""

    actor: str | None
    recipient: str | None
    inferred: bool = False


@dataclass(frozen=True, eq=False)
class RoleFinder:
    """Finds roles in one document."""

    context: Context
    parties: Parties

    def of_clause(self, clause: Clause, sense: Sense) -> Roles:
        """Roles of an event that a verb reports."""
        if "reported" in sense.flags:
            return self._roles(self._named(clause.sources, clause.paragraph), self._clause_slot("subject", clause, sense))
        if sense.victim == "subject":
            agents = self._named(clause.prepositional("by", "from"), clause.paragraph)
            return Roles(next(iter(agents), None), next(iter(self._named(clause.grammatical_subjects, clause.paragraph)), None))
        subjects = () if sense.theme and not clause.objects else clause.subjects
        actors = self._named(subjects, clause.paragraph)
        themes = theme_heads(clause, sense)
        if not actors and sense.theme:
            actors = self._inside(themes, clause.paragraph)
        if sense.mutual and len(actors) > 1:
            return Roles(actors[0], actors[1])
        for slot in sense.recipient:
            found = [a for a in self._clause_slot(slot, clause, sense) if self._another(a, actors)]
            if found:
                return self._finish(clause, sense, actors, found)
        return self._finish(clause, sense, actors, [])

    def of_noun(self, noun: "Token", clause: Clause | None, sense: Sense, paragraph: ParsedParagraph) -> Roles:
        """Roles of an event that a noun names: owners act, what its prepositions lead to is acted on."""
        owners = [t for t in noun.lefts if t.dep_ in ("poss", "amod", "compound", "nmod")]
        owners += [p for t in noun.rights if t.lower_ in ("by", "between", "of") for p in t.children if p.dep_ == "pobj"]
        objective = "of" in sense.recipient or any(t.lower_ == "of" and sense.type in ("ASSAULT", "COERCE") for t in noun.rights)
        if objective:
            owners = [t for t in owners if t.head.lower_ != "of"]
        actors = self._named([n for t in owners for n in coordinated(t)], paragraph)
        if sense.mutual and len(actors) > 1:
            return Roles(actors[0], actors[1])
        slots = ("on", "against", "with", "of", "to", "at", "into", "in") if objective else (*sense.recipient, "on", "against", "with")
        for slot in slots:
            heads = [p for t in noun.rights if t.dep_ == "prep" and t.lower_ == slot for p in t.children]
            heads = [n for t in heads if t.dep_ == "pobj" for n in coordinated(t)]
            found = [a for a in self._named(heads, paragraph) if self._another(a, actors)]
            if found:
                return Roles(next(iter(actors), None), found[0])
        if not actors and clause is not None and noun in clause.objects:
            actors = self._named(clause.subjects, paragraph)
        return self._roles(actors, ())

    def _finish(self, clause: Clause, sense: Sense, actors: tuple[str, ...], found: list[str]) -> Roles:
        actor = next(iter(actors), None)
        if found:
            return Roles(actor, found[0])
        if actor is None or sense.type in ("PROTEST", "ASSAULT", "AID", "RETREAT"):
            return Roles(actor, None)
        other = self.parties.counterpart(self.parties.party(actor), clause.paragraph, clause.verb)
        return Roles(actor, other, inferred=other is not None)

    def _roles(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Roles:
        actor = next(iter(actors), None)
        return Roles(actor, next((r for r in recipients if self._another(r, actors)), None))

    def _another(self, candidate: str, actors: tuple[str, ...]) -> bool:
        return not actors or self.parties.party(candidate) != self.parties.party(actors[0])

    def _clause_slot(self, slot: str, clause: Clause, sense: Sense) -> tuple[str, ...]:
        """Ids of the actors in a slot: "object", "owner", "subject", "complement", "dative", or a preposition."""
        paragraph = clause.paragraph
        themes = theme_heads(clause, sense)
        if slot == "object":
            return self.context.who([t for t in themes if t.pos_ in NOMINAL], paragraph)
        if slot == "owner":
            return self._inside(themes, paragraph)
        if slot == "subject":
            return self._named(clause.grammatical_subjects, paragraph)
        if slot == "complement":
            subjects = [s for c in clause.complements for s in c.grammatical_subjects]
            inner = [o for c in clause.complements for o in c.objects]
            return self._named(subjects, paragraph) or self._named(inner, paragraph)
        if slot == "dative":
            heads = [t for t in clause.verb.children if t.dep_ == "dative"]
            return self._named([*heads, *(p for t in heads for p in t.children)], paragraph)
        heads = list(clause.prepositional(slot))
        hosts = [t for head in themes for t in head.rights if t.dep_ == "prep" and t.lower_ == slot]
        heads += [n for t in hosts for p in t.children if p.dep_ == "pobj" for n in coordinated(p)]
        return self._named(heads, paragraph)

    def _named(self, heads: "Iterable[Token]", paragraph: ParsedParagraph) -> tuple[str, ...]:
        """Who the heads stand for, or failing that whom their phrases name: "Turkish" in "Turkish jets"."""
        found: list[str] = []
        for head in heads:
            found += self.context.who((head,), paragraph) or participants(head, paragraph, self.context)[:2]
        return tuple(dict.fromkeys(found))

    def _inside(self, heads: "Iterable[Token]", paragraph: ParsedParagraph) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for head in heads for a in participants(head, paragraph, self.context)))
