"""The outlook's knowledge that lies in data files: how far parties look ahead, and words for probabilities."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Level:
    """One kind of foresight: `moves` in words, the solution `concept` and `horizon` it is, its share of the mixture."""

    moves: str
    concept: str
    horizon: int
    weight: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """How much the model's word counts: as much as `cases` standoffs seen to their end; `coverage` of the range."""

    cases: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Term:
    """A word for probabilities from `low` to `high` (0 to 1); `frame` opens a sentence with it."""

    word: str
    frame: str
    low: float
    high: float


@lru_cache
def levels() -> tuple[Level, ...]:
    """The kinds of foresight, nearest first."""
    rows = toml_data("foresight.toml")["foresight"]
    return tuple(Level(row["moves"], row["concept"], row["horizon"], row["weight"]) for row in rows)


@lru_cache
def doubt() -> Doubt:
    """How much the model's word counts."""
    row = toml_data("foresight.toml")["doubt"]
    return Doubt(row["cases"], row["range"])


@lru_cache
def terms() -> tuple[Term, ...]:
    """The words of ICD 203, from the least probable."""
    return tuple(
        Term(row["word"], row["frame"], row["low"] / 100, row["high"] / 100) for row in toml_data("icd203.toml")["term"]
    )


def term_for(probability: float) -> Term:
    """The term of ICD 203 for a probability; on a border, the stronger one; beyond the scale, its end.

    >>> [term_for(p).word for p in (0.7, 0.2, 1.0)]
    ['likely', 'very unlikely', 'almost certain']
    """
    scale = terms()
    if probability <= 0.5:
        return next((term for term in scale if probability <= term.high), scale[-1])
    return next((term for term in reversed(scale) if probability >= term.low), scale[0])


@lru_cache
def toml_data(name: str) -> dict[str, Any]:
    """A TOML data file of the outlook, parsed."""
    return tomllib.loads(files("standoff.outlook").joinpath("data", name).read_text(encoding="utf-8"))
