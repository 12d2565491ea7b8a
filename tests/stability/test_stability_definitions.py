"""Every verdict is that of the definitions, transcribed word for word; `STANDOFF_ORACLE_CONFLICTS` sets how many."""

import os
import random

import numpy as np
import pytest
from literal_definitions import LiteralConflict
from making import space_and_ranks
from random_conflicts import random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, anticipated, stable

CONFLICTS = int(os.environ.get("STANDOFF_ORACLE_CONFLICTS", "240"))
KINDS = ("plain", "infeasible", "one-way", "everything")


def drawn(kind: str, count: int) -> list[LiteralConflict]:
    rng = random.Random(f"standoff {kind}")
    return [random_conflict(rng, kind) for _ in range(count)]


def concepts_for(literal: LiteralConflict) -> list[Concept]:
    far = len(set(literal.owners)) <= 2
    return [concept for concept in Concept if far or concept is not Concept.NON_MYOPIC]


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_that_of_the_literal_definition(kind: str) -> None:
    for literal in drawn(kind, max(1, CONFLICTS // len(KINDS))):
        space, ranks = space_and_ranks(literal)
        for concept in concepts_for(literal):
            expected = [[literal.is_stable(i, s, concept) for s in literal.feasible] for i in literal.dms]
            assert stable(space, ranks, concept).tolist() == expected, (concept, literal)


@pytest.mark.parametrize("kind", KINDS)
def test_anticipated_ends_are_those_of_plain_backward_induction(kind: str) -> None:
    for literal in drawn(kind, max(1, CONFLICTS // (3 * len(KINDS)))):
        space, ranks = space_and_ranks(literal)
        for horizon in (1, 2, 3):
            expected = [[literal.expected_end(i, s, horizon) for s in literal.feasible] for i in literal.dms]
            assert space.codes[anticipated(space, ranks, horizon)].tolist() == expected, (horizon, literal)


@pytest.mark.parametrize("concept", list(Concept))
@pytest.mark.parametrize("kind", KINDS)
def test_a_batch_gives_what_its_profiles_give_one_by_one(kind: str, concept: Concept) -> None:
    rng = np.random.default_rng(7)
    for literal in [c for c in drawn(kind, 20) if concept in concepts_for(c)][:5]:
        space, _ = space_and_ranks(literal)
        batch = rng.integers(0, 6, size=(space.n_dm, space.n_states, 9)).astype(np.int16)
        together = stable(space, batch, concept)
        one_by_one = [stable(space, np.ascontiguousarray(batch[:, :, k]), concept) for k in range(9)]
        assert together.shape == batch.shape
        assert np.array_equal(together, np.stack(one_by_one, axis=-1))


def test_non_myopic_stability_is_refused_where_it_is_not_defined() -> None:
    literal = next(c for c in drawn("plain", 50) if len(set(c.owners)) > 2)
    space, ranks = space_and_ranks(literal)
    with pytest.raises(ConflictError, match="ask for l2 or l3") as caught:
        stable(space, ranks, Concept.NON_MYOPIC)
    assert caught.value.code == "non-myopic-for-two"
