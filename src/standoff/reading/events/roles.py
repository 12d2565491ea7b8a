"""Who did it to whom: actor and recipient of an event by the slots that its sense names."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.reading.actors.gazetteer import words as actor_words
from standoff.reading.context import Context
from standoff.reading.events.domestic import of_the_people
from standoff.reading.events.match import is_light, participants, sense_of_clause, theme_heads
from standoff.reading.events.senses import Sense, spread, words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.language.places import place_name, state_of_capital
from standoff.reading.language.syntax import NOMINAL, coordinated, lemma_of
from standoff.reading.model import ActorKind
from standoff.reading.parties import Parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from standoff.reading.language.tree import Token

_AIMED = frozenset({"on", "against", "to", "at", "for", "about", "over", "with", "into"})
_EACH = frozenset({"the", "each", "one"})
_OBJECTIVE_SLOTS = ("on", "against", "with", "of", "to", "at", "into", "in")


def _participants_of(clause: Clause) -> list["Token"]:
    """Heads of the subject, the objects and the prepositional phrases of a clause, in this order."""
    phrases = [p for t in clause.verb.children if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj"]
    inner = [p for o in clause.objects for t in o.children if t.dep_ == "prep" for p in t.children if p.dep_ == "pobj"]
    return [*clause.grammatical_subjects, *clause.objects, *phrases, *inner]


def _is_somebody(head: "Token") -> bool:
    return bool(head.ent_type_ == "PERSON" or head.pos_ == "PROPN" or lemma_of(head) in spread(("@people", "@envoys")))


def _is_reciprocal(clause: Clause) -> bool:
    """True for "each side blamed the other", "the two accused one another", "both rejected the other's plan"."""
    owners = [t for o in clause.objects for t in o.lefts if t.dep_ == "poss"]
    others = (t for t in (*clause.objects, *owners) if t.lower_ in ("other", "another"))
    return any(any(c.lower_ in _EACH for c in t.lefts) for t in others)


def _modifiers(heads: "Iterable[Token]") -> Iterator["Token"]:
    """The adjectives and nouns before each head: "Turkish" and "army", in "Turkish army lorries"."""
    for head in heads:
        for token in head.lefts:
            if token.dep_ in ("amod", "compound", "nmod"):
                yield token
                yield from _modifiers((token,))


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor ids; `acting` are all that the text names on the actor's side, the actor first.

    `unknown` says that the recipient is somebody the reader knows nothing of ("met commanders"); `domestic` that the
    actors are people or opponents of a government; `partnered` that both are named as doing it together.
    """

    actor: str | None
    recipient: str | None
    acting: tuple[str, ...] = ()
    unknown: bool = False
    domestic: bool = False
    partnered: bool = False


