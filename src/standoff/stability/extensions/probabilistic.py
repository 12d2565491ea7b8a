"""`solve_probabilistic`: stability when it is known how probable it is that a state is preferred to another.

Rêgo and dos Santos (2015), "Probabilistic preferences in the graph model for conflict resolution", IEEE Transactions on
Systems, Man, and Cybernetics: Systems 45. Three thresholds say how sure a decision maker must be: to leave, to be
deterred, and to count a move of another as credible.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure a decision maker must be; each from 0 to 1.

    It leaves a state only for one that it prefers with a probability above `1 - alpha`: the higher `alpha`, the sooner
    it is tempted. A state deters it when it prefers that state to the one left with a probability of at most `1 -
    beta`: the higher `beta`, the harder it is deterred. A move of another is credible when the other prefers where it
    leads with a probability above `gamma`. With 1, 1 and 0, and preferences that are sure, they give the ordinary
    concepts.
    """

    alpha: float = 1.0
    beta: float = 1.0
    gamma: float = 0.0

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if not 0 <= value <= 1:
                raise ConflictError(
                    "bad-threshold", f"the threshold {name} is {value:g}", remedy="give a number from 0 to 1"
                )


@dataclass(frozen=True, eq=False)
class ProbabilisticSolution:
    """What is stable at these thresholds.

    `probabilities` is float, `(n_dm, n_states, n_states)`: how probably the first state is preferred to the second.
    """

    table: StabilityTable
    thresholds: Thresholds
    probabilities: Shares

    def to_dict(self) -> dict[str, Any]:
        """The verdicts as JSON-ready values, with the thresholds."""
        return {
            "states": states_of(self.table.space),
            "status_quo": self.table.conflict.status_quo,
            "thresholds": asdict(self.thresholds),
            **self.table.to_dict(),
        }

    def _repr_html_(self) -> str:
        thresholds = ", ".join(f"{name} {value:g}" for name, value in asdict(self.thresholds).items())
        caption = f"{self.table.conflict.title}: equilibria at {thresholds}"
        return equilibria_html(caption, {"equilibria": self.table.equilibria})


def solve_probabilistic(
    conflict: Conflict,
    thresholds: Thresholds,
    concepts: Iterable[Concept | str] = BASIC,
    *,
    probabilities: Shares | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> ProbabilisticSolution:
    """What is alpha-Nash stable, (alpha, beta)-metarational, plain or symmetric, and (alpha, beta, gamma)-sequential.

    `concepts` are those wanted among Nash, GMR, SMR, SEQ and SSEQ. Probabilities from elsewhere are given as
    `probabilities`, `(n_dm, n_states, n_states)`; without them they are the shares of `samples` weightings, drawn with
    `seed`. Raises `ConflictError` above 4,096 states and for probabilities that are none.

    >>> from standoff.conflict import published_conflict
    >>> solution = solve_probabilistic(published_conflict("chicken").conflict, Thresholds(alpha=0.9), ["nash"])
    >>> solution.table.equilibria[Concept.NASH]
    ('YN', 'NY')
    """
    wanted = concepts_of(concepts)
    space = StateSpace.of(conflict)
    graph = DenseGraph.of(space)
    if probabilities is None:
        probabilities = preference_shares(conflict, space, samples=samples, seed=seed)
    likes = np.swapaxes(checked_shares(probabilities, space), 1, 2)  # the state left first, as relations have it
    improves = likes > 1 - thresholds.alpha + ROUNDING
    deters = likes <= 1 - thresholds.beta + ROUNDING
    credible = graph.narrowed(likes > thresholds.gamma + ROUNDING)
    verdicts = {concept: stable_in(graph, improves, deters, concept, credible) for concept in wanted}
    return ProbabilisticSolution(StabilityTable(conflict, space, MappingProxyType(verdicts)), thresholds, probabilities)
