"""Coalitions: sides that say the same things in one breath, and nothing against each other, decide as one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from standoff.conflict import LeftOut
from standoff.conflict.articles import in_sentence
from standoff.drafting.courses import side_id
from standoff.drafting.sides import with_sides
from standoff.drafting.tables import priors
from standoff.reading.model import Actor, ActorKind, Position, Reading, Stance
from standoff.text import Span

MOST_NAMED = 4
"""The name of a coalition lists so many members; of a larger one it lists one fewer, and counts the others."""

_AGAINST = (Stance.DEMANDS, Stance.REFUSES, Stance.THREATENS)
_OWN = "own"
"""Stands for the holder's side in what it holds, so that what several say of themselves compares as equal."""

_Deed = tuple[str, str | None, str]
_Held = tuple[Span, _Deed, tuple[_Deed, ...]]
"""A position without its holder: where it is said; stance, who would act and how; its conditions likewise."""


@dataclass(frozen=True, slots=True)
class Coalition:
    """The actor that stands for several sides, and the sides (two or more, in order of the actors)."""

    actor: Actor
    members: tuple[Actor, ...]


def find_coalitions(reading: Reading) -> tuple[Coalition, ...]:
    """The coalitions among the sides of a reading; no side is in two of them.

    Two sides act as one when they share stated positions in force (the same stretch of text, stance, action and
    conditions), enough of them and nearly all that each holds, and when neither asks, refuses or threatens anything of
    the other, waits for it, or harms it in an event. How many are enough, and which events do harm, is in `[coalition]`
    of `data/priors.toml`.
    """
    held = _held_by_side(reading)
    apart = set(_apart(reading))
    groups: list[list[str]] = []
    for side in (actor.id for actor in reading.actors if actor.id in held):
        for group in groups:
            if all(frozenset((one, side)) not in apart and _act_as_one(held[one], held[side]) for one in group):
                group.append(side)
                break
        else:
            groups.append([side])
    return tuple(_coalition([reading.actor(side) for side in group]) for group in groups if len(group) > 1)


def with_coalitions(reading: Reading, coalitions: Iterable[Coalition]) -> Reading:
    """The reading, with each coalition as an actor that its members are of, and what they say jointly said once."""
    of = {member.id: coalition.actor for coalition in coalitions for member in coalition.members}
    if not of:
        return reading
    actors: dict[str, Actor] = {}
    for actor in reading.actors:
        if actor.id in of:
            actors.setdefault(of[actor.id].id, of[actor.id])
            actor = replace(actor, of=of[actor.id].id)
        actors[actor.id] = actor
    joined = replace(reading, actors=tuple(actors.values()))
    once: dict[tuple[str | None, bool, _Held], Position] = {}
    for position in joined.positions:
        key = side_id(joined, position.holder), position.in_force, _held(joined, position)
        once.setdefault(key, position)
    return replace(joined, positions=tuple(once.values()))


def unnamed(coalitions: Iterable[Coalition]) -> Iterator[LeftOut]:
    """The members that the name of their coalition only counts."""
    for coalition in coalitions:
        for member in coalition.members[_named(coalition.members) :]:
            yield LeftOut(member.name, f"acts as one with {in_sentence(coalition.members[0].name)}")


@lru_cache(maxsize=1)
def coalition_names(reading: Reading) -> dict[str, str]:
    """For each member (by id) of a coalition that is drafted from `reading`, the name of the coalition.

    What speaks of actors that the reading does not have is passed over, so that any reading can be asked. The answer
    for the last one is kept: a brief asks for each of its estimates.
    """
    known = {actor.id for actor in reading.actors} | {None}
    told = tuple(position for position in reading.positions if known.issuperset(_actors_of(position)))
    reading = replace(reading, positions=told)
    coalitions = find_coalitions(with_sides(reading))
    return {member.id: coalition.actor.name for coalition in coalitions for member in coalition.members}


def _actors_of(position: Position) -> Iterator[str | None]:
    yield from (position.holder, position.whose, *(condition.whose for condition in position.conditions))


def _held_by_side(reading: Reading) -> dict[str, frozenset[_Held]]:
    """What each side states, other than what was given up or only follows."""
    held: dict[str, set[_Held]] = {}
    for position in reading.positions:
        side = side_id(reading, position.holder)
        if side is not None and position.in_force and not position.implied:
            held.setdefault(side, set()).add(_held(reading, position))
    return {side: frozenset(all_held) for side, all_held in held.items()}


def _held(reading: Reading, position: Position) -> _Held:
    holder = side_id(reading, position.holder)

    def deed(kind: str, whose: str | None, action: str) -> _Deed:
        actor = side_id(reading, whose)
        return kind, _OWN if actor is not None and actor == holder else actor, action

    conditions = tuple(deed(c.kind, c.whose, c.action) for c in position.conditions)
    return position.span, deed(position.stance, position.whose, position.action), conditions


def _act_as_one(one: frozenset[_Held], other: frozenset[_Held]) -> bool:
    least, share = int(priors()["coalition"]["least"]), float(priors()["coalition"]["share"])
    return len(one & other) >= max(least, share * max(len(one), len(other)))


def _apart(reading: Reading) -> Iterator[frozenset[str]]:
    """Pairs of sides of which one holds something against the other, or harms it."""
    for position in reading.positions:
        holder = side_id(reading, position.holder)
        if holder is None or not position.in_force:
            continue
        others = [position.whose] if position.stance in _AGAINST else []
        others += [condition.whose for condition in position.conditions]
        yield from (frozenset((holder, side)) for side in (side_id(reading, o) for o in others) if side is not None)
    known = {actor.id for actor in reading.actors}
    for event in reading.events:
        if event.type in priors()["coalition"]["harm"] and known.issuperset((event.actor, event.recipient)):
            yield frozenset(reading.side(str(who)).id for who in (event.actor, event.recipient))


def _coalition(members: list[Actor]) -> Coalition:
    named = _named(members)
    rest = len(members) - named
    names = [members[0].name, *(in_sentence(member.name) for member in members[1:named])]
    if rest:
        names.append(f"{rest} others")
    known = [member.kind for member in members if member.kind is not ActorKind.OTHER]
    mentions = sorted({mention for member in members for mention in member.mentions}, key=lambda m: (m.start, m.end))
    actor = Actor(
        id="+".join(member.id for member in members),
        name=f"{', '.join(names[:-1])} and {names[-1]}",
        kind=known[0] if known else ActorKind.OTHER,
        country=None,
        mentions=tuple(mentions),
    )
    return Coalition(actor, tuple(members))


def _named(members: Iterable[Actor]) -> int:
    """How many of the members are named."""
    count = len(list(members))
    return count if count <= MOST_NAMED else MOST_NAMED - 1
