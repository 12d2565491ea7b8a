"""Fuzzy and probabilistic preferences, held against the literal definitions and the theory of their sampling."""

import math
import os
import random
from dataclasses import replace
from fractions import Fraction

import jsonschema
import numpy as np
import pytest
from literal_definitions import LiteralConflict
from literal_preferences import LiteralDegrees
from making import as_conflict, dilemma
from random_conflicts import random_conflict

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, Weight, parse_formula
from standoff.errors import ConflictError
from standoff.stability import Concept, StateSpace, solve
from standoff.stability.extensions import (
    Thresholds,
    fuzzy_schema,
    preference_shares,
    probabilistic_schema,
    solve_fuzzy,
    solve_probabilistic,
)

CONFLICTS = max(1, int(os.environ.get("STANDOFF_ORACLE_CONFLICTS", "240")) // 8)
RELATIONAL = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)
PARTS = 10  # shares and thresholds are tenths, so that many meet exactly where binary rounding would part them


def random_degrees(rng: random.Random, literal: LiteralConflict) -> LiteralDegrees:
    shares = []
    for _ in literal.dms:
        share = {(s, s): Fraction(0) for s in literal.feasible}
        for s in literal.feasible:
            for t in literal.feasible:
                if s < t:
                    for_s = rng.randint(0, PARTS)
                    for_t = PARTS - for_s if rng.random() < 0.8 else rng.randint(0, PARTS - for_s)
                    share[s, t], share[t, s] = Fraction(for_s, PARTS), Fraction(for_t, PARTS)
        shares.append(share)
    return LiteralDegrees(literal, shares)


def as_array(degrees: LiteralDegrees) -> np.ndarray:
    feasible = degrees.conflict.feasible
    return np.array([[[float(share[s, t]) for t in feasible] for s in feasible] for share in degrees.share])


def drawn(rng: random.Random) -> LiteralConflict:
    while True:
        literal = random_conflict(rng, rng.choice(["infeasible", "one-way", "everything"]))
        if literal.owners == sorted(literal.owners):
            return literal


def tenth(rng: random.Random, least: int) -> Fraction:
    return Fraction(rng.randint(least, PARTS), PARTS)


def test_every_fuzzy_verdict_is_that_of_the_literal_definition() -> None:
    rng = random.Random("fuzzy")
    for _ in range(CONFLICTS):
        literal = drawn(rng)
        degrees = random_degrees(rng, literal)
        limits = [tenth(rng, 1) for _ in literal.dms]
        thresholds = {f"Party {i}": float(limit) for i, limit in enumerate(limits)}
        found = solve_fuzzy(as_conflict(literal), thresholds, RELATIONAL, shares=as_array(degrees))
        for concept, flags in found.table.stable.items():
            expected = [
                [degrees.is_fuzzily_stable(i, s, concept, limits) for s in literal.feasible] for i in literal.dms
            ]
            assert flags.tolist() == expected, (concept, limits, degrees)


def test_every_probabilistic_verdict_is_that_of_the_literal_definition() -> None:
    rng = random.Random("probabilistic")
    for _ in range(CONFLICTS):
        literal = drawn(rng)
        degrees = random_degrees(rng, literal)
        a, b, c = (tenth(rng, 0) for _ in range(3))
        thresholds = Thresholds(float(a), float(b), float(c))
        found = solve_probabilistic(as_conflict(literal), thresholds, RELATIONAL, probabilities=as_array(degrees))
        for concept, flags in found.table.stable.items():
            expected = [
                [degrees.is_probably_stable(i, s, concept, a, b, c) for s in literal.feasible] for i in literal.dms
            ]
            assert flags.tolist() == expected, (concept, thresholds, degrees)


def test_it_does_not_matter_what_share_a_state_has_against_itself() -> None:
    """Acting tempts Ada a little and deters it a little; the others may lead round to it, and Ada back from there."""
    makers = tuple(DecisionMaker(name, (Option(name.lower(), "act"),)) for name in ("Ada", "Bo", "Cy"))
    conflict = Conflict("Round and back", makers)
    start, acted, *others = (StateSpace.of(conflict).index(label) for label in ("NNN", "YNN", "YYN", "YNY", "YYY"))
    shares = np.zeros((3, 8, 8))
    shares[0, acted, start] = 0.2
    shares[0, others, start] = 1.0
    for itself in (0.0, 0.5):
        given = shares + itself * np.eye(8)
        found = solve_probabilistic(conflict, Thresholds(1.0, 0.7), ["nash", "smr"], probabilities=given).table.stable
        assert not found[Concept.NASH][0, start]
        assert found[Concept.SMR][0, start]
        assert np.array_equal(given, shares + itself * np.eye(8))


