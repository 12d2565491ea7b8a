"""The catalogue of published conflicts: its equilibria are those of the definitions, and those that sources print."""

from dataclasses import replace
from typing import Any

import pytest
from literal_definitions import LiteralConflict

from standoff.conflict import Conflict, PublishedConflict, parse_formula, published, published_conflict
from standoff.stability import Concept, StateSpace, preference_ranks, solve


def literal(conflict: Conflict) -> LiteralConflict:
    space = StateSpace.of(conflict)
    codes = space.codes.tolist()
    ranks = [dict(zip(codes, row, strict=True)) for row in preference_ranks(conflict, space).tolist()]
    return LiteralConflict(space.n_dm, list(space.owners), list(space.directions), codes, ranks)


@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry.name)
def test_its_equilibria_are_found(entry: PublishedConflict) -> None:
    found = solve(entry.conflict, entry.equilibria)
    assert {concept.value: labels for concept, labels in found.equilibria.items()} == dict(entry.equilibria)


@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry.name)
def test_its_equilibria_are_those_of_the_literal_definitions(entry: PublishedConflict) -> None:
    slow = literal(entry.conflict)
    space = StateSpace.of(entry.conflict)
    for concept, labels in entry.equilibria.items():
        stable = [s for s in slow.feasible if all(slow.is_stable(i, s, Concept(concept)) for i in slow.dms)]
        assert tuple(map(space.label, stable)) == labels, concept


# Which equilibria the sources print, by the numbers of states that they use.
PRINTED: dict[str, dict[str, list[int]]] = {
    # Jacobi (2017); states are called by their binary number, the first option lowest.
    "korea_2017": {"seq": [0, 5, 10], "smr": [0, 4, 5, 10, 12]},
    "korea_2017_belligerent": {"seq": [5, 12], "smr": [5, 12]},
    "korea_2017_deterrence": {"seq": [0, 5, 10, 12], "smr": [0, 5, 10, 12]},
    "korea_2017_peaceful": {"seq": [0, 4, 5], "smr": [0, 2, 4, 5, 8, 10, 12]},
}


@pytest.mark.parametrize("name", PRINTED)
def test_its_equilibria_are_those_its_source_prints(name: str) -> None:
    entry = published_conflict(name)
    for concept, numbers in PRINTED[name].items():
        found = [
            sum(1 << at for at, letter in enumerate(label) if letter == "Y") for label in entry.equilibria[concept]
        ]
        assert found == numbers


# What gmcr-py's results list for the Garrison conflict, by state number, sanctions being single moves in that version.
GARRISON: dict[str, list[int]] = {
    "nash": [2, 3, 11, 17, 18, 21, 22],
    "seq": [2, 3, 11, 17, 18, 21, 22],
    "gmr": [2, 3, 8, 11, 13, 14, 15, 17, 18, 19, 21, 22],
    "smr": [2, 3, 8, 11, 13, 14, 15, 17, 18, 19, 21, 22],
}


def test_garrison_comes_out_as_in_the_program_it_was_taken_from_with_single_sanctions() -> None:
    conflict = published_conflict("garrison_diversion").conflict
    found = solve(conflict, GARRISON, sanctions="single")
    numbers: dict[str, Any] = {
        concept.value: [found.space.number(label) for label in labels] for concept, labels in found.equilibria.items()
    }
    assert numbers == GARRISON


def test_elmira_has_the_nine_states_of_the_literature_when_those_that_cannot_be_told_apart_are_merged() -> None:
    entry = published_conflict("elmira")
    solution = solve(replace(entry.conflict, indistinguishable=(parse_formula("abandon"),)))
    assert solution.space.n_states == 9
    for concept, labels in entry.equilibria.items():
        assert {solution.space.labels[solution.space.index(label)] for label in labels} == set(
            solution.equilibria[Concept(concept)]
        )
