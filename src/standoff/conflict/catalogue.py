"""Published conflicts of the literature, with their sources and the equilibria that a solver must find."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from standoff.conflict.files import loads_conflict
from standoff.conflict.model import Conflict
from standoff.errors import ConflictError, meant_among


@dataclass(frozen=True, slots=True)
class PublishedConflict:
    """A conflict of the literature.

    `equilibria` gives for each solution concept (`nash`, `gmr`, `smr`, `seq`) the labels of the states that are stable
    for every decision maker, in ascending order of state number; `note` says what else to know.
    """

    name: str
    source: str
    note: str
    conflict: Conflict
    equilibria: Mapping[str, tuple[str, ...]]

    @property
    def title(self) -> str:
        """The conflict's title."""
        return self.conflict.title


@lru_cache
def published() -> tuple[PublishedConflict, ...]:
    """All published conflicts that ship with standoff.

    >>> [conflict.name for conflict in published()][:2]
    ['prisoners_dilemma', 'chicken']
    """
    table = tomllib.loads(_data("published.toml"))
    return tuple(_entry(name, entry) for name, entry in table.items())


def published_conflict(name: str) -> PublishedConflict:
    """The published conflict called `name`; raises `ConflictError` when there is none."""
    known = {entry.name: entry for entry in published()}
    if name not in known:
        remedy = meant_among(name, list(known))
        raise ConflictError("unknown-published-conflict", f"no published conflict is called {name!r}", remedy=remedy)
    return known[name]


def published_yaml(name: str) -> str:
    """The conflict file of the published conflict called `name`; raises `ConflictError` when there is none."""
    return _data(f"published/{published_conflict(name).name}.yaml")


def _entry(name: str, entry: dict[str, Any]) -> PublishedConflict:
    file = f"published/{name}.yaml"
    equilibria = MappingProxyType({concept: tuple(labels) for concept, labels in entry["equilibria"].items()})
    conflict = loads_conflict(_data(file), name=file)
    return PublishedConflict(name, entry["source"], entry["note"], conflict, equilibria)


def _data(name: str) -> str:
    return files("standoff.conflict").joinpath("data", name).read_text(encoding="utf-8")
