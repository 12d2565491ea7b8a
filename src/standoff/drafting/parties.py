"""Who the decision makers are: the two sides that refuse and demand of each other most, and who else has a say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standoff.conflict import LeftOut
from standoff.conflict.articles import in_sentence
from standoff.drafting.courses import Course, Courses, side_id
from standoff.drafting.foreseen import is_foreseen
from standoff.drafting.links import Link, answers, find_links, movers_of
from standoff.drafting.nothing import no_standoff
from standoff.drafting.same_action import SAME_WORDS
from standoff.reading.model import ActorKind, Reading

MOST_DECISION_MAKERS = 4
LEAST_PART = 2
"""A third side takes part in at least so many positions, unless it holds something against one of the core pair."""


@dataclass(frozen=True)
class Parties:
    """The sides drawn as decision makers (ids, the core pair first) and those left out."""

    decision_makers: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    links: Counter[frozenset[str]]

    @property
    def core(self) -> tuple[str, ...]:
        """The two sides that the standoff is between."""
        return self.decision_makers[:2]

    def opponent(self, side: str) -> str:
        """The decision maker that `side` has most to do with; the earlier one when two are level."""
        others = [dm for dm in self.decision_makers if dm != side]
        return max(others, key=lambda dm: self.links[frozenset((side, dm))])


def find_parties(reading: Reading, courses: Courses) -> Parties:
    """Two to four decision makers, and who was left out with the reason.

    Raises `DraftError` (code `no-standoff`) when no two sides refuse, threaten or demand something of each other.
    """
    links = list(find_links(reading, courses))
    counts = Counter(frozenset((link.one, link.other)) for link in links)
    core = _core(reading, courses, links, counts)
    if core is None:
        links += answers(reading, courses)
        core = _core(reading, courses, links, counts)
    if core is None:
        raise no_standoff(reading)
    # A third side that digs in, and has to do with one of the core, answers it even where nobody is heard to ask.
    links += [link for link in answers(reading, courses) if link not in links]
    chosen = [*core, *_third_sides(reading, courses, links, core)][:MOST_DECISION_MAKERS]
    return Parties(tuple(chosen), tuple(_left_out(reading, courses, chosen)), counts)


def _order(reading: Reading) -> list[str]:
    return list(dict.fromkeys(reading.side(actor.id).id for actor in reading.actors))


def _core(
    reading: Reading, courses: Courses, links: list[Link], counts: Counter[frozenset[str]]
) -> tuple[str, ...] | None:
    """The pair with most between it, of those that stand against each other and can act; in order of the actors.

    Where nothing is refused or threatened, a demand or an offer at a price will do, if both sides have something to do.
    """
    movers = movers_of(reading, courses)
    owners = {
        c.owner for c in courses.all if not all(is_foreseen(reading.positions[m.place.position]) for m in c.mentions)
    }
    tense = dict.fromkeys(frozenset((link.one, link.other)) for link in links if link.tension == 2)
    bargaining = dict.fromkeys(
        pair for link in links if link.tension == 1 and (pair := frozenset((link.one, link.other))) <= owners
    )
    best = max(tense or bargaining, key=lambda pair: (len(pair & movers), counts[pair]), default=None)
    return tuple(sorted(best, key=_order(reading).index)) if best is not None else None


def _part(reading: Reading, courses: Courses) -> Counter[str]:
    """In how many positions in force each side is the holder, or the one who would act."""
    part: Counter[str] = Counter()
    for at, position in enumerate(reading.positions):
        if not position.in_force:
            continue
        meant = [m for number in (None, *range(len(position.conditions))) for m in courses.at(at, number)]
        sides = {side_id(reading, position.holder), *(courses.all[m.course].owner for m in meant)}
        part.update(side for side in sides if side is not None)
    return part


def _third_sides(reading: Reading, courses: Courses, links: list[Link], core: tuple[str, ...]) -> list[str]:
    """Other sides with a course of their own and a standing in the matter, those with the largest part first."""
    part = _part(reading, courses)
    holders = {side_id(reading, position.holder) for position in reading.positions if position.in_force}
    found = []
    for side in _order(reading):
        own = sum(course.owner == side for course in courses.all) if side in movers_of(reading, courses) else 0
        ties = [link.tension for link in links if side in (link.one, link.other) and {link.one, link.other} & set(core)]
        speaks = side in holders or own >= LEAST_PART
        takes_part = part[side] >= LEAST_PART or max(ties, default=0) == 2
        takes_part = takes_part and _echoed(reading, courses, side, core) is None
        if side not in core and own and ties and speaks and takes_part:
            found.append(side)
    return sorted(found, key=lambda side: -part[side])


def _echoed(reading: Reading, courses: Courses, side: str, core: Iterable[str]) -> str | None:
    """The core side whose deeds are all that people of no known side do: "the judges return to their posts" as well."""
    if reading.actor(side).kind is not ActorKind.OTHER:
        return None
    own = [course for course in courses.all if course.owner == side]
    for other in core:
        theirs = [course for course in courses.all if course.owner == other]
        if all(any(_same(one, course) for course in theirs) for one in own):
            return other
    return None


def _same(one: Course, other: Course) -> bool:
    found = (other.fit(mention.deed, frozenset()) for mention in one.mentions)
    return any(sureness >= SAME_WORDS and sign for sureness, sign in found)


def _left_out(reading: Reading, courses: Courses, chosen: list[str]) -> Iterator[LeftOut]:
    part = _part(reading, courses)
    for side in _order(reading):
        if side in chosen or not part[side]:
            continue
        echoed = _echoed(reading, courses, side, chosen[:2])
        if side not in movers_of(reading, courses):
            reason = "has no course of action of its own in the text"
        elif echoed is not None:
            reason = f"does only what {in_sentence(reading.actor(echoed).name)} does"
        elif part[side] < LEAST_PART:
            reason = "one passing mention"
        else:
            reason = "has little to do with the sides that stand against each other"
        yield LeftOut(reading.actor(side).name, reason)
