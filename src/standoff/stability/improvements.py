"""`Profile`: the best that a decision maker can reach, and the worst that the others can do to it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np

from standoff.conflict.model import MoveDirection
from standoff.stability.ladders import Ladder
from standoff.stability.moves import Values, above_all, best_reachable, from_cube, joint_reach, reach_against, to_cube
from standoff.stability.pairs import Pairs
from standoff.stability.rows import Rows
from standoff.stability.space import Flags, Ranks, StateSpace

SORTING_ONE, SORTING_MANY = 16, 160
"""What it takes to sort a state into its row, in one profile and in a batch, in bytes compared: measured."""


class Improvements(Protocol):
    """One decision maker's improvements in all rows and samples."""

    @property
    def rows(self) -> Rows:
        """Its rows."""

    def lower_all(self, worst: Values) -> None:
        """Lower `worst`, in place, to the smallest value that one improvement leads to."""

    def lower(self, worst: Values, columns: Flags) -> Flags | None:
        """Lower `worst`, in place, to the smallest value that one improvement in `columns` leads to; where it fell.

        `worst` is flat over states and samples, and so is the result; None when nothing fell.
        """


@dataclass(frozen=True, eq=False)
class Profile:
    """One preference profile over a state space, or a batch: `ranks` is `(n_dm, n_states[, samples])`.

    Its three questions are all that the solution concepts of `verdicts` ask of a state graph.
    """

    space: StateSpace
    ranks: Ranks

    def best(self, dm: int, values: Values) -> Values:
        """The largest of `values` over each state and what `dm` reaches from it in one move (theorem 1)."""
        return best_reachable(self.space, dm, values)

    def worst(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it (theorems 2 to 4)."""
        return reach_against(self.space, dm).worst(values)

    def worst_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it (theorems 2 to 4)."""
        return joint_reach(self.space, tuple(movers)).worst(values)

    def worst_by_improvements(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it, each step an improvement."""
        return self.worst_by_improvements_of([j for j in range(self.space.n_dm) if j != dm], values)

    def worst_by_improvements_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it, each step an improvement.

        `values` is `(n_states[, samples])`. The movers take turns, each over the rows in which another has changed
        something since its last turn, until nothing changes (theorem 6).
        """
        if values.dtype != self.ranks.dtype:
            kind = np.result_type(values, self.ranks)
            alike = replace(self, ranks=self.ranks.astype(kind))
            return Profile.worst_by_improvements_of(alike, movers, values.astype(kind))
        worst = to_cube(self.space, values, above_all(values)).reshape(-1)
        opponents = [self._improvements[j] for j in movers if self.space.bits_of[j]]
        if len(opponents) == 1:  # two of its improvements are one
            opponents[0].lower_all(worst)
            return from_cube(self.space, worst.reshape(-1, *values.shape[1:]))
        waiting = [np.ones(opponent.rows.n_columns, dtype=np.bool_) for opponent in opponents]
        turn = 0
        while any(columns.any() for columns in waiting):
            lowered = opponents[turn].lower(worst, waiting[turn])
            waiting[turn][:] = False  # two of its improvements are one: it need not look again
            if lowered is not None:
                for other, opponent in enumerate(opponents):
                    if other != turn:
                        waiting[other] |= opponent.rows.columns_with(lowered)
            turn = (turn + 1) % len(opponents)
        return from_cube(self.space, worst.reshape(-1, *values.shape[1:]))

    @cached_property
    def _improvements(self) -> Sequence[Improvements]:
        samples = self.ranks[0, 0].size
        # 0 is no better than anything: nobody improves to an infeasible state, and values put there stay there.
        cubes = [to_cube(self.space, rank, 0).reshape(-1) for rank in self.ranks]
        return [improvements_of(Rows(self.space, dm, samples), cube) for dm, cube in enumerate(cubes)]


def improvements_of(rows: Rows, rank: Values) -> Improvements:
    """The improvements under `rank`, flat over states and samples, 0 where infeasible: by whichever way is faster.

    Comparing takes time with the pairs of a row and the bytes of a rank. Sorting takes about the same for rows of any
    length, more in a batch, and what is sorted is gone through for each setting of the one-way options.
    """
    ends = math.prod(4 if way is MoveDirection.BOTH else 3 for way in rows.ways) / rows.length
    comparing = ends * rank.itemsize
    sorting = SORTING_ONE if rows.samples == 1 else SORTING_MANY
    return (Pairs if comparing <= sorting * len(rows.one_way_settings) else Ladder).of(rows, rank)
