"""Baseline, peer and spot scores against the figures and the rules that Metaculus publishes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.ledger.scoring.metaculus import (
    GROUND,
    TimedScore,
    baseline,
    limited,
    peer,
    spot_baseline,
    spot_moment,
    spot_peer,
    timed_baseline,
    timed_peer,
    weighed_by_coverage,
)
from standoff.ledger.scoring.timeline import DAY, track


@pytest.mark.parametrize(
    ("said", "if_yes", "if_no"), [(0.7, 48, -74), (0.8, 68, -132), (0.9, 85, -232), (0.99, 99, -564)]
)
def test_baseline_scores_are_those_tabulated(said, if_yes, if_no) -> None:
    # The published table cuts the figures of 70 % off instead of rounding them (48.5, -73.7).
    assert float(baseline([said, 1 - said], 0)) == pytest.approx(if_yes, abs=0.6)
    assert float(baseline([said, 1 - said], 1)) == pytest.approx(if_no, abs=0.6)


def test_a_baseline_of_many_outcomes_is_0_for_equal_chances_and_100_for_certainty() -> None:
    assert float(baseline([0.2] * 5, 3)) == pytest.approx(0, abs=1e-12)
    assert float(baseline([0, 0, 1, 0, 0], 2)) == 100
    assert float(baseline([0.01, 0.99], 0)) == pytest.approx(100 * (np.log2(0.01) + 1))


def test_the_published_example_of_five_days_comes_to_27() -> None:
    said = track([1 * DAY, 2 * DAY, 4 * DAY], [[0.4, 0.6], [0.7, 0.3], [0.8, 0.2]], 0, 5 * DAY)
    daily = [0, -32.19, 48.54, 48.54, 67.81]
    score = timed_baseline(said, 0, 0, 5 * DAY, 5 * DAY)
    assert score.score == pytest.approx(sum(daily) / 5, abs=0.01)
    assert round(score.score) == 27
    assert score.coverage == 0.8


def test_an_early_answer_leaves_zeros_until_the_scheduled_closing() -> None:
    said = track([0], [[0.8, 0.2]], 0, 25)
    assert timed_baseline(said, 0, 0, 25, 100).score == pytest.approx(float(baseline([0.8, 0.2], 0)) / 4)
    assert timed_baseline(said, 0, 0, 25, 100).coverage == 0.25


def test_zeros_after_an_early_answer_keep_the_score_proper() -> None:
    # Each day, for two days, something happens with chance 0.5; then the question is answered early, with yes.
    def expected(first: float, second: float, scheduled: bool) -> float:
        def score(days: int, came: int) -> float:
            steps = track([0, DAY], [[first, 1 - first], [second, 1 - second]], 0, days * DAY)
            return timed_baseline(steps, came, 0, days * DAY, (2 if scheduled else days) * DAY).score

        return 0.5 * score(1, 0) + 0.25 * score(2, 0) + 0.25 * score(2, 1)

    honest, hyped = (0.75, 0.5), (5 / 6, 0.5)
    assert expected(*honest, scheduled=True) > expected(*hyped, scheduled=True)
    assert expected(*honest, scheduled=False) < expected(*hyped, scheduled=False)


@settings(deadline=None)
@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=6))
def test_peer_scores_of_all_sum_to_zero(said) -> None:
    scores = [float(peer(mine, [p for at, p in enumerate(said) if at != place])) for place, mine in enumerate(said)]
    assert sum(scores) == pytest.approx(0, abs=1e-9)


def test_a_peer_score_is_against_the_geometric_mean_of_the_others() -> None:
    others = [0.3, 0.6, 0.9]
    geometric = np.prod(others) ** (1 / 3)
    assert float(peer(0.5, others)) == pytest.approx(100 * np.log(0.5 / geometric))
    # The site's code takes the mean of all, N of them, and scales by N / (N - 1): the same.
    with_mine = np.prod([0.5, *others]) ** (1 / 4)
    assert float(peer(0.5, others)) == pytest.approx(100 * 4 / 3 * np.log(0.5 / with_mine))


def test_peer_scores_over_time_sum_to_zero_whoever_stands_when() -> None:
    rng = np.random.default_rng(3)
    for _ in range(50):
        tracks = []
        for _ in range(rng.integers(1, 5)):
            p = rng.uniform(0.01, 0.99, rng.integers(0, 4))
            tracks.append(track(rng.integers(-20, 120, len(p)), np.stack([p, 1 - p], axis=-1), 0, 80))
        scores = timed_peer(tracks, 0, 0, 80, 100)
        assert sum(one.score for one in scores) == pytest.approx(0, abs=1e-9)
        assert [one.coverage for one in scores] == pytest.approx([steps.covered / 100 for steps in tracks])


def test_one_alone_has_a_peer_score_of_zero() -> None:
    assert timed_peer([track([0], [[0.8, 0.2]], 0, 100)], 0, 0, 100, 100) == (TimedScore(0.0, 1.0),)
    assert spot_peer([track([0], [[0.8, 0.2]], 0, 100)], 0, 50) == (0.0,)


def test_spot_scores_are_of_what_stood_at_the_moment() -> None:
    steps = track([10, 60], [[0.5, 0.5], [0.8, 0.2]], 0, 100)
    assert [spot_baseline(steps, 0, at) for at in (5, 10, 59)] == [None, 0.0, 0.0]
    assert spot_baseline(steps, 0, 60) == pytest.approx(67.807, abs=1e-3)
    assert spot_baseline(steps, 0, 100) is None


def test_the_spot_is_set_in_advance_unless_the_answer_came_first() -> None:
    assert spot_moment(1000, 2000, 2000, 0.25) == 1250
    assert spot_moment(1000, 1100, 2000, 0.25) == 1099


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=6).filter(lambda p: sum(p) > 0.01))
def test_limited_probabilities_are_ones_that_metaculus_takes(parts) -> None:
    p = np.array(parts) / sum(parts)
    kept = limited(p)
    assert kept.min() >= 0.001 - 1e-15
    assert kept.sum() == pytest.approx(1)
    if p.min() >= 0.001:
        assert kept.tolist() == p.tolist()
    assert np.array_equal(np.argsort(kept[p > 0.002]), np.argsort(p[p > 0.002]))


def test_a_mean_weighed_by_coverage_leaves_empty_time_out_unless_there_is_too_little() -> None:
    half = [TimedScore(10.0, 0.5), TimedScore(-4.0, 0.5)]
    assert weighed_by_coverage(half) == 6.0
    assert weighed_by_coverage(half, GROUND) == pytest.approx(6.0 / 30)
    assert np.isnan(weighed_by_coverage([]))
