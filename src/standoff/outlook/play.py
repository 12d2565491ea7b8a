"""Where play comes to rest: moves made one after the other by parties who each time look ahead afresh."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.outlook.support import Floats
from standoff.stability.anticipation import Ends

MOST_MOVES = 16
"""Moves after which play that has not come to rest is taken to go on without end."""

TAIL = 12
"""Last states of unending play that stand for it: whole rounds of two or three parties that each do and undo a move."""

NOBODY = -1

Mask = npt.NDArray[np.bool_]

NextMoves = Callable[[Ends, npt.NDArray[np.intp]], Ends]
"""Where each decision maker would move, `(n_dm, samples)`, given the states of some samples and their numbers."""


@dataclass(frozen=True, eq=False)
class Rest:
    """Where each sample's play is at the end: `at` (state index), whether it rests there, and its last states.

    `at` and `rests` have shape `(samples,)`, `tail` `(TAIL, samples)`: of play at rest, its state repeated.
    """

    at: Ends
    rests: Mask
    tail: Ends


def settle(moves: Ends, start: int, order: Floats, last: int = NOBODY) -> Rest:
    """Play from state `start` until nobody wants to move.

    `moves` gives the state to which each decision maker would move, `(n_dm, n_states, samples)`; `order`, `(samples,
    MOST_MOVES)`, picks evenly among several who want to. Whoever moved last (`last`, before the first move) waits while
    somebody else wants to move.
    """
    return settle_by(lambda at, who: np.asarray(moves[:, at, who]), start, order, last)


def settle_by(next_moves: NextMoves, start: int, order: Floats, last: int = NOBODY) -> Rest:
    """The same, where `next_moves` tells the moves of the samples it is asked for, in the states they are in."""
    samples = len(order)
    at = np.full(samples, start, dtype=np.int32)
    mover = np.full(samples, last, dtype=np.int32)
    trail = [at]
    moving = np.arange(samples)
    for turn in range(MOST_MOVES):
        to = next_moves(at[moving], moving)
        wants = to != at[moving]
        active = wants.any(axis=0)
        moving, to, wants = moving[active], to[:, active], wants[:, active]
        if not len(moving):
            break
        others = wants & (np.arange(len(to))[:, np.newaxis] != mover[moving])
        wants = np.where(others.any(axis=0), others, wants)
        chosen = _pick(wants, order[moving, turn])
        at = at.copy()
        at[moving] = to[chosen, np.arange(len(moving))]
        mover[moving] = chosen
        trail.append(at)
    rests = np.ones(samples, dtype=np.bool_)
    if len(moving):
        rests[moving] = (next_moves(at[moving], moving) == at[moving]).all(axis=0)
    last_states = [trail[max(0, len(trail) - 1 - back)] for back in range(TAIL)]
    return Rest(at, rests, np.where(rests, at, np.stack(last_states)))


def _pick(wants: Mask, order: Floats) -> npt.NDArray[np.intp]:
    """In each sample one of those who want to move, evenly by a number from 0 to 1."""
    place = np.cumsum(wants, axis=0)
    number = (order * place[-1]).astype(np.int64) + 1
    return np.asarray(np.argmax(wants & (place == number), axis=0))
