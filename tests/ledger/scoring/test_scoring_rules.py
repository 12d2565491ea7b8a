"""Scoring rules: against literal definitions, in their relations, and proper."""

import math
from fractions import Fraction

import literal_scores as literal
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import LedgerError
from standoff.ledger.scoring.metaculus import baseline, peer
from standoff.ledger.scoring.rules import (
    RULES,
    brier,
    brier_two_sided,
    log_score,
    ordered_brier,
    ordered_brier_two_sided,
    quadratic,
    ranked_probability,
)


@st.composite
def distributions(draw, least=0.0, outcomes=None):
    count = outcomes or draw(st.integers(2, 6))
    parts = draw(st.lists(st.floats(least, 1), min_size=count, max_size=count).filter(lambda p: sum(p) > 0.01))
    return [part / math.fsum(parts) for part in parts]


@st.composite
def beliefs(draw):
    """What is believed, and something else that is said."""
    believed = draw(distributions(least=0.01))
    return believed, draw(distributions(least=0.01, outcomes=len(believed)))


LITERAL = {
    "brier": literal.brier,
    "brier-two-sided": literal.brier_two_sided,
    "ordered-brier": lambda p, came: literal.ordered_brier_two_sided(p, came) / 2,
    "ordered-brier-two-sided": literal.ordered_brier_two_sided,
    "quadratic": lambda p, came: 2 * Fraction(p[came]) - sum(Fraction(q) ** 2 for q in p),
    "log": literal.log,
}


def test_every_rule_has_a_literal_definition() -> None:
    assert set(LITERAL) == set(RULES)


@settings(deadline=None)
@given(st.sampled_from(sorted(RULES)), distributions(), st.data())
def test_a_rule_is_its_definition(name, p, data) -> None:
    came = data.draw(st.integers(0, len(p) - 1))
    assert float(RULES[name].score(p, came)) == pytest.approx(float(LITERAL[name](p, came)), rel=1e-12, abs=1e-12)


def expected(score, believed, said) -> float:
    return math.fsum(chance * float(score(said, came)) for came, chance in enumerate(believed))


@settings(deadline=None)
@given(st.sampled_from(sorted(RULES)), beliefs())
def test_nothing_said_scores_better_than_what_is_believed(name, held) -> None:
    believed, said = held
    rule = RULES[name]
    gain = rule.sign * (expected(rule.score, believed, believed) - expected(rule.score, believed, said))
    apart = max(abs(p - q) for p, q in zip(believed, said, strict=True))
    assert gain >= -1e-12
    if apart > 0.01:
        assert gain > 1e-6  # strictly proper


@settings(deadline=None)
@given(beliefs())
def test_baseline_and_peer_scores_are_proper(held) -> None:
    believed, said = held
    assert expected(baseline, believed, believed) >= expected(baseline, believed, said) - 1e-9
    others = np.full((3, len(believed)), 1 / len(believed))

    def against(p, came):
        return peer(p[came], others[:, came])

    assert expected(against, believed, believed) >= expected(against, believed, said) - 1e-9


def test_the_check_of_propriety_finds_an_improper_rule() -> None:
    believed = [0.7, 0.3]

    def linear(p, came):
        return p[came]

    assert expected(linear, believed, [1.0, 0.0]) > expected(linear, believed, believed)


@settings(deadline=None)
@given(distributions(), st.data())
def test_the_rules_stand_in_their_relations(p, data) -> None:
    came = data.draw(st.integers(0, len(p) - 1))
    assert float(brier(p, came) * 2) == pytest.approx(float(brier_two_sided(p, came)))
    assert float(quadratic(p, came)) == pytest.approx(1 - float(brier_two_sided(p, came)))
    assert float(ranked_probability(p, came)) == pytest.approx((len(p) - 1) * float(ordered_brier(p, came)))
    if len(p) == 2:
        assert float(ordered_brier_two_sided(p, came)) == pytest.approx(float(brier_two_sided(p, came)))
        assert float(brier(p, came)) == pytest.approx((p[came] - 1) ** 2)


@settings(deadline=None)
@given(distributions(), st.data())
def test_scores_stay_in_their_range(p, data) -> None:
    came = data.draw(st.integers(0, len(p) - 1))
    for rule in RULES.values():
        low, high = sorted((rule.worst, rule.best))
        assert low - 1e-12 <= float(rule.score(p, came)) <= high + 1e-12


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_range_is_reached_on_both_sides(rule) -> None:
    assert (float(rule.score([1, 0], 1)), float(rule.score([1, 0], 0))) == (rule.worst, rule.best)


def test_the_order_of_outcomes_matters_to_ordered_rules_alone() -> None:
    near, far = [0, 1, 0, 0], [0, 0, 0, 1]
    assert brier(near, 0) == brier(far, 0)
    assert ordered_brier(near, 0) < ordered_brier(far, 0)


def test_many_forecasts_are_scored_at_once() -> None:
    p = np.array([[[0.2, 0.8], [0.5, 0.5]], [[1.0, 0.0], [0.1, 0.9]]])
    assert brier(p, [0, 1]).ravel().tolist() == pytest.approx([0.64, 0.25, 0.0, 0.01])
    assert log_score(p, 0).shape == (2, 2)


@pytest.mark.parametrize(
    ("p", "came", "code"),
    [
        ([0.5, 0.6], 0, "bad-probabilities"),
        ([1.2, -0.2], 0, "bad-probabilities"),
        ([math.nan, 0.5], 0, "bad-probabilities"),
        ([1.0], 0, "bad-probabilities"),
        (0.5, 0, "bad-probabilities"),
        ([0.5, 0.5], 2, "bad-outcome"),
        ([0.5, 0.5], -1, "bad-outcome"),
        ([0.5, 0.5], 0.5, "bad-outcome"),
        ([[0.5, 0.5]] * 3, [0, 1], "bad-outcome"),
    ],
)
def test_what_can_not_be_scored_is_refused(p, came, code) -> None:
    with pytest.raises(LedgerError) as caught:
        brier(p, came)
    assert caught.value.code == code
