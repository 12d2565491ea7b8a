"""Intervals by drawing whole clusters again: what belongs together stays together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from standoff.ledger.scoring.rules import Floats

DRAWS = 4000
LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval that holds the true value with probability `level`, from draws of so many clusters."""

    low: float
    high: float
    level: float
    clusters: int


def cluster_interval(
    values: npt.ArrayLike,
    cluster: Sequence[str],
    statistic: Callable[[Floats], Floats],
    *,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> Interval | None:
    """The bootstrap interval of a statistic of sums, drawn by cluster; None for fewer than two clusters.

    `values` (n, j) are summed over drawn rows; `statistic` takes the sums (draws, j) and the count of rows as a last
    column, (draws, j + 1), to (draws,). The percentiles are those of the interval that Student's distribution asks for,
    drawn out by sqrt(c / (c - 1)) for c clusters: plain ones are too narrow when there are few (Hesterberg 2015, "What
    teachers should know about the bootstrap", section 4.3). The same arguments give the same interval; the order of
    clusters does not matter. None too where a sum is not finite.

    >>> cluster_interval([[1.0], [3.0]], ["a", "a"], lambda sums: sums[:, 0] / sums[:, 1]) is None
    True
    """
    rows = np.asarray(values, dtype=np.float64)
    rows = np.column_stack([rows, np.ones(len(rows))])
    names, place = np.unique(np.asarray(cluster, dtype=str), return_inverse=True)
    count = len(names)
    if count < 2 or not np.isfinite(rows).all():
        return None
    sums = np.zeros((count, rows.shape[1]))
    np.add.at(sums, place, rows)
    drawn = np.random.default_rng(seed).integers(count, size=(draws, count))
    found = statistic(sums[drawn].sum(axis=1))
    if not np.isfinite(found).all():
        return None
    tail = _tail((1 - level) / 2, count)
    low, high = np.quantile(found, [tail, 1 - tail])
    return Interval(float(low), float(high), level, count)


def _tail(tail: float, clusters: int) -> float:
    """The share of draws to leave out at each end, so that the interval is as wide as Student's."""
    normal, df = NormalDist(), clusters - 1
    z = -normal.inv_cdf(tail)
    # Fisher and Cornish 1960: Student's quantile from the normal one.
    student = z + (z**3 + z) / (4 * df) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
    return normal.cdf(-student * (clusters / df) ** 0.5)
