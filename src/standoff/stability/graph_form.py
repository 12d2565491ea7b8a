"""`GraphProfile`: the questions of the solution concepts, asked of a state graph whose moves are listed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from standoff.stability.arcs import Arcs, Part, Values, parts_of
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import above_all
from standoff.stability.space import Flags, Ranks


@dataclass(frozen=True, eq=False)
class GraphProfile:
    """One preference profile over a merged space, or a batch: `ranks` is `(n_dm, n_states[, samples])` (theorem 9)."""

    space: MergedSpace
    ranks: Ranks

    def best(self, dm: int, values: Values) -> Values:
        """The largest of `values` over each state and what `dm` reaches from it in one move."""
        return self.space.arcs(dm).best(values)

    def worst(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it."""
        return self.worst_of(self._others(dm), values)

    def worst_by_improvements(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it, each step an improvement."""
        return self.worst_by_improvements_of(self._others(dm), values)

    def worst_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it."""
        return self._worst(movers, values, improving=False)

    def worst_by_improvements_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it, each step an improvement."""
        return self._worst(movers, values, improving=True)

    def _others(self, dm: int) -> list[int]:
        return [j for j in range(self.space.n_dm) if j != dm]

    def _worst(self, group: Sequence[int], values: Values, *, improving: bool) -> Values:
        movers = [j for j in group if len(self.space.arcs(j).starts)]
        worst = values.copy()
        for part in parts_of(max((len(self.space.arcs(j).starts) for j in movers), default=1), values):
            _lower(worst[part], [self._step(j, part, improving=improving) for j in movers])
        return worst

    def _step(self, dm: int, part: Part, *, improving: bool) -> "_Step":
        arcs = self.space.arcs(dm)
        rank = self.ranks[dm][part]
        return _Step(arcs, rank[arcs.ends] > rank[arcs.starts] if improving else None)


@dataclass(frozen=True, eq=False)
class _Step:
    """The arcs of one mover, and which of them it may take, `(n_arcs[, samples])`; None for all."""

    arcs: Arcs
    open: Flags | None

    def smallest(self, values: Values) -> Values:
        """The smallest of `values` over what each state reaches by one move, above all where it reaches nothing."""
        at_ends = values[self.arcs.ends]
        if self.open is not None:
            np.copyto(at_ends, above_all(values), where=~self.open)
        smallest = np.full_like(values, above_all(values))
        self.arcs.fold(at_ends, np.minimum, smallest)
        return smallest


def _lower(worst: Values, steps: list[_Step]) -> None:
    """Lower `worst`, in place, to its smallest over each state and what sequences of `steps` lead to.

    `after[k]` is the smallest value over a state and all that can follow there when mover `k` has just moved; that
    nobody moves twice in a row is all that tells them apart.
    """
    after = [worst.copy() for _ in steps]
    waiting = [True] * len(steps)
    turn = 0
    while any(waiting):
        if waiting[turn]:
            waiting[turn] = False
            reached = steps[turn].smallest(after[turn])
            np.minimum(worst, reached, out=worst)
            for other, values in enumerate(after):
                if other != turn and (reached < values).any():
                    np.minimum(values, reached, out=values)
                    waiting[other] = True
        turn = (turn + 1) % len(steps)
