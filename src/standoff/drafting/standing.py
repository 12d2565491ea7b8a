"""The option of a side that only demands: it can drop its demand, and has not, unless the demand is met."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.drafting.courses import Course, Courses, Mention, Now, Place, side_id
from standoff.drafting.deed import deed
from standoff.drafting.naming import option_text
from standoff.drafting.parties import Parties
from standoff.reading.model import Reading, Stance


def with_standing_demands(
    reading: Reading, courses: Courses, parties: Parties, chosen: tuple[int, ...]
) -> tuple[Courses, tuple[int, ...]]:
    """The courses and the numbers of those drawn, with an inferred one for each decision maker that has none."""
    have = {courses.all[number].owner for number in chosen}
    more = [_demand_dropped(reading, courses, dm, chosen) for dm in parties.decision_makers if dm not in have]
    added = tuple(course for course in more if course is not None)
    first = len(courses.all)
    return replace(courses, all=(*courses.all, *added)), (*chosen, *range(first, first + len(added)))


def _demand_dropped(reading: Reading, courses: Courses, side: str, chosen: tuple[int, ...]) -> Course | None:
    """Dropping what `side` demands first, of the courses drawn where it can be; None when it demands nothing.

    A demand that stands comes before one that is met; of the latter nothing is left to drop, so it counts as dropped.
    """
    demands = list(_demands(reading, courses, side))
    if not demands:
        return None

    def merit(demand: _Demand) -> tuple[bool, bool]:
        return demand.met is None, bool(demand.numbers & set(chosen))

    first = max(demands, key=merit)
    action = f"drop the demand to {option_text(reading.positions[first.at].action)}"
    return Course(side, (Mention(Place(first.at), action, deed(action)),), inferred=True, told=first.met)


@dataclass(frozen=True, slots=True)
class _Demand:
    """Position number `at`, in which a side demands or refuses something of another: the courses that it means.

    `met` is what tells that all of it is done; None as long as it is not.
    """

    at: int
    numbers: frozenset[int]
    met: Now | None


def _demands(reading: Reading, courses: Courses, side: str) -> Iterator[_Demand]:
    for at, position in enumerate(reading.positions):
        meant = courses.at(at)
        own = position.in_force and side_id(reading, position.holder) == side
        if own and meant and position.stance in (Stance.DEMANDS, Stance.REFUSES):
            wanted = 1 if position.stance is Stance.DEMANDS else -1
            told = [(courses.all[meaning.course].told, meaning.sign * wanted > 0) for meaning in meant]
            met = [now for now, yes in told if now is not None and now.taken is yes]
            done = Now(met[-1].span, taken=True) if len(met) == len(told) else None
            yield _Demand(at, frozenset(meaning.course for meaning in meant), done)
