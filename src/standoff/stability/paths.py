"""Shortest sequences of moves and of improvements: how play can get from one state to another, and who has to move."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.stability.graph_paths import UNREACHABLE as UNREACHABLE
from standoff.stability.graph_paths import Distances, graph_distances, steps_back
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Values, above_all, from_cube, run_against, to_cube
from standoff.stability.space import Flags, Ranks, StateSpace


@dataclass(frozen=True, slots=True)
class Move:
    """One unilateral move: `dm` takes the conflict from state `start` to state `end` (indices)."""

    dm: int
    start: int
    end: int


def distances(space: StateSpace, start: int, movers: Sequence[int], improving: Ranks | None = None) -> Distances:
    """The least number of moves by `movers` from state `start` to each state: int32, -1 where it cannot be reached.

    With `improving`, ranks of shape `(n_dm, n_states)`, each move must be an improvement for its mover. Whether the
    same decision maker may move twice in a row makes no difference, for two such moves are one (theorem 1); where
    states are merged it does, and nobody does.
    """
    if isinstance(space, MergedSpace):
        return graph_distances(space, start, movers, improving)
    distance: Distances = np.full(space.n_states, UNREACHABLE, dtype=np.int32)
    distance[start] = 0
    steps = 0
    while True:
        at = distance == steps
        if not at.any():
            return distance
        ahead = np.zeros(space.n_states, dtype=np.bool_)
        for dm in movers:
            ahead |= _one_move_ahead(space, dm, at, None if improving is None else improving[dm])
        steps += 1
        distance[ahead & (distance == UNREACHABLE)] = steps


def shortest_path(
    space: StateSpace,
    start: int,
    goal: int | Flags,
    movers: Sequence[int] | None = None,
    improving: Ranks | None = None,
    known: Distances | None = None,
) -> tuple[Move, ...] | None:
    """A shortest sequence of moves from `start` to a goal (an index, or flags over states); None when there is none.

    `known` is what `distances` gives for the same start, movers and `improving`, when that has been worked out already.

    Among equally short ones: the goal of lowest index, then, from its end backwards, the first mover and lowest index.
    """
    who = range(space.n_dm) if movers is None else movers
    distance = distances(space, start, who, improving) if known is None else known
    goals = np.flatnonzero(goal) if isinstance(goal, np.ndarray) else np.array([goal])
    reached = goals[distance[goals] != UNREACHABLE]
    if len(reached) == 0:
        return None
    at = int(reached[np.argmin(distance[reached])])
    if isinstance(space, MergedSpace):
        return tuple(Move(*taken) for taken in reversed(list(steps_back(space, start, at, who, improving))))
    path: list[Move] = []
    while distance[at] > 0:
        path.append(_last_move(space, who, improving, distance, at))
        at = path[-1].start
    return tuple(reversed(path))


def _one_move_ahead(space: StateSpace, dm: int, at: Flags, rank: Values | None) -> Flags:
    """Where `dm` can get in one move, or one improvement, from the states `at`: they have to rank lower than it."""
    height = np.zeros(space.n_states, dtype=np.int32) if rank is None else rank
    lowest = to_cube(space, np.where(at, height, above_all(height)), above_all(height))
    run_against(space, space.bits_of[dm], lowest, np.minimum)
    lowest = from_cube(space, lowest)
    ahead: Flags = lowest < (above_all(height) if rank is None else rank)
    return ahead


def _last_move(space: StateSpace, who: Sequence[int], improving: Ranks | None, distance: Distances, end: int) -> Move:
    return next(
        Move(dm, start, end)
        for dm in who
        for start in _row(space, dm, end)
        if distance[start] == distance[end] - 1
        and _may(space, dm, start, end)
        and (improving is None or improving[dm][end] > improving[dm][start])
    )


def _may(space: StateSpace, dm: int, start: int, end: int) -> bool:
    return space.may_move(dm, int(space.codes[start]), int(space.codes[end]))


def _row(space: StateSpace, dm: int, index: int) -> list[int]:
    """The indices of the feasible states that differ from `index` in options of `dm` alone, ascending."""
    return [place for code in space.row(dm, int(space.codes[index])) if (place := space.place(code)) is not None]
