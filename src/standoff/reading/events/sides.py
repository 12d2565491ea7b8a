"""Who is meant where a text leaves an actor or a recipient unsaid: the side that the named one deals with elsewhere."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from standoff.reading.context import Context
from standoff.reading.events.candidate import Candidate
from standoff.reading.events.senses import words
from standoff.reading.language.syntax import lemma_of
from standoff.reading.model import ActorKind
from standoff.reading.parties import Parties

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

_OF_THE_PEOPLE = (ActorKind.OTHER, ActorKind.PARTY)
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout", "through", "of"})
_NAMED, _SENTENCE, _PARAGRAPH, _DEALT, _PRINCIPAL = 2.0, 1.2, 0.9, 0.6, 0.6
"""What weighs in choosing the other side of an event: the log of how often it is named; being named in the sentence,
and in the paragraph before; the log of how many other events name the two together; and whether the standoff is
theirs."""


@dataclass(frozen=True, eq=False)
class Sides:
    """The pairs of sides that the events of one document name together, and those that act as one."""

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
            dealing = candidate.sense.type not in words("domestic", "always")
            if dealing and candidate.actor is not None and candidate.recipient is not None:
                one, other = parties.camp(candidate.actor), parties.camp(candidate.recipient)
                pairs[one, other] += 1
                pairs[other, one] += 1
            together = dict.fromkeys(parties.camp(a) for a in candidate.party_to)
            allies.update((a, b) for a in together for b in together if a != b)
        return cls(context, parties, pairs, allies)

    def filled(self, candidate: Candidate, before: Candidate | None = None) -> Candidate:
        """`candidate` with the other side put in where the text leaves it unsaid and the kind of event has one.

        `before` is the event told before it, which it may answer.
        """
        if candidate.actor is None and candidate.recipient is None and not _keeps_order(candidate):
            if before is not None and _answers(candidate, before):
                return replace(
                    candidate, actor=before.recipient, recipient=before.actor, inferred=("actor", "recipient")
                )
            return self._between_the_main_two(candidate) if candidate.sense.mutual else self._at_the_scene(candidate)
        if candidate.recipient is None and candidate.actor is not None:
            other = self._left_unsaid(candidate, candidate.actor)
            return replace(candidate, recipient=other, inferred=("recipient",)) if other else candidate
        if candidate.actor is None and _keeps_order(candidate):
            ruler = self._scene(candidate) or (candidate.recipient and self._home_state(candidate.recipient))
            if ruler:
                inferred = ("actor",) if candidate.recipient else ("actor", "recipient")
                return replace(candidate, actor=ruler, recipient=candidate.recipient or ruler, inferred=inferred)
        if candidate.actor is None and candidate.sense.type in words("domestic", "always"):
            scene = self._scene(candidate)
            return replace(candidate, actor=scene, inferred=("actor",)) if scene != candidate.recipient else candidate
        if candidate.actor is None and candidate.recipient is not None and _is_unsaid(candidate):
            other = self._ruler_of_the_scene(candidate) or self._other(candidate.recipient, candidate)
            return replace(candidate, actor=other, inferred=("actor",)) if other else candidate
        return candidate

    def _left_unsaid(self, candidate: Candidate, actor: str) -> str | None:
        """The recipient of what `actor` did: the side it deals with, a state named in passing, or its own state."""
        complete = self._is_complete(candidate)
        at_home = candidate.domestic or self.context.actor(actor).kind in _OF_THE_PEOPLE
        if at_home and candidate.sense.type in words("domestic", "always"):
            return self._passed_by(candidate, actor) or self._home_state(actor)
        other = None if complete else self._other(actor, candidate)
        other = other or (None if candidate.unknown else self._passed_by(candidate, actor))
        if other is None and candidate.sense.type in words("domestic", "types"):
            return self._home_state(actor)
        if other is None and self._hits_its_own(candidate, actor):
            return self._home_state(actor)
        return other

    def _hits_its_own(self, candidate: Candidate, actor: str) -> bool:
        """True for "police beat a student", and for what is done to nobody named in the actor's own country."""
        sense = candidate.sense
        if candidate.unknown and {sense.type, sense.mode} & words("domestic", "people"):
            return True
        scene = self._scene(candidate) if sense.type in words("domestic", "scenes") else None
        return scene is not None and self.parties.kin(scene, actor)

    def _at_the_scene(self, candidate: Candidate) -> Candidate:
        """What nobody named did to nobody named hit the state where it was: "a bomb exploded in Mosul"."""
        scene = self._scene(candidate)
        if scene is None or candidate.sense.type not in words("domestic", "scenes"):
            return candidate
        ruler = self._ruler_of_the_scene(candidate)
        return replace(
            candidate, actor=ruler, recipient=scene, inferred=("actor", "recipient") if ruler else ("recipient",)
        )

    def _ruler_of_the_scene(self, candidate: Candidate) -> str | None:
        """The state in which somebody was arrested, or a curfew imposed, by nobody that the text names."""
        sense = candidate.sense
        if sense.type in words("domestic", "always"):
            return self._scene(candidate)
        passive = candidate.clause.passive and not candidate.clause.agents and candidate.anchor.pos_ != "NOUN"
        measure = any(lemma_of(t) in words("domestic", "measures") for t in candidate.themes)
        by_the_state = sense.type == "COERCE" and (sense.mode in words("domestic", "ruled") or measure)
        return self._scene(candidate) if passive and by_the_state else None

    def _scene(self, candidate: Candidate) -> str | None:
        """The one state in which the wording places the event, by its own name or that of a town."""
        found = dict.fromkeys(a for t in candidate.tokens if t.dep_ == "pobj" for a in self._placing(t, candidate))
        return next(iter(found)) if len(found) == 1 else None

    def _placing(self, noun: "Token", candidate: Candidate) -> Iterator[str]:
        """The states that a noun under a preposition of place names, or whose town it does."""
        if noun.head.lower_ not in _WHERE:
            return
        for token in (noun, *(t for t in noun.lefts if t.dep_ in ("compound", "poss"))):
            passing = self.context.actors.passing_at(token, candidate.paragraph)
            named = self.context.who((token,), candidate.paragraph) if token == noun else ()
            states = (a for a in named if self.context.actor(a).kind is ActorKind.STATE)
            yield from (passing,) if passing is not None else states

    def _passed_by(self, candidate: Candidate, actor: str) -> str | None:
        """The one state besides the actor's own that the wording after the cue names in passing."""
        if candidate.sense.type == "CONSULT":
            return None
        after = (t for t in candidate.tokens if t.i > candidate.anchor.i and not _is_only_near(t, candidate))
        named = (self.context.actors.passing_at(t, candidate.paragraph) for t in after)
        own = {actor, self.context.side(actor)}
        if candidate.sense.type in words("domestic", "always"):
            own.add(self._home_state(actor) or "")
        return next((a for a in named if a is not None and a not in own), None)

    def _home_state(self, actor: str) -> str | None:
        """The state that an actor is, is of, or is a people or party in, where the text names it."""
        side = self.context.actor(self.context.side(actor))
        if side.kind is ActorKind.STATE:
            return side.id
        country = self.context.actor(actor).country or side.country
        named = (*self.context.actors.actors, *self.context.actors.in_passing)
        return next((a.id for a in named if a.kind is ActorKind.STATE and country and a.country == country), None)

    def _between_the_main_two(self, candidate: Candidate) -> Candidate:
        named_most = [side for side, _ in self._named.most_common(2)]
        main = max(
            (p for p in self.pairs if self._weight(*p)), key=lambda pair: (self._weight(*pair), pair), default=()
        )
        both = sorted(main or named_most, key=_number)
        if len(both) < 2:
            return candidate
        one, other = both
        return replace(candidate, actor=one, recipient=other, inferred=("actor", "recipient"))

    def _is_complete(self, candidate: Candidate) -> bool:
        """True when no recipient is left unsaid: none is needed, it is somebody unknown, or a body met by itself."""
        sense = candidate.sense
        if {sense.type, sense.mode} & words("one_sided", "types") and not sense.mutual:
            return True
        actor = candidate.actor
        is_body = actor is not None and self.context.actor(actor).kind is ActorKind.IGO
        by_itself = is_body and sense.type == "CONSULT"
        return by_itself or (candidate.unknown and sense.type not in ("ASSAULT", "SANCTION"))

    def _other(self, actor: str, candidate: Candidate) -> str | None:
        """The side that an actor's is most likely dealing with at this place, as `_nearness` weighs them."""
        side = self._home(self.parties.camp(actor))
        if side not in self._named:
            known = {other: n for other, n in self._dealings.get(side, {}).items() if other in self._named}
            if known:
                return max(known, key=lambda other: (known[other], -_number(other)))
        allies = {self.parties.camp(a) for a in candidate.party_to} | {side, self.context.side(actor)}

        def is_abroad(other: str) -> bool:
            return other in self._named and other not in allies and not self._is_at_home(other, side)

        # Besides those about whom something is known here, only the one named most can be nearest: a long text has
        # thousands of sides, and each event would look at all of them.
        about = self._sides_within(candidate) | set(self._dealings.get(side, ()))
        most = next((other for other in self._by_weight if other not in about and is_abroad(other)), None)
        abroad = [other for other in (*about, most) if other is not None and is_abroad(other)]
        near = {other: self._nearness(side, other, candidate) for other in abroad}
        return max(near, key=lambda other: (near[other], -_number(other)), default=None)

    def _sides_within(self, candidate: Candidate) -> set[str]:
        """The sides that the candidate's paragraph names, up to the end of its sentence."""
        start = candidate.paragraph.offset
        end = start + candidate.anchor.sent.end_char
        named = self._mentions_in_order
        return {side for _, side in named[bisect_left(named, (start,)) : bisect_left(named, (end,))]}

    def _nearness(self, side: str, other: str, candidate: Candidate) -> float:
        """How much speaks for `other` as the one that `side` deals with, in log odds.

        What the document speaks of most, in this sentence, and in this paragraph so far, and whom it elsewhere says
        that the side dealt with. The weights are those of a conditional logit over labelled dispatches, rounded.
        """
        sentence, here = candidate.anchor.sent, candidate.paragraph.offset
        start, end = here + sentence.start_char, here + sentence.end_char
        at = here + candidate.anchor.idx
        mentions = self._mentions[other]
        return (
            _NAMED * log(len(mentions) + 0.5)
            + _SENTENCE * _is_any_within(mentions, start, end)
            + _PARAGRAPH * _is_any_within(mentions, here, at)
            + _DEALT * log(1 + self.pairs[side, other])
            + _PRINCIPAL * ({side, other} <= self._principals)
        )

    def _is_at_home(self, other: str, side: str) -> bool:
        """True for the parties and the people of the side's own country, who are only meant where they are named."""
        there, here = self.context.actor(other), self.context.actor(side)
        unarmed = there.kind in (ActorKind.PARTY, ActorKind.OTHER, ActorKind.COMPANY)
        return unarmed and there.country is not None and there.country == here.country

    def _home(self, side: str) -> str:
        """The side itself; for a person whose state the text does not tell, the one named beside it clearly most."""
        if side in self._named:
            return side
        where = self._places[side]
        states = [s for s in self._named if self.context.actor(s).kind is ActorKind.STATE and not self.pairs[side, s]]
        beside = Counter({s: sum(n for at, n in self._places[s].items() if at in where) for s in states})
        (first, most), (_, next_most) = [*beside.most_common(2), ("", 0), ("", 0)][:2]
        return first if most > 1.5 * next_most else side

    @cached_property
    def _places(self) -> dict[str, Counter[int]]:
        """How often each actor is named in each body paragraph, by the paragraph's number."""
        blocks = [paragraph.block for paragraph in self.context.paragraphs]
        starts = [block.start for block in blocks]
        places: dict[str, Counter[int]] = {}
        for actor in (*self.context.actors.actors, *self.context.actors.in_passing):
            found = ((bisect_right(starts, mention.start) - 1, mention) for mention in actor.mentions)
            places[actor.id] = Counter(at for at, mention in found if at >= 0 and mention.start < blocks[at].end)
        return places

    def _weight(self, one: str, other: str) -> int:
        """How much the document makes of two sides as a pair: named together, named often, not acting as one."""
        dealings = self.pairs[one, other] - 2 * self.allies[one, other]
        return max(0, dealings + 1) * self._named[one] * self._named[other]

    @cached_property
    def _principals(self) -> set[str]:
        """The two whose standoff it is, unless one is a body of states, which is more often asked than opposed."""
        both = {self.parties.camp(a) for a in self.context.principals}
        return both if all(self.context.actor(a).kind is not ActorKind.IGO for a in both) else set()

    @cached_property
    def _mentions(self) -> dict[str, list[int]]:
        """Offsets at which the document names each side, or who is of it, in order."""
        mentions: dict[str, list[int]] = {}
        for actor in self.context.actors.actors:
            mentions.setdefault(self.parties.camp(actor.id), []).extend(m.start for m in actor.mentions)
        return {side: sorted(starts) for side, starts in mentions.items()}

    @cached_property
    def _mentions_in_order(self) -> list[tuple[int, str]]:
        return sorted((start, side) for side, starts in self._mentions.items() for start in starts)

    @cached_property
    def _by_weight(self) -> list[str]:
        """The sides that are not only persons, those named most first."""
        return sorted(self._named, key=lambda side: (-len(self._mentions[side]), _number(side)))

    @cached_property
    def _dealings(self) -> dict[str, dict[str, int]]:
        """How many events name each side together with each other."""
        found: dict[str, dict[str, int]] = {}
        for (one, other), times in self.pairs.items():
            found.setdefault(one, {})[other] = times
        return found

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the document names each side that is not only a person."""
        named: Counter[str] = Counter()
        for actor in self.context.actors.actors:
            side = self.parties.camp(actor.id)
            kind = self.context.actor(side).kind
            own = side in self.context.actors.independent or side in self._principals
            if kind is not ActorKind.PERSON or own:
                # A body of many states is more often the place of a dispute than a side in it.
                named[side] += len(actor.mentions) * (1 if kind is ActorKind.IGO else 2)
        return named


def _answers(candidate: Candidate, before: Candidate) -> bool:
    """True for "that was turned down", of what one side has just asked of or offered to the other."""
    unsaid = candidate.clause.passive and not candidate.clause.agents and candidate.anchor.pos_ != "NOUN"
    asked = before.sense.type in words("answers", "asked") and before.paragraph == candidate.paragraph
    return unsaid and asked and candidate.sense.type in words("answers", "given") and before.recipient is not None


def _keeps_order(candidate: Candidate) -> bool:
    """True for "police arrested" and "a court jailed", where the text says of no country whose they are."""
    acts = candidate.anchor.pos_ == "VERB" and not candidate.clause.passive
    return acts and any(lemma_of(t) in words("domestic", "organs") for t in candidate.clause.grammatical_subjects)


def _is_only_near(token: "Token", candidate: Candidate) -> bool:
    """True for `Thai` in "shelled a camp near the Thai border": a border says where, but for who marches to it."""
    if candidate.sense.type == "MOBILIZE":
        return False
    hosts = (token.head, token.head.head) if token.dep_ == "pobj" else (token.head,)
    return any(lemma_of(host) in words("domestic", "borders") for host in hosts)


def _is_unsaid(candidate: Candidate) -> bool:
    """True when nobody is named because the wording is passive or names what is sailed, flown or led into the field."""
    clause = candidate.clause
    if clause.passive and not clause.agents:
        return candidate.sense.type not in words("one_sided", "actors")
    return any(t.lemma_.lower() in words("subjects", "vessels") for t in clause.subjects)


def _is_any_within(ascending: list[int], start: int, end: int) -> bool:
    """True when a number from `start` to before `end` is among those that ascend."""
    place = bisect_left(ascending, start)
    return place < len(ascending) and ascending[place] < end


def _number(actor_id: str) -> int:
    return int(actor_id[1:])
