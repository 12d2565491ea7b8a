"""How much was ventured, whatever came: a record of forecasts near the base rate is calibrated and of no use."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.scoring.murphy import TENTHS


@dataclass(frozen=True, slots=True)
class HistogramBar:
    """The weight of forecasts from `low` (included) to `high` (excluded, but for 1)."""

    low: float
    high: float
    weight: float


@dataclass(frozen=True, slots=True)
class Sharpness:
    """Of yes-or-no forecasts: their `mean`, `variance`, and the Brier score (0 to 1) and entropy they lay claim to.

    `claimed_brier` is the mean of p (1 - p), 0 for forecasts of 0 and 1 alone and 0.25 for coins: what the score comes
    to if they are calibrated. A real score far above it means overconfidence. `entropy`, in bits, goes from 0 to 1
    likewise. `histogram` has ten bars from 0 to 1.
    """

    mean: float
    variance: float
    claimed_brier: float
    entropy: float
    histogram: tuple[HistogramBar, ...]


def sharpness(said: npt.ArrayLike, weights: npt.ArrayLike | None = None) -> Sharpness:
    """The sharpness of forecasts `said` (n,), from 0 to 1, each counting by its weight (n,).

    Source: Murphy and Winkler 1987; Gneiting, Balabdaoui and Raftery 2007. Raises `LedgerError`: `nothing-to-score`,
    `bad-probabilities`.

    >>> one = sharpness([0.1, 0.9])
    >>> round(one.variance, 4), round(one.claimed_brier, 4), [bar.weight for bar in one.histogram][:2]
    (0.16, 0.09, [0.0, 1.0])
    """
    p = np.asarray(said, dtype=np.float64)
    if not p.size:
        raise LedgerError("nothing-to-score", "there is no forecast of a resolved question to judge")
    if p.ndim != 1 or not np.all((p >= 0) & (p <= 1)):
        raise LedgerError("bad-probabilities", "the forecasts are not one row of probabilities from 0 to 1")
    w = np.ones(p.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    share = w / w.sum()
    edges = np.asarray(TENTHS)
    heights, _ = np.histogram(p, bins=edges, weights=w)
    mean = float(share @ p)
    both = np.stack([p, 1 - p])
    bits = np.where(both > 0, both * np.log2(np.where(both > 0, both, 1.0)), 0.0).sum(axis=0)
    return Sharpness(
        mean,
        float(share @ (p - mean) ** 2),
        float(share @ (p * (1 - p))),
        float(-(share @ bits)) + 0.0,  # no minus zero
        tuple(HistogramBar(*map(float, bar)) for bar in zip(edges[:-1], edges[1:], heights, strict=True)),
    )
