"""Sixteen options and more are solved in memory that grows with the states, not with their square."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from making import random_space

from standoff.conflict import MoveDirection
from standoff.stability import Concept, StateSpace, stable

FEW_ARRAYS = 400  # bytes for each state: some tens of numbers, where a dense matrix takes 65,536 and more


def thinned(space: StateSpace, ranks: np.ndarray) -> tuple[StateSpace, np.ndarray]:
    kept = np.random.default_rng(3).random(space.n_states) < 0.75
    return replace(space, codes=space.codes[kept]), ranks[:, kept]


def one_way(space: StateSpace) -> StateSpace:
    return replace(space, directions=(MoveDirection.FORWARD, MoveDirection.BACK, *space.directions[2:]))


# Non-myopic stability is for two; the largest consistent set is for small spaces; simultaneous stability takes minutes.
LARGE = [c for c in Concept if c not in (Concept.NON_MYOPIC, Concept.LCS, Concept.SIM)]


@pytest.mark.parametrize("concept", LARGE)
@pytest.mark.parametrize("kind", ["complete", "infeasible", "one-way", "both"])
def test_sixteen_options_of_three_are_solved_in_bounded_memory(concept: Concept, kind: str) -> None:
    space, ranks = random_space(1, 16, 3)
    if kind in ("infeasible", "both"):
        space, ranks = thinned(space, ranks)
    if kind in ("one-way", "both"):
        space = one_way(space)
    assert peak_of(space, ranks, concept) < FEW_ARRAYS << 16


def test_joint_moves_of_thirteen_options_are_looked_at_in_bounded_memory() -> None:
    space, ranks = random_space(1, 13, 2)
    assert peak_of(space, ranks, Concept.SIM) < FEW_ARRAYS << 13


def peak_of(space: StateSpace, ranks: np.ndarray, concept: Concept) -> int:
    tracemalloc.start()
    verdict = stable(space, ranks, concept)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert verdict.shape == ranks.shape
    return peak
