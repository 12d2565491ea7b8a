"""Sanctions by coalitions: what the others reach when any of them improve together, step after step."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from standoff.errors import ConflictError
from standoff.stability.joint_moves import improved_on
from standoff.stability.merged import refuse_merged
from standoff.stability.moves import Values, above_all, joint_reach
from standoff.stability.space import Flags, Ranks, StateSpace

MAX_STATES = 4096  # a matrix of states by states takes 16 million bytes there
CHUNK = 256  # states whose improvements are compared at a time


@dataclass(frozen=True, eq=False)
class JointSanctions:
    """The coalition improvements, strict or `weak`, of all coalitions among `movers`; `ranks` is `(n_dm, n_states)`.

    A `GroupProfile` in which sanctions are made by coalitions.
    Raises `ConflictError` above 4,096 states, and for merged states.
    """

    space: StateSpace
    ranks: Ranks
    movers: tuple[int, ...]
    weak: bool

    def worst(self, values: Values) -> Values:
        """The smallest of `values`, `(n_states,)`, over each state and all that such improvements lead to from it."""
        while True:
            further = values.copy()
            for at in range(0, len(values), CHUNK):
                ends = np.where(self._improvements[at : at + CHUNK], values, above_all(values)).min(axis=1)
                np.minimum(further[at : at + CHUNK], ends, out=further[at : at + CHUNK])
            if np.array_equal(further, values):
                return values
            values = further

    def worst_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it."""
        return joint_reach(self.space, tuple(movers)).worst(values)

    def worst_by_improvements_of(self, movers: Sequence[int], values: Values) -> Values:
        """The same over what the joint improvements of `movers`, everyone that there is here, lead to."""
        assert tuple(movers) == self.movers
        return self.worst(values)

    @cached_property
    def _improvements(self) -> Flags:
        """Whether some coalition improves from one state (first axis) to another."""
        refuse_merged(self.space)
        n = self.space.n_states
        if n > MAX_STATES:
            raise ConflictError(
                "too-large-for-joint-sanctions",
                f"sanctions by coalitions are followed with at most {MAX_STATES:,} states, and here are {n:,}",
                remedy='leave out options, or let sanctions be made of single improvements (credible="unilateral")',
            )
        found = np.zeros((n, n), dtype=np.bool_)
        itself = np.packbits(np.eye(n, dtype=np.bool_), axis=1)
        for size in range(1, len(self.movers) + 1):
            for coalition in combinations(self.movers, size):
                reached = joint_reach(self.space, coalition).extreme(itself, np.bitwise_or, 0)
                self._add(found, coalition, np.unpackbits(reached.astype(np.uint8), axis=1, count=n).astype(np.bool_))
        return found

    def _add(self, found: Flags, coalition: Sequence[int], reached: Flags) -> None:
        for at in range(0, len(found), CHUNK):
            starts = np.arange(at, min(at + CHUNK, len(found)))
            found[starts] |= reached[starts] & improved_on(self.ranks, coalition, starts, weak=self.weak).T
