"""Questions of an outlook stand without the brief, say by when, and carry its chances; outlooks come back from JSON."""

import json
from dataclasses import replace
from datetime import date

import pytest

from standoff.conflict import loads_conflict
from standoff.errors import OutlookError
from standoff.outlook import look_ahead
from standoff.outlook.dates import days_of
from standoff.outlook.questions import questions_of
from standoff.outlook.serialize import dumps, loads

CONFLICT = """\
format: standoff/1
title: A quarrel over a road
date: 2012-02-29
decision_makers:
  - name: United States
    options:
      - id: open_road
        text: open the road
        evidence: [{quote: the road stays shut, start: 10, end: 29}]
      - {id: guard_pass, text: guard the pass, now: yes}
    preferences: [not open_road, pay]
  - name: Peru
    options: [{id: pay, text: pay the toll}]
    preferences: [open_road, not guard_pass]
"""

MADE = loads_conflict(CONFLICT)
OUTLOOK = look_ahead(MADE, samples=200)


def test_a_question_for_the_standoff_and_one_for_each_option_with_the_chances_of_the_outlook():
    asked = questions_of(MADE, OUTLOOK, "2012-02-29")
    assert [one.option for one in asked] == [None, "open_road", "guard_pass", "pay"]
    assert [one.probability for one in asked] == [
        OUTLOOK.verdict.probability,
        *(option.probability for option in OUTLOOK.options),
    ]
    assert {one.by for one in asked} == {"2013-02-28"}
    assert [one.lasts for one in asked] == [True, False, True, False]
    assert asked[1].evidence == OUTLOOK.options[0].evidence != ()


def test_criteria_name_who_what_and_when_and_no_row_of_a_brief():
    lasts, opens, guards, _ = questions_of(MADE, OUTLOOK, "2012-02-29")
    for word in ("the United States", "open the road", "29 February 2012", "28 February 2013", "Yes,", "No,"):
        assert word in opens.criteria
    assert "still does" in guards.criteria
    for deed in ("open the road", "cease to guard the pass", "pay the toll"):
        assert deed in lasts.criteria
    assert not any("option O" in one.criteria for one in (lasts, opens, guards))


def test_no_date_or_no_calibration_leaves_nothing_to_ask():
    raw = replace(OUTLOOK, verdict=replace(OUTLOOK.verdict, calibrated=False))
    assert questions_of(MADE, raw, "2012-02-29") == ()
    assert questions_of(MADE, OUTLOOK, None) == questions_of(MADE, OUTLOOK, "soon") == ()


def test_an_option_that_the_conflict_no_longer_has_is_not_asked_about():
    without = loads_conflict(CONFLICT.replace("pay", "leave"))
    assert [one.option for one in questions_of(without, OUTLOOK, "2012-02-29")] == [None, "open_road", "guard_pass"]


def test_an_outlook_comes_back_from_its_json_to_the_same_bytes():
    back = loads(dumps(OUTLOOK))
    assert dumps(back) == dumps(OUTLOOK)
    assert back.options[0].evidence == OUTLOOK.options[0].evidence
    assert back.verdict == loads(dumps(back)).verdict


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ("[]", "outlook-format"),
        ("null", "outlook-format"),
        ("{}", "outlook-format"),
        (json.dumps({**json.loads(dumps(OUTLOOK)), "samples": "many"}), "outlook-format"),
        (json.dumps({**json.loads(dumps(OUTLOOK)), "options": [{"id": "a"}]}), "outlook-format"),
    ],
)
def test_what_is_no_outlook_is_refused_in_one_line(text, code):
    with pytest.raises(OutlookError) as caught:
        loads(text, "outlook.json")
    assert caught.value.code == code
    assert str(caught.value).startswith("outlook.json: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2012-06-27", date(2012, 6, 27), date(2012, 6, 27)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
    ],
)
def test_the_days_of_a_partial_date(partial, first, last):
    assert days_of(partial) == (first, last)


@pytest.mark.parametrize("text", ["", "soon", "2012-13", "2012-02-30", "0000", "2012-00-01", "2012-1-1"])
def test_what_is_no_date_has_no_days(text):
    assert days_of(text) is None