@dataclass(frozen=True, eq=False)
class RoleFinder:
    """Finds roles in one document."""

    context: Context
    parties: Parties

    def of_clause(self, clause: Clause, sense: Sense) -> Roles:
        """Roles of an event that a verb reports."""
        if "reported" in sense.flags:
            voices = self._named(clause.sources, clause.paragraph)
            return self._roles(voices, self._clause_slot("subject", clause, sense))
        if sense.victim == "subject":
            agents = self._named(clause.prepositional("by", "from"), clause.paragraph)
            victims = self._named(clause.grammatical_subjects, clause.paragraph)
            return Roles(next(iter(agents), None), next(iter(victims), None), agents)
        if sense.guest and clause.passive:
            guests = self._named(clause.objects, clause.paragraph)
            named = self._named(clause.agents, clause.paragraph) or self._hosts_in(clause.prepositional("in", "at"))
            hosts = [a for a in named if self._fits(a, "object", guests)]
            return Roles(next(iter(guests), None), next(iter(hosts), None), guests)
        subjects = () if sense.theme and not clause.objects else clause.subjects
        actors = self._acting(subjects, clause.paragraph)
        if not actors and sense.theme:
            actors = self._inside(theme_heads(clause, sense), clause.paragraph)
        if not actors and clause.passive and {sense.type, sense.mode} & words("own_forces", "types"):
            # "The fleet was sent in": whose it is, he sends it.
            themes = theme_heads(clause, sense)
            actors = self._named(themes, clause.paragraph) or self._in_passing(_modifiers(themes), clause.paragraph)
        actors = actors or self._in_passing(_modifiers(subjects), clause.paragraph)
        if len(actors) > 1 and (sense.mutual or _is_reciprocal(clause)):
            return Roles(actors[0], actors[1], actors[:1], partnered=True)
        if not actors and _is_reciprocal(clause):
            return Roles(None, None, partnered=True)
        domestic = of_the_people(subjects)
        for slot, passing in [(slot, passing) for passing in (False, True) for slot in sense.recipient]:
            named = self._clause_slot(slot, clause, sense, passing)
            found = [a for a in named if self._fits(a, slot, actors)]
            if domestic and not found:
                found = [a for a in named if a not in actors and self._fits(a, slot, ())]
            if found and slot == "by" and not actors and clause.verb.tag_ == "VBN":
                return Roles(found[0], None, tuple(found[:1]))
            if found and (sense.mutual and not actors and len(found) > 1):
                return Roles(found[0], found[1], (found[0],), partnered=True)
            if found:
                partnered = slot in ("with", "between")
                return Roles(next(iter(actors), None), found[0], actors, domestic=domestic, partnered=partnered)
        aimed = (p for t in subjects for c in t.children if c.lower_ in ("on", "against") for p in c.children)
        suffering = [a for a in self._named(aimed, clause.paragraph) if a not in actors]
        if suffering and sense.type == "ASSAULT":
            return Roles(next(iter(actors), None), suffering[0], actors)
        own = self._own_people(clause, sense, actors)
        if own is not None:
            return Roles(actors[0], own, actors, domestic=domestic)
        unknown = "object" in sense.recipient and any(_is_somebody(t) for t in theme_heads(clause, sense))
        return Roles(next(iter(actors), None), None, actors, unknown, domestic)

    def _own_people(self, clause: Clause, sense: Sense, actors: tuple[str, ...]) -> str | None:
        """The actor's own side, where the text says that it is the one dealt with: "seized weapons from their own"."""
        if not actors or sense.type not in words("domestic", "types"):
            return None
        for slot in (s for s in sense.recipient if s in ("from", "on", "against")):
            for actor in self._clause_slot(slot, clause, sense):
                if self.context.side(actor) == self.context.side(actors[0]):
                    return actor
        return None

    def of_noun(self, noun: "Token", clause: Clause | None, sense: Sense, paragraph: ParsedParagraph) -> Roles:
        """Roles of an event that a noun names: owners act, what its prepositions lead to is acted on."""
        owners = [t for t in noun.lefts if t.dep_ in ("poss", "amod", "compound", "nmod")]
        came = {"from"} if "from" not in sense.recipient and sense.type in words("sent", "types") else set()
        phrases = [t for t in noun.rights if t.lower_ in {"by", "between", "of", *came}]
        objective = "of" in sense.recipient or any(
            t.lower_ == "of" and sense.type in ("ASSAULT", "COERCE") for t in phrases
        )
        owners += [p for t in phrases for p in t.children if p.dep_ == "pobj" and not (objective and t.lower_ == "of")]
        actors = self._named([n for t in owners for n in coordinated(t)], paragraph)
        if not actors and not sense.mutual:
            actors = self._in_passing(owners, paragraph)
        if sense.mutual and len(actors) > 1:
            return Roles(actors[0], actors[1], actors[:1])
        if not actors and clause is not None and noun in clause.objects and is_light(clause):
            actors = self._named(clause.subjects, paragraph)
        slots = (
            _OBJECTIVE_SLOTS
            if objective
            else sense.recipient
            if sense.mutual
            else (*sense.recipient, "on", "against", "with")
        )
        for slot in slots:
            heads = [p for t in noun.rights if t.dep_ == "prep" and t.lower_ == slot for p in t.children]
            heads = [n for t in heads if t.dep_ == "pobj" for n in coordinated(t)]
            found = [a for a in self._named(heads, paragraph) if self._fits(a, slot, actors)]
            if found:
                return Roles(next(iter(actors), None), found[0], actors)
        # "Sought a meeting"; but who condemned the raid did not raid.
        if not actors and clause is not None and noun in clause.objects and not sense_of_clause(clause, self.context):
            actors = self._named(clause.subjects, paragraph)
        return self._roles(actors, ())

    def _roles(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Roles:
        recipient = next((r for r in recipients if self._fits(r, "object", actors)), None)
        return Roles(next(iter(actors), None), recipient, actors)

    def _fits(self, candidate: str, slot: str, actors: tuple[str, ...]) -> bool:
        """True for another party than all that act; where it is only mentioned inside a phrase, for another side."""
        if candidate in actors or self._only_listens(candidate):
            return False
        if slot in ("owner", "complement"):
            return all(self.context.side(candidate) != self.context.side(a) for a in actors)
        return all(self.parties.party(candidate) != self.parties.party(a) for a in actors)

    def _only_listens(self, candidate: str) -> bool:
        """True for the reporters or students whom somebody tells something: what he says is not aimed at them."""
        actor = self.context.actor(candidate)
        return actor.kind in (ActorKind.OTHER, ActorKind.COMPANY) and bool(actor_words("listeners") & set(actor.roles))

    def _clause_slot(self, slot: str, clause: Clause, sense: Sense, passing: bool = False) -> tuple[str, ...]:
        """Ids of the actors in a slot: "object", "owner", "subject", "complement", "dative", or a preposition.

        With `passing`, those of the states that are named there in passing.
        """
        paragraph = clause.paragraph
        themes = theme_heads(clause, sense)
        if passing:
            return self._passing(slot, clause, sense, themes)
        if slot == "object":
            return self.context.who([t for t in themes if t.pos_ in NOMINAL], paragraph)
        if slot == "owner":
            # "A French call for talks with Syria" is France's, though France is not otherwise in play.
            return tuple(
                dict.fromkeys((*self._in_passing(_modifiers(themes), paragraph), *self._inside(themes, paragraph)))
            )
        if slot == "subject":
            return self._named(clause.grammatical_subjects, paragraph)
        if slot == "complement":
            return self._named([t for c in clause.complements for t in _participants_of(c)], paragraph)
        if slot == "dative":
            heads = [t for t in clause.verb.children if t.dep_ == "dative"]
            return self._named([*heads, *(p for t in heads for p in t.children)], paragraph)
        heads = self._under(slot, clause, themes)
        gone_to = sense.mode == "visit" or sense.type != "CONSULT"
        return self._named(heads, paragraph) or (self._hosts_in(heads) if gone_to else ())

    def _under(self, slot: str, clause: Clause, themes: "Sequence[Token]") -> list["Token"]:
        """The nouns under a preposition of the verb, or of what the event is about: "pay a visit to Chile"."""
        hosts = [t for head in themes for t in head.rights if t.dep_ == "prep" and t.lower_ == slot]
        inner = [n for t in hosts for p in t.children if p.dep_ == "pobj" for n in coordinated(p)]
        return [*clause.prepositional(slot), *inner]

    def _passing(self, slot: str, clause: Clause, sense: Sense, themes: "Sequence[Token]") -> tuple[str, ...]:
        """States named in passing in a slot, or inside a phrase that stands there, less what that is only near to."""
        heads = themes if slot in ("object", "owner") else self._under(slot, clause, themes)
        near = {"near", "along"} if sense.type != "MOBILIZE" else set()
        skipped = {t.i for head in heads for prep in head.subtree if prep.lower_ in near for t in prep.subtree}
        return self._in_passing((t for head in heads for t in head.subtree if t.i not in skipped), clause.paragraph)

    def _in_passing(self, tokens: "Iterable[Token]", paragraph: ParsedParagraph) -> tuple[str, ...]:
        found = (self.context.actors.passing_at(token, paragraph) for token in tokens)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def _hosts_in(self, heads: "Iterable[Token]") -> tuple[str, ...]:
        """The states whose capitals are gone to, where the document knows them as actors."""
        codes = [code for head in heads if (name := place_name(head)) and (code := state_of_capital(name))]
        return tuple(self._states[code] for code in codes if code in self._states)

    @cached_property
    def _states(self) -> dict[str | None, str]:
        """The states that the document names, by country code."""
        return {a.country: a.id for a in self.context.actors.actors if a.kind is ActorKind.STATE}

    def _named(self, heads: "Iterable[Token]", paragraph: ParsedParagraph) -> tuple[str, ...]:
        """Who the heads stand for, or failing that whom their phrases name: "Turkish" in "Turkish jets"."""
        found: list[str] = []
        for head in heads:
            found += self.context.who((head,), paragraph) or participants(head, paragraph, self.context)[:2]
        return tuple(dict.fromkeys(found))

    def _acting(self, heads: "Iterable[Token]", paragraph: ParsedParagraph) -> tuple[str, ...]:
        """Who the subjects stand for, or else who is behind what they name: Chad, in "the raid on Sudan by Chad"."""
        found: list[str] = []
        for head in heads:
            aimed = [t for t in head.children if t.dep_ == "prep" and t.lower_ in _AIMED]
            suffering = self.context.who((n for t in aimed for n in t.subtree), paragraph)
            behind = (a for a in participants(head, paragraph, self.context) if a not in suffering)
            found += self.context.who((head,), paragraph) or tuple(behind)[:2]
        return tuple(dict.fromkeys(found))

    def _inside(self, heads: "Iterable[Token]", paragraph: ParsedParagraph) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for head in heads for a in participants(head, paragraph, self.context)))
