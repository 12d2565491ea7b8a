"""The outlook equals what comes out when every sampled reading is written as a conflict of its own and solved alone."""

from dataclasses import replace

import numpy as np
import pytest
from outlook_making import one_batch, random_conflict, standoff, three_sided, utility, with_sure_weights

from standoff.conflict import Conflict
from standoff.outlook import look_ahead
from standoff.outlook.play import MOST_MOVES
from standoff.outlook.tables import levels
from standoff.stability import StateSpace, preference_ranks, solve
from standoff.stability.play import expected_play

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "l2", "l3")
SAMPLES = 50

CASES = [standoff(), three_sided(), *(random_conflict(seed) for seed in (1, 2, 3, 7, 11))]


@pytest.fixture(params=CASES, ids=lambda conflict: conflict.title)
def conflict(request: pytest.FixtureRequest) -> Conflict:
    return request.param


def test_the_status_quo_persists_where_each_reading_solved_alone_says_so(conflict: Conflict) -> None:
    _, _, batch = one_batch(conflict, SAMPLES, seed=5)
    held = dict.fromkeys(CONCEPTS, 0)
    for sample in range(SAMPLES):
        solution = solve(with_sure_weights(conflict, batch, sample), CONCEPTS)
        for concept in CONCEPTS:
            held[concept] += solution.is_equilibrium(conflict.status_quo, concept)
    outlook = look_ahead(conflict, samples=SAMPLES, seed=5)
    assert {concept: support.support for concept, support in outlook.persists.items()} == {
        concept: pytest.approx(count / SAMPLES, abs=1e-6) for concept, count in held.items()
    }
    for level in outlook.foresight:
        assert level.persists == outlook.persists[level.concept]


def play_by_hand(
    reading: Conflict, horizon: int, order: list[float], start: str | None = None, last: int | None = None
) -> tuple[str, bool]:
    """Play from a state, each mover looking `horizon` moves ahead; the state at the end and whether it rests."""
    space = StateSpace.of(reading)
    ranks = preference_ranks(reading, space)
    at = space.index(start or reading.status_quo)

    def moves() -> dict[int, int]:
        plays = {dm: expected_play(space, ranks, dm, at, horizon) for dm in range(space.n_dm)}
        return {dm: play[0].end for dm, play in plays.items() if play}

    for turn in range(MOST_MOVES):
        wanted = moves()
        if not wanted:
            break
        able = sorted(set(wanted) - {last}) or sorted(wanted)
        last = able[int(order[turn] * len(able))]
        at = wanted[last]
    return space.label(int(space.codes[at])), not moves()


def test_play_settles_where_it_does_when_played_move_by_move(conflict: Conflict) -> None:
    _, _, batch = one_batch(conflict, SAMPLES, seed=9)
    outlook = look_ahead(conflict, samples=SAMPLES, seed=9)
    for level, told in zip(levels(), outlook.foresight, strict=True):
        settled: dict[str, int] = {}
        for sample in range(SAMPLES):
            reading = with_sure_weights(conflict, batch, sample)
            label, rests = play_by_hand(reading, level.horizon, batch.order[sample].tolist())
            if rests:
                settled[label] = settled.get(label, 0) + 1
        assert {label: round(s.support * SAMPLES) for label, s in told.settles.items()} == settled
        assert round(told.unsettled.support * SAMPLES) == SAMPLES - sum(settled.values())


@pytest.mark.parametrize("number", [21, 30])
def test_options_are_taken_as_often_as_in_the_states_where_play_settles(number: int) -> None:
    conflict = random_conflict(number)
    outlook = look_ahead(conflict, samples=400, seed=2)
    assert all(level.unsettled.support == 0 for level in outlook.foresight), "choose a conflict whose play settles"
    for bit, option in enumerate(outlook.options):
        taken = sum(
            level.weight * support.support
            for level in outlook.foresight
            for label, support in level.settles.items()
            if label[bit] == "Y"
        )
        assert option.taken.support == pytest.approx(taken, abs=1e-5)


def test_deals_are_the_states_that_all_prefer_by_hand(conflict: Conflict) -> None:
    space, _, batch = one_batch(conflict, SAMPLES, seed=5)
    here = conflict.status_quo
    better: dict[str, int] = {}
    gains: dict[tuple[str, str], int] = {}
    for sample in range(SAMPLES):
        reading = with_sure_weights(conflict, batch, sample)
        for label in space.labels:
            changed = {reading.owners[b] for b in range(len(label)) if label[b] != here[b]}
            gain = [utility(reading, dm, label) - utility(reading, dm, here) for dm in range(space.n_dm)]
            for dm, value in enumerate(gain):
                gains[label, reading.decision_makers[dm].name] = gains.get(
                    (label, reading.decision_makers[dm].name), 0
                ) + (value > 1e-9)
            agree = all(value > 1e-9 or (abs(value) <= 1e-9 and dm not in changed) for dm, value in enumerate(gain))
            if agree and sum(value > 1e-9 for value in gain) >= 2:
                better[label] = better.get(label, 0) + 1
    outlook = look_ahead(conflict, samples=SAMPLES, seed=5)
    assert bool(better) >= bool(outlook.deals)
    for deal in outlook.deals:
        assert deal.support.support == pytest.approx(better[deal.label] / SAMPLES, abs=1e-6)
        for name, gain in deal.gains.items():
            assert gain == pytest.approx(gains[deal.label, name] / SAMPLES, abs=1e-6)


