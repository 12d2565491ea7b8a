"""Bands of a reliability diagram, by drawing what came again and again.

A *consistency* band stands round the diagonal: where recalibrated rates would lie if what was said were calibrated. It
asks whether a departure may be luck, and its draws are the distribution itself, so it holds its level in small records
too. A *confidence* band stands round the rates: where the true rates may lie. Taking it from draws of the
fitted rates is known to fail, since the bootstrap of an isotonic fit is inconsistent (Kosorok 2008; Sen, Banerjee and
Woodroofe 2010): in our simulations such bands of 90 % covered 50 to 90 %. So it inverts the likelihood-ratio test of
Banerjee and Wellner 2001, which needs no estimate of the slope. Its distribution depends little on the truth where
forecasts are many and rates far from 0 and 1, and much elsewhere: critical values are therefore drawn for each rate
that is tried, from a logistic recalibration (Cox 1958) moved to pass through that rate. Both bands hold at each
forecast by itself, not for the whole curve at once. `benchmarks/bands.py` measures what they cover.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.scoring.pav import Blocks, Pooled, isotonic
from standoff.ledger.scoring.rules import Floats

CRITICAL_DRAWS = 200
"""Records drawn for the critical values at each of `SHIFTS`."""

SHIFTS = np.linspace(-4, 4, 7)
"""How far, in log-odds, the recalibration is moved to draw critical values; between them they are interpolated."""

_LOG_ODDS = 5.0  # what is said counts for no surer than this in the recalibration, so 0 and 1 have a place in it
_RIDGE = np.diag([0.05, 0.1])  # a whiff of "calibrated as it stands" keeps the recalibration of a few forecasts finite

_ROUNDS, _STEPS = 5, np.linspace(0, 1, 33)  # each round finds a bound 32 times as closely

_SLACK = 1e-9  # what rounding does to a rate or a ratio that is equal in exact numbers


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The bounds (m,) at each different forecast, ascending, from 0 to 1."""

    low: Floats
    high: Floats


def calibrated_draws(said: Floats, question: Sequence[int] | None, draws: int, seed: int) -> npt.NDArray[np.bool_]:
    """What came (draws, n) in records in which `said` (n,) is calibrated.

    With `question` (n,), the forecasts of one question are of outcomes of which exactly one comes (or none, when they
    do not sum to 1). Without, each comes or not by itself. Raises `LedgerError`: `bad-outcome`.
    """
    own = np.arange(len(said)) if question is None else np.asarray(question)
    if own.shape != said.shape:
        raise LedgerError("bad-outcome", "each forecast needs the number of its question")
    order = np.argsort(own, kind="stable")
    running = np.cumsum(said[order])
    first = np.searchsorted(own[order], own[order])  # where each one's question begins
    below = np.empty(len(said))
    below[order] = running - said[order] - (running[first] - said[order][first])
    _, number = np.unique(own, return_inverse=True)
    drawn = np.random.default_rng(seed).random((draws, int(number.max()) + 1))[:, number]
    return np.asarray((below <= drawn) & (drawn < below + said))


def consistency_band(refitted: Floats, level: float) -> Band:
    """The band that holds `level` of the recalibrated rates (draws, m) of calibrated records, at each forecast.

    Both tails have the same share, except where one has less to give because rates pile up there (at 0 and 1 in small
    records): then the other takes the rest. Where rates are few and far between, the band is the one that holds nearest
    to `level`, be it a little less: one that never holds less would hold far more (Agresti and Coull 1998).
    """
    draws = len(refitted)
    ranked = np.sort(refitted.round(12), axis=0)
    column = np.arange(ranked.shape[1])
    tail, both = int((1 - level) / 2 * draws + _SLACK), int((1 - level) * draws + _SLACK)
    low, high = ranked[tail], ranked[draws - 1 - tail]
    under, over = (ranked < low).sum(axis=0), (ranked > high).sum(axis=0)
    raised, lowered = ranked[both - over, column], ranked[draws - 1 - (both - under), column]
    more_below, more_above = (ranked < raised).sum(axis=0) - under, (ranked > lowered).sum(axis=0) - over
    from_above = more_above >= more_below
    low, high = np.where(from_above, low, raised), np.where(from_above, lowered, high)
    next_up = ranked[np.minimum((ranked <= low).sum(axis=0), draws - 1), column]
    next_down = ranked[np.maximum(draws - 1 - (ranked >= high).sum(axis=0), 0), column]
    tried = [(low, high), (next_up, high), (low, next_down)]
    off = [abs(((ranked >= one) & (ranked <= other)).mean(axis=0) - level) for one, other in tried]
    best = np.argmin(off, axis=0)
    return Band(*(np.choose(best, [bounds[side] for bounds in tried]) for side in (0, 1)))


def confidence_band(groups: Pooled, sums: Floats, weights: Floats, level: float, seed: int) -> Band:
    """The band of true rates that a likelihood-ratio test at `level` does not reject, at each forecast.

    `sums` (m,) are the weights of what came at each different forecast, `weights` (n,) those of all forecasts.
    """
    base = _recalibration(groups, sums)
    critical = _critical_values(groups, base, weights, level, seed)
    rates = isotonic(sums, groups.weights)
    inside, outside = np.stack([rates, rates]), np.stack([np.zeros(len(rates)), np.ones(len(rates))])
    rows = np.broadcast_to(sums, (2 * len(_STEPS), len(sums)))
    for _ in range(_ROUNDS):
        tried = inside + _STEPS[:, None, None] * (outside - inside)  # (steps, 2, m), from the rates outwards
        ratios = likelihood_ratios(rows, groups.weights, tried.reshape(rows.shape)).reshape(tried.shape)
        refused = ratios > _between(critical, _log_odds(tried) - base) + _SLACK
        refused[0] = False
        first = np.where(refused.any(axis=0), refused.argmax(axis=0), len(_STEPS) - 1)
        inside = np.take_along_axis(tried, first[None] - 1, axis=0)[0]
        outside = np.take_along_axis(tried, first[None], axis=0)[0]
    # Outwards: true rates that are round numbers often lie right on a bound.
    return Band(np.minimum(outside[0], rates), np.maximum(outside[1], rates))


