"""What deters a farsighted decision maker: the play by which a state of the largest consistent set may be reached."""

from dataclasses import dataclass

import numpy as np

from standoff.stability.consistent import may_lead_to
from standoff.stability.paths import Move
from standoff.stability.space import Flags, Ranks, StateSpace


@dataclass(frozen=True, eq=False)
class FarsightedPlay:
    """Play among farsighted decision makers who move one at a time (theorem 11).

    `consistent` says which states are in the largest consistent set, `leads[d, e]` that farsighted play may come to `e`
    from `d`; `ranks` is `(n_dm, n_states)`.
    """

    space: StateSpace
    ranks: Ranks
    consistent: Flags
    leads: Flags

    @classmethod
    def of(cls, space: StateSpace, ranks: Ranks, consistent: Flags) -> "FarsightedPlay":
        """The play in a conflict whose largest consistent set is known."""
        movers = [(dm,) for dm in range(space.n_dm) if space.bits_of[dm]]
        return cls(space, ranks, consistent, may_lead_to(space, ranks, movers))

    def deterrent(self, dm: int, at: int, end: int) -> tuple[Move, ...] | None:
        """How play may go on from `end` to what `dm` likes least, so that it does not move there from state `at`.

        Empty when that is `end` itself; None when all that may come is better for `dm` than `at`.
        """
        may_come = np.flatnonzero(self.leads[end] & self.consistent)
        feared = may_come[self.ranks[dm][may_come] <= self.ranks[dm, at]]
        if end in feared:
            return ()
        return self._line(end, int(feared[np.argmin(self.ranks[dm][feared])])) if len(feared) else None

    def _line(self, start: int, goal: int) -> tuple[Move, ...]:
        """A shortest sequence of moves from `start` to `goal`, each by one who likes `goal` better than where it is."""
        came: dict[int, Move | None] = {start: None}
        for at in (queue := [start]):
            for move in self._steps(at, goal):
                if move.end not in came:
                    came[move.end] = move
                    queue.append(move.end)
            if goal in came:
                break
        line: list[Move] = []
        while (move_to := came[goal]) is not None:
            line.append(move_to)
            goal = move_to.start
        return tuple(reversed(line))

    def _steps(self, at: int, goal: int) -> list[Move]:
        keen = np.flatnonzero(self.ranks[:, at] < self.ranks[:, goal]).tolist()
        return [Move(j, at, t) for j in keen for t in self.space.moves(j, at) if self.leads[t, goal]]
