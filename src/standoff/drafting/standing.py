"""The option of a side that only demands: it can drop its demand, and has not."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.drafting.courses import Course, Courses, Mention, Place, side_id
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
    """Dropping what `side` demands first, of the courses drawn where it can be; None when it demands nothing."""
    demands = list(_demands(reading, courses, side))
    at = next((at for at, numbers in demands if set(numbers) & set(chosen)), demands[0][0] if demands else None)
    if at is None:
        return None
    action = f"drop the demand to {option_text(reading.positions[at].action)}"
    return Course(side, (Mention(Place(at), action, deed(action)),), inferred=True)


def _demands(reading: Reading, courses: Courses, side: str) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The positions in which `side` demands or refuses something of another, and the courses that they mean."""
    for at, position in enumerate(reading.positions):
        if position.in_force and side_id(reading, position.holder) == side:
            numbers = tuple(meaning.course for meaning in courses.at(at))
            if position.stance in (Stance.DEMANDS, Stance.REFUSES) and numbers:
                yield at, numbers
