"""The worst values reachable by unilateral improvements of the opponents: the credible sanctions of SEQ and SSEQ."""

import numpy as np

from standoff.stability.moves import NONE, Values, above_all, from_cube, legal_changes, to_cube
from standoff.stability.space import StateSpace


def worst_by_improvements(space: StateSpace, ranks: Values, dm: int, values: Values) -> Values:
    """The smallest of `values` over each state and all that the others reach from it, each step an improvement.

    `ranks` is `(n_dm, n_states[, samples])`, `values` `(n_states[, samples])`. A fixed point (theorem 6): with one
    opponent a single round suffices, because one decision maker's improvements are transitive.
    """
    worst = to_cube(space, values, above_all(values))
    others = [j for j in range(space.n_dm) if j != dm and space.bits_of[j]]
    ladders = [(to_cube(space, ranks[j], NONE), legal_changes(space, j)) for j in others]
    codes = np.arange(1 << space.n_options)
    while True:
        before = worst.copy() if len(others) > 1 else worst
        for rank, changes in ladders:
            reached = worst.copy()
            for mask, legal in changes:
                end = codes ^ mask
                better = rank[end] > rank
                if legal is not None:
                    better &= legal.reshape(-1, *(1,) * (rank.ndim - 1))
                np.minimum(reached, worst[end], out=reached, where=better)
            worst = reached
        if len(others) < 2 or np.array_equal(worst, before):
            return from_cube(space, worst)
