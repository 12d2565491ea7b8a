"""Rankings are exactly what statements, weights and tie groups say."""

import random
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, Weight, parse_formula
from standoff.stability import StateSpace, preference_ranks, statement_truths, utilities_to_ranks, weighted_ranks

WISHES = ["a", "not b", "a if c", "b iff (a and c)", "c or not a", "not (a and b and c)"]


def truth_by_hand(wish: str, a: bool, b: bool, c: bool) -> bool:
    return {
        "a": a,
        "not b": not b,
        "a if c": a or not c,
        "b iff (a and c)": b == (a and c),
        "c or not a": c or not a,
        "not (a and b and c)": not (a and b and c),
    }[wish]


def conflict_of(statements: tuple[Statement, ...], ranking: tuple[tuple[str, ...], ...] | None = None) -> Conflict:
    options = tuple(Option(name, name) for name in "abc")
    return Conflict("Wishes", (DecisionMaker("Ada", options, statements, ranking),))


def dense(values: list[object]) -> list[int]:
    order = sorted(set(values))  # type: ignore[type-var]
    return [order.index(value) for value in values]


STATES = [(a, b, c) for c, b, a in product([False, True], repeat=3)]  # ascending codes, the first option lowest


@pytest.mark.parametrize("seed", range(8))
def test_option_prioritising_orders_states_by_the_first_statement_that_tells_them_apart(seed: int) -> None:
    wishes = random.Random(seed).sample(WISHES, 4)
    conflict = conflict_of(tuple(Statement(parse_formula(wish)) for wish in wishes))
    expected = dense([tuple(truth_by_hand(wish, *state) for wish in wishes) for state in STATES])
    assert preference_ranks(conflict, StateSpace.of(conflict))[0].tolist() == expected


def test_a_hundred_statements_are_ordered_exactly() -> None:
    wishes = ["a if c"] * 99 + ["b"]
    conflict = conflict_of(tuple(Statement(parse_formula(wish)) for wish in wishes))
    expected = dense([(a or not c, b) for a, b, c in STATES])
    assert preference_ranks(conflict, StateSpace.of(conflict))[0].tolist() == expected


@pytest.mark.parametrize("seed", range(8))
def test_weights_add_up_and_equal_sums_tie(seed: int) -> None:
    rng = random.Random(seed)
    weights = [Fraction(rng.randint(1, 6), 10) for _ in WISHES]  # tenths are not exact in binary: ties must survive
    statements = tuple(
        Statement(parse_formula(wish), Weight(float(weight))) for wish, weight in zip(WISHES, weights, strict=True)
    )
    conflict = conflict_of(statements)
    sums = [
        sum(weight for wish, weight in zip(WISHES, weights, strict=True) if truth_by_hand(wish, *state))
        for state in STATES
    ]
    assert preference_ranks(conflict, StateSpace.of(conflict))[0].tolist() == dense(list(sums))


def test_many_weightings_at_once_give_what_exact_sums_give_one_by_one() -> None:
    conflict = conflict_of(tuple(Statement(parse_formula(wish)) for wish in WISHES))
    (truths,) = statement_truths(conflict, StateSpace.of(conflict))
    rng = random.Random("weightings")
    exact = [[Fraction(rng.randint(0, 5), 10) for _ in WISHES] for _ in range(5000)]  # more than one chunk of samples
    ranks = weighted_ranks(truths, np.array(exact, dtype=float))
    assert ranks.shape == (8, 5000)
    for sample, weights in enumerate(exact):
        sums = [sum(w for w, t in zip(weights, truths[:, s].tolist(), strict=True) if t) for s in range(8)]
        assert ranks[:, sample].tolist() == dense(list(sums))


def test_without_a_wish_every_state_is_as_good() -> None:
    conflict = conflict_of(())
    space = StateSpace.of(conflict)
    assert preference_ranks(conflict, space)[0].tolist() == [0] * 8
    assert weighted_ranks(statement_truths(conflict, space)[0], np.empty((3, 0))).tolist() == [[0] * 3] * 8


def test_an_explicit_ranking_counts_before_statements() -> None:
    groups = (("YYY",), ("NNN", "YNN"), ("NYN", "YYN", "NNY", "YNY", "NYY"))
    conflict = conflict_of((Statement(parse_formula("b")),), groups)
    assert preference_ranks(conflict, StateSpace.of(conflict))[0].tolist() == [1, 1, 0, 0, 0, 0, 0, 2]


def test_ranks_follow_any_increasing_change_of_utilities() -> None:
    rng = np.random.default_rng(4)
    utilities = rng.integers(-9, 9, size=(40, 30)).astype(float)
    expected = np.stack([np.unique(column, return_inverse=True)[1] for column in utilities.T], axis=1)
    for same in (utilities, utilities * 1e-12, utilities * 1e12 + 5e12, np.cbrt(utilities)):
        assert np.array_equal(utilities_to_ranks(same), expected)


def test_more_states_than_int16_holds_are_ranked() -> None:
    utilities = np.random.default_rng(5).permutation(40_000).astype(float)
    assert np.array_equal(utilities_to_ranks(utilities), utilities.astype(int))
