"""Further options: courses of action that the text names and the model has no room for, and how each comes up."""

from collections.abc import Iterator, Mapping

from standoff.conflict import FurtherOption, Option, Voice
from standoff.drafting.courses import Course, Courses, Mention, side_id
from standoff.drafting.options import option_of
from standoff.reading.model import Reading, Stance

_OWN = {
    Stance.ACCEPTS: Voice.AGREED,
    Stance.REFUSES: Voice.REFUSED,
    Stance.OFFERS: Voice.OFFERED,
    Stance.THREATENS: Voice.THREATENED,
}
"""What an owner's stance on its own course makes of it."""


def further_options(reading: Reading, courses: Courses, drawn: Mapping[int, Option]) -> tuple[FurtherOption, ...]:
    """The courses that are not among the `drawn` ones, by number; their ids are none of those of the others.

    To give way is none: it is told by what is given way on.
    """
    ids = {known.id for known in drawn.values()}
    found = []
    for number, course in enumerate(courses.all):
        if number not in drawn and not course.mentions[0].deed.yielding:
            option = option_of(course, reading, ids)
            ids.add(option.id)
            found.append(FurtherOption(reading.actor(course.owner).name, option, voice_of(course, reading)))
    return tuple(found)


def voice_of(course: Course, reading: Reading) -> Voice | None:
    """How a course comes up; where it does in several ways, the first of `Voice`."""
    heard = set(_heard(course, reading))
    return next((voice for voice in Voice if voice in heard), None)


def _heard(course: Course, reading: Reading) -> Iterator[Voice]:
    for mention in course.mentions:
        position = reading.positions[mention.place.position]
        holder = side_id(reading, position.holder)
        if holder is None:
            continue
        if holder != course.owner:
            asked = mention.place.condition is not None or position.stance is Stance.DEMANDS
            if asked and mention.sign > 0:
                yield Voice.DEMANDED
        elif mention.place.condition is None and position.stance in _OWN:
            yield from _from_its_owner(position.stance, mention, on_condition=bool(position.conditions))


def _from_its_owner(stance: Stance, mention: Mention, *, on_condition: bool) -> Iterator[Voice]:
    """Who refuses on a condition is willing at that price; who agrees to leave a thing undone will not do it."""
    if mention.sign > 0:
        yield Voice.OFFERED if stance is Stance.REFUSES and on_condition else _OWN[stance]
    elif stance in (Stance.ACCEPTS, Stance.OFFERS) and not on_condition:
        yield Voice.REFUSED