def test_sure_preferences_give_the_ordinary_concepts() -> None:
    rng = random.Random("sure")
    for _ in range(10):
        conflict = as_conflict(drawn(rng))
        ordinary = solve(conflict, RELATIONAL).stable
        fuzzy = solve_fuzzy(conflict, rng.choice([0.01, 0.5, 1.0]), RELATIONAL).table.stable
        probable = solve_probabilistic(conflict, Thresholds(), RELATIONAL).table.stable
        for concept in RELATIONAL:
            assert np.array_equal(fuzzy[concept], ordinary[concept])
            assert np.array_equal(probable[concept], ordinary[concept])


def two_wishes(first: Weight, second: Weight) -> Conflict:
    """Ada has two independent wishes, one for each of its options; Bo has none."""
    wishes = (Statement(parse_formula("a"), first), Statement(parse_formula("b"), second))
    ada = DecisionMaker("Ada", (Option("a", "do one"), Option("b", "do the other")), wishes)
    return Conflict("Two wishes", (ada, DecisionMaker("Bo", (Option("c", "look on"),))))


@pytest.mark.parametrize(("median", "spread"), [(1.0, 2.0), (1.5, 3.0), (0.4, 1.7)])
def test_shares_are_the_probabilities_of_the_weights(median: float, spread: float) -> None:
    """The log of one weight less that of the other is normal, so the chance that it is positive is known."""
    conflict = two_wishes(Weight(median, spread), Weight(1.0, 2.0))
    space = StateSpace.of(conflict)
    samples = 4000
    share = preference_shares(conflict, space, samples=samples, seed=3)[0]
    one, other, both, none = (space.index(label) for label in ("YNN", "NYN", "YYN", "NNN"))
    sure = math.log(median) / math.hypot(math.log(spread), math.log(2.0))
    chance = (1 + math.erf(sure / math.sqrt(2))) / 2
    assert abs(share[one, other] - chance) < 4 * math.sqrt(chance * (1 - chance) / samples)
    assert share[one, other] + share[other, one] == pytest.approx(1.0)
    assert share[both, one] == share[one, none] == 1.0
    assert share[one, both] == 0.0
    assert share[space.index("YNN"), space.index("YNY")] == 0.0  # alike in all that Ada cares for


def test_a_party_without_weights_is_sure_and_one_without_wishes_indifferent() -> None:
    conflict = two_wishes(Weight(1.0, 2.0), Weight(1.0, 2.0))
    space = StateSpace.of(conflict)
    assert not preference_shares(conflict, space, samples=50)[1].any()
    ranked = preference_shares(dilemma(), StateSpace.of(dilemma()), samples=1)
    assert sorted(np.unique(ranked).tolist()) == [0.0, 1.0]
    assert ranked[0, 2, 3] == 1.0  # Ada likes NY better than YY


def test_the_same_seed_gives_the_same_shares_whoever_else_takes_part() -> None:
    conflict = two_wishes(Weight(1.0, 2.0), Weight(1.2, 2.0))
    ada, bo = conflict.decision_makers
    other = replace(
        conflict, decision_makers=(ada, replace(bo, preferences=(Statement(parse_formula("c"), Weight()),)))
    )
    first = preference_shares(conflict, StateSpace.of(conflict), samples=200, seed=1)
    assert np.array_equal(first, preference_shares(conflict, StateSpace.of(conflict), samples=200, seed=1))
    assert np.array_equal(first[0], preference_shares(other, StateSpace.of(other), samples=200, seed=1)[0])
    assert not np.array_equal(first, preference_shares(conflict, StateSpace.of(conflict), samples=200, seed=2))


