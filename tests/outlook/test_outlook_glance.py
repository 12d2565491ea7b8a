"""Looking ahead in a few states gives the moves of looking ahead in all, and further samples change no detail."""

import threading
from itertools import count, islice

import numpy as np
import pytest
from outlook_making import random_conflict, standoff, three_sided

from standoff.conflict import Conflict
from standoff.outlook import dumps, in_order, look, look_ahead, sampling
from standoff.outlook.glance import Glance, candidates, levels_everywhere
from standoff.outlook.sampling import Sampler
from standoff.outlook.scene import Scene, Seen
from standoff.outlook.tables import levels
from standoff.stability import StateSpace

CONFLICTS = [standoff(), three_sided(), *(random_conflict(number, 4 + number % 4) for number in range(12))]


def scene_of(conflict: Conflict) -> Scene:
    space = StateSpace.of(conflict)
    return Scene(conflict, space, Sampler(conflict, space, 4, 16), levels())


@pytest.mark.parametrize("conflict", CONFLICTS, ids=lambda one: one.title)
@pytest.mark.parametrize("everywhere", [1, 2])
def test_glancing_finds_the_moves_that_looking_everywhere_finds(conflict: Conflict, everywhere: int) -> None:
    scene = scene_of(conflict)
    batch = next(scene.sampler.batches(40))
    seen, glance = Seen.of(scene, batch), Glance(scene, batch, everywhere)
    each = np.arange(batch.samples)
    for level, moves in zip(scene.levels, seen.moves, strict=True):
        for state in range(scene.space.n_states):
            at = np.full(batch.samples, state, dtype=np.int32)
            assert (glance.next_moves(level.horizon, at, each) == moves[:, state]).all()
    assert all((one == other).all() for one, other in zip(seen.holds, glance.holds, strict=True))
    for one, other in zip(seen.rests, glance.rests, strict=True):
        assert (one.at == other.at).all()
        assert (one.rests == other.rests).all()
        assert (one.tail == other.tail).all()


@pytest.mark.parametrize("conflict", CONFLICTS, ids=lambda one: one.title)
def test_candidates_are_the_state_itself_and_its_moves_smallest_change_first(conflict: Conflict) -> None:
    space = StateSpace.of(conflict)
    for dm in range(space.n_dm):
        for state, row in enumerate(candidates(space, dm).tolist()):
            assert row[0] == state
            assert [end for end in row if end != state] == space.moves_by_change(dm, state)


def test_large_rows_are_looked_at_everywhere_and_short_ones_are_not() -> None:
    assert levels_everywhere(StateSpace.of(random_conflict(0, 10)), 3) in (1, 2)
    assert levels_everywhere(StateSpace.of(random_conflict(0, 10)), 1) == 1
    assert levels_everywhere(StateSpace.of(random_conflict(3, 2)), 3) == 3


@pytest.mark.parametrize("conflict", [standoff(), three_sided(), random_conflict(5)], ids=lambda one: one.title)
def test_what_is_told_of_the_outcome_does_not_depend_on_how_many_samples_are_told_in_detail(
    conflict: Conflict, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = look_ahead(conflict, samples=700, seed=3)
    few = look_ahead(conflict, samples=150, seed=3)
    monkeypatch.setattr(sampling, "CELLS", 32 * 2 * 37)
    monkeypatch.setattr(look, "MOST_DETAILED", 150)
    cut = look_ahead(conflict, samples=700, seed=3)
    assert (cut.persists, cut.foresight, cut.options) == (whole.persists, whole.foresight, whole.options)
    assert cut.verdict.probability == whole.verdict.probability
    assert (cut.deals, cut.leverage) == (few.deals, few.leverage)


@pytest.mark.parametrize("conflict", [standoff(), three_sided()], ids=lambda one: one.title)
def test_the_number_of_processors_changes_no_byte(conflict: Conflict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "CELLS", 32 * 2 * 37)
    found = set()
    for processors in (1, 2, 5):
        monkeypatch.setattr(in_order, "_processors", lambda number=processors: number)
        found.add(dumps(look_ahead(conflict, samples=600, seed=3)))
    assert len(found) == 1


def test_results_come_in_the_order_of_the_pieces_though_the_first_is_done_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "_processors", lambda: 2)
    second_done = threading.Event()

    def work(piece: int) -> int:
        if piece == 0:
            assert second_done.wait(60)
        if piece == 1:
            second_done.set()
        return piece * piece

    assert list(in_order.in_order(work, range(9))) == [piece * piece for piece in range(9)]
    assert list(islice(in_order.in_order(abs, count()), 3)) == [0, 1, 2]


@pytest.mark.parametrize("processors", [1, 2])
def test_a_piece_that_fails_fails_the_whole(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "_processors", lambda: processors)
    with pytest.raises(ZeroDivisionError):
        list(in_order.in_order(lambda piece: 1 // piece, [2, 1, 0, 3]))
