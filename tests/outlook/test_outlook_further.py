"""Options that were named and are not modelled: their chance is that of the same option in the model."""

import json
from dataclasses import replace

import pytest

from standoff.conflict import Chance, Conflict, DecisionMaker, FurtherOption, Option, Statement, Voice, parse_formula
from standoff.outlook import Calibration, Curve, Weighing, look_ahead, shipped_calibration
from standoff.outlook.serialize import dumps, loads

ADA = DecisionMaker("Ada", (Option("act", "open the border"),), (Statement(parse_formula("not act")),))
BO = DecisionMaker("Bo", (Option("pay", "pay the fine"),), (Statement(parse_formula("act")),))
BARE = Conflict("A quarrel", (ADA, BO))
WEIGHING = Weighing(0.2, (("refused", -1.5), ("contact", 0.7)), 0.5, (("author", 0.8),))
RECORD = Calibration(Curve((0.0,), (0.5,)), WEIGHING, "the case book", 40)


def with_further(*options):
    return replace(BARE, further=tuple(FurtherOption("Cy", *one) for one in options))


def chance(option, voice=None, calibration=RECORD):
    (told,) = look_ahead(with_further((option, voice)), samples=5, calibration=calibration).further
    return told.probability


@pytest.mark.parametrize("text", ["resume the talks", "send troops", "apologise for the raid"])
@pytest.mark.parametrize("estimate", [None, Chance(0.8, 0.95)])
@pytest.mark.parametrize(
    ("voice", "why"),
    [(None, ""), (Voice.REFUSED, "refuses to do this"), (Voice.DEMANDED, "demands it")],
)
def test_its_chance_is_that_of_such_an_option_in_the_model(text, estimate, voice, why):
    option = Option("do", text, estimate=estimate)
    own = (Statement(parse_formula("not do"), why=_kind("refusal")),) if voice is Voice.REFUSED else ()
    theirs = (Statement(parse_formula("do"), why=_kind("demand")),) if voice is Voice.DEMANDED else ()
    assert bool(why) == bool(own or theirs)
    modelled = Conflict("A quarrel", (DecisionMaker("Cy", (option,), own), replace(BO, preferences=theirs)))
    (inside, _) = look_ahead(modelled, samples=5, calibration=RECORD).options
    assert chance(option, voice) == inside.probability


def _kind(name):
    from standoff.drafting.tables import priors

    return str(priors()["kind"][name]["why"])


def test_the_author_moves_it_and_what_it_would_be_without_is_told():
    (told,) = look_ahead(
        with_further((Option("do", "send troops", estimate=Chance(0.8, 0.95)), None)), samples=5, calibration=RECORD
    ).further
    assert told.without_author == chance(Option("do", "send troops"))
    assert told.probability > told.without_author


def test_how_it_comes_up_tells():
    by_voice = [chance(Option("do", "send troops"), voice, shipped_calibration()) for voice in Voice]
    assert by_voice[0] == max(by_voice)
    assert by_voice[1] == min(by_voice)


def test_it_is_no_part_of_any_state_and_changes_nothing_else():
    before = look_ahead(BARE, samples=50, calibration=RECORD)
    after = look_ahead(with_further((Option("do", "send troops"), None)), samples=50, calibration=RECORD)
    assert replace(after, further=()) == before


def test_without_a_weighing_there_is_no_chance():
    assert chance(Option("do", "send troops"), calibration=None) is None
    assert chance(Option("do", "send troops"), calibration=replace(RECORD, taken=Curve((0.0,), (0.5,)))) is None


def test_in_json_it_stands_behind_the_options_of_the_model_without_support():
    outlook = look_ahead(with_further((Option("do", "send troops"), Voice.THREATENED)), samples=5)
    told = json.loads(dumps(outlook))["options"]
    assert [(one["id"], one["modelled"]) for one in told] == [("act", True), ("pay", True), ("do", False)]
    assert told[2]["taken"]["support"] is None
    assert told[2]["taken"]["probability"] == outlook.further[0].probability
    assert loads(dumps(outlook)).further == outlook.further
