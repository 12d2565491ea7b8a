"""Counts the dead and wounded that a clause reports; lower bounds."""

from typing import TYPE_CHECKING

from standoff.reading.events.senses import Sense, words
from standoff.reading.language.clauses import Clause
from standoff.reading.language.numbers import count_of
from standoff.reading.language.syntax import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standoff.reading.language.tree import Token


def casualties(clause: Clause, sense: Sense) -> tuple[int | None, int | None]:
    """(killed, injured) as the clause says; None where it says nothing: (12, 30) for "left 12 dead and 30 wounded"."""
    if sense.victim:
        heads = clause.objects if sense.victim == "object" else clause.grammatical_subjects
        count = _total(heads)
        return (count, None) if sense.harm == "killed" else (None, count)
    if sense.type != "ASSAULT":
        return None, None
    return _stated(clause.verb.subtree, "dead"), _stated(clause.verb.subtree, "hurt")


def toll(noun: "Token") -> tuple[int | None, int | None]:
    """(killed, injured) that the phrase of a noun names: "an attack with 12 dead"."""
    return _stated(noun.subtree, "dead"), _stated(noun.subtree, "hurt")


def _total(heads: "Iterable[Token]") -> int | None:
    counts = [count for head in heads if (count := count_of(_sized(head))) is not None]
    return sum(counts) if counts else None


def _sized(head: "Token") -> "Token":
    """The noun that carries the number: "dozens" in "dozens of soldiers" is itself a number."""
    inner = [p for t in head.children if t.lower_ == "of" for p in t.children if p.dep_ == "pobj"]
    counted = lemma_of(head) in words("casualties", "quantifiers")
    return inner[0] if inner and counted and not head.like_num else head


def _stated(tokens: "Iterable[Token]", kind: str) -> int | None:
    """The number before "dead" or "wounded", or that of the people called so: "leaving 12 (people) dead"."""
    named = words("casualties", kind)
    for token in tokens:
        if token.lower_ not in named:
            continue
        for near in (token, token.head, *token.children):
            if near.pos_ in ("NOUN", "NUM", "ADJ", "PROPN") and abs(int(near.i) - int(token.i)) <= 6:
                numbers = [t for t in (near, *near.children) if t.like_num and t.i <= token.i]
                if numbers:
                    return count_of(numbers[-1]) if numbers[-1].pos_ == "NUM" else count_of(near)
        previous = token.nbor(-1) if token.i else token
        if previous.like_num:
            return count_of(previous)
    return None
