"""Explaining a conflict, which looks around one state, says what explaining the solved conflict says."""

import random
from dataclasses import replace

import pytest
from stated_conflicts import stated_conflict

from standoff.conflict import Statement, parse_formula
from standoff.stability import explain, solve

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


@pytest.mark.parametrize("seed", range(40))
def test_looking_around_a_state_finds_what_solving_all_states_finds(seed: int) -> None:
    rng = random.Random(seed)
    conflict = stated_conflict(rng)
    solution = solve(conflict, CONCEPTS)
    for label in rng.sample(solution.space.labels, min(6, solution.space.n_states)):
        near, far = explain(conflict, label, concept=CONCEPTS), explain(solution, label)
        assert near.to_dict() == far.to_dict()
        for reason in near.reasons:
            assert reason.stable == solution.is_stable(label, reason.decision_maker, reason.concept)


def test_one_decision_maker_is_told_and_the_verdict_on_the_state_is_still_everybodys() -> None:
    conflict = stated_conflict(random.Random(3))
    label = conflict.status_quo
    whole, part = explain(conflict, label), explain(conflict, label, "Party 0")
    assert part.equilibrium == whole.equilibrium
    assert part.reasons == tuple(reason for reason in whole.reasons if reason.decision_maker == "Party 0")


def test_more_statements_than_a_number_has_bits_are_ranked_instead() -> None:
    conflict = stated_conflict(random.Random(8))
    first, *rest = conflict.decision_makers
    ids = conflict.option_ids
    many = tuple(Statement(parse_formula(name)) for name in ids * 20)
    conflict = replace(conflict, decision_makers=(replace(first, preferences=many), *rest))
    label = conflict.status_quo
    assert explain(conflict, label).to_dict() == explain(solve(conflict), label).to_dict()
