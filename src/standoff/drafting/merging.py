"""Readings of several dispatches merged into one: the same actors, and of each side its latest word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from standoff.conflict import Evidence
from standoff.drafting.dispatches import Dispatches
from standoff.drafting.same_actors import new_ids, same_actors
from standoff.drafting.status_quo import EARLIER, is_before
from standoff.drafting.superseding import Replaced, without_superseded
from standoff.drafting.told_in_text import with_told_in_text
from standoff.reading.model import Actor, Condition, Dependency, Estimate, Event, Position, Reading, Source
from standoff.text import Span

Cites = TypeVar("Cites")
Finding = TypeVar("Finding", Position, Event, Dependency, Estimate)


@dataclass(frozen=True)
class Merged:
    """The reading of several dispatches as if they were one text, that of `dispatches.whole`.

    `replaced` says which of its positions a later one has put out of force.
    """

    dispatches: Dispatches
    reading: Reading
    replaced: tuple[Replaced, ...]

    def citing(self, value: Cites) -> Cites:
        """A conflict drafted from the merged reading, or what came of it, each piece of evidence naming its dispatch.

        The evidence's place is then the one in that dispatch. Of a single dispatch nothing changes.
        """
        if len(self.dispatches.documents) == 1:
            return value
        cited: Cites = self._cited(value)
        return cited

    def _cited(self, value: Any) -> Any:
        if isinstance(value, Evidence):
            if value.start is None or value.end is None:
                return value
            source, start, end = self.dispatches.within(value.start, value.end)
            return Evidence(value.quote, start, end, source)
        if isinstance(value, tuple):
            return tuple(map(self._cited, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{field.name: self._cited(getattr(value, field.name)) for field in fields(value)})
        return value


def merge(dispatches: Dispatches, readings: Sequence[Reading]) -> Merged:
    """`readings`, one of each dispatch and in their order, merged; of a single dispatch the reading stays as it is.

    Actors that are the same (see `same_actors`) become one, with the mentions and roles of both. Positions, events,
    dependencies and estimates are put one after the other, and a position that a later dispatch replaces (see
    `without_superseded`) is no longer in force. Spans are those of `dispatches.whole`.
    """
    if len(readings) == 1:
        return Merged(dispatches, readings[0], ())
    actors: list[Actor] = []
    moved: list[_Moved] = []
    for number, reading in enumerate(readings):
        ids = dict(new_ids(reading.actors, same_actors(actors, reading.actors), [actor.id for actor in actors]))
        moved.append(_Moved(dispatches, number, reading, ids))
        _add(actors, moved[-1].actors())
    of = [number for number, part in enumerate(moved) for _ in part.reading.positions]
    whole = dispatches.whole
    united = Reading(
        document=Source(whole.title, whole.date, whole.source, whole.sha256),
        actors=tuple(actors),
        events=tuple(one for part in moved for one in part.events()),
        positions=tuple(one for part in moved for one in part.positions()),
        dependencies=tuple(one for part in moved for one in part.dependencies()),
        estimates=tuple(one for part in moved for one in part.estimates()),
    )
    return Merged(dispatches, *without_superseded(united, of))


def told_by(dispatches: Dispatches, readings: Sequence[Reading]) -> Reading:
    """What a conflict is drafted from: the readings merged, with the deeds that the texts tell besides their events."""
    told = [with_told_in_text(one, text) for one, text in zip(readings, dispatches.documents, strict=True)]
    return merge(dispatches, told).reading


def _add(actors: list[Actor], more: Iterable[Actor]) -> None:
    """Adds actors to a list, or what is new of them to the one of that id; no actor comes to belong to itself."""
    for actor in more:
        at = next((at for at, known in enumerate(actors) if known.id == actor.id), None)
        if at is None:
            actors.append(actor)
            continue
        known = actors[at]
        actors[at] = replace(
            known,
            name=actor.name if actor.name.endswith(f" {known.name}") else known.name,
            country=known.country or actor.country,
            mentions=(*known.mentions, *actor.mentions),
            of=known.of or actor.of,
            roles=tuple(dict.fromkeys((*known.roles, *actor.roles))),
        )


@dataclass(frozen=True)
class _Moved:
    """One reading, its spans moved to their place in the whole and its actors given their ids there."""

    dispatches: Dispatches
    number: int
    reading: Reading
    ids: Mapping[str, str]

    def actors(self) -> Iterator[Actor]:
        for actor in self.reading.actors:
            side = self._id(actor.of)
            own = self.ids[actor.id]
            mentions = tuple(map(self._span, actor.mentions))
            yield replace(actor, id=own, mentions=mentions, of=None if side == own else side)

    def positions(self) -> Iterator[Position]:
        for one in self._all(self.reading.positions):
            yield replace(
                one,
                holder=self._id(one.holder),
                whose=self._id(one.whose),
                speaker=self._id(one.speaker),
                conditions=tuple(map(self._condition, one.conditions)),
            )

    def events(self) -> Iterator[Event]:
        earlier = self.dispatches.documents[self.number - 1].date if self.number else None
        for one in self._all(self.reading.events):
            flags = (*one.flags, EARLIER) if is_before(one.date, earlier) else one.flags
            yield replace(one, actor=self._id(one.actor), recipient=self._id(one.recipient), flags=flags)

    def dependencies(self) -> Iterator[Dependency]:
        for one in self._all(self.reading.dependencies):
            yield replace(one, who=self._id(one.who), on=self._id(one.on))

    def estimates(self) -> Iterator[Estimate]:
        for one in self._all(self.reading.estimates):
            yield replace(one, holder=self.ids.get(one.holder, one.holder))

    def _all(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        return (replace(one, span=self._span(one.span)) for one in findings)

    def _condition(self, one: Condition) -> Condition:
        return replace(one, whose=self._id(one.whose), span=None if one.span is None else self._span(one.span))

    def _id(self, actor: str | None) -> str | None:
        """The new id of an actor; words in an actor's place stay."""
        return None if actor is None else self.ids.get(actor, actor)

    def _span(self, span: Span) -> Span:
        return self.dispatches.shifted(self.number, span)
