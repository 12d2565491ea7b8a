"""`Rows`: the states, by row, that differ in the options of one decision maker alone."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.moves import Indices, Values
from standoff.stability.space import Flags, StateSpace


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of `dm` over all 2^n combinations, feasible or not: for k own options 2^(n-k) rows of 2^k states.

    A setting is the binary number of the own options, the first one lowest. A column is one row in one sample: the
    binary number of the others' options, times the number of samples, plus the sample.
    """

    space: StateSpace
    dm: int
    samples: int

    @property
    def length(self) -> int:
        """How many states a row has."""
        return 1 << len(self._bits)

    @property
    def n_columns(self) -> int:
        """Rows times samples."""
        return (self.samples << self.space.n_options) // self.length

    @cached_property
    def ways(self) -> tuple[MoveDirection, ...]:
        """Which way each own option can move, the first one first."""
        return tuple(self.space.directions[b] for b in self._bits)

    def mask(self, *ways: MoveDirection) -> int:
        """The binary number with the bits set of the own options that can move in one of these ways."""
        bits = self._bits
        return sum(1 << bit for bit in bits if self.space.directions[bit] in ways)

    def view(self, cube: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """`cube`, flat over states and samples, with an axis for each option, the own ones first, the samples last."""
        n = self.space.n_options
        axes = cube.reshape((2,) * n + (self.samples,))
        own = [n - 1 - b for b in reversed(self._bits)]
        rest = [axis for axis in range(n) if axis not in own]
        return axes.transpose(*own, *rest, n)

    def laid_out(self, cube: Values) -> Values:
        """A copy of `cube`, flat over states and samples, as an array of settings by columns."""
        copy: Values = self.view(cube).reshape(self.length, -1)
        return copy

    def put_back(self, values: npt.NDArray[Any], cube: npt.NDArray[Any]) -> None:
        """Write `values`, settings by columns, into `cube`."""
        view = self.view(cube)
        view[...] = values.reshape(view.shape)

    def columns_with(self, cube: Flags) -> Flags:
        """The columns in which some state is flagged."""
        own = tuple(range(len(self.ways)))
        flags: Flags = np.logical_or.reduce(self.view(cube), axis=own).reshape(-1)
        return flags

    @property
    def one_way(self) -> bool:
        """True when some own option can move only one way."""
        return any(way is not MoveDirection.BOTH for way in self.ways)

    @property
    def one_way_settings(self) -> Indices:
        """The codes of all combinations of the own one-way options, ascending."""
        return _spread(tuple(b for b in self._bits if self.space.directions[b] is not MoveDirection.BOTH))

    def places(self, columns: Indices) -> Indices:
        """Where the states of `columns` stand in a flat array: settings by columns."""
        return self._steps[:, None] + self._feet[columns]

    def places_of(self, settings: Indices, columns: Indices) -> Indices:
        """Where the states of these settings, columns by any number, stand in a flat array."""
        return self._steps[settings] + self._feet[columns, None]

    @cached_property
    def _steps(self) -> Indices:
        """How far each setting stands from that with all own options at no."""
        return _spread(self._bits) * self.samples

    @cached_property
    def _feet(self) -> Indices:
        """Where the state of each column with all own options at no stands in a flat array."""
        rest = tuple(b for b in range(self.space.n_options) if b not in self._bits)
        feet: Indices = (_spread(rest)[:, None] * self.samples + np.arange(self.samples)).reshape(-1)
        return feet

    @property
    def _bits(self) -> tuple[int, ...]:
        return self.space.bits_of[self.dm]


def _spread(bits: tuple[int, ...]) -> Indices:
    """The codes of all combinations of `bits`, the first one counting fastest."""
    codes = np.zeros(1, dtype=np.intp)
    for bit in bits:
        codes = np.concatenate([codes, codes | 1 << bit])
    return codes
