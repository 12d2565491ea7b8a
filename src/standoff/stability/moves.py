"""Best and worst values reachable by moves: running maxima and minima along option bits, never a matrix of states.

Arrays are indexed by state along the first axis and, in a batch, by sample along the second. The theorems named here
are stated and proved in `docs/method.md`.
"""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.space import StateSpace

Values = npt.NDArray[np.signedinteger[Any]]
Indices = npt.NDArray[np.intp]

OPPOSITE = {
    MoveDirection.BOTH: MoveDirection.BOTH,
    MoveDirection.FORWARD: MoveDirection.BACK,
    MoveDirection.BACK: MoveDirection.FORWARD,
}
NONE = -1  # below every rank: the value of an infeasible state in a maximum


def above_all(values: Values) -> int:
    """A value above every rank: that of an infeasible state in a minimum."""
    return int(np.iinfo(values.dtype).max)


def to_cube(space: StateSpace, values: Values, fill: int) -> Values:
    """`values` of the feasible states laid out by code over all 2^n combinations, `fill` elsewhere; always a copy."""
    if space.complete:
        return values.copy()
    cube = np.full((1 << space.n_options, *values.shape[1:]), fill, dtype=values.dtype)
    cube[space.codes] = values
    return cube


def from_cube(space: StateSpace, cube: Values) -> Values:
    """The values of the feasible states, by index."""
    return cube if space.complete else cube[space.codes]


def best_reachable(space: StateSpace, dm: int, values: Values) -> Values:
    """The largest of `values` over each state and what `dm` reaches from it in one move (theorem 1)."""
    cube = to_cube(space, values, NONE)
    run_along(space, space.bits_of[dm], cube, np.maximum)
    return from_cube(space, cube)


def run_along(space: StateSpace, bits: tuple[int, ...], cube: Values, extreme: np.ufunc) -> None:
    """Give each state, in place, the `extreme` of `cube` over the states that can be reached by changing `bits`."""
    for bit in bits:
        _run(cube, bit, space.directions[bit], extreme)


def run_against(space: StateSpace, bits: tuple[int, ...], cube: Values, extreme: np.ufunc) -> None:
    """Give each state, in place, the `extreme` of `cube` over the states from which `bits` can be changed to it."""
    for bit in bits:
        _run(cube, bit, OPPOSITE[space.directions[bit]], extreme)


def _run(cube: Values, bit: int, direction: MoveDirection, extreme: np.ufunc) -> None:
    pairs = cube.reshape(-1, 2, (1 << bit) * math.prod(cube.shape[1:]))
    no, yes = pairs[:, 0], pairs[:, 1]
    if direction is MoveDirection.BACK:
        extreme(no, yes, out=yes)
        return
    extreme(no, yes, out=no)
    if direction is MoveDirection.BOTH:
        yes[...] = no


@dataclass(frozen=True, eq=False)
class JointReach:
    """What everyone but `dm` can reach together; made once per state space, good for every preference profile."""

    space: StateSpace
    dm: int

    def worst(self, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it (theorems 2 to 4)."""
        if self._one_pass_is_enough:
            cube = to_cube(self.space, values, above_all(values))
            self._run(cube)
            return from_cube(self.space, cube)
        if self.space.one_way:
            return self._to_fixed_point(values)
        order, starts, component = self._components
        lowest: Values = np.minimum.reduceat(values[order], starts, axis=0)
        return lowest[component]

    @property
    def _others(self) -> list[int]:
        return [j for j in range(self.space.n_dm) if j != self.dm and self.space.bits_of[j]]

    @property
    def _one_pass_is_enough(self) -> bool:
        return self.space.complete or len(self._others) < 2

    def _run(self, cube: Values) -> None:
        for j in self._others:
            run_along(self.space, self.space.bits_of[j], cube, np.minimum)

    def _to_fixed_point(self, values: Values) -> Values:
        while True:
            lower = values
            for j in self._others:
                cube = to_cube(self.space, lower, above_all(values))
                run_along(self.space, self.space.bits_of[j], cube, np.minimum)
                lower = from_cube(self.space, cube)
            if np.array_equal(lower, values):
                return values
            values = lower

    @cached_property
    def _components(self) -> tuple[Indices, Indices, Indices]:
        """States in order of component, where each component starts there, and the component of each state."""
        root: npt.NDArray[np.int32] = np.arange(self.space.n_states, dtype=np.int32)
        while True:
            lower: Values = root
            for j in self._others:
                cube = to_cube(self.space, lower, above_all(root))
                run_along(self.space, self.space.bits_of[j], cube, np.minimum)
                lower = from_cube(self.space, cube)
            lower = lower[lower]  # pointer jumping: the rounds grow with the logarithm of the distance
            if np.array_equal(lower, root):
                break
            root = lower.astype(np.int32)
        order = np.argsort(root, kind="stable")
        first = np.concatenate(([True], np.diff(root[order]) > 0))
        component = np.empty(len(root), dtype=np.intp)
        component[order] = np.cumsum(first) - 1
        return order, np.flatnonzero(first), component


@lru_cache(maxsize=8)
def joint_reach(space: StateSpace, dm: int) -> JointReach:
    """The joint reach against `dm`, kept so that the components of a state space are found once."""
    return JointReach(space, dm)