@pytest.mark.parametrize(
    "conflict", [standoff(), random_conflict(3), random_conflict(19), random_conflict(30)], ids=lambda one: one.title
)
def test_a_concession_does_what_play_after_it_does_more_often_than_play_without_it(conflict: Conflict) -> None:
    space, _, batch = one_batch(conflict, SAMPLES, seed=2)
    here = conflict.status_quo
    ways = {way.option: way for way in look_ahead(conflict, samples=SAMPLES, seed=2).ways_out if way.option}
    assert ways, "choose a conflict with a concession"
    for bit, option in enumerate(conflict.options):
        if option.id not in ways:
            continue
        owner = conflict.owners[bit]
        theirs = [b for b in range(len(here)) if conflict.owners[b] != owner]
        start = here[:bit] + ("N" if here[bit] == "Y" else "Y") + here[bit + 1 :]
        gained, cost = 0.0, 0.0
        more = dict.fromkeys(theirs, 0.0)
        for sample in range(SAMPLES):
            reading = with_sure_weights(conflict, batch, sample)
            worth = [utility(reading, owner, label) for label in space.labels]
            loss = utility(reading, owner, here) - utility(reading, owner, start)
            cost += max(0.0, loss) / ((max(worth) - min(worth)) or 1.0)
            for level in levels():
                order = batch.order[sample].tolist()
                for sign, played in (
                    (1, play_by_hand(reading, level.horizon, order, start, owner)),
                    (-1, play_by_hand(reading, level.horizon, order)),
                ):
                    end, rests = played
                    changed = [b for b in theirs if rests and end[b] != here[b]]
                    gained += sign * level.weight * bool(changed)
                    for b in changed:
                        more[b] += sign * level.weight
        assert ways[option.id].effect.support == pytest.approx(gained / SAMPLES, abs=1e-5)
        assert ways[option.id].cost == pytest.approx(cost / SAMPLES, abs=1e-5)
        answers = [b for b in theirs if more[b] == pytest.approx(max(more.values()))]
        assert any(f"{conflict.options[b].text}." in ways[option.id].words for b in answers)


def test_leverage_is_the_largest_change_that_one_move_makes_to_the_other() -> None:
    conflict = standoff()
    space, _, batch = one_batch(conflict, SAMPLES, seed=4)
    here = conflict.status_quo
    effects, costs = [], []
    for sample in range(SAMPLES):
        reading = with_sure_weights(conflict, batch, sample)
        worth = [{label: utility(reading, dm, label) for label in space.labels} for dm in (0, 1)]
        span = [max(values.values()) - min(values.values()) for values in worth]
        moves = [space.labels[end] for end in space.moves(0, space.index(here))]
        best = max(moves, key=lambda label: round(abs(worth[1][label] - worth[1][here]), 12))
        effects.append(abs(worth[1][best] - worth[1][here]) / span[1])
        costs.append(max(0.0, worth[0][here] - worth[0][best]) / span[0])
    (ada,) = (pair for pair in look_ahead(conflict, samples=SAMPLES, seed=4).leverage if pair.holder == "Ada")
    assert ada.effect == pytest.approx(np.mean(effects), abs=1e-5)
    assert ada.cost == pytest.approx(np.mean(costs), abs=1e-5)


def test_a_change_of_heart_does_what_a_changed_file_does() -> None:
    conflict = standoff()
    outlook = look_ahead(conflict, samples=300, seed=6)
    held = sum(level.weight * level.persists.support for level in outlook.foresight)
    changed = [way for way in outlook.ways_out if way.kind == "change_of_heart"]
    assert changed
    for way in changed:
        falls = []
        for factor in (1e-9, 2.0):
            again = look_ahead(_reweighted(conflict, way.decision_maker, way.statement, factor), samples=300, seed=6)
            falls.append(held - sum(level.weight * level.persists.support for level in again.foresight))
        assert way.effect.support == pytest.approx(max(falls), abs=1e-5)
        assert ("no longer mattered" if falls[0] > falls[1] else "mattered twice as much") in way.words


def _reweighted(conflict: Conflict, name: str, want: str | None, factor: float) -> Conflict:
    makers = []
    for dm in conflict.decision_makers:
        wishes = tuple(
            replace(one, weight=replace(one.weight, median=one.weight.median * factor))
            if one.weight and dm.name == name and str(one.want) == want
            else one
            for one in dm.preferences
        )
        makers.append(replace(dm, preferences=wishes))
    return replace(conflict, decision_makers=tuple(makers))
