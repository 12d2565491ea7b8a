"""Whether a deed told is all of a course of action: done to the same thing, the whole of it, with the same side."""

from collections.abc import Iterator
from itertools import pairwise

from standoff.drafting.courses import Course
from standoff.drafting.told_deeds import ToldDeed, counts_in, numbers
from standoff.drafting.verb_classes import forward_reason, is_single
from standoff.drafting.wording import content, mass, stem, stems, words_of
from standoff.reading.model import Reading

MONTHS = frozenset({"march", "may"})
"""Months that are words of their own, which `content` keeps."""
PLACING = frozenset({"in", "at"})
"""Prepositions before the place at which something is done."""


def is_whole(reading: Reading, told: ToldDeed, course: Course, called: frozenset[str]) -> bool:
    """Whether the deed is all of the course: not two of its prisoners, not one of its towns."""
    counts = frozenset(count for mention in course.mentions for count in counts_in(mention.action))
    if told.count is not None and told.count not in counts and (told.bare or counts):
        return False
    if is_single(told.deed.verb):
        return True
    if any(_is_one_of(told.phrase, mention.action) for mention in course.mentions):
        return False
    if not _is_with_the_same(reading, told, course):
        return False
    said = [reading.positions[mention.place.position].span.text for mention in course.mentions]
    said += [mention.action for mention in course.mentions]
    known = content(stem(word) for text in said for word in words_of(text))
    plain = frozenset(word for word in told.deed.first - called if not word[0].isdigit() and word not in numbers())
    if plain and mass(plain & known) * 2 < mass(plain):
        return False  # a footpath at the crossing is not the crossing
    return not (content(_named_in(told)) & told.deed.about) - known - called - MONTHS


def _is_with_the_same(reading: Reading, told: ToldDeed, course: Course) -> bool:
    """Whether no other side is named than in the course's words: talks with one are not talks with another."""
    meant = {side for mention in course.mentions for side in _sides_in(reading, mention.action)} - {course.owner}
    named = {*_sides_in(reading, told.phrase)} - {course.owner}
    return not (meant and named) or bool(meant & named)


def _sides_in(reading: Reading, phrase: str) -> Iterator[str]:
    """The sides that a phrase names."""
    words = stems(phrase)
    for actor in reading.actors:
        name = stems(actor.name)
        if any(words[at : at + len(name)] == name for at in range(len(words))):
            yield reading.side(actor.id).id


def _is_one_of(told: str, action: str) -> bool:
    """Whether one thing is told of where several are meant: "cut the trawl", "cut their trawls"."""
    several = {stem(word) for word in words_of(action)[1:] if word.endswith("s") and stem(word) == word[:-1]}
    return any(word == stem(word) and word in several for word in words_of(told)[1:])


def _named_in(told: ToldDeed) -> Iterator[str]:
    """Stems of the names in a deed's words, save of the place of one that is the same anywhere: "signed in Astana"."""
    words = words_of(told.phrase)
    anywhere = forward_reason(told.deed.verb, definite=True) is not None
    for last, word in pairwise(["", *words]):
        if word[0].isupper() and not (anywhere and last in PLACING):
            yield stem(word)
