"""The scoreboard as a whole: against the oracle, and in what it counts, leaves out and repeats."""

import math
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from random_scored_ledgers import random_state
from scoring_oracle import DifferenceError, judge

from standoff.ledger.chain import Head
from standoff.ledger.model import Forecast, ForecasterKind, Question, Resolution, Result
from standoff.ledger.scoring import by_horizon, calibration, over_time, resolved, score_steps, scoreboard
from standoff.ledger.state import Kept, QuestionRecord, State

START = datetime(2020, 1, 1, tzinfo=UTC)


def day(number):
    return START + timedelta(days=number)


def record(name="q", outcome="yes", known=100.0, result=Result.RESOLVED, written=0.0, **said):
    """A yes-or-no question of a hundred days; `known` None leaves it open."""
    question = Question(name, "Does it?", "", day(0), day(100), tags=("no-change:no",))
    forecasts = {
        who: tuple(
            Kept(Forecast(name, who, ForecasterKind.ANALYST, day(at), (yes, 1 - yes)), 1, day(written))
            for at, yes in steps
        )
        for who, steps in said.items()
    }
    told = () if known is None else (Resolution(name, result, outcome, day(known), "a paper", day(known)),)
    return QuestionRecord(question, Kept(question, 1, START), (), forecasts, tuple(Kept(one, 1, START) for one in told))


def state(*records):
    kinds = {who: ForecasterKind.ANALYST for one in records for who in one.forecasts}
    return State({one.question.id: one for one in records}, kinds, (), Head())


@pytest.mark.parametrize("first", range(0, 100, 10))
def test_random_ledgers_score_as_the_definitions_say(first) -> None:
    counts = sum(map(judge, range(first, first + 10)), start=Counter())
    assert counts["brier"] > 10
    assert counts["peer of a question"] > 30


def test_the_oracle_finds_a_wrong_number(monkeypatch) -> None:
    monkeypatch.setattr(import_module("standoff.ledger.scoring.scoreboard"), "coverage", lambda *_: 0.5)
    with pytest.raises(DifferenceError, match="coverage"):
        list(map(judge, range(5)))


def test_what_has_no_outcome_is_left_out_and_counted() -> None:
    board = scoreboard(
        state(
            record("a", ana=[(0, 0.8)]),
            record("b", known=None, ana=[(0, 0.1)]),
            record("c", outcome=None, result=Result.ANNULLED, ana=[(0, 0.1)]),
            record("d", outcome=None, result=Result.AMBIGUOUS, ana=[(0, 0.1)]),
            record("e", known=0, ana=[(0, 0.1)]),
        )
    )
    assert board.questions == 1
    assert (board.set_aside.open, board.set_aside.annulled, board.set_aside.ambiguous) == (1, 1, 1)
    assert board.set_aside.answered_before == 1
    (row,) = board.rows
    assert (row.questions, row.answered, row.scores.brier) == (1, 1.0, pytest.approx(0.04))


def test_a_corrected_resolution_counts_as_corrected() -> None:
    first = record("a", ana=[(0, 0.8)])
    wrong = Kept(Resolution("a", Result.RESOLVED, "no", day(50), "a paper", day(50)), 1, START)
    corrected = replace(first, resolutions=(wrong, *first.resolutions))
    assert scoreboard(state(corrected)) == scoreboard(state(first))


def test_rows_come_best_first_and_those_without_a_score_last() -> None:
    board = scoreboard(state(record("a", ana=[(0, 0.6)], bo=[(0, 0.9)], cy=[(100, 1.0)])))
    assert [row.forecaster for row in board.rows] == ["bo", "ana", "cy"]
    last = board.rows[-1]
    assert (last.questions, last.coverage, last.scores.brier, last.scores.peer_by_coverage, last.skills) == (
        0,
        0.0,
        None,
        None,
        (),
    )


def test_forecasts_written_down_when_the_answer_was_known_are_counted() -> None:
    board = scoreboard(
        state(record("a", written=120, ana=[(0, 0.8), (10, 0.9)]), record("b", written=1, ana=[(0, 0.8)]))
    )
    assert board.rows[0].hindsight == 2


