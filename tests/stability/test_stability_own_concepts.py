"""Each decision maker may be held to a solution concept of its own."""

import random

import pytest
from making import as_conflict, dilemma
from random_conflicts import random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, solve


def test_a_state_holds_where_each_stays_under_its_own_concept():
    rng, told = random.Random("own"), 0
    for kind in ("plain", "infeasible", "one-way") * 8:
        literal = random_conflict(rng, kind)
        plan = {f"Party {i}": rng.choice([Concept.NASH, Concept.SEQ, Concept.GMR, Concept.L3]) for i in literal.dms}
        solution = solve(as_conflict(literal), plan.values())
        expected = tuple(
            solution.space.label(s)
            for s in literal.feasible
            if all(literal.is_stable(i, s, plan[f"Party {i}"]) for i in literal.dms)
        )
        assert solution.equilibria_with(plan) == expected
        told += len(expected)
    assert told > 20


def test_between_the_concepts_of_both_lie_the_equilibria_of_each():
    solution = solve(dilemma(), ["nash", "seq"])
    assert solution.equilibria_with({"Ada": "seq", "Bo": "seq"}) == ("NN", "YY")
    assert solution.equilibria_with({"Ada": "seq", "Bo": "nash"}) == ("NN",)


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ({"Ada": "nash"}, "no-concept-for"),
        ({"Ada": "nash", "Bob": "nash"}, "unknown-decision-maker"),
        ({"Ada": "nash", "Bo": "gmr"}, "concept-not-solved"),
        ({"Ada": "nash", "Bo": "sequ"}, "unknown-concept"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_in_one_line(plan, code):
    with pytest.raises(ConflictError) as caught:
        solve(dilemma(), ["nash", "seq"]).equilibria_with(plan)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
