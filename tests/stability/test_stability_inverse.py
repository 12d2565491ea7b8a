"""The inverse of a conflict by its definition: every ranking tried, every change tried, on small conflicts."""

import random
from itertools import permutations
from math import factorial
from pathlib import Path

import numpy as np
import pytest
import yaml
from literal_definitions import LiteralConflict
from making import as_conflict, space_and_ranks
from random_conflicts import random_conflict

from standoff.conflict import published_conflict
from standoff.errors import ConflictError
from standoff.stability import Concept, Solution, solve, stable
from standoff.stability.analyses import census, inverse_analysis
from standoff.stability.analyses.conditions import SANCTIONED, staying_condition
from standoff.stability.analyses.smallest import shifted, shifts_that_settle, shifts_that_upset

GOLDEN = yaml.safe_load((Path(__file__).parent / "published_conflicts.yaml").read_text())


def small_conflict(rng: random.Random, most_states: int) -> LiteralConflict:
    while True:
        literal = random_conflict(rng, rng.choice(["plain", "infeasible", "one-way", "everything"]))
        if 3 <= len(literal.feasible) <= most_states and literal.owners == sorted(literal.owners):
            return literal


def solved(literal: LiteralConflict) -> Solution:
    return solve(as_conflict(literal))


def test_the_published_counts_are_found() -> None:
    entry = next(case for case in GOLDEN["conflicts"] if case["id"] == "syria_iraq_1975")
    solution = solve(published_conflict("syria_iraq_1975").conflict)
    label = entry["states"][2]
    wanted = entry["inverse"]["by_definition"]
    assert {name: census(solution, label, "Syria", name.lower()).equilibrium for name in wanted} == wanted


@pytest.mark.parametrize("seed", range(60))
def test_counts_are_those_of_trying_every_ranking(seed: int) -> None:
    rng = random.Random(f"census {seed}")
    literal = small_conflict(rng, 6)
    solution = solved(literal)
    dm = rng.choice([i for i in literal.dms if i in literal.owners])
    at = rng.randrange(len(literal.feasible))
    orders = np.array(list(permutations(range(len(literal.feasible)))), dtype=np.int16).T
    profiles = np.repeat(solution.ranks.astype(np.int16)[:, :, None], orders.shape[1], axis=2)
    profiles[dm] = orders
    for concept in SANCTIONED:
        holds = stable(solution.space, profiles, concept)[:, at]
        found = census(solution, solution.space.labels[at], f"Party {dm}", concept)
        assert found.rankings == factorial(len(literal.feasible))
        assert found.stable == holds[dm].sum()
        assert found.equilibrium == holds.all(axis=0).sum()


def test_counting_does_not_go_through_the_rankings() -> None:
    literal = LiteralConflict(2, [0, 0, 0, 1, 1, 1], *_plain(6))
    wide = solved(literal)
    counted = census(wide, "NNNNNN", "Party 0", "nash")
    assert counted.stable == factorial(64) // 8  # above all of seven others
    assert 0 < counted.stable < census(wide, "NNNNNN", "Party 0", "smr").stable < factorial(64)


def _plain(n: int) -> tuple:
    from standoff.conflict import MoveDirection

    rng = random.Random(n)
    ranks = [dict(enumerate(rng.sample(range(1 << n), 1 << n))) for _ in range(2)]
    return [MoveDirection.BOTH] * n, list(range(1 << n)), ranks


def weak_orders(n: int) -> list[tuple[int, ...]]:
    """All rankings of `n` states with ties: rank of each state, dense."""
    orders: list[tuple[int, ...]] = [()]
    for _ in range(n):
        orders = [(*order, rank) for order in orders for rank in range(n)]
    return [order for order in orders if set(order) == set(range(max(order) + 1))]


WEAK = {n: np.array(weak_orders(n), dtype=np.int16) for n in (3, 4, 5, 6)}


