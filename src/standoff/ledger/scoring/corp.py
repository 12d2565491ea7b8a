"""CORP: reliability diagrams without bins to choose, and scores taken apart into what calibration and skill add.

Source: Dimitriadis, Gneiting and Jordan 2021, "Stable reliability diagrams for probabilistic classifiers", PNAS 118(8):
consistent, optimally binned, reproducible, by the pool-adjacent-violators algorithm.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.ledger.scoring.bands import calibrated_draws, confidence_band, consistency_band
from standoff.ledger.scoring.pav import Pooled, checked, isotonic, pooled
from standoff.ledger.scoring.rules import RULES, Floats

DRAWS = 1000
"""Redrawn records from which bands are taken."""

LEVEL = 0.9
"""The level of the bands."""


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A mean score S = `miscalibration` - `discrimination` + `uncertainty`, less being better throughout.

    Miscalibration (MCB, 0 or more) is what recalibration would save; discrimination (DSC, 0 or more) is what the
    recalibrated forecasts save over always saying the rate of what came; uncertainty (UNC) is the score of saying that
    rate. Of a log score all are in nats.
    """

    score: float
    miscalibration: float
    discrimination: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class ReliabilityPoint:
    """Of all forecasts that said `said`: their weight, and how often such things came, recalibrated (`rate`).

    If what was said is calibrated, `rate` lies from `consistent_low` to `consistent_high` with the band's level; with
    the same level the true rate lies from `low` to `high`.
    """

    said: float
    rate: float
    weight: float
    consistent_low: float
    consistent_high: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ReliabilityBlock:
    """A bin that CORP found: forecasts from `low` to `high`, which came at one `rate`; `mean` is what they said."""

    low: float
    high: float
    mean: float
    rate: float
    weight: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """What a reliability diagram shows: its points and blocks from low to high, the decomposition, the bands' terms.

    `chance` is how often a calibrated forecaster would look at least as miscalibrated as this one (a p-value): small
    when the miscalibration is hardly luck.
    """

    points: tuple[ReliabilityPoint, ...]
    blocks: tuple[ReliabilityBlock, ...]
    decomposition: Decomposition
    chance: float
    level: float
    draws: int
    seed: int


def recalibrated(said: npt.ArrayLike, came: npt.ArrayLike, weights: npt.ArrayLike | None = None) -> Floats:
    """What each forecast (n,) becomes when it is recalibrated: the PAV fit of what came.

    Raises `LedgerError` as `pav.checked` does.

    >>> recalibrated([0.1, 0.4, 0.3, 0.9], [0, 0, 1, 1]).tolist()
    [0.0, 0.5, 0.5, 1.0]
    """
    p, y, w = checked(said, came, weights)
    groups = pooled(p, w)
    return np.asarray(isotonic(groups.sums(y, w), groups.weights)[groups.place])


def decompose(
    said: npt.ArrayLike, came: npt.ArrayLike, weights: npt.ArrayLike | None = None, rule: str = "brier"
) -> Decomposition:
    """The CORP decomposition of the mean score of yes-or-no forecasts `said` (n,), with `came` (n,) of 0 and 1.

    `rule` names one of `RULES`; a score of which more is better is turned round ("log" is then -ln p). Raises
    `LedgerError` as `pav.checked` does.

    >>> part = decompose([0.2, 0.2, 0.8, 0.8], [0, 0, 0, 1])
    >>> [round(value, 4) for value in (part.score, part.miscalibration, part.discrimination, part.uncertainty)]
    [0.19, 0.065, 0.0625, 0.1875]
    """
    p, y, w = checked(said, came, weights)
    share = w / w.sum()

    def mean(forecasts: Floats | float) -> float:
        yes = np.clip(np.broadcast_to(forecasts, p.shape), 0, 1)
        convention = RULES[rule]
        return float(-convention.sign * (share @ convention.score(np.stack([yes, 1 - yes], axis=-1), 1 - y)))

    score, best, uncertainty = mean(p), mean(recalibrated(p, y, w)), mean(share @ y)
    return Decomposition(score, score - best, uncertainty - best, uncertainty)


def reliability(
    said: npt.ArrayLike,
    came: npt.ArrayLike,
    *,
    weights: npt.ArrayLike | None = None,
    question: Sequence[int] | None = None,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> Reliability:
    """The CORP reliability diagram of yes-or-no forecasts, as numbers.

    `question` (n,) numbers the question of each forecast where one question gives several, one for each of its
    outcomes: exactly one of them comes, and the bands are drawn so. Otherwise what comes is taken to be independent,
    so give one forecast for each question. The same arguments give the same numbers. Raises `LedgerError` as
    `pav.checked` does.

    >>> drawn = reliability([0.1, 0.1, 0.4, 0.6, 0.9], [0, 0, 1, 0, 1], draws=200)
    >>> [(point.said, point.rate) for point in drawn.points]
    [(0.1, 0.0), (0.4, 0.5), (0.6, 0.5), (0.9, 1.0)]
    """
    p, y, w = checked(said, came, weights)
    groups = pooled(p, w)
    sums = groups.sums(y, w)
    rates = isotonic(sums, groups.weights)
    redrawn = groups.sums(calibrated_draws(p, question, draws, seed), w)
    refitted = isotonic(redrawn, groups.weights)
    consistent = consistency_band(refitted, level)
    true = confidence_band(groups, sums, w, level, seed)
    decomposition = decompose(p, y, w)
    # How miscalibrated each redrawn record looks, by Brier: squares of what was said less those of what it becomes.
    looks = (groups.values**2 - refitted**2) @ groups.weights - 2 * (redrawn * (groups.values - refitted)).sum(axis=-1)
    chance = (1 + int((looks / w.sum() >= decomposition.miscalibration - 1e-12).sum())) / (1 + draws)
    points = zip(
        groups.values, rates, groups.weights, consistent.low, consistent.high, true.low, true.high, strict=True
    )
    return Reliability(
        tuple(ReliabilityPoint(*map(float, point)) for point in points),
        _blocks(groups, rates),
        decomposition,
        chance,
        level,
        draws,
        seed,
    )


def _blocks(groups: Pooled, rates: Floats) -> tuple[ReliabilityBlock, ...]:
    cuts = np.flatnonzero(np.diff(rates)) + 1
    return tuple(
        ReliabilityBlock(
            float(values[0]),
            float(values[-1]),
            float(values @ weights / weights.sum()),
            float(rate[0]),
            float(weights.sum()),
        )
        for values, weights, rate in zip(
            np.split(groups.values, cuts), np.split(groups.weights, cuts), np.split(rates, cuts), strict=True
        )
    )
