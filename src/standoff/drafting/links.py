"""Links: what each position sets between its holder and another side, and how much tension is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from standoff.drafting.courses import Courses, Mention, side_id
from standoff.drafting.foreseen import is_foreseen
from standoff.reading.model import Reading, Stance

_STAKES = (Stance.REFUSES, Stance.THREATENS)


@dataclass(frozen=True, slots=True)
class Link:
    """`one` stands to `other` in what a position says.

    `tension` is 2 when something is refused, threatened or held against the other, 1 when something is demanded of it
    or offered to it at a price, 0 otherwise.
    """

    one: str
    other: str
    tension: int


def find_links(reading: Reading, courses: Courses) -> Iterator[Link]:
    """The links that the positions in force set, in order of appearance."""
    demanders = _demanders(reading, courses)
    demanded_of = {(who, courses.all[course].owner) for course, whos in demanders.items() for who in whos}
    for at, position in enumerate(reading.positions):
        holder = side_id(reading, position.holder)
        if holder is None or not position.in_force:
            continue
        own = [courses.all[m.course].owner == holder for m in courses.at(at)]
        for meaning in courses.at(at):
            owner = courses.all[meaning.course].owner
            if owner != holder:
                # Two sides that demand of each other stand against each other even when neither has answered yet.
                tense = position.stance is Stance.REFUSES or (owner, holder) in demanded_of
                yield Link(holder, owner, 2 if tense else 1 if position.stance is Stance.DEMANDS else 0)
            elif position.stance in _STAKES:
                # A refusal of what nobody is heard to ask is taken for an answer to whoever demands anything.
                asked = demanders.get(meaning.course) or [who for who, of in sorted(demanded_of) if of == holder]
                yield from (Link(holder, other, 2) for other in dict.fromkeys(asked) if other != holder)
        for number in range(len(position.conditions)):
            for meaning in courses.at(at, number):
                other = courses.all[meaning.course].owner
                if other != holder:
                    yield Link(holder, other, (2 if position.stance in _STAKES else 1) if any(own) else 0)
        if position.stance is Stance.THREATENS and any(own) and not position.conditions:
            yield from (Link(holder, other, 2) for who, other in sorted(demanded_of) if who == holder != other)


def answers(reading: Reading, courses: Courses) -> Iterator[Link]:
    """Two sides that both refuse or threaten, and that have to do with each other otherwise, answer each other.

    To refuse presupposes having been asked (Searle and Vanderveken 1985, ch. 9), heard or not.
    """
    holding: dict[str, None] = {}
    for at, position in enumerate(reading.positions):
        own = any(courses.all[m.course].owner == side_id(reading, position.holder) for m in courses.at(at))
        if position.in_force and position.stance in _STAKES and position.holder is not None and own:
            holding[reading.side(position.holder).id] = None
    met = [(event.actor, event.recipient) for event in reading.events]
    met += [(need.who, need.on) for need in reading.dependencies]
    known = {actor.id for actor in reading.actors}
    pairs = {frozenset(reading.side(str(who)).id for who in pair) for pair in met if known.issuperset(pair)}
    for one, other in combinations(holding, 2):
        if frozenset((one, other)) in pairs:
            yield Link(one, other, 2)


def _demanders(reading: Reading, courses: Courses) -> dict[int, tuple[str, ...]]:
    """For each course, the sides that demand it (or that it be left), in order."""
    found: dict[int, tuple[str, ...]] = {}
    for at, position in enumerate(reading.positions):
        holder = side_id(reading, position.holder)
        if holder is not None and position.in_force and position.stance is Stance.DEMANDS:
            for meaning in courses.at(at):
                found[meaning.course] = tuple(dict.fromkeys((*found.get(meaning.course, ()), holder)))
    return found


def movers_of(reading: Reading, courses: Courses) -> frozenset[str]:
    """Sides of whose course of action somebody says something, beyond making it a condition or foreseeing it."""
    return frozenset(c.owner for c in courses.all if any(_is_spoken_of(reading, m) for m in c.mentions))


def _is_spoken_of(reading: Reading, mention: Mention) -> bool:
    return mention.place.condition is None and not is_foreseen(reading.positions[mention.place.position])
