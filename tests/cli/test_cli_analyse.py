"""`standoff analyse`: what the library finds, as tables and as JSON that fits its schema; mistakes in one line."""

import json

import pytest
from jsonschema import Draft202012Validator

from standoff.cli.commands.analyse import ANALYSES
from standoff.conflict import load_conflict
from standoff.stability import solve
from standoff.stability.analyses import census, evolution, inverse_analysis, robustness, seek, sensitivity
from standoff.stability.analyses.schemas import SCHEMAS

ARGUMENTS = {
    "status-quo": ("--concepts", "nash,l2"),
    "inverse": ("--state", "NY", "--concept", "gmr"),
    "goals": ("--want", "open and pay"),
    "sensitivity": (),
    "robustness": ("--state", "NN"),
    "coalitions": ("--weak",),
}

WEIGHTED = """\
format: standoff/1
title: A quarrel over a road
decision_makers:
  - name: North
    options: [{id: open, text: open the road, now: no}]
    preferences:
      - {want: not open, weight: {median: 1, spread: 2}}
      - {want: pay if open, weight: {median: 2, spread: 2}}
      - {want: open, weight: {median: 0.5, spread: 3}}
  - name: South
    options: [{id: pay, text: pay the toll, now: no, direction: forward}]
    preferences: [open, not pay]
infeasible: [pay and not open]
"""


@pytest.fixture(autouse=True)
def _conflicts(files):
    (files / "weighted.yaml").write_text(WEIGHTED)


def as_json(standoff, kind, *arguments, source="conflict.yaml"):
    ran = standoff("analyse", kind, source, *arguments, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)


def test_every_kind_has_arguments_to_be_tried_with_and_a_schema():
    assert set(ANALYSES) == set(ARGUMENTS) == set(SCHEMAS)


@pytest.mark.parametrize("source", ["conflict.yaml", "weighted.yaml"])
@pytest.mark.parametrize("kind", ARGUMENTS)
def test_outputs_fit_their_schemas_and_nothing_else_does(standoff, kind, source):
    arguments = ("--want", "open") if source == "weighted.yaml" and kind == "goals" else ARGUMENTS[kind]
    if source == "weighted.yaml" and kind == "inverse":
        arguments = ("--state", "YN")
    output = as_json(standoff, kind, *arguments, source=source)
    schema = json.loads(standoff("schema", kind).out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(output)) == []
    assert not validator.is_valid({**output, "one_more_key": 1})
    for key in schema["required"]:
        assert not validator.is_valid({other: value for other, value in output.items() if other != key})


def test_the_json_is_what_the_library_finds(standoff):
    conflict = load_conflict("conflict.yaml")
    solution = solve(conflict)
    found = as_json(standoff, "status-quo")
    assert found["evolution"] == [evolution(solution, improving=way).to_dict() for way in (False, True)]
    assert as_json(standoff, "sensitivity") == sensitivity(solution).to_dict()
    assert as_json(standoff, "goals", "--want", "open and pay", "--aim", "only") == (
        seek(conflict, "open and pay", "seq", "only").to_dict()
    )
    inverse = as_json(standoff, "inverse", "--state", "YY")
    expected = inverse_analysis(solution, "YY", "seq").to_dict()
    assert {key: inverse[key] for key in expected} == expected
    counted = census(solution, "YY", "North", "seq")
    assert inverse["decision_makers"][0]["rankings"]["stable"] == counted.stable
    weighted = solve(load_conflict("weighted.yaml"), ["nash"])
    assert as_json(
        standoff, "robustness", "--concepts", "nash", "--samples", "50", "--seed", "3", source="weighted.yaml"
    ) == (robustness(weighted, "NN", samples=50, seed=3).to_dict())


def test_tables_tell_a_person_the_same(standoff):
    routes = standoff("analyse", "status-quo", "conflict.yaml").out
    assert "From the status quo NN" in routes
    assert "How play spreads" in routes
    inverse = standoff("analyse", "inverse", "conflict.yaml", "--state", "YY", "--concept", "nash").out
    assert "YY is no equilibrium under Nash stability." in inverse
    assert "North cares more for “pay”" not in inverse  # that alone would not do it
    assert "North wants “open” instead of “not open”" in inverse
    goals = standoff("analyse", "goals", "conflict.yaml", "--want", "YY", "--concept", "nash").out
    assert "North wants “open” instead of “not open”" in goals
    assert "changes tried" in goals
    already = standoff("analyse", "goals", "conflict.yaml", "--want", "NN", "--concept", "nash").out
    assert "“NN” is an equilibrium under Nash stability already." in already
    assert "change no equilibrium" in standoff("analyse", "sensitivity", "conflict.yaml").out
    firm = standoff("analyse", "robustness", "weighted.yaml").out
    assert "the share of draws" in firm
    assert "weakest for North" in firm
    assert "Nobody would leave NN" in standoff("analyse", "coalitions", "conflict.yaml").out
    weights = standoff("analyse", "inverse", "weighted.yaml", "--state", "YY", "--concept", "nash").out
    assert "YY" in weights


@pytest.mark.parametrize("kind", ARGUMENTS)
def test_no_line_is_wider_than_the_terminal(standoff, monkeypatch, kind):
    monkeypatch.setenv("COLUMNS", "80")
    out = standoff("analyse", kind, "conflict.yaml", *ARGUMENTS[kind]).out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("inverse conflict.yaml --concept l2", "concept-without-condition", "nash, gmr, smr, seq, sseq"),
        ("inverse conflict.yaml --concept sek", "unknown-concept", "did you mean 'seq'"),
        ("inverse conflict.yaml --state YYY", "bad-label", "2 letters"),
        ("goals conflict.yaml --want opne", "unknown-option", "did you mean 'open'"),
        ("goals conflict.yaml --want open --aim kept", "unknown-aim", "equilibrium, only, reached"),
        ("goals conflict.yaml", "usage", "--want"),
        ("goals conflict.yaml --want open --together 9", "usage", "--together"),
        ("robustness conflict.yaml --state nn", "bad-label", "did you mean 'NN'"),
        ("robustness conflict.yaml --samples 0", "usage", "--samples"),
        ("status-quo conflict.yaml --concepts ,", "unknown-concept", "nash,seq"),
        ("status-quo missing.yaml", "missing-file", "missing.yaml"),
        ("sensitvity conflict.yaml", "usage", "did you mean 'sensitivity'"),
    ],
)
def test_a_mistake_gives_one_line_and_status_2(standoff, arguments, code, says):
    ran = standoff("analyse", *arguments.split())
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.lines) == 1
    assert ran.lines[0].endswith(f"[{code}]")
    assert says in ran.lines[0]
