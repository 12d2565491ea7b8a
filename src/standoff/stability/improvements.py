"""`Profile`: the best that a decision maker can reach, and the worst that the others can do to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.stability.moves import NONE, Indices, Values, above_all, best_reachable, from_cube, reach_against, to_cube
from standoff.stability.rows import Rows
from standoff.stability.space import Flags, Ranks, StateSpace

Keys = npt.NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class Profile:
    """One preference profile over a state space, or a batch: `ranks` is `(n_dm, n_states[, samples])`.

    Its three questions are all that the solution concepts of `verdicts` ask of a state graph.
    """

    space: StateSpace
    ranks: Ranks

    def best(self, dm: int, values: Values) -> Values:
        """The largest of `values` over each state and what `dm` reaches from it in one move (theorem 1)."""
        return best_reachable(self.space, dm, values)

    def worst(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it (theorems 2 to 4)."""
        return reach_against(self.space, dm).worst(values)

    def worst_by_improvements(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it, each step an improvement.

        `values` is `(n_states[, samples])`. The opponents take turns, each over the rows in which another has changed
        something since its last turn, until nothing changes (theorem 6).
        """
        worst = to_cube(self.space, values, above_all(values)).reshape(-1)
        ladders = [self._ladders[j] for j in range(self.space.n_dm) if j != dm and self.space.bits_of[j]]
        waiting = [np.ones(ladder.n_columns, dtype=np.bool_) for ladder in ladders]
        turn = 0
        while any(columns.any() for columns in waiting):
            columns = np.flatnonzero(waiting[turn])
            waiting[turn][:] = False  # two of its improvements are one: it need not look again
            lowered = ladders[turn].lower(worst, columns)
            for other, ladder in enumerate(ladders):
                if other != turn:
                    waiting[other][ladder.columns_of(lowered)] = True
            turn = (turn + 1) % len(ladders)
        return from_cube(self.space, worst.reshape(-1, *values.shape[1:]))

    @cached_property
    def _ladders(self) -> Sequence["Ladder"]:
        samples = self.ranks[0, 0].size
        cubes = (to_cube(self.space, rank, NONE).reshape(-1, samples) for rank in self.ranks)
        return [Ladder.of(Rows(self.space, dm), cube) for dm, cube in enumerate(cubes)]


@dataclass(frozen=True, eq=False)
class Ladder:
    """One decision maker's improvements: each row of its own states, in each sample, sorted from worst to best.

    A column is one row in one sample. `places[r, c]` is where the state of place `r` stands in an array `(2^n,
    samples)` laid flat; `tied[r, c]` says that the state of place `r + 1` ranks no higher; `one_way[r, c]` is the
    setting of the one-way options there, None when there are none.
    """

    rows: Rows
    samples: int
    places: Indices
    tied: Flags
    one_way: Indices | None

    @classmethod
    def of(cls, rows: Rows, rank: Values) -> "Ladder":
        """The ladder for ranks of shape `(2^n, samples)`, -1 where infeasible."""
        samples, length = rank.shape[1], len(rows.codes)
        # The setting rides in the low bits of the rank, so that a plain sort, much faster than argsort, will do.
        keys: Keys = np.ascontiguousarray(rank[rows.codes].reshape(length, -1).T, dtype=_key_type(rank, length))
        keys *= length
        keys += np.arange(length, dtype=keys.dtype)
        keys.sort(axis=-1)
        keys = np.ascontiguousarray(keys.T)
        settings, height = keys % length, keys // length
        column = np.arange(keys.shape[1])
        places = rows.codes[settings, column // samples].astype(np.intp) * samples + column % samples
        one_way = rows.one_way_settings[settings] if rows.has_one_way else None
        return cls(rows, samples, places, height[:-1] == height[1:], one_way)

    @property
    def n_columns(self) -> int:
        """Rows times samples."""
        return len(self.places[0])

    def columns_of(self, places: Indices) -> Indices:
        """The columns in which `places` stand."""
        columns: Indices = self.rows.columns[places // self.samples] * self.samples + places % self.samples
        return columns

    def lower(self, worst: Values, columns: Indices) -> Indices:
        """Lower `worst`, in place, to the smallest value that one improvement in `columns` leads to; where it fell.

        `worst` is a flat array `(2^n * samples,)`. From the best place down, `behind` holds for each setting of the
        one-way options the smallest value on the places passed that can be moved to from there.
        """
        places, tied = self.places[:, columns], self.tied[:, columns]
        one_way = None if self.one_way is None else self.one_way[:, columns]
        before = worst[places]
        after = before.copy()
        behind = np.full((self.rows.n_one_way_settings, len(columns)), above_all(worst), dtype=worst.dtype)
        better = behind.copy()  # `behind`, of places that rank strictly higher
        at = np.arange(len(columns))
        for place in range(len(places) - 1, -1, -1):
            if place < len(tied):
                np.copyto(better, behind, where=~tied[place])
            if one_way is None:
                np.minimum(after[place], better[0], out=after[place])
                np.minimum(behind[0], before[place], out=behind[0])
            else:
                np.minimum(after[place], better[one_way[place], at], out=after[place])
                np.minimum(behind, before[place], out=behind, where=self.rows.may_turn[:, one_way[place]])
        fell = after < before
        lowered: Indices = places[fell]
        worst[lowered] = after[fell]
        return lowered


def _key_type(rank: Values, length: int) -> npt.DTypeLike:
    return np.int32 if (int(rank.max()) + 1) * length <= np.iinfo(np.int32).max else np.int64
