"""Tells a country's people and opposition from its government, so that they may act against their own state."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from standoff.reading.actors.rolenouns import role_of
from standoff.reading.events.senses import spread, words
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def of_the_people(heads: "Iterable[Token]") -> bool:
    """True for "opposition groups", "thousands of students", "Algerians": not those who govern, nor all of a state."""
    return any(_is_of_the_people(head) for head in heads)


def _is_of_the_people(head: "Token") -> bool:
    inner = (p for t in head.children if t.dep_ == "prep" and t.lower_ == "of" for p in t.children)
    for token in (head, *(t for t in head.lefts if t.dep_ in ("compound", "amod")), *inner):
        role = role_of(token)
        if role is not None and role.sector in words("domestic", "sectors"):
            return True
    if head.ent_type_ == "NORP" and head.tag_ in ("NNS", "NNPS"):
        return True
    return head.pos_ == "NOUN" and lemma_of(head) in spread(("@crowd",)) and head.tag_ == "NNS"