def test_the_same_ledger_gives_the_same_scoreboard_in_any_order() -> None:
    for number in range(12):
        one = random_state(number)
        board = scoreboard(one)
        assert scoreboard(one) == board
        turned = replace(one, questions=dict(reversed(one.questions.items())))
        again = scoreboard(turned)
        for row, other in zip(board.rows, again.rows, strict=True):
            assert (row.scores.brier, row.scores.log, row.coverage) == (
                other.scores.brier,
                other.scores.log,
                other.coverage,
            )


def test_one_is_held_against_another_by_name() -> None:
    board = scoreboard(state(record("a", ana=[(0, 0.6)], bo=[(0, 0.9)])), against=("bo",))
    skills = {row.forecaster: {one.reference: one for one in row.skills} for row in board.rows}
    assert set(skills["ana"]) == {"no change", "base rate", "50/50", "bo"}
    assert set(skills["bo"]) == {"no change", "base rate", "50/50"}
    assert skills["ana"]["bo"].gain == pytest.approx(0.01 - 0.16)
    assert skills["ana"]["no change"].gain == pytest.approx(1 - 0.16)


def test_a_forecast_of_zero_that_came_true_is_without_end_in_the_log_score_alone() -> None:
    (row,) = scoreboard(state(record("a", ana=[(0, 0.0)]))).rows
    assert row.scores.log == -math.inf
    assert row.scores.brier == 1
    assert row.scores.baseline == pytest.approx(100 * (math.log2(0.001) + 1))


def test_an_empty_ledger_has_an_empty_scoreboard() -> None:
    board = scoreboard(state())
    assert (board.rows, board.questions) == ((), 0)


def test_scores_by_horizon_are_of_the_days_before_the_end() -> None:
    scored, _ = resolved([record("a", ana=[(0, 0.5), (80, 1.0)]), record("b", known=50, ana=[(45, 0.8)])])
    near, far, furthest = by_horizon(scored, "ana", days=(0, 10, 30))
    assert (near.low, near.high, near.questions) == (0, 10, 2)
    assert near.score == pytest.approx((0.0 + 0.04) / 2)
    assert near.coverage == pytest.approx(15 / 20)
    assert far.score == pytest.approx(0.125)
    assert (far.questions, far.coverage) == (1, 0.5)
    assert (furthest.high, furthest.score, furthest.coverage) == (None, 0.25, pytest.approx(70 / 90))


def test_a_record_grows_with_each_answer() -> None:
    scored, _ = resolved(
        [record("a", ana=[(0, 0.5)]), record("b", known=50, ana=[(0, 1.0)]), record("c", ana=[(0, 0.9)])]
    )
    points = over_time(scored, "ana")
    assert [(one.moment, one.questions) for one in points] == [(day(50), 1), (day(100), 3)]
    assert [one.score for one in points] == pytest.approx([0.0, 0.26 / 3])
    assert over_time(scored, "bo") == ()


def test_the_score_of_one_question_over_time() -> None:
    (one,), _ = resolved([record("a", ana=[(10, 0.5), (80, 1.0)])])
    steps = score_steps(one, "ana")
    assert [(step.start, step.end, step.score) for step in steps] == [
        (day(10), day(80), 0.25),
        (day(80), day(100), 0.0),
    ]
    assert score_steps(one, "bo") == ()


def test_calibration_is_of_what_stood_at_a_moment_set_in_advance() -> None:
    record_, _ = resolved(
        [
            record("a", ana=[(0, 0.2), (60, 0.9)]),
            record("b", known=20, ana=[(0, 0.4), (10, 0.7)]),
            record("c", outcome="no", ana=[(70, 0.6)]),
        ]
    )
    found = calibration(record_, "ana", draws=50)
    assert found is not None
    assert (found.questions, found.forecasts) == (2, 2)
    assert [point.said for point in found.reliability.points] == [0.2, 0.7]
    later = calibration(record_, "ana", share=0.75, draws=50)
    assert later is not None
    assert [point.said for point in later.reliability.points] == [0.6, 0.7, 0.9]
    assert calibration(record_, "bo") is None
