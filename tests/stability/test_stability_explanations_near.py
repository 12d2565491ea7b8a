"""Explaining a conflict, which looks around one state, says what explaining the solved conflict says."""

import random
from dataclasses import replace

import pytest

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Statement, Weight, parse_formula
from standoff.stability import explain, solve

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def formula(rng: random.Random, ids: list[str]) -> str:
    a, b, c = (rng.choice(ids) for _ in range(3))
    return rng.choice([a, f"not {a}", f"{a} if {b}", f"{a} iff ({b} and not {c})", f"{a} or {b} and {c}"])


def stated_conflict(rng: random.Random) -> Conflict:
    """2 to 4 decision makers with statements, in order or weighted, one-way options and infeasible combinations."""
    n_dm = rng.randint(2, 4)
    ids = [f"o{b}" for b in range(rng.randint(n_dm, 6))]
    owners = [*range(n_dm), *(rng.randrange(n_dm) for _ in ids[n_dm:])]
    one_way, weighted = rng.random() < 0.5, rng.random() < 0.5
    makers = []
    for i in range(n_dm):
        options = tuple(
            Option(name, f"do {name}", direction=rng.choice(list(MoveDirection)) if one_way else MoveDirection.BOTH)
            for name, owner in zip(ids, owners, strict=True)
            if owner == i
        )
        # Thrice 0.1 is not 0.3 in binary: sums in another order have to tie all the same.
        wants = tuple(
            Statement(
                parse_formula(formula(rng, ids)), Weight(rng.choice([0.1, 0.2, 0.3, 0.7, 1.0])) if weighted else None
            )
            for _ in range(rng.randint(0, 5))
        )
        makers.append(DecisionMaker(f"Party {i}", options, wants))
    order = [option.id for maker in makers for option in maker.options]
    out = f"({formula(rng, order)}) and ({formula(rng, order)})"
    never = f"({out}) and ({' or '.join(order)})"  # so that the status quo, where nobody does anything, is feasible
    return Conflict("random", tuple(makers), infeasible=(parse_formula(never),) if rng.random() < 0.6 else ())


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
