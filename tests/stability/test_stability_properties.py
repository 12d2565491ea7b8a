"""What must hold of the verdicts in every conflict, whatever the solver does inside."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from literal_definitions import LiteralConflict
from making import random_space, space_and_ranks
from random_conflicts import random_conflict

from standoff.stability import Concept, StateSpace, anticipated, stable

NASH, GMR, SMR, SEQ, SSEQ = Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ
IMPLIES = [(NASH, SSEQ), (SSEQ, SEQ), (SSEQ, SMR), (SEQ, GMR), (SMR, GMR)]  # Fang, Hipel and Kilgour 1993, figure 3.1
SIMULTANEOUS = [NASH, GMR, SMR, SEQ, SSEQ, Concept.L3]

conflicts = st.builds(
    lambda seed, kind: random_conflict(random.Random(seed), kind),
    st.integers(0, 2**32),
    st.sampled_from(["plain", "infeasible", "one-way", "everything"]),
)


@given(conflicts)
@settings(max_examples=60, deadline=None)
def test_stronger_concepts_imply_weaker_ones(literal: LiteralConflict) -> None:
    space, ranks = space_and_ranks(literal)
    verdicts = {concept: stable(space, ranks, concept) for concept in SIMULTANEOUS}
    for stronger, weaker in IMPLIES:
        assert not (verdicts[stronger] & ~verdicts[weaker]).any(), (stronger, weaker)


@given(conflicts, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_renaming_decision_makers_and_reordering_options_changes_no_verdict(
    literal: LiteralConflict, rng: random.Random
) -> None:
    # Ties between equally good moves are broken by option order, so expected ends may differ under L_h: leave it out.
    space, ranks = space_and_ranks(literal)
    name_of = rng.sample(range(space.n_dm), space.n_dm)
    place_of = rng.sample(range(space.n_options), space.n_options)
    renamed, order, other_ranks = relabelled(space, ranks, name_of, place_of)
    for concept in (NASH, GMR, SMR, SEQ, SSEQ):
        there = stable(renamed, other_ranks, concept)
        assert np.array_equal(there[name_of][:, order], stable(space, ranks, concept)), concept


def relabelled(
    space: StateSpace, ranks: np.ndarray, name_of: list[int], place_of: list[int]
) -> tuple[StateSpace, np.ndarray, np.ndarray]:
    """The space under new names and places, where each old state went, and the rankings there."""
    codes = np.zeros_like(space.codes)
    for old, new in enumerate(place_of):
        codes |= (space.codes >> old & 1) << new
    ascending = np.argsort(codes)
    old_at = np.argsort(place_of)
    renamed = StateSpace(
        space.n_options,
        space.n_dm,
        tuple(name_of[space.owners[old]] for old in old_at),
        tuple(space.directions[old] for old in old_at),
        codes[ascending],
    )
    return renamed, np.argsort(ascending), ranks[np.argsort(name_of)][:, ascending]


@given(conflicts)
@settings(max_examples=30, deadline=None)
def test_a_bystander_without_options_changes_nothing_for_the_others(literal: LiteralConflict) -> None:
    space, ranks = space_and_ranks(literal)
    watched = replace(space, n_dm=space.n_dm + 1)
    with_bystander = np.concatenate([ranks, ranks[:1]])
    for concept in SIMULTANEOUS:
        verdicts = stable(watched, with_bystander, concept)
        assert np.array_equal(verdicts[:-1], stable(space, ranks, concept)), concept
        assert verdicts[-1].all()


@given(conflicts)
@settings(max_examples=30, deadline=None)
def test_alone_a_decision_maker_is_stable_where_nothing_improves(literal: LiteralConflict) -> None:
    space, ranks = space_and_ranks(literal)
    alone = replace(space, n_dm=1, owners=(0,) * space.n_options)
    nash = stable(alone, ranks[:1], NASH)
    for concept in Concept:
        assert np.array_equal(stable(alone, ranks[:1], concept), nash), concept


@given(conflicts)
@settings(max_examples=30, deadline=None)
def test_one_move_of_foresight_is_nash_stability(literal: LiteralConflict) -> None:
    space, ranks = space_and_ranks(literal)
    stays = anticipated(space, ranks, 1) == np.arange(space.n_states)
    assert np.array_equal(stays, stable(space, ranks, NASH))


@pytest.mark.parametrize("n_dm", [2, 3])
def test_howards_theorem_holds_at_sixteen_options(n_dm: int) -> None:
    """GMR means at least the maximin, SMR at least the minimax (Howard 1971), when everything is feasible."""
    space, ranks = random_space(5, 16, n_dm)
    gmr, smr = stable(space, ranks, GMR), stable(space, ranks, SMR)
    for dm in range(n_dm):
        mine = space.codes & space.mask_of[dm]
        theirs = space.codes & ~space.mask_of[dm]
        worst_of_mine = np.full(1 << 16, 1 << 20)
        np.minimum.at(worst_of_mine, mine, ranks[dm])
        best_against = np.full(1 << 16, -1)
        np.maximum.at(best_against, theirs, ranks[dm])
        maximin = max(worst_of_mine[own] for own in set(mine.tolist()))
        minimax = min(best_against[other] for other in set(theirs.tolist()))
        assert np.array_equal(gmr[dm], ranks[dm] >= maximin)
        assert np.array_equal(smr[dm], ranks[dm] >= minimax)
