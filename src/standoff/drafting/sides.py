"""Sides: persons and companies of whom a reading does not say whose side they are on, put on the one they act for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from standoff.drafting.deed import Deed, deed
from standoff.drafting.same_action import relation
from standoff.drafting.wording import stems
from standoff.reading.model import Actor, ActorKind, Position, Reading, Stance


def with_sides(reading: Reading) -> Reading:
    """The reading, with `of` filled in for persons and companies that act for one of its other actors.

    Both act for the state of the same country, a person where no country is known for whoever is asked to do what the
    person refuses, offers or accepts to do. Left as they are: those who demand something of that actor, or of whom it
    does, or who stand so to another of its people, and persons of a country with no single will: a government, an army
    or several persons take part as sides of their own.
    """
    states = {
        actor.country: actor.id
        for actor in reading.actors
        if actor.kind is ActorKind.STATE and actor.country is not None
    }
    divided, rivals = set(_divided(reading)), set(_rivals(reading))
    found: dict[str, str] = {}
    for actor in reading.actors:
        if not _is_unattached(actor):
            continue
        if actor.country in states:
            single = actor.country not in divided or actor.kind is ActorKind.COMPANY
            if single and actor.id not in rivals:
                found[actor.id] = states[actor.country]
        elif actor.kind is ActorKind.PERSON and (side := _answers_for(reading, actor)) is not None:
            found[actor.id] = side
    return replace(reading, actors=tuple(replace(a, of=found.get(a.id, a.of)) for a in reading.actors))


def _is_unattached(actor: Actor) -> bool:
    return actor.kind in (ActorKind.PERSON, ActorKind.COMPANY) and actor.of is None


def _divided(reading: Reading) -> Iterator[str | None]:
    """Countries of which a government, an army or several persons hold positions without being of the state."""
    holders = {position.holder for position in reading.positions}
    unattached = [actor for actor in reading.actors if actor.of is None and actor.id in holders]
    persons = Counter(actor.country for actor in unattached if actor.kind is ActorKind.PERSON)
    yield from (country for country, count in persons.items() if count > 1)
    for actor in unattached:
        if actor.kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY):
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


def _answers_for(reading: Reading, person: Actor) -> str | None:
    """The one side of whom others ask what `person` speaks of as the person's own deed; None when there is none."""
    own = [
        deed(position.action)
        for position in reading.positions
        if (position.holder, position.whose) == (person.id, person.id) and position.stance is not Stance.DEMANDS
    ]
    if not own:
        return None
    names = frozenset(stem for actor in reading.actors for stem in stems(actor.name))
    asked = Counter[str]()
    for position in reading.positions:
        if position.holder != person.id:
            for whose, meant in _asked(position):
                side = reading.side(whose).id
                if side not in (person.id, position.holder) and any(_same(meant, one, names) for one in own):
                    asked[side] += 1
    against = {other for p in reading.positions for other in _demanded_between(p, person.id)}
    best = [side for side, count in asked.items() if count == max(asked.values()) and side not in against]
    return best[0] if len(best) == 1 else None


def _asked(position: Position) -> Iterator[tuple[str, Deed]]:
    """What a position asks of others, outright or as a condition."""
    if position.stance is Stance.DEMANDS and position.whose is not None:
        yield position.whose, deed(position.action)
    for condition in position.conditions:
        if condition.whose is not None:
            yield condition.whose, deed(condition.action)


def _same(one: Deed, other: Deed, names: frozenset[str]) -> bool:
    known = not (one.idle or one.yielding or other.idle or other.yielding)
    return known and bool(one.about and other.about) and relation(one, other, names)[0] != 0


def _demanded_between(position: Position, person: str) -> Iterator[str]:
    """Who demands something of `person`, or of whom the person does."""
    pair = (position.holder, position.whose)
    if position.stance is Stance.DEMANDS and person in pair:
        yield from (other for other in pair if other is not None and other != person)
