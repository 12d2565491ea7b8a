from dataclasses import replace

import pytest
from brief_making import parsed, two_towns, with_id

from standoff.brief.agreement import agreement_apart
from standoff.brief.match_estimates import ENDS, LASTS, match
from standoff.brief.words import percent
from standoff.outlook.horizons import Reach
from standoff.reading import Direction, Estimate


def matched(outcome: str):
    making = two_towns()
    span = making.reading.estimates[0].span
    estimate = Estimate(span, "likely", outcome, Direction.HAPPENS, 0.55, 0.8, "author")
    return match(estimate, making.reading, making.conflict, making.outlook)


@pytest.mark.parametrize(
    "outcome",
    [
        "the deadlock persists",
        "the stand-off will drag on for months",
        "the stalemate continues",
        "the dispute is not resolved",
    ],
)
def test_an_estimate_of_the_deadlock_is_about_its_lasting(outcome: str) -> None:
    found = matched(outcome)
    assert found is not None
    assert found.quantity == LASTS
    assert found.value == two_towns().outlook.verdict.probability


@pytest.mark.parametrize("outcome", ["the deadlock is broken", "the impasse ends", "a breakthrough comes by summer"])
def test_an_estimate_of_an_ending_is_about_its_not_lasting(outcome: str) -> None:
    found = matched(outcome)
    assert found is not None
    assert found.quantity == ENDS
    assert found.value == pytest.approx(1 - two_towns().outlook.verdict.probability)


def test_an_estimate_of_a_deed_is_about_the_option() -> None:
    making = two_towns()
    at = next(i for i, option in enumerate(making.conflict.options) if option.text == "open the bridge")
    found = matched("Ada opens the bridge")
    assert found is not None
    assert found.option == at + 1
    judged = making.outlook.options[at]
    assert found.value == judged.without_author != judged.probability  # or the author would be compared with himself
    assert found.why.startswith("Ada is taken to want that")
    assert "open the bridge" in found.why
    passive = matched("the bridge is opened before the harvest")
    assert passive is not None
    assert passive.option == at + 1
    kept = matched("Ada keeps the bridge closed")
    assert kept is not None
    assert kept.value == pytest.approx(1 - found.value)


def test_a_calibrated_probability_is_taken_before_the_support() -> None:
    making = two_towns()
    options = tuple(replace(known, probability=0.5, without_author=0.123) for known in making.outlook.options)
    estimate = making.reading.estimates[1]
    found = match(estimate, making.reading, making.conflict, replace(making.outlook, options=options))
    assert found is not None
    assert found.value == 0.123


@pytest.mark.parametrize(
    "outcome",
    ["it rains", "Bo opens the bridge", "Ada closes its schools", "the harvest is good", "Ada needs the bridge", ""],
)
def test_what_the_model_does_not_know_is_not_compared(outcome: str) -> None:
    assert matched(outcome) is None


def test_both_are_shown_side_by_side_with_how_they_agree() -> None:
    making = two_towns()
    root = parsed(making.page())
    chance = making.outlook.verdict.probability
    row = with_id(root, "f1").text
    assert "55–80" in row
    assert percent(chance) in row
    assert ("agree" in row) == (0.55 <= chance <= 0.8)
    assert "No counterpart" in with_id(root, "f3").text


@pytest.mark.parametrize(
    ("horizon", "told"),
    [
        ("until the ice melts", "The model's number is for the year ahead."),
        ("this summer", "the dispatch speaks of less than a year, the model of a year"),
        (None, ""),
    ],
)
def test_an_estimate_with_a_time_of_its_own_is_told_which_time_the_model_means(horizon: str | None, told: str) -> None:
    making = two_towns()
    # A range so wide that only the time can keep the two apart.
    estimates = tuple(replace(known, horizon=horizon, low=0.0, high=1.0) for known in making.reading.estimates)
    page = replace(making, reading=replace(making.reading, estimates=estimates)).page()
    row = with_id(parsed(page), "estimates").text
    assert told in row
    assert ("of a year" in row or "year ahead" in row) is (horizon is not None)


@pytest.mark.parametrize("reach", [Reach.SHORTER, Reach.LONGER])
@pytest.mark.parametrize("grows", [True, False])
def test_the_two_disagree_only_where_no_chance_of_the_authors_time_lies_in_his_range(reach: Reach, grows: bool) -> None:
    for rate in (0.05, 0.3, 0.9):  # of an end in a year, the same in every year
        year = 1 - rate if not grows else rate
        for years in (0.1, 0.5) if reach is Reach.SHORTER else (2.0, 5.0):
            lasting = (1 - rate) ** years
            theirs = 1 - lasting if grows else lasting
            said = agreement_apart(theirs - 0.01, theirs + 0.01, year, reach, grows=grows)
            assert said.startswith("The two can both hold")
    assert agreement_apart(0.0, 0.2, 0.9, reach, grows=grows).startswith("The model") is (
        grows == (reach is Reach.LONGER)
    )
    assert agreement_apart(0.8, 1.0, 0.1, reach, grows=grows).startswith("The model") is (
        grows == (reach is Reach.SHORTER)
    )
