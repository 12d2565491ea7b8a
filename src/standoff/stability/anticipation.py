"""Looking ahead by backward induction: where a decision maker expects to end when everyone foresees some moves."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.stability.moves import NONE, Values, legal_changes, to_cube
from standoff.stability.space import Codes, Ranks, StateSpace

Ends = npt.NDArray[np.int32]


def anticipated(space: StateSpace, ranks: Ranks, horizon: int) -> Ends:
    """The state (index) in which each decision maker expects to end when it moves next and foresees `horizon` moves.

    `ranks` has shape `(n_dm, n_states)` or `(n_dm, n_states, samples)`; the result, int32, the same. Backward induction
    (Fang, Hipel and Kilgour 1993, chapter 4): the mover compares staying, which ends the game, with where each of its
    moves leads when the next mover looks one move less far, and moves only if that is strictly better. With several
    opponents any of them may be the next mover, and the mover counts on the one whose reply it likes least. Among moves
    that are equally good it takes the one that changes fewest options, then the lowest binary number of change.
    """
    return next(islice(looking_ahead(space, ranks), horizon, None))


def looking_ahead(space: StateSpace, ranks: Ranks) -> Iterator[Ends]:
    """The anticipated ends, as `anticipated` gives them, for horizons 0, 1, 2 and so on without end."""
    return (ends for _, ends in foreseeing(space, ranks))


def foreseeing(space: StateSpace, ranks: Ranks) -> Iterator[tuple[Ends, Ends]]:
    """Where each decision maker moves at once and where it expects to end, for horizons 0, 1, 2 and so on without end.

    Both are state indices in the shape of `ranks`; a decision maker that stays moves to the state it is in.
    """
    own = ends_of_staying(space, ranks[0])
    ends: Ends = np.ascontiguousarray(np.broadcast_to(own, ranks.shape))
    moves = ends
    while True:
        yield moves, ends
        further = [_one_move_further(space, ranks[dm], ends, dm) for dm in range(space.n_dm)]
        moves, ends = np.stack([move for move, _ in further]), np.stack([end for _, end in further])


def ends_of_staying(space: StateSpace, rank: Values) -> Ends:
    """Each state's own index, in a shape that broadcasts against `rank`."""
    return np.arange(space.n_states, dtype=np.int32).reshape(-1, *(1,) * (rank.ndim - 1))


def next_movers(space: StateSpace, dm: int) -> list[int]:
    """Who may move after `dm`: the others who have options."""
    return [j for j in range(space.n_dm) if j != dm and space.bits_of[j]]


def _one_move_further(space: StateSpace, rank: Values, ends: Ends, dm: int) -> tuple[Ends, Ends]:
    after, own = _least_liked_reply(space, rank, ends, dm), ends_of_staying(space, rank)
    choice, masks = _best_choice(space, rank, np.take_along_axis(rank, after, axis=0), dm)
    place = to_cube(space, own, NONE).reshape(-1)
    to: Ends = place[space.codes.reshape(own.shape) ^ masks[choice]]
    further: Ends = np.where(choice == 0, own, np.take_along_axis(after, to, axis=0))
    return to, further


def _best_choice(space: StateSpace, rank: Values, worth: Values, dm: int) -> tuple[Values, Codes]:
    """The best choice in each state, 0 for staying, and for each choice the options (as a mask) that it changes.

    `worth` is what each state is worth as the end of a move. What a choice is worth rides above how early it comes in
    one number, so that a running maximum finds both.
    """
    changes = legal_changes(space, dm)
    n = len(changes) + 1
    wide: type[np.signedinteger[Any]] = np.int32 if space.n_states * n <= np.iinfo(np.int32).max else np.int64
    keys = to_cube(space, worth.astype(wide) * n, NONE * n)
    best = rank.astype(wide) * n + (n - 1)
    for choice, (mask, legal) in enumerate(changes, start=1):
        gain = keys[space.codes ^ mask]
        gain += n - 1 - choice
        if legal is not None:
            gain[~legal[space.codes]] = NONE
        np.maximum(best, gain, out=best)
    return n - 1 - best % n, np.array([0, *(mask for mask, _ in changes)], dtype=np.int32)


def _least_liked_reply(space: StateSpace, rank: Values, ends: Ends, dm: int) -> Ends:
    """Where the reply that `dm` likes least ends, for each state that it may have moved to."""
    movers = next_movers(space, dm)
    if not movers:
        return np.broadcast_to(ends_of_staying(space, rank), rank.shape)
    after: Ends = ends[movers[0]].copy()
    worth = np.take_along_axis(rank, after, axis=0)
    for j in movers[1:]:
        its_worth = np.take_along_axis(rank, ends[j], axis=0)
        worse = its_worth < worth
        np.copyto(after, ends[j], where=worse)
        np.copyto(worth, its_worth, where=worse)
    return after
