"""`Ladder`: a decision maker's improvements in long rows, each sorted from its worst state to its best."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.moves import Indices, Values, above_all
from standoff.stability.rows import Rows
from standoff.stability.space import Flags

CELLS = 1 << 16  # cells sorted or walked at a time: with what is put beside them, what a processor's cache holds

ONE_WAY = (MoveDirection.FORWARD, MoveDirection.BACK)

Places = npt.NDArray[np.int32 | np.int64]


@dataclass(frozen=True, eq=False)
class Ladder:
    """One decision maker's improvements.

    `places[c, r]` is where the state of rung `r` of column `c` stands in an array flat over states and samples, and
    `above[c, r]` the lowest rung that ranks higher, the number of rungs when there is none; `above` is None when no two
    states of a column tie.
    """

    rows: Rows
    places: Places
    above: Places | None

    @classmethod
    def of(cls, rows: Rows, rank: Values) -> "Ladder":
        """The ladder for `rank`, flat over states and samples, 0 where infeasible."""
        laid_out = rows.laid_out(rank)
        narrow = len(rank) <= np.iinfo(np.int32).max
        places = np.empty(laid_out.T.shape, dtype=np.int32 if narrow else np.int64)
        above = np.empty_like(places)
        wide = int(rank.max()).bit_length() + len(rows.ways) > 31
        ties = False
        for columns in _parts(np.arange(rows.n_columns), rows.length):
            # The setting rides in the low bits of the rank, so that a plain sort, much faster than argsort, will do.
            keys: Places = laid_out[:, columns].T.astype(np.int64 if wide else np.int32, order="C")
            keys <<= len(rows.ways)
            keys |= np.arange(rows.length, dtype=keys.dtype)
            keys.sort(axis=-1)
            places[columns] = rows.places_of(keys & (rows.length - 1), columns)
            keys >>= len(rows.ways)
            higher = keys[:, 1:] != keys[:, :-1]
            ties = ties or not higher.all()
            above[columns] = _rungs_above(higher)
        return cls(rows, places, above if ties else None)

    def lower(self, worst: Values, columns: Flags) -> Flags | None:
        """Lower `worst`, in place, to the smallest value that one improvement in `columns` leads to; where it fell.

        `worst` is flat over states and samples, and so is the result; None when nothing fell.
        """
        flags = np.zeros(len(worst), dtype=np.bool_)
        for part in _parts(np.flatnonzero(columns), self.rows.length):
            places, before, after = self._looked_at(worst, part)
            fell = after < before
            lowered = places[fell]
            worst[lowered] = after[fell]
            flags[lowered] = True
        return flags if flags.any() else None

    def lower_all(self, worst: Values) -> None:
        """Lower `worst`, in place, to the smallest value that one improvement leads to."""
        for part in _parts(np.arange(self.rows.n_columns), self.rows.length):
            places, before, after = self._looked_at(worst, part)
            worst[places] = np.minimum(before, after)

    def _looked_at(self, worst: Values, columns: Indices) -> tuple[Places, Values, Values]:
        """Where the states of `columns` stand, their values, and the smallest to which one improvement leads."""
        places = self.places[columns]
        before = worst[places]
        return places, before, self._after(before, places, None if self.above is None else self.above[columns])

    def _after(self, before: Values, places: Places, above: Places | None) -> Values:
        if not self.rows.one_way:
            return _smallest_above(before, above)
        after = before.copy()
        codes = places // self.rows.samples & self.rows.mask(*ONE_WAY)
        forward, back = self.rows.mask(MoveDirection.FORWARD), self.rows.mask(MoveDirection.BACK)
        for start in self.rows.one_way_settings.tolist():
            barred = (codes ^ start) & ((start & forward) | (~start & back)) != 0
            ahead = np.where(barred, above_all(before), before)
            np.copyto(after, _smallest_above(ahead, above), where=codes == start)
        return after


def _parts(columns: Indices, length: int) -> Iterator[Indices]:
    step = max(1, CELLS // length)
    for at in range(0, len(columns), step):
        yield columns[at : at + step]


def _rungs_above(higher: Flags) -> Indices:
    """The lowest rung that ranks higher than each; `higher[c, r]` says that rung `r + 1` does so than rung `r`."""
    length = higher.shape[1] + 1
    above = np.full((len(higher), length), length, dtype=np.intp)
    np.copyto(above[:, :-1], np.arange(1, length), where=higher)
    return np.minimum.accumulate(above[:, ::-1], axis=1)[:, ::-1]


def _smallest_above(values: Values, above: Places | None) -> Values:
    """The smallest of `values` over the rungs that rank higher, above all when there are none."""
    length = values.shape[1]
    smallest = np.empty((len(values), length + 1), dtype=values.dtype)
    smallest[:, :-1], smallest[:, -1] = values, above_all(values)
    np.minimum.accumulate(smallest[:, ::-1], axis=1, out=smallest[:, ::-1])
    return smallest[:, 1:] if above is None else np.take_along_axis(smallest, above, axis=1)
