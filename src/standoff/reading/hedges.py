"""The estimative phrases of `estimates.toml`, with the ranges of `estimative.csv`, and where they stand in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from standoff.reading.tables import csv_table, toml_table

if TYPE_CHECKING:
    from standoff.reading.tree import Token

FOR, AGAINST = 1, -1
"""Which way a phrase leans: towards its outcome, or away from it."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase says: its lean, and the probability range (0 to 1) of what it is said of; None is no number."""

    lean: int
    low: float | None
    high: float | None
    part: str
    nouns: frozenset[str] = frozenset()

    def denied(self) -> "Sense":
        """The sense of the phrase when what it is said of is denied: "probably not"."""
        low = None if self.high is None else round(1 - self.high, 4)
        high = None if self.low is None else round(1 - self.low, 4)
        return Sense(-self.lean, low, high, self.part, self.nouns)


@dataclass(frozen=True)
class Hedge:
    """One estimative phrase in a text."""

    tokens: tuple["Token", ...]
    sense: Sense

    @property
    def head(self) -> "Token":
        """The token that the rest of the sentence hangs on."""
        inside = {t.i for t in self.tokens}
        return next((t for t in self.tokens if t.head.i not in inside or t.head == t), self.tokens[-1])

    @property
    def phrase(self) -> str:
        """The phrase as it stands in the text."""
        return " ".join(t.text for t in self.tokens).replace(" - ", "-")

    @property
    def rule(self) -> str:
        """The name of the rule that finds it."""
        return f"hedge:{self.phrase.lower()}"


@lru_cache
def ranges() -> dict[str, tuple[float | None, float | None]]:
    """Low and high (0 to 1) of every phrase of `estimative.csv`.

    >>> ranges()["unlikely"], ranges()["may"]
    ((0.2, 0.45), (None, None))
    """
    return {row["phrase"]: (_share(row["rec_low"]), _share(row["rec_high"])) for row in csv_table("estimative.csv")}


def words(section: str, name: str) -> frozenset[str]:
    """A closed word list of `estimates.toml`, such as `words("modals", "states")`."""
    return frozenset(toml_table("estimates.toml")[section][name])


def sense_of(row: dict[str, Any], part: str) -> Sense:
    """The sense that a row of `estimates.toml` gives its words."""
    low, high = ranges()[row["range"]] if "range" in row else (None, None)
    if "low" in row or "high" in row:
        low, high = _share(str(row.get("low", ""))), _share(str(row.get("high", "")))
    return Sense(AGAINST if row["lean"] == "against" else FOR, low, high, part, frozenset(row.get("nouns", ())))


def hedges(tokens: Sequence["Token"]) -> Iterator[Hedge]:
    """Adjectives, adverbs and fixed phrases that hedge, in order; the longest where several start together."""
    yield from _found(tokens, "hedge")


def sizes(tokens: Sequence["Token"], noun: str) -> Iterator[Hedge]:
    """Words that measure the chance noun `noun` (a lemma) among `tokens`: `slim`, `roughly even`."""
    yield from _found(tokens, "size", noun)


@lru_cache
def pattern(phrase: str) -> tuple[str, ...]:
    """The tokens that the pipeline makes of a phrase.

    >>> pattern("fifty-fifty")
    ('fifty', '-', 'fifty')
    """
    return tuple(re.findall(r"[\w']+|[^\w\s]", phrase))


@lru_cache
def _phrases(table: str) -> dict[str, list[tuple[tuple[str, ...], list[Sense]]]]:
    """The phrases of a table with their senses, by first word, the longest first."""
    found: dict[tuple[str, ...], list[Sense]] = {}
    for row in toml_table("estimates.toml")[table]:
        for phrase in row["words"]:
            found.setdefault(pattern(phrase), []).append(sense_of(row, row.get("part", table)))
    by_first: dict[str, list[tuple[tuple[str, ...], list[Sense]]]] = {}
    for words in sorted(found, key=len, reverse=True):
        by_first.setdefault(words[0], []).append((words, found[words]))
    return by_first


def _found(tokens: Sequence["Token"], table: str, noun: str | None = None) -> Iterator[Hedge]:
    phrases, at, lower = _phrases(table), 0, [t.lower_ for t in tokens]
    while at < len(tokens):
        for words, senses in phrases.get(lower[at], ()):
            if tuple(lower[at : at + len(words)]) != words:
                continue
            sense = next((s for s in senses if noun is None or not s.nouns or noun in s.nouns), None)
            if sense is not None:
                yield Hedge(tuple(tokens[at : at + len(words)]), sense)
                at += len(words) - 1
                break
        at += 1


def _share(percent: str) -> float | None:
    return int(percent) / 100 if percent else None
