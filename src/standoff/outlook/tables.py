"""The outlook's knowledge that lies in data files, and how far parties look ahead."""

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from standoff.conflict import Conflict


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


def levels_of(conflict: Conflict) -> tuple[Level, ...]:
    """The kinds of foresight with the shares that `conflict` gives them, made to add up to 1; else the usual ones."""
    told = conflict.foresight
    if told is None:
        return levels()
    shares = (told.one, told.two, told.more)
    return tuple(replace(level, weight=share / sum(shares)) for level, share in zip(levels(), shares, strict=True))


@lru_cache
def doubt() -> Doubt:
    """How much the model's word counts."""
    row = toml_data("foresight.toml")["doubt"]
    return Doubt(row["cases"], row["range"])


@lru_cache
def toml_data(name: str) -> dict[str, Any]:
    """A TOML data file of the outlook, parsed."""
    return tomllib.loads(files("standoff.outlook").joinpath("data", name).read_text(encoding="utf-8"))
