"""A reading's own export corrects nothing: random readings of random texts, and readings of the shipped dispatches."""

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from random_readings import readings, readings_of

from standoff.errors import ReadingError
from standoff.reading import Reading, read
from standoff.reading.exchange.brat import brat
from standoff.reading.exchange.brat_file import marks_of_brat
from standoff.reading.exchange.corrections import corrected
from standoff.reading.exchange.marks import MarkKind
from standoff.reading.exchange.webannotation import CONTEXT, web_annotations
from standoff.reading.serialize import dumps, loads
from standoff.text import Document, load

DISPATCHES = sorted(
    [
        *(Path(str(file)) for file in files("standoff.examples").iterdir() if not file.name.startswith("_")),
        *Path(__file__).parents[2].joinpath("evaluation", "cases").glob("*.txt"),
    ]
)
FORMS = {
    "brat": lambda reading, _: brat(reading),
    "webannotation": lambda reading, document: json.dumps(web_annotations(reading, document)),
    "json": lambda reading, _: dumps(reading),
}


@lru_cache
def read_file(path: Path) -> tuple[Reading, Document]:
    document = load(path)
    return read(document), document


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.name)
def test_the_own_export_of_a_dispatch_corrects_nothing(path: Path, form: str) -> None:
    reading, document = read_file(path)
    assert reading.actors
    assert dumps(corrected(reading, document, FORMS[form](reading, document))) == dumps(reading)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60, deadline=None)
@given(drawn=readings())
def test_the_own_export_of_any_reading_corrects_nothing(form: str, drawn: tuple[Reading, Document]) -> None:
    reading, document = drawn
    assert corrected(reading, document, FORMS[form](reading, document)) == reading


@settings(max_examples=60, deadline=None)
@given(drawn=readings())
def test_offsets_of_brat_and_of_web_annotations_are_characters_of_the_text(drawn: tuple[Reading, Document]) -> None:
    reading, document = drawn
    for item in web_annotations(reading, document)["first"]["items"]:
        position, quote = item["target"]["selector"]
        assert document.text[position["start"] : position["end"]] == quote["exact"]
    for line in brat(reading).split("\n"):
        if line.startswith("T"):
            _, extent, text = line.split("\t", 2)
            fragments = [part.split(" ") for part in extent.split(" ", 1)[1].split(";")]
            parts = [document.text[int(start) : int(end)] for start, end in fragments]
            # A line holds no line end; a span of nothing else is told in blanks.
            assert " ".join(parts) == text or not "".join(parts).strip()


@settings(max_examples=50, deadline=None)
@given(drawn=readings())
def test_any_reader_of_lines_finds_as_many_as_brat_wrote(drawn: tuple[Reading, Document]) -> None:
    written = brat(drawn[0])
    assert len(written.splitlines()) == written.count("\n")
    assert len(marks_of_brat(written, drawn[1])) == written.count("\nT") + written.startswith("T")


@settings(max_examples=50, deadline=None)
@given(drawn=readings(longest=CONTEXT))  # a quote with all that stands around it is in one place only
def test_quotes_are_found_again_where_positions_count_in_utf16(drawn: tuple[Reading, Document]) -> None:
    reading, document = drawn
    data = web_annotations(reading, document)
    for item in data["first"]["items"]:
        position, _ = item["target"]["selector"]
        for end in ("start", "end"):
            position[end] = len(document.text[: position[end]].encode("utf-16-le")) // 2
    assert corrected(reading, document, json.dumps(data)) == reading


def said(reading: Reading, document: Document) -> dict[object, int]:
    """What a reading's annotations say, of actors only whom they mention where, each with how often."""
    found: dict[object, int] = {}
    for mark in marks_of_brat(brat(reading), document):
        # Words may turn out to be an actor's, and a range to be the table's: neither is said anew.
        names = {"name"} if mark.kind is MarkKind.ACTOR else mark.fields.keys() - {"on", "phrase", "low", "high"}
        key = (mark.kind, mark.extent, tuple(sorted((name, mark.fields[name]) for name in names)))
        found[key] = 1 if mark.kind is MarkKind.ACTOR else found.get(key, 0) + 1
    return found


def is_well_named(reading: Reading) -> bool:
    names = [" ".join(actor.name.split()) for actor in reading.actors]
    return all(names) and len({*names}) == len(names)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_annotations_of_another_reading_make_that_reading(data: st.DataObject) -> None:
    first, document = data.draw(readings(longest=12))
    second, _ = data.draw(readings_of(document, mentions=1))
    assume(is_well_named(first) and is_well_named(second))
    try:
        made = corrected(first, document, brat(second))
    except ReadingError as error:
        if error.code not in ("correction-value", "correction-actor"):  # no action, or two countries of one actor
            raise
        return
    assert loads(dumps(made), document=document) == made
    assert said(made, document) == said(second, document)
