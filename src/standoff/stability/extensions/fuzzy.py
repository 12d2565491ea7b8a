"""`solve_fuzzy`: stability when preferences are a matter of degree and each decision maker has a threshold.

Al-Mutairi, Hipel and Kamel (2008), "Fuzzy preferences in conflicts", Journal of Systems Science and Systems Engineering
17; Bashar, Kilgour and Hipel (2012), "Fuzzy preferences in the graph model for conflict resolution", IEEE Transactions
on Fuzzy Systems 20. How sure a decision maker is that it prefers one state to another, its fuzzy relative certainty of
preference, runs from -1 to 1: here it is the share of sampled weights that prefer the one less the share that prefer
the other. A move is a fuzzy improvement when that certainty is at least the mover's satisficing threshold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.concepts import BASIC, Concept
from standoff.stability.extensions.relations import DenseGraph, stable_in
from standoff.stability.extensions.shares import ROUNDING, SAMPLES, Shares, checked_shares, preference_shares
from standoff.stability.extensions.table import StabilityTable, concepts_of, equilibria_html, states_of
from standoff.stability.space import StateSpace


@dataclass(frozen=True, eq=False)
class FuzzySolution:
    """What is fuzzily stable: `certainty` is float, `(n_dm, n_states, n_states)`, how surely the first is preferred.

    `thresholds` are each decision maker's satisficing threshold, in order.
    """

    table: StabilityTable
    thresholds: tuple[float, ...]
    certainty: Shares

    def to_dict(self) -> dict[str, Any]:
        """The verdicts as JSON-ready values, with the thresholds."""
        conflict = self.table.conflict
        names = [dm.name for dm in conflict.decision_makers]
        return {
            "states": states_of(self.table.space),
            "status_quo": conflict.status_quo,
            "thresholds": dict(zip(names, self.thresholds, strict=True)),
            **self.table.to_dict(),
        }

    def _repr_html_(self) -> str:
        makers = zip(self.table.conflict.decision_makers, self.thresholds, strict=True)
        thresholds = ", ".join(f"{dm.name} {limit:g}" for dm, limit in makers)
        caption = f"{self.table.conflict.title}: fuzzy equilibria at thresholds {thresholds}"
        return equilibria_html(caption, {"equilibria": self.table.equilibria})


def solve_fuzzy(
    conflict: Conflict,
    thresholds: float | Mapping[str, float],
    concepts: Iterable[Concept | str] = BASIC,
    *,
    shares: Shares | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> FuzzySolution:
    """What is stable under the fuzzy version of each of `concepts` (Nash, GMR, SMR, SEQ, SSEQ).

    `thresholds` is one satisficing threshold for all or one for each decision maker by name, above 0 and at most 1. A
    state is left for one that is preferred with at least that certainty; what is preferred with less deters, and so
    does what the decision maker can move on to from there. Fuzzy preferences from elsewhere are given as `shares`,
    `(n_dm, n_states, n_states)`, the degree to which the first state is preferred to the second; without them `samples`
    weightings are drawn. Raises `ConflictError` for a threshold out of range or missing, and above 4,096 states.

    >>> from standoff.conflict import published_conflict
    >>> solve_fuzzy(published_conflict("chicken").conflict, 0.5, ["seq"]).table.equilibria[Concept.SEQ]
    ('YN', 'NY')
    """
    wanted = concepts_of(concepts)
    space = StateSpace.of(conflict)
    graph = DenseGraph.of(space)
    limits = _thresholds(conflict, thresholds)
    if shares is None:
        shares = preference_shares(conflict, space, samples=samples, seed=seed)
    certainty = checked_shares(shares, space) - np.swapaxes(shares, 1, 2)
    least = np.array(limits)[:, None, None] - ROUNDING
    improves = np.swapaxes(certainty, 1, 2) >= least
    credible = graph.narrowed(improves)
    verdicts = {concept: stable_in(graph, improves, ~improves, concept, credible) for concept in wanted}
    return FuzzySolution(StabilityTable(conflict, space, MappingProxyType(verdicts)), limits, certainty)


def _thresholds(conflict: Conflict, thresholds: float | Mapping[str, float]) -> tuple[float, ...]:
    names = [dm.name for dm in conflict.decision_makers]
    given = thresholds if isinstance(thresholds, Mapping) else dict.fromkeys(names, thresholds)
    if missing := [name for name in names if name not in given]:
        raise ConflictError(
            "no-threshold", f"there is no satisficing threshold for {missing[0]!r}", remedy="give one for each party"
        )
    if unknown := [name for name in given if name not in names]:
        raise ConflictError(
            "unknown-decision-maker",
            f"there is no decision maker {unknown[0]!r}",
            remedy=f"name one of {', '.join(names)}",
        )
    for name in names:
        if not 0 < given[name] <= 1:
            raise ConflictError(
                "bad-threshold",
                f"the satisficing threshold of {name} is {given[name]:g}",
                remedy="give a number above 0 and at most 1",
            )
    return tuple(float(given[name]) for name in names)
