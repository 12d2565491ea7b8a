"""`Neighbourhood`: what can be reached from a few states, looking at nothing else of the state space."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.heights import Heights, Levels
from standoff.stability.moves import NONE, Indices, to_cube
from standoff.stability.paths import Move
from standoff.stability.space import Codes, Flags, StateSpace

CHUNK = 1 << 21
"""States looked at together: bounds memory."""

UNKNOWN, TRAPPED, FREE = 0, 1, 2

Wanted = Callable[[Indices], Flags]


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Moves and improvements around single states, by states' indices.

    Rows are asked for together: all states of a row that agree in the one-way options of its decision maker can move to
    the same states, and of their improvements those of the least liked one are all (theorem 1).
    """

    space: StateSpace
    heights: Heights

    def improvements(self, dm: int, at: int) -> Indices:
        """Where the unilateral improvements of `dm` lead from state `at`, most liked first, then by index."""
        ends = np.sort(self._ahead(dm, np.array([at]), improving=True))
        ordered: Indices = ends[np.argsort(-self.heights.of(dm, ends), kind="stable")]
        return ordered

    def no_better(self, dm: int, level: float, places: Indices) -> Flags:
        """Whether `dm` likes the states no better than one that stands at `level` with it."""
        flags: Flags = self.heights.of(dm, places) <= level + self.heights.slack(dm)
        return flags

    def trapping(self, dm: int, level: float) -> Wanted:
        """Tells where `dm` has nothing better than `level`, neither there nor one move on; rows are looked at once."""
        bound = level + self.heights.slack(dm)
        known = np.zeros(1 << self.space.n_options, dtype=np.int8)

        def trapped(places: Indices) -> Flags:
            groups = self.space.codes[places] & ~self._two_way[dm]
            fresh = np.unique(groups[known[groups] == UNKNOWN])
            for part in self._cut(dm, fresh):
                known[part] = np.where(self._best_of(dm, part) <= bound, TRAPPED, FREE)
            flags: Flags = known[groups] == TRAPPED
            return flags

        return trapped

    def line_to(self, start: int, wanted: Wanted, movers: Sequence[int], *, improving: bool) -> tuple[Move, ...] | None:
        """A shortest sequence of one move or more by `movers` from `start` to a wanted state; None when there is none.

        `improving` asks that each move be an improvement of its mover. Among equally short ones: the end of lowest
        index, then, from there backwards, the first mover and lowest index.
        """
        layers: list[Indices] = []
        for layer in self.layers(start, movers, improving=improving):
            if layers and len(found := layer[wanted(layer)]):
                return self._back(layers, int(found[0]), movers, improving)
            layers.append(layer)
        return None

    def layers(self, start: int, movers: Sequence[int], *, improving: bool) -> Iterator[Indices]:
        """The states first reached in 0, 1, 2 and so on moves by `movers` from `start`, ascending."""
        seen, mark = self._seen
        mark[0] += 1
        seen[start] = mark[0]
        layer = np.array([start])
        while len(layer):
            yield layer
            fresh = [self._unseen(j, layer, improving) for j in movers if self.space.bits_of[j]]
            layer = np.sort(np.concatenate([layer[:0], *fresh]))

    def _unseen(self, dm: int, layer: Indices, improving: bool) -> Indices:
        seen, mark = self._seen
        ends = self._ahead(dm, layer, improving=improving)
        new = np.unique(ends[seen[ends] != mark[0]])
        seen[new] = mark[0]
        return new

    def _ahead(self, dm: int, layer: Indices, *, improving: bool) -> Indices:
        """Where `dm` gets from the states of `layer`; a state may come up more than once, and from itself."""
        groups, which = np.unique(self.space.codes[layer] & ~self._two_way[dm], return_inverse=True)
        if not improving:
            return np.concatenate(
                [layer[:0], *(ends for part in self._cut(dm, groups) for _, ends in self._ends(dm, part))]
            )
        heights = self.heights.of(dm, layer)
        order = np.lexsort((heights, which.reshape(-1)))
        lowest = order[np.searchsorted(which.reshape(-1)[order], np.arange(len(groups)))]
        floors = heights[lowest] + self.heights.slack(dm)
        better = []
        done = 0
        for part in self._cut(dm, groups):
            for group, ends in self._ends(dm, part):
                better.append(ends[self.heights.of(dm, ends) > floors[done + group]])
            done += len(part)
        return np.concatenate([layer[:0], *better])

    def _best_of(self, dm: int, groups: Codes) -> Levels:
        best: Levels | None = None
        for group, ends in self._ends(dm, groups):
            heights = self.heights.of(dm, ends)
            if best is None:
                best = np.full(len(groups), np.iinfo(np.int64).min, dtype=heights.dtype)
            np.maximum.at(best, group, heights)
        assert best is not None
        return best

    def _cut(self, dm: int, groups: Codes) -> list[Codes]:
        step = max(1, CHUNK >> len(self.space.bits_of[dm]))
        return [groups[at : at + step] for at in range(0, len(groups), step)]

    def _ends(self, dm: int, groups: Codes) -> Iterator[tuple[Indices, Indices]]:
        """Where `dm` gets from `groups`, codes with its two-way options set to no: which group, and the state."""
        forward, back = self._one_way[dm]
        for change in _combinations(forward | back).tolist():
            may = np.flatnonzero((groups & change & forward == 0) & (~groups & change & back == 0))
            ends = (groups[may] ^ np.int32(change))[:, None] | _combinations(self._two_way[dm])
            places = self._places(ends.reshape(-1))
            group = np.repeat(may, ends.shape[1])
            yield group[places != NONE], places[places != NONE]

    def _back(self, layers: list[Indices], end: int, movers: Sequence[int], improving: bool) -> tuple[Move, ...]:
        path: list[Move] = []
        for layer in reversed(layers):
            path.append(next(move for j in movers for move in self._into(j, layer, end, improving)))
            end = path[-1].start
        return tuple(reversed(path))

    def _into(self, dm: int, layer: Indices, end: int, improving: bool) -> Iterator[Move]:
        code = int(self.space.codes[end])
        starts = layer[(self.space.codes[layer] ^ code) & ~self.space.mask_of[dm] == 0]
        if improving and len(starts):
            height = self.heights.of(dm, np.array([end]))[0]
            starts = starts[self.heights.of(dm, starts) + self.heights.slack(dm) < height]
        for start in starts.tolist():
            if self.space.may_move(dm, int(self.space.codes[start]), code):
                yield Move(dm, start, end)

    def _places(self, codes: Codes) -> Indices:
        return codes.astype(np.intp) if self.space.complete else self._place_of[codes].astype(np.intp)

    @cached_property
    def _place_of(self) -> npt.NDArray[np.int32]:
        place_of: npt.NDArray[np.int32] = to_cube(self.space, np.arange(self.space.n_states, dtype=np.int32), NONE)
        return place_of

    @cached_property
    def _seen(self) -> tuple[npt.NDArray[np.int32], list[int]]:
        """For each state the last search that saw it, and the number of the last search: no array to clear for each."""
        return np.zeros(self.space.n_states, dtype=np.int32), [0]

    @cached_property
    def _two_way(self) -> tuple[int, ...]:
        return tuple(self._mask(dm, MoveDirection.BOTH) for dm in range(self.space.n_dm))

    @cached_property
    def _one_way(self) -> tuple[tuple[int, int], ...]:
        ways = (MoveDirection.FORWARD, MoveDirection.BACK)
        return tuple((self._mask(dm, ways[0]), self._mask(dm, ways[1])) for dm in range(self.space.n_dm))

    def _mask(self, dm: int, way: MoveDirection) -> int:
        return sum(1 << bit for bit in self.space.bits_of[dm] if self.space.directions[bit] is way)


def _combinations(mask: int) -> Codes:
    """All codes whose yeses lie in `mask`, ascending."""
    codes: Codes = np.zeros(1, dtype=np.int32)
    for bit in range(mask.bit_length()):
        if mask >> bit & 1:
            codes = np.concatenate([codes, codes | np.int32(1 << bit)])
    return codes
