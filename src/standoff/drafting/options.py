"""Options: the courses of action worth modelling, each with a short id, a text and its value now."""

from collections.abc import Iterable, Iterator

from standoff.conflict import Chance, Evidence, LeftOut, MoveDirection, Option
from standoff.conflict.articles import in_sentence
from standoff.drafting.courses import Course, Courses, Mention, side_id
from standoff.drafting.deed import has_definite_object
from standoff.drafting.foreseen import LIKELY, chance_of, is_foreseen
from standoff.drafting.naming import option_id, option_text
from standoff.drafting.parties import Parties
from standoff.drafting.phrasing import in_third_person, of_its_own, unlimited
from standoff.drafting.tables import actions, priors
from standoff.drafting.verb_classes import forward_reason
from standoff.drafting.wording import mass, phrase_list, stems
from standoff.reading.model import ActorKind, Reading, Stance
from standoff.text import Span

MOST_OPTIONS = 10
"""As many as a person can keep in view; 2^10 states."""
MOST_OPTIONS_EACH = 6
MOST_OPTIONS_THIRD = 4
FULL_OBJECT = 3.0
"""Content words of an object after which more of them make an option's text no better."""


def choose_courses(reading: Reading, courses: Courses, parties: Parties) -> tuple[int, ...]:
    """Numbers of the courses drawn as options: for each decision maker the few that most is said about, in order."""
    worth = {i: _worth(reading, courses, parties, i) for i in range(len(courses.all))}
    least = priors()["worth"]["least"]
    best: list[int] = []
    more: list[int] = []
    for dm in parties.decision_makers:
        own = [i for i, course in enumerate(courses.all) if course.owner == dm and worth[i] > 0]
        own.sort(key=lambda i: -worth[i])
        most = MOST_OPTIONS_EACH if dm in parties.core else MOST_OPTIONS_THIRD
        # A decision maker without an option could not decide anything: its best course stays, however slight.
        best += own[:1]
        more += [i for i in own[1:most] if worth[i] >= least]
    more.sort(key=lambda i: -worth[i])
    return tuple(sorted([*best, *more[: MOST_OPTIONS - len(best)]]))


def options_left_out(reading: Reading, courses: Courses, parties: Parties, drawn: Iterable[int]) -> Iterator[LeftOut]:
    """The courses of action of decision makers that are not drawn, with the reason."""
    kept = set(drawn)
    least = priors()["worth"]["least"]
    for number, course in enumerate(courses.all):
        if number in kept or course.owner not in parties.decision_makers:
            continue
        worth = _worth(reading, courses, parties, number)
        slight = "too little is said of this option" if worth else "the author expects it whatever the others do"
        reason = slight if worth < least else "more is said of the options drawn"
        if course.told is not None and course.told.taken:
            reason = f"it is done already: “{course.told.span.text}”"
        yield LeftOut(f"{reading.actor(course.owner).name}: {_text_of(course, reading)}", reason)


def _worth(reading: Reading, courses: Courses, parties: Parties, number: int) -> float:
    """How much the standoff turns on a course: the sum over what is said of it, each kind once for each side."""
    worth: dict[str, float] = priors()["worth"]
    kinds = dict.fromkeys(_kinds(reading, courses, parties, number))
    return sum(worth[kind] for kind, _ in kinds)


def _kinds(reading: Reading, courses: Courses, parties: Parties, number: int) -> Iterator[tuple[str, str | None]]:
    course = courses.all[number]
    voices = _voices(reading, course, parties)
    if all(mention.deed.holds for mention in course.mentions):
        yield "going_on", None
    for mention in course.mentions:
        position = reading.positions[mention.place.position]
        if is_foreseen(position):
            yield ("foreseen_as_likely" if position.rule == LIKELY else "foreseen"), None
            continue
        holder = side_id(reading, position.holder)
        if holder != course.owner:
            holder = voices.get(position.span, holder)
        aimed = _aimed_at_others(courses, parties, mention.place.position, len(position.conditions), course.owner)
        if holder not in parties.decision_makers:
            yield ("by_others_on_condition" if aimed else "by_others"), None
        elif mention.place.condition is not None:
            yield ("condition" if holder != course.owner else "own_condition"), holder
        elif holder != course.owner:
            yield "wanted", holder
        elif position.stance is Stance.REFUSES and not aimed and asked_by_others_alone(reading, course, parties):
            yield "refuses_others", holder
        elif position.stance is Stance.REFUSES and not aimed and is_inner(course):
            yield "refuses_inner", holder
        else:
            yield (f"{position.stance}_on_condition" if aimed else str(position.stance)), holder


def _voices(reading: Reading, course: Course, parties: Parties) -> dict[Span, str]:
    """For each stretch of text, the first decision maker that speaks of another's course there: one voice for all."""
    voices: dict[Span, str] = {}
    for mention in course.mentions:
        position = reading.positions[mention.place.position]
        holder = side_id(reading, position.holder)
        if holder is not None and holder != course.owner and holder in parties.decision_makers:
            voices.setdefault(position.span, holder)
    return voices


