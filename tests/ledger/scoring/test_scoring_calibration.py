"""Calibration: recalibration, decompositions that close, bands that cover, sharpness."""

import math
from itertools import pairwise, product

import literal_scores as literal
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import LedgerError
from standoff.ledger.scoring.bands import calibrated_draws, confidence_band, consistency_band, likelihood_ratios
from standoff.ledger.scoring.corp import decompose, recalibrated, reliability
from standoff.ledger.scoring.murphy import murphy
from standoff.ledger.scoring.pav import isotonic, pooled
from standoff.ledger.scoring.sharpness import sharpness

SOME = st.lists(
    st.tuples(st.one_of(st.floats(0, 1), st.integers(0, 10).map(lambda tenth: tenth / 10)), st.integers(0, 1)),
    min_size=1,
    max_size=14,
)


def split(record):
    return [p for p, _ in record], [came for _, came in record]


@settings(deadline=None)
@given(SOME)
def test_recalibration_is_the_max_min_formula(record) -> None:
    said, came = split(record)
    assert recalibrated(said, came).tolist() == pytest.approx(
        [float(p) for p in literal.isotonic(said, came)], abs=1e-12
    )


@settings(deadline=None)
@given(SOME, st.randoms())
def test_recalibration_does_not_hang_on_the_order_of_the_record(record, random) -> None:
    said, came = split(record)
    before = dict(zip(said, recalibrated(said, came).tolist(), strict=True))
    random.shuffle(record)
    said, came = split(record)
    assert dict(zip(said, recalibrated(said, came).tolist(), strict=True)) == before


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(0.1, 3)), min_size=1, max_size=8))
def test_no_monotone_fit_is_nearer(points) -> None:
    values, weights = (np.array(part) for part in zip(*points, strict=True))
    fit = isotonic(values * weights, weights)
    assert all(a <= b + 1e-12 for a, b in pairwise(fit))
    loss = weights @ (values - fit) ** 2
    rng = np.random.default_rng(0)
    for _ in range(30):
        other = np.sort(fit + rng.normal(0, rng.choice([0.01, 0.5]), len(fit)))
        assert weights @ (values - other) ** 2 >= loss - 1e-9


@settings(deadline=None)
@given(SOME, st.lists(st.integers(1, 4), min_size=14, max_size=14))
def test_a_whole_weight_is_so_many_copies(record, weights) -> None:
    said, came = split(record)
    weights = weights[: len(said)]
    copied = decompose(np.repeat(said, weights), np.repeat(came, weights))
    weighed = decompose(said, came, weights)
    for name in ("score", "miscalibration", "discrimination", "uncertainty"):
        assert getattr(weighed, name) == pytest.approx(getattr(copied, name), abs=1e-12)


@settings(deadline=None)
@given(SOME)
def test_the_decomposition_closes_and_its_parts_are_not_negative(record) -> None:
    said, came = split(record)
    part = decompose(said, came)
    parts = (part.score, part.miscalibration, part.discrimination, part.uncertainty)
    assert parts == pytest.approx([float(one) for one in literal.decomposition(said, came)], abs=1e-12)
    assert part.miscalibration - part.discrimination + part.uncertainty == pytest.approx(part.score, abs=1e-12)
    assert part.miscalibration >= -1e-12
    assert part.discrimination >= -1e-12


@settings(deadline=None)
@given(SOME)
def test_recalibration_is_best_by_the_log_score_too(record) -> None:
    said, came = split([(min(max(p, 0.01), 0.99), y) for p, y in record])
    part = decompose(said, came, rule="log")
    losses = [-math.log(p if y else 1 - p) for p, y in zip(said, came, strict=True)]
    assert part.score == pytest.approx(sum(losses) / len(losses))
    assert part.miscalibration >= -1e-12
    assert part.discrimination >= -1e-12
    assert part.miscalibration - part.discrimination + part.uncertainty == pytest.approx(part.score, abs=1e-12)


@settings(deadline=None)
@given(SOME, st.sampled_from([(0, 1), (0, 0.5, 1), tuple(step / 10 for step in range(11)), (0, 0.01, 0.3, 0.99, 1)]))
def test_murphys_decomposition_closes_with_the_terms_within_bins(record, edges) -> None:
    said, came = split(record)
    part = murphy(said, came, edges=edges)
    found = (
        part.score,
        part.reliability,
        part.resolution,
        part.uncertainty,
        part.within_variance,
        part.within_covariance,
    )
    assert found == pytest.approx([float(one) for one in literal.murphy(said, came, edges)], abs=1e-12)
    closed = part.reliability - part.resolution + part.uncertainty + part.within_variance - part.within_covariance
    assert closed == pytest.approx(part.score, abs=1e-12)
    assert part.reliability - part.generalized_resolution + part.uncertainty == pytest.approx(part.score, abs=1e-12)
    assert sum(one.weight for one in part.bins) == len(said)
    assert all(one.low - 1e-12 <= one.mean <= one.high + 1e-12 for one in part.bins)


