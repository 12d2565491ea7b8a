"""`Rows`: the states, by row, that differ in the options of one decision maker alone."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.conflict.model import MoveDirection
from standoff.stability.moves import Indices
from standoff.stability.space import Codes, Flags, StateSpace


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of `dm` over all 2^n combinations, feasible or not: for k own options 2^(n-k) rows of 2^k states.

    A setting is the binary number of the own options, the first one lowest; a column is that of the others' options.
    """

    space: StateSpace
    dm: int

    @cached_property
    def codes(self) -> Codes:
        """The code of each setting in each column, `(2^k, 2^(n-k))`."""
        own = self.space.bits_of[self.dm]
        rest = tuple(b for b in range(self.space.n_options) if b not in own)
        return _spread(own)[:, None] | _spread(rest)[None, :]

    @cached_property
    def columns(self) -> Indices:
        """The column of each code, `(2^n,)`."""
        columns = np.empty(1 << self.space.n_options, dtype=np.intp)
        columns[self.codes] = np.arange(self.codes.shape[1])
        return columns

    @property
    def has_one_way(self) -> bool:
        """True when some own option can move only one way."""
        return bool(self._one_way_bits)

    @property
    def n_one_way_settings(self) -> int:
        """In how many ways the own one-way options can be set; 1 when there are none."""
        return 1 << len(self._one_way_bits)

    @cached_property
    def one_way_settings(self) -> Indices:
        """The binary number of the own one-way options in each setting, `(2^k,)`."""
        settings = np.arange(len(self.codes))
        out = np.zeros(len(self.codes), dtype=np.intp)
        for place, (at, _) in enumerate(self._one_way_bits):
            out |= (settings >> at & 1) << place
        return out

    @cached_property
    def may_turn(self) -> Flags:
        """Whether the one-way options can move from one of their settings (first axis) to another or stay."""
        settings = np.arange(self.n_one_way_settings)
        start, end = settings[:, None], settings[None, :]
        forward = sum(1 << p for p, (_, way) in enumerate(self._one_way_bits) if way is MoveDirection.FORWARD)
        back = sum(1 << p for p, (_, way) in enumerate(self._one_way_bits) if way is MoveDirection.BACK)
        flags: Flags = (start & ~end & forward == 0) & (~start & end & back == 0)
        return flags

    @property
    def _one_way_bits(self) -> list[tuple[int, MoveDirection]]:
        directions = (self.space.directions[b] for b in self.space.bits_of[self.dm])
        return [(at, way) for at, way in enumerate(directions) if way is not MoveDirection.BOTH]


def _spread(bits: tuple[int, ...]) -> Codes:
    """The codes of all combinations of `bits`, the first one counting fastest."""
    codes: Codes = np.zeros(1, dtype=np.int32)
    for bit in bits:
        codes = np.concatenate([codes, codes | np.int32(1 << bit)])
    return codes
