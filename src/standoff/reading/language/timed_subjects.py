"""Gives a subject back the time that is part of it: "a deal before the summer is likely"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIMES = ("before", "after", "until", "since")
_SUBJECTS = ("nsubj", "nsubjpass")


def free_timed_subjects(doc: "Doc") -> "Doc":
    """`doc`, changed in place: of two subjects with a time between them, the first is the verb's.

    The parser takes "before the summer is likely" for a clause, and leaves the verb two subjects.
    """
    for token in doc:
        if token.dep_ == "mark" and token.lower_ in _TIMES:
            _give_back(token)
    return doc


def _give_back(marker: "Token") -> None:
    verb = marker.head
    subjects = [t for t in verb.lefts if t.dep_ in _SUBJECTS]
    if len(subjects) != 2 or not subjects[0].i < marker.i < subjects[1].i:
        return
    first, second = subjects
    if any(first.i < t.i < second.i and t != marker for t in verb.lefts):
        return
    marker.head, marker.dep_, marker.pos_ = first, "prep", "ADP"
    second.head, second.dep_ = marker, "pobj"
