"""The status quo: which courses of action are taken already, by the deeds that a text tells as done.

A deed told makes what it does the case, or undoes it. It counts until the text speaks again as if it were still to be
done: who demands, refuses, offers or threatens a thing behind the words that tell of it does not take it for done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from standoff.drafting.cast import Cast
from standoff.drafting.courses import Course, Courses, Mention, Now, side_id
from standoff.drafting.deed import Deed
from standoff.drafting.told_deeds import ToldDeed, list_of, plain_word, told_deed
from standoff.drafting.verb_classes import is_single, related, stands_alone
from standoff.drafting.whole_deeds import is_whole
from standoff.drafting.wishes import Wish
from standoff.drafting.wording import mass, stems, words_of
from standoff.reading.model import ActorKind, Event, Reading, Stance
from standoff.reading.tables import csv_table

EARLIER = "before-an-earlier-dispatch"
"""The remark on an event that a later dispatch tells of and that an earlier one must have known."""
NOT_SURELY_DONE = frozenset({EARLIER, "reported", "after-document-date"})
"""Remarks on events that do not tell what is the case now."""
MUTUAL, ACTOR_INFERRED, RECIPIENT_INFERRED = "mutual", "actor-inferred", "recipient-inferred"
SURE = 0.75
"""How surely a deed must be a course of action to make it the case."""
CONTRARY = 0.5
"""How surely it must be the contrary to undo what was the case before: a pronoun will do."""
YEAR = 4
"""Digits of a year in an ISO 8601 date."""
MET = "met_demand"
_DEMANDS = frozenset({"demand", "implied_demand", "demand_on_condition", "presumed_demand"})


@dataclass(frozen=True, slots=True)
class _Done:
    """What an event tells as done, and who may have done it; `performers` None: whoever could."""

    event: Event
    told: ToldDeed
    performers: frozenset[str] | None


def with_told_deeds(reading: Reading, courses: Courses) -> Courses:
    """The courses, with what the events of the reading tell of each: that it is taken now, or is not."""
    names, called = _names(reading), _called(reading)
    told: dict[int, tuple[Event, Now]] = {}
    for done in _done(reading):
        fits = [
            (*course.fit(done.told.deed, names), at)
            for at, course in enumerate(courses.all)
            if _could_be(done, course, called) and _concerns(reading, done, course)
        ]
        owners = {courses.all[at].owner for sure, _, at in fits if sure >= SURE}
        if done.performers is None and len(owners) > 1:
            continue  # what two sides could have done is no known side's deed
        for owner in dict.fromkeys(courses.all[at].owner for _, _, at in fits):
            own = (fit for fit in fits if courses.all[fit[2]].owner == owner)
            sureness, sign, at = max(own, key=lambda fit: fit[0])
            if sign == 0 or (at in told and _is_earlier(done.event, told[at][0])):
                continue
            course, taken = courses.all[at], sign > 0
            known = told[at][1].taken if at in told else course.held
            told_again = taken is not known and at in told and not taken and sureness >= CONTRARY
            if told_again or (
                _is_sure(done.told, course, sureness) and _makes_so(reading, done, course, called, taken=taken)
            ):
                told[at] = done.event, Now(done.event.span, taken=taken)
    return replace(
        courses,
        all=tuple(replace(c, told=told[at][1]) if at in told else c for at, c in enumerate(courses.all)),
    )


def _done(reading: Reading) -> Iterator[_Done]:
    """What the events tell as done not long before the reading's date, in text order."""
    date = reading.document.date
    awaited = [c.span for position in reading.positions for c in position.conditions if c.span is not None]
    for event in sorted(reading.events, key=lambda one: one.span.start):
        hearsay = plain_word(event.span.text.split()[0]) in list_of("untold")
        told = None if hearsay or NOT_SURELY_DONE & set(event.flags) else told_deed(event.span.text)
        waited_for = any(span.start < event.span.end and event.span.start < span.end for span in awaited)
        if told is None or waited_for or _is_long_past(event.date, date):
            continue
        actor = side_id(reading, event.actor)
        named = actor is not None and ACTOR_INFERRED not in event.flags
        if named or not told.doer:
            also = side_id(reading, event.recipient) if MUTUAL in event.flags else None
            performers = frozenset(side for side in (actor, also, *_joint_subjects(reading, event)) if side is not None)
            yield _Done(event, told, performers if named else None)


def _joint_subjects(reading: Reading, event: Event) -> Iterator[str | None]:
    """The sides that a clause names together as its subject: "Arbor and Dole withdrew their troops"."""
    span = event.span
    named = sorted(
        (mention.start, mention.end, actor.id)
        for actor in reading.actors
        for mention in actor.mentions
        if span.start <= mention.start and mention.end < span.end
    )
    at = span.start
    for start, end, actor in named:
        between = span.text[at - span.start : start - span.start].lower().replace(",", "").split()
        if not {*between} <= {"and", "both", "the"}:
            return
        yield side_id(reading, actor)
        at = end


def _is_long_past(date: str | None, now: str | None) -> bool:
    """Whether a date lies more than about a year back."""
    if not (date and now) or "-" in (date[0], now[0]):
        return False
    return int(now[:YEAR]) - int(date[:YEAR]) > 1 or (now[:YEAR] > date[:YEAR] and now[YEAR:] > (date[YEAR:] or "-99"))


