"""Best and worst values reachable by moves: running maxima and minima along option bits, never a matrix of states.

Arrays are indexed by state along the first axis and, in a batch, by sample along the second. The theorems named here
are stated and proved in `docs/method.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.merged import MergedSpace, refuse_merged
from standoff.stability.space import StateSpace

Values = npt.NDArray[np.integer[Any]]
Indices = npt.NDArray[np.intp]
Whole = TypeVar("Whole", bound=np.integer[Any])

OPPOSITE = {
    MoveDirection.BOTH: MoveDirection.BOTH,
    MoveDirection.FORWARD: MoveDirection.BACK,
    MoveDirection.BACK: MoveDirection.FORWARD,
}
NONE = -1  # below every rank: the value of an infeasible state in a maximum


def above_all(values: Values) -> int:
    """A value that no rank exceeds: that of an infeasible state in a minimum."""
    return _bounds(values.dtype)[1]


def below_all(values: Values) -> int:
    """A value that no rank falls below: that of an infeasible state in a maximum."""
    return _bounds(values.dtype)[0]


@cache
def _bounds(kind: np.dtype[np.integer[Any]]) -> tuple[int, int]:
    return int(np.iinfo(kind).min), int(np.iinfo(kind).max)


def to_cube(space: StateSpace, values: npt.NDArray[Whole], fill: int) -> npt.NDArray[Whole]:
    """`values` of the feasible states laid out by code over all 2^n combinations, `fill` elsewhere; always a copy.

    Raises `ConflictError` for merged states, which have no place of their own among the combinations.
    """
    refuse_merged(space)
    if space.complete:
        return values.copy()
    cube: npt.NDArray[Whole] = np.full((1 << space.n_options, *values.shape[1:]), fill, dtype=values.dtype)
    cube[space.codes] = values
    return cube


def from_cube(space: StateSpace, cube: npt.NDArray[Whole]) -> npt.NDArray[Whole]:
    """The values of the feasible states, by index."""
    return cube if space.complete else cube[space.codes]


def best_reachable(space: StateSpace, dm: int, values: Values) -> Values:
    """The largest of `values` over each state and what `dm` reaches from it in one move (theorem 1)."""
    if isinstance(space, MergedSpace):
        return space.arcs(dm).best(values)
    cube = to_cube(space, values, below_all(values))
    run_along(space, space.bits_of[dm], cube, np.maximum)
    return from_cube(space, cube)


def run_along(space: StateSpace, bits: tuple[int, ...], cube: Values, extreme: np.ufunc) -> None:
    """Give each state, in place, the `extreme` of `cube` over the states that can be reached by changing `bits`."""
    _run(cube, {bit: space.directions[bit] for bit in bits}, extreme)


def run_against(space: StateSpace, bits: tuple[int, ...], cube: Values, extreme: np.ufunc) -> None:
    """Give each state, in place, the `extreme` of `cube` over the states from which `bits` can be changed to it."""
    _run(cube, {bit: OPPOSITE[space.directions[bit]] for bit in bits}, extreme)


def _run(cube: Values, ways: Mapping[int, MoveDirection], extreme: np.ufunc) -> None:
    # An axis of length 2 for each option, the last option first.
    n = len(cube).bit_length() - 1
    view = cube.reshape((2,) * n + cube.shape[1:])
    for bit, way in ways.items():
        if way is not MoveDirection.BOTH:
            no, yes = _halves(view, n - 1 - bit)
            extreme(no, yes, out=no if way is MoveDirection.FORWARD else yes)
    _fold(view, sorted(n - 1 - bit for bit, way in ways.items() if way is MoveDirection.BOTH), extreme)


def _fold(view: Values, axes: list[int], extreme: np.ufunc) -> None:
    """Give all that differ along `axes` alone their common extreme: each half met is put into the other, and back.

    What is left to do halves with each axis, so that any number of axes costs about two passes over `view`.
    """
    if axes:
        no, yes = _halves(view, axes[0])
        extreme(no, yes, out=no)
        _fold(no, axes[1:], extreme)
        yes[...] = no


def _halves(view: Values, axis: int) -> tuple[Values, Values]:
    before = (slice(None),) * axis
    return view[(*before, slice(0, 1))], view[(*before, slice(1, 2))]


@dataclass(frozen=True, eq=False)
class JointReach:
    """What `movers` can reach together; made once per state space, good for every preference profile."""

    space: StateSpace
    movers: tuple[int, ...]

    def worst(self, values: Values) -> Values:
        """The smallest of `values` over each state and all that the movers reach from it (theorems 2 to 4)."""
        return self.extreme(values, np.minimum, above_all(values))

    def extreme(self, values: Values, extreme: np.ufunc, fill: int) -> Values:
        """The `extreme` of `values` over each state and all that the movers reach from it.

        `extreme` is a minimum, a maximum, a bitwise and, a bitwise or; `fill` is its neutral element.
        """
        if self.one_pass_is_enough:
            cube = to_cube(self.space, values, fill)
            self._run(cube, extreme)
            return from_cube(self.space, cube)
        if self.one_way:
            return self._to_fixed_point(values, extreme, fill)
        order, starts, component = self.components
        met: Values = extreme.reduceat(values[order], starts, axis=0)
        return met[component]

    @property
    def able(self) -> tuple[int, ...]:
        """The movers who have options."""
        return tuple(j for j in self.movers if self.space.bits_of[j])

    @property
    def one_pass_is_enough(self) -> bool:
        """True when a sequence of moves reaches what one move of each mover reaches (theorem 2)."""
        return self.space.complete or len(self.able) < 2

    @property
    def one_way(self) -> bool:
        """True when some option of the movers can move only one way."""
        ways = self.space.directions
        return any(ways[b] is not MoveDirection.BOTH for j in self.movers for b in self.space.bits_of[j])

    def _run(self, cube: Values, extreme: np.ufunc) -> None:
        for j in self.able:
            run_along(self.space, self.space.bits_of[j], cube, extreme)

    def _to_fixed_point(self, values: Values, extreme: np.ufunc, fill: int) -> Values:
        while True:
            further = values
            for j in self.able:
                cube = to_cube(self.space, further, fill)
                run_along(self.space, self.space.bits_of[j], cube, extreme)
                further = from_cube(self.space, cube)
            if np.array_equal(further, values):
                return values
            values = further

    @cached_property
    def components(self) -> tuple[Indices, Indices, Indices]:
        """States in order of component, where each component starts there, and the component of each state.

        Components are what the movers reach when none of their options is one-way (theorem 3).
        """
        root: npt.NDArray[np.int32] = np.arange(self.space.n_states, dtype=np.int32)
        while True:
            lower: Values = root
            for j in self.able:
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
def joint_reach(space: StateSpace, movers: tuple[int, ...]) -> JointReach:
    """The joint reach of `movers`, kept so that the components of a state space are found once."""
    return JointReach(space, movers)


def reach_against(space: StateSpace, dm: int) -> JointReach:
    """The joint reach of everyone but `dm`."""
    return joint_reach(space, tuple(j for j in range(space.n_dm) if j != dm))