def _recalibration(groups: Pooled, sums: Floats) -> Floats:
    """The log-odds (m,) of a logistic recalibration of each forecast, which rises; by Newton's method."""
    said = _log_odds(groups.values)
    design, held = np.column_stack([np.ones(len(said)), said]), np.array([0.0, 1.0])
    beta = held
    for _ in range(50):
        rates = 1 / (1 + np.exp(-design @ beta))
        curvature = design.T @ (design * (groups.weights * rates * (1 - rates))[:, None]) + _RIDGE
        step = np.linalg.solve(curvature, design.T @ (sums - groups.weights * rates) - _RIDGE @ (beta - held))
        beta = beta + step / max(1.0, float(abs(step).max()))
        if abs(step).max() < _SLACK:
            break
    if beta[1] >= 0:
        return np.asarray(design @ beta)
    return np.full(len(said), float(_log_odds((sums.sum() + 0.5) / (groups.weights.sum() + 1))))


def _critical_values(groups: Pooled, base: Floats, weights: Floats, level: float, seed: int) -> Floats:
    """What the ratio exceeds in 1 less `level` of records (shifts, m), where the truth is `base` (m,) moved so far."""
    rng = np.random.default_rng(seed)
    found = []
    for shift in SHIFTS:
        truth = 1 / (1 + np.exp(-base - shift))
        came = rng.random((CRITICAL_DRAWS, len(weights))) < truth[groups.place]
        ratios = likelihood_ratios(
            groups.sums(came, weights), groups.weights, np.broadcast_to(truth, (CRITICAL_DRAWS, len(truth)))
        )
        # Counting the record at hand among those drawn, as a Monte Carlo test does: the rank is level (draws + 1).
        found.append(np.quantile(ratios, level, axis=0, method="weibull"))
    return np.stack(found)


def _between(critical: Floats, shift: Floats) -> Floats:
    """The critical values (..., m) at shifts (..., m), on the lines between those drawn; beyond, those at the end."""
    place = np.clip((shift - SHIFTS[0]) / (SHIFTS[1] - SHIFTS[0]), 0, len(SHIFTS) - 1)
    left = np.minimum(place.astype(np.int64), len(SHIFTS) - 2)
    column = np.arange(critical.shape[1])
    share = place - left
    return np.asarray((1 - share) * critical[left, column] + share * critical[left + 1, column])


def _log_odds(rates: npt.ArrayLike) -> Floats:
    with np.errstate(divide="ignore"):
        odds = np.log(np.asarray(rates)) - np.log1p(-np.asarray(rates))
    return np.asarray(np.clip(odds, -_LOG_ODDS, _LOG_ODDS))


def likelihood_ratios(sums: Floats, weights: Floats, rates: Floats) -> Floats:
    """Twice the log likelihood that is lost (rows, m) when a monotone fit must have `rates` (rows, m), each by itself.

    `sums` (rows, m) are what came of `weights` (m,). Forced to a rate at one place, the best fit to its left is the
    isotonic fit of the left alone, held below that rate; on the right likewise, above it.
    """
    left, free = _held_below(sums, weights, rates)
    right, _ = _held_below((weights - sums)[:, ::-1], weights[::-1], (1 - rates)[:, ::-1])
    return np.asarray(2 * (free[:, None] - left - right[:, ::-1] - _log_likelihood(sums, weights, rates)))


def _log_likelihood(sums: Floats, weights: Floats, rates: Floats) -> Floats:
    tiny = 1e-300  # stands for 0, where what has no chance came: the likelihood is lost in either way
    came = np.where(sums > 0, sums * np.log(np.maximum(rates, tiny)), 0.0)
    rest = weights - sums
    return np.asarray(came + np.where(rest > 0, rest * np.log(np.maximum(1 - rates, tiny)), 0.0))


def _held_below(sums: Floats, weights: Floats, rates: Floats) -> tuple[Floats, Floats]:
    """The log likelihood (rows, m) of all places before each, fitted in order and held below the rate there.

    And that of all places (rows,), fitted in order. The blocks that pooling holds before it comes to a place are the
    fit of all before it.
    """
    blocks, out = Blocks(*sums.shape), np.zeros(sums.shape)
    for place in range(sums.shape[1]):
        out[:, place] = _fitted_below(blocks, rates[:, place : place + 1])
        blocks.push(sums[:, place], weights[place])
    return out, _fitted_below(blocks, np.ones((len(sums), 1)))


def _fitted_below(blocks: Blocks, bound: Floats) -> Floats:
    depth = int(blocks.last.max()) + 1
    live = np.arange(depth) <= blocks.last[:, None]
    total, weight = (np.where(live, stack[:, :depth], 0.0) for stack in (blocks.total, blocks.weight))
    held = np.minimum(total / np.where(live, weight, 1.0), bound)
    return np.asarray(_log_likelihood(total, weight, held).sum(axis=-1))
