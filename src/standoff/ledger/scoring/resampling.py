"""Intervals of mean gains and of skill, by leaving whole clusters out: what belongs together stays together.

The spread is the jackknife's over clusters, the one of the cluster-robust estimates that errs least to the narrow side
when clusters are few or uneven (MacKinnon, Nielsen and Webb 2023, "Cluster-robust inference", J. Econometrics 232), and
its multiple Student's for as many clusters of equal size as these are worth (Carter, Schnepel and Steigerwald 2017,
"Asymptotic behavior of a t-test robust to cluster heterogeneity", Rev. Econ. Stat. 99). A bootstrap of clusters was
given up for it: where losses are mostly small and seldom large, as those of good forecasters are, its percentiles hold
far less than they say, drawn out to Student's width or corrected for skewness, and its t-ratios come out far too wide
or narrow. `benchmarks/bands.py` measures what these intervals hold, beside the percentiles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, isfinite, log

import numpy as np
import numpy.typing as npt

from standoff.ledger.scoring.rules import Floats

LEVEL = 0.9

_WORST = log(1e6)  # a bound of the ratio beyond says nothing, and might not be a number at all


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval that holds the true value with probability `level`, from so many clusters."""

    low: float
    high: float
    level: float
    clusters: int


def mean_interval(values: npt.ArrayLike, cluster: Sequence[str], *, level: float = LEVEL) -> Interval | None:
    """The interval of the mean of `values` (n,), each of the cluster (n,) named.

    None for fewer than two clusters, and where a value is not finite.

    >>> found = mean_interval([1.0, 2.0, 3.0, 4.0], ["a", "b", "c", "d"])
    >>> round(found.low, 2), round(found.high, 2)
    (0.98, 4.02)
    """
    rows = np.asarray(values, dtype=np.float64)
    sums, sizes = _by_cluster(np.column_stack([rows, np.ones(len(rows))]), cluster)
    found = _bounds(sums, sizes, level, in_logs=False)
    return None if found is None else Interval(*found, level, len(sizes))


def skill_interval(
    losses: npt.ArrayLike, reference_losses: npt.ArrayLike, cluster: Sequence[str], *, level: float = LEVEL
) -> Interval | None:
    """The interval of 1 less the ratio of the mean of `losses` (n,) to that of `reference_losses` (n,), all 0 or more.

    The bounds are those of the ratio's logarithm, whose distribution is the more symmetric. None as for
    `mean_interval`, and where the ratio can't be told: one of both loses nothing, or all that it loses in one cluster.
    """
    rows = np.column_stack([np.asarray(losses, dtype=np.float64), np.asarray(reference_losses, dtype=np.float64)])
    sums, sizes = _by_cluster(rows, cluster)
    found = _bounds(sums, sizes, level, in_logs=True)
    if found is None or found[1] > _WORST:
        return None
    return Interval(1 - exp(found[1]), 1 - exp(found[0]), level, len(sizes))


def _by_cluster(rows: Floats, cluster: Sequence[str]) -> tuple[Floats, Floats]:
    """The sums (c, 2) of rows (n, 2) in each cluster, and how many rows it has (c,)."""
    names, place = np.unique(np.asarray(cluster, dtype=str), return_inverse=True)
    sums = np.zeros((len(names), 2))
    np.add.at(sums, place, rows)
    return sums, np.bincount(place, minlength=len(names)).astype(np.float64)


def _bounds(sums: Floats, sizes: Floats, level: float, *, in_logs: bool) -> tuple[float, float] | None:
    """The bounds of the ratio of both totals, or of its logarithm, from sums (c, 2) of clusters of `sizes` (c,)."""
    count, total = len(sums), sums.sum(axis=0)
    if count < 2 or not np.isfinite(sums).all():
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.vstack([total, total - sums])
        ratios = ratios[:, 0] / ratios[:, 1]
        values = np.log(ratios) if in_logs else ratios
    if not np.isfinite(values).all():
        return None
    found, without = float(values[0]), values[1:]
    spread = float(np.sqrt((count - 1) / count * ((without - without.mean()) ** 2).sum()))
    worth = count / (1 + float(sizes.var()) / float(sizes.mean()) ** 2)
    reach = spread * students_quantile((1 + level) / 2, max(worth - 1, 1.0))
    return (found - reach, found + reach) if isfinite(reach) else None


def students_quantile(share: float, freedom: float) -> float:
    """The value that Student's distribution of `freedom` degrees (1 or more, whole or not) exceeds in 1 less `share`.

    With t = sqrt(freedom) tan(angle) its density is that of cos(angle) to the power of freedom - 1, which is summed up.

    >>> round(students_quantile(0.95, 1), 3), round(students_quantile(0.95, 10), 3)
    (6.314, 1.812)
    """
    angle = np.linspace(0, min(np.pi / 2, 40 / freedom**0.5), 20_001)
    density = np.cos(angle) ** (freedom - 1)
    held = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    return float(freedom**0.5 * np.tan(np.interp(2 * share - 1, held / held[-1], angle)))
