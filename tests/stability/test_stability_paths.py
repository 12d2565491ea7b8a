"""Paths are legal, shortest, and found whenever there is one."""

import random

import pytest
from literal_definitions import LiteralConflict
from making import as_conflict
from random_conflicts import random_conflict

from standoff.stability import Concept, Solution, solve, status_quo_analysis
from standoff.stability.analyses.status_quo import Route
from standoff.stability.words import Step


def cases() -> list[tuple[LiteralConflict, Solution]]:
    rng = random.Random("paths")
    drawn = [random_conflict(rng, kind) for kind in ("plain", "infeasible", "one-way") for _ in range(5)]
    return [(literal, solve(as_conflict(literal))) for literal in drawn]


CASES = cases()


def code(label: str) -> int:
    return sum(1 << b for b, letter in enumerate(label) if letter == "Y")


def least_moves(literal: LiteralConflict, start: int, improving: bool) -> dict[int, int]:
    """Breadth-first search over moves, or improvements, of anyone."""
    depth, frontier = {start: 0}, [start]
    for s in frontier:
        for i in literal.dms:
            for t in literal.improvements(i, s) if improving else literal.reach[i][s]:
                if t not in depth:
                    depth[t] = depth[s] + 1
                    frontier.append(t)
    return depth


def steps_of(route: Route, improving: bool) -> tuple[Step, ...] | None:
    return route.improvements if improving else route.moves


@pytest.mark.parametrize("improving", [False, True], ids=["moves", "improvements"])
def test_routes_from_the_status_quo_are_legal_and_shortest(improving: bool) -> None:
    found = 0
    for literal, solution in CASES:
        depth = least_moves(literal, code(solution.status_quo), improving)
        for route in status_quo_analysis(solution, *solution.space.labels).routes:
            steps = steps_of(route, improving)
            if steps is None:
                assert code(route.label) not in depth
                continue
            found += 1
            assert len(steps) == depth[code(route.label)]
            assert [step.start for step in steps] + [route.label] == [solution.status_quo] + [
                step.end for step in steps
            ]
            for step in steps:
                i = int(step.mover.removeprefix("Party "))
                assert literal.is_move(i, code(step.start), code(step.end))
                assert not improving or code(step.end) in literal.improvements(i, code(step.start))
    assert found > 30


def test_without_labels_every_equilibrium_is_a_destination_with_its_concepts() -> None:
    for _, solution in CASES:
        routes = status_quo_analysis(solution).routes
        assert {route.label for route in routes} == {x for found in solution.equilibria.values() for x in found}
        for route in routes:
            assert set(route.concepts) == {c for c in Concept if route.label in solution.equilibria.get(c, ())}


def test_the_analysis_as_json_names_movers_and_deeds() -> None:
    data = status_quo_analysis(CASES[0][1]).to_dict()
    told = [step for route in data["routes"] for step in route["moves"] or []]
    assert told
    assert all(step["mover"].startswith("Party ") and "do deed" in step["deed"] for step in told)
