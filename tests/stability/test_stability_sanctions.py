"""Opponents who may move once each, or one alone once, deter what the literal rules say they deter."""

import random

import numpy as np
import pytest
from literal_concepts import is_stable_against
from making import as_conflict, random_space, space_and_ranks
from random_conflicts import random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, Sanctions, solve, stable

KINDS = ("plain", "infeasible", "one-way", "everything")
ASKED = {
    Concept.GMR: {"credible": False, "symmetric": False},
    Concept.SMR: {"credible": False, "symmetric": True},
    Concept.SEQ: {"credible": True, "symmetric": False},
    Concept.SSEQ: {"credible": True, "symmetric": True},
}


@pytest.mark.parametrize("rule", [Sanctions.ONCE, Sanctions.SINGLE])
@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_that_of_the_literal_rule(kind, rule):
    rng = random.Random(f"sanctions {kind}")
    differs = 0
    for _ in range(60):
        literal = random_conflict(rng, kind)
        space, ranks = space_and_ranks(literal)
        for concept, asked in ASKED.items():
            expected = [
                [is_stable_against(literal, i, s, once=rule is Sanctions.ONCE, **asked) for s in literal.feasible]
                for i in literal.dms
            ]
            flags = stable(space, ranks, concept, rule)
            assert flags.tolist() == expected, (concept, literal)
            differs += int((flags != stable(space, ranks, concept)).sum())
    assert differs


@pytest.mark.parametrize("rule", [Sanctions.ONCE, Sanctions.SINGLE])
@pytest.mark.parametrize("kind", KINDS)
def test_fewer_sanctions_deter_less(kind, rule):
    rng = random.Random(f"fewer {kind}")
    for _ in range(20):
        space, ranks = space_and_ranks(random_conflict(rng, kind))
        for concept in ASKED:
            assert not (stable(space, ranks, concept, rule) & ~stable(space, ranks, concept)).any()
            single = stable(space, ranks, concept, "single")
            assert not (single & ~stable(space, ranks, concept, "once")).any()


def test_with_every_combination_feasible_one_move_each_is_all_that_gmr_and_smr_need():
    space, ranks = random_space(3, 9, 4)
    for concept in (Concept.GMR, Concept.SMR):
        assert np.array_equal(stable(space, ranks, concept, "once"), stable(space, ranks, concept))


def test_between_two_the_rules_agree():
    rng = random.Random("two")
    for kind in KINDS * 6:
        literal = random_conflict(rng, kind)
        if len(set(literal.owners)) > 2:
            continue
        space, ranks = space_and_ranks(literal)
        for concept in ASKED:
            for rule in Sanctions:
                assert np.array_equal(stable(space, ranks, concept, rule), stable(space, ranks, concept))


@pytest.mark.parametrize("rule", ["once", "single"])
def test_a_batch_gives_what_its_profiles_give_one_by_one(rule):
    draw = np.random.default_rng(4)
    for kind in KINDS:
        space, _ = space_and_ranks(random_conflict(random.Random(kind), kind))
        batch = draw.integers(0, 5, size=(space.n_dm, space.n_states, 6)).astype(np.int16)
        for concept in ASKED:
            one_by_one = [stable(space, np.ascontiguousarray(batch[:, :, k]), concept, rule) for k in range(6)]
            assert np.array_equal(stable(space, batch, concept, rule), np.stack(one_by_one, axis=-1))


def test_a_solution_can_be_asked_for_under_a_rule():
    literal = next(
        literal
        for literal in (random_conflict(random.Random(seed), "plain") for seed in range(200))
        if literal.n_dm > 2
        and (stable(*space_and_ranks(literal), "seq") != stable(*space_and_ranks(literal), "seq", "single")).any()
    )
    solution = solve(as_conflict(literal), ["seq"], sanctions="single")
    assert np.array_equal(solution.stable[Concept.SEQ], stable(*space_and_ranks(literal), "seq", "single"))


def test_a_misspelt_rule_is_refused_with_the_right_one():
    space, ranks = random_space(3, 4, 2)
    with pytest.raises(ConflictError, match="did you mean 'once'") as caught:
        stable(space, ranks, "gmr", "onec")
    assert caught.value.code == "unknown-sanctions"