def test_without_the_terms_within_bins_murphys_decomposition_would_not_close() -> None:
    part = murphy([0.11, 0.19, 0.85], [0, 1, 1])
    assert abs(part.reliability - part.resolution + part.uncertainty - part.score) > 1e-3


def test_a_forecast_on_an_edge_is_of_the_bin_above_and_1_of_the_last() -> None:
    part = murphy([0.0, 0.3, 0.3, 1.0], [0, 0, 1, 1])
    assert [(one.low, one.high, one.weight) for one in part.bins] == [(0.0, 0.1, 1), (0.3, 0.4, 2), (0.9, 1.0, 1)]


@pytest.mark.parametrize("edges", [(0, 0.5), (0.1, 1), (0, 0.6, 0.5, 1), (0,)])
def test_bins_must_reach_from_0_to_1(edges) -> None:
    with pytest.raises(LedgerError, match="bad-bins"):
        murphy([0.5], [1], edges=edges)


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_sharpness_is_what_the_forecasts_claim(said) -> None:
    one = sharpness(said)
    claimed = sum(p * (1 - p) ** 2 + (1 - p) * p**2 for p in said) / len(said)
    assert one.claimed_brier == pytest.approx(claimed, abs=1e-12)
    assert one.variance == pytest.approx(np.var(said), abs=1e-12)
    assert sum(bar.weight for bar in one.histogram) == len(said)
    assert -1e-12 <= one.entropy <= 1 + 1e-12


def test_the_sharpest_forecasts_and_coins() -> None:
    sure, coin = sharpness([0.0, 1.0]), sharpness([0.5])
    assert (sure.claimed_brier, sure.entropy, sure.variance) == (0, 0, 0.25)
    assert (coin.claimed_brier, coin.entropy, coin.variance) == (0.25, 1, 0)


@pytest.mark.parametrize(
    ("said", "came", "weights", "code"),
    [
        ([], [], None, "nothing-to-score"),
        ([1.5], [1], None, "bad-probabilities"),
        ([math.nan], [1], None, "bad-probabilities"),
        ([0.5], [2], None, "bad-outcome"),
        ([0.5], [1, 0], None, "bad-outcome"),
        ([0.5], [1], [0.0], "bad-weights"),
        ([0.5], [1], [1.0, 1.0], "bad-weights"),
    ],
)
def test_a_record_that_makes_no_sense_is_refused(said, came, weights, code) -> None:
    with pytest.raises(LedgerError) as caught:
        decompose(said, came, weights)
    assert caught.value.code == code


def test_the_outcomes_of_one_question_are_drawn_so_that_exactly_one_comes() -> None:
    said = np.array([0.2, 0.6, 0.3, 0.5, 0.1, 0.4])
    question = [7, 2, 7, 7, 2, 9]
    drawn = calibrated_draws(said, question, 20_000, seed=1)
    assert (drawn[:, [0, 2, 3]].sum(axis=1) == 1).all()
    assert drawn[:, [1, 4]].sum(axis=1).max() == 1
    assert drawn.mean(axis=0) == pytest.approx(said, abs=0.015)
    assert np.corrcoef(drawn[:, 5], drawn[:, 0])[0, 1] == pytest.approx(0, abs=0.03)


def test_consistency_bands_hold_their_level() -> None:
    rng, held = np.random.default_rng(4), []
    for seed in range(25):
        said = rng.integers(1, 20, 150) / 20
        groups = pooled(said, np.ones(150))
        drawn = groups.sums(calibrated_draws(said, None, 1000, seed), np.ones(150))
        band = consistency_band(isotonic(drawn, groups.weights), 0.9)
        fits = isotonic(groups.sums(rng.random((200, 150)) < said, np.ones(150)), groups.weights).round(12)
        held.append((((fits >= band.low) & (fits <= band.high)) @ groups.weights).mean() / 150)
    assert np.mean(held) == pytest.approx(0.9, abs=0.015)


