"""Draws follow their priors, and a statement's draws depend on nothing but the seed and the statement."""

import math
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from outlook_making import maker, one_batch, random_conflict, reordered, standoff, three_sided

from standoff.conflict import Conflict, DecisionMaker, Statement, Weight, parse_formula
from standoff.outlook import dumps, hearts, look_ahead, sampling
from standoff.stability import solve


def test_weights_are_log_normal_with_the_median_and_spread_of_their_prior() -> None:
    conflict = Conflict("One", (maker("Ada", "a b", ("a", 2.5, 1.7), ("b", 0.4, 1.0)),))
    _, _, batch = one_batch(conflict, 40_000, seed=1)
    (weights,) = batch.weights
    assert weights is not None
    standard = np.sort(np.log(weights[:, 0] / 2.5) / math.log(1.7))
    for quantile in (0.05, 0.16, 0.5, 0.84, 0.95):
        found = standard[int(quantile * len(standard))]
        assert found == pytest.approx(NormalDist().inv_cdf(quantile), abs=0.03)
    assert (weights[:, 1] == 0.4).all(), "a spread of 1 is a sure weight"


def test_a_spread_without_measure_overflows_nowhere() -> None:
    wild = Conflict("Wild", (maker("Ada", "a b", ("a", 1e200, 1e300), ("not a", 1e200, 1e300), ("b", 1e-200, 1e300)),))
    _, _, batch = one_batch(wild, 400, seed=0)
    assert all(np.isfinite(weights).all() and (weights > 0).all() for weights in batch.weights if weights is not None)
    assert 0 < look_ahead(wild, samples=400).persists["nash"].support < 1


def test_statements_draw_independently_of_each_other_even_when_they_say_the_same() -> None:
    conflict = Conflict(
        "Twins", (maker("Ada", "a b", ("a", 1, 2), ("a", 1, 2), ("b", 1, 2)), maker("Bo", "c", ("a", 1, 2)))
    )
    _, _, batch = one_batch(conflict, 20_000, seed=1)
    ada, bo = batch.weights
    assert ada is not None
    assert bo is not None
    correlations = np.corrcoef(np.log(np.hstack([ada, bo])).T) - np.eye(4)
    assert np.abs(correlations).max() < 0.03


def weights_of(conflict: Conflict, samples: int, seed: int) -> dict[tuple[str, str], list[float]]:
    """The draws of each statement."""
    _, _, batch = one_batch(conflict, samples, seed)
    return {
        (dm.name, str(wish.want)): weights[:, at].tolist()
        for dm, weights in zip(conflict.decision_makers, batch.weights, strict=True)
        if weights is not None
        for at, wish in enumerate(dm.preferences)
    }


def with_wish(conflict: Conflict, name: str, at: int, want: str, weight: Weight) -> Conflict:
    """The conflict with one more statement, at a place of one's choice."""
    makers = []
    for dm in conflict.decision_makers:
        wishes = list(dm.preferences)
        if dm.name == name:
            wishes.insert(at, Statement(parse_formula(want), weight))
        makers.append(replace(dm, preferences=tuple(wishes)))
    return replace(conflict, decision_makers=tuple(makers))


@pytest.mark.parametrize("at", [0, 2, 4])
def test_another_statement_leaves_the_draws_of_the_others_as_they_were(at: int) -> None:
    before = weights_of(standoff(), 50, seed=3)
    after = weights_of(with_wish(standoff(), "Ada", at, "protest", Weight(1.0, 2.0)), 50, seed=3)
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("at", [0, 4])
def test_a_statement_of_no_weight_changes_nothing_that_is_told_of_the_outcome(at: int) -> None:
    before = look_ahead(standoff(), samples=500, seed=3)
    after = look_ahead(with_wish(standoff(), "Ada", at, "protest", Weight(1e-13)), samples=500, seed=3)
    assert (after.persists, after.foresight, after.deals) == (before.persists, before.foresight, before.deals)
    assert [option.taken for option in after.options] == [option.taken for option in before.options]


def test_draws_do_not_depend_on_the_order_of_decision_makers_or_the_number_of_samples() -> None:
    draws = weights_of(three_sided(), 80, seed=3)
    assert weights_of(reordered(three_sided(), (2, 1, 0)), 80, seed=3) == draws
    longer = weights_of(three_sided(), 200, seed=3)
    assert {key: values[:80] for key, values in longer.items()} == draws


def test_reordering_decision_makers_changes_no_support_of_the_status_quo() -> None:
    # Ties between equally good moves are broken by option order, so foresight beyond one move is left out.
    for number in range(6):
        conflict = random_conflict(number)
        order = list(reversed(range(len(conflict.decision_makers))))
        one, other = (look_ahead(it, samples=300, seed=1).persists for it in (conflict, reordered(conflict, order)))
        for concept in ("nash", "gmr", "smr", "seq", "sseq"):
            assert one[concept] == other[concept]


def test_renaming_decision_makers_moves_supports_by_no_more_than_their_errors() -> None:
    names = iter(("Mali", "Niger"))
    renamed = replace(
        standoff(), decision_makers=tuple(replace(dm, name=next(names)) for dm in standoff().decision_makers)
    )
    one, other = (look_ahead(conflict, samples=4000, seed=1) for conflict in (standoff(), renamed))
    for concept, support in one.persists.items():
        assert abs(support.support - other.persists[concept].support) <= 4 * math.hypot(
            support.error, other.persists[concept].error
        )


@pytest.mark.parametrize("conflict", [standoff(), three_sided(), random_conflict(5)], ids=lambda one: one.title)
def test_cutting_the_samples_into_batches_changes_no_byte(conflict: Conflict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearts, "MOST_WHAT_IF_SAMPLES", 100)
    whole = dumps(look_ahead(conflict, samples=333, seed=8))
    monkeypatch.setattr(sampling, "CELLS", 32 * 2 * 37)
    assert dumps(look_ahead(conflict, samples=333, seed=8)) == whole


def test_sure_wishes_give_supports_of_0_or_1_as_solved() -> None:
    for number in range(12):
        conflict = random_conflict(number)
        sure = replace(
            conflict,
            decision_makers=tuple(
                replace(
                    dm,
                    preferences=tuple(replace(w, weight=Weight(w.weight.median)) for w in dm.preferences if w.weight),
                )
                for dm in conflict.decision_makers
            ),
        )
        concepts = ("nash", "gmr", "smr", "seq", "sseq", "l2", "l3")
        solution = solve(sure, concepts)
        persists = look_ahead(sure, samples=7).persists
        for concept in concepts:
            assert persists[concept].support == float(solution.is_equilibrium(sure.status_quo, concept))


def test_ordered_statements_and_rankings_are_sure() -> None:
    labels = ("YN", "NN", "YY", "NY")
    ada = DecisionMaker(
        "Ada", maker("Ada", "a").options, tuple(Statement(parse_formula(f)) for f in ("not a if b", "b"))
    )
    bo = DecisionMaker("Bo", maker("Bo", "b").options, ranking=tuple((label,) for label in labels))
    outlook = look_ahead(Conflict("Sure", (ada, bo)), samples=20)
    solution = solve(Conflict("Sure", (ada, bo)))
    for concept in ("nash", "gmr", "smr", "seq"):
        assert outlook.persists[concept].support == float(solution.is_equilibrium("NN", concept))
    assert not [way for way in outlook.ways_out if way.kind == "change_of_heart"]
    assert any("Ada, Bo" in line for line in outlook.assumptions)
