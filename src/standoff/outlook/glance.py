"""Looking ahead only where play comes by: the next moves in a few states of each sample, not in all of them.

Where the status quo holds, play goes nowhere, so that of all that `foreseen_moves` works out a handful of states is
asked for. Here the nearest foresight alone is worked out everywhere, and the rest where it is asked for: the moves are
the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict import MoveDirection
from standoff.outlook.play import Mask, Rest, settle_by
from standoff.outlook.sampling import Batch
from standoff.outlook.scene import Scene
from standoff.outlook.support import Floats, mixed
from standoff.stability import StateSpace, foreseeing
from standoff.stability.anticipation import Ends, next_movers
from standoff.stability.moves import Values, Whole

MOST_GLANCED = 1 << 22
"""States times moves of one party that are kept in a table; of more, all states are looked at."""

VISITS = 4
"""States that play is taken to come by in a sample, when what glancing costs is weighed against looking everywhere."""

Samples = npt.NDArray[np.intp]


def levels_everywhere(space: StateSpace, furthest: int) -> int:
    """How many moves ahead it pays to look in all states, before looking up to `furthest` ahead in a few.

    `furthest` itself where glancing does not pay at all.
    """
    moves = [1 << len(bits) for bits in space.bits_of]
    if max(moves) * space.n_states > MOST_GLANCED:
        return furthest
    for everywhere in range(1, furthest):
        if VISITS * _looked(moves, furthest - everywhere) <= space.n_dm * space.n_states:
            return everywhere
    return furthest


def _looked(moves: list[int], further: int) -> int:
    """How many moves are looked at in one state when `further` moves more are foreseen there, for all movers."""
    looked = [1] * len(moves)
    for _ in range(further):
        looked = [
            own * max(1, sum(others for at, others in enumerate(looked) if at != dm)) for dm, own in enumerate(moves)
        ]
    return sum(looked)


@dataclass(frozen=True, eq=False)
class Glance:
    """A batch of samples, of which only what happens from the status quo is asked.

    All states are looked at for a foresight of up to `everywhere` moves, 1 or more.
    """

    scene: Scene
    batch: Batch
    everywhere: int

    @cached_property
    def holds(self) -> tuple[Mask, ...]:
        """Under each kind of foresight, the samples in which nobody wants to leave the status quo: `(samples,)`."""
        here = np.full(self.batch.samples, self.scene.status_quo, dtype=np.int32)
        each = np.arange(self.batch.samples)
        return tuple(
            np.asarray((self.next_moves(level.horizon, here, each) == here).all(axis=0)) for level in self.scene.levels
        )

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        """Where play from the status quo ends, under each kind of foresight."""
        horizons = [level.horizon for level in self.scene.levels]
        start, order = self.scene.status_quo, self.batch.order
        return tuple(settle_by(partial(self.next_moves, horizon), start, order) for horizon in horizons)

    def mixed(self, by_level: Sequence[npt.NDArray[Any]]) -> Floats:
        """The mixture over foresight of one array for each kind of it."""
        return mixed(self.scene.shares, by_level)

    def next_moves(self, horizon: int, at: Ends, who: Samples) -> Ends:
        """Where each decision maker would move in the samples `who`, in the states `at`: `(n_dm, len(who))`."""
        return np.stack([self._move(dm, horizon, at, who)[0] for dm in range(self.scene.space.n_dm)])

    def _move(self, dm: int, horizon: int, at: Ends, who: Samples) -> tuple[Ends, Ends]:
        """Where `dm` moves at once and where it expects to end; `at` and `who` broadcast."""
        if horizon <= self.everywhere:
            moves, ends = self._worked_out[horizon]
            return self._taken(moves[dm], at, who), self._taken(ends[dm], at, who)
        to = candidates(self.scene.space, dm)[at]
        after = self._reply(dm, horizon - 1, to, who[..., np.newaxis])
        own = at[..., np.newaxis]
        worth = self._rank(dm, np.where(to == own, own, after), who[..., np.newaxis])
        best = worth.argmax(axis=-1)[..., np.newaxis]  # the first of the best: to stay, then the smallest change
        move = np.take_along_axis(to, best, axis=-1)[..., 0]
        return move, np.where(move == at, at, np.take_along_axis(after, best, axis=-1)[..., 0])

    def _reply(self, dm: int, horizon: int, at: Ends, who: Samples) -> Ends:
        """Where the reply that `dm` likes least ends."""
        movers = next_movers(self.scene.space, dm)
        if not movers:
            return at
        after = self._move(movers[0], horizon, at, who)[1]
        for mover in movers[1:]:
            other = self._move(mover, horizon, at, who)[1]
            after = np.where(self._rank(dm, other, who) < self._rank(dm, after, who), other, after)
        return after

    @cached_property
    def _worked_out(self) -> tuple[tuple[Ends, Ends], ...]:
        return tuple(islice(foreseeing(self.scene.space, self.batch.ranks), self.everywhere + 1))

    def _rank(self, dm: int, at: Ends, who: Samples) -> Values:
        return self._taken(self.batch.ranks[dm], at, who)

    def _taken(self, values: npt.NDArray[Whole], at: Ends, who: Samples) -> npt.NDArray[Whole]:
        return np.asarray(values.reshape(-1)[at.astype(np.intp) * self.batch.samples + who])


@lru_cache(maxsize=8)
def candidates(space: StateSpace, dm: int) -> Ends:
    """For each state what `dm` can make of it, `(n_states, 2 ** options)`: itself, then as in `moves_by_change`.

    A change that may not be made leaves the state as it is.
    """
    masks = [0]
    for bit in space.bits_of[dm]:
        masks += [mask | 1 << bit for mask in masks]
    changes = np.array(sorted(masks, key=lambda mask: (mask.bit_count(), mask)), dtype=space.codes.dtype)
    one_way = {
        way: sum(1 << bit for bit in space.bits_of[dm] if space.directions[bit] is way)
        for way in (MoveDirection.FORWARD, MoveDirection.BACK)
    }
    start = space.codes[:, np.newaxis]
    refused = (changes & start & one_way[MoveDirection.FORWARD]) | (changes & ~start & one_way[MoveDirection.BACK])
    codes = start ^ changes
    places = np.minimum(np.searchsorted(space.codes, codes), space.n_states - 1)
    legal = (refused == 0) & (space.codes[places] == codes)
    own = np.arange(space.n_states)[:, np.newaxis]
    return np.where(legal, places, own).astype(np.int32)
