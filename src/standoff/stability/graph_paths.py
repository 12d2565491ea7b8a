"""Shortest sequences of moves where moves are listed one by one: nobody moves twice in a row, and that binds."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from standoff.stability.arcs import Arcs
from standoff.stability.merged import MergedSpace
from standoff.stability.space import Flags, Ranks

Distances = npt.NDArray[np.int32]
UNREACHABLE = -1


def graph_distances(space: MergedSpace, start: int, movers: Sequence[int], improving: Ranks | None) -> Distances:
    """The least number of moves by `movers` from state `start` to each state: int32, -1 where it cannot be reached.

    With `improving`, ranks `(n_dm, n_states)`, each move must be an improvement for its mover.
    """
    by_last = distances_by_last_mover(space, start, movers, improving)
    far = np.iinfo(by_last.dtype).max
    least: Distances = np.where(by_last == UNREACHABLE, far, by_last).min(axis=0, initial=far)
    least[least == far] = UNREACHABLE
    least[start] = 0
    return least


def distances_by_last_mover(
    space: MergedSpace, start: int, movers: Sequence[int], improving: Ranks | None
) -> Distances:
    """The least number of moves from state `start` to each state, by who moves last: int32, `(n_movers, n_states)`.

    -1 where it cannot be reached so. No member of `movers` moves twice in a row; `improving` is as above.
    """
    distance: Distances = np.full((len(movers), space.n_states), UNREACHABLE, dtype=np.int32)
    at: Flags = np.zeros(distance.shape, dtype=np.bool_)
    ready: Flags = np.zeros_like(at)
    ready[:, start] = True  # nobody has moved yet, so anybody may
    steps = 0
    while ready.any():
        steps += 1
        for k, dm in enumerate(movers):
            arcs = space.arcs(dm)
            at[k] = False
            at[k, arcs.ends[ready[k][arcs.starts] & _open(arcs, dm, improving)]] = True
        at &= distance == UNREACHABLE
        distance[at] = steps
        for k in range(len(movers)):
            ready[k] = np.delete(at, k, axis=0).any(axis=0)
    return distance


def steps_back(
    space: MergedSpace, start: int, goal: int, movers: Sequence[int], improving: Ranks | None
) -> Iterator[tuple[int, int, int]]:
    """A shortest way from `start` to `goal`, which must be reachable, last move first: who moves, from where, to where.

    Among equally short ones: at each step back the first mover and the lowest index.
    """
    if goal == start:
        return
    distance = distances_by_last_mover(space, start, movers, improving)
    left = int(distance[distance[:, goal] != UNREACHABLE, goal].min())
    at, allowed = goal, list(range(len(movers)))
    while left:
        k = next(k for k in allowed if distance[k, at] == left)
        arcs = space.arcs(movers[k])
        entering = arcs.starts[(arcs.ends == at) & _open(arcs, movers[k], improving)]
        before = [j for j in range(len(movers)) if j != k]
        left -= 1
        came_from = int(min(s for s in entering.tolist() if _stands(distance, before, start, s, left)))
        yield movers[k], came_from, at
        at, allowed = came_from, before


def _stands(distance: Distances, before: Sequence[int], start: int, state: int, steps: int) -> bool:
    """Whether `state` is where the play can be after `steps` moves, the last one by somebody in `before`."""
    return state == start if steps == 0 else any(distance[j, state] == steps for j in before)


def _open(arcs: Arcs, dm: int, improving: Ranks | None) -> Flags:
    if improving is None:
        return np.ones(len(arcs.starts), dtype=np.bool_)
    better: Flags = improving[dm][arcs.ends] > improving[dm][arcs.starts]
    return better
