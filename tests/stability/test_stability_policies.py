"""Policy stable states are those that trying every policy and every play finds, and the policies named hold them."""

import json
import random

import pytest
from literal_definitions import LiteralConflict
from literal_policies import is_policy_equilibrium, is_policy_stable
from making import dilemma, random_space, space_and_ranks

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option
from standoff.errors import ConflictError
from standoff.stability.analyses import Policy, policy_equilibria
from standoff.stability.analyses.policies import Plays

ANY, CREDIBLE = Policy.ANY, Policy.CREDIBLE


def small_conflicts(seed: str, count: int, n_dm: int, n: int, states: int) -> list[LiteralConflict]:
    rng = random.Random(seed)
    drawn = []
    for _ in range(count):
        owners = sorted([*range(n_dm), *(rng.randrange(n_dm) for _ in range(n - n_dm))])
        directions = [rng.choice([MoveDirection.BOTH, MoveDirection.BOTH, *MoveDirection]) for _ in range(n)]
        feasible = sorted(rng.sample(range(1 << n), states))
        ranks = []
        for _ in range(n_dm):
            values = [rng.randrange(states) for _ in feasible]
            ranks.append({code: sorted(set(values)).index(value) for code, value in zip(feasible, values, strict=True)})
        drawn.append(LiteralConflict(n_dm, owners, directions, feasible, ranks))
    return drawn


SMALL = [
    *small_conflicts("two", 40, 2, 2, 4),
    *small_conflicts("two with gaps", 25, 2, 3, 5),
    *small_conflicts("three", 40, 3, 3, 5),
]


@pytest.mark.parametrize("policy", list(Policy))
def test_the_states_are_those_that_trying_everything_finds(policy):
    found = 0
    for literal in SMALL:
        plays = Plays.of(*space_and_ranks(literal), policy)
        for at, s in enumerate(literal.feasible):
            policies = plays.policies_for(at)
            assert (policies is not None) == is_policy_stable(literal, s, policy is CREDIBLE), (s, literal)
            found += policies is None
    assert found > 20


@pytest.mark.parametrize("policy", list(Policy))
def test_the_policies_named_are_an_equilibrium(policy):
    for literal in SMALL:
        plays = Plays.of(*space_and_ranks(literal), policy)
        for at, s in enumerate(literal.feasible):
            policies = plays.policies_for(at)
            if policies is not None:
                profile = [
                    {t: literal.feasible[policies.get((i, u), u)] for u, t in enumerate(literal.feasible)}
                    for i in literal.dms
                ]
                assert is_policy_equilibrium(literal, s, profile, policy is CREDIBLE), (s, literal)


@pytest.mark.parametrize("policy", list(Policy))
def test_nash_equilibria_are_policy_stable(policy):
    """Let everybody stay everywhere: whoever leaves can only go where it is no better off (theorem 1)."""
    for literal in SMALL:
        plays = Plays.of(*space_and_ranks(literal), policy)
        for at, s in enumerate(literal.feasible):
            if not any(literal.improvements(i, s) for i in literal.dms):
                assert plays.policies_for(at) is not None


def test_giving_way_together_holds_when_each_would_answer_holding_out_in_kind():
    found = {equilibrium.label: equilibrium.moves for equilibrium in policy_equilibria(dilemma())}
    assert found["YY"] == {"Ada": {"YN": "NN"}, "Bo": {"NY": "NN"}}
    assert json.loads(json.dumps(policy_equilibria(dilemma())[-1].to_dict())) == {"label": "YY", "moves": found["YY"]}


def test_only_policies_that_nobody_would_keep_hold_one_who_gives_way_alone():
    assert [found.label for found in policy_equilibria(dilemma())] == ["NN", "YN", "NY", "YY"]
    assert [found.label for found in policy_equilibria(dilemma(), CREDIBLE)] == ["NN", "YY"]


def test_thirty_two_states_of_three_are_searched():
    space, ranks = random_space(2, 5, 3)
    plays = Plays.of(space, ranks, CREDIBLE)
    for at in range(space.n_states):
        policies = plays.policies_for(at)
        assert policies is None or not plays.someone_gains(at, policies)


def test_more_states_than_can_be_searched_are_refused_in_one_line():
    options = tuple(Option(f"o{b}", f"do deed {b}") for b in range(9))
    conflict = Conflict("Large", (DecisionMaker("Ada", options[:5]), DecisionMaker("Bo", options[5:])))
    with pytest.raises(ConflictError, match="256 states") as caught:
        policy_equilibria(conflict)
    assert caught.value.code == "too-large-for-policies"
