"""Sides: persons of whom a reading says no more than their country, put on the side of the state they are of."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.reading.model import Actor, ActorKind, Reading, Stance


def with_sides(reading: Reading) -> Reading:
    """The reading, with `of` filled in for persons whose country is one of its states.

    Left as they are: persons who demand something of that state, or of whom it does, or who stand so to another of its
    persons, and persons of a country whose government or army takes part as a side of its own.
    """
    states = {
        actor.country: actor.id
        for actor in reading.actors
        if actor.kind is ActorKind.STATE and actor.country is not None
    }
    rivals = set(_rivals(reading))
    divided = set(_divided(reading))
    actors = tuple(
        replace(actor, of=states[actor.country])
        if _is_unattached(actor) and actor.country in states and actor.country not in divided and actor.id not in rivals
        else actor
        for actor in reading.actors
    )
    return replace(reading, actors=actors)


def _is_unattached(actor: Actor) -> bool:
    return actor.kind is ActorKind.PERSON and actor.of is None


def _divided(reading: Reading) -> Iterator[str | None]:
    """Countries whose government or army holds positions without being of the state."""
    holders = {position.holder for position in reading.positions}
    for actor in reading.actors:
        if actor.kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY) and actor.of is None and actor.id in holders:
            yield actor.country


def _rivals(reading: Reading) -> Iterator[str]:
    """Actors of one country between whom something is demanded."""
    countries = {actor.id: actor.country for actor in reading.actors}
    for position in reading.positions:
        pair = (position.holder, position.whose)
        if position.stance is Stance.DEMANDS and pair[0] != pair[1] and None not in pair:
            one, other = (countries[actor] for actor in pair if actor is not None)
            if one == other and one is not None:
                yield from (actor for actor in pair if actor is not None)
