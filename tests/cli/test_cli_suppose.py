"""`standoff suppose`: what the library solves richer preferences to, as tables and as JSON that fits its schema."""

import json

import pytest
from jsonschema import Draft202012Validator

from standoff.cli.commands.suppose import SUPPOSITIONS
from standoff.conflict import load_conflict
from standoff.stability.extensions import (
    Thresholds,
    lead,
    solve_fuzzy,
    solve_hypergame,
    solve_probabilistic,
    solve_strength,
    solve_unknown,
    solve_with_attitudes,
)
from standoff.stability.extensions.schemas import SCHEMAS

RICH = """\
format: standoff/1
title: A quarrel over a road
decision_makers:
  - name: North
    options: [{id: open, text: open the road, now: no}]
    preferences: [{want: not open, strong: yes}, pay]
    unknown: [{between: open and pay, and: not open and not pay}]
    attitudes: {South: negative}
  - name: South
    options: [{id: pay, text: pay the toll, now: no}]
    preferences: [open, not pay]
"""

ARGUMENTS = {
    "unknown": (),
    "strength": ("--concepts", "gmr,seq"),
    "fuzzy": ("--threshold", "0.4", "--threshold", "South=0.8", "--samples", "50"),
    "probabilistic": ("--alpha", "0.6", "--beta", "0.4", "--samples", "50"),
    "attitudes": ("--ties", "weak"),
    "hypergame": ("--seen-by", "North=rich.yaml"),
    "leader": ("--leader", "South"),
}


@pytest.fixture(autouse=True)
def _conflicts(files):
    (files / "rich.yaml").write_text(RICH)


def as_json(standoff, kind, *arguments, source="rich.yaml"):
    ran = standoff("suppose", kind, source, *arguments, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)


def test_every_kind_has_arguments_to_be_tried_with_and_a_schema():
    assert set(SUPPOSITIONS) == set(ARGUMENTS) == set(SCHEMAS)


@pytest.mark.parametrize("kind", ARGUMENTS)
def test_outputs_fit_their_schemas_and_nothing_else_does(standoff, kind):
    output = as_json(standoff, kind, *ARGUMENTS[kind])
    schema = json.loads(standoff("schema", kind).out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(output)) == []
    assert not validator.is_valid({**output, "one_more_key": 1})
    for key in schema["required"]:
        assert not validator.is_valid({other: value for other, value in output.items() if other != key})


def test_the_json_is_what_the_library_finds(standoff):
    rich, plain = load_conflict("rich.yaml"), load_conflict("conflict.yaml")
    assert as_json(standoff, "unknown") == solve_unknown(rich).to_dict()
    assert as_json(standoff, "strength") == solve_strength(rich).to_dict()
    fuzzy = solve_fuzzy(rich, {"North": 0.4, "South": 0.8}, samples=50)
    assert as_json(standoff, "fuzzy", *ARGUMENTS["fuzzy"]) == fuzzy.to_dict()
    probable = solve_probabilistic(rich, Thresholds(0.6, 0.4, 0.5), samples=50)
    assert as_json(standoff, "probabilistic", *ARGUMENTS["probabilistic"]) == probable.to_dict()
    assert as_json(standoff, "attitudes") == solve_with_attitudes(rich).to_dict()
    seen = solve_hypergame(plain, {"South": rich}, "nash")
    arguments = ("--seen-by", "South=rich.yaml", "--concept", "nash")
    assert as_json(standoff, "hypergame", *arguments, source="conflict.yaml") == seen.to_dict()
    assert as_json(standoff, "leader", "--leader", "North") == lead(rich, "North").to_dict()


@pytest.mark.parametrize("kind", ARGUMENTS)
def test_tables_list_every_equilibrium(standoff, kind):
    ran = standoff("suppose", kind, "rich.yaml", *ARGUMENTS[kind])
    assert (ran.status, ran.err) == (0, "")
    found = as_json(standoff, kind, *ARGUMENTS[kind])
    for tables in found.get("extensions", {"": found}).values():
        equilibria = tables["equilibria"]
        groups = equilibria.values() if isinstance(equilibria, dict) else [equilibria]
        labels = [one["label"] if kind == "hypergame" else one for group in groups for one in group]
        assert labels
        assert all(label in ran.out for label in labels)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("fuzzy", "rich.yaml", "--threshold", "North=0.4"), "bad-threshold"),
        (("fuzzy", "rich.yaml", "--threshold", "0.4", "--threshold", "0.5"), "bad-threshold"),
        (("fuzzy", "rich.yaml", "--threshold", "much"), "bad-threshold"),
        (("hypergame", "rich.yaml", "--seen-by", "North"), "bad-pair"),
        (("hypergame", "rich.yaml", "--seen-by", "North=rich.yaml", "--seen-by", "North=rich.yaml"), "bad-pair"),
        (("hypergame", "rich.yaml", "--seen-by", "North=missing.yaml"), "missing-file"),
        (("attitudes", "rich.yaml", "--ties", "loose"), "unknown-tie-reading"),
        (("leader", "rich.yaml", "--leader", "Nort"), "unknown-decision-maker"),
        (("strength", "rich.yaml", "--concepts", "l3"), "no-strength"),
    ],
)
def test_mistakes_are_one_line(standoff, arguments, code):
    ran = standoff("suppose", *arguments)
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert ran.lines[0].endswith(f"[{code}]")


def test_solve_says_what_of_the_conflict_it_leaves_out(standoff):
    ran = standoff("solve", "rich.yaml")
    assert ran.status == 0
    assert [line.rpartition(" ")[2] for line in ran.lines] == ["unknown", "strength", "attitudes"]
    assert standoff("solve", "conflict.yaml").err == ""
