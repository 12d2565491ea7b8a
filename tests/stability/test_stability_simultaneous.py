"""Simultaneous stability is that of the literal definition, alone and in batches, and what it says of small games."""

import random

import numpy as np
import pytest
from literal_concepts import apply, is_simultaneously_stable
from making import dilemma, random_space, space_and_ranks
from random_conflicts import random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, solve, stable
from standoff.stability.simultaneous import joint_outcomes

KINDS = ("plain", "infeasible", "one-way", "everything")


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_that_of_the_literal_definition(kind):
    rng = random.Random(f"simultaneous {kind}")
    for _ in range(60):
        literal = random_conflict(rng, kind)
        space, ranks = space_and_ranks(literal)
        expected = [[is_simultaneously_stable(literal, i, s) for s in literal.feasible] for i in literal.dms]
        assert stable(space, ranks, Concept.SIM).tolist() == expected, literal


@pytest.mark.parametrize("kind", KINDS)
def test_a_batch_gives_what_its_profiles_give_one_by_one(kind):
    rng, draw = random.Random(f"batch {kind}"), np.random.default_rng(4)
    for _ in range(4):
        space, _ = space_and_ranks(random_conflict(rng, kind))
        batch = draw.integers(0, 5, size=(space.n_dm, space.n_states, 6)).astype(np.int16)
        one_by_one = [stable(space, np.ascontiguousarray(batch[:, :, k]), Concept.SIM) for k in range(6)]
        assert np.array_equal(stable(space, batch, Concept.SIM), np.stack(one_by_one, axis=-1))


@pytest.mark.parametrize("kind", KINDS)
def test_a_joint_outcome_is_named_for_each_improvement_that_is_deterred_and_for_no_other(kind):
    rng, told = random.Random(f"outcomes {kind}"), 0
    for _ in range(25):
        literal = random_conflict(rng, kind)
        space, ranks = space_and_ranks(literal)
        flags = stable(space, ranks, Concept.SIM)
        for i in literal.dms:
            for at, s in enumerate(literal.feasible):
                named = [
                    (s1, next(joint_outcomes(space, ranks, i, at, s ^ s1), None)) for s1 in literal.improvements(i, s)
                ]
                assert flags[i, at] == all(joint is not None for _, joint in named)
                for s1, joint in named:
                    if joint is not None:
                        told += 1
                        movers = {j: s ^ change for j, change in enumerate(joint) if change}
                        assert movers
                        assert all(t in literal.improvements(j, s) for j, t in movers.items())
                        end = apply(literal, s, {i: s1, **movers})
                        assert literal.ranks[i][end] <= literal.ranks[i][s]
    assert told > 20


def test_in_the_dilemma_both_give_way_because_both_would_hold_out_at_once():
    solution = solve(dilemma(), ["sim"])
    assert solution.equilibria[Concept.SIM] == ("NN", "YY")


def test_a_space_too_large_for_joint_moves_is_refused_in_one_line():
    space, ranks = random_space(1, 20, 2)
    with pytest.raises(ConflictError, match="joint moves") as caught:
        stable(space, ranks, Concept.SIM)
    assert caught.value.code == "too-much-for-sim"
