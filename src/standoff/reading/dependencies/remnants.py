"""What is left of a clause whose verb is that of the one before: "gets its oil from Oslo, and its gas from Bergen"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token


def remnants(verb: "Token") -> Iterator["Token"]:
    """Nouns after "and" that have a preposition of their own and no verb."""
    joined = [t for t in verb.subtree if t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN") and t.i > verb.i]
    for noun in joined:
        above = noun.head
        owned = any(t.dep_ in ("poss", "det") or t.pos_ == "PROPN" for t in noun.children) or noun.pos_ == "PROPN"
        near = above == verb or (above.dep_ == "pobj" and above.head.head == verb) or above.head == verb
        first = noun.left_edge
        if near and owned and first.i > 0 and first.nbor(-1).lower_ in ("and", "but", ";", ","):
            yield noun
