"""Who stands against whom: the party behind a speaker, and the other side when a sentence leaves it unsaid."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.language.pipeline import ParsedParagraph
from standoff.reading.model import Actor, ActorKind
from standoff.reading.positions.nominals import is_hostile
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_NAMED, _HERE, _BEFORE, _OPPOSED, _ALLIED, _BODY, _PRINCIPAL = 1.8, 1.0, 0.6, 0.3, 0.5, 1.0, 0.5
"""What weighs in choosing the other side, in log odds: the log of how often the text names it; being named in the
sentence, or before it in the paragraph; the log of how often the text sets the two against each other; against it,
having asked for something together; being a body of states, which has no officials and cities to be named by; and, for
one of the two whose standoff it is, being the other. The
weights are those of a conditional logit over labelled dispatches, rounded."""

_OFFICES = frozenset({"GOV", "MIL", "SPY", "COP"})
_SIDES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.PARTY, ActorKind.GOVERNMENT})

_OF_THE_STATE = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.PERSON})
_SPEAKERS = frozenset({ActorKind.PERSON, ActorKind.MILITARY})


def is_in_play(party: Actor) -> bool:
    """True of states, armed groups and lands: whom a text may speak of without a name."""
    return party.kind in (ActorKind.STATE, ActorKind.ARMED_GROUP) or is_land(party)


def is_land(actor: Actor) -> bool:
    """True of a land that no state or that another state has: Biafra, Kosovo."""
    return actor.kind is ActorKind.OTHER and actor.country is not None and not actor.roles and actor.of is None


@dataclass(frozen=True, eq=False)
class Parties:
    """The parties of one document."""

    context: Context
    opposed: Counter[tuple[str, str]] = field(default_factory=Counter)
    allied: frozenset[tuple[str, str]] = frozenset()
    rifts: frozenset[str] = frozenset()

    def party(self, actor_id: str) -> str:
        """The party that an actor speaks for: whom it holds an office of, and so on up; else itself.

        The chief of a party speaks for the party, not for the state whose party it is; and where a state has no single
        will, each for himself.
        """
        if actor_id not in self._parties:
            self._parties[actor_id] = self._party(actor_id)
        return self._parties[actor_id]

    @cached_property
    def _parties(self) -> dict[str, str]:
        """Of whom it was asked, so far."""
        return {}

    def _party(self, actor_id: str) -> str:
        seen: set[str] = set()
        while actor_id not in seen:
            seen.add(actor_id)
            actor = self.context.actor(actor_id)
            official = actor.kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY) or bool(_OFFICES & set(actor.roles))
            spokesman = actor.kind is ActorKind.PERSON and not actor.roles
            if actor.of is None or not (official or spokesman) or self._decides_alone(actor):
                break
            actor_id = actor.of
        return actor_id

    def camp(self, actor_id: str) -> str:
        """The side at the top of an actor's chain, or who stands for himself on the way there."""
        seen = {actor_id}
        at = self.context.actor(actor_id)
        while at.of is not None and at.of not in seen and not self._decides_alone(at):
            seen.add(at.of)
            at = self.context.actor(at.of)
        return at.id

    def _decides_alone(self, actor: Actor) -> bool:
        """True for who stands for himself: the text, or a rift in his state, sets him apart from it."""
        own = actor.kind in _SPEAKERS or "LEG" in actor.roles
        return actor.id in self.context.actors.independent | self.rifts or (own and actor.of in self.rifts)

    def kin(self, one: str | None, other: str | None) -> bool:
        """True when two actors are of one side, or of one country."""
        if one is None or other is None:
            return False
        if self.context.side(one) == self.context.side(other):
            return True
        country = self.context.actor(one).country
        return country is not None and country == self.context.actor(other).country

    def _in_one_camp(self, one: str, other: str) -> bool:
        """True for two of one side; and for a state and its persons and forces, but not for its rebels and parties.

        In a divided state, those who stand for themselves are of two camps.
        """
        if one != other and {one, other} <= self.context.actors.independent:
            return False
        if self.context.side(one) == self.context.side(other):
            return True
        return self.kin(one, other) and {self.context.actor(one).kind, self.context.actor(other).kind} <= _OF_THE_STATE

    def _has_say(self, actor: Actor) -> bool:
        """True for who is of a side, or is one himself."""
        return actor.of is not None or actor.id in self.context.actors.independent

    @cached_property
    def _mentions(self) -> tuple[tuple[int, str], ...]:
        """Offsets at which a possible party to the dispute is named, in order."""
        found = [
            (mention.start, self.party(actor.id))
            for actor in self.context.actors.actors
            if actor.kind in _SIDES or (self._has_say(actor) and actor.kind in _SPEAKERS)
            for mention in actor.mentions
        ]
        return tuple(sorted(found))

    @cached_property
    def lands_named(self) -> tuple[tuple[int, str, str], ...]:
        """Offsets at which who is in play is named, or somebody who speaks for them, with party and side, in order."""
        sides = ((self.context.side(actor.id), actor.mentions) for actor in self.context.actors.actors)
        found = [
            (mention.start, party, side)
            for side, mentions in sides
            if is_in_play(self.context.actor(party := self.party(side)))
            for mention in mentions
        ]
        return tuple(sorted(found))

    @cached_property
    def lands_by_side(self) -> dict[str, Counter[str]]:
        """How often each party in play is named, by the side that stands for it."""
        found: dict[str, Counter[str]] = {}
        for _, party, side in self.lands_named:
            found.setdefault(party, Counter())[side] += 1
        return found

    @cached_property
    def _weight(self) -> Counter[str]:
        return Counter(actor for _, actor in self._mentions)

    @cached_property
    def _side_weight(self) -> Counter[str]:
        return Counter(self.context.side(actor) for _, actor in self._mentions)

    def knowing(self, opposed: Counter[tuple[str, str]], allied: frozenset[tuple[str, str]]) -> "Parties":
        """The same parties, knowing how often the text sets one against another, and who asks for things together."""
        return replace(self, opposed=opposed, allied=allied)

    def counterpart(
        self, holder: str | None, paragraph: ParsedParagraph, token: "Token", beside: frozenset[str] = frozenset()
    ) -> str | None:
        """The other side of `holder` at `token`, where the sentence leaves it unsaid; None when no other is named.

        Who is named most counts most, then who is named in this sentence or paragraph, then whom the text elsewhere
        sets against the holder, and whether the standoff is theirs. Never one of those `beside` the holder, nor of the
        holder's own side.
        """
        if holder is None:
            return None
        beside = beside | {holder} | self._companions(holder, paragraph, token)
        start, end = (paragraph.offset + at for at in (token.sent.start_char, token.sent.end_char))
        here, before = self._sides_named(start, end), self._sides_named(paragraph.offset, start)
        own = {holder, self.context.side(holder)}
        foes = set(self.context.principals) - own if own & set(self.context.principals) else set()

        def score(actor: str) -> tuple[float, int, int]:
            side = self.context.side(actor)
            return (
                _NAMED * log(self._side_weight[side] + 0.5)
                + _HERE * (side in here)
                + _BEFORE * (side in before)
                + _OPPOSED * log(1 + self.opposed[holder, actor] + self.opposed[actor, holder])
                - _ALLIED * ((holder, actor) in self.allied)
                + _BODY * (self.context.actor(side).kind is ActorKind.IGO)
                + _PRINCIPAL * bool({actor, side} & foes),
                self._weight[actor],
                -self._first[actor],
            )

        def is_foreign(actor: str) -> bool:
            return not any(self._in_one_camp(actor, friend) for friend in beside)

        # Besides those about whom something is known here, only the one named most can be the other side: a long text
        # has thousands of actors, and each position would look at all of them.
        about = {a for side in here | before | foes for a in self._of_side.get(side, ())}
        about |= self._set_beside.get(holder, set()) | foes
        most = next((actor for actor in self._by_weight if actor not in about and is_foreign(actor)), None)
        others = [a for a in (*about, most) if a is not None and a in self._weight and is_foreign(a)]
        return max(others, key=score, default=None)

    def _sides_named(self, start: int, end: int) -> set[str]:
        """The sides of who is named between two offsets."""
        named = self._mentions[bisect_left(self._mentions, (start,)) : bisect_left(self._mentions, (end,))]
        return {self.context.side(actor) for _, actor in named}

    @cached_property
    def _first(self) -> dict[str, int]:
        """The place of each possible party in the order in which they are named first."""
        return {actor: place for place, actor in enumerate(self._weight)}

    @cached_property
    def _of_side(self) -> dict[str, list[str]]:
        """The possible parties of each side."""
        found: dict[str, list[str]] = {}
        for actor in self._weight:
            found.setdefault(self.context.side(actor), []).append(actor)
        return found

    @cached_property
    def _by_weight(self) -> list[str]:
        """The possible parties, those first that would be the other side where the text tells nothing of it."""

        def weight(actor: str) -> tuple[float, int]:
            side = self.context.side(actor)
            body = _BODY * (self.context.actor(side).kind is ActorKind.IGO)
            return _NAMED * log(self._side_weight[side] + 0.5) + body, self._weight[actor]

        return sorted(self._weight, key=weight, reverse=True)

    @cached_property
    def _set_beside(self) -> dict[str, set[str]]:
        """Whom the text sets against each party, or has ask for something together with it."""
        found: dict[str, set[str]] = {}
        for one, other in (*self.opposed, *self.allied):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    def _companions(self, holder: str, paragraph: ParsedParagraph, token: "Token") -> frozenset[str]:
        """Who leads or backs a party of the sentence, and so stands beside it: "the summit, chaired by Peru"."""
        led = toml_table("addressees.toml")["led"]["words"]
        verbs = (v for v in token.sent if v.dep_ == "acl" and v.tag_ == "VBN" and v.lemma_.lower() in led)
        agents = (p for v in verbs for by in v.children if by.lower_ in ("by", "with") for p in by.children)
        named = [n for p in agents for n in (p, *p.lefts) if n.dep_ in ("pobj", "poss", "amod", "compound")]
        return frozenset(self.party(a) for a in self.context.who(named, paragraph)) - {holder}

    def performer_of_noun(
        self, noun: "Token", paragraph: ParsedParagraph, holder: str | None, beside: frozenset[str] = frozenset()
    ) -> str | None:
        """Who would do what a noun names: its possessor or by-phrase, an actor inside the phrase, or the other side."""
        owners = [t for t in noun.children if t.dep_ in ("poss", "compound", "amod", "nmod")]
        owners += [
            p
            for t in noun.children
            if t.dep_ == "prep" and (t.lower_ in ("by", "from") or (t.lower_ == "of" and _is_own_motion(noun)))
            for p in t.children
        ]
        owners += [t for t in noun.subtree if t.dep_ == "poss"]
        for owner in owners:
            for actor in self.context.actors.of_token(owner, paragraph):
                if self.party(actor) != holder:
                    return self.party(actor)
        return self.counterpart(holder, paragraph, noun, beside | self._suffering(noun, paragraph))

    def _suffering(self, noun: "Token", paragraph: ParsedParagraph) -> frozenset[str]:
        """Whom a hostile deed is done to, who is not the one to do it: Oslo, in "an attack on Oslo"."""
        if not is_hostile(noun):
            return frozenset()
        objects = (t for t in noun.subtree if t.dep_ == "pobj" and t.head.lower_ in ("on", "of", "against"))
        return frozenset(self.party(a) for a in self.context.who(objects, paragraph))


def _is_own_motion(noun: "Token") -> bool:
    """True for "the departure of X", where X is who departs."""
    return str(noun.lemma_).lower() in toml_table("nominal_actions.toml")["own_motion"]
