"""What every part of an outlook looks at: the conflict's states, the status quo, and what each party would do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict import Conflict
from standoff.outlook.play import Mask, Rest, settle
from standoff.outlook.sampling import Batch, Sampler
from standoff.outlook.support import Floats, Sums, mixed
from standoff.outlook.tables import Level
from standoff.stability import StateSpace, foreseeing
from standoff.stability.anticipation import Ends, ends_of_staying
from standoff.stability.moves import best_reachable
from standoff.stability.space import Ranks

Tally = dict[str, Sums]
"""What a part counts in a batch of samples, by name."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A conflict ready to be looked at, with the kinds of foresight that are mixed."""

    conflict: Conflict
    space: StateSpace
    sampler: Sampler
    levels: tuple[Level, ...]

    @cached_property
    def status_quo(self) -> int:
        """The index of the status quo."""
        return self.space.index(self.conflict.status_quo)

    @cached_property
    def here(self) -> int:
        """The code of the status quo."""
        return int(self.space.codes[self.status_quo])

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of each kind of foresight."""
        return tuple(level.weight for level in self.levels)

    def name(self, dm: int) -> str:
        """A decision maker's name."""
        return self.conflict.decision_makers[dm].name

    def flipped(self, bit: int) -> int | None:
        """The state in which the option `bit` alone is changed; None where that cannot be or may not be done."""
        place = self.space.place(self.here ^ 1 << bit)
        if place is None or not self.space.may_move(self.space.owners[bit], self.here, self.here ^ 1 << bit):
            return None
        return place


@dataclass(frozen=True, eq=False)
class Seen:
    """A batch of samples, and under each kind of foresight where all would move: `(n_dm, n_states, samples)`."""

    scene: Scene
    batch: Batch
    moves: tuple[Ends, ...]

    @classmethod
    def of(cls, scene: Scene, batch: Batch) -> "Seen":
        """What is foreseen in `batch`."""
        return cls(scene, batch, foreseen_moves(scene, batch.ranks))

    def first(self, n: int) -> "Seen":
        """The first `n` samples alone."""
        if n >= self.batch.samples:
            return self
        return Seen(self.scene, self.batch.first(n), tuple(moves[..., :n] for moves in self.moves))

    @cached_property
    def rests(self) -> tuple[Rest, ...]:
        """Where play from the status quo ends, under each kind of foresight."""
        return tuple(settle(moves, self.scene.status_quo, self.batch.order) for moves in self.moves)

    @cached_property
    def holds(self) -> tuple[Mask, ...]:
        """Under each kind of foresight, the samples in which nobody wants to leave the status quo: `(samples,)`."""
        return tuple(stays(self.scene, moves, self.scene.status_quo) for moves in self.moves)

    @cached_property
    def all_prefer(self) -> Mask:
        """The states that are deals: bool, `(n_states, samples)`.

        No decision maker is worse off than in the status quo, at least two are better off, and so is whoever has to
        change an option to get there.
        """
        ranks, space = self.batch.ranks, self.scene.space
        gainers = np.zeros(ranks.shape[1:], dtype=np.int8)
        agreed = np.ones(ranks.shape[1:], dtype=np.bool_)
        for dm in range(space.n_dm):
            now = ranks[dm, self.scene.status_quo]
            gains = ranks[dm] > now
            moved = ((space.codes ^ self.scene.here) & space.mask_of[dm] != 0)[:, np.newaxis]
            agreed &= gains | ((ranks[dm] == now) & ~moved)
            gainers += gains
        return np.asarray(agreed & (gainers >= min(2, space.n_dm)))

    def utilities(self, dm: int, states: list[int]) -> Floats:
        """A decision maker's utility in some states, `(len(states), samples)`, its whole range being 1.

        Of wishes that are only ordered the rank stands for the utility.
        """
        worth, weights = self.scene.sampler.worths[dm], self.batch.weights[dm]
        if worth is None or weights is None:
            return self.batch.ranks[dm, states] / max(1, int(self.batch.ranks[dm].max()))
        lowest, span = self._ranges[dm]
        return np.asarray((worth.utilities(weights, states) - lowest) / span)

    @cached_property
    def _ranges(self) -> tuple[tuple[Floats, Floats], ...]:
        pairs = zip(self.scene.sampler.worths, self.batch.weights, strict=True)
        return tuple(
            (np.zeros(1), np.ones(1)) if worth is None or weights is None else worth.range(weights)
            for worth, weights in pairs
        )

    def mixed(self, by_level: Sequence[npt.NDArray[Any]]) -> Floats:
        """The mixture over foresight of one array for each kind of it."""
        return mixed(self.scene.shares, by_level)


def foreseen_moves(scene: Scene, ranks: Ranks) -> tuple[Ends, ...]:
    """Where each decision maker moves under each kind of foresight."""
    furthest = max(level.horizon for level in scene.levels)
    moves = [move for move, _ in islice(foreseeing(scene.space, ranks), furthest + 1)]
    return tuple(moves[level.horizon] for level in scene.levels)


def stays(scene: Scene, moves: Ends, state: int | None = None) -> Mask:
    """Where nobody wants to move: `(n_states, samples)`, or `(samples,)` for one state."""
    if state is not None:
        return np.asarray((moves[:, state] == state).all(axis=0))
    return np.asarray((moves == ends_of_staying(scene.space, moves[0])).all(axis=0))


def prospects_of(scene: Scene, ranks: Ranks) -> Ranks:
    """The best rank that each decision maker can reach by a move of its own, `(n_dm, n_states, samples)`."""
    return np.stack([best_reachable(scene.space, dm, own) for dm, own in enumerate(ranks)])


def merged(one: Tally, other: Tally) -> Tally:
    """Two batches' counts put together; a count that only one of them made is kept."""
    return {
        name: (one[name] + other[name]) if name in one and name in other else (one | other)[name]
        for name in one | other
    }
