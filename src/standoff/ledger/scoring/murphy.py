"""The classic reliability diagram: forecasts in bins, and the Brier score taken apart by them.

Source: Murphy 1973, "A new vector partition of the probability score"; with the two terms within bins of Stephenson,
Coelho and Jolliffe 2008, "Two extra components in the Brier score decomposition", without which it only closes when all
forecasts of a bin are equal. The result depends on the bins: prefer `corp`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.scoring.pav import checked

TENTHS = tuple(step / 10 for step in range(11))
"""The edges of ten bins of the same width."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts from `low` (included) to `high` (excluded, but for 1): their weight, mean, and how often they came."""

    low: float
    high: float
    weight: float
    mean: float
    rate: float


@dataclass(frozen=True, slots=True)
class Murphy:
    """A mean Brier score (0 to 1) = `reliability` - `resolution` + `uncertainty` + `within_variance`
    - `within_covariance`, and the bins that hold anything.

    Reliability (0 is best) is how far bins' means are from their rates, resolution (more is better) how far the rates
    are from the overall one, uncertainty the score of saying that one. Inside bins, variance is spread of forecasts,
    and covariance (twice it) what of that spread went with what came.
    """

    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float
    within_covariance: float
    bins: tuple[Bin, ...]

    @property
    def generalized_resolution(self) -> float:
        """Resolution with what is won within bins, less the spread there: hardly hangs on the choice of bins."""
        return self.resolution - self.within_variance + self.within_covariance


def murphy(
    said: npt.ArrayLike,
    came: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    edges: Sequence[float] = TENTHS,
) -> Murphy:
    """The decomposition of yes-or-no forecasts `said` (n,), with `came` (n,) of 0 and 1, in bins between `edges`.

    Edges ascend from 0 to 1. Raises `LedgerError`: `bad-bins`, and those of `pav.checked`.

    >>> part = murphy([0.1, 0.1, 0.8, 0.9], [0, 1, 1, 1])
    >>> [round(value, 4) for value in (part.score, part.reliability, part.resolution, part.uncertainty)]
    [0.2175, 0.0925, 0.0625, 0.1875]
    """
    p, y, w = checked(said, came, weights)
    cuts = np.asarray(edges, dtype=np.float64)
    if len(cuts) < 2 or cuts[0] != 0 or cuts[-1] != 1 or np.any(np.diff(cuts) <= 0):
        raise LedgerError("bad-bins", "the edges of bins ascend from 0 to 1", remedy="give for instance (0, 0.5, 1)")
    place = np.minimum(np.searchsorted(cuts, p, side="right") - 1, len(cuts) - 2)
    held, inside = np.unique(place, return_inverse=True)
    weight = np.bincount(inside, weights=w)
    mean, rate = np.bincount(inside, weights=w * p) / weight, np.bincount(inside, weights=w * y) / weight
    share, each = weight / w.sum(), w / w.sum()
    overall = float(each @ y)
    off, missed = p - mean[inside], y - rate[inside]
    bins = zip(cuts[held], cuts[held + 1], weight, mean, rate, strict=True)
    return Murphy(
        score=float(each @ (p - y) ** 2),
        reliability=float(share @ (mean - rate) ** 2),
        resolution=float(share @ (rate - overall) ** 2),
        uncertainty=overall * (1 - overall),
        within_variance=float(each @ off**2),
        within_covariance=float(2 * (each @ (off * missed))),
        bins=tuple(Bin(*map(float, one)) for one in bins),
    )
