"""Skill against references: what was known by then, paired over the same time, with intervals by cluster."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from standoff.ledger.model import Question, QuestionKind
from standoff.ledger.scoring.records import Resolved
from standoff.ledger.scoring.references import base_rate, constant, equal_chances, forecaster, no_change
from standoff.ledger.scoring.resampling import mean_interval, skill_interval, students_quantile
from standoff.ledger.scoring.skill import pairs, skill
from standoff.ledger.scoring.timeline import DAY, instant, track

START = datetime(2020, 1, 1, tzinfo=UTC)


def asked(name="q", outcome=0, opens=0.0, known=100.0, closes=100.0, tags=(), case=None, **said):
    """A resolved yes-or-no question; days count from START, and each forecaster says (day, yes) pairs."""

    def at(day):
        return instant(START + timedelta(days=day))

    question = Question(
        name, "Does it?", "", START + timedelta(days=opens), START + timedelta(days=closes), tags=tags, case=case
    )
    end = at(min(known, closes))
    tracks = {
        who: track([at(day) for day, _ in steps], [[yes, 1 - yes] for _, yes in steps], at(opens), end)
        for who, steps in said.items()
    }
    return Resolved(question, outcome, at(opens), end, at(closes), at(known), tracks, {})


def rates(steps):
    return [round(float(p), 6) for p in steps.probabilities[:, 0]]


def test_the_base_rate_counts_only_what_was_known_by_then() -> None:
    past = [
        asked(f"p{day}", outcome, -50, day)
        for day, outcome in ((-10, 0), (-5, 0), (40, 1), (70, 0), (100, 0), (130, 0))
    ]
    here = asked("here", outcome=1)
    steps = base_rate([*past, here])(here)
    assert ((steps.starts - here.opens) // DAY).tolist() == [0, 40, 70]
    assert rates(steps) == [round(2.5 / 3, 6), round(2.5 / 4, 6), round(3.5 / 5, 6)]


def test_the_base_rate_is_equal_chances_before_anything_is_known_and_never_sure() -> None:
    here = asked()
    assert rates(base_rate([here])(here)) == [0.5]
    past = [asked(f"p{at}", 0, -50, -1) for at in range(50)]
    assert 0 < 1 - rates(base_rate(past)(here))[0] < 0.02


def test_a_question_never_counts_to_its_own_base_rate() -> None:
    here, after = asked("a", outcome=0, known=50), asked("b", outcome=0, known=50)
    assert rates(base_rate([here, after])(here)) == [0.5]


def test_the_base_rate_is_of_questions_of_the_same_kind() -> None:
    other = [asked(f"p{at}", 0, -50, -1, tags=("no-change:yes",)) for at in range(9)]
    assert rates(base_rate(other)(asked())) == [0.5]
    assert rates(base_rate(other)(asked(tags=("gulf", "no-change:yes")))) == [0.95]
    assert rates(base_rate(other, alike=lambda _: "all")(asked())) == [0.95]


def test_no_change_is_sure_of_the_outcome_that_the_tag_names() -> None:
    assert rates(no_change()(asked(tags=("no-change:no",)))) == [0.0]
    assert no_change()(asked(tags=("no-change:maybe",))) is None
    assert no_change()(asked()) is None
    assert rates(no_change(lambda _: "yes")(asked())) == [1.0]


def test_equal_chances_are_of_all_outcomes() -> None:
    assert rates(equal_chances(asked())) == [0.5]
    assert constant(asked(), (0.1, 0.9)).covered == 100 * DAY


def test_both_are_scored_over_the_time_in_which_both_stood() -> None:
    one = asked(ana=[(0, 0.5), (50, 0.9)], bo=[(50, 0.6)])
    (pair,) = pairs([one], "ana", forecaster("bo"))
    assert pair.score == pytest.approx(0.01)
    assert pair.reference_score == pytest.approx(0.16)
    assert pairs([one], "ana", forecaster("nobody")) == ()
    assert pairs([asked(ana=[(0, 0.5)], bo=[(100, 0.5)])], "ana", forecaster("bo")) == ()


def test_skill_is_the_share_of_the_way_to_a_perfect_score() -> None:
    record = [asked(f"q{at}", case=f"c{at % 3}", ana=[(0, 0.8)]) for at in range(6)]
    found = skill(record, "ana", equal_chances, "50/50")
    assert found is not None
    assert (found.questions, found.clusters) == (6, 3)
    assert found.gain == pytest.approx(0.25 - 0.04)
    assert found.skill == pytest.approx(1 - 0.04 / 0.25)
    assert found.gain_interval is not None
    assert found.gain_interval.low == pytest.approx(0.21)
    assert found.gain_interval.high == pytest.approx(0.21)


def test_a_gain_is_positive_for_the_better_whichever_way_the_rule_runs() -> None:
    record = [asked(ana=[(0, 0.8)])]
    for rule in ("brier", "brier-two-sided", "log", "quadratic"):
        found = skill(record, "ana", equal_chances, "50/50", rule=rule)
        assert found is not None
        assert found.gain > 0
        assert 0 < found.skill < 1
        assert found.gain_interval is None  # one question is no sample
    assert skill(record, "ana", equal_chances, "50/50", rule="ordered-brier") is None
    assert record[0].question.kind == QuestionKind.BINARY


def test_beside_a_perfect_reference_there_is_no_skill_score() -> None:
    record = [asked(tags=("no-change:yes",), ana=[(0, 0.8)]), asked("r", tags=("no-change:yes",), ana=[(0, 0.7)])]
    found = skill(record, "ana", no_change(), "no change")
    assert found is not None
    assert (found.skill, found.skill_interval) == (None, None)
    assert found.gain == pytest.approx(-(0.04 + 0.09) / 2)


def test_what_is_known_of_one_question_of_a_case_says_little_of_the_others() -> None:
    rng = np.random.default_rng(0)
    level = rng.normal(0, 1, 12)
    values = np.repeat(level, 20)
    together = mean_interval(values, [str(at // 20) for at in range(240)])
    apart = mean_interval(values, [str(at) for at in range(240)])
    once = mean_interval(level, [str(at) for at in range(12)])
    assert together.high - together.low > 3 * (apart.high - apart.low)
    assert (together.low, together.high) == pytest.approx((once.low, once.high))
    assert together.clusters == 12


def test_the_interval_of_a_mean_of_single_questions_is_students() -> None:
    values = [0.1, 0.4, -0.2, 0.3, 0.0]
    found = mean_interval(values, list("abcde"))
    reach = 2.131847 * np.std(values, ddof=1) / 5**0.5  # t of 4 degrees at 0.95, from a printed table
    assert (found.low, found.high) == pytest.approx((0.12 - reach, 0.12 + reach))


def test_the_spread_of_uneven_cases_is_the_jackknifes() -> None:
    cases = [[0.1, 0.5], [0.3], [-0.2, 0.1, 0.4]]
    values = [value for case in cases for value in case]
    names = [name for name, case in zip("abc", cases, strict=True) for _ in case]
    without = [np.mean([value for other in cases if other is not case for value in other]) for case in cases]
    spread = (2 / 3 * sum((one - np.mean(without)) ** 2 for one in without)) ** 0.5
    worth = 3 / (1 + np.var([2, 1, 3]) / 4)
    found = mean_interval(values, names)
    assert (found.high - found.low) / 2 == pytest.approx(students_quantile(0.95, worth - 1) * spread)
    assert (found.high + found.low) / 2 == pytest.approx(np.mean(values))


@pytest.mark.parametrize(
    ("freedom", "printed"), [(1, 6.314), (2, 2.920), (3, 2.353), (5, 2.015), (10, 1.812), (60, 1.671), (1e6, 1.645)]
)
def test_students_quantiles_are_those_of_the_printed_table(freedom, printed) -> None:
    assert students_quantile(0.95, freedom) == pytest.approx(printed, abs=6e-4)


def test_an_interval_is_the_same_in_any_order() -> None:
    values, names = [1.0, 2.0, 4.0, 8.0, 3.0], ["a", "b", "c", "d", "d"]
    assert mean_interval(values[::-1], names[::-1]) == mean_interval(values, names)
    assert skill_interval(values[::-1], [2.0] * 5, names[::-1]) == skill_interval(values, [2.0] * 5, names)


def test_what_cannot_be_told_has_no_interval() -> None:
    assert mean_interval([1.0, np.inf], ["a", "b"]) is None
    assert mean_interval([1.0, 2.0], ["a", "a"]) is None
    assert skill_interval([0.0] * 9, [0.2] * 9, list("abcdefghi")) is None
    assert skill_interval([0.3, *[0.0] * 8], [0.2] * 9, list("abcdefghi")) is None
    assert skill_interval([0.2] * 9, [0.3, *[0.0] * 8], list("abcdefghi")) is None


@pytest.mark.parametrize("clusters", [10, 40])
def test_intervals_hold_their_level(clusters) -> None:
    rng, gains, skills = np.random.default_rng(clusters), [], []
    for _ in range(1500):
        case = np.repeat(np.arange(clusters), rng.integers(1, 4, clusters))
        names = [str(one) for one in case]
        found = mean_interval(rng.normal(0.1, 1, clusters)[case] + rng.normal(0, 1, len(case)), names)
        gains.append(found.low <= 0.1 <= found.high)
        hard = rng.gamma(4, 0.05, clusters)[case]
        mine, theirs = hard * rng.gamma(4, 0.15, len(case)), hard * rng.gamma(4, 0.25, len(case))
        found = skill_interval(mine, theirs, names)
        skills.append(found.low <= 0.4 <= found.high)
    assert np.mean(gains) == pytest.approx(0.9, abs=0.02)
    assert np.mean(skills) == pytest.approx(0.9, abs=0.02)
