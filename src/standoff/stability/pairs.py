"""`Pairs`: a decision maker's improvements in short rows, found by comparing each state with each it can move to."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from standoff.conflict.model import MoveDirection
from standoff.stability.compiled import METER
from standoff.stability.moves import Indices, Values
from standoff.stability.rows import Rows
from standoff.stability.space import Flags

BYTES = 1 << 18  # of ranks compared at a time: with what is put beside them, what a processor's cache holds
MOST = 0.7  # of the columns: beyond it all are looked at, because to pick them out costs more

Ways = tuple[MoveDirection, ...]
Starts = tuple[slice, ...]


@dataclass(frozen=True, eq=False)
class Pairs:
    """One decision maker's improvements. `rank`, settings by columns, is 0 where a state is infeasible."""

    rows: Rows
    rank: Values

    @classmethod
    def of(cls, rows: Rows, rank: Values) -> "Pairs":
        """The improvements under `rank`, flat over states and samples."""
        return cls(rows, rows.laid_out(rank))

    def lower_all(self, worst: Values) -> None:
        """Lower `worst`, in place, to the smallest value that one improvement leads to."""
        self.rows.put_back(self.smallest(self.rank, self.rows.laid_out(worst)), worst)

    def lower(self, worst: Values, columns: Flags) -> Flags | None:
        """Lower `worst`, in place, to the smallest value that one improvement in `columns` leads to; where it fell.

        `worst` is flat over states and samples, and so is the result; None when nothing fell.
        """
        fell: Flags
        if columns.sum() > MOST * len(columns):
            before = self.rows.laid_out(worst)
            after = self.smallest(self.rank, before)
            fell = after < before
            self.rows.put_back(after, worst)
            if not fell.any():
                return None
            flags = np.empty(len(worst), dtype=np.bool_)
            self.rows.put_back(fell, flags)
            return flags
        at = np.flatnonzero(columns)
        places = self.rows.places(at)
        before = worst[places]
        after = self.smallest(self.rank[:, at], before)
        fell = after < before
        lowered: Indices = places[fell]
        worst[lowered] = after[fell]
        flags = np.zeros(len(worst), dtype=np.bool_)
        flags[lowered] = True
        return flags if len(lowered) else None

    def smallest(self, rank: Values, before: Values) -> Values:
        """The smallest of `before` over each state and its improvements under `rank`; settings by columns all."""
        rank, before = np.ascontiguousarray(rank), np.ascontiguousarray(before)
        after = np.empty_like(before)
        if compare := METER.comparison(rank.nbytes * self.rows.length):
            compare(rank, before, after, may_move(self.rows.ways))
            return after
        step = max(1, BYTES // (self.rows.length * rank.itemsize))
        for at in range(0, rank.shape[1], step):
            part = slice(at, at + step)
            after[:, part] = self._compared(np.ascontiguousarray(rank[:, part]), before[:, part])
        return after

    def _compared(self, rank: Values, before: Values) -> Values:
        """Each end of a move in turn against all states that can move to it.

        A choice between two arrays takes far longer than the four operations on whole arrays that this takes.
        """
        shape = (*(2,) * len(self.rows.ways), rank.shape[1])
        # Turned over bit by bit, larger is lower, and an end that is no improvement can count as 0.
        turned = np.invert(before).view(f"u{rank.itemsize}")
        after = turned.copy()
        ranks, highest, scratch = rank.reshape(shape), after.reshape(shape), np.empty_like(turned).reshape(shape)
        for end, starts in enumerate(starts_to(self.rows.ways)):
            mask = scratch[starts]
            _ones_where_below(ranks[starts], rank[end], mask)
            np.bitwise_and(mask, turned[end], out=mask)
            np.maximum(highest[starts], mask, out=highest[starts])
        back: Values = np.invert(after, out=after).view(before.dtype)
        return back


@lru_cache(maxsize=64)
def starts_to(ways: Ways) -> list[Starts]:
    """For each setting of options that move in these ways its starts, itself among them: indices, last option first."""
    backwards = list(reversed(list(enumerate(ways))))
    return [tuple(_start(way, end >> bit & 1) for bit, way in backwards) for end in range(1 << len(ways))]


@lru_cache(maxsize=64)
def may_move(ways: Ways) -> Flags:
    """Whether options that move in these ways can go from one setting to another, `(2^k, 2^k)`."""
    settings = np.arange(1 << len(ways)).reshape((2,) * len(ways))
    may = np.zeros((settings.size, settings.size), dtype=np.bool_)
    for end, starts in enumerate(starts_to(ways)):
        may[settings[starts].reshape(-1), end] = True
    return may


def _start(way: MoveDirection, end: int) -> slice:
    if way is MoveDirection.FORWARD and end == 0:
        return slice(0, 1)
    if way is MoveDirection.BACK and end == 1:
        return slice(1, 2)
    return slice(0, 2)


def _ones_where_below(starts: Values, end: Values, mask: Values) -> None:
    """Set `mask` to all ones where `starts` rank below `end`, to 0 elsewhere."""
    if end.itemsize == 1:
        np.less(starts, end, out=mask.view(np.bool_))
        np.negative(mask, out=mask)
    else:
        # The sign of a difference, spread over all bits: a comparison would give bytes, to be widened again.
        signed = mask.view(end.dtype)
        np.subtract(starts, end, out=signed)
        np.right_shift(signed, 8 * end.itemsize - 1, out=signed)