@pytest.mark.parametrize(
    ("spread", "truth"),
    [
        (lambda rng: rng.integers(1, 10, 80) / 10, lambda said: said**2),
        (lambda rng: rng.choice([0.03, 0.125, 0.325, 0.675, 0.875], 80), lambda said: said),
        (lambda rng: rng.beta(0.5, 0.8, 30), lambda said: 0.25 + said / 2),
    ],
    ids=["tenths, too much said", "five words, calibrated", "near 0 or 1, overconfident"],
)
def test_confidence_bands_hold_true_rates(spread, truth) -> None:
    rng, held = np.random.default_rng(5), []
    for seed in range(40):
        said = spread(rng)
        ones = np.ones(len(said))
        groups = pooled(said, ones)
        band = confidence_band(groups, groups.sums(rng.random(len(said)) < truth(said), ones), ones, 0.9, seed)
        true = truth(groups.values)
        held.append(((band.low <= true) & (true <= band.high)) @ groups.weights / len(said))
    assert np.mean(held) == pytest.approx(0.9, abs=0.05)


@pytest.mark.parametrize("came", [[0] * 12, [1] * 12, [1] * 6 + [0] * 6], ids=["none", "all", "reversed"])
def test_confidence_bands_of_lopsided_records_are_ordered_and_hold_the_rates(came) -> None:
    points = reliability([0.0, 0.0, 0.1, 0.1, 0.2, 0.3, 0.6, 0.7, 0.9, 0.9, 1.0, 1.0], came, draws=50).points
    assert all(0 <= one.low <= one.rate <= one.high <= 1 for one in points)
    assert all(one.high - one.low > 0.05 for one in points)  # twelve forecasts make nobody sure


def test_a_likelihood_ratio_is_what_the_best_monotone_fit_through_a_rate_loses() -> None:
    steps = np.linspace(0, 1, 41)
    monotone = np.array([fit for fit in product(steps, repeat=3) if fit[0] <= fit[1] <= fit[2]])
    sums, weights = np.array([2.0, 1.0, 3.0]), np.array([3.0, 4.0, 4.0])
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(sums > 0, sums * np.log(monotone), 0)
        rest = weights - sums
        likelihood = (parts + np.where(rest > 0, rest * np.log(1 - monotone), 0)).sum(axis=1)
    for place in range(3):
        for rate in (0.2, 0.5, 0.8):
            through = likelihood[np.isclose(monotone[:, place], rate)].max()
            lost = 2 * (likelihood.max() - through)
            found = likelihood_ratios(sums[None], weights, np.full((1, 3), rate))[0, place]
            assert found == pytest.approx(lost, abs=0.02)


def test_a_calibrated_record_looks_calibrated_and_a_reversed_one_does_not() -> None:
    rng = np.random.default_rng(6)
    chances = []
    for seed in range(40):
        said = rng.integers(1, 10, 60) / 10
        chances.append(reliability(said, rng.random(60) < said, draws=100, seed=seed).chance)
    assert np.mean(np.array(chances) <= 0.2) == pytest.approx(0.2, abs=0.12)
    assert np.mean(chances) == pytest.approx(0.5, abs=0.12)
    said = rng.integers(1, 10, 60) / 10
    assert reliability(said, rng.random(60) < 1 - said, draws=100).chance < 0.05


def test_a_diagram_tells_its_points_and_blocks() -> None:
    drawn = reliability([0.1, 0.1, 0.3, 0.6, 0.9, 0.9], [0, 0, 1, 0, 1, 1], draws=300, seed=3)
    assert [(one.said, one.rate, one.weight) for one in drawn.points] == [
        (0.1, 0, 2),
        (0.3, 0.5, 1),
        (0.6, 0.5, 1),
        (0.9, 1, 2),
    ]
    assert [(one.low, one.high, one.rate, one.weight) for one in drawn.blocks] == [
        (0.1, 0.1, 0, 2),
        (0.3, 0.6, 0.5, 2),
        (0.9, 0.9, 1, 2),
    ]
    for one in drawn.points:
        assert 0 <= one.consistent_low <= one.said <= one.consistent_high <= 1
        assert 0 <= one.low <= one.rate <= one.high <= 1
    assert drawn == reliability([0.1, 0.1, 0.3, 0.6, 0.9, 0.9], [0, 0, 1, 0, 1, 1], draws=300, seed=3)


@settings(max_examples=15, deadline=None)
@given(SOME)
def test_any_record_has_a_diagram(record) -> None:
    said, came = split(record)
    drawn = reliability(said, came, draws=50)
    assert all(math.isfinite(value) for one in drawn.points for value in (one.low, one.high, one.consistent_high))
    assert 0 < drawn.chance <= 1
