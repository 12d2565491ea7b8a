"""Judgements whose chance stands or is given, whose may is a never, and what only looks like a forecast."""

import pytest

from standoff.reading import read
from standoff.reading.model import Direction
from standoff.text import from_text


def directions(text: str) -> list[Direction]:
    return [estimate.direction for estimate in read(from_text(text, date="2019-03-01")).estimates]


@pytest.mark.parametrize(
    "text",
    [
        "A vote in May stands a reasonable chance.",
        "The deal has every chance.",
        "Analysts give the deal a 60 percent chance.",
        "I expect the two to be talking by Easter.",
        "Chile is bound to refuse.",
        "The envoy is expected to arrive on Monday.",
    ],
)
def test_what_is_held_likely_happens(text: str) -> None:
    assert directions(text) == [Direction.HAPPENS]


@pytest.mark.parametrize(
    "text",
    [
        "The deal stands little chance.",
        "Chile may never sign.",
        "The troops may never leave.",
        "The dam may never be built.",
        "Norway might never agree.",
        "A deal is less certain.",
        "That it will survive a vote is far less certain.",
        "Chile is less sure to sign.",
    ],
)
def test_what_is_held_unlikely_does_not(text: str) -> None:
    assert directions(text) == [Direction.DOES_NOT_HAPPEN]


@pytest.mark.parametrize(
    "text",
    [
        "Norway is bound by treaty to defend Chile.",
        "Norway is bound by law to pay.",
        "The deal was expected last year.",
        "A reply was expected yesterday.",
        "The vote was expected two years ago.",
        "Norway expects Chile to withdraw at once.",
        "The minister expects Chile to pay without delay.",
        "Chile may not sign the pact without leave.",
    ],
)
def test_duties_orders_and_what_was_once_expected_are_no_forecasts(text: str) -> None:
    assert directions(text) == []


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("We give Chile no more than a one-in-four chance of winning.", 0.25),
        ("We give Chile at best one chance in four of winning.", 0.25),
        ("I put the chance of a deal at no better than one in five.", 0.2),
    ],
)
def test_a_ceiling_on_a_chance_is_kept(text: str, high: float) -> None:
    (estimate,) = read(from_text(text)).estimates
    assert (estimate.low, estimate.high) == (0.0, high)
