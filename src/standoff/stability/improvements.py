"""The worst values reachable by unilateral improvements of the opponents: the credible sanctions of SEQ and SSEQ."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.moves import NONE, Values, above_all, from_cube, to_cube
from standoff.stability.rows import from_rows, to_rows
from standoff.stability.space import Flags, StateSpace

PAIRWISE = 16  # up to this many states a row is compared pair by pair, which vectorises; beyond it, it is sorted

Places = npt.NDArray[np.integer[Any]]


def worst_by_improvements(space: StateSpace, ladders: list["Ladder"], dm: int, values: Values) -> Values:
    """The smallest of `values` over each state and all that the others reach from it, each step an improvement.

    `ladders` holds one for each decision maker, `values` is `(n_states[, samples])`. A fixed point (theorem 6): with one
    opponent a single pass suffices, because one decision maker's improvements are transitive.
    """
    worst = to_cube(space, values, above_all(values))
    others = [ladders[j] for j in range(space.n_dm) if j != dm and space.bits_of[j]]
    unchanged, turn = 0, 0
    while unchanged < len(others):
        lower = others[turn % len(others)].worst_after_one_improvement(worst)
        # The last to change anything need not move again: its improvements are transitive.
        unchanged = unchanged + 1 if turn and np.array_equal(lower, worst) else 1
        worst, turn = lower, turn + 1
    return from_cube(space, worst)


@dataclass(frozen=True, eq=False)
class Ladder:
    """One decision maker's improvements in every row of its own states, for a profile or a batch of them.

    `rank` is `(2^k, columns)` as `to_rows` lays it out, -1 where infeasible.
    """

    space: StateSpace
    dm: int
    rank: Values

    @classmethod
    def of(cls, space: StateSpace, dm: int, rank: Values) -> "Ladder":
        """The ladder of `dm`, whose ranks are `rank`: by pairs in short rows, sorted in long ones."""
        rows = to_rows(space, dm, to_cube(space, rank, NONE))
        return (PairLadder if len(rows) <= PAIRWISE else SortedLadder)(space, dm, rows)

    def worst_after_one_improvement(self, cube: Values) -> Values:
        """The smallest of `cube` over each state and this decision maker's improvements from it (theorem 5)."""
        rows = to_rows(self.space, self.dm, cube)
        self._lower(rows)
        return from_rows(self.space, self.dm, rows, cube.shape)

    def _lower(self, rows: Values) -> None:
        raise NotImplementedError

    @property
    def reachable(self) -> Flags:
        """Whether the directions of the options allow a change from one setting of them to another, `(2^k, 2^k)`."""
        own = np.arange(len(self.rank))
        up, down = ~own[:, None] & own[None, :], own[:, None] & ~own[None, :]
        directions = [self.space.directions[b] for b in self.space.bits_of[self.dm]]
        forward = sum(1 << at for at, direction in enumerate(directions) if direction is MoveDirection.FORWARD)
        back = sum(1 << at for at, direction in enumerate(directions) if direction is MoveDirection.BACK)
        flags: Flags = (up & back == 0) & (down & forward == 0)
        return flags
