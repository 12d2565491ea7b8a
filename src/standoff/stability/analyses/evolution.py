"""`evolution`: stage by stage, which states play can have come to from the status quo, and which equilibria."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from standoff.stability.concepts import Concept
from standoff.stability.graph_paths import UNREACHABLE
from standoff.stability.moves import Indices
from standoff.stability.paths import distances
from standoff.stability.solution import Solution

MOST_LISTED = 1 << 16
"""States of a conflict that are listed by stage; of more they are only counted."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The states first reached after `moves` moves, by number, and which of them are an equilibrium under what.

    In conflicts of more than 65,536 states both are None, and `n_states` tells how many there are.
    """

    moves: int
    n_states: int
    states: tuple[str, ...] | None
    equilibria: tuple[tuple[str, tuple[Concept, ...]], ...] | None


@dataclass(frozen=True, slots=True)
class Evolution:
    """How play spreads from the status quo when anybody may move, by any moves or by improvements alone."""

    status_quo: str
    improving: bool
    stages: tuple[Stage, ...]
    unreachable: int

    def to_dict(self) -> dict[str, Any]:
        """The evolution as JSON-ready values."""
        return {
            "status_quo": self.status_quo,
            "improving": self.improving,
            "stages": [
                {
                    "moves": stage.moves,
                    "n_states": stage.n_states,
                    "states": None if stage.states is None else list(stage.states),
                    "equilibria": None
                    if stage.equilibria is None
                    else [
                        {"label": label, "concepts": [concept.value for concept in concepts]}
                        for label, concepts in stage.equilibria
                    ],
                }
                for stage in self.stages
            ],
            "unreachable": self.unreachable,
        }


def evolution(solution: Solution, *, improving: bool = False) -> Evolution:
    """The states that can be reached from the status quo, by the least number of moves, or of improvements.

    The table of status quo analysis (Li, Kilgour and Hipel 2005). `standoff.stability.paths.distances` gives the same
    as an array.
    """
    space = solution.space
    start = space.index(solution.status_quo)
    distance = distances(space, start, range(space.n_dm), solution.ranks if improving else None)
    stages = tuple(_stage(solution, moves, np.flatnonzero(distance == moves)) for moves in range(distance.max() + 1))
    return Evolution(solution.status_quo, improving, stages, int((distance == UNREACHABLE).sum()))


def _stage(solution: Solution, moves: int, places: Indices) -> Stage:
    labels = [solution.space.label(int(code)) for code in solution.space.codes[places]]
    if solution.space.n_states > MOST_LISTED:
        return Stage(moves, len(places), None, None)
    holds = {concept: np.all(flags[:, places], axis=0).tolist() for concept, flags in solution.stable.items()}
    equilibria = [
        (label, tuple(concept for concept, flags in holds.items() if flags[at])) for at, label in enumerate(labels)
    ]
    return Stage(
        moves, len(labels), tuple(labels), tuple((label, concepts) for label, concepts in equilibria if concepts)
    )
