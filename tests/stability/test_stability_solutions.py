"""A solution as JSON, CSV, GraphML and HTML says what the solution holds, and its schema describes the JSON."""

import csv
import io
import json
import random
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from literal_definitions import LiteralConflict
from making import as_conflict, dilemma
from random_conflicts import random_conflict

from standoff.stability import Concept, Solution, solution_schema, solve

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def case() -> tuple[LiteralConflict, Solution]:
    literal = random_conflict(random.Random(11), "infeasible")
    return literal, solve(as_conflict(literal), ["nash", "seq", "l2"])


def test_the_json_of_the_dilemma_is_the_documented_one() -> None:
    assert json.loads(json.dumps(solve(dilemma(), ["nash"]).to_dict())) == {
        "decision_makers": [{"name": "Ada", "options": ["give"]}, {"name": "Bo", "options": ["yield"]}],
        "options": [
            {"id": "give", "text": "give way", "owner": "Ada", "direction": "both"},
            {"id": "yield", "text": "yield the field", "owner": "Bo", "direction": "both"},
        ],
        "states": [
            {"number": 1, "label": "NN"},
            {"number": 2, "label": "YN"},
            {"number": 3, "label": "NY"},
            {"number": 4, "label": "YY"},
        ],
        "stable": {"nash": {"Ada": [True, False, True, False], "Bo": [True, True, False, False]}},
        "equilibria": {"nash": ["NN"]},
        "status_quo": "NN",
    }


def test_without_concepts_the_four_basic_ones_are_solved_in_order() -> None:
    assert [c.value for c in solve(dilemma()).concepts] == ["nash", "gmr", "smr", "seq"]


def test_the_schema_accepts_the_json_and_nothing_else(case: tuple[LiteralConflict, Solution]) -> None:
    schema, data = solution_schema(), json.loads(json.dumps(case[1].to_dict()))
    assert misfits(schema, data) == []
    for key in data:
        assert misfits(schema, {k: v for k, v in data.items() if k != key})
        assert misfits(schema, data | {key: 7})
    assert misfits(schema, data | {"more": 1})
    assert misfits(schema, data | {"equilibria": {"luck": []}})
    assert misfits(schema, data | {"status_quo": "YX"})


def misfits(schema: dict[str, Any], value: Any) -> list[str]:
    """The part of JSON Schema 2020-12 that the solution's schema uses."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value!r} is not one of {schema['enum']}"]
    if type(value) is not kinds[schema["type"]]:
        return [f"{value!r} is not {schema['type']}"]
    found: list[str] = []
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{value!r} does not match")
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{value!r} is too small")
    for item in value if isinstance(value, list) else ():
        found += misfits(schema["items"], item)
    if isinstance(value, dict):
        found += [f"{key} is missing" for key in schema.get("required", ()) if key not in value]
        for key, item in value.items():
            found += misfits(schema.get("propertyNames", {"type": "string"}), key)
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            found += misfits(inner, item) if inner else [f"{key} is unknown"]
    return found


def test_the_csv_table_holds_every_verdict(case: tuple[LiteralConflict, Solution]) -> None:
    literal, solution = case
    rows = list(csv.DictReader(io.StringIO(solution.to_csv())))
    assert [row["label"] for row in rows] == list(solution.space.labels)
    assert [int(row["number"]) for row in rows] == list(range(1, len(literal.feasible) + 1))
    assert [row["label"] for row in rows if row["status quo"] == "1"] == [solution.status_quo]
    for s, row in zip(literal.feasible, rows, strict=True):
        for concept in solution.concepts:
            flags = [literal.is_stable(i, s, concept) for i in literal.dms]
            assert [row[f"{concept}: Party {i}"] == "1" for i in literal.dms] == flags
            assert (row[f"{concept}: equilibrium"] == "1") == all(flags)


def test_graphml_has_an_edge_for_each_move_marked_when_it_improves(case: tuple[LiteralConflict, Solution]) -> None:
    literal, solution = case
    graph = ElementTree.fromstring(solution.to_graphml()).find(f"{GRAPHML}graph")
    assert graph is not None
    state_of = {f"s{at}": s for at, s in enumerate(literal.feasible, start=1)}
    found = {
        (fields["mover"], state_of[edge.get("source", "")], state_of[edge.get("target", "")], fields["improvement"])
        for edge in graph.iter(f"{GRAPHML}edge")
        for fields in [{data.get("key"): data.text for data in edge}]
    }
    assert found == {
        (f"Party {i}", s, t, "true" if t in literal.improvements(i, s) else "false")
        for i in literal.dms
        for s in literal.feasible
        for t in literal.reach[i][s]
    }
    marked = {
        solution.space.labels[at]
        for at, node in enumerate(graph.iter(f"{GRAPHML}node"))
        if "nash" in (next(data.text for data in node if data.get("key") == "equilibrium") or "").split()
    }
    assert marked == set(solution.equilibria[Concept.NASH])


def test_names_that_are_markup_stay_text_in_html_and_graphml() -> None:
    plain = dilemma()
    makers = (replace(plain.decision_makers[0], name="<script>alert(1)</script>\x00"), plain.decision_makers[1])
    solution = solve(replace(plain, title="<img src=x>", decision_makers=makers))
    html = solution._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    movers = {data.text for data in ElementTree.fromstring(solution.to_graphml()).iter() if data.get("key") == "mover"}
    assert movers == {"<script>alert(1)</script>\ufffd", "Bo"}


def test_the_notebook_table_marks_the_status_quo_among_the_equilibria() -> None:
    assert "<b>NN</b>, YY" in solve(dilemma(), ["gmr"])._repr_html_()


def test_verdicts_are_read_by_label_and_name() -> None:
    solution = solve(dilemma(), ["nash", "gmr"])
    assert solution.is_stable("YN", "Bo", "nash")
    assert not solution.is_stable("YN", "Ada", "nash")
    assert solution.is_equilibrium("YY", "gmr")
    assert not solution.is_equilibrium("YY", Concept.NASH)
