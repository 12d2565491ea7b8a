"""Bands of a reliability diagram, by drawing what came again and again.

A *consistency* band stands round the diagonal: where recalibrated rates would lie if what was said were calibrated. It
asks whether a departure may be luck, and its draws are the distribution itself, so it holds its level in small records
too. A *confidence* band stands round the rates: where the true rates may lie. Taking it from draws of the
fitted rates is known to fail, since the bootstrap of an isotonic fit is inconsistent (Kosorok 2008; Sen, Banerjee and
Woodroofe 2010): in our simulations such bands of 90 % covered 50 to 90 %. So it inverts the likelihood-ratio test of
Banerjee and Wellner 2001, whose distribution hardly depends on the truth, with critical values from the same draws.
Both hold at each forecast by itself, not for the whole curve at once. `benchmarks/bands.py` measures what they cover.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.scoring.pav import Blocks, Pooled, isotonic
from standoff.ledger.scoring.rules import Floats

CRITICAL_DRAWS = 400
"""Of how many draws critical values are taken: a ratio for each costs as much as all else."""

GRID = np.sin(np.linspace(0, np.pi / 2, 201)) ** 2
"""Rates that the test is tried on, densest near 0 and 1, where intervals are short."""

_HALVINGS = 20

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


def confidence_band(groups: Pooled, sums: Floats, redrawn: Floats, level: float) -> Band:
    """The band of true rates that a likelihood-ratio test at `level` does not reject, at each forecast.

    `sums` (m,) are the weights of what came at each forecast, `redrawn` (draws, m) those of calibrated records.
    """
    redrawn = redrawn[:CRITICAL_DRAWS]
    truth = np.broadcast_to(groups.values, redrawn.shape)
    ratios = likelihood_ratios(redrawn, groups.weights, truth)
    critical = np.quantile(ratios, level, axis=0, method="inverted_cdf") + _SLACK
    accepted = _ratios_at(GRID[:, None], groups, sums) <= critical
    rates = isotonic(sums, groups.weights)
    some = accepted.any(axis=0)  # else the interval is narrower than the grid
    first, last = accepted.argmax(axis=0), len(GRID) - 1 - accepted[::-1].argmax(axis=0)
    inside = np.stack([np.where(some, GRID[first], rates), np.where(some, GRID[last], rates)])
    first = np.where(some, first, np.searchsorted(GRID, rates))
    last = np.where(some, last, np.searchsorted(GRID, rates, side="right") - 1)
    outside = np.stack([GRID[np.maximum(first - 1, 0)], GRID[np.minimum(last + 1, len(GRID) - 1)]])
    # To eight digits, and outwards: true rates that are round numbers often lie right on a bound.
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        within = _ratios_at(middle, groups, sums) <= critical
        inside, outside = np.where(within, middle, inside), np.where(within, outside, middle)
    return Band(np.minimum(outside[0], rates), np.maximum(outside[1], rates))


def _ratios_at(rates: Floats, groups: Pooled, sums: Floats) -> Floats:
    rows = np.broadcast_to(rates, (len(rates), len(sums)))
    return likelihood_ratios(np.broadcast_to(sums, rows.shape), groups.weights, rows)


def likelihood_ratios(sums: Floats, weights: Floats, rates: Floats) -> Floats:
    """Twice the log likelihood that is lost (rows, m) when a monotone fit must have `rates` (rows, m), each by itself.

    `sums` (rows, m) are what came of `weights` (m,). Forced to a rate at one place, the best fit to its left is the
    isotonic fit of the left alone, held below that rate; on the right likewise, above it.
    """
    free = _log_likelihood(sums, weights, isotonic(sums, weights)).sum(axis=-1, keepdims=True)
    left = _held_below(sums, weights, rates)
    right = _held_below((weights - sums)[:, ::-1], weights[::-1], (1 - rates)[:, ::-1])[:, ::-1]
    return np.asarray(2 * (free - left - right - _log_likelihood(sums, weights, rates)))


def _log_likelihood(sums: Floats, weights: Floats, rates: Floats) -> Floats:
    tiny = 1e-300  # stands for 0, where what has no chance came: the likelihood is lost in either way
    came = np.where(sums > 0, sums * np.log(np.maximum(rates, tiny)), 0.0)
    rest = weights - sums
    return np.asarray(came + np.where(rest > 0, rest * np.log(np.maximum(1 - rates, tiny)), 0.0))


def _held_below(sums: Floats, weights: Floats, rates: Floats) -> Floats:
    """The log likelihood (rows, m) of all places before each, fitted in order and held below the rate there.

    The blocks that pooling holds before it comes to a place are the fit of all before it.
    """
    blocks, out = Blocks(*sums.shape), np.zeros(sums.shape)
    for place in range(sums.shape[1]):
        depth = int(blocks.last.max()) + 1
        live = np.arange(depth) <= blocks.last[:, None]
        s, w = (np.where(live, stack[:, :depth], 0.0) for stack in (blocks.total, blocks.weight))
        held = np.minimum(s / np.where(live, w, 1.0), rates[:, place : place + 1])
        out[:, place] = _log_likelihood(s, w, held).sum(axis=-1)
        blocks.push(sums[:, place], weights[place])
    return out
