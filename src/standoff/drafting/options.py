"""Options: the courses of action worth modelling, each with a short id, a text and its value now."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from standoff.conflict import Evidence, MoveDirection, Option
from standoff.conflict.formula import CONNECTIVES
from standoff.drafting.courses import Course, Courses, Mention, side_id
from standoff.drafting.parties import Parties
from standoff.drafting.same_action import forward_reason, verb_length
from standoff.drafting.tables import priors
from standoff.drafting.wording import content, mass, stem, stems, word_list, words_of
from standoff.reading.model import Reading

MOST_OPTIONS = 12
MOST_OPTIONS_EACH = 4
LONGEST_TEXT = 12
"""Words of an option's text."""


def choose_courses(reading: Reading, courses: Courses, parties: Parties) -> tuple[int, ...]:
    """Numbers of the courses drawn as options: for each decision maker the few that most is said about, in order."""
    worth = {i: _worth(reading, courses, parties, i) for i in range(len(courses.all))}
    least = priors()["worth"]["least"]
    kept: list[int] = []
    for dm in parties.decision_makers:
        own = [i for i, course in enumerate(courses.all) if course.owner == dm and worth[i] >= least]
        kept += sorted(own, key=lambda i: -worth[i])[:MOST_OPTIONS_EACH]
    return tuple(sorted(sorted(kept, key=lambda i: -worth[i])[:MOST_OPTIONS]))


def _worth(reading: Reading, courses: Courses, parties: Parties, number: int) -> float:
    """How much the standoff turns on a course: the sum over what is said of it, each kind once for each side."""
    worth: dict[str, float] = priors()["worth"]
    kinds = dict.fromkeys(_kinds(reading, courses, parties, number))
    return sum(worth[kind] for kind, _ in kinds)


def _kinds(reading: Reading, courses: Courses, parties: Parties, number: int) -> Iterator[tuple[str, str | None]]:
    course = courses.all[number]
    for mention in course.mentions:
        position = reading.positions[mention.place.position]
        holder = side_id(reading, position.holder)
        if holder not in parties.decision_makers:
            yield "by_others", None
        elif mention.place.condition is not None:
            yield ("condition" if holder != course.owner else "own_condition"), holder
        elif holder != course.owner:
            yield "wanted", holder
        else:
            inside = any(
                courses.all[m.course].owner in parties.decision_makers and courses.all[m.course].owner != holder
                for n in range(len(position.conditions))
                for m in courses.at(mention.place.position, n)
            )
            yield (f"{position.stance}_on_condition" if inside else str(position.stance)), holder


def option_of(course: Course, reading: Reading, taken_ids: Iterable[str]) -> Option:
    """The option that a course of action is drawn as; its id is none of `taken_ids`."""
    told = _telling(course)
    forward = forward_reason(told.deed.verb)
    return Option(
        id=_slug(told, course, set(taken_ids)),
        text=_text(told.action),
        now=told.deed.holds and told.sign > 0,
        direction=MoveDirection.FORWARD if forward else MoveDirection.BOTH,
        evidence=evidence_of(course.mentions, reading),
    )


def evidence_of(mentions: Iterable[Mention], reading: Reading) -> tuple[Evidence, ...]:
    """What is quoted for these mentions, in text order, each stretch once."""
    found = []
    for mention in mentions:
        position = reading.positions[mention.place.position]
        span = position.span
        if mention.place.condition is not None:
            span = position.conditions[mention.place.condition].span or span
        found.append(Evidence(span.text, span.start, span.end))
    return tuple(sorted(dict.fromkeys(found), key=lambda e: (e.start or 0, e.end or 0)))


def _telling(course: Course) -> Mention:
    """The wording that says best what the course is: neither denied nor kept up, with the fullest object."""

    def merit(mention: Mention) -> tuple[bool, bool, bool, float]:
        stated = mention.place.condition is None
        said = min(mass(content(stems(mention.action))), 3.0)
        return (mention.sign > 0 and mention.deed.sign > 0, not mention.deed.holds, said >= 1.5, said + 0.5 * stated)

    return max(course.mentions, key=merit)


def _text(action: str) -> str:
    clause = re.split(r"[,;:(]\s|\s(?:--|–|—)\s", action.strip())[0]
    words = clause.removeprefix("to ").split()
    return " ".join(words[:LONGEST_TEXT]).rstrip(".,;:")


def _slug(told: Mention, course: Course, taken: set[str]) -> str:
    """Verb and head of the object in snake case: `lift_sanctions`; more words, then a number, when that is taken."""
    words = words_of(_text(told.action))
    at = verb_length(told.action)
    verb = [word for i, word in enumerate(words[:at]) if i == 0 or _tells(word)]
    head = _object_head(words[at:])
    for tail in (head[-1:], head[-2:], head[-3:], [*head[-1:], course.owner]):
        slug = _snake([*verb, *tail])
        if slug not in taken:
            return slug
    number = 2
    while f"{slug}_{number}" in taken:
        number += 1
    return f"{slug}_{number}"


def _tells(word: str) -> bool:
    """Whether a later word of a verb belongs into its id: particles and nouns, no articles and prepositions."""
    return bool(content([stem(word)])) or stem(word) in word_list("adverbial_particles")


def _object_head(words: list[str]) -> list[str]:
    """The words of the object's first noun phrase, up to the preposition or clause that follows it."""
    phrase: list[str] = []
    for word in words:
        if content([stem(word)]):
            phrase.append(word)
        elif phrase and stem(word) in word_list("function"):
            break
    return phrase


def _snake(words: list[str]) -> str:
    plain = unicodedata.normalize("NFKD", "_".join(words)).encode("ascii", "ignore").decode()
    slug = re.sub(r"\W+|__+", "_", plain).strip("_").lower() or "act"
    return f"do_{slug}" if slug[0].isdigit() or slug in CONNECTIVES else slug
