"""Supports lie where theory puts them, within errors that say how far off they may be; wrong requests are refused."""

import math
from statistics import NormalDist

import pytest
from outlook_making import maker, standoff

from standoff.conflict import Conflict, DecisionMaker
from standoff.errors import ConflictError
from standoff.outlook import look_ahead


def tempted(first: float, second: float, spread: float) -> Conflict:
    """One party that does nothing as long as its wish not to outweighs its wish to."""
    return Conflict("Tempted", (maker("Ada", "act", ("act", first, spread), ("not act", second, spread)),))


def chance_of_staying(first: float, second: float, spread: float) -> float:
    """The difference of two normal logarithms is normal."""
    return NormalDist().cdf(math.log(second / first) / (math.sqrt(2) * math.log(spread)))


@pytest.mark.parametrize(("first", "second", "spread"), [(1.0, 1.0, 1.7), (1.0, 1.6, 1.5), (1.4, 0.5, 2.2)])
def test_supports_are_what_theory_says_and_errors_cover_it(first: float, second: float, spread: float) -> None:
    conflict, chance = tempted(first, second, spread), chance_of_staying(first, second, spread)
    within = {1: 0, 2: 0, 3: 0}
    for seed in range(60):
        support = look_ahead(conflict, samples=200, seed=seed).persists["nash"]
        for times in within:
            within[times] += abs(support.support - chance) <= times * support.error
    # Of 60 seeds 41, 57 and 60 are expected; the bounds are three standard deviations of those counts below.
    assert within[1] >= 30
    assert within[1] <= 55
    assert within[2] >= 52
    assert within[3] >= 58


def test_four_times_the_samples_halve_the_error() -> None:
    errors = [look_ahead(tempted(1.0, 1.3, 2.0), samples=n).persists["nash"].error for n in (400, 1600, 6400)]
    assert errors[0] / errors[1] == pytest.approx(2, rel=0.1)
    assert errors[1] / errors[2] == pytest.approx(2, rel=0.1)


def test_the_errors_of_mixtures_cover_too() -> None:
    conflict = standoff()
    best = [option.taken.support for option in look_ahead(conflict, samples=20_000, seed=999).options]
    hits = 0
    for seed in range(20):
        options = look_ahead(conflict, samples=200, seed=seed).options
        hits += sum(
            abs(one.taken.support - mean) <= 2 * one.taken.error for one, mean in zip(options, best, strict=True)
        )
    assert hits >= 0.85 * 20 * len(best)


@pytest.mark.parametrize("sure", [(1.0, 2.0), (2.0, 1.0)])
def test_agreement_of_all_samples_does_not_claim_certainty(sure: tuple[float, float]) -> None:
    support = look_ahead(tempted(*sure, 1.0), samples=100).persists["nash"]
    assert support.support in (0.0, 1.0)
    assert support.error == pytest.approx(0.5 / 101, abs=1e-6)


@pytest.mark.parametrize(
    ("asked", "code", "remedy"),
    [
        ({"samples": 0}, "bad-samples", "1 to 1,000,000"),
        ({"samples": -5}, "bad-samples", "1 to 1,000,000"),
        ({"samples": 1_000_001}, "bad-samples", "1 to 1,000,000"),
        ({"seed": -1}, "bad-seed", "0 or a positive whole number"),
    ],
)
def test_requests_out_of_range_are_refused_with_the_remedy(asked: dict[str, int], code: str, remedy: str) -> None:
    with pytest.raises(ConflictError, match=remedy) as caught:
        look_ahead(standoff(), **asked)
    assert caught.value.code == code


def test_a_conflict_that_cannot_be_solved_is_refused() -> None:
    with pytest.raises(ConflictError) as caught:
        look_ahead(Conflict("Empty", (DecisionMaker("Ada", ()),)))
    assert caught.value.code == "no-options"