def test_who_asks_to_be_surer_stays_where_another_would_leave() -> None:
    """Ada prefers the one to the other in about two draws of three; a rule forbids both and neither."""
    conflict = two_wishes(Weight(1.4, 1.7), Weight(1.0, 1.7))
    conflict = replace(conflict, infeasible=(parse_formula("a and b"), parse_formula("not a and not b")))
    makers = (
        replace(conflict.decision_makers[0], options=(Option("a", "do one", now=True), Option("b", "do the other"))),
        conflict.decision_makers[1],
    )
    conflict = replace(conflict, decision_makers=makers)
    certainty = solve_fuzzy(conflict, 0.1).certainty[0]
    space = StateSpace.of(conflict)
    sure = certainty[space.index("YNN"), space.index("NYN")]
    assert 0.3 < sure < 0.5
    assert solve_fuzzy(conflict, 0.3).table.equilibria[Concept.NASH] == ("YNN", "YNY")
    assert solve_fuzzy(conflict, 0.5).table.equilibria[Concept.NASH] == ("YNN", "NYN", "YNY", "NYY")


def test_the_verdicts_are_given_as_plain_values() -> None:
    fuzzy = solve_fuzzy(dilemma(), {"Ada": 0.4, "Bo": 1.0}, ["gmr"]).to_dict()
    jsonschema.validate(fuzzy, fuzzy_schema())
    assert fuzzy["thresholds"] == {"Ada": 0.4, "Bo": 1.0}
    assert fuzzy["equilibria"] == {"gmr": ["NN", "YY"]}
    probable = solve_probabilistic(dilemma(), Thresholds(0.9, 0.8, 0.1), ["nash"]).to_dict()
    jsonschema.validate(probable, probabilistic_schema())
    assert probable["thresholds"] == {"alpha": 0.9, "beta": 0.8, "gamma": 0.1}
    assert probable["stable"] == {"nash": {"Ada": [True, False, True, False], "Bo": [True, True, False, False]}}


def test_a_notebook_shows_the_equilibria_and_the_thresholds() -> None:
    fuzzy = solve_fuzzy(dilemma(), {"Ada": 0.4, "Bo": 1.0}, ["gmr"])
    assert "thresholds Ada 0.4, Bo 1</caption>" in fuzzy._repr_html_()
    assert f"<td>{Concept.GMR.title}</td><td>NN, YY</td>" in fuzzy._repr_html_()
    assert "<td>NN, YY</td>" in fuzzy.table._repr_html_()
    shown = solve_probabilistic(dilemma(), Thresholds(), ["nash"])._repr_html_()
    assert "alpha 1, beta 1, gamma 0</caption>" in shown
    assert "<td>NN</td>" in shown


@pytest.mark.parametrize(
    ("thresholds", "code"),
    [
        (0.0, "bad-threshold"),
        (1.5, "bad-threshold"),
        ({"Ada": 0.5}, "no-threshold"),
        ({"Ada": 0.5, "Bo": 0.5, "Cy": 0.5}, "unknown-decision-maker"),
    ],
)
def test_thresholds_that_cannot_be_are_refused(thresholds: float | dict[str, float], code: str) -> None:
    with pytest.raises(ConflictError) as caught:
        solve_fuzzy(dilemma(), thresholds)
    assert caught.value.code == code


def test_a_probability_threshold_out_of_range_is_refused() -> None:
    with pytest.raises(ConflictError, match="threshold beta is 2"):
        Thresholds(beta=2)


@pytest.mark.parametrize(
    "shares", [np.zeros((2, 3, 3)), np.full((2, 4, 4), 0.6), np.full((2, 4, 4), -0.1), np.full((2, 4, 4), np.nan)]
)
def test_shares_that_cannot_be_are_refused(shares: np.ndarray) -> None:
    with pytest.raises(ConflictError) as caught:
        solve_fuzzy(dilemma(), 0.5, shares=shares)
    assert caught.value.code == "bad-shares"


@pytest.mark.parametrize(("samples", "seed"), [(0, 0), (5, -1)])
def test_samples_that_cannot_be_drawn_are_refused(samples: int, seed: int) -> None:
    with pytest.raises(ConflictError, match="cannot be drawn"):
        solve_fuzzy(dilemma(), 0.5, samples=samples, seed=seed)
