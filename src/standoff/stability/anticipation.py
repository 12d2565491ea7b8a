"""Limited-move stability: where a decision maker expects to end when everyone looks a few moves ahead."""

import numpy as np
import numpy.typing as npt

from standoff.stability.concepts import Concept
from standoff.stability.moves import NONE, Values, legal_changes, to_cube
from standoff.stability.paths import Move
from standoff.stability.space import Ranks, StateSpace

Ends = npt.NDArray[np.int32]

HORIZONS = {Concept.L2: 2, Concept.L3: 3}


def anticipated(space: StateSpace, ranks: Ranks, horizon: int) -> Ends:
    """The state (index) in which each decision maker expects to end when it moves next and foresees `horizon` moves.

    `ranks` has shape `(n_dm, n_states)` or `(n_dm, n_states, samples)`; the result, int32, the same. Backward induction
    (Fang, Hipel and Kilgour 1993, chapter 4): the mover compares staying, which ends the game, with where each of its
    moves leads when the next mover looks one move less far, and moves only if that is strictly better. With several
    opponents any of them may be the next mover, and the mover counts on the one whose reply it likes least. Among moves
    that are equally good it takes the one that changes fewest options, then the lowest binary number of change.
    """
    stay: Ends = np.arange(space.n_states, dtype=np.int32).reshape(-1, *(1,) * (ranks.ndim - 2))
    ends = np.ascontiguousarray(np.broadcast_to(stay, ranks.shape))
    for _ in range(horizon):
        ends = np.stack([_one_move_further(space, ranks[dm], ends, dm) for dm in range(space.n_dm)])
    return ends


def expected_play(space: StateSpace, ranks: Ranks, dm: int, start: int, horizon: int) -> tuple[Move, ...]:
    """The moves by which `dm`, moving next from state `start`, expects to reach its anticipated end; empty if it stays.

    `ranks` has shape `(n_dm, n_states)`.
    """
    return _play(space, ranks, _ends_by_horizon(space, ranks, horizon), dm, start)


def reply_expected(space: StateSpace, ranks: Ranks, dm: int, state: int, horizon: int) -> tuple[Move, ...]:
    """The play that `dm` expects from `state`, which it has just moved to, when the others foresee `horizon` moves."""
    ends = _ends_by_horizon(space, ranks, horizon)
    return _play(space, ranks, ends, _least_liked(ranks, ends[-1], dm, state), state)


def _play(space: StateSpace, ranks: Ranks, ends: list[Ends], dm: int, start: int) -> tuple[Move, ...]:
    final = int(ends[-1][dm, start])
    if final == start:
        return ()
    if len(ranks) == 1:
        return (Move(dm, start, final),)
    left = ends[:-1]
    to = next(s1 for s1 in _by_change(space, dm, start) if left[-1][_least_liked(ranks, left[-1], dm, s1), s1] == final)
    return (Move(dm, start, to), *_play(space, ranks, left, _least_liked(ranks, left[-1], dm, to), to))


def _ends_by_horizon(space: StateSpace, ranks: Ranks, horizon: int) -> list[Ends]:
    return [anticipated(space, ranks, h) for h in range(horizon + 1)]


def _least_liked(ranks: Ranks, ends: Ends, dm: int, state: int) -> int:
    """The next mover that `dm` counts on in `state`: the other whose reply it likes least; itself if there is none."""
    others = [j for j in range(len(ranks)) if j != dm]
    return min(others, key=lambda j: int(ranks[dm, ends[j, state]]), default=dm)


def _by_change(space: StateSpace, dm: int, start: int) -> list[int]:
    code = int(space.codes[start])
    by_change = sorted((end ^ code for end in space.codes[space.moves(dm, start)].tolist()), key=_order_of_change)
    return [int(np.searchsorted(space.codes, code ^ change)) for change in by_change]


def _order_of_change(change: int) -> tuple[int, int]:
    return change.bit_count(), change


def _one_move_further(space: StateSpace, rank: Values, ends: Ends, dm: int) -> Ends:
    after, worth = _least_liked_reply(space, rank, ends, dm)
    worth_cube, after_cube = to_cube(space, worth, NONE), to_cube(space, after, NONE)
    best, end = rank.copy(), np.broadcast_to(ends_of_staying(space, rank), rank.shape).copy()
    for mask, legal in legal_changes(space, dm):
        to = space.codes ^ mask
        better = worth_cube[to] > best
        if legal is not None:
            better &= legal[space.codes].reshape(-1, *(1,) * (rank.ndim - 1))
        np.copyto(best, worth_cube[to], where=better)
        np.copyto(end, after_cube[to], where=better)
    return end


def ends_of_staying(space: StateSpace, rank: Values) -> Ends:
    """Each state's own index, in a shape that broadcasts against `rank`."""
    return np.arange(space.n_states, dtype=np.int32).reshape(-1, *(1,) * (rank.ndim - 1))


def _least_liked_reply(space: StateSpace, rank: Values, ends: Ends, dm: int) -> tuple[Ends, Values]:
    """For each state that `dm` may have moved to: where the reply it likes least ends, and the rank of that end."""
    after, worth = None, None
    for j in range(space.n_dm):
        if j == dm:
            continue
        its_worth = np.take_along_axis(rank, ends[j], axis=0)
        if after is None or worth is None:
            after, worth = ends[j].copy(), its_worth
            continue
        worse = its_worth < worth
        np.copyto(after, ends[j], where=worse)
        np.copyto(worth, its_worth, where=worse)
    if after is None or worth is None:
        return np.broadcast_to(ends_of_staying(space, rank), rank.shape).copy(), rank.copy()
    return after, worth
