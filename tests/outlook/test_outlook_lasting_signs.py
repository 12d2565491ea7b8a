"""Signs that a standoff lasts, and how a verdict tells them."""

import math
from dataclasses import replace

import pytest

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, parse_formula
from standoff.outlook import Calibration, Curve, Weighing, look_ahead, shipped_calibration
from standoff.outlook.signs import signs_of_lasting, years_so_far


def conflict(*wants, since="2011-11", date="2012-11"):
    options = tuple(Option(f"o{at}", f"close strait {at}") for at in range(3))
    ada = DecisionMaker("Ada", options, tuple(Statement(parse_formula(want)) for want in wants))
    bo = DecisionMaker("Bo", (Option("pay", "pay the fine"),), (Statement(parse_formula("o0")),))
    return Conflict("A quarrel", (ada, bo), date, since=since)


def told(made, weights=(("firm", 2.0), ("age", 0.5)), usual=None):
    usual = {"lasts": 0.4, "firm": 0.25, "age": 0.0} if usual is None else usual
    record = Calibration(Weighing(-1.0, weights), Curve((0.0,), (0.5,)), "the case book", 40, usual=usual)
    return look_ahead(made, samples=100, calibration=record).verdict


@pytest.mark.parametrize(
    ("wants", "firm"), [((), 0), (("not o0",), 0.25), (("not o0", "not o2"), 0.5), (("not o0 iff pay",), 0)]
)
def test_firm_is_the_share_of_options_refused_without_a_condition(wants, firm):
    assert signs_of_lasting(conflict(*wants))["firm"] == firm


@pytest.mark.parametrize(
    ("since", "date", "years"),
    [
        ("2011", "2012", 1),
        ("2002-11", "2012-11-01", 10),
        ("2012-12", "2012-11", 0),
        (None, "2012", None),
        ("2011", None, None),
    ],
)
def test_years_go_from_the_first_deed_to_the_dispatch(since, date, years):
    found = years_so_far(conflict(since=since, date=date))
    assert found == (None if years is None else pytest.approx(years, abs=0.01))


def test_age_is_a_logarithm_and_0_for_a_year_or_for_nobody_knows():
    assert signs_of_lasting(conflict())["age"] == pytest.approx(0, abs=0.01)
    assert signs_of_lasting(conflict(since=None))["age"] == 0
    assert signs_of_lasting(conflict(since="2005-11"))["age"] == pytest.approx(math.log(4), abs=0.01)


def test_a_weighing_of_lasting_makes_the_verdict():
    verdict = told(conflict("not o0", since=None))
    assert verdict.probability == pytest.approx(1 / (1 + math.exp(1.0 - 2.0 * 0.25)), abs=1e-5)


def test_the_verdict_says_what_moves_it_and_which_way():
    first = told(conflict("not o0", "not o1", since="1962")).reasons[0]
    assert first == (
        "Of 40 resolved standoffs 40% lasted a year; that 2 of its 4 options are refused without a condition and that "
        "deeds between the parties are told since 1962 speak for this one's lasting."
    )
    both = told(conflict("not o0", "not o1", since="2012-11")).reasons[0]
    assert "refused without a condition speaks for this one's lasting and" in both
    assert both.endswith("that none of their deeds is told before November 2012 speaks against this one's lasting.")
    assert "none of its 4 options is refused" in told(conflict(since=None)).reasons[0]
    assert told(conflict("not o0", since=None)).reasons[0].endswith("nothing speaks for this one or against it.")


def test_a_curve_or_no_calibration_tells_of_no_signs():
    made = conflict("not o0")
    record = Calibration(Curve((0.0,), (0.5,)), Curve((0.0,), (0.5,)), "the case book", 40)
    for calibration in (record, None):
        assert "lasted a year" not in " ".join(look_ahead(made, samples=100, calibration=calibration).verdict.reasons)


def test_the_shipped_weights_speak_for_lasting_and_tell_standoffs_apart():
    shipped = shipped_calibration()
    assert {name for name, _ in shipped.lasts.weights} == {"firm", "age"}
    assert all(weight >= 0 for _, weight in shipped.lasts.weights)
    firm, loose = conflict("not o0", "not o1", "not o2", since="1960"), conflict(since="2012-11")
    chances = [look_ahead(made, samples=100).verdict.probability for made in (firm, loose)]
    assert chances[0] > shipped.usual["lasts"] > chances[1]


def test_what_is_refused_counts_whoever_is_asked():
    asked = conflict("not o0")
    other = replace(asked, decision_makers=asked.decision_makers[::-1])
    assert signs_of_lasting(other) == signs_of_lasting(asked)
