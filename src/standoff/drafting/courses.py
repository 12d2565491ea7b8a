"""Courses of action: every wording of one deed of one side, gathered from what all sides say of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.drafting.deed import Deed, deed
from standoff.drafting.same_action import relation
from standoff.drafting.wording import stems, word_list
from standoff.reading.model import ConditionKind, Position, Reading, Stance
from standoff.text import Span

BOTH = "both"
DARK_THREAT = "carry out its threat"
"""What a threat is called whose words name no deed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a deed is mentioned: the action of a position (`condition` None) or one of its conditions, by index."""

    position: int
    condition: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One wording of a course of action; `sign` is -1 where it means that the course is not taken.

    `present` marks what is said to be so now: "as long as the embargo stands".
    """

    place: Place
    action: str
    deed: Deed
    sign: int = 1
    present: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """What the words at `span` tell of a course of action: that it is taken now, or that it is not."""

    span: Span
    taken: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A course of action that is its `owner`'s (the id of a side) to take; `inferred` when nobody speaks of it.

    `told` is what the text tells of it as done, or as undone.
    """

    owner: str
    mentions: tuple[Mention, ...]
    inferred: bool = False
    told: Now | None = None

    @property
    def held(self) -> bool:
        """Whether it is what its owner does now, and would go on with."""
        if self.told is not None:
            return self.told.taken
        return any((mention.deed.holds or mention.present) and mention.sign > 0 for mention in self.mentions)

    @property
    def is_told(self) -> bool:
        """Whether some wording says plainly, with an object, which deed is meant."""
        return any(not mention.deed.bare and mention.sign == mention.deed.sign for mention in self.mentions)

    def fit(self, other: Deed, names: frozenset[str]) -> tuple[float, int]:
        """How surely (0 to 1) `other` is this course, and with which sign."""
        fits = [
            (sure, sign * m.sign) for m in self.mentions for sign, sure in (relation(m.deed, other, names),) if sign
        ]
        return max(fits, key=lambda fit: fit[0], default=(0.0, 0))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a wording comes to: course number `course`, taken (`sign` 1) or not taken (-1)."""

    course: int
    sign: int


@dataclass(frozen=True)
class Courses:
    """All courses of action of a reading, and what each wording of it means."""

    all: tuple[Course, ...]
    meanings: dict[Place, tuple[Meaning, ...]]

    def at(self, position: int, condition: int | None = None) -> tuple[Meaning, ...]:
        """What is meant there; empty when nobody is known who would act."""
        return self.meanings.get(Place(position, condition), ())


def side_id(reading: Reading, actor: str | None) -> str | None:
    """The id of an actor's side; None stays None."""
    return reading.side(actor).id if actor is not None else None


def find_courses(reading: Reading) -> Courses:
    """The courses of action in the positions that are in force, in order of appearance."""
    names = _names(reading)
    courses: list[Course] = []
    ownerless: list[tuple[Place, Deed, str | None, str]] = []
    yielding: list[tuple[Place, Position, str | None]] = []
    dark: list[tuple[Place, str]] = []
    for place, position, actor, action in wordings(reading):
        owner = side_id(reading, actor)
        meant = deed(action)
        if owner is not None and meant.idle and _is_own_threat(reading, place, position, meant):
            dark.append((place, owner))
        elif meant.yielding:
            yielding.append((place, position, owner))
        elif owner is None and not meant.idle:
            ownerless.append((place, meant, side_id(reading, position.holder), action))
        elif owner is not None and not meant.idle:
            _gather(courses, owner, Mention(place, action, meant, present=_is_present(position, place)), names)
    for place, owner in dark:
        _threaten(reading, courses, place, owner)
    for place, meant, holder, action in ownerless:
        _adopt(courses, place, meant, holder, action, names)
    courses = [_as_change(course) for course in courses if course.is_told]
    meanings: dict[Place, tuple[Meaning, ...]] = {
        m.place: (Meaning(i, m.sign),) for i, course in enumerate(courses) for m in course.mentions
    }
    for place, position, owner in yielding:
        meant_here = tuple(_demanded(reading, meanings, courses, position, place, owner))
        meant_here = meant_here or tuple(_refused(reading, meanings, courses, place, owner))
        meanings[place] = meant_here or tuple(_yields(courses, place, position, owner))
    return Courses(tuple(courses), meanings)


def _is_own_threat(reading: Reading, place: Place, position: Position, meant: Deed | None = None) -> bool:
    """Whether a side threatens with a deed of its own there, and with more than words where `meant` tells the deed."""
    holder = side_id(reading, position.holder)
    own = holder is not None and side_id(reading, position.whose) == holder
    words = meant is not None and meant.verb in word_list("saying")
    return own and position.stance is Stance.THREATENS and place.condition is None and not words


def _threaten(reading: Reading, courses: list[Course], place: Place, owner: str) -> None:
    """Adds a threat whose words name no deed: to the one deed that its maker threatens with, else to one of its own."""
    mention = Mention(place, DARK_THREAT, deed(DARK_THREAT))
    positions = reading.positions
    known = [
        at
        for at, course in enumerate(courses)
        if course.owner == owner
        and any(_is_own_threat(reading, m.place, positions[m.place.position]) and m.sign > 0 for m in course.mentions)
    ]
    if len(known) == 1:
        courses[known[0]] = replace(courses[known[0]], mentions=(*courses[known[0]].mentions, mention))
    else:
        _gather(courses, owner, mention, frozenset())


