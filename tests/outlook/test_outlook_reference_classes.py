"""The outside view: which class an option belongs to, how it comes up, and what that makes of its chance."""

import math

import pytest

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Statement, parse_formula
from standoff.drafting.deed import deed
from standoff.drafting.tables import priors
from standoff.drafting.verb_classes import verbs
from standoff.drafting.wording import stem
from standoff.outlook import Calibration, Curve, Weighing, look_ahead, shipped_calibration
from standoff.outlook.reference_classes import outside_view, rate, reference_class, reference_classes
from standoff.outlook.tables import toml_data
from standoff.outlook.voices import shifts, voices

TABLE = toml_data("reference_classes.toml")


def conflict(known, own=(), theirs=()):
    ada = DecisionMaker("Ada", (known,), tuple(Statement(parse_formula(want), why=why) for want, why in own))
    bo = DecisionMaker(
        "Bo", (Option("pay", "pay the fine"),), tuple(Statement(parse_formula(want), why=why) for want, why in theirs)
    )
    return Conflict("A quarrel", (ada, bo))


LIFT = Option("lift", "lift the embargo")


def test_every_class_has_a_rate_a_source_and_deeds_that_are_known():
    assert reference_classes()[-1].fits(deed("paint the town red"))
    known = {*verbs().values(), "yield", "do"}
    for row in TABLE["class"]:
        assert 0 < row["rate"] < 1
        assert row["source"].strip()
        words = (*(verb for verb in row["verbs"] if verb not in known), *row["about"])
        assert [word for word in words if word not in (stem(word), stem(word + "e"))] == []
    assert len({row["name"] for row in TABLE["class"]}) == len(TABLE["class"])


def test_no_class_is_hidden_by_an_earlier_one():
    classes = reference_classes()
    for at, one in enumerate(classes):
        for earlier in classes[:at]:
            verbs = not earlier.verbs or (one.verbs and one.verbs <= earlier.verbs)
            about = not earlier.about or (one.about and one.about <= earlier.about)
            assert not (verbs and about), (earlier.name, one.name)


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        ("apologise for the raid", "express regret over the raid"),
        ("cede the province", "withdraw its frigates"),
        ("close the strait", "close the border crossing"),
        ("hand over the suspects for trial", "free the trawler and its crew"),
        ("recognise the breakaway republic", "hold talks"),
        ("disarm its militia", "extend the truce"),
    ],
)
def test_deeds_that_cost_much_come_about_less_often(rarer, commoner):
    assert rate(rarer) < rate(commoner)


def test_what_is_denied_is_the_rest_and_what_is_kept_up_goes_on():
    assert rate("not attack the port") == pytest.approx(1 - rate("attack the port"))
    assert rate("keep the port closed") == reference_classes()[0].rate
    assert reference_class(deed("resume the talks")).name == "hold or resume talks"


def test_every_kind_of_statement_that_is_a_voice_is_one_of_the_drafter():
    kinds = [kind for row in TABLE["voice"].values() for kind in (*row["own"], *row["theirs"])]
    assert kinds
    assert set(kinds) <= set(priors()["kind"])


@pytest.mark.parametrize(
    ("own", "theirs", "voice"),
    [
        ([("lift", "has accepted this"), ("not lift", "refuses to do this")], [], "agreed"),
        ([("not lift", "refuses to do this")], [("lift", "demands this")], "refused"),
        ([("lift iff pay", "refuses this until its condition is met")], [("lift", "demands this")], "offered"),
        ([("lift", "threatens this unless it has its way")], [], "threatened"),
        ([], [("lift", "demands this")], "demanded"),
        ([("pay", "demands this")], [("not pay", "refuses to do this")], None),
        ([("lift", "an analyst's own words")], [], None),
    ],
)
def test_an_option_comes_up_as_its_owner_or_else_the_others_speak_of_it(own, theirs, voice):
    assert voices(conflict(LIFT, own, theirs))[0] == voice


def test_the_voice_shifts_the_rate_in_log_odds():
    silent = outside_view(conflict(LIFT))[0]
    refused = outside_view(conflict(LIFT, [("not lift", "refuses to do this")]))[0]
    assert silent == rate(LIFT.text)
    odds = math.log(refused / (1 - refused)) - math.log(silent / (1 - silent))
    assert odds == pytest.approx(shifts()["refused"], abs=1e-4)


def test_what_is_done_now_mostly_goes_on():
    assert outside_view(conflict(Option("lift", "keep the embargo", True)))[0] == 1 - reference_classes()[0].rate


def test_a_probability_is_the_mean_of_both_views_by_their_shares():
    def said(outside):
        record = Calibration(Curve((0.0,), (0.5,)), Weighing(1.0, (), outside), "the case book", 40)
        return look_ahead(conflict(LIFT), samples=10, calibration=record).options[0].probability

    inner, outer = said(0.0), said(1.0)
    assert outer == pytest.approx(rate(LIFT.text), abs=1e-6)
    assert said(0.25) == pytest.approx(0.75 * inner + 0.25 * outer, abs=1e-5)


def test_what_cannot_change_is_not_looked_up():
    record = Calibration(Curve((0.0,), (0.5,)), Weighing(0.0, (), 1.0), "the case book", 40)
    fixed = Option("lift", "lift the embargo", False, MoveDirection.BACK)
    assert look_ahead(conflict(fixed), samples=10, calibration=record).options[0].probability == 0.01


def test_half_of_what_ships_is_the_outside_view():
    assert shipped_calibration().taken.outside == 0.5
