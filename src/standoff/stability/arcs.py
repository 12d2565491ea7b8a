"""`Arcs`: one decision maker's moves listed one by one, for state graphs in which they are no rows of settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.errors import ConflictError
from standoff.stability.space import Codes, Flags, StateSpace

MAX_ARCS = 1 << 24
"""Moves between combinations of one decision maker: 16.8 million arcs take about a gigabyte while they are listed."""

CELLS = 1 << 22  # arcs times samples looked at together: bounds memory

Places = npt.NDArray[np.intp]
Values = npt.NDArray[np.integer[Any]]
Part = tuple[slice, ...]


@dataclass(frozen=True, eq=False)
class Arcs:
    """The moves of one decision maker from state `starts[a]` to state `ends[a]`, both `(n_arcs,)`, each once.

    A move changes the options `changes[a]` of the combination `froms[a]` (codes): those of all combinations of the two
    states that change fewest options, then the lowest binary number of change. Arcs are in order of start; those from
    one state in order of change, counted in this way, and then of end.
    """

    n_states: int
    starts: Places
    ends: Places
    changes: Codes
    froms: Codes

    @classmethod
    def between(cls, space: StateSpace, dm: int, states: Places) -> "Arcs":
        """The arcs of `dm` between states, where `states[k]` is the state of the combination `space.codes[k]`.

        Raises `ConflictError` when there are more than 16,777,216 moves between combinations.
        """
        start, end = _pairs_in_rows(space.codes & ~np.int32(space.mask_of[dm]))
        change = space.codes[start] ^ space.codes[end]
        may = (states[start] != states[end]) & _allowed(space, dm, space.codes[start], change)
        start, end, change = start[may], end[may], change[may]
        froms, starts, ends = space.codes[start], states[start], states[end]
        changed = sum((change >> b & 1 for b in space.bits_of[dm]), np.zeros_like(change))
        order = np.lexsort((froms, change, changed, ends, starts))
        first = np.ones(len(order), dtype=np.bool_)
        first[1:] = (np.diff(starts[order]) != 0) | (np.diff(ends[order]) != 0)
        kept = order[first]
        kept = kept[np.lexsort((ends[kept], change[kept], changed[kept], starts[kept]))]
        return cls(len(np.unique(states)), starts[kept], ends[kept], change[kept], froms[kept])

    @cached_property
    def heads(self) -> Places:
        """Where the arcs of each state that has any begin."""
        heads: Places = np.flatnonzero(np.diff(self.starts, prepend=-1))
        return heads

    @cached_property
    def left(self) -> Places:
        """The states that have arcs, in the order of `heads`."""
        return self.starts[self.heads]

    def fold(self, at_ends: npt.NDArray[Any], extreme: np.ufunc, into: npt.NDArray[Any]) -> None:
        """Make `into`, `(n_states[, samples])`, the `extreme` of itself and of what its arcs lead to, in place.

        `at_ends` is `(n_arcs[, samples])`.
        """
        if len(self.heads):
            into[self.left] = extreme(into[self.left], extreme.reduceat(at_ends, self.heads, axis=0))

    def best(self, values: Values) -> Values:
        """The largest of `values`, `(n_states[, samples])`, over each state and what it reaches by one arc."""
        best = values.copy()
        for part in parts_of(len(self.starts), values):
            self.fold(values[part][self.ends], np.maximum, best[part])
        return best

    def best_move(self, rank: Values, worth: Values) -> npt.NDArray[np.int32]:
        """The state to move to from each state, its own where staying, worth its `rank`, is no worse than any move.

        `worth`, in the shape of `rank`, is what each state is worth as the end of a move. Among the best moves it is
        the first in the order of arcs.
        """
        own = np.arange(self.n_states, dtype=np.int32).reshape(-1, *(1,) * (rank.ndim - 1))
        to = np.broadcast_to(own, rank.shape).copy()
        if not len(self.heads):
            return to
        places = np.arange(len(self.starts)).reshape(-1, *(1,) * (rank.ndim - 1))
        for part in parts_of(len(self.starts), rank):
            at_ends = worth[part][self.ends]
            best = np.maximum.reduceat(at_ends, self.heads, axis=0)
            among = np.repeat(best, np.diff(self.heads, append=len(self.starts)), axis=0) == at_ends
            first = np.minimum.reduceat(np.where(among, places, len(self.starts)), self.heads, axis=0)
            stays = best <= rank[part][self.left]
            to[part][self.left] = np.where(stays, own[self.left], self.ends[first])
        return to

    def of(self, start: int) -> Places:
        """The places of the arcs from state `start`."""
        return np.arange(*np.searchsorted(self.starts, [start, start + 1]))


def parts_of(n_arcs: int, values: Values) -> Iterator[Part]:
    """Slices of `values` along its samples, as many together as `CELLS` allows."""
    if values.ndim == 1:
        yield (slice(None),)
        return
    step = max(1, CELLS // max(1, n_arcs))
    for at in range(0, values.shape[1], step):
        yield slice(None), slice(at, at + step)


def _pairs_in_rows(row_of: Codes) -> tuple[Places, Places]:
    """All ordered pairs of different places in one row, where `row_of[k]` names the row of place `k`."""
    order = np.argsort(row_of, kind="stable")
    heads = np.flatnonzero(np.diff(row_of[order], prepend=-1))
    sizes = np.diff(heads, append=len(order))
    count = int((sizes * (sizes - 1)).sum())
    if count > MAX_ARCS:
        raise ConflictError(
            "too-many-moves",
            f"with indistinguishable states moves are listed one by one, and one decision maker has {count:,} of them; "
            f"at most {MAX_ARCS:,} can be",
            remedy="leave out options, or the lines under `indistinguishable`",
        )
    partners = np.repeat(sizes, sizes)
    first = np.repeat(np.repeat(heads, sizes), partners)
    within = np.arange(partners.sum()) - np.repeat(np.cumsum(partners) - partners, partners)
    starts, ends = order[np.repeat(np.arange(len(order)), partners)], order[first + within]
    apart = starts != ends
    return starts[apart], ends[apart]


def _allowed(space: StateSpace, dm: int, starts: Codes, changes: Codes) -> Flags:
    """Whether each change is one that the one-way options of `dm` may make."""
    forward = sum(1 << b for b in space.bits_of[dm] if space.directions[b] is MoveDirection.FORWARD)
    back = sum(1 << b for b in space.bits_of[dm] if space.directions[b] is MoveDirection.BACK)
    allowed: Flags = (changes & starts & forward == 0) & (changes & ~starts & back == 0)
    return allowed
