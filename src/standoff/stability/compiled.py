"""The comparison of the pairs in short rows, compiled where the extra `fast` is installed: the same cells, faster.

The environment variable `STANDOFF_COMPILED` says when: 0 never, 1 at once, otherwise as soon as loading the compiler,
which takes about half a second (three more the first time, when it compiles and keeps the result), has paid for itself.
"""

import os
from functools import cache
from importlib.util import find_spec
from typing import Protocol

from standoff.stability.moves import Values
from standoff.stability.space import Flags

SWITCH = "STANDOFF_COMPILED"
LOADING = 4e9  # what numpy compares, in bytes, in the time that the compiler takes to load: measured
COLUMNS = 4096  # compared at a time: with all their settings they stay in a processor's nearest cache


class Comparison(Protocol):
    """`compare`, compiled."""

    def __call__(self, rank: Values, before: Values, after: Values, may_move: Flags) -> None:
        """See `compare`."""


def compare(rank: Values, before: Values, after: Values, may_move: Flags) -> None:
    """Set `after` to the smallest of `before` over each state and its improvements within its column.

    All three are settings by columns; `may_move[start, end]` says whether one setting can be moved to another.
    """
    settings, columns = rank.shape
    for left in range(0, columns, COLUMNS):
        right = min(left + COLUMNS, columns)
        for start in range(settings):
            own, lowest = rank[start, left:right], after[start, left:right]
            lowest[:] = before[start, left:right]
            for end in range(settings):
                if may_move[start, end]:
                    other, value = rank[end, left:right], before[end, left:right]
                    for column in range(lowest.size):
                        # A choice and no branch, on arrays of one axis: many columns are then one instruction.
                        now, then = lowest[column], value[column]
                        if other[column] <= own[column]:
                            then = now
                        lowest[column] = then if then < now else now


class Meter:
    """How much has been compared without the compiler, in bytes."""

    def __init__(self) -> None:
        self.compared = 0.0

    def comparison(self, work: float) -> Comparison | None:
        """The compiled comparison for `work` bytes more; None when it is not to be had, or would not pay yet."""
        switch = os.environ.get(SWITCH, "")
        if switch == "0":
            return None
        self.compared += work
        return compiled() if switch == "1" or self.compared > LOADING else None


METER = Meter()


@cache
def compiled() -> Comparison | None:
    """`compare`, compiled; None where numba is not installed."""
    if find_spec("numba") is None:
        return None
    import numba

    try:
        kernel: Comparison = numba.njit(cache=True)(compare)
    except RuntimeError:  # there is no folder that the compiler may keep its results in
        kernel = numba.njit(compare)
    return kernel
