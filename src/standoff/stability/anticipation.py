"""Looking ahead by backward induction: where a decision maker expects to end when everyone foresees some moves."""

import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import NONE, Values, from_cube, to_cube
from standoff.stability.space import Ranks, StateSpace

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
    yield ends, ends
    ends = np.stack([_best_move(space, rank, rank, dm) for dm, rank in enumerate(ranks)])
    yield ends, ends
    while True:
        further = [_one_move_further(space, ranks[dm], ends, dm) for dm in range(space.n_dm)]
        ends = np.stack([end for _, end in further])
        yield np.stack([move for move, _ in further]), ends


def ends_of_staying(space: StateSpace, rank: Values) -> Ends:
    """Each state's own index, in a shape that broadcasts against `rank`."""
    return np.arange(space.n_states, dtype=np.int32).reshape(-1, *(1,) * (rank.ndim - 1))


def next_movers(space: StateSpace, dm: int) -> list[int]:
    """Who may move after `dm`: the others who have options."""
    return [j for j in range(space.n_dm) if j != dm and space.bits_of[j]]


def _one_move_further(space: StateSpace, rank: Values, ends: Ends, dm: int) -> tuple[Ends, Ends]:
    after = _least_liked_reply(space, rank, ends, dm)
    to = _best_move(space, rank, _taken_at(rank, after), dm)
    own = ends_of_staying(space, rank)
    return to, np.where(to == own, own, _taken_at(after, to))


def _best_move(space: StateSpace, rank: Values, worth: Values, dm: int) -> Ends:
    """The state that `dm` moves to from each state, its own index where it stays.

    `worth` is what each state is worth as the end of a move; staying is worth the state's `rank`. Worth, the number of
    options that a move changes and which they are ride in one number, largest best. The two latter are sums over the
    options changed, so the best set of changes is found option by option, never set by set.
    """
    if isinstance(space, MergedSpace):
        return space.arcs(dm).best_move(rank, worth)
    bits = space.bits_of[dm]
    own = ends_of_staying(space, rank)
    if not bits:
        return np.ascontiguousarray(np.broadcast_to(own, rank.shape))
    low = len(bits) + len(bits).bit_length()
    needed = int(worth.max()).bit_length() + low
    wide: type[np.signedinteger[Any]] = np.int16 if needed < 15 else np.int32 if needed < 31 else np.int64
    unmoved = to_cube(space, (worth.astype(wide) << low) + ((1 << low) - 1), NONE)
    moved = np.full_like(unmoved, NONE)
    for place, bit in enumerate(bits):
        price = (1 << len(bits)) + (1 << place)
        _change_as_well(moved, unmoved, bit, price, space.directions[bit])
    best = from_cube(space, moved)
    stays = (best >> low) <= rank
    changed = ((1 << low) - 1 - (best & ((1 << low) - 1))) & ((1 << len(bits)) - 1)
    changed[stays] = 0
    masks = np.zeros(1 << len(bits), dtype=np.int32)
    for place, bit in enumerate(bits):
        masks[1 << place : 2 << place] = masks[: 1 << place] | 1 << bit
    codes: Ends = space.codes.reshape(own.shape) ^ masks[changed]
    return codes if space.complete else to_cube(space, own, NONE).reshape(-1)[codes]


def _change_as_well(moved: Values, unmoved: Values, bit: int, price: int, direction: MoveDirection) -> None:
    """Better `moved`, in place, by the best sets of changes that have `bit` among them and otherwise earlier bits."""
    block = (1 << bit) * math.prod(moved.shape[1:])
    with_moves, without = moved.reshape(-1, 2, block), unmoved.reshape(-1, 2, block)
    from_no = np.maximum(with_moves[:, 1], without[:, 1]) - price
    if direction is not MoveDirection.FORWARD:
        from_yes = np.maximum(with_moves[:, 0], without[:, 0]) - price
        np.maximum(with_moves[:, 1], from_yes, out=with_moves[:, 1])
    if direction is not MoveDirection.BACK:
        np.maximum(with_moves[:, 0], from_no, out=with_moves[:, 0])


def _taken_at(values: Values, places: Ends) -> Values:
    """`values` at other states, sample by sample."""
    if values.ndim == 1:
        return values[places]
    samples = values.shape[1]
    flat = places.astype(np.intp)
    flat *= samples
    flat += np.arange(samples)
    taken: Values = values.reshape(-1)[flat]
    return taken


def _least_liked_reply(space: StateSpace, rank: Values, ends: Ends, dm: int) -> Ends:
    """Where the reply that `dm` likes least ends, for each state that it may have moved to."""
    movers = next_movers(space, dm)
    if not movers:
        return np.ascontiguousarray(np.broadcast_to(ends_of_staying(space, rank), rank.shape))
    if len(movers) == 1:
        only: Ends = ends[movers[0]]
        return only
    after: Ends = ends[movers[0]].copy()
    worth = _taken_at(rank, after)
    for j in movers[1:]:
        its_worth = _taken_at(rank, ends[j])
        worse = its_worth < worth
        np.copyto(after, ends[j], where=worse)
        np.copyto(worth, its_worth, where=worse)
    return after
