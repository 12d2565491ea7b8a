"""Unknown comparisons and the dense engine under them, held against the literal definitions."""

import os
import random
from dataclasses import replace

import jsonschema
import numpy as np
import pytest
from literal_definitions import LiteralConflict
from literal_preferences import LiteralUnknown
from making import as_conflict, dilemma, space_and_ranks
from random_conflicts import random_conflict

from standoff.conflict import Conflict, DecisionMaker, Formula, Option, loads_conflict, parse_formula
from standoff.errors import ConflictError
from standoff.stability import Concept, StateSpace, solve, stable
from standoff.stability.extensions import Extension, solve_unknown, unknown_schema
from standoff.stability.extensions.relations import DenseGraph, product, stable_in

CONFLICTS = max(1, int(os.environ.get("STANDOFF_ORACLE_CONFLICTS", "240")) // 8)
RELATIONAL = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)


def together_by_owner(rng: random.Random) -> LiteralConflict:
    """A random conflict, infeasible states and one-way options among them, that can be written as a `Conflict`."""
    while True:
        literal = random_conflict(rng, rng.choice(["infeasible", "one-way", "everything"]))
        if literal.owners == sorted(literal.owners):
            return literal


def random_formula(rng: random.Random, ids: tuple[str, ...]) -> Formula:
    one, other = rng.choice(ids), rng.choice(ids)
    return parse_formula(rng.choice([f"{one}", f"not {one}", f"{one} and not {other}", f"{one} iff {other}"]))


def with_unknown(conflict: Conflict, rng: random.Random) -> Conflict:
    ids = conflict.option_ids
    makers = (
        replace(
            dm, unknown=tuple((random_formula(rng, ids), random_formula(rng, ids)) for _ in range(rng.randint(0, 2)))
        )
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=tuple(makers))


def unknown_pairs(conflict: Conflict, feasible: list[int]) -> list[set[frozenset[int]]]:
    """For each decision maker the pairs of states one of which has the one property and the other the other."""
    settings = {code: {name: bool(code >> b & 1) for b, name in enumerate(conflict.option_ids)} for code in feasible}
    return [
        {
            frozenset((s, t))
            for one, other in dm.unknown
            for s in feasible
            for t in feasible
            if s != t and one.holds(settings[s]) and other.holds(settings[t])
        }
        for dm in conflict.decision_makers
    ]


def test_every_verdict_is_that_of_the_literal_definition() -> None:
    rng = random.Random("unknown")
    for _ in range(CONFLICTS):
        literal = together_by_owner(rng)
        conflict = with_unknown(as_conflict(literal), rng)
        oracle = LiteralUnknown(literal, unknown_pairs(conflict, literal.feasible))
        solution = solve_unknown(conflict, RELATIONAL)
        for extension, table in solution.tables.items():
            for concept, flags in table.stable.items():
                expected = [[oracle.is_stable(i, s, concept, extension) for s in literal.feasible] for i in literal.dms]
                assert flags.tolist() == expected, (extension, concept, conflict)


def test_without_anything_unknown_all_four_extensions_are_the_ordinary_concepts() -> None:
    rng = random.Random("known")
    for _ in range(10):
        conflict = as_conflict(together_by_owner(rng))
        ordinary = solve(conflict, RELATIONAL).stable
        for table in solve_unknown(conflict, RELATIONAL).tables.values():
            assert all(np.array_equal(table.stable[concept], ordinary[concept]) for concept in RELATIONAL)


def test_what_is_stable_for_the_bold_is_stable_for_the_cautious() -> None:
    rng = random.Random("bold")
    told_apart = set()
    for _ in range(20):
        tables = solve_unknown(with_unknown(as_conflict(together_by_owner(rng)), rng)).tables
        for bolder, more_cautious in (("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")):
            for concept in tables[Extension.A].stable:
                bold = tables[Extension(bolder)].stable[concept]
                cautious = tables[Extension(more_cautious)].stable[concept]
                assert not (bold & ~cautious).any()
                if (cautious & ~bold).any():
                    told_apart.add((bolder, more_cautious))
    assert len(told_apart) == 4


def test_who_does_not_know_leaves_only_if_bold() -> None:
    """One decision maker, one option, no idea which way is better."""
    either = (parse_formula("act"), parse_formula("not act"))
    maker = DecisionMaker("Ada", (Option("act", "act"),), ranking=(("Y",), ("N",)), unknown=(either,))
    found = solve_unknown(Conflict("Alone", (maker,)), ["nash", "gmr"])
    assert {e.value: t.equilibria[Concept.NASH] for e, t in found.tables.items()} == {
        "a": (),
        "b": ("N", "Y"),
        "c": (),
        "d": ("N", "Y"),
    }
    assert found.unknown.tolist() == [[[False, True], [True, False]]]


