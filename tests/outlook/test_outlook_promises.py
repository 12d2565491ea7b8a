"""Promises, sensitivity and third parties, against each sampled reading worked through by hand."""

from dataclasses import replace

import pytest
from outlook_making import maker, one_batch, random_conflict, standoff, three_sided, utility, with_sure_weights

from standoff.conflict import Conflict, Weight
from standoff.outlook import look_ahead
from standoff.outlook.promises import CREDIBLE
from standoff.outlook.tables import levels
from standoff.outlook.third_parties import principals
from standoff.stability import StateSpace, preference_ranks
from standoff.stability.play import expected_play

SAMPLES = 60
CASES = [standoff(), three_sided(), *(random_conflict(seed) for seed in (1, 3, 7, 19, 30))]


@pytest.fixture(params=CASES, ids=lambda conflict: conflict.title)
def conflict(request: pytest.FixtureRequest) -> Conflict:
    return request.param


def test_promises_are_kept_where_doing_ones_part_pays_by_hand(conflict: Conflict) -> None:
    space, _, batch = one_batch(conflict, SAMPLES, seed=5)
    here = conflict.status_quo
    readings = [with_sure_weights(conflict, batch, sample) for sample in range(SAMPLES)]
    for deal in look_ahead(conflict, samples=SAMPLES, seed=5).deals:
        kept = dict.fromkeys(deal.kept, 0)
        worth = dict.fromkeys(deal.worth, 0.0)
        dealt = 0
        for reading in readings:
            gain = [utility(reading, dm, deal.label) - utility(reading, dm, here) for dm in range(space.n_dm)]
            movers = {conflict.owners[b] for b in range(len(here)) if here[b] != deal.label[b]}
            if sum(g > 1e-9 for g in gain) < 2 or any(
                g < -1e-9 or (dm in movers and g <= 1e-9) for dm, g in enumerate(gain)
            ):
                continue
            dealt += 1
            for dm, one in enumerate(conflict.decision_makers):
                held_back = "".join(
                    was if conflict.owners[b] == dm else now
                    for b, (was, now) in enumerate(zip(here, deal.label, strict=True))
                )
                values = [utility(reading, dm, label) for label in space.labels]
                worth[one.name] += gain[dm] / ((max(values) - min(values)) or 1.0)
                if dm in movers:
                    possible = held_back in space.labels
                    pays = utility(reading, dm, deal.label) - utility(reading, dm, held_back) > 1e-9
                    kept[one.name] += pays or not possible
        assert deal.kept == pytest.approx({name: n / dealt for name, n in kept.items()}, abs=1e-6)
        assert deal.worth == pytest.approx({name: total / dealt for name, total in worth.items()}, abs=1e-6)
        doubtful = [name for name, share in deal.kept.items() if share <= CREDIBLE]
        assert deal.must_move_first == (doubtful[0] if len(doubtful) == 1 and len(deal.kept) > 1 else None)


def test_a_party_that_would_take_and_not_give_has_to_move_first() -> None:
    ada = maker("Ada", "pay", ("open", 2.0, 1.0), ("not pay", 1.0, 1.0))
    bo = maker("Bo", "open", ("open iff pay", 2.0, 1.0), ("pay", 0.5, 1.0))
    (deal,) = look_ahead(Conflict("Toll", (ada, bo)), samples=20).deals
    assert deal.kept == {"Ada": 0.0, "Bo": 1.0}
    assert deal.must_move_first == "Ada"
    both = maker("Bo", "open", ("pay", 2.0, 1.0), ("not open", 1.0, 1.0))
    (dilemma,) = look_ahead(Conflict("Dilemma", (ada, both)), samples=20).deals
    assert dilemma.kept == {"Ada": 0.0, "Bo": 0.0}
    assert dilemma.must_move_first is None


