"""The largest consistent set, limited moves of any horizon, and stability however far ahead, by their definitions."""

import random

import numpy as np
import pytest
from literal_concepts import Farsighted
from literal_definitions import LiteralConflict
from making import dilemma, random_space, space_and_ranks
from random_conflicts import random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, consistent_with_coalitions, farsight, solve, stable
from standoff.stability.concepts import HORIZONS
from standoff.stability.consistent import may_lead_to

KINDS = ("plain", "infeasible", "one-way", "everything")


def drawn(topic: str, kind: str, count: int) -> list[LiteralConflict]:
    rng = random.Random(f"{topic} {kind}")
    return [random_conflict(rng, kind) for _ in range(count)]


@pytest.mark.parametrize("kind", KINDS)
def test_farsighted_consistency_is_that_of_the_literal_definition(kind):
    for literal in drawn("consistent", kind, 40):
        space, ranks = space_and_ranks(literal)
        by_definition = Farsighted(literal, coalitions=False)
        expected = [[by_definition.is_stable(i, s) for s in literal.feasible] for i in literal.dms]
        flags = stable(space, ranks, Concept.LCS)
        assert flags.tolist() == expected, literal
        assert set(space.codes[flags.all(axis=0)].tolist()) == by_definition.set


@pytest.mark.parametrize("kind", KINDS)
def test_with_coalitions_too(kind):
    small = [literal for literal in drawn("coalitions", kind, 30) if len(literal.feasible) <= 32]
    assert len(small) > 10
    for literal in small:
        space, ranks = space_and_ranks(literal)
        by_definition = Farsighted(literal, coalitions=True)
        expected = [[by_definition.is_stable(i, s) for s in literal.feasible] for i in literal.dms]
        flags = consistent_with_coalitions(space, ranks)
        assert flags.tolist() == expected, literal
        assert set(space.codes[flags.all(axis=0)].tolist()) == by_definition.set


@pytest.mark.parametrize("kind", KINDS)
def test_the_set_is_never_empty_and_leads_to_itself_from_everywhere_else(kind):
    """Chwe 1994, proposition 2: among finitely many states the largest consistent set has external stability."""
    for literal in drawn("external", kind, 40):
        space, ranks = space_and_ranks(literal)
        consistent = stable(space, ranks, Concept.LCS).all(axis=0)
        leads = may_lead_to(space, ranks, [(i,) for i in literal.dms])
        assert consistent.any()
        assert leads[~consistent][:, consistent].any(axis=1).all()


def test_a_batch_gives_what_its_profiles_give_one_by_one():
    draw = np.random.default_rng(4)
    for kind in KINDS:
        space, _ = space_and_ranks(random_conflict(random.Random(kind), kind))
        batch = draw.integers(0, 5, size=(space.n_dm, space.n_states, 5)).astype(np.int16)
        for concept in (Concept.LCS, Concept.L1, Concept.L5, Concept.FAR):
            one_by_one = [stable(space, np.ascontiguousarray(batch[:, :, k]), concept) for k in range(5)]
            assert np.array_equal(stable(space, batch, concept), np.stack(one_by_one, axis=-1)), (kind, concept)


def test_farsighted_prisoners_give_way_to_each_other():
    assert solve(dilemma(), ["lcs"]).equilibria[Concept.LCS] == ("NN", "YY")


def test_more_states_than_pairs_can_be_kept_of_are_refused_in_one_line():
    space, ranks = random_space(1, 13, 2)
    with pytest.raises(ConflictError, match="4,096 states") as caught:
        stable(space, ranks, Concept.LCS)
    assert caught.value.code == "too-large-for-lcs"


def test_coalitions_of_too_many_are_refused_in_one_line():
    space, ranks = random_space(1, 11, 11)
    with pytest.raises(ConflictError, match="coalitions") as caught:
        consistent_with_coalitions(space, ranks)
    assert caught.value.code == "too-many-coalitions"


@pytest.mark.parametrize("concept", HORIZONS)
@pytest.mark.parametrize("kind", KINDS)
def test_limited_moves_of_every_horizon_are_plain_backward_induction(kind, concept):
    for literal in drawn("limited", kind, 8):
        space, ranks = space_and_ranks(literal)
        horizon = HORIZONS[concept]
        expected = [[literal.expected_end(i, s, horizon) == s for s in literal.feasible] for i in literal.dms]
        assert stable(space, ranks, concept).tolist() == expected, literal


@pytest.mark.parametrize("kind", KINDS)
def test_one_move_of_foresight_is_nash_stability(kind):
    for literal in drawn("one move", kind, 30):
        space, ranks = space_and_ranks(literal)
        assert np.array_equal(stable(space, ranks, Concept.L1), stable(space, ranks, Concept.NASH))


@pytest.mark.parametrize("kind", KINDS)
def test_stability_however_far_ahead_is_stability_at_every_horizon_that_recurs(kind):
    for literal in drawn("far", kind, 25):
        space, ranks = space_and_ranks(literal)
        expected = [[literal.stays_at_all_far_horizons(i, s) for s in literal.feasible] for i in literal.dms]
        flags = stable(space, ranks, Concept.FAR)
        assert flags.tolist() == expected, literal
        if len(set(literal.owners)) <= 2:
            assert np.array_equal(flags, stable(space, ranks, Concept.NON_MYOPIC))


def test_foresight_that_does_not_settle_is_given_up_in_one_line(monkeypatch):
    monkeypatch.setattr(farsight, "MAX_HORIZON", 1024)
    space, ranks = random_space(0, 8, 4)
    with pytest.raises(ConflictError, match="1,024 horizons") as caught:
        stable(space, ranks, Concept.FAR)
    assert caught.value.code == "unsettled-foresight"
