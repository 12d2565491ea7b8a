"""The outlook's knowledge that lies in data files, and how far parties look ahead."""

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
def toml_data(name: str) -> dict[str, Any]:
    """A TOML data file of the outlook, parsed."""
    return tomllib.loads(files("standoff.outlook").joinpath("data", name).read_text(encoding="utf-8"))
