"""Readings go to JSON and back unchanged, and what does not fit is refused with its path."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from standoff.errors import ReadingError
from standoff.reading import model, serialize
from standoff.text import Document, Span

TEXT = "Oslo refuses to sell the island until Bergen pays."
DOCUMENT = Document(TEXT, source="islands.txt")


def span(start: int, end: int) -> Span:
    return DOCUMENT.span(start, end)


READING = model.Reading(
    document=model.Source("Islands", "2020-05", "islands.txt", DOCUMENT.sha256),
    actors=(
        model.Actor("oslo", "Oslo", model.ActorKind.STATE, "NOR", (span(0, 4),), None, ("GOV",)),
        model.Actor("bergen", "Bergen", model.ActorKind.OTHER, None, (span(38, 44),), "oslo"),
    ),
    events=(
        model.Event(span(0, 12), "REJECT", None, "oslo", None, "2020", None, 1, None, 0.5, "r", ("historical",)),
    ),
    positions=(
        model.Position(
            span(0, 49), "oslo", model.Stance.REFUSES, "oslo", "sell the island",
            (model.Condition(model.ConditionKind.UNTIL, "bergen", "pay", span(32, 49)),), 0.9, "bergen", 0.7, True,
            False, "refuse-to",
        ),
    ),
    dependencies=(model.Dependency(span(0, 4), "oslo", "bergen", "money", 0.8, "need"),),
    estimates=(
        model.Estimate(
            span(5, 12), "likely", "it holds", model.Direction.HAPPENS, 0.55, 0.8, model.AUTHOR, "2021", "likely"
        ),
    ),
)  # fmt: skip

_MAKES = {wire.makes: wire for wire in serialize._Wire.__subclasses__()}


def test_every_field_survives_the_round_trip() -> None:
    assert serialize.loads(serialize.dumps(READING), document=DOCUMENT) == READING


def test_the_wire_knows_every_field_of_the_model() -> None:
    for made, wire in _MAKES.items():
        assert issubclass(wire, BaseModel)
        assert list(wire.model_fields) == [f.name for f in fields(made)]


def test_a_dependency_is_for_something_on_the_wire() -> None:
    assert serialize.to_dict(READING)["dependencies"][0]["for"] == "money"
    assert "purpose" not in serialize.to_dict(READING)["dependencies"][0]


def test_optional_fields_may_be_missing() -> None:
    data = serialize.to_dict(READING)
    for key in ("speaker", "strength", "implied", "in_force", "rule", "confidence"):
        del data["positions"][0][key]
    position = serialize.from_dict(data).positions[0]
    assert (position.strength, position.in_force, position.implied, position.confidence) == (0.5, True, False, 1.0)


@pytest.mark.parametrize(
    ("path", "key", "value", "code"),
    [
        ("positions[0].stance", "stance", "hopes", "reading-format"),
        ("positions[0].strength", "strength", 1.5, "reading-format"),
        ("positions[0].holder", "holder", "nobody", "unknown-actor"),
        ("positions[0].stanza", "stanza", 1, "reading-format"),
    ],
)
def test_a_value_that_does_not_fit_is_named_by_its_path(path: str, key: str, value: object, code: str) -> None:
    data = serialize.to_dict(READING)
    data["positions"][0][key] = value
    with pytest.raises(ReadingError) as caught:
        serialize.from_dict(data, "r.json")
    assert caught.value.code == code
    assert str(caught.value).startswith(f"r.json: {path}: ")
    assert caught.value.remedy


def test_a_missing_field_is_named() -> None:
    data = serialize.to_dict(READING)
    del data["actors"][1]["kind"]
    with pytest.raises(ReadingError, match=r"actors\[1\]\.kind: field required"):
        serialize.from_dict(data)


def test_text_that_is_not_json_names_its_line() -> None:
    with pytest.raises(ReadingError, match=r"^r.json:2:1: not JSON"):
        serialize.loads("{\n!", "r.json")


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    with pytest.raises(ReadingError, match=r"not-json|reading-format"):
        serialize.loads("[" * 100_000)


def test_two_actors_may_not_share_an_id() -> None:
    with pytest.raises(ReadingError, match=r"actors\[1\]\.id: 'oslo' is taken already"):
        serialize.from_dict(serialize.to_dict(replace(READING, actors=(READING.actors[0],) * 2)))


def test_spans_are_held_against_the_document() -> None:
    other = Document(TEXT.replace("Oslo", "Bonn"))
    with pytest.raises(ReadingError, match=r"actors\[0\]\.mentions\[0\]: .*the text differs.*reading-span"):
        serialize.from_dict(serialize.to_dict(READING), document=other)


@given(st.text(min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_is_written_as_utf8_and_comes_back(text: str) -> None:
    position = replace(READING.positions[0], action=text, span=Span(0, len(text), text))
    reading = replace(READING, positions=(position,))
    assert serialize.loads(serialize.dumps(reading).encode("utf-8").decode("utf-8")) == reading


def test_lone_surrogates_come_back() -> None:
    reading = replace(READING, positions=(replace(READING.positions[0], action="a\udc80b"),))
    assert serialize.loads(serialize.dumps(reading).encode("utf-8").decode("utf-8")) == reading


def test_the_schema_names_what_is_written() -> None:
    schema = serialize.json_schema()
    assert set(schema["properties"]) == set(json.loads(serialize.dumps(READING)))
    assert set(schema["$defs"]["_Dependency"]["properties"]) == set(serialize.to_dict(READING)["dependencies"][0])
