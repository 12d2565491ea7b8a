#!/usr/bin/env python3
"""What the bands of the scoreboard cover: 90 % ones should hold what they are of 90 times in 100.

    bands.py [RECORDS]

Draws records of resolved questions from a known truth, makes each one's bands, and counts. A reliability band is held
to account at each forecast, and the share is the mean over forecasts. Consistency bands are asked of calibrated
forecasts, confidence bands of others too, and bootstrap intervals of the mean gain over a reference.
"""

import sys

import numpy as np

from standoff.ledger.scoring.bands import calibrated_draws, confidence_band, consistency_band
from standoff.ledger.scoring.pav import isotonic, pooled
from standoff.ledger.scoring.resampling import cluster_interval

LEVEL = 0.9
DRAWS = 1000

SPREADS = {
    "any number": lambda rng, n: rng.random(n),
    "twentieths": lambda rng, n: rng.integers(1, 20, n) / 20,
    "five words": lambda rng, n: rng.choice([0.03, 0.125, 0.325, 0.675, 0.875], n),
    "mostly near 0 or 1": lambda rng, n: rng.beta(0.5, 0.8, n),
}
"""How forecasts are spread."""

TRUTHS = {
    "calibrated": lambda p: p,
    "overconfident": lambda p: 0.25 + p / 2,
    "underconfident": lambda p: p**1.8 / (p**1.8 + (1 - p) ** 1.8),
    "says too much": lambda p: p**2,
}
"""The true rate behind what is said."""


def consistency(rng, spread, count, records):
    """The share of recalibrated rates that consistency bands hold, of calibrated forecasts."""
    shares = []
    for seed in range(records):
        said = SPREADS[spread](rng, count)
        groups = pooled(said, np.ones(count))
        drawn = groups.sums(calibrated_draws(said, None, DRAWS, seed), np.ones(count))
        band = consistency_band(isotonic(drawn, groups.weights), LEVEL)
        # One band judges many records of the same forecasts: it does not depend on what came.
        fits = isotonic(groups.sums(rng.random((50, count)) < said, np.ones(count)), groups.weights).round(12)
        shares.append(float((((fits >= band.low) & (fits <= band.high)) @ groups.weights).mean() / count))
    return shares


def confidence(rng, spread, truth, count, records):
    """The share of true rates that confidence bands hold."""
    shares = []
    for seed in range(records):
        said = SPREADS[spread](rng, count)
        groups = pooled(said, np.ones(count))
        drawn = groups.sums(calibrated_draws(said, None, DRAWS, seed), np.ones(count))
        came = rng.random(count) < TRUTHS[truth](said)
        band = confidence_band(groups, groups.sums(came, np.ones(count)), drawn, LEVEL)
        true = TRUTHS[truth](groups.values)
        shares.append(float(((band.low <= true) & (true <= band.high)) @ groups.weights / count))
    return shares


def gains(rng, clusters):
    """Brier scores of a forecaster and of a reference on questions of so many cases, one to five each."""
    case = np.repeat(np.arange(clusters), rng.integers(1, 6, clusters))
    true = np.clip(rng.beta(2, 3, clusters)[case] + rng.normal(0, 0.15, len(case)), 0.02, 0.98)
    said = np.clip(true + rng.normal(0, 0.1, len(case)), 0.01, 0.99)
    came = rng.random(len(case)) < true
    return np.stack([(said - came) ** 2, (0.4 - came) ** 2], axis=-1), case


def mean_gain(sums):
    """The mean gain from summed scores and their number."""
    return (sums[:, 1] - sums[:, 0]) / sums[:, 2]


def bootstrap(rng, clusters, records):
    """Whether each interval holds the true mean gain."""
    many, _ = gains(rng, 400_000)
    true = float(mean_gain(np.array([[*many.sum(axis=0), len(many)]]))[0])
    hits = []
    for seed in range(records):
        values, case = gains(rng, clusters)
        found = cluster_interval(values, [str(one) for one in case], mean_gain, level=LEVEL, draws=1000, seed=seed)
        hits.append(float(found.low <= true <= found.high))
    return hits


def told(shares):
    """The mean in per cent, with its standard error."""
    return f"{100 * np.mean(shares):5.1f} ± {100 * np.std(shares) / len(shares) ** 0.5:.1f}"


def main() -> int:
    """Prints what the bands cover; the exit status."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    rng = np.random.default_rng(0)
    print(f"Bands of {LEVEL:.0%}: what they hold, in per cent\n\nConsistency bands, calibrated forecasts")
    for spread in SPREADS:
        row = "  ".join(f"n={n}: {told(consistency(rng, spread, n, records // 4))}" for n in (50, 100, 200, 500))
        print(f"  {spread:20}{row}", flush=True)
    print("\nConfidence bands")
    for truth in TRUTHS:
        for spread in ("twentieths", "five words", "mostly near 0 or 1"):
            row = "  ".join(f"n={n}: {told(confidence(rng, spread, truth, n, records // 10))}" for n in (60, 150))
            print(f"  {truth:16}{spread:20}{row}", flush=True)
    print("\nBootstrap intervals of a mean gain, by the number of cases")
    print("  " + "  ".join(f"{n}: {told(bootstrap(rng, n, 5 * records))}" for n in (8, 15, 30, 80)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
