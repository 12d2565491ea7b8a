"""Who has to move, and how play spreads, by plain search over the literal moves."""

import random
from itertools import chain, combinations

import pytest
from literal_definitions import LiteralConflict
from making import as_conflict
from random_conflicts import random_conflict

from standoff.conflict import Conflict, DecisionMaker, Option
from standoff.stability import Solution, solve, status_quo_analysis
from standoff.stability.analyses import evolution


def cases() -> list[tuple[LiteralConflict, Solution]]:
    rng = random.Random("status quo")
    drawn = [random_conflict(rng, kind) for kind in ("plain", "infeasible", "one-way") for _ in range(6)]
    return [(literal, solve(as_conflict(literal))) for literal in drawn]


CASES = cases()


def code(label: str) -> int:
    return sum(1 << b for b, letter in enumerate(label) if letter == "Y")


def depths(literal: LiteralConflict, start: int, movers: list[int], improving: bool) -> dict[int, int]:
    depth, frontier = {start: 0}, [start]
    for s in frontier:
        for i in movers:
            for t in literal.improvements(i, s) if improving else literal.reach[i][s]:
                if t not in depth:
                    depth[t] = depth[s] + 1
                    frontier.append(t)
    return depth


@pytest.mark.parametrize("improving", [False, True], ids=["moves", "improvements"])
def test_coalitions_are_the_least_ones_whose_members_can_get_there(improving: bool) -> None:
    told = 0
    for literal, solution in CASES:
        start, makers = code(solution.status_quo), list(literal.dms)
        able = {
            frozenset(who): depths(literal, start, list(who), improving)
            for who in chain.from_iterable(combinations(makers, size) for size in range(1, len(makers) + 1))
        }
        for route in status_quo_analysis(solution, *solution.space.labels).routes:
            found = route.improvers if improving else route.movers
            reaching = {who for who, depth in able.items() if code(route.label) in depth}
            if code(route.label) == start:
                assert found.coalitions == ()
                continue
            least = {who for who in reaching if not any(other < who for other in reaching)}
            assert {frozenset(int(name[-1]) for name in who) for who in found.coalitions} == least
            assert {int(name[-1]) for name in found.alone} == {i for who in least if len(who) == 1 for i in who}
            assert {int(name[-1]) for name in found.needed} == set(frozenset.intersection(*least) if least else ())
            told += bool(least)
    assert told > 50


@pytest.mark.parametrize("improving", [False, True], ids=["moves", "improvements"])
def test_stages_are_the_least_numbers_of_moves(improving: bool) -> None:
    for literal, solution in CASES:
        depth = depths(literal, code(solution.status_quo), list(literal.dms), improving)
        found = evolution(solution, improving=improving)
        assert {code(label): stage.moves for stage in found.stages for label in stage.states} == depth
        assert all(stage.n_states == len(stage.states) for stage in found.stages)
        assert found.unreachable == len(literal.feasible) - len(depth)
        for stage in found.stages:
            for label, concepts in stage.equilibria:
                assert set(concepts) == {c for c in solution.concepts if label in solution.equilibria[c]}
            assert {label for label, _ in stage.equilibria} == {
                label for label in stage.states if any(label in found for found in solution.equilibria.values())
            }


def test_the_analyses_as_json_name_movers_and_stages() -> None:
    solution = CASES[0][1]
    route = next(r for r in status_quo_analysis(solution, *solution.space.labels).to_dict()["routes"] if r["moves"])
    assert {step["mover"] for step in route["moves"]} >= set(route["movers"]["needed"])
    assert route["movers"]["coalitions"]
    data = evolution(solution).to_dict()
    assert data["stages"][0]["states"] == [solution.status_quo]
    assert [stage["moves"] for stage in data["stages"]] == list(range(len(data["stages"])))


def test_in_large_conflicts_the_states_of_a_stage_are_only_counted() -> None:
    options = tuple(Option(f"o{b}", f"do {b}") for b in range(17))
    conflict = Conflict("Large", (DecisionMaker("Ada", options[:9]), DecisionMaker("Bo", options[9:])))
    stages = evolution(solve(conflict, ["nash"])).stages
    assert [stage.n_states for stage in stages] == [1, 511 + 255, 511 * 255]
    assert all(stage.states is None and stage.equilibria is None for stage in stages)