def _aimed_at_others(courses: Courses, parties: Parties, position: int, conditions: int, owner: str) -> bool:
    """Whether a position is conditional on what a decision maker other than the owner does."""
    owners = (courses.all[m.course].owner for n in range(conditions) for m in courses.at(position, n))
    return any(other in parties.decision_makers and other != owner for other in owners)


def asked_by_others_alone(reading: Reading, course: Course, parties: Parties) -> bool:
    """Whether it is heard who demands the course, and no decision maker but its owner is among them."""
    positions = (reading.positions[m.place.position] for m in course.mentions if m.place.condition is None)
    demanders = {side_id(reading, p.holder) for p in positions if p.stance is Stance.DEMANDS}
    return bool(demanders) and not demanders & (set(parties.decision_makers) - {course.owner})


def is_inner(course: Course) -> bool:
    """Whether a course is what a side does to its own government, as to bring it down or to call an election."""
    words = frozenset(stem for mention in course.mentions for stem in stems(mention.action))
    return any(words.issuperset(phrase) for phrase in phrase_list("inner"))


def option_of(course: Course, reading: Reading, taken_ids: Iterable[str]) -> Option:
    """The option that a course of action is drawn as; its id is none of `taken_ids`."""
    told, text = _telling(course, reading), _text_of(course, reading)
    forward = forward_reason(told.deed.verb, definite=has_definite_object(text))
    return Option(
        id=option_id(text, reading.actor(course.owner).name, set(taken_ids)),
        text=text,
        now=course.held,
        direction=MoveDirection.FORWARD if forward else MoveDirection.BOTH,
        evidence=evidence_of(course.mentions, reading),
        estimate=_estimate_of(course, reading),
        now_evidence=() if course.told is None else (_quote(course.told.span),),
    )


def _estimate_of(course: Course, reading: Reading) -> Chance | None:
    """How likely the author holds the course, by the first estimate of it that tells; None where none does.

    One whose words have a range comes before one whose words have none.
    """
    told: list[tuple[bool, Chance]] = []
    for mention in course.mentions:
        position = reading.positions[mention.place.position]
        if is_foreseen(position):
            estimate = next(e for e in reading.estimates if e.span == position.span)
            if (found := chance_of(estimate)) is not None:
                low, high = found if mention.sign > 0 else (round(1 - found[1], 6), round(1 - found[0], 6))
                told.append((estimate.low is None and estimate.high is None, Chance(low, high)))
    return min(told, key=lambda one: one[0], default=(True, None))[1]


def evidence_of(mentions: Iterable[Mention], reading: Reading) -> tuple[Evidence, ...]:
    """What is quoted for these mentions, in text order, each stretch once."""
    found = []
    for mention in mentions:
        position = reading.positions[mention.place.position]
        span = position.span
        if mention.place.condition is not None:
            span = position.conditions[mention.place.condition].span or span
        found.append(_quote(span))
    return tuple(sorted(dict.fromkeys(found), key=lambda e: (e.start or 0, e.end or 0)))


def _quote(span: Span) -> Evidence:
    return Evidence(span.text, span.start, span.end)


def _text_of(course: Course, reading: Reading) -> str:
    """The option in words: what two sides do to each other names the other, what is refused is told as done."""
    told = _telling(course, reading)
    position = reading.positions[told.place.position]
    said = (other for other in reading.positions if (other.span, other.action) == (position.span, position.action))
    others = {side_id(reading, other.holder) for other in said} - {course.owner, None}
    text = told.action
    for words in actions()["lists"]["reciprocal"]["words"] if len(others) == 1 else ():
        text = text.replace(words, in_sentence(reading.actor(str(*others)).name))
    holder = side_id(reading, position.holder)
    if holder is not None:
        text = in_third_person(text, in_sentence(reading.actor(holder).name), own=holder == course.owner)
    if reading.actor(course.owner).kind is not ActorKind.PERSON:
        text = of_its_own(text)
    return option_text(unlimited(text) if position.stance is Stance.REFUSES or told.deed.sign < 0 else text)


def _telling(course: Course, reading: Reading) -> Mention:
    """The wording that says best what the course is: neither denied nor kept up, with an object, in plain words."""

    def merit(mention: Mention) -> tuple[bool, bool, bool, bool, bool, float, bool]:
        about, verb = mention.deed.about, stems(mention.action)[:1]
        plain = verb == stems(mention.deed.verb)
        affirms = mention.sign > 0 and mention.deed.sign > 0
        said = not is_foreseen(reading.positions[mention.place.position])
        told = bool(about) and not mention.deed.pointing
        return affirms, not mention.deed.holds, bool(about), told, said, min(mass(about), FULL_OBJECT), plain

    return max(course.mentions, key=merit)
