"""`standoff solve --equilibria-only`, `--limit`, `--concept-of` and `--sanctions`."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from standoff.conflict import load_conflict, published_conflict
from standoff.stability import solve

pytestmark = pytest.mark.usefixtures("files")


@pytest.fixture
def garrison(standoff):
    standoff("example", "garrison_diversion", "-o", "garrison.yaml")
    return published_conflict("garrison_diversion").conflict


def test_only_equilibria_are_listed(standoff, garrison):
    whole = solve(garrison)
    told = json.loads(standoff("solve", "garrison.yaml", "--equilibria-only", "--format", "json").out)
    assert told["equilibria"] == whole.to_dict()["equilibria"]
    rows = list(
        csv.DictReader(io.StringIO(standoff("solve", "garrison.yaml", "--equilibria-only", "--format", "csv").out))
    )
    assert [row["label"] for row in rows if row["seq"] == "1"] == list(whole.equilibria["seq"])
    assert len(rows) < whole.space.n_states
    table = standoff("solve", "garrison.yaml", "--equilibria-only").out
    assert table == standoff("solve", "garrison.yaml").out
    assert all(label in table for label in whole.equilibria["gmr"])


def test_states_too_many_to_list_are_no_obstacle(standoff):
    lines = [f"      - {{id: o{at}, text: deed {at}}}" for at in range(21)]
    text = "\n".join(
        [
            *("format: standoff/1", "title: t", "decision_makers:", "  - name: North", "    options:"),
            *lines,
            "    preferences: [" + ", ".join(f"o{at}" for at in range(21)) + "]",
        ]
    )
    ran = standoff("solve", "-", "--equilibria-only", "--format", "json", stdin=text)
    told = json.loads(ran.out)
    assert (ran.status, told["n_states"], told["counts"]["seq"]) == (0, 1 << 21, 1)
    assert told["states"] == [{"number": 1 << 21, "label": "Y" * 21}]
    assert standoff("solve", "-", "--format", "json", stdin=text).err.endswith("[too-many-states]\n")


@pytest.mark.parametrize("flags", [[], ["--concept-of", "North=seq"], ["--limit", "1", "--sanctions", "once"]])
def test_the_json_fits_its_schema_and_nothing_else_does(standoff, flags):
    schema = json.loads(standoff("schema", "equilibria").out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    told = json.loads(standoff("solve", "conflict.yaml", "--equilibria-only", "--format", "json", *flags).out)
    assert list(validator.iter_errors(told)) == []
    assert not validator.is_valid({**told, "one_more_key": 1})
    for key in schema["required"]:
        assert not validator.is_valid({other: value for other, value in told.items() if other != key})


@pytest.mark.parametrize("flags", [["--concept-of", "North=seq"], ["--sanctions", "once"]])
def test_the_whole_solution_fits_its_schema_with_what_was_asked_besides(standoff, flags):
    whole = json.loads(standoff("solve", "conflict.yaml", "--format", "json", *flags).out)
    assert list(Draft202012Validator(json.loads(standoff("schema", "solution").out)).iter_errors(whole)) == []
    assert {"own_concepts", "sanctions"} & set(whole)


def test_each_may_have_a_concept_of_its_own(standoff):
    conflict = load_conflict("conflict.yaml")
    plan = {"North": "seq", "South": "nash"}
    expected = list(solve(conflict, ["nash", "seq"]).equilibria_with(plan))
    ran = standoff("solve", "conflict.yaml", "--concepts", "nash,gmr", "--concept-of", "North=SEQ", "--format", "json")
    assert json.loads(ran.out)["own_concepts"] == {"plan": plan, "equilibria": expected}
    rows = csv.DictReader(
        io.StringIO(standoff("solve", "conflict.yaml", "--concept-of", "North=seq", "--format", "csv").out)
    )
    assert [row["label"] for row in rows if row["own concepts"] == "1"] == expected
    table = standoff("solve", "conflict.yaml", "--concept-of", "North=seq").out
    assert "Own concepts: North under seq, South under nash." in " ".join(table.split())


def test_sanctions_may_be_narrowed(standoff, garrison):
    narrow = solve(garrison, sanctions="single")
    assert narrow.equilibria != solve(garrison).equilibria
    for flags in ([], ["--equilibria-only"]):
        ran = standoff("solve", "garrison.yaml", "--sanctions", "single", "--format", "json", *flags)
        told = json.loads(ran.out)
        assert told["equilibria"] == narrow.to_dict()["equilibria"]
        assert told["sanctions"] == "single"


@pytest.mark.usefixtures("garrison")
def test_a_limit_is_told_in_the_table(standoff):
    ran = standoff("solve", "garrison.yaml", "--limit", "2")
    assert "13 of them are not listed here" in " ".join(ran.out.split())


MISTAKES = [
    (["--equilibria-only", "--format", "graphml"], "graph-of-equilibria"),
    (["--limit", "3", "--format", "csv"], "limit-of-states"),
    (["--limit", "-1"], "usage"),
    (["--concept-of", "seq"], "bad-concept-of"),
    (["--concept-of", "North=seq", "--concept-of", "North=gmr"], "bad-concept-of"),
    (["--concept-of", "North=sek"], "unknown-concept"),
    (["--concept-of", "Nord=seq"], "unknown-decision-maker"),
    (["--concept-of", "Nord=seq", "--format", "json"], "unknown-decision-maker"),
    (["--sanctions", "twice"], "unknown-sanctions"),
]


@pytest.mark.parametrize(("flags", "code"), MISTAKES, ids=[" ".join(flags) for flags, _ in MISTAKES])
def test_a_mistake_is_one_line(standoff, flags, code):
    ran = standoff("solve", "conflict.yaml", *flags)
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.err.endswith(f"[{code}]\n")
