"""`Scale`: words for probabilities, by a directive or an author: what a verdict speaks, and what an author meant."""

from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import ScaleError
from standoff.reading.tables import csv_table, toml_table

SCALES = ("icd203", "phia", "nato", "kent")
"""The scales that ship, each in a data file of its name; the first is the default."""

DEFAULT_SCALE = SCALES[0]

Range = tuple[float | None, float | None]
"""Low and high (0 to 1); None where there is no number."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word for probabilities from `low` to `high` (0 to 1); `frame` opens a sentence with it.

    `phrases` are those of `estimative.csv` that mean the term where an author writes by the scale: the word, and what
    the scale's publication gives as its variants, or what differs from it in form alone.
    """

    word: str
    frame: str
    low: float
    high: float
    phrases: tuple[str, ...] = ()

    def holds(self, probability: float) -> bool:
        """Whether the probability (0 to 1) lies in the term's range, borders included."""
        return self.low <= probability <= self.high


@dataclass(frozen=True, slots=True)
class Scale:
    """The terms of a scale from the least probable, its title in words, and where it is published.

    `checked` says against what its numbers were checked; empty when they could not be.
    """

    name: str
    title: str
    source: str
    terms: tuple[Term, ...]
    checked: str = ""

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
    """A scale that ships; raises `ScaleError` (`unknown-scale`) for a name that none has."""
    if name not in SCALES:
        raise ScaleError("unknown-scale", f"no scale of words is called {name!r}", remedy=f"use {', '.join(SCALES)}")
    table = toml_table(f"{name}.toml")
    terms = tuple(
        Term(row["word"], row["frame"], row["low"] / 100, row["high"] / 100, tuple(row.get("phrases", ())))
        for row in table["term"]
    )
    return Scale(name, table["title"], table["source"], terms, table["checked"])


@lru_cache
def reading_scale(name: str) -> Scale:
    """A scale that estimates may be read by: one whose numbers were checked.

    Raises `ScaleError`: `unknown-scale`, or `unchecked-scale` for one that a verdict may be told in and no more.
    """
    scale = scale_named(name)
    if not scale.checked:
        checked = ", ".join(one for one in SCALES if scale_named(one).checked)
        what = f"{scale.title} could not be checked against its publication"
        raise ScaleError("unchecked-scale", what, remedy=f"read by {checked}")
    return scale


@lru_cache
def ranges(name: str = DEFAULT_SCALE) -> dict[str, Range]:
    """Low and high (0 to 1) of every phrase of `estimative.csv`, where an author writes by the scale of that name.

    By the default, ICD 203, a phrase has the range that the table recommends. By another scale it has that of the term
    that it means there, else what readers in surveys make of it, else none: that ICD 203 has a number for "roughly even
    chance" tells nothing of an author who writes by a scale that has no such word.

    >>> ranges()["unlikely"], ranges("phia")["unlikely"], ranges("phia")["roughly even chance"]
    ((0.2, 0.45), (0.25, 0.35), (None, None))
    """
    scale = reading_scale(name)
    rows = csv_table("estimative.csv")
    usual = {row["phrase"]: (_share(row["rec_low"]), _share(row["rec_high"])) for row in rows}
    if name == DEFAULT_SCALE:
        return usual
    meant: dict[str, Range] = {phrase: (term.low, term.high) for term in scale.terms for phrase in term.phrases}
    surveyed = {row["phrase"]: usual[row["phrase"]] for row in rows if row["status"] == "survey"}
    return dict.fromkeys(usual, (None, None)) | surveyed | meant


def _share(percent: str) -> float | None:
    return int(percent) / 100 if percent else None


@lru_cache
def confidence_words() -> tuple[str, ...]:
    """Words that tell an analyst's confidence, which ICD 203 keeps out of a sentence that tells a likelihood."""
    return tuple(toml_table("icd203.toml")["confidence"])
