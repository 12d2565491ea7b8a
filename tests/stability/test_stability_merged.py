"""Indistinguishable states merged: every verdict, way and number is that of the graph, transcribed word for word."""

import json
import random
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from literal_concepts import Farsighted, is_stable_against
from literal_graphs import LiteralGraph, merged_space_and_ranks, random_graph
from making import as_conflict, dilemma, with_status_quo
from test_stability_published import PUBLISHED, conflict_of, patterns

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, dumps_conflict, loads_conflict, parse_formula
from standoff.conflict.patterns import condition
from standoff.errors import ConflictError, ConflictFileError
from standoff.stability import (
    BASIC,
    Concept,
    StateSpace,
    anticipated,
    explain,
    preference_ranks,
    solution_schema,
    solve,
    stable,
    status_quo_analysis,
)
from standoff.stability.consistent import consistent_with_coalitions
from standoff.stability.explanation import CREDIBLE
from standoff.stability.extensions.relations import DenseGraph, stable_in
from standoff.stability.merged import MergedSpace
from standoff.stability.paths import distances, shortest_path
from standoff.stability.sanctions import Sanctions

GRAPHS = 120  # and the oracle, `make oracle`, holds merged states against the definitions by the thousand
KINDS = ("plain", "infeasible", "one-way", "everything")
LITERAL = (*BASIC, Concept.SSEQ, Concept.L2, Concept.L3, Concept.NON_MYOPIC)


def drawn(kind: str, count: int) -> list[LiteralGraph]:
    rng = random.Random(f"merged {kind}")
    return [random_graph(rng, kind) for _ in range(count)]


