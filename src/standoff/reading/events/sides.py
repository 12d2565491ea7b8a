"""Who is meant where a text leaves an actor or a recipient unsaid: the side that the named one deals with elsewhere."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from standoff.reading.context import Context
from standoff.reading.events.candidate import Candidate
from standoff.reading.events.senses import words
from standoff.reading.model import ActorKind
from standoff.reading.parties import Parties


@dataclass(frozen=True, eq=False)
class Sides:
    """The pairs of parties that the events of one document name together."""

    context: Context
    parties: Parties
    pairs: Counter[tuple[str, str]]
    allies: Counter[tuple[str, str]]

    @classmethod
    def of(cls, candidates: Iterable[Candidate], context: Context, parties: Parties) -> "Sides":
        """Count who is named as dealing with whom, and who acts together."""
        pairs: Counter[tuple[str, str]] = Counter()
        allies: Counter[tuple[str, str]] = Counter()
        for candidate in candidates:
            if candidate.actor is not None and candidate.recipient is not None:
                one, other = parties.party(candidate.actor), parties.party(candidate.recipient)
                pairs[one, other] += 1
                pairs[other, one] += 1
            together = dict.fromkeys(parties.party(a) for a in candidate.party_to)
            allies.update((a, b) for a in together for b in together if a != b)
        return cls(context, parties, pairs, allies)

    def filled(self, candidate: Candidate) -> Candidate:
        """`candidate` with the other side put in where the text leaves it unsaid and the kind of event has one."""
        if candidate.sense.mutual and candidate.actor is None and candidate.recipient is None:
            main = max(self.pairs, key=lambda pair: (self._weight(*pair), pair), default=None)
            if main is not None:
                one, other = sorted(main, key=_number)
                return replace(candidate, actor=one, recipient=other, inferred=("actor", "recipient"))
        if candidate.actor is not None and candidate.recipient is None:
            if {candidate.sense.type, candidate.sense.mode} & words(
                "one_sided", "types"
            ) and not candidate.sense.mutual:
                return candidate
            other_side = self._other(candidate.actor, candidate)
            return replace(candidate, recipient=other_side, inferred=("recipient",)) if other_side else candidate
        if candidate.recipient is not None and candidate.actor is None and _is_unsaid(candidate):
            other_side = self._other(candidate.recipient, candidate)
            return replace(candidate, actor=other_side, inferred=("actor",)) if other_side else candidate
        return candidate

    def _other(self, actor: str, candidate: Candidate) -> str | None:
        """The party that deals most with an actor, weighed by how often the document names it; nearest if equal."""
        party = self.parties.party(actor)
        allies = {self.parties.party(a) for a in candidate.party_to} | {party, self.context.side(actor)}
        near = self.parties.counterpart(party, candidate.paragraph, candidate.clause.verb)
        others = {other: self._weight(party, other) for other in self._named if other not in allies}
        return max(others, key=lambda other: (others[other], other == near, -_number(other)), default=None)

    def _weight(self, one: str, other: str) -> int:
        """How much the document makes of two parties as a pair: named together, named often, not acting as one."""
        dealings = self.pairs[one, other] - 2 * self.allies[one, other]
        return max(0, dealings + 1) * max(1, self._named[one]) * self._named[other]

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the document names each party that is not only a person."""
        named: Counter[str] = Counter()
        for actor in self.context.actors.actors:
            party = self.parties.party(actor.id)
            if self.context.actor(party).kind is not ActorKind.PERSON:
                named[party] += len(actor.mentions)
        return named


def _is_unsaid(candidate: Candidate) -> bool:
    """True when nobody is named because the wording is passive or names what is sailed, flown or led into the field."""
    clause = candidate.clause
    if clause.passive and not clause.agents:
        return candidate.sense.type not in words("one_sided", "types")
    return any(t.lemma_.lower() in words("subjects", "vessels") for t in clause.subjects)


def _number(actor_id: str) -> int:
    return int(actor_id[1:])
