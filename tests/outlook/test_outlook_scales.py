"""Scales of words: what is published, a word for every number, and verdicts that speak the scale that was chosen."""

import csv
from importlib.resources import files

import pytest

from standoff.cli.options import READING_SCALE_NAMES, SCALE_NAMES
from standoff.conflict import published_conflict
from standoff.errors import ScaleError
from standoff.outlook import look_ahead
from standoff.reading.scales import SCALES, confidence_words, scale_named

PUBLISHED = {
    "icd203": ("icd203", {}),
    "phia": ("phia", {"remote chance": "remote"}),
    "nato": ("nato_ajp2_1", {}),
    "kent": ("kent1964", {}),
}
"""The column of the table of estimative phrases that holds a scale, and words that stand there in another form."""


@pytest.mark.parametrize("name", SCALES)
def test_the_ranges_are_those_of_the_table_of_phrases(name: str) -> None:
    column, other_form = PUBLISHED[name]
    text = files("standoff.reading").joinpath("data", "estimative.csv").read_text(encoding="utf-8")
    known = {row["phrase"]: row[column] for row in csv.DictReader(text.splitlines())}
    for term in scale_named(name).terms:
        assert known[other_form.get(term.word, term.word)] == f"{term.low * 100:.0f}-{term.high * 100:.0f}"


@pytest.mark.parametrize("name", SCALES)
def test_terms_ascend_and_every_number_has_the_nearest(name: str) -> None:
    scale = scale_named(name)
    assert [term.low for term in scale.terms] == sorted(term.low for term in scale.terms)
    assert all(a.high <= b.low for a, b in zip(scale.terms, scale.terms[1:], strict=False))
    for percent in range(101):
        share = percent / 100
        away = {term.word: max(term.low - share, share - term.high, 0.0) for term in scale.terms}
        assert away[scale.term_for(share).word] == pytest.approx(min(away.values()))


@pytest.mark.parametrize("name", SCALES)
def test_a_verdict_speaks_the_scale(name: str) -> None:
    conflict = published_conflict("prisoners_dilemma").conflict
    usual = look_ahead(conflict, samples=50, seed=1).verdict
    verdict = look_ahead(conflict, samples=50, seed=1, scale=name).verdict
    assert verdict.scale == name
    assert verdict.word in scale_named(name).words
    frame = scale_named(name).term_for(verdict.probability).frame
    assert verdict.sentence.startswith(f"{frame} ({verdict.probability:.0%}, range ")
    assert (verdict.probability, verdict.low, verdict.high) == (usual.probability, usual.low, usual.high)
    assert verdict.sentence.split("(")[1:] == usual.sentence.split("(")[1:]


def test_an_unknown_scale_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(ScaleError, match=r"use icd203, phia, nato, kent \[unknown-scale\]"):
        look_ahead(published_conflict("prisoners_dilemma").conflict, scale="ipcc")


def test_no_frame_tells_a_confidence() -> None:
    frames = [term.frame for name in SCALES for term in scale_named(name).terms]
    assert not [frame for frame in frames for word in confidence_words() if word in frame]


def test_the_command_line_offers_all_of_them() -> None:
    assert SCALE_NAMES == SCALES
    assert tuple(name for name in SCALES if scale_named(name).checked) == READING_SCALE_NAMES