def persistence(reading: Conflict, movers: tuple[int, ...], label: str) -> float:
    """The mixture over foresight of whether none of `movers` wants to move from a state."""
    space = StateSpace.of(reading)
    ranks = preference_ranks(reading, space)
    at = space.index(label)
    return sum(
        level.weight * all(not expected_play(space, ranks, dm, at, level.horizon) for dm in movers)
        for level in levels()
    )


def reweighed(reading: Conflict, dm: int, at: int, factor: float) -> Conflict:
    """The reading with one weight multiplied; a statement of no weight is left out."""
    one = reading.decision_makers[dm]
    wishes = list(one.preferences)
    weight = wishes[at].weight
    assert weight is not None
    wishes[at] = replace(wishes[at], weight=Weight(weight.median * factor)) if factor else None
    makers = list(reading.decision_makers)
    makers[dm] = replace(one, preferences=tuple(wish for wish in wishes if wish is not None))
    return replace(reading, decision_makers=tuple(makers))


def test_sensitivity_is_where_the_support_stands_with_the_weight_changed(conflict: Conflict) -> None:
    _, _, batch = one_batch(conflict, SAMPLES, seed=5)
    everybody = tuple(range(len(conflict.decision_makers)))
    places = [(dm, at) for dm, one in enumerate(conflict.decision_makers) for at in range(len(one.preferences))]
    for swing in look_ahead(conflict, samples=SAMPLES, seed=5).sensitivity[:3]:
        dm, at = places[swing.place - 1]
        assert swing.decision_maker == conflict.decision_makers[dm].name
        assert swing.statement == str(conflict.decision_makers[dm].preferences[at].want)
        for factor, told in ((0.0, swing.less), (2.0, swing.more)):
            held = 0.0
            for sample in range(SAMPLES):
                reading = reweighed(with_sure_weights(conflict, batch, sample), dm, at, factor)
                held += persistence(reading, everybody, conflict.status_quo)
            assert told == pytest.approx(held / SAMPLES, abs=1e-5)


def test_the_wishes_that_move_the_support_furthest_come_first() -> None:
    outlook = look_ahead(standoff(), samples=200, seed=1)
    now = sum(level.weight * level.persists.support for level in outlook.foresight)
    reach = [max(s.less, s.more, now) - min(s.less, s.more, now) for s in outlook.sensitivity]
    assert len(reach) > 2
    assert reach == sorted(reach, reverse=True)


def spoiled() -> Conflict:
    """Ada and Bo at odds, and Cy whose raids make Ada refuse."""
    ada = maker("Ada", "open", ("open iff not raid", 1.0, 2.0), ("not open", 0.4, 1.5), ("pay", 0.5, 1.5))
    bo = maker("Bo", "pay", ("open", 1.0, 1.5), ("not pay", 0.6, 1.5))
    cy = maker("Cy", "raid shout", ("raid", 1.0, 1.5), now="raid")
    return Conflict("Spoiled", (ada, bo, cy))


def test_a_third_party_s_move_shifts_what_the_two_at_odds_do_by_hand() -> None:
    conflict = spoiled()
    assert principals(conflict) == (0, 1)
    _, _, batch = one_batch(conflict, SAMPLES, seed=3)
    readings = [with_sure_weights(conflict, batch, sample) for sample in range(SAMPLES)]
    (move,) = look_ahead(conflict, samples=SAMPLES, seed=3).third_parties
    assert (move.decision_maker, move.option, move.between) == ("Cy", "raid", ("Ada", "Bo"))
    before = sum(persistence(one, (0, 1), conflict.status_quo) for one in readings)
    after = sum(persistence(one, (0, 1), "NNNN") for one in readings)
    assert move.shift == pytest.approx((after - before) / SAMPLES, abs=1e-6)
    assert move.shift < 0
    assert "falls" in move.words
    assert move.willing == 0


def test_two_parties_have_no_third() -> None:
    assert look_ahead(standoff(), samples=20).third_parties == ()