def pairs_lost(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """How many pairs in strict order in `before` are not so in each of `after`, `(orders, states)`."""
    lost = np.zeros(len(after), dtype=int)
    for a in range(len(before)):
        for b in range(len(before)):
            if before[a] > before[b]:
                lost += after[:, a] <= after[:, b]
    return lost


@pytest.mark.parametrize("seed", range(40))
def test_the_smallest_change_is_the_smallest_of_all_rankings_with_ties(seed: int) -> None:
    rng = random.Random(f"smallest {seed}")
    literal = small_conflict(rng, 6)
    space, ranks = space_and_ranks(literal)
    dm = rng.choice([i for i in literal.dms if i in literal.owners])
    at = rng.randrange(space.n_states)
    orders = WEAK[space.n_states]
    lost = pairs_lost(ranks[dm], orders)
    profiles = np.repeat(ranks[:, :, None], len(orders), axis=2)
    profiles[dm] = orders.T
    for concept in SANCTIONED:
        holds = stable(space, profiles, concept)[dm, at]
        condition = staying_condition(space, ranks, dm, at, concept)
        for found, wanted, staying in (
            (list(shifts_that_settle(condition, ranks[dm])), holds, True),
            (list(shifts_that_upset(condition, ranks[dm])), ~holds, False),
        ):
            assert bool(found) == bool(wanted.any())
            if found:
                assert found[0].pairs == lost[wanted].min()
            assert [shift.pairs for shift in found] == sorted(shift.pairs for shift in found)
            for shift in found:
                after = ranks.copy()
                after[dm] = shifted(ranks[dm], at, shift.states)
                assert stable(space, after, concept)[dm, at] == staying
                assert pairs_lost(ranks[dm], after[dm][None])[0] == shift.pairs


@pytest.mark.parametrize("concept", [Concept.NASH, Concept.GMR, Concept.SMR])
def test_the_smallest_joint_change_is_the_smallest_for_two_who_would_leave(concept: Concept) -> None:
    tried = 0
    for seed in range(30):
        rng = random.Random(f"joint {seed}")
        literal = small_conflict(rng, 4)
        if literal.n_dm > 2:
            continue
        solution = solved(literal)
        space, ranks = solution.space, solution.ranks
        at = rng.randrange(space.n_states)
        analysis = inverse_analysis(solution, space.labels[at], concept)
        orders = WEAK[space.n_states]
        least = 0
        for dm in range(2):
            profiles = np.repeat(ranks[:, :, None], len(orders), axis=2)
            profiles[dm] = orders.T
            least += pairs_lost(ranks[dm], orders)[stable(space, profiles, concept)[dm, at]].min()
        if analysis.equilibrium:
            assert least == 0
            assert analysis.joint == ()
            continue
        tried += 1
        assert analysis.proved
        assert analysis.joint[0].pairs == least
    assert tried > 5


@pytest.mark.parametrize("concept", list(SANCTIONED))
def test_after_a_joint_change_the_state_is_an_equilibrium_by_definition(concept: Concept) -> None:
    tried = 0
    for seed in range(30):
        rng = random.Random(f"after {seed}")
        literal = small_conflict(rng, 16)
        solution = solved(literal)
        at = rng.randrange(solution.space.n_states)
        for joint in inverse_analysis(solution, solution.space.labels[at], concept, counts=False).joint[:2]:
            ranks = solution.ranks.copy()
            for change in joint.changes:
                dm = solution.dm_index(change.decision_maker)
                ranks[dm] = shifted(ranks[dm], at, [solution.space.index(label) for label in change.below])
            changed = [dict(zip(literal.feasible, row, strict=True)) for row in ranks.tolist()]
            after = LiteralConflict(literal.n_dm, literal.owners, literal.directions, literal.feasible, changed)
            assert all(after.is_stable(i, literal.feasible[at], concept) for i in literal.dms)
            tried += 1
    assert tried > 10


def test_a_condition_says_when_to_stay_by_definition() -> None:
    for seed in range(40):
        rng = random.Random(f"condition {seed}")
        literal = small_conflict(rng, 16)
        space, ranks = space_and_ranks(literal)
        for concept in SANCTIONED:
            for dm in literal.dms:
                at = rng.randrange(space.n_states)
                no_better = frozenset(np.flatnonzero(ranks[dm] <= ranks[dm, at]).tolist()) - {at}
                condition = staying_condition(space, ranks, dm, at, concept)
                assert condition.holds(no_better) == literal.is_stable(dm, literal.feasible[at], concept)


def test_a_concept_that_looks_ahead_is_refused_with_those_that_can_be_asked_for() -> None:
    solution = solve(published_conflict("chicken").conflict)
    with pytest.raises(ConflictError, match=r"nash, gmr, smr, seq, sseq") as caught:
        inverse_analysis(solution, solution.status_quo, "l2")
    assert caught.value.code == "concept-without-condition"


def test_the_analysis_as_json_holds_counts_and_changes() -> None:
    solution = solve(published_conflict("prisoners_dilemma").conflict)
    data = inverse_analysis(solution, "YY", "nash").to_dict()
    assert not data["equilibrium"]
    counts = {"all": 24, "stable": 12, "equilibrium": 0}  # the other would leave, whatever this one wants
    shares = {"share_stable": 0.5, "share_equilibrium": 0}
    assert [maker["rankings"] for maker in data["decision_makers"]] == [{**counts, **shares}] * 2
    assert [change["below"] for change in data["joint"][0]["changes"]] == [["NY"], ["YN"]]
    assert data["joint"][0]["pairs"] == 2
