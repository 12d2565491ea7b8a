#!/usr/bin/env python3
"""What the bands and intervals of the scoreboard cover: those of 90 % should hold what they are of 90 times in 100.

    bands.py [SHARE]

Draws records of resolved questions from a known truth, makes each one's bands, and counts. A reliability band is held
to account at each forecast, and the share is the mean over forecasts. Consistency bands are asked of calibrated
forecasts, confidence bands of others too. Intervals of the mean gain and of the skill are asked of forecasters and
references of several sorts, in cases of even and uneven size, beside the percentiles of a bootstrap of cases, which
they replaced. Each figure has the error of its simulation, and each table its mean. SHARE, 1 by default, makes fewer
records or more.
"""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import product

import numpy as np
import numpy.typing as npt

from standoff.ledger.scoring.bands import calibrated_draws, confidence_band, consistency_band
from standoff.ledger.scoring.pav import isotonic, pooled
from standoff.ledger.scoring.resampling import mean_interval, skill_interval

Floats = npt.NDArray[np.float64]
Random = np.random.Generator

LEVEL = 0.9
DRAWS = 1000

SPREADS: dict[str, Callable[[Random, int], Floats]] = {
    "any number": lambda rng, n: rng.random(n),
    "mostly near 0 or 1": lambda rng, n: rng.beta(0.5, 0.8, n),
    "twentieths": lambda rng, n: rng.integers(1, 20, n) / 20,
    "five words": lambda rng, n: rng.choice([0.03, 0.125, 0.325, 0.675, 0.875], n),
}
"""How forecasts are spread."""

CONTINUOUS = ("any number", "mostly near 0 or 1")

TRUTHS: dict[str, Callable[[Floats], Floats]] = {
    "calibrated": lambda p: p,
    "overconfident": lambda p: 0.25 + p / 2,
    "underconfident": lambda p: p**1.8 / (p**1.8 + (1 - p) ** 1.8),
    "says too much": lambda p: p**2,
}
"""The true rate behind what is said."""

SIZES: dict[str, Callable[[Random, int], npt.NDArray[np.int64]]] = {
    "one each": lambda _, cases: np.ones(cases, dtype=np.int64),
    "one to five": lambda rng, cases: rng.integers(1, 6, cases),
    "few large": lambda rng, cases: np.minimum(1 + rng.lognormal(0.7, 1, cases).astype(np.int64), 40),
}
"""How many questions each case has."""


def own_random(count: int, *names: str) -> Random:
    """The random numbers of one cell, which are not those of any other."""
    return np.random.default_rng([count, *"".join(names).encode()])


def consistency(spread: str, count: int, records: int) -> Floats:
    """The share of recalibrated rates that the consistency band of each record holds, of calibrated forecasts."""
    rng, ones, shares = own_random(count, spread), np.ones(count), []
    for seed in range(records):
        said = SPREADS[spread](rng, count)
        groups = pooled(said, ones)
        band = consistency_band(
            isotonic(groups.sums(calibrated_draws(said, None, DRAWS, seed), ones), groups.weights), LEVEL
        )
        # One band judges many records of the same forecasts: it does not depend on what came.
        fits = isotonic(groups.sums(rng.random((50, count)) < said, ones), groups.weights).round(12)
        shares.append((((fits >= band.low) & (fits <= band.high)) @ groups.weights).mean() / count)
    return np.array(shares)


def confidence(truth: str, spread: str, count: int, records: int) -> Floats:
    """The share of true rates that the confidence band of each record holds."""
    rng, ones, shares = own_random(count, truth, spread), np.ones(count), []
    for seed in range(records):
        said = SPREADS[spread](rng, count)
        groups = pooled(said, ones)
        came = rng.random(count) < TRUTHS[truth](said)
        band = confidence_band(groups, groups.sums(came, ones), ones, LEVEL, seed)
        true = TRUTHS[truth](groups.values)
        shares.append(((band.low <= true) & (true <= band.high)) @ groups.weights / count)
    return np.array(shares)


def of_three(count: int, records: int) -> Floats:
    """The share of true rates that confidence bands hold, of questions of three outcomes, of which just one comes."""
    shares = []
    rng, ones = own_random(count), np.ones(3 * count)
    for seed in range(records):
        twentieths = rng.multinomial(20, rng.dirichlet(np.ones(3), count))
        groups = pooled((twentieths / 20).ravel(), ones)
        outcome = (rng.random((count, 1)) < twentieths.cumsum(axis=1) / 20).argmax(axis=1)
        came = np.arange(3) == outcome[:, None]
        band = confidence_band(groups, groups.sums(came.ravel(), ones), ones, LEVEL, seed)
        shares.append(((band.low <= groups.values) & (groups.values <= band.high)) @ groups.weights / (3 * count))
    return np.array(shares)


def brier(said: Floats | float, came: Floats) -> Floats:
    """The Brier score of each forecast."""
    return np.asarray((said - came) ** 2)


