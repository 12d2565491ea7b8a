"""`GraphNeighbourhood`: what moves and improvements lead to from a few states, where moves are listed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.stability.heights import Heights, RankedHeights
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Indices
from standoff.stability.neighbourhood import Neighbourhood, Wanted
from standoff.stability.paths import Move, shortest_path
from standoff.stability.space import Flags, StateSpace


@dataclass(frozen=True, eq=False)
class GraphNeighbourhood(Neighbourhood):
    """The neighbourhood of states of a merged space."""

    space: MergedSpace
    heights: RankedHeights

    def improvements(self, dm: int, at: int) -> Indices:
        """Where the unilateral improvements of `dm` lead from state `at`, most liked first, then by index."""
        rank = self.heights.ranks[dm]
        ends = np.array(self.space.moves(dm, at), dtype=np.intp)
        better = ends[rank[ends] > rank[at]]
        ordered: Indices = better[np.argsort(-rank[better].astype(np.int64), kind="stable")]
        return ordered

    def trapping(self, dm: int, level: float) -> Wanted:
        """Tells where `dm` has nothing better than `level`, neither there nor one move on."""
        trapped: Flags = self.space.arcs(dm).best(self.heights.ranks[dm]) <= level
        return trapped.__getitem__

    def line_to(self, start: int, wanted: Wanted, movers: Sequence[int], *, improving: bool) -> tuple[Move, ...] | None:
        """A shortest sequence of moves by `movers` from `start` to another, wanted state; None when there is none."""
        goals = wanted(np.arange(self.space.n_states))
        goals[start] = False
        return shortest_path(self.space, start, goals, movers, self.heights.ranks if improving else None)


def neighbourhood_of(space: StateSpace, heights: Heights) -> Neighbourhood:
    """What tells of the states around one, in that space."""
    if isinstance(space, MergedSpace) and isinstance(heights, RankedHeights):
        return GraphNeighbourhood(space, heights)
    return Neighbourhood(space, heights)
