"""The whole reading: the same bytes every time, spans that fit, and nothing that makes it stumble."""

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_texts import context_of

from standoff.reading import read
from standoff.reading.model import Reading
from standoff.reading.positions.finder import find_positions
from standoff.reading.reader import RuleReader
from standoff.reading.serialize import dumps
from standoff.text import Document, from_text

DISPATCH = """Lima and Santiago Dig In
LIMA, 3 May 2019

Peru demands that Chile withdraw its patrols from the strait and pay compensation. Chile refuses to withdraw them until
Peru frees the eleven sailors it seized in April and reopens the port of Ilo. "There will be no talks before that," its
foreign minister said on Monday.

Two sailors died in the clash. Peru depends on Chile for copper ore; Chile needs the port. Neither side is likely to
give way before the election. Bolivia has offered to mediate, an offer that Chile accepted and Peru turned down.
"""

SENTENCES = [
    "Peru demands that Chile withdraw.",
    "Until it does so, there will be no talks.",
    "Chile will do neither, they say, unless the port - which it closed - is reopened and the crew go home.",
    "“Not one ship!” said the minister; then he left.",
    "If.",
    "Unless",
    "What it will not do is wait, or so it says.",
    "Step down, the bloc told him, or be removed.",
    "It has given them a week to comply or face measures.",
    "... and, as Oslo asks, so on: first, second, third.",
    "Nor will it.",
    "Should they fail, should they?",
    "Neither nor either, until neither.",
    "1, 2, 3 \u2014 4% of $5bn (or €6m), no more.",
    "He refuses.",
    "They reject both; both reject them.",
    "Without whose help? Without.",
    "Ça n'a pas de sens, 日本 \u00ad test.",
]


@pytest.fixture(scope="module")
def document() -> Document:
    return from_text(DISPATCH, source="dispatch.txt")


@pytest.fixture(scope="module")
def reading(document: Document) -> Reading:
    return read(document)


def test_a_reading_names_its_document(document: Document, reading: Reading) -> None:
    assert (reading.document.title, reading.document.date) == ("Lima and Santiago Dig In", "2019-05-03")
    assert reading.document.sha256 == document.sha256


def test_every_part_is_read(reading: Reading) -> None:
    assert {a.name for a in reading.actors} >= {"Peru", "Chile", "Bolivia"}
    assert {str(p.stance) for p in reading.positions} >= {"demands", "refuses", "offers"}
    assert reading.dependencies
    assert reading.estimates


def test_every_span_fits_the_text(document: Document, reading: Reading) -> None:
    spans = [m for a in reading.actors for m in a.mentions]
    spans += [f.span for f in (*reading.events, *reading.positions, *reading.dependencies, *reading.estimates)]
    spans += [c.span for p in reading.positions for c in p.conditions if c.span is not None]
    assert len(spans) > 10
    assert all(document.text[s.start : s.end] == s.text for s in spans)


def test_holders_and_those_who_would_act_are_actors_of_the_reading(reading: Reading) -> None:
    known = {a.id for a in reading.actors}
    named = [n for p in reading.positions for n in (p.holder, p.whose, *(c.whose for c in p.conditions))]
    assert {n for n in named if n is not None} <= known


def test_positions_come_in_order_of_the_text(reading: Reading) -> None:
    starts = [p.span.start for p in reading.positions]
    assert starts == sorted(starts)


def test_reading_twice_gives_the_same_bytes(document: Document, reading: Reading) -> None:
    assert dumps(RuleReader().read(document)) == dumps(reading)


def test_another_process_with_another_hash_seed_gives_the_same_bytes(reading: Reading) -> None:
    program = (
        "import sys; from standoff.reading import read; from standoff.reading.serialize import dumps; "
        "from standoff.text import from_text; "
        "sys.stdout.write(dumps(read(from_text(sys.stdin.read(), source='dispatch.txt'))))"
    )
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    told = subprocess.run(
        [sys.executable, "-c", program],
        input=DISPATCH,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert told.stdout == dumps(reading)


def test_prose_without_a_standoff_has_no_positions() -> None:
    prose = (
        "The valley lies between two ranges of hills. In spring the river floods the meadows, and farmers of Peru "
        "move their cattle uphill. Tourists from Chile come for the lakes. The train takes six hours and is late. "
        "In 1954 a dam was built; it broke in 1961, and forty people died."
    )
    assert find_positions(context_of(f"A Valley\n\n{prose}")) == ()


@pytest.mark.parametrize("text", ["", "A title alone", "Title\n\n.", "Title\n\n???", "Title\n\n\u2014"])
def test_almost_nothing_is_read_as_nothing(text: str) -> None:
    assert read(Document(text, source="-")).positions == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7), st.sampled_from([" ", "\n", "\n\n"]))
def test_no_succession_of_sentences_stops_the_reader(sentences: list[str], between: str) -> None:
    document = from_text("Title\n\n" + between.join(sentences))
    reading = read(document)
    assert all(document.text[p.span.start : p.span.end] == p.span.text for p in reading.positions)


def test_a_long_text_is_read_to_its_end() -> None:
    paragraph = (
        "Peru demands that Chile withdraw its patrols. Chile refuses to withdraw them until Peru pays the fine. "
    )
    filler = "The rain fell on the harbour all day. Nobody in the town went out. "
    body = "\n\n".join([(filler * 8 + paragraph) + f"It was day {n}." for n in range(106)])
    document = from_text(f"A Long Quarrel\n\n{body}")
    found = find_positions(context_of(document.text))
    assert body.count(".") > 2000
    assert sum(p.rule == "verb:refuse" for p in found) == 106
