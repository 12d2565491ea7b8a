"""Forecasts as step functions: exact lengths, gaps, withdrawals, and what is averaged over them."""

import math
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import LedgerError
from standoff.ledger.scoring.timeline import (
    DAY,
    Track,
    coverage,
    instant,
    mean_with_gaps,
    moment_of,
    refined,
    time_mean,
    together,
    track,
)

NOTHING = [math.nan, math.nan]


def even(times, start=0, end=100):
    """A track whose forecast number n says n hundredths."""
    return track(times, [[at / 100, 1 - at / 100] for at in range(len(times))], start, end)


@settings(deadline=None)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)))
def test_moments_keep_every_microsecond(moment) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(hours=5, minutes=45)))
    assert moment_of(instant(aware)) == aware
    assert instant(aware + timedelta(microseconds=1)) == instant(aware) + 1
    assert instant(aware + timedelta(days=1)) == instant(aware) + DAY


def test_a_forecast_stands_until_the_next_and_the_last_until_the_end() -> None:
    steps = even([10, 40])
    assert (steps.starts.tolist(), steps.ends.tolist()) == ([10, 40], [40, 100])
    assert coverage(steps, 0, 100) == 0.9


def test_a_forecast_from_before_the_opening_counts_from_the_opening() -> None:
    steps = even([-50, -10, 30])
    assert (steps.starts.tolist(), steps.ends.tolist()) == ([0, 30], [30, 100])
    assert steps.probabilities[:, 0].tolist() == [0.01, 0.02]


def test_a_forecast_at_or_after_the_end_does_not_count() -> None:
    assert even([100, 120]).covered == 0
    assert even([100, 120]).at(100) is None


def test_of_forecasts_at_the_same_time_the_last_given_stands() -> None:
    assert even([50, 50, 50]).probabilities[:, 0].tolist() == [0.02]


def test_a_withdrawal_leaves_a_gap() -> None:
    steps = track([0, 20, 60], [[0.5, 0.5], NOTHING, [0.9, 0.1]], 0, 100)
    assert (steps.starts.tolist(), steps.ends.tolist()) == ([0, 60], [20, 100])
    assert steps.at(20) is None
    assert steps.at(19) is not None
    assert steps.at(60).tolist() == [0.9, 0.1]


@settings(deadline=None)
@given(st.lists(st.integers(-20, 120), max_size=8), st.integers(-20, 120))
def test_what_stands_is_the_last_said_by_then(times, moment) -> None:
    times = sorted(times)
    steps = even(times)
    said = [at for at, time in enumerate(times) if time <= moment]
    found = steps.at(moment)
    if not said or not 0 <= moment < 100:
        assert found is None
    else:
        assert found[0] == said[-1] / 100


def test_time_before_the_first_forecast_is_left_out_or_counts_as_told() -> None:
    steps = track([75], [[0.8, 0.2]], 0, 100)
    assert time_mean([0.04], steps.lengths) == pytest.approx(0.04)
    assert mean_with_gaps([40.0], steps.lengths, 100) == pytest.approx(10.0)
    assert mean_with_gaps([0.04], steps.lengths, 100, gap=0.25) == pytest.approx(0.75 * 0.25 + 0.25 * 0.04)


def test_nothing_that_stood_has_no_mean() -> None:
    assert math.isnan(time_mean([], []))
    assert mean_with_gaps([], [], 100, gap=3.0) == 3.0
    assert coverage(even([]), 0, 100) == 0
    assert coverage(even([0]), 50, 50) == 0


def test_an_instant_of_certainty_that_failed_counts_without_end() -> None:
    assert time_mean([-math.inf, 0.0], [1, 10**15]) == -math.inf


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(-20, 120), max_size=5), min_size=1, max_size=4))
def test_refined_intervals_tell_what_every_track_said(all_times) -> None:
    tracks = [even(sorted(times)) for times in all_times]
    starts, ends, places = refined(tracks, 0, 100)
    assert starts[0] == 0
    assert ends[-1] == 100
    assert (starts[1:] == ends[:-1]).all()
    for row, steps in zip(places, tracks, strict=True):
        for start, end, place in zip(starts, ends, row, strict=True):
            for moment in (start, (start + end) // 2, end - 1):
                said = steps.at(int(moment))
                assert (said is None) == (place < 0)
                if said is not None:
                    assert said.tolist() == steps.probabilities[place].tolist()


def test_two_are_paired_over_the_time_in_which_both_stand() -> None:
    first = track([0, 50, 70], [[0.5, 0.5], NOTHING, [0.7, 0.3]], 0, 100)
    second = track([30, 80], [[0.2, 0.8], [0.1, 0.9]], 0, 100)
    mine, theirs = together(first, second)
    assert mine.starts.tolist() == theirs.starts.tolist() == [30, 70, 80]
    assert mine.lengths.tolist() == [20, 10, 20]
    assert mine.probabilities[:, 0].tolist() == [0.5, 0.7, 0.7]
    assert theirs.probabilities[:, 0].tolist() == [0.2, 0.2, 0.1]
    assert all(steps.covered == 0 for steps in together(first, even([])))


def test_steps_that_overlap_are_refused() -> None:
    with pytest.raises(LedgerError, match="bad-steps"):
        Track(np.array([0, 5]), np.array([10, 20]), np.array([[0.5, 0.5]] * 2))


def test_a_part_of_a_track() -> None:
    part = even([0, 50]).between(40, 60)
    assert (part.starts.tolist(), part.ends.tolist()) == ([40, 50], [50, 60])
    assert instant(datetime(1970, 1, 1, tzinfo=UTC)) == 0
