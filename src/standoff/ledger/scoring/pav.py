"""Isotonic regression by pooling adjacent violators (PAV): the best forecasts that keep the order of those made."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.scoring.rules import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """Forecasts of the same value taken together, for values ascending.

    `values` (m,) are the different probabilities said, `weights` (m,) how much was said of each, and `place` (n,) says
    which of them each forecast is.
    """

    values: Floats
    weights: Floats
    place: Ints

    def sums(self, came: npt.ArrayLike, weights: Floats) -> Floats:
        """The weighted sums (..., m) of what came, for `came` of shape (..., n)."""
        y = np.asarray(came, dtype=np.float64) * weights
        order = np.argsort(self.place, kind="stable")
        first = np.searchsorted(self.place[order], np.arange(len(self.values)))
        return np.asarray(np.add.reduceat(y[..., order], first, axis=-1))


def pooled(said: npt.ArrayLike, weights: npt.ArrayLike) -> Pooled:
    """Takes forecasts of the same value together: how they are written down can't change what is made of them."""
    values, place = np.unique(np.asarray(said, dtype=np.float64), return_inverse=True)
    total = np.bincount(place, weights=np.asarray(weights, dtype=np.float64))
    return Pooled(values, total.astype(np.float64), place.astype(np.int64))


def isotonic(sums: npt.ArrayLike, weights: npt.ArrayLike) -> Floats:
    """The non-decreasing values (..., m) nearest to `sums / weights` in weighted squares, for many rows at once.

    `sums` (..., m) are weighted sums of the responses at ascending places, `weights` (m,) above 0. It is what every
    proper score for probabilities calls the best monotone recalibration too. Source: Ayer and others 1955; de Leeuw,
    Hornik and Mair 2009.

    >>> isotonic([0.0, 1.0, 0.0, 1.0], [1.0] * 4).tolist()
    [0.0, 0.5, 0.5, 1.0]
    """
    given, w = np.asarray(sums, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    rows = np.atleast_2d(given.reshape(-1, given.shape[-1]))
    blocks = Blocks(*rows.shape)
    for place in range(rows.shape[1]):
        blocks.push(rows[:, place], w[place])
    return blocks.rates().reshape(given.shape)


class Blocks:
    """The pooled blocks of many rows at once, as a stack for each row: after each push, the fit of all pushed so far.

    `total`, `weight` and `size` (rows, places) hold the blocks from the left, `last` (rows,) the place of the newest.
    """

    def __init__(self, rows: int, places: int) -> None:
        self.total, self.weight = np.zeros((rows, places)), np.zeros((rows, places))
        self.size = np.zeros((rows, places), dtype=np.int64)
        self.last = np.full(rows, -1)
        self._every = np.arange(rows)

    def push(self, sums: Floats, weight: float) -> None:
        """Adds a place on the right with `sums` (rows,) of that weight, and pools until the rates ascend."""
        self.last += 1
        for stack, new in ((self.total, sums), (self.weight, weight), (self.size, 1)):
            stack[self._every, self.last] = new
        rows = self._every
        while len(rows):
            rows = rows[self.last[rows] > 0]
            top = self.last[rows]
            # Products, not quotients: sums of whole numbers are compared exactly.
            left = self.total[rows, top - 1] * self.weight[rows, top]
            wrong = left >= self.total[rows, top] * self.weight[rows, top - 1]
            rows, top = rows[wrong], top[wrong]
            for stack in (self.total, self.weight, self.size):
                stack[rows, top - 1] += stack[rows, top]
            self.last[rows] -= 1

    def rates(self) -> Floats:
        """The fit (rows, places pushed)."""
        fits = [
            np.repeat(self.total[row, : end + 1] / self.weight[row, : end + 1], self.size[row, : end + 1])
            for row, end in enumerate(self.last)
        ]
        return np.stack(fits)


def checked(said: npt.ArrayLike, came: npt.ArrayLike, weights: npt.ArrayLike | None) -> tuple[Floats, Ints, Floats]:
    """Forecasts (n,) from 0 to 1, whether each came (n,), and weights (n,) above 0, which are 1 when not given.

    Raises `LedgerError`: `bad-probabilities`, `bad-outcome`, `bad-weights`, `nothing-to-score`.
    """
    p, y = np.asarray(said, dtype=np.float64), np.asarray(came)
    w = np.ones(p.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    if not p.size:
        raise LedgerError("nothing-to-score", "there is no forecast of a resolved question to judge")
    if p.ndim != 1 or not np.all((p >= 0) & (p <= 1)):
        raise LedgerError("bad-probabilities", "the forecasts are not one row of probabilities from 0 to 1")
    if y.shape != p.shape or not np.all((y == 0) | (y == 1)):
        raise LedgerError("bad-outcome", "each forecast needs a 1 (it came) or a 0")
    if w.shape != p.shape or not np.all((w > 0) & np.isfinite(w)):
        raise LedgerError("bad-weights", "each forecast needs a weight above 0")
    return p, y.astype(np.int64), w
