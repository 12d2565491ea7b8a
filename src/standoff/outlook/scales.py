"""`Scale`: words for probabilities, by a directive or an author; its reader chooses which one a verdict speaks."""

from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import ConflictError
from standoff.outlook.tables import toml_data

SCALES = ("icd203", "phia", "nato", "kent")
"""The scales that ship, each in a data file of its name; the first is the default."""

DEFAULT_SCALE = SCALES[0]


@dataclass(frozen=True, slots=True)
class Term:
    """A word for probabilities from `low` to `high` (0 to 1); `frame` opens a sentence with it."""

    word: str
    frame: str
    low: float
    high: float

    def holds(self, probability: float) -> bool:
        """Whether the probability (0 to 1) lies in the term's range, borders included."""
        return self.low <= probability <= self.high


@dataclass(frozen=True, slots=True)
class Scale:
    """The terms of a scale from the least probable, its title in words, and where it is published."""

    name: str
    title: str
    source: str
    terms: tuple[Term, ...]

    def term_for(self, probability: float) -> Term:
        """The term for a probability (0 to 1): on a border the stronger one, in a gap or beyond the ends the nearest.

        >>> [scale_named("icd203").term_for(p).word for p in (0.7, 0.2, 1.0)]
        ['likely', 'very unlikely', 'almost certain']
        >>> scale_named("phia").term_for(0.52).word
        'realistic possibility'
        """
        return min(self.terms, key=lambda term: (_distance(term, probability), -abs(term.low + term.high - 1)))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the scale, from the least probable."""
        return tuple(term.word for term in self.terms)


def _distance(term: Term, probability: float) -> float:
    return round(max(term.low - probability, probability - term.high, 0.0), 9)


@lru_cache
def scale_named(name: str) -> Scale:
    """A scale that ships; raises `ConflictError` (`unknown-scale`) for a name that none has."""
    if name not in SCALES:
        raise ConflictError("unknown-scale", f"no scale of words is called {name!r}", remedy=f"use {', '.join(SCALES)}")
    table = toml_data(f"{name}.toml")
    terms = tuple(Term(row["word"], row["frame"], row["low"] / 100, row["high"] / 100) for row in table["term"])
    return Scale(name, table["title"], table["source"], terms)


@lru_cache
def confidence_words() -> tuple[str, ...]:
    """Words that tell an analyst's confidence, which ICD 203 keeps out of a sentence that tells a likelihood."""
    return tuple(toml_data("icd203.toml")["confidence"])
