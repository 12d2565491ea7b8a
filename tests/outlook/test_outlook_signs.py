"""Signs of an option, and what a weighing makes of them."""

import math

import pytest

from standoff.conflict import Chance, Conflict, DecisionMaker, MoveDirection, Option, Statement, parse_formula
from standoff.outlook import Calibration, Curve, Weighing, look_ahead, shipped_calibration
from standoff.outlook.signs import sign_names, signs_of


def conflict(known, *wants, why=""):
    statements = tuple(Statement(parse_formula(want), why=why) for want in wants)
    other = DecisionMaker("Bo", (Option("pay", "pay the fine"),), (Statement(parse_formula("not act")),))
    return Conflict("A quarrel", (DecisionMaker("Ada", (known,), statements), other))


def signs(known, *wants, why=""):
    return signs_of(conflict(known, *wants, why=why))[0]


ACT = Option("act", "close the strait")


@pytest.mark.parametrize(
    ("now", "want", "why", "refused"),
    [
        (False, "not act", "refuses to do this", 1),
        (False, "not act", "", 1),
        (False, "not act", "not said: it has not done so although it is asked to", 0),
        (False, "act", "", 0),
        (False, "act iff pay", "", 0),
        (True, "act", "", 1),
        (True, "not act", "", 0),
    ],
)
def test_refused_is_what_the_owner_states_without_a_condition(now, want, why, refused):
    assert signs(Option("act", "close the strait", now), want, why=why)["refused"] == refused


def test_what_another_wants_is_no_refusal():
    assert signs(ACT)["refused"] == 0


@pytest.mark.parametrize(
    ("direction", "irreversible"), [(MoveDirection.BOTH, 0), (MoveDirection.FORWARD, 1), (MoveDirection.BACK, 1)]
)
def test_irreversible_is_what_moves_one_way(direction, irreversible):
    assert signs(Option("act", "close the strait", False, direction))["irreversible"] == irreversible


@pytest.mark.parametrize(
    ("text", "contact"),
    [("hold talks with Brill", 1), ("resume flights", 1), ("join the conference", 1), ("bomb the port", 0)],
)
def test_contact_is_told_by_the_verb(text, contact):
    assert signs(Option("act", text))["contact"] == contact


@pytest.mark.parametrize(
    ("now", "estimate", "odds"),
    [
        (False, None, 0),
        (False, Chance(0.2, 0.3), math.log(1 / 3)),
        (True, Chance(0.2, 0.3), math.log(3)),
        (False, Chance(0.99, 1), math.log(0.97 / 0.03)),
        (False, Chance(0, 0.01), math.log(0.03 / 0.97)),
    ],
)
def test_the_author_counts_in_log_odds_of_a_change(now, estimate, odds):
    assert signs(Option("act", "close the strait", now, estimate=estimate))["author"] == pytest.approx(odds, abs=1e-6)


def chances(one, taken):
    record = Calibration(Curve((0.0,), (0.5,)), taken, "the case book", 40)
    return [option.probability for option in look_ahead(one, samples=10, calibration=record).options]


def test_a_weighing_adds_up_signs_in_log_odds():
    weighing = Weighing(0.5, (("refused", -1.5), ("author", 0.5)))
    one = conflict(Option("act", "close the strait", estimate=Chance(0.2, 0.3)), "not act")
    odds = 0.5 - 1.5 + 0.5 * math.log(1 / 3)
    assert chances(one, weighing)[0] == pytest.approx(1 / (1 + math.exp(-odds)), abs=1e-5)


def test_a_weighing_speaks_of_change_so_that_what_is_taken_stays_by_the_rest():
    weighing = Weighing(-1.0, ())
    now = chances(conflict(Option("act", "close the strait", True)), weighing)
    then = chances(conflict(ACT), weighing)
    assert now[0] == pytest.approx(1 - then[0])
    assert now[1] == then[1]


def test_what_cannot_change_is_told_as_it_is():
    weighing = Weighing(3.0, ())
    assert chances(conflict(Option("act", "apologise", True, MoveDirection.FORWARD)), weighing)[0] == 0.99
    assert chances(conflict(Option("act", "leave", False, MoveDirection.BACK)), weighing)[0] == 0.01


def test_no_probability_is_told_as_certain():
    assert chances(conflict(ACT), Weighing(50.0, ())) == [0.99, 0.99]
    assert chances(conflict(ACT), Weighing(-50.0, ())) == [0.01, 0.01]


def test_the_shipped_weights_are_of_known_signs_and_speak_as_expected():
    weights = dict(shipped_calibration().taken.weights) | dict(shipped_calibration().taken.added)
    assert set(weights) <= set(sign_names())
    assert weights["refused"] < 0 <= weights["author"]
    refused, free = (chances(conflict(ACT, *wants), shipped_calibration().taken)[0] for wants in (["not act"], []))
    assert refused < free


def test_what_would_be_said_without_the_author_is_told_beside_what_is_said():
    record = Calibration(Curve((0.0,), (0.5,)), Weighing(0.5, (("author", 0.5),)), "the case book", 40)

    def judged(option):
        return look_ahead(conflict(option), samples=10, calibration=record).options[0]

    silent = judged(ACT)
    heard = judged(Option("act", ACT.text, estimate=Chance(0.05, 0.2)))
    assert silent.without_author == silent.probability == heard.without_author
    assert heard.probability < heard.without_author
