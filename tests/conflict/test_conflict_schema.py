"""The JSON Schema of conflict files accepts what is written and refuses what the loader refuses."""

import copy
import json
import re

import pytest
from conflict_strategies import conflicts
from hypothesis import HealthCheck, given, settings

from standoff.conflict import dumps_conflict, json_schema, loads_conflict
from standoff.errors import ConflictFileError

SCHEMA = json_schema()
TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "number": (int, float), "integer": int}
NOTES = {"title", "description", "default", "$schema", "$defs"}


def accepts(schema, value):
    """The few keywords of JSON Schema that the schema uses, by their definitions; any other is an error here."""
    return all(_keyword(name, schema, value) for name in schema if name not in NOTES)


def _keyword(name, schema, value):
    wanted = schema[name]
    match name:
        case "$ref":
            return accepts(SCHEMA["$defs"][wanted.removeprefix("#/$defs/")], value)
        case "anyOf":
            return any(accepts(option, value) for option in wanted)
        case "type":
            return isinstance(value, TYPES[wanted]) and (wanted == "null" or not isinstance(value, bool))
        case "enum":
            return any(value == option and type(value) is type(option) for option in wanted)
        case "const":
            return value == wanted
        case "pattern":
            return not isinstance(value, str) or re.search(wanted, value) is not None
        case "minimum":
            return not isinstance(value, TYPES["number"]) or value >= wanted
        case "maximum":
            return not isinstance(value, TYPES["number"]) or value <= wanted
        case "exclusiveMinimum":
            return not isinstance(value, TYPES["number"]) or value > wanted
        case "minItems":
            return not isinstance(value, list) or len(value) >= wanted
        case "items":
            return not isinstance(value, list) or all(accepts(wanted, part) for part in value)
        case "required":
            return not isinstance(value, dict) or set(wanted) <= set(value)
        case "additionalProperties":
            others = set(value) - set(schema.get("properties", ())) if isinstance(value, dict) else set()
            return not others if wanted is False else all(accepts(wanted, value[key]) for key in others)
        case "properties":
            return not isinstance(value, dict) or all(
                accepts(wanted[key], value[key]) for key in value if key in wanted
            )
    raise AssertionError(f"the schema uses {name}")


@given(conflicts())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
def test_whatever_is_written_fits_the_schema(conflict):
    assert accepts(SCHEMA, json.loads(dumps_conflict(conflict, "json")))


SOUND = {
    "format": "standoff/1",
    "title": "A road",
    "date": "2012-06",
    "since": "2011-11-26",
    "decision_makers": [
        {
            "name": "North",
            "options": [
                {
                    "id": "open",
                    "text": "open",
                    "now": True,
                    "direction": "back",
                    "evidence": [{"quote": "q", "start": 0, "end": 1}],
                    "estimate": {"low": 0.2, "high": 0.45},
                    "now_evidence": [{"quote": "r", "start": 2, "end": 3, "source": "a.txt"}],
                }
            ],
            "preferences": [{"want": "open", "weight": {"median": 1, "spread": 2}, "why": "w"}, "not open"],
            "unknown": [{"between": "Y--", "and": "not pay"}],
            "attitudes": {"South": "negative", "North": "neutral"},
        },
        {
            "name": "South",
            "options": [{"id": "pay", "text": "pay"}],
            "ranking": [["NNN", "YNN", "NNY", "YNY"], ">>", "NYN", ["YYN", "NYY", "YYY"]],
        },
        {"name": "West", "options": [{"id": "sue", "text": "sue"}], "preferences": [{"want": "sue", "strong": "yes"}]},
    ],
    "infeasible": ["pay and not open"],
    "indistinguishable": ["NN-"],
    "left_out": [{"name": "W", "reason": "silent"}],
    "foresight": {"one": 3, "two": 0.5, "more": 0},
    "further": [{"owner": "East", "id": "lend", "text": "lend", "voice": "offered", "estimate": {"low": 0, "high": 1}}],
}


def spoilt(path, value):
    copied = copy.deepcopy(SOUND)
    at = copied
    for step in path[:-1]:
        at = at[step]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return copied


NORTH, SOUTH, WEST = (("decision_makers", at) for at in range(3))


def test_schema_and_loader_accept_the_sound_file():
    assert accepts(SCHEMA, SOUND)
    loads_conflict(json.dumps(SOUND), "json")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "standoff/2"),
        (("format",), None),
        (("title",), " "),
        (("date",), "June"),
        (("since",), "last spring"),
        (("surprise",), 1),
        (("foresight",), "far"),
        (("foresight", "two"), -0.1),
        (("foresight", "three"), 1),
        (("decision_makers",), []),
        ((*NORTH, "name"), None),
        ((*NORTH, "options"), []),
        ((*NORTH, "options", 0, "id"), "no-way"),
        ((*NORTH, "options", 0, "now"), "maybe"),
        ((*NORTH, "options", 0, "direction"), "up"),
        ((*NORTH, "options", 0, "estimate"), 0.2),
        ((*NORTH, "options", 0, "estimate", "high"), 1.1),
        ((*NORTH, "options", 0, "estimate", "low"), None),
        ((*NORTH, "options", 0, "evidence", 0, "quote"), None),
        ((*NORTH, "options", 0, "evidence", 0, "start"), -1),
        ((*NORTH, "options", 0, "now_evidence"), "r"),
        ((*NORTH, "options", 0, "now_evidence", 0, "quote"), None),
        ((*NORTH, "preferences", 0, "weight"), 0),
        ((*NORTH, "preferences", 0, "weight", "median"), 0),
        ((*NORTH, "preferences", 0, "weight", "spread"), 0.5),
        ((*NORTH, "preferences", 0, "want"), None),
        ((*SOUTH, "ranking", 0), []),
        ((*SOUTH, "ranking", 2), "NX"),
        ((*SOUTH, "ranking", 0, 1), ">>"),
        ((*WEST, "preferences", 0, "strong"), "very"),
        ((*NORTH, "unknown", 0, "and"), None),
        ((*NORTH, "unknown", 0, "versus"), "pay"),
        ((*NORTH, "attitudes"), ["South"]),
        ((*NORTH, "attitudes", "South"), "warm"),
        (("indistinguishable",), "pay"),
        (("infeasible",), "pay"),
        (("left_out", 0, "reason"), None),
        (("further", 0, "owner"), None),
        (("further", 0, "voice"), "loud"),
        (("further", 0, "reason"), "slight"),
    ],
)
def test_schema_and_loader_refuse_the_same(path, value):
    text = spoilt(path, value)
    assert not accepts(SCHEMA, text)
    with pytest.raises(ConflictFileError):
        loads_conflict(json.dumps(text), "json")
