"""Sampled readings of what the parties want: a draw of each statement's weight, and the rankings that follow.

Every statement has its own stream of random numbers, named by the seed, its decision maker's name, its formula and how
many equal ones stand before it. So its draws do not depend on what else the conflict says, on the number of samples
or on how they are cut into batches: two what-ifs differ only by what was changed (common random numbers; Glasserman
and Yao 1992, "Some guidelines and guarantees for common random numbers").
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from standoff.conflict import Conflict, Weight
from standoff.outlook.support import Floats
from standoff.stability import StateSpace, preference_ranks, statement_truths, utilities_to_ranks, weighted_ranks
from standoff.stability.space import Flags, Ranks

CELLS = 1 << 20
"""States times samples worked on at a time: bounds memory, and stays near the processor's cache."""

SMALLEST, GREATEST = 1e-150, 1e150
"""Weights are kept between these, so that no spread, however wide, makes a sum of weights overflow."""

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Worth:
    """What one decision maker's statements make of the states, grouped by which of them hold there.

    `holds` is bool, `(n_statements, n_groups)`; `group` gives each state's group, `(n_states,)`. States of a group are
    worth the same under any weights, so only groups are weighed and ranked.
    """

    holds: Flags
    group: Places

    @classmethod
    def of(cls, truths: Flags) -> "Worth":
        """The groups of `truths`, `(n_statements, n_states)`."""
        keys = np.zeros(truths.shape[1], dtype=np.int64)
        for row in truths:  # made dense again at each step, so that no number of statements overflows the key
            keys = np.unique(2 * keys + row, return_inverse=True)[1].reshape(keys.shape)
        _, first, group = np.unique(keys, return_index=True, return_inverse=True)
        return cls(truths[:, first], group.reshape(keys.shape))

    def range(self, weights: Floats) -> tuple[Floats, Floats]:
        """The least utility over the states and the span up to the greatest, `(samples,)` each; no span counts as 1."""
        raw = self.holds.T.astype(np.float64) @ weights.T
        lowest, span = raw.min(axis=0), np.ptp(raw, axis=0)
        return lowest, np.where(span > 0, span, 1.0)

    def utilities(self, weights: Floats, states: Sequence[int]) -> Floats:
        """The utility of some states (indices), `(len(states), samples)`, unscaled."""
        return np.asarray(self.holds[:, self.group[list(states)]].T.astype(np.float64) @ weights.T)

    def ranks(self, weights: Floats) -> Ranks:
        """Each state's rank, `(n_states, samples)`."""
        return weighted_ranks(self.holds, weights)[self.group]


@dataclass(frozen=True, eq=False)
class Batch:
    """Some samples: each decision maker's weights and ranks.

    `weights` are `(samples, n_statements)`, or None where its wishes are sure. `order` is uniform on 0 to 1, `(samples,
    draws)`: it settles who moves first where several want to.
    """

    weights: tuple[Floats | None, ...]
    ranks: Ranks
    order: Floats

    @property
    def samples(self) -> int:
        """How many samples the batch holds."""
        return len(self.order)

    def first(self, n: int) -> "Batch":
        """The first `n` samples alone."""
        weights = tuple(None if rows is None else rows[:n] for rows in self.weights)
        return Batch(weights, np.ascontiguousarray(self.ranks[..., :n]), self.order[:n])


@dataclass(frozen=True, eq=False)
class Drawn:
    """The random numbers of a batch, the first of them for sample number `first`: see `Batch`."""

    first: int
    weights: tuple[Floats | None, ...]
    order: Floats


@dataclass(frozen=True, eq=False)
class Sampler:
    """Draws readings of `conflict`; `draws` is how many random numbers each sample gets for the order of moves."""

    conflict: Conflict
    space: StateSpace
    seed: int
    draws: int

    @cached_property
    def worths(self) -> tuple[Worth | None, ...]:
        """For each decision maker its statements' worth; None where it has a ranking or orders its statements."""
        truths = statement_truths(self.conflict, self.space)
        makers = zip(self.conflict.decision_makers, truths, strict=True)
        return tuple(Worth.of(rows) if dm.weighted and dm.ranking is None else None for dm, rows in makers)

    @cached_property
    def sure_ranks(self) -> Ranks:
        """The ranks that the medians give, `(n_dm, n_states)`, dense: what holds for those whose wishes are sure."""
        rows = preference_ranks(self.conflict, self.space)
        return np.stack([utilities_to_ranks(row.astype(np.float64)) for row in rows])

    def batches(self, samples: int) -> Iterator[Batch]:
        """The samples, in batches of bounded size."""
        return map(self.ranked, self.drawn(samples))

    def drawn(self, samples: int, *, cut: int = 0) -> Iterator[Drawn]:
        """The draws of the samples, in batches of bounded size, none of which reaches across sample number `cut`."""
        streams = [self._streams(dm) for dm in range(self.space.n_dm)]
        order = self._stream("order of moves")
        step = max(1, CELLS // (self.space.n_states * self.space.n_dm))
        at = 0
        while at < samples:
            n = min(step, (cut if at < cut else samples) - at, samples - at)
            yield Drawn(
                at, tuple(None if own is None else _drawn(own, n) for own in streams), order.random((n, self.draws))
            )
            at += n

    def ranked(self, drawn: Drawn) -> Batch:
        """The batch with these draws."""
        n = len(drawn.order)
        ranks = np.stack([self.ranks_of(dm, row, n) for dm, row in enumerate(drawn.weights)])
        return Batch(drawn.weights, ranks, drawn.order)

    def ranks_of(self, dm: int, weights: Floats | None, samples: int) -> Ranks:
        """One decision maker's ranks, `(n_states, samples)`, under these weights of its statements."""
        worth, sure = self.worths[dm], self.sure_ranks
        if worth is None or weights is None:
            return np.repeat(sure[dm][:, np.newaxis], samples, axis=1)
        return worth.ranks(weights).astype(sure.dtype)

    def _streams(self, dm: int) -> list[tuple[Weight, np.random.Generator]] | None:
        maker = self.conflict.decision_makers[dm]
        if self.worths[dm] is None:
            return None
        seen: dict[str, int] = {}
        streams = []
        for statement in maker.preferences:
            want = str(statement.want)
            seen[want] = seen.get(want, 0) + 1
            streams.append((statement.weight or Weight(), self._stream("weight", maker.name, want, str(seen[want]))))
        return streams

    def _stream(self, *names: str) -> np.random.Generator:
        digest = hashlib.sha256("\x1f".join(names).encode("utf-8", "surrogatepass")).digest()
        words = np.frombuffer(digest, dtype="<u4").tolist()
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.seed, *words])))


def _drawn(streams: list[tuple[Weight, np.random.Generator]], n: int) -> Floats:
    """Log-normal draws, `(n, n_statements)`: median times spread to the power of a standard normal number."""
    columns = [_log_normal(weight, stream.standard_normal(n)) for weight, stream in streams]
    return np.stack(columns, axis=1)


def _log_normal(weight: Weight, standard: Floats) -> Floats:
    with np.errstate(over="ignore", under="ignore"):
        factor = np.exp(standard * math.log(weight.spread))
        return np.clip(weight.median * factor, SMALLEST, GREATEST)
