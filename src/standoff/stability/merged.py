"""`MergedSpace`: a state space in which some combinations of options are one state."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from standoff.conflict.formula import Formula
from standoff.conflict.indistinguishable import lowest_alike
from standoff.errors import ConflictError
from standoff.stability.arcs import Arcs, Places
from standoff.stability.space import Codes, StateSpace, truth


@dataclass(frozen=True, eq=False)
class MergedSpace(StateSpace):
    """A state space whose states are sets of combinations that cannot be told apart.

    `codes` holds each state's lowest combination, ascending, so that states are numbered and called after it.
    `combinations` holds all feasible ones, ascending, and `states` the index of each one's state. A decision maker can
    move between two states when it can from some combination of the one to some combination of the other. One decision
    maker's moves need not be transitive then, and two decision makers may have moves to the same state.
    """

    combinations: Codes
    states: Places

    @property
    def complete(self) -> bool:
        """False: the states are not all the combinations of options, each for itself."""
        return False

    @cached_property
    def unmerged(self) -> StateSpace:
        """The space in which every combination is a state."""
        return StateSpace(self.n_options, self.n_dm, self.owners, self.directions, self.combinations)

    def arcs(self, dm: int) -> Arcs:
        """The moves of `dm`, listed once; raises `ConflictError` when they are too many to list."""
        if dm not in self._listed:
            self._listed[dm] = Arcs.between(self.unmerged, dm, self.states)
        return self._listed[dm]

    def place(self, code: int) -> int | None:
        """The index of the state that a combination belongs to, or None when it is infeasible."""
        at = self.unmerged.place(code)
        return None if at is None else int(self.states[at])

    def patterns(self, index: int) -> tuple[str, ...]:
        """The labels of the combinations that a state stands for, by number."""
        order, heads = self._by_state
        return tuple(self.label(code) for code in self.combinations[order[heads[index] : heads[index + 1]]].tolist())

    @cached_property
    def _listed(self) -> dict[int, Arcs]:
        return {}

    @cached_property
    def _by_state(self) -> tuple[Places, Places]:
        """The combinations in order of state, and where each state's begin."""
        order = np.argsort(self.states, kind="stable")
        return order, np.searchsorted(self.states[order], np.arange(self.n_states + 1))

    def moves(self, dm: int, index: int) -> list[int]:
        """The indices that `dm` can reach from state `index` in one unilateral move, ascending."""
        arcs = self.arcs(dm)
        return sorted(arcs.ends[arcs.of(index)].tolist())

    def moves_by_change(self, dm: int, index: int) -> list[int]:
        """The same in order of how few options a move changes, then of the binary number of change."""
        arcs = self.arcs(dm)
        return list(arcs.ends[arcs.of(index)].tolist())

    def crossing(self, dm: int, start: int, end: int) -> tuple[int, int]:
        """The combinations between which `dm` moves from state `start` to state `end`: codes."""
        arcs = self.arcs(dm)
        at = next((a for a in arcs.of(start).tolist() if arcs.ends[a] == end), None)
        if at is None:
            return super().crossing(dm, start, end)
        return int(arcs.froms[at]), int(arcs.froms[at] ^ arcs.changes[at])

    def may_move(self, dm: int, start: int, end: int) -> bool:
        """True when `dm` can move in one step from the state of code `start` to the different state of code `end`."""
        places = self.place(start), self.place(end)
        return None not in places and places[1] in self.moves(dm, places[0] or 0)


def merged(space: StateSpace, indistinguishable: Sequence[Formula], option_ids: Sequence[str]) -> StateSpace:
    """The space in which all states where one of the formulas holds are one; `space` itself when it stays as it is."""
    truths = [truth(formula, option_ids, space.codes) for formula in indistinguishable]
    lowest = lowest_alike(truths, space.n_states)
    kept, states = np.unique(lowest, return_inverse=True)
    if len(kept) == space.n_states:
        return space
    return MergedSpace(
        space.n_options, space.n_dm, space.owners, space.directions, space.codes[kept], space.codes, states.reshape(-1)
    )


def refuse_merged(space: StateSpace) -> None:
    """Raises `ConflictError` for a merged space, before what is defined on settings of options goes wrong on it."""
    if isinstance(space, MergedSpace):
        raise ConflictError(
            "indistinguishable-states",
            "this question is not answered for conflicts with indistinguishable states",
            remedy="take out the lines under `indistinguishable`",
        )
