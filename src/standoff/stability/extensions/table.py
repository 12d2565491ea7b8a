"""`StabilityTable`: which states are stable, for whom, under each concept: what richer preferences are solved to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict
from standoff.notebook import html_table
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.space import Flags, StateSpace


@dataclass(frozen=True, eq=False)
class StabilityTable:
    """Verdicts on every state: `stable` maps each concept to bool, `(n_dm, n_states)`."""

    conflict: Conflict
    space: StateSpace
    stable: Mapping[Concept, Flags]

    @cached_property
    def equilibria(self) -> Mapping[Concept, tuple[str, ...]]:
        """For each concept the labels of the states that are stable for every decision maker, by number."""
        return MappingProxyType({concept: equilibria_in(self.space, flags) for concept, flags in self.stable.items()})

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: for each concept a list of flags for each decision maker, and the equilibria."""
        return {
            "stable": {concept.value: by_name(self.conflict, flags) for concept, flags in self.stable.items()},
            "equilibria": {concept.value: list(found) for concept, found in self.equilibria.items()},
        }

    def _repr_html_(self) -> str:
        return equilibria_html(f"{self.conflict.title}: equilibria", {"equilibria": self.equilibria})


def equilibria_in(space: StateSpace, flags: Flags) -> tuple[str, ...]:
    """The labels of the states for which all of `flags`, bool `(n_dm, n_states)`, hold, by number."""
    return tuple(space.label(code) for code in space.codes[np.flatnonzero(flags.all(axis=0))].tolist())


def by_name(conflict: Conflict, rows: Flags) -> dict[str, list[bool]]:
    """The rows of `(n_dm, n_states)` under the names of the decision makers."""
    return {dm.name: row for dm, row in zip(conflict.decision_makers, rows.tolist(), strict=True)}


def equilibria_html(caption: str, columns: Mapping[str, Mapping[Concept, tuple[str, ...]]]) -> str:
    """A table for notebooks: a row for each concept, in each column its equilibria of one kind, if there is one."""
    concepts = dict.fromkeys(concept for found in columns.values() for concept in found)
    rows = [
        (concept.title, *(_listed(found[concept]) if concept in found else None for found in columns.values()))
        for concept in concepts
    ]
    return html_table(caption, ("concept", *columns), rows)


def _listed(found: tuple[str, ...]) -> str:
    return ", ".join(found) or "none"


def concepts_of(names: Iterable[Concept | str]) -> tuple[Concept, ...]:
    """The concepts named, each once; raises `ConflictError` for a name that there is not."""
    return tuple(dict.fromkeys(concept_named(name) for name in names))


def states_of(space: StateSpace) -> list[dict[str, Any]]:
    """The states as JSON-ready values, in the order of every list of flags."""
    return [{"number": number, "label": label} for number, label in enumerate(space.labels, start=1)]


def ranked_higher(rank: Any) -> Flags:
    """Whether the second state ranks above the first: bool `(n, n)` of ranks `(n,)`."""
    higher: Flags = np.less(rank[:, None], rank[None, :])
    return higher