def losses(sort: str, rng: Random, case: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """What a forecaster and a reference lose on questions of these cases, by the sort of both."""
    cases, n = int(case.max()) + 1, len(case)

    def near(true: Floats, off: float) -> Floats:
        return np.clip(true + rng.normal(0, off, n), 0.01, 0.99)

    if sort == "some skill":
        true = np.clip(rng.beta(2, 3, cases)[case] + rng.normal(0, 0.15, n), 0.02, 0.98)
        came = (rng.random(n) < true).astype(float)
        return brier(near(true, 0.1), came), brier(0.4, came)
    if sort == "rare surprises":
        true = np.clip(rng.beta(0.5, 8, cases)[case], 0.005, 0.995)
        came = (rng.random(n) < true).astype(float)
        return brier(np.clip(true * rng.lognormal(0, 0.4, n), 0.01, 0.99), came), brier(0.1, came)
    if sort == "log score":
        true = np.clip(rng.beta(0.6, 0.9, cases)[case], 0.01, 0.99)
        came = (rng.random(n) < true).astype(float)
        return -np.log(abs(near(true, 0.07) - (1 - came))), -np.log(abs(0.4 - (1 - came)))
    if sort == "beside a rival":
        true = np.clip(rng.beta(1, 1, cases)[case] + rng.normal(0, 0.1, n), 0.02, 0.98)
        came = (rng.random(n) < true).astype(float)
        return brier(near(true, 0.15), came), brier(near(true, 0.18), came)
    true = np.clip(rng.beta(1.5, 4, cases)[case], 0.01, 0.99)  # beside no change
    came = (rng.random(n) < true).astype(float)
    return brier(near(true, 0.12), came), brier(0.0, came)


SORTS = ("some skill", "beside a rival", "beside no change", "log score", "rare surprises")


def intervals(sort: str, size: str, cases: int, records: int) -> Floats:
    """Whether the interval of each record (records, 3) holds the true gain, the true skill; whether percentiles do.

    A skill that has no interval is left out, as NaN.
    """
    rng = own_random(cases, sort, size)
    mine, theirs = losses(sort, rng, np.repeat(np.arange(200_000), SIZES[size](rng, 200_000)))
    gain, skill = float((theirs - mine).mean()), float(1 - mine.mean() / theirs.mean())
    hits = np.full((records, 3), np.nan)
    for row in hits:
        case = np.repeat(np.arange(cases), SIZES[size](rng, cases))
        mine, theirs = losses(sort, rng, case)
        names = case.astype(str).tolist()
        for place, (found, true) in enumerate(
            [
                (mean_interval(theirs - mine, names, level=LEVEL), gain),
                (skill_interval(mine, theirs, names, level=LEVEL), skill),
            ]
        ):
            if found is not None:
                row[place] = found.low <= true <= found.high
        low, high = percentiles(rng, theirs - mine, case)
        row[2] = low <= gain <= high
    return hits


def percentiles(rng: Random, values: Floats, case: npt.NDArray[np.int64]) -> Floats:
    """The plain percentile interval of a mean, by a bootstrap of cases."""
    sums, sizes = np.bincount(case, values), np.bincount(case)
    drawn = rng.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=400)
    return np.asarray(np.quantile((drawn @ sums) / (drawn @ sizes), [(1 - LEVEL) / 2, (1 + LEVEL) / 2]))


def told(hits: Floats) -> str:
    """The mean in per cent, with its standard error."""
    held = hits[~np.isnan(hits)]
    return f"{100 * held.mean():5.1f} ± {100 * held.std() / len(held) ** 0.5:.1f}"


def mean_told(cells: list[Floats]) -> str:
    """The mean over cells, each counting the same, with its standard error."""
    kept = [cell[~np.isnan(cell)] for cell in cells]
    error = sum(cell.var() / len(cell) for cell in kept) ** 0.5 / len(kept)
    return f"{100 * np.mean([cell.mean() for cell in kept]):5.1f} ± {100 * error:.1f}"


def table(title: str, rows: dict[str, dict[int, Future[Floats]]]) -> Iterator[str]:
    """The lines of a table, as its figures come in: one for each row, and the mean."""
    yield f"\n{title}"
    for name, cells in rows.items():
        yield f"  {name:36}" + "  ".join(f"n={n}: {told(cell.result())}" for n, cell in cells.items())
    every = [cell.result() for cells in rows.values() for cell in cells.values()]
    yield f"  {'mean':36}{mean_told(every)}"


def main() -> int:
    """Prints what the bands cover; the exit status."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

    def some(records: int) -> int:
        return max(2, round(share * records))

    os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each process does one thing
    with ProcessPoolExecutor() as workers:
        send = workers.submit
        round_diagonal = {
            spread: {n: send(consistency, spread, n, some(4000 // n)) for n in (50, 100, 200)} for spread in SPREADS
        }
        round_rates = {
            f"{spread}, {truth}": {
                n: send(confidence, truth, spread, n, some(5000 // n if spread in CONTINUOUS else 12_000 // n))
                for n in (60, 150)
            }
            for spread, truth in product(SPREADS, TRUTHS)
        }
        round_rates["three outcomes, calibrated"] = {n: send(of_three, n, some(4000 // n)) for n in (40, 100)}
        gains = {
            cases: {(sort, size): send(intervals, sort, size, cases, some(600)) for sort, size in product(SORTS, SIZES)}
            for cases in (8, 20, 40, 100, 300)
        }
        print(f"Bands of {LEVEL:.0%}: what they hold, in per cent, with the error of the simulation")
        for line in table("Consistency bands, calibrated forecasts", round_diagonal):
            print(line, flush=True)
        for line in table("Confidence bands", round_rates):
            print(line, flush=True)
        asked = (
            "Intervals of a mean gain",
            "Intervals of a skill",
            "Percentiles of a bootstrap of a mean gain, instead",
        )
        for place, title in enumerate(asked):
            print(f"\n{title}, by the number of cases")
            for sort in SORTS:
                for size in SIZES:
                    cells = (f"n={n}: {told(gains[n][sort, size].result()[:, place])}" for n in gains)
                    print(f"  {f'{sort}, {size}':36}" + "  ".join(cells), flush=True)
            means = (f"n={n}: {mean_told([one.result()[:, place] for one in gains[n].values()])}" for n in gains)
            print(f"  {'mean':36}" + "  ".join(means), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
