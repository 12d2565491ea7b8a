"""POLECAT's columns: what a reading knows stands under the right one, and a line is a line."""

import csv
import io
from importlib.resources import files

import pytest
import yaml
from hypothesis import given, settings
from random_readings import readings

from standoff.reading import model
from standoff.reading.exchange.polecat import COLUMNS, polecat
from standoff.reading.plover import event_types
from standoff.text import Document

PLOVER = yaml.safe_load(files("standoff.reading").joinpath("data", "plover.yaml").read_text(encoding="utf-8"))
TEXT = "Peru said on May 3 that Chilean border\tguards had shot two smugglers near Tacna."
DOCUMENT = Document(TEXT)
READING = model.Reading(
    document=model.Source("The pass", "2012-05-04", "pass.txt", DOCUMENT.sha256),
    actors=(
        model.Actor("a1", "Peru", model.ActorKind.STATE, "PER", (DOCUMENT.span(0, 4),)),
        model.Actor(
            "a2", "border guards", model.ActorKind.OTHER, "CHL", (DOCUMENT.span(24, 45),), None, ("MIL", "COP", "GOV")
        ),
        model.Actor("a3", "Ana Paz", model.ActorKind.PERSON, "PER", (), "a1"),
        model.Actor("a4", "OAS", model.ActorKind.IGO, None, ()),
    ),
    events=(
        model.Event(DOCUMENT.span(46, 69), "ASSAULT", "firearms", "a2", None, "2012-05-03", "Tacna", 2, None, 0.9),
        model.Event(DOCUMENT.span(0, 9), "ACCUSE", None, "a1", "a2", "2012-05", None, None, None, 0.5),
    ),
    positions=(),
    dependencies=(),
    estimates=(),
)


def rows(reading: model.Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(polecat(reading), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_an_event_fills_the_columns_that_a_reading_knows() -> None:
    first, second = rows(READING)
    filled = {column: cell for column, cell in first.items() if cell}
    version = filled.pop("Version")
    assert version.startswith("standoff-")
    assert filled == {
        "Event ID": f"{DOCUMENT.sha256[:12]}-1_ASSAULT",
        "Event Date": "2012-05-03",
        "Event Type": "ASSAULT",
        "Event Mode": "firearms",
        "Intensity": "-9",
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "border guards",
        "Actor Country": "CHL",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "COP; GOV",
        "Actor Name Raw": "Chilean border guards",
        "Raw Placename": "Tacna",
        "Source": "pass.txt",
        "Publication Date": "2012-05-04",
        "Story People": "Ana Paz",
        "Story Organizations": "OAS",
    }
    assert (second["Event Date"], second["Intensity"], second["Recipient Name"]) == ("2012-05", "-3", "border guards")


def test_the_header_is_that_of_the_weekly_files() -> None:
    header = polecat(READING).splitlines()[0].split("\t")
    assert header == list(COLUMNS)
    assert len(header) == len({*header}) == 40
    assert header.index("Recipient Name") == 15


@pytest.mark.parametrize("name", sorted(PLOVER["events"]))
def test_scores_and_classes_are_the_ontologys(name: str) -> None:
    entry, kind = PLOVER["events"][name], event_types()[name]
    assert (kind.score, kind.quad) == (entry["score"], entry["quad_name"])
    for mode, row in entry["modes"].items():
        assert kind.modes[mode] == row["score"]
        if row["score"] is not None:
            assert kind.intensity(mode) == row["score"]


def test_a_mode_that_the_manual_gives_no_score_has_that_of_its_type() -> None:
    assert event_types()["PROTEST"].intensity("vandalize") == event_types()["PROTEST"].intensity(None) == -5


@settings(max_examples=100, deadline=None)
@given(drawn=readings())
def test_every_event_is_one_line_of_all_columns(drawn: tuple[model.Reading, Document]) -> None:
    lines = polecat(drawn[0]).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(drawn[0].events) + 1
    assert {line.count("\t") for line in lines} == {len(COLUMNS) - 1}
    assert len("\n".join(lines).splitlines()) == len(lines)
