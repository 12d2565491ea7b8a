"""`solve_unknown`: stability when a decision maker's comparison of some states is not known.

Four extensions of each concept say how much a decision maker dares (Li, Hipel, Kilgour and Fang 2004, "Preference
uncertainty in the graph model for conflict resolution", IEEE Transactions on Systems, Man and Cybernetics A 34):
whether it leaves a state for one that it may or may not like better, and whether such a state deters it. A conflict in
which nothing is unknown has the same verdicts under all four, those of `standoff.stability.solve`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict
from standoff.stability.concepts import BASIC, Concept
from standoff.stability.extensions.relations import DenseGraph, stable_in
from standoff.stability.extensions.table import StabilityTable, concepts_of, equilibria_html, ranked_higher, states_of
from standoff.stability.preferences import preference_ranks
from standoff.stability.space import Flags, StateSpace, truth


class Extension(StrEnum):
    """Whether what is not known tempts a decision maker away, and whether it deters it."""

    A = "a"
    """It leaves for a state that it may not like better, and only what it surely likes no better deters."""
    B = "b"
    """It leaves only for what it surely likes better, and only what it surely likes no better deters."""
    C = "c"
    """It leaves for a state that it may not like better, and a state that it may like better still deters."""
    D = "d"
    """It leaves only for what it surely likes better, and what it may like better deters too."""

    @property
    def unknown_tempts(self) -> bool:
        """True when the unknown is reason to leave."""
        return self in (Extension.A, Extension.C)

    @property
    def unknown_deters(self) -> bool:
        """True when the unknown is reason to stay."""
        return self in (Extension.C, Extension.D)


@dataclass(frozen=True, eq=False)
class UnknownSolution:
    """What is stable under each of the four extensions.

    `unknown` is bool, `(n_dm, n_states, n_states)`: which comparisons are not known.
    """

    conflict: Conflict
    space: StateSpace
    unknown: Flags
    tables: Mapping[Extension, StabilityTable]

    def to_dict(self) -> dict[str, Any]:
        """The verdicts as JSON-ready values, by extension."""
        return {
            "states": states_of(self.space),
            "status_quo": self.conflict.status_quo,
            "extensions": {extension.value: table.to_dict() for extension, table in self.tables.items()},
        }

    def _repr_html_(self) -> str:
        columns = {f"extension {extension.value}": table.equilibria for extension, table in self.tables.items()}
        return equilibria_html(f"{self.conflict.title}: equilibria with unknown comparisons", columns)


def solve_unknown(conflict: Conflict, concepts: Iterable[Concept | str] = BASIC) -> UnknownSolution:
    """What is stable under the extensions a, b, c and d of each of `concepts` (Nash, GMR, SMR, SEQ, SSEQ).

    Each pair of formulas under a decision maker's `unknown` says that it is not known how a state in which the one
    holds compares with one in which the other does, whatever its ranking says; that goes for each such pair of states
    and in both directions. Raises `ConflictError` above 4,096 states, and for concepts that look ahead.

    >>> from dataclasses import replace
    >>> from standoff.conflict import parse_formula, published_conflict
    >>> chicken = published_conflict("chicken").conflict
    >>> first, second = chicken.decision_makers
    >>> swerve = parse_formula(first.options[0].id)
    >>> baffled = replace(first, unknown=((swerve, parse_formula(f"not {swerve}")),))
    >>> solution = solve_unknown(replace(chicken, decision_makers=(baffled, second)), ["nash"])
    >>> {extension.value: table.equilibria[Concept.NASH] for extension, table in solution.tables.items()}
    {'a': (), 'b': ('YN', 'NY'), 'c': (), 'd': ('YN', 'NY')}
    """
    wanted = concepts_of(concepts)
    space = StateSpace.of(conflict)
    unknown = unknown_comparisons(conflict, space)
    graph = DenseGraph.of(space)
    better = np.stack([ranked_higher(rank) for rank in preference_ranks(conflict, space)]) & ~unknown
    # A sanction is credible when its mover improves or may improve: so in all four extensions.
    credible = graph.narrowed(better | unknown)
    tables = {}
    for extension in Extension:
        improves = better | unknown if extension.unknown_tempts else better
        deters = ~better if extension.unknown_deters else ~(better | unknown)
        verdicts = {concept: stable_in(graph, improves, deters, concept, credible) for concept in wanted}
        tables[extension] = StabilityTable(conflict, space, MappingProxyType(verdicts))
    return UnknownSolution(conflict, space, unknown, MappingProxyType(tables))


def unknown_comparisons(conflict: Conflict, space: StateSpace) -> Flags:
    """Which comparisons are not known: bool, `(n_dm, n_states, n_states)`, symmetric, a state with itself never."""
    unknown = np.zeros((space.n_dm, space.n_states, space.n_states), dtype=np.bool_)
    for own, dm in zip(unknown, conflict.decision_makers, strict=True):
        for one, other in dm.unknown:
            first, second = (truth(part, conflict.option_ids, space.codes) for part in (one, other))
            own |= first[:, None] & second[None, :]
            own |= second[:, None] & first[None, :]
        np.fill_diagonal(own, val=False)
    return unknown
