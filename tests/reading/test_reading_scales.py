"""Estimates read by the scale that their author writes by: published ranges, and what a scale leaves open."""

import csv
import json
from importlib.resources import files

import pytest
from reading_texts import context_of

from standoff.errors import ScaleError
from standoff.reading import RuleReader, read
from standoff.reading.estimates.finder import find_estimates
from standoff.reading.exchange.corrections import corrected
from standoff.reading.many import read_many
from standoff.reading.scales import SCALES, ranges, reading_scale, scale_named
from standoff.reading.serialize import dumps
from standoff.text import from_text

READ_BY = ("icd203", "phia", "kent")

PHIA = {
    # GOV.UK, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), in percent.
    "There is a remote chance that Norway will sign.": (0, 5),
    "It is highly unlikely that Norway will sign.": (10, 20),
    "Norway is unlikely to sign.": (25, 35),
    "There is a realistic possibility that Norway will sign.": (40, 50),
    "Norway is likely to sign.": (55, 75),
    "Norway will probably sign.": (55, 75),
    "It is highly likely that Norway will sign.": (80, 90),
    "Norway will almost certainly sign.": (95, 100),
}

KENT = {
    # Kent 1964: 93 give or take 6, 75 give or take 12, 50 and 30 give or take 10, 7 give or take 5.
    "Norway will almost certainly sign.": (87, 99),
    "It is highly likely that Norway will sign.": (87, 99),
    "Norway will probably sign.": (63, 87),
    "We believe that Norway will sign.": (63, 87),
    "The chances that Norway will sign are about even.": (40, 60),
    "Norway will probably not sign.": (13, 37),
    "We doubt that Norway will sign.": (20, 40),
    "Norway will almost certainly not sign.": (1, 13),
}


def percents(text: str, scale: str) -> tuple[int | None, int | None]:
    (found,) = find_estimates(context_of(text), scale)
    return tuple(None if end is None else round(100 * end) for end in (found.low, found.high))  # type: ignore[return-value]


@pytest.mark.parametrize(("text", "expected"), PHIA.items())
def test_the_yardstick_of_the_united_kingdom(text: str, expected: tuple[int, int]) -> None:
    assert percents(text, "phia") == expected


@pytest.mark.parametrize(("text", "expected"), KENT.items())
def test_kents_chart(text: str, expected: tuple[int, int]) -> None:
    assert percents(text, "kent") == expected


@pytest.mark.parametrize("scale", READ_BY)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is a 35 percent chance that Norway will sign.", (35, 35)),
        ("Norway is 70 percent likely to sign.", (70, 70)),
        ("Norway is more likely than not to sign.", (50, None)),
        ("There is a real possibility that Norway will sign.", (20, 80)),
        ("Norway may sign.", (None, None)),
    ],
)
def test_what_is_of_no_scale_is_the_same_by_all(text: str, expected: tuple[int, int], scale: str) -> None:
    assert percents(text, scale) == expected


def test_a_phrase_that_the_scale_has_not_is_left_open() -> None:
    assert percents("There is a roughly even chance that Norway will sign.", "phia") == (None, None)
    assert percents("There is a realistic possibility that Norway will sign.", "kent") == (None, None)


def test_only_ranges_change_with_the_scale() -> None:
    text = from_text(
        " ".join([*PHIA, *KENT, "Norway demands that Chile leave. Chile attacked Norway."]), date="2015-06-01"
    )
    one, other = read(text), read(text, scale="phia")
    wiped = [
        [{**estimate, "low": None, "high": None} for estimate in json.loads(dumps(reading))["estimates"]]
        for reading in (one, other)
    ]
    assert wiped[0] == wiped[1]
    assert (one.actors, one.events, one.positions) == (other.actors, other.events, other.positions)
    assert one.estimates != other.estimates
    assert read(text, scale="icd203") == one
    assert RuleReader("phia").read(text) == other


def test_many_are_read_by_the_scale(tmp_path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("2 June 2015\n\nNorway is unlikely to sign.\n", encoding="utf-8")
    ((_, reading),) = read_many([path], scale="phia")
    assert [(e.low, e.high) for e in reading.estimates] == [(0.25, 0.35)]


def test_a_phrase_that_an_analyst_adds_has_the_range_of_the_scale() -> None:
    document = from_text("Norway signs, if unlikely so.", date="2015-06-01")
    reading = read(document, scale="phia")
    added = "T9\tEstimate 17 25\tunlikely\nA9\tDirection T9 does_not_happen\n#9\tAnnotatorNotes T9\tNorway signs\n"
    for scale, expected in (("icd203", (0.2, 0.45)), ("phia", (0.25, 0.35))):
        mended = corrected(reading, document, added, scale=scale)
        assert [(e.low, e.high) for e in mended.estimates if e.rule == "analyst"] == [expected]


def test_what_no_estimate_is_read_by_is_refused() -> None:
    document = from_text("Norway is unlikely to sign.")
    with pytest.raises(ScaleError, match=r"use icd203, phia, nato, kent \[unknown-scale\]"):
        read(document, scale="ipcc")
    with pytest.raises(ScaleError, match=r"read by icd203, phia, kent \[unchecked-scale\]"):
        read(document, scale="nato")


def test_those_that_were_checked_say_against_what() -> None:
    assert [name for name in SCALES if scale_named(name).checked] == list(READ_BY)


@pytest.mark.parametrize("scale", ["phia", "kent"])
def test_phrases_of_a_scale_are_of_the_table_stand_once_and_lean_as_it_does(scale: str) -> None:
    phrases = [phrase for term in reading_scale(scale).terms for phrase in term.phrases]
    usual = ranges()
    assert len(set(phrases)) == len(phrases)
    assert set(phrases) <= usual.keys()
    for phrase in phrases:
        (low, high), (usual_low, usual_high) = ranges(scale)[phrase], usual[phrase]
        assert abs(((low or 0) + (high or 0)) - ((usual_low or 0) + (usual_high or 0))) / 2 < 0.1, phrase


@pytest.mark.parametrize(("scale", "column"), [("phia", "phia"), ("kent", "kent1964")])
def test_the_table_of_phrases_says_the_same_of_each(scale: str, column: str) -> None:
    text = files("standoff.reading").joinpath("data", "estimative.csv").read_text(encoding="utf-8")
    told = {row["phrase"]: row[column] for row in csv.DictReader(text.splitlines()) if row[column]}
    found = {phrase: ranges(scale)[phrase] for phrase in told}
    assert {phrase: f"{100 * (low or 0):.0f}-{100 * (high or 0):.0f}" for phrase, (low, high) in found.items()} == told
