"""How far the parties look ahead can be said in the conflict, and moves nothing but the mixture."""

from dataclasses import replace

import pytest
from outlook_making import standoff

from standoff.conflict import LookingAhead, dumps_conflict, loads_conflict
from standoff.outlook import dumps, look_ahead
from standoff.outlook.lasting import difference, lasting
from standoff.outlook.tables import levels


@pytest.mark.parametrize("shares", [(1.0, 0.0, 0.0), (0.0, 3.0, 1.0), (2.0, 2.0, 4.0)])
def test_the_mixture_is_of_the_shares_that_the_conflict_gives(shares: tuple[float, float, float]) -> None:
    usual = look_ahead(standoff(), samples=400, seed=2, calibration=None)
    told = look_ahead(replace(standoff(), foresight=LookingAhead(*shares)), samples=400, seed=2, calibration=None)
    assert told.persists == usual.persists
    assert [level.persists for level in told.foresight] == [level.persists for level in usual.foresight]
    weights = [share / sum(shares) for share in shares]
    assert [level.weight for level in told.foresight] == pytest.approx(weights)
    mixed = sum(weight * level.persists.support for weight, level in zip(weights, usual.foresight, strict=True))
    assert told.verdict.probability == pytest.approx(min(0.99, max(0.01, mixed)), abs=2e-6)


def test_the_usual_shares_said_in_a_file_change_no_byte_of_the_outlook() -> None:
    usual = LookingAhead(*(level.weight for level in levels()))
    said = loads_conflict(dumps_conflict(replace(standoff(), foresight=usual)))
    assert said.foresight == usual
    assert dumps(look_ahead(said, samples=200, calibration=None)) == dumps(
        look_ahead(standoff(), samples=200, calibration=None)
    )


def test_lasting_is_the_mixture_sample_by_sample_and_compares_what_was_changed_alone() -> None:
    conflict = standoff()
    outlook = look_ahead(conflict, samples=500, seed=6, calibration=None)
    mixed = sum(level.weight * level.persists.support for level in outlook.foresight)
    shares = lasting(conflict, samples=500, seed=6)
    assert shares.mean() == pytest.approx(mixed, abs=1e-5)
    assert difference(shares, lasting(conflict, samples=500, seed=6)) == (0.0, pytest.approx(0.001, abs=1e-4))
    ada, bo = conflict.decision_makers
    without = replace(conflict, decision_makers=(replace(ada, preferences=ada.preferences[1:]), bo))
    effect, error = difference(shares, lasting(without, samples=500, seed=6))
    after = look_ahead(without, samples=500, seed=6, calibration=None)
    assert effect == pytest.approx(mixed - sum(one.weight * one.persists.support for one in after.foresight), abs=1e-5)
    apart = (shares.var() / 500 + lasting(without, samples=500, seed=7).var() / 500) ** 0.5
    assert 0 < error < apart
