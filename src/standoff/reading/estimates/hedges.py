"""The estimative phrases of `estimates.toml`, with the ranges of `estimative.csv`, and where they stand in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from standoff.reading.language.memory import kept, remembered
from standoff.reading.language.tree import Parse
from standoff.reading.scales import DEFAULT_SCALE, Range, ranges
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.language.tree import Token

FOR, AGAINST = 1, -1
"""Which way a phrase leans: towards its outcome, or away from it."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase says: its lean, and the probability range (0 to 1) of what it is said of; None is no number.

    `of` is the phrase of `estimative.csv` whose range it is, empty for a number of the text's own; `turned`, that it is
    the range of the opposite.
    """

    lean: int
    low: float | None
    high: float | None
    part: str
    nouns: frozenset[str] = frozenset()
    of: str = ""
    turned: bool = False

    def denied(self) -> "Sense":
        """The sense of the phrase when what it is said of is denied: "probably not"."""
        low, high = _opposite((self.low, self.high))
        return Sense(-self.lean, low, high, self.part, self.nouns, self.of, not self.turned)

    def negated(self) -> "Sense":
        """The sense under "not", "by no means", "far from": a certainty or an improbability denied has no number."""
        certain = self.low is not None and self.low >= _CERTAIN
        return replace(self, lean=-self.lean, low=None, high=None) if certain or self.lean == AGAINST else self.denied()

    def numbered(self, number: "Sense") -> "Sense":
        """What the phrase says where the text puts a number to it."""
        return replace(self, low=number.low, high=number.high, of="", turned=False)

    def on(self, scale: str) -> Range:
        """The range of an author who writes by this scale (`standoff.reading.scales`)."""
        own = self.low, self.high
        if scale == DEFAULT_SCALE or not self.of or own == (None, None):
            return own
        meant = ranges(scale)[self.of]
        return _opposite(meant) if self.turned else meant


_CERTAIN = 0.95
"""From where a phrase claims certainty (ICD 203)."""


def _opposite(bounds: Range) -> Range:
    low, high = bounds
    return None if high is None else round(1 - high, 4), None if low is None else round(1 - low, 4)


@dataclass(frozen=True)
class Hedge:
    """One estimative phrase in a text."""

    tokens: tuple["Token", ...]
    sense: Sense

    @kept
    def head(self) -> "Token":
        """The token that the rest of the sentence hangs on."""
        inside = {t.i for t in self.tokens}
        return next((t for t in self.tokens if t.head.i not in inside or t.head == t), self.tokens[-1])

    @kept
    def phrase(self) -> str:
        """The phrase as it stands in the text."""
        return " ".join(t.text for t in self.tokens).replace(" - ", "-")

    @property
    def rule(self) -> str:
        """The name of the rule that finds it."""
        return f"hedge:{self.phrase.lower()}"


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A closed word list of `estimates.toml`, such as `words("modals", "states")`."""
    return frozenset(toml_table("estimates.toml")[section][name])


def sense_of(row: dict[str, Any], part: str) -> Sense:
    """The sense that a row of `estimates.toml` gives its words."""
    of = row.get("range", "")
    low, high = ranges()[of] if of else (None, None)
    if "low" in row or "high" in row:
        low, high = _share(str(row.get("low", ""))), _share(str(row.get("high", "")))
    lean = AGAINST if row["lean"] == "against" else FOR
    return Sense(lean, low, high, part, frozenset(row.get("nouns", ())), of)


def hedges(tokens: Sequence["Token"]) -> Iterator[Hedge]:
    """Adjectives, adverbs and fixed phrases that hedge, in order; the longest where several start together."""
    for hedge in _found(tokens, "hedge"):
        before = _denying(hedge) if hedge.sense.part in ("any", "raising", "predicate") else ()
        yield Hedge((*before, *hedge.tokens), hedge.sense.negated()) if before else hedge


def _denying(hedge: Hedge) -> tuple["Token", ...]:
    """ "by no means", "far from", "anything but" before a hedge."""
    first = hedge.tokens[0]
    near = first.doc[max(first.sent.start, first.i - 4) : first.i]
    said = [t.lower_ for t in near]
    for phrase in _denials():
        if tuple(said[-len(phrase) :]) == phrase:
            return tuple(near[-len(phrase) :])
    return ()


@cache
def _denials() -> tuple[tuple[str, ...], ...]:
    return tuple(pattern(phrase) for phrase in toml_table("estimates.toml")["denying"]["phrases"])


@remembered
def hedges_of(doc: Parse) -> tuple[Hedge, ...]:
    """The hedges of a whole paragraph."""
    return tuple(hedges(doc.tokens))


def hedge_opening(tokens: Sequence["Token"]) -> Hedge | None:
    """The hedge that the first of `tokens` opens."""
    if not tokens:
        return None
    denied = tokens[0].lower_ in _SCARCELY and len(tokens) > 1 and tokens[1].lower_ in _phrases("hedge")
    denied |= any(tokens[0].lower_ == phrase[0] for phrase in _denials())
    if tokens[0].lower_ not in _phrases("hedge") and not denied:
        return None
    hedge = next(hedges(tokens), None)
    if hedge is not None and tokens[0].lower_ in _SCARCELY and hedge.tokens[0].i == tokens[0].i + 1:
        # "Not likely.", "Hardly inevitable."
        return Hedge((tokens[0], *hedge.tokens), hedge.sense.negated())
    return hedge if hedge is not None and hedge.tokens[0] == tokens[0] else None


_SCARCELY = frozenset({"not", "hardly", "scarcely", "barely"})


def sizes(tokens: Sequence["Token"], noun: str) -> Iterator[Hedge]:
    """Words that measure the chance noun `noun` (a lemma) among `tokens`: `slim`, `roughly even`."""
    yield from _found(tokens, "size", noun)


@cache
def pattern(phrase: str) -> tuple[str, ...]:
    """The tokens that the pipeline makes of a phrase.

    >>> pattern("fifty-fifty")
    ('fifty', '-', 'fifty')
    """
    return tuple(re.findall(r"[\w']+|[^\w\s]", phrase))


@cache
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
    phrases, free, lower = _phrases(table), 0, [t.lower_ for t in tokens]
    for at in [at for at, word in enumerate(lower) if word in phrases]:
        for words, senses in phrases[lower[at]] if at >= free else ():
            if tuple(lower[at : at + len(words)]) != words:
                continue
            sense = next((s for s in senses if noun is None or not s.nouns or noun in s.nouns), None)
            if sense is not None:
                yield Hedge(tuple(tokens[at : at + len(words)]), sense)
                free = at + len(words)
                break


def _share(percent: str) -> float | None:
    return int(percent) / 100 if percent else None
