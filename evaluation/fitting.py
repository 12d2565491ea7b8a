"""Forecasts fitted to a record: logistic models with a ridge, chosen and scored on cases left out.

The ridge is the weight on the squares of the standardised weights, and is chosen by leaving cases out in turn
(Hastie, Tibshirani and Friedman 2009, sections 4.4.4 and 7.10). Where signs tell nothing their weights go to 0, and
what is left is the base rate. A weight that comes out against what its sign is expected to say is taken for 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from standoff.ledger.scoring import brier

RIDGES = (1.0, 3.0, 10.0, 30.0, 100.0, 1e6)
"""Ridges to choose from, the last one so large that only the base rate is left."""

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """What is to be forecast: `signs` (n, k), which came about (0 or 1), and the number of each row's case.

    `expected` is 1 or -1 for each sign: which way it may count. Rows that the model has nothing on are not `known`.
    """

    signs: Floats
    expected: tuple[int, ...]
    happened: Floats
    case: npt.NDArray[np.int64]
    known: Mask

    def where(self, chosen: Mask) -> "Rows":
        """The chosen rows."""
        return replace(
            self,
            signs=self.signs[chosen],
            happened=self.happened[chosen],
            case=self.case[chosen],
            known=self.known[chosen],
        )

    def with_signs(self, columns: Sequence[int]) -> "Rows":
        """The rows with some of their signs."""
        return replace(
            self, signs=self.signs[:, list(columns)], expected=tuple(self.expected[column] for column in columns)
        )


@dataclass(frozen=True)
class Model:
    """Log-odds: a level, and a weight for each sign."""

    level: float
    weights: Floats

    def probability(self, signs: Floats) -> Floats:
        """The probability of each row of signs."""
        out: Floats = 1 / (1 + np.exp(-(self.level + signs @ self.weights)))
        return out


def fitted(rows: Rows, ridge: float) -> Model:
    """The model of highest penalised likelihood, by Newton's method, with weights of the expected directions only."""
    rows = rows.where(rows.known)
    kept = list(range(rows.signs.shape[1]))
    while True:
        level, weights = _newton(rows.signs[:, kept], rows.happened, ridge)
        wrong = [k for k, weight in zip(kept, weights, strict=True) if weight * rows.expected[k] < 0]
        if not wrong:
            out = np.zeros(rows.signs.shape[1])
            out[kept] = weights
            return Model(level, out)
        kept = [k for k in kept if k not in wrong]


def _newton(signs: Floats, happened: Floats, ridge: float) -> tuple[float, Floats]:
    centre = signs.mean(axis=0)
    scale = np.where(signs.std(axis=0) > 1e-9, signs.std(axis=0), 1.0)
    design = np.column_stack([np.ones(len(signs)), (signs - centre) / scale])
    penalty = np.diag([1e-3, *[ridge] * signs.shape[1]])  # a whiff on the level keeps a one-sided record finite
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ beta))
        gradient = design.T @ (happened - p) - penalty @ beta
        step = np.linalg.solve(design.T @ (design * (p * (1 - p))[:, None]) + penalty, gradient)
        beta += step
        if abs(step).max() < 1e-10:
            break
    weights = beta[1:] / scale
    return float(beta[0] - weights @ centre), weights


Forecaster = Callable[[Rows, Rows], Floats]
"""From the rows of other cases, and those to forecast, to the probability of each of the latter."""


def base_rate(rest: Rows, held: Rows) -> Floats:
    """How often it came about in the other cases."""
    return np.full(len(held.happened), rest.happened.mean())


def calibrated(rows: Rows) -> Model:
    """The model that a record calls for: its ridge does best on cases left out; of equals it is the largest."""

    def loss(ridge: float) -> float:
        said = left_out(rows, lambda rest, held: _said(fitted(rest, ridge), rest, held))
        return round(float(losses(rows, said).mean()), 6)

    return fitted(rows, min(RIDGES, key=lambda ridge: (loss(ridge), -ridge)))


def by_signs(rest: Rows, held: Rows) -> Floats:
    """What the other cases make of the signs; the base rate where there are none."""
    return _said(calibrated(rest), rest, held)


def _said(model: Model, rest: Rows, held: Rows) -> Floats:
    return np.where(
        held.known, model.probability(np.where(held.known[:, None], held.signs, 0.0)), base_rate(rest, held)
    )


def adding(forecast: Forecaster) -> Forecaster:
    """What `forecast` says without the last sign, its log-odds moved by that as far as the other cases call for."""

    def moved(rest: Rows, held: Rows) -> Floats:
        bare = range(rest.signs.shape[1] - 1)
        both = replace(
            rest,
            signs=np.concatenate([rest.signs, held.signs]),
            happened=np.concatenate([rest.happened, held.happened]),
            case=np.concatenate([rest.case, held.case]),
            known=np.concatenate([rest.known, held.known]),
        )
        said = forecast(rest.with_signs(bare), both.with_signs(bare))
        count = len(rest.happened)
        return shifted(said[count:], weight_beside(rest, said[:count]) * told(held))

    return moved


def told(rows: Rows) -> Floats:
    """The last sign of each row, 0 where the model has nothing."""
    return np.where(rows.known, rows.signs[:, -1], 0.0)


def shifted(said: Floats, by: Floats) -> Floats:
    """Probabilities with something added to their log-odds."""
    out: Floats = 1 / (1 + (1 - said) / said * np.exp(-by))
    return out


def weight_beside(rows: Rows, said: Floats) -> float:
    """What the last sign is worth beside the forecasts `said`, 0 or more, with the least of the ridges."""
    sign = told(rows)
    scale = max(float(sign.std()), 1e-9)
    weight = 0.0
    for _ in range(50):
        p = shifted(said, weight * sign)
        gradient = sign @ (rows.happened - p) - RIDGES[0] * weight * scale**2
        step = gradient / (sign**2 @ (p * (1 - p)) + RIDGES[0] * scale**2)
        weight += float(step)
        if abs(step) < 1e-10:
            break
    return max(0.0, weight)


def left_out(rows: Rows, forecast: Forecaster) -> Floats:
    """What `forecast` says of each case from all others."""
    out = np.empty_like(rows.happened)
    for case in np.unique(rows.case):
        held = rows.case == case
        out[held] = forecast(rows.where(~held), rows.where(held))
    return out


def losses(rows: Rows, said: Floats) -> Floats:
    """The Brier score of each forecast, from 0 to 1."""
    return brier(np.stack([said, 1 - said], axis=-1), (1 - rows.happened).astype(np.int64))