def test_the_verdicts_are_given_as_plain_values() -> None:
    found = solve_unknown(dilemma(), ["gmr"]).to_dict()
    jsonschema.validate(found, unknown_schema())
    assert found["status_quo"] == "NN"
    assert [state["label"] for state in found["states"]] == ["NN", "YN", "NY", "YY"]
    assert list(found["extensions"]) == ["a", "b", "c", "d"]
    assert found["extensions"]["c"]["stable"]["gmr"]["Ada"] == [True, False, True, True]
    assert found["extensions"]["c"]["equilibria"] == {"gmr": ["NN", "YY"]}


def test_a_conflict_file_says_what_is_unknown() -> None:
    text = """\
format: standoff/1
title: Dilemma
decision_makers:
  - name: Ada
    options: [{id: give, text: give way}]
    ranking: [NY, YY, NN, YN]
    unknown: [{between: YY, and: NN}, {between: give and not yield, and: NN}]
  - name: Bo
    options: [{id: yield, text: yield the field}]
    ranking: [YN, YY, NN, NY]
"""
    found = solve_unknown(loads_conflict(text), ["nash"])
    assert np.argwhere(found.unknown).tolist() == [[0, 0, 1], [0, 0, 3], [0, 1, 0], [0, 3, 0]]
    assert found.tables[Extension.A].equilibria[Concept.NASH] == ()
    assert found.tables[Extension.B].equilibria[Concept.NASH] == ("NN", "YN")


def test_a_notebook_shows_the_equilibria_of_each_extension() -> None:
    shown = solve_unknown(replace(dilemma(), title="<Dilemma>"), ["nash", "gmr"])._repr_html_()
    assert "&lt;Dilemma&gt;" in shown
    assert "<th>extension d</th>" in shown
    assert f"<td>{Concept.GMR.title}</td>{'<td>NN, YY</td>' * 4}" in shown


def test_the_dense_engine_gives_what_the_engine_for_rankings_gives() -> None:
    rng = random.Random("dense")
    for kind in ("plain", "infeasible", "one-way", "everything"):
        for _ in range(10):
            space, ranks = space_and_ranks(random_conflict(rng, kind))
            graph = DenseGraph.of(space)
            moves = [[space.moves(dm, s) for s in range(space.n_states)] for dm in range(space.n_dm)]
            assert [[np.flatnonzero(row).tolist() for row in rows] for rows in graph.moves] == moves
            better = ranks[:, :, None] < ranks[:, None, :]
            for concept in RELATIONAL:
                assert np.array_equal(stable_in(graph, better, ~better, concept), stable(space, ranks, concept))


@pytest.mark.parametrize(("rows", "inner", "columns"), [(3, 5, 2), (70, 40, 130), (64, 128, 64), (1, 1, 1)])
def test_the_boolean_product_is_that_of_numbers(rows: int, inner: int, columns: int) -> None:
    rng = np.random.default_rng(3)
    for density in (0.0, 0.05, 0.5, 1.0):
        left, right = rng.random((rows, inner)) < density, rng.random((inner, columns)) < 0.1
        assert np.array_equal(product(left, right), left.astype(int) @ right.astype(int) > 0)


def test_more_states_than_matrices_can_hold_are_refused_in_one_line() -> None:
    options = tuple(Option(f"o{b}", f"do deed {b}") for b in range(13))
    with pytest.raises(ConflictError, match="8192 states") as caught:
        solve_unknown(Conflict("Large", (DecisionMaker("Ada", options),)))
    assert caught.value.code == "too-many-states"
    assert "\n" not in str(caught.value)


def test_a_concept_that_looks_ahead_is_refused() -> None:
    with pytest.raises(ConflictError, match="ask for nash, gmr") as caught:
        solve_unknown(dilemma(), ["l2"])
    assert caught.value.code == "concept-needs-ranking"


def test_states_that_rule_out_are_no_part_of_an_unknown_comparison() -> None:
    conflict = replace(dilemma(), infeasible=(parse_formula("give and yield"),))
    ada = replace(conflict.decision_makers[0], unknown=((parse_formula("give"), parse_formula("yield")),))
    found = solve_unknown(replace(conflict, decision_makers=(ada, conflict.decision_makers[1])))
    space = StateSpace.of(conflict)
    pairs = {(space.labels[s], space.labels[t]) for s, t in zip(*np.nonzero(found.unknown[0]), strict=True)}
    assert pairs == {("YN", "NY"), ("NY", "YN")}