def concepts_for(graph: LiteralGraph) -> list[Concept]:
    far = len(set(graph.owners)) <= 2
    return [concept for concept in LITERAL if far or concept is not Concept.NON_MYOPIC]


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_that_of_the_literal_definition(kind: str) -> None:
    for graph in drawn(kind, max(1, GRAPHS // len(KINDS))):
        space, ranks = merged_space_and_ranks(graph)
        for concept in concepts_for(graph):
            expected = [[graph.is_stable(i, s, concept) for s in graph.feasible] for i in graph.dms]
            assert stable(space, ranks, concept).tolist() == expected, (concept, graph)


@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_sanctions_of_few_moves_are_those_of_the_literal_definition(kind: str, once: bool) -> None:
    for graph in drawn(kind, max(1, GRAPHS // (4 * len(KINDS)))):
        space, ranks = merged_space_and_ranks(graph)
        for concept in (Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ):
            credible, symmetric = concept in CREDIBLE, concept in (Concept.SMR, Concept.SSEQ)
            expected = [
                [
                    is_stable_against(graph, i, s, once=once, credible=credible, symmetric=symmetric)
                    for s in graph.feasible
                ]
                for i in graph.dms
            ]
            found = stable(space, ranks, concept, Sanctions.ONCE if once else Sanctions.SINGLE)
            assert found.tolist() == expected, (concept, graph)


class FarsightedOnGraph(Farsighted):
    """Chwe's definitions with the moves of one decision maker at a time read off the graph."""

    def effective(self, a: int, b: int, coalition: tuple[int, ...]) -> bool:
        (i,) = coalition
        return b in self.literal.reach[i][a]


@pytest.mark.parametrize("kind", KINDS)
def test_farsighted_consistency_is_that_of_the_literal_definition(kind: str) -> None:
    for graph in drawn(kind, max(1, GRAPHS // (6 * len(KINDS)))):
        space, ranks = merged_space_and_ranks(graph)
        literal = FarsightedOnGraph(graph, coalitions=False)
        expected = [[literal.is_stable(i, s) for s in graph.feasible] for i in graph.dms]
        assert stable(space, ranks, Concept.LCS).tolist() == expected, graph


@pytest.mark.parametrize("kind", KINDS)
def test_relations_between_merged_states_give_the_same_verdicts(kind: str) -> None:
    for graph in drawn(kind, max(1, GRAPHS // (6 * len(KINDS)))):
        space, ranks = merged_space_and_ranks(graph)
        improves = ranks[:, None, :] > ranks[:, :, None]
        matrices = DenseGraph.of(space)
        for concept in (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ):
            found = stable_in(matrices, improves, ~improves, concept, matrices.narrowed(improves))
            assert np.array_equal(found, stable(space, ranks, concept)), (concept, graph)


def test_what_is_defined_on_combinations_is_refused_in_one_line() -> None:
    for attempt in (
        lambda: solve(elmira(), [Concept.SIM]),
        lambda: consistent_with_coalitions(*merged_space_and_ranks(drawn("plain", 1)[0])),
    ):
        with pytest.raises(ConflictError, match="take out the lines under `indistinguishable`") as caught:
            attempt()
        assert caught.value.code == "indistinguishable-states"


@pytest.mark.parametrize("kind", KINDS)
def test_moves_and_anticipated_ends_are_those_of_the_graph(kind: str) -> None:
    for graph in drawn(kind, max(1, GRAPHS // (3 * len(KINDS)))):
        space, ranks = merged_space_and_ranks(graph)
        for i in graph.dms:
            for at, s in enumerate(graph.feasible):
                assert space.codes[space.moves(i, at)].tolist() == graph.reach[i][s]
                for end in space.moves(i, at):
                    start_code, end_code = space.crossing(i, at, end)
                    assert start_code in graph.members[s]
                    assert end_code in graph.members[graph.feasible[end]]
                    assert graph.is_move(i, start_code, end_code)
        for horizon in (1, 2, 3):
            expected = [[graph.expected_end(i, s, horizon) for s in graph.feasible] for i in graph.dms]
            assert space.codes[anticipated(space, ranks, horizon)].tolist() == expected, (horizon, graph)


@pytest.mark.parametrize("improving", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_shortest_ways_are_those_in_which_nobody_moves_twice_in_a_row(kind: str, improving: bool) -> None:
    for graph in drawn(kind, max(1, GRAPHS // (6 * len(KINDS)))):
        space, ranks = merged_space_and_ranks(graph)
        movers = list(graph.dms)[:3]
        for start, s in enumerate(graph.feasible[:3]):
            expected = graph.shortest(movers, s, improving)
            known = ranks if improving else None
            found = distances(space, start, movers, known)
            assert found.tolist() == [expected.get(t, -1) for t in graph.feasible]
            for goal, t in enumerate(graph.feasible):
                way = shortest_path(space, start, goal, movers, known)
                assert (way is None) == (t not in expected)
                at, last = start, -1
                for move in way or ():
                    assert (move.start, move.dm != last) == (at, True)
                    assert graph.feasible[move.end] in graph.reach[move.dm][graph.feasible[at]]
                    assert not improving or ranks[move.dm, move.end] > ranks[move.dm, at]
                    at, last = move.end, move.dm
                assert way is None or (at, len(way)) == (goal, expected[t])


@pytest.mark.parametrize("concept", LITERAL)
@pytest.mark.parametrize("kind", KINDS)
def test_a_batch_gives_what_its_profiles_give_one_by_one(kind: str, concept: Concept, monkeypatch) -> None:
    monkeypatch.setattr("standoff.stability.arcs.CELLS", 40)  # so that samples go in several parts
    rng = np.random.default_rng(7)
    for graph in [c for c in drawn(kind, 20) if concept in concepts_for(c)][:5]:
        space, _ = merged_space_and_ranks(graph)
        batch = rng.integers(0, 6, size=(space.n_dm, space.n_states, 9)).astype(np.int16)
        one_by_one = [stable(space, np.ascontiguousarray(batch[:, :, k]), concept) for k in range(9)]
        assert np.array_equal(stable(space, batch, concept), np.stack(one_by_one, axis=-1))


def test_some_verdicts_turn_on_nobody_moving_twice_in_a_row() -> None:
    """The rule binds: with it left out some conflicts drawn above would come out differently."""
    differ = 0
    for graph in drawn("plain", 60):
        space, _ = merged_space_and_ranks(graph)
        for start in range(space.n_states):
            reached = distances(space, start, [0]) > 0
            free = {start}
            while (more := free | {end for at in free for end in space.moves(0, at)}) != free:
                free = more
            differ += int(reached.sum()) < len(free) - 1
    assert differ


def by_formulas(graph: LiteralGraph) -> Conflict:
    """The same conflict by way of formulas: each combination a conjunction, each state a disjunction of them."""
    combinations = sorted(code for codes in graph.members.values() for code in codes)
    home = {code: s for s, codes in graph.members.items() for code in codes}
    flat = replace(graph, members={code: [code] for code in combinations}, feasible=combinations)
    flat.ranks = [{code: rank[home[code]] for code in combinations} for rank in graph.ranks]
    conflict = as_conflict(flat)
    ids = conflict.option_ids

    def said(code: int) -> str:
        return "(" + " and ".join(name if code >> b & 1 else f"not {name}" for b, name in enumerate(ids)) + ")"

    lines = [" or ".join(map(said, codes)) for codes in graph.members.values() if len(codes) > 1]
    return replace(conflict, indistinguishable=tuple(parse_formula(line) for line in lines))


def test_formulas_merge_the_states_in_which_they_hold() -> None:
    small = [graph for graph in drawn("one-way", 60) if len(graph.owners) <= 4]
    assert len(small) > 5
    for graph in small:
        expected, ranks = merged_space_and_ranks(graph)
        conflict = by_formulas(graph)
        space = StateSpace.of(conflict)
        assert np.array_equal(space.codes, expected.codes)
        assert [space.patterns(at) for at in range(space.n_states)] == [
            tuple(space.label(code) for code in codes) for _, codes in sorted(graph.members.items())
        ]
        for concept in concepts_for(graph):
            assert np.array_equal(solve(conflict, [concept]).stable[concept], stable(expected, ranks, concept))


def test_combinations_alike_through_a_third_are_one_state() -> None:
    formulas = tuple(map(parse_formula, ("give and not yield", "give", "not give and not yield")))
    space = StateSpace.of(replace(dilemma(), indistinguishable=formulas))
    assert [space.patterns(at) for at in range(space.n_states)] == [("NN",), ("YN", "YY"), ("NY",)]


def test_formulas_that_hold_in_one_state_or_none_change_nothing() -> None:
    formulas = tuple(map(parse_formula, ("give and yield", "give and not give")))
    assert not isinstance(StateSpace.of(replace(dilemma(), indistinguishable=formulas)), MergedSpace)


ELMIRA = next(entry for entry in PUBLISHED if entry["id"] == "elmira")


def elmira() -> Conflict:
    """Nine states, as published: once Uniroyal has abandoned its plant, what the others ask makes no difference."""
    conflict = conflict_of(ELMIRA)
    return replace(conflict, indistinguishable=(condition("---Y-", conflict.option_ids),))


def one_label_each(conflict: Conflict) -> Conflict:
    """The same with only the last combination of each state left in the rankings."""
    kept = {patterns(ELMIRA, name)[-1] for name in ELMIRA["states"]}
    makers = (
        replace(dm, ranking=tuple(tuple(label for label in group if label in kept) for group in dm.ranking or ()))
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=tuple(makers))


@pytest.mark.parametrize("conflict", [elmira(), one_label_each(elmira())])
def test_elmira_has_nine_states_and_its_published_equilibria(conflict: Conflict) -> None:
    solution = solve(conflict)
    assert solution.space.n_states == 9
    assert [solution.space.patterns(at) for at in range(9)] == sorted(
        (patterns(ELMIRA, name) for name in ELMIRA["states"]), key=lambda labels: solution.space.number(labels[0])
    )
    for concept, names in ELMIRA["expected"].items():
        found = solution.equilibria[Concept(concept.lower())]
        assert sorted(found) == sorted(patterns(ELMIRA, name)[0] for name in names), concept


def test_moves_of_two_decision_makers_lead_to_one_state() -> None:
    """Common moves: whoever of the two gives in, the state is the same."""
    space = StateSpace.of(replace(dilemma(), indistinguishable=(parse_formula("give or yield"),)))
    assert [space.moves(dm, 0) for dm in (0, 1)] == [[1], [1]]


def test_a_state_goes_by_any_of_its_combinations_and_is_told_by_its_first() -> None:
    solution = solve(with_status_quo(elmira(), "YNNYY"))
    space = solution.space
    merged = patterns(ELMIRA, 9)
    assert {space.index(label) for label in merged} == {space.index(merged[0])}
    assert solution.status_quo == merged[0]
    written = solution.to_dict()
    assert written["status_quo"] == merged[0]
    told = {state["label"]: state.get("patterns") for state in written["states"]}
    assert told.pop(merged[0]) == list(merged)
    assert set(told.values()) == {None}
    assert [line.split(",")[1:3] for line in solution.to_csv().splitlines() if f",{merged[0]},1" in line]
    explanation = explain(solution, merged[2])
    assert (explanation.label, explanation.is_status_quo) == (merged[0], True)
    assert solution.is_equilibrium(merged[3], "gmr")
    (route,) = status_quo_analysis(solution, merged[1]).routes
    assert (route.label, route.moves) == (merged[0], ())


def test_a_written_solution_fits_its_schema() -> None:
    (properties,) = [solution_schema()["properties"]["states"]["items"]]
    for state in solve(elmira()).to_dict()["states"]:
        assert set(properties["required"]) <= set(state) <= set(properties["properties"])
    assert "patterns" not in json.dumps(solve(dilemma()).to_dict())


def test_a_state_in_words_leaves_open_what_its_combinations_leave_open() -> None:
    words = str(explain(elmira(), "NNNYN"))
    assert "MoE: modify or not; Uniroyal: abandon; LocalGov: insist or not" in words


def test_an_explanation_names_moves_that_can_be_made() -> None:
    conflict = elmira()
    explanation = explain(conflict, "NYNNN")
    deeds = {step.deed for reason in explanation.reasons for line in reason.lines for step in line.steps}
    texts = {option.text for option in conflict.options}
    assert deeds
    assert {word.removeprefix("cease to ") for deed in deeds for word in deed.split(" and ")} <= texts


def test_the_state_graph_has_the_merged_states_and_their_moves() -> None:
    solution = solve(elmira())
    drawn_graph = ElementTree.fromstring(solution.to_graphml())
    tags = [element.tag.rpartition("}")[2] for element in drawn_graph.iter()]
    edges = sum(len(solution.space.moves(dm, at)) for dm in range(3) for at in range(9))
    assert (tags.count("node"), tags.count("edge")) == (9, edges)


def test_statements_are_judged_on_the_first_combination_of_a_state() -> None:
    ada, bo = dilemma().decision_makers
    wants = replace(ada, ranking=None, preferences=(Statement(parse_formula("yield")),))
    merged = Conflict("Wish", (wants, bo), indistinguishable=(parse_formula("give"),))
    space = StateSpace.of(merged)
    ranks = preference_ranks(replace(merged, decision_makers=(wants, replace(bo, ranking=None))), space)
    assert dict(zip(space.labels, ranks[0].tolist(), strict=True)) == {"NN": 0, "YN": 0, "NY": 1}


def test_a_ranking_that_splits_a_state_is_refused() -> None:
    with pytest.raises(ConflictError, match="ranks YN apart from a combination that is one state with it") as caught:
        solve(replace(dilemma(), indistinguishable=(parse_formula("give"),)))
    assert caught.value.code == "ranking-splits-state"


def test_too_many_moves_to_list_end_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.stability.arcs.MAX_ARCS", 100)
    makers = tuple(DecisionMaker(f"P{i}", tuple(Option(f"o{i}{b}", "do") for b in range(3))) for i in range(2))
    with pytest.raises(ConflictError, match="has 448 of them; at most 100 can be") as caught:
        solve(Conflict("Large", makers, indistinguishable=(parse_formula("o00 and o10"),)))
    assert caught.value.code == "too-many-moves"


def test_a_file_can_say_all_this() -> None:
    text = """
format: standoff/1
title: t
decision_makers:
  - {name: A, options: [{id: leave, text: leave}, {id: pay, text: pay}], preferences: [leave, pay]}
  - {name: B, options: [{id: ask, text: ask}], ranking: [NNN, NYN, NNY, NYY, YNN]}
indistinguishable: [Y--]
"""
    solution = solve(loads_conflict(text))
    assert solution.space.n_states == 5
    assert solution.equilibria[Concept.NASH] == ("YNN",)


def test_the_loader_and_the_engine_refuse_the_same_rankings() -> None:
    rng = random.Random(3)
    told: Counter[str] = Counter()
    for _ in range(300):
        options = tuple(Option(f"o{b}", "do") for b in range(2))
        labels = ["".join(rng.choice("YN") for _ in range(2)) for _ in range(rng.randint(2, 8))]
        ranking = tuple((label,) for label in dict.fromkeys(labels))
        ranking = tuple(sum(ranking[at : at + 2], ()) for at in range(0, len(ranking), 2))
        lines = tuple(rng.choice(["Y-", "-Y", "NY", "-N"]) for _ in range(rng.randint(0, 2)))
        alike = tuple(condition(line, [option.id for option in options]) for line in lines)
        conflict = Conflict("t", (DecisionMaker("A", options, ranking=ranking),), indistinguishable=alike)
        engine = loader = "sound"
        try:
            solve(conflict)
        except ConflictError as error:
            engine = error.code
        try:
            loads_conflict(dumps_conflict(conflict))
        except ConflictFileError as error:
            loader = "|".join(problem.code for problem in error.problems)
        assert engine in loader, (conflict, engine, loader)
        told[engine] += 1
    assert min(told[code] for code in ("sound", "ranking-misses-state", "ranking-splits-state")) > 5, told
