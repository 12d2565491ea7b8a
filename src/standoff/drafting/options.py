"""Options: the courses of action worth modelling, each with a short id, a text and its value now."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from standoff.conflict import Evidence, MoveDirection, Option
from standoff.conflict.formula import CONNECTIVES
from standoff.drafting.courses import Course, Courses, Mention, side_id
from standoff.drafting.deed import affirmed, verb_length
from standoff.drafting.parties import Parties
from standoff.drafting.tables import priors
from standoff.drafting.verb_classes import forward_reason
from standoff.drafting.wording import content, mass, opening, phrase_list, stem, stems, word_list, words_of
from standoff.reading.model import Reading

MOST_OPTIONS = 12
MOST_OPTIONS_EACH = 4
MOST_OPTIONS_THIRD = 3
FULL_OBJECT = 3.0
"""Content words of an object after which more of them make an option's text no better."""
LONGEST_TEXT = 12
"""Words of an option's text."""


def choose_courses(reading: Reading, courses: Courses, parties: Parties) -> tuple[int, ...]:
    """Numbers of the courses drawn as options: for each decision maker the few that most is said about, in order."""
    worth = {i: _worth(reading, courses, parties, i) for i in range(len(courses.all))}
    least = priors()["worth"]["least"]
    kept: list[int] = []
    for dm in parties.decision_makers:
        own = sorted((i for i, course in enumerate(courses.all) if course.owner == dm), key=lambda i: -worth[i])
        most = MOST_OPTIONS_EACH if dm in parties.core else MOST_OPTIONS_THIRD
        # A decision maker without an option could not decide anything: its best course stays, however slight.
        kept += own[:1] + [i for i in own[1:most] if worth[i] >= least]
    return tuple(sorted(sorted(kept, key=lambda i: -worth[i])[:MOST_OPTIONS]))


def _worth(reading: Reading, courses: Courses, parties: Parties, number: int) -> float:
    """How much the standoff turns on a course: the sum over what is said of it, each kind once for each side."""
    worth: dict[str, float] = priors()["worth"]
    kinds = dict.fromkeys(_kinds(reading, courses, parties, number))
    return sum(worth[kind] for kind, _ in kinds)


def _kinds(reading: Reading, courses: Courses, parties: Parties, number: int) -> Iterator[tuple[str, str | None]]:
    course = courses.all[number]
    if all(mention.deed.holds for mention in course.mentions):
        yield "going_on", None
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
        id=_slug(told, reading.actor(course.owner).name, set(taken_ids)),
        text=_text(told),
        now=course.held,
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
    """The wording that says best what the course is: neither denied nor kept up, with an object, in plain words."""

    def merit(mention: Mention) -> tuple[bool, bool, bool, bool, float]:
        about, verb = mention.deed.about, stems(mention.action)[:1]
        plain = verb == stems(mention.deed.verb)
        affirms = mention.sign > 0 and mention.deed.sign > 0
        return affirms, not mention.deed.holds, bool(about), plain, min(mass(about), FULL_OBJECT)

    return max(course.mentions, key=merit)


def _text(told: Mention) -> str:
    clause = re.split(r"[,;:(]\s|\s(?:--|–|—)\s", affirmed(told.action))[0]
    words = clause.split()
    heads = [stems(" ".join(words[at : at + 3])) for at in range(len(words))]
    stop = next((at for at, head in enumerate(heads) if at and opening(head, phrase_list("cut"))), len(words))
    words = words[: min(stop, LONGEST_TEXT)]
    while len(words) > 1 and len(words) in (stop, LONGEST_TEXT) and _is_bare(words[-1]):
        words.pop()
        stop = len(words)
    return " ".join(words).rstrip(".,;:")


def _is_bare(word: str) -> bool:
    """Whether a text cannot well end with this word: an article, preposition or conjunction, but no particle."""
    return stem(word) in word_list("function") - word_list("particles")


def _slug(told: Mention, owner: str, taken: set[str]) -> str:
    """Verb and head of the object in snake case: `lift_sanctions`; more words, then a number, when that is taken."""
    text = _text(told)
    words = words_of(text)
    at = verb_length(text)
    verb = [word for i, word in enumerate(words[:at]) if i == 0 or _tells(word, i)]
    head = _object_head(words[at:])
    last = _name_length(head)
    for tail in (head[-last:], head[-last - 1 :], head[-last - 2 :], [*head[-last:], owner]):
        slug = _snake([*verb, *tail])
        if slug not in taken:
            return slug
    number = 2
    while f"{slug}_{number}" in taken:
        number += 1
    return f"{slug}_{number}"


def _tells(word: str, at: int) -> bool:
    """Whether a later word of a verb belongs into its id: particles and nouns, no articles and prepositions."""
    particles = word_list("particles" if at == 1 else "adverbial_particles")
    return bool(content([stem(word)])) or stem(word) in particles


def _name_length(head: list[str]) -> int:
    """How many words at the end of `head` are one name ("Stena Impero", "Grace 1"); at least 1."""
    length = 1
    if head and not head[-1][0].islower():
        while length < min(3, len(head)) and head[-length - 1][0].isupper():
            length += 1
    return length


def _object_head(words: list[str]) -> list[str]:
    """The words of the object's first noun phrase, up to the preposition or clause that follows it."""
    phrase: list[str] = []
    for word in words:
        if content([stem(word)]):
            phrase.append(word)
        elif phrase and stem(word) in word_list("function") and stem(word) not in word_list("articles"):
            break
    return phrase


def _snake(words: list[str]) -> str:
    plain = unicodedata.normalize("NFKD", "_".join(words)).encode("ascii", "ignore").decode()
    slug = re.sub(r"\W+|__+", "_", plain).strip("_").lower() or "act"
    return f"do_{slug}" if slug[0].isdigit() or slug in CONNECTIVES else slug
