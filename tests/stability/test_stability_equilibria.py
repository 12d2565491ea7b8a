"""The equilibria alone are those of the whole solution, and are written piece by piece without loss."""

import csv
import io
import json
import random
from dataclasses import replace

import pytest
from making import as_conflict
from random_conflicts import random_conflict

from standoff.conflict import Conflict, DecisionMaker, Option, parse_formula, published_conflict
from standoff.errors import ConflictError
from standoff.stability import BASIC, equilibria, find_equilibria, solve

CONCEPTS = ["nash", "gmr", "smr", "seq", "sseq", "l2"]


def conflicts() -> list[Conflict]:
    rng = random.Random("equilibria")
    drawn = [as_conflict(random_conflict(rng, kind)) for kind in ("plain", "infeasible", "one-way") * 6]
    elmira = published_conflict("elmira").conflict
    return [*drawn, elmira, replace(elmira, indistinguishable=(parse_formula("abandon"),))]


@pytest.mark.parametrize("conflict", conflicts(), ids=range(len(conflicts())))
@pytest.mark.parametrize("sanctions", ["joint", "single"])
def test_they_are_those_of_the_solution(conflict: Conflict, sanctions: str) -> None:
    makers = [dm.name for dm in conflict.decision_makers]
    plan = {makers[-1]: "seq"}
    found = find_equilibria(conflict, CONCEPTS, plan=plan, sanctions=sanctions)
    whole = solve(conflict, CONCEPTS, sanctions=sanctions)
    own = whole.equilibria_with({name: plan.get(name, "nash") for name in makers})
    labels = found.labels(0, len(found.at))
    assert [whole.space.labels[index] for index in found.at] == labels
    for concept, flags in found.members.items():
        assert tuple(label for label, held in zip(labels, flags, strict=True) if held) == whole.equilibria[concept]
    assert found.own is not None
    assert tuple(label for label, held in zip(labels, found.own, strict=True) if held) == own
    assert set(labels) == {label for each in whole.equilibria.values() for label in each} | set(own)
    assert found.counts() == {
        **{concept.value: len(each) for concept, each in whole.equilibria.items()},
        "own concepts": len(own),
    }


@pytest.mark.parametrize("chunk", [1, 3, 1 << 16])
def test_what_is_written_in_pieces_is_whole(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(equilibria, "CHUNK", chunk)
    conflict = published_conflict("garrison_diversion").conflict
    whole = solve(conflict)
    found = find_equilibria(conflict)
    told = json.loads("".join(found.json_chunks()))
    expected = whole.to_dict()
    assert told["equilibria"] == expected["equilibria"]
    assert told["options"] == expected["options"]
    somewhere = {label for labels in whole.equilibria.values() for label in labels}
    assert told["states"] == [state for state in expected["states"] if state["label"] in somewhere]
    assert told["n_states"] == 23
    rows = list(csv.DictReader(io.StringIO("".join(found.csv_chunks()))))
    assert [row["label"] for row in rows] == [state["label"] for state in told["states"]]
    for row in rows:
        assert int(row["number"]) == whole.space.number(row["label"])
        for concept in BASIC:
            assert row[concept.value] == str(int(whole.is_equilibrium(row["label"], concept)))


def test_a_limit_cuts_the_lists_and_not_the_counts() -> None:
    conflict = published_conflict("garrison_diversion").conflict
    found = find_equilibria(conflict)
    whole, cut = (json.loads("".join(found.json_chunks(limit))) for limit in (None, 4))
    assert cut["states"] == whole["states"][:4]
    assert cut["counts"] == whole["counts"]
    assert cut["equilibria"]["gmr"] == whole["equilibria"]["gmr"][:4]
    assert len("".join(found.csv_chunks(4)).splitlines()) == 5
    assert json.loads("".join(found.json_chunks(0)))["states"] == []


def test_names_are_written_as_json_and_csv_need_them() -> None:
    maker = DecisionMaker('A "B", C\n', (Option("x", "say “no”"),))
    found = find_equilibria(Conflict("t", (maker,)), plan={maker.name: "seq"})
    told = json.loads("".join(found.json_chunks()))
    assert told["decision_makers"][0]["name"] == maker.name
    assert told["own_concepts"] == {"plan": {maker.name: "seq"}, "equilibria": ["N", "Y"]}


def test_progress_is_told_and_wrong_names_are_refused() -> None:
    conflict = published_conflict("chicken").conflict
    told: list[str] = []
    find_equilibria(conflict, ["nash"], tell=told.append)
    assert any("4 states" in line for line in told)
    with pytest.raises(ConflictError, match="unknown-decision-maker"):
        find_equilibria(conflict, plan={"P7": "nash"})
    with pytest.raises(ConflictError, match="unknown-sanctions"):
        find_equilibria(conflict, sanctions="twice")