def wordings(reading: Reading) -> Iterator[tuple[Place, Position, str | None, str]]:
    """Every action and condition of the positions in force: place, position, who would act, in which words."""
    for at, position in enumerate(reading.positions):
        if position.in_force:
            yield Place(at), position, position.whose, position.action
            for number, condition in enumerate(position.conditions):
                yield Place(at, number), position, condition.whose, condition.action


def _is_present(position: Position, place: Place) -> bool:
    return place.condition is not None and position.conditions[place.condition].kind is ConditionKind.AS_LONG_AS


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(stem for actor in reading.actors for stem in stems(actor.name))


def _gather(courses: list[Course], owner: str, mention: Mention, names: frozenset[str]) -> None:
    """Adds a mention to the course it fits best, or opens a course for it."""
    fits = [(*c.fit(mention.deed, names), i) for i, c in enumerate(courses) if c.owner == owner]
    sureness, sign, at = max(fits, key=lambda fit: fit[0], default=(0.0, 0, -1))
    if sureness > 0:
        courses[at] = replace(courses[at], mentions=(*courses[at].mentions, replace(mention, sign=sign)))
    else:
        courses.append(Course(owner, (replace(mention, sign=mention.deed.sign),)))


def _adopt(
    courses: list[Course], place: Place, meant: Deed, holder: str | None, action: str, names: frozenset[str]
) -> None:
    """Adds a mention that names no actor to the best fitting course of somebody else than its holder.

    What is done to both ("both ships are let go") is done by each side that can.
    """
    fits = [(*c.fit(meant, names), i) for i, c in enumerate(courses) if c.owner != holder]
    fits = sorted((fit for fit in fits if fit[0] > 0), key=lambda fit: (fit[1] < 0, -fit[0]))
    several = BOTH in stems(action)
    whose: set[str] = set()
    for _, sign, at in fits if several else fits[:1]:
        if courses[at].owner not in whose:
            whose.add(courses[at].owner)
            mention = Mention(place, action, meant, sign)
            courses[at] = replace(courses[at], mentions=(*courses[at].mentions, mention))


def _as_change(course: Course) -> Course:
    """The course, read as the change: what its first wording does that neither keeps things up nor denies a deed."""
    change = next((m for m in course.mentions if not m.deed.holds and m.deed.sign > 0), None)
    if change is None or change.sign > 0:
        return course
    return replace(course, mentions=tuple(replace(m, sign=-m.sign) for m in course.mentions))


def _yields(courses: list[Course], place: Place, position: Position, owner: str | None) -> Iterator[Meaning]:
    """Giving way as a course of its own, where nobody is heard to say to what; the owner's earlier one, if any."""
    if owner is None:
        return
    action = position.action if place.condition is None else position.conditions[place.condition].action
    mention = Mention(place, action, deed(action))
    for at, course in enumerate(courses):
        if course.owner == owner and course.mentions[0].deed.yielding:
            sign = mention.deed.sign * course.mentions[0].deed.sign * course.mentions[0].sign
            courses[at] = replace(course, mentions=(*course.mentions, replace(mention, sign=sign)))
            yield Meaning(at, sign)
            return
    courses.append(Course(owner, (replace(mention, sign=mention.deed.sign),)))
    yield Meaning(len(courses) - 1, mention.deed.sign)


def _demanded(
    reading: Reading,
    meanings: dict[Place, tuple[Meaning, ...]],
    courses: list[Course],
    position: Position,
    place: Place,
    owner: str | None,
) -> Iterator[Meaning]:
    """What giving way comes to: all that is demanded of `owner`, by the holder when the holder is another side."""
    holder = side_id(reading, position.holder)
    sign = deed(position.action if place.condition is None else position.conditions[place.condition].action).sign
    for at, other in enumerate(reading.positions):
        demander = side_id(reading, other.holder)
        if not other.in_force or other.stance is not Stance.DEMANDS or demander == owner:
            continue
        if holder not in (owner, demander):
            continue
        for meaning in meanings.get(Place(at), ()):
            if courses[meaning.course].owner == owner:
                yield Meaning(meaning.course, meaning.sign * sign)


def _refused(
    reading: Reading,
    meanings: dict[Place, tuple[Meaning, ...]],
    courses: list[Course],
    place: Place,
    owner: str | None,
) -> Iterator[Meaning]:
    """What giving way comes to where no demand is heard: all that `owner` refuses to do, for it has been asked."""
    position = reading.positions[place.position]
    sign = deed(position.action if place.condition is None else position.conditions[place.condition].action).sign
    for at, other in enumerate(reading.positions):
        if other.in_force and other.stance is Stance.REFUSES and side_id(reading, other.holder) == owner:
            for meaning in meanings.get(Place(at), ()):
                if at != place.position and courses[meaning.course].owner == owner:
                    yield Meaning(meaning.course, meaning.sign * sign)