def is_before(date: str | None, other: str | None) -> bool:
    """Whether one date is surely before another; partial ones are not before what they may hold.

    >>> is_before("2012-05", "2012-06-01"), is_before("2012", "2012-06-01")
    (True, False)
    """
    if not (date and other) or "-" in (date[0], other[0]):
        return False
    length = min(len(date), len(other))
    return date[:length] < other[:length]


def _is_earlier(event: Event, known: Event) -> bool:
    return is_before(event.date, known.date)


def _could_be(done: _Done, course: Course, called: frozenset[str]) -> bool:
    """Whether the deed may be its owner's: of nobody named, what is about more than a name.

    A course that consists in giving way is told by what is given way on.
    """
    if done.performers is None:
        about = done.told.deed.about - called
        return any(about & mention.deed.about for mention in course.mentions)
    return course.owner in done.performers and not course.mentions[0].deed.yielding


def _concerns(reading: Reading, done: _Done, course: Course) -> bool:
    """Whether a deed whose words name no more than the verb, an apology, is made to somebody who wants it."""
    recipient = side_id(reading, done.event.recipient)
    if recipient is None or not is_single(done.told.deed.verb) or RECIPIENT_INFERRED in done.event.flags:
        return True
    holders = {side_id(reading, reading.positions[mention.place.position].holder) for mention in course.mentions}
    others = holders - {course.owner, None}
    return not others or recipient in others | {course.owner}


def _is_sure(told: ToldDeed, course: Course, sureness: float) -> bool:
    """Whether the deed is surely this one: by its object, or by a verb that needs none ("apologised")."""
    verb = told.deed.verb
    same = [mention.deed for mention in course.mentions if mention.deed.verb == verb]
    if is_single(verb):
        return bool(same) or sureness >= SURE
    if stands_alone(verb) and not told.deed.about:
        return any(not one.about for one in same)
    return sureness >= SURE and any(_is_alike(told.deed, mention.deed) for mention in course.mentions)


def _is_alike(told: Deed, other: Deed) -> bool:
    """Whether two deeds are of one verb, or of verbs that the table relates and of one object."""
    if told.verb == other.verb or related(told.verb, other.verb, "opposite"):
        return True
    # More than half of what the deed is about must be what the other is about: to end all leave is to end no stay.
    return told.known and other.known and mass(told.first & other.about) * 2 > mass(told.first)


def _makes_so(reading: Reading, done: _Done, course: Course, called: frozenset[str], *, taken: bool) -> bool:
    """Whether the deed makes the course the case (`taken`) or not the case."""
    if taken is course.held:
        own = [mention.deed.verb for mention in course.mentions]
        return any(done.told.deed.verb == verb or related(done.told.deed.verb, verb, "opposite") for verb in own)
    if not (is_whole(reading, done.told, course, called) and done.told.whole) or _is_one_of_several(reading, done):
        return False
    return not any(_is_denied(reading, done, mention, taken=taken) for mention in course.mentions)


def _is_one_of_several(reading: Reading, done: _Done) -> bool:
    """Whether the deed is that of one member of sides that act as one: a state that is of another side."""
    actors = [reading.actor(done.event.actor)] if done.event.actor is not None else []
    return any(actor.kind is ActorKind.STATE and actor.of is not None for actor in actors)


def _is_denied(reading: Reading, done: _Done, mention: Mention, *, taken: bool) -> bool:
    """Whether a mention behind the deed takes it for still to be done."""
    position, deed = reading.positions[mention.place.position], done.event.span
    # The clause that tells the deed may have been read as a stance too: "has accepted the plan".
    itself = position.span.start == deed.start or (position.stance is Stance.ACCEPTS and position.span.start < deed.end)
    if position.span.start < deed.start or itself:
        return False
    holds = mention.present or mention.deed.holds
    return holds is not taken and mention.sign > 0


def _names(reading: Reading) -> frozenset[str]:
    """Stems of the actors' names."""
    return frozenset(stem for actor in reading.actors for stem in stems(actor.name))


def _called(reading: Reading) -> frozenset[str]:
    """Stems of the actors' names and of all names that they go by, their peoples' adjectives included."""
    mentions = (mention.text for actor in reading.actors for mention in actor.mentions)
    named = [word for text in mentions for word in words_of(text) if word[0].isupper()]
    countries = {actor.country for actor in reading.actors}
    rows = (row for row in csv_table("states.csv") if row["code"] in countries)
    named += [part for row in rows for key in ("name", "adjectives", "people") for part in row[key].split(";")]
    return _names(reading) | frozenset(stem for name in named for stem in stems(name))


def since_done(cast: Cast, wishes: Iterable[Wish]) -> Iterator[Wish]:
    """The wishes since a deed was done: what its doer said against it is given up, a demand for it is met."""
    now = {name: cast.course(name).held for name in cast.ids.values()}
    for wish in wishes:
        told = cast.course(wish.subject).told
        if told is None or not told.taken:
            yield wish
        elif wish.holder == cast.owner(wish.subject):
            if wish.want.holds(now):
                yield wish
        elif wish.kind in _DEMANDS and wish.want.holds(now):
            yield replace(wish, kind=MET)
        else:
            yield wish
