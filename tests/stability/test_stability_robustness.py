"""How firm a state is: shares against the normal distribution, margins and thresholds against trying."""

import math
import random
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from making import dilemma
from stated_conflicts import stated_conflict

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, Weight, parse_formula
from standoff.stability import Concept, Solution, solve
from standoff.stability.analyses import robustness, weight_changes

BASIC = ("nash", "gmr", "smr", "seq")


def torn(first: Weight, second: Weight) -> Conflict:
    """One who would rather hold out, and rather be paid, where paying is the answer to not holding out."""
    statements = (Statement(parse_formula("not give"), first), Statement(parse_formula("give"), second))
    ada = DecisionMaker("Ada", (Option("give", "give way"),), statements)
    bo = DecisionMaker("Bo", (Option("pay", "pay"),), (Statement(parse_formula("not pay")),))
    return Conflict("Torn", (ada, bo))


def test_the_share_of_samples_is_the_probability_that_one_weight_outweighs_the_other() -> None:
    first, second = Weight(2.0, 3.0), Weight(1.0, 1.5)
    found = robustness(solve(torn(first, second), ["nash"]), "NN", samples=20_000, seed=4)
    deviation = math.hypot(math.log(first.spread), math.log(second.spread))
    probability = NormalDist().cdf(math.log(first.median / second.median) / deviation)
    for firmness in (found.everyone[Concept.NASH], found.makers["Ada"][Concept.NASH]):
        assert firmness.share == pytest.approx(probability, abs=4 * math.sqrt(0.25 / 20_000))
    assert found.makers["Bo"][Concept.NASH].share == 1
    assert found.weakest[Concept.NASH] == ("Ada",)


def test_the_same_seed_gives_the_same_shares_and_another_others() -> None:
    solution = solve(torn(Weight(1.0, 2.0), Weight(1.0, 2.0)), BASIC)
    first, again, other = (robustness(solution, "NN", samples=500, seed=seed).to_dict() for seed in (1, 1, 2))
    assert first == again != other


def test_sure_preferences_are_not_sampled() -> None:
    found = robustness(solve(dilemma(), BASIC), "NN")
    assert found.samples == 0
    assert all(firmness.share is None for firmness in found.everyone.values())
    assert found.concepts_held == (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)


def test_margins_tell_for_whom_it_is_weakest() -> None:
    found = robustness(solve(dilemma(), ("nash", "l2")), "NN")
    # Ada holds out while giving way alone is its worst: one exchange of neighbours would do.
    assert found.makers["Ada"][Concept.NASH].margin == 1
    assert found.weakest[Concept.NASH] == ("Ada", "Bo")
    assert found.makers["Ada"][Concept.L2].margin is None
    ada, bo = dilemma().decision_makers
    firm = replace(ada, ranking=(("NY",), ("NN",), ("YY",), ("YN",)))
    found = robustness(solve(replace(dilemma(), decision_makers=(firm, bo)), ["nash"]), "NN")
    assert found.makers["Ada"][Concept.NASH].margin == 2
    assert found.everyone[Concept.NASH].margin == 1
    assert found.weakest[Concept.NASH] == ("Bo",)
    assert found.to_dict()["weakest"] == {"nash": ["Bo"]}


def with_weight(conflict: Conflict, concept: str, name: str, want: str, weight: float) -> Solution:
    makers = []
    for maker in conflict.decision_makers:
        statements = tuple(
            replace(s, weight=Weight(weight)) if maker.name == name and str(s.want) == want else s
            for s in maker.preferences
        )
        makers.append(replace(maker, preferences=statements))
    return solve(replace(conflict, decision_makers=tuple(makers)), [concept])


@pytest.mark.parametrize("concept", BASIC)
def test_a_weight_that_is_needed_does_it_and_none_nearer_does(concept: str) -> None:
    told = 0
    for seed in range(30):
        rng = random.Random(f"weights {seed}")
        conflict = stated_conflict(rng, most_options=3, always_weighted=True)
        solution = solve(conflict, BASIC)
        others = [label for label in solution.space.labels if not solution.is_equilibrium(label, concept)]
        if not others:
            continue
        label = rng.choice(others)
        changes = {(c.decision_maker, c.statement): c for c in weight_changes(solution, label, concept)}
        for maker in conflict.decision_makers:
            wants = [str(statement.want) for statement in maker.preferences]
            for statement, want in zip(maker.preferences, wants, strict=True):
                if wants.count(want) > 1:
                    continue  # said twice: the helper above would change both
                change, now = changes.get((maker.name, want)), statement.weight.median
                told += change is not None
                nearer = np.geomspace(0.01, 100, 8) if change is None else change.factor ** np.linspace(0.02, 0.98, 5)
                for factor in nearer[nearer != 1]:
                    assert not with_weight(conflict, concept, maker.name, want, now * factor).is_equilibrium(
                        label, concept
                    )
                if change is not None:
                    steps = (0.999, 1.001) if change.beyond else (1.0,)
                    there = [with_weight(conflict, concept, maker.name, want, change.needed * step) for step in steps]
                    assert any(found.is_equilibrium(label, concept) for found in there)
    assert told > 3


def test_an_equilibrium_needs_no_other_weight() -> None:
    assert weight_changes(solve(torn(Weight(2.0), Weight(1.0)), BASIC), "NN", "nash") == ()


def test_the_weight_that_ties_two_states_is_enough_to_stay() -> None:
    (change, other) = weight_changes(solve(torn(Weight(1.0), Weight(4.0)), BASIC), "NN", "nash")
    assert {(change.statement, change.needed, change.beyond), (other.statement, other.needed, other.beyond)} == {
        ("not give", 4.0, False),
        ("give", 1.0, False),
    }
    assert change.to_dict()["now"] in (1.0, 4.0)
