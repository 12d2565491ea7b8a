"""Simultaneous stability: what becomes of a move when opponents make their own improvements at the same moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from standoff.conflict.model import MoveDirection
from standoff.errors import ConflictError
from standoff.stability.merged import refuse_merged
from standoff.stability.moves import Indices, Values, above_all
from standoff.stability.profiles import AnyProfile
from standoff.stability.sanctions import alone
from standoff.stability.space import Flags, Ranks, StateSpace

MAX_WORK = 1 << 28
"""States times sets of changes that are looked at for one decision maker: half a minute."""


@dataclass(frozen=True, eq=False)
class Changes:
    """Where sets of changes of options lead, from every state at once. A set is the binary number of the options."""

    space: StateSpace

    def end(self, change: int) -> tuple[Indices, Flags]:
        """Where each state (by index) is once `change` is made, and whether that is feasible; 0 where it is not."""
        ends = self._places[self.space.codes ^ change]
        return np.maximum(ends, 0), ends >= 0

    def may(self, change: int) -> Flags:
        """Whether the options may change that way from each state, and lead to a feasible one."""
        forward, back = self._one_way
        codes, (_, feasible) = self.space.codes, self.end(change)
        flags: Flags = feasible & (codes & change & forward == 0) & (~codes & change & back == 0)
        return flags

    def of(self, dm: int) -> list[int]:
        """The sets of changes that `dm` can make, the empty one first."""
        return self.space.row(dm, 0)

    @cached_property
    def _places(self) -> Indices:
        places = np.full(1 << self.space.n_options, -1, dtype=np.intp)
        places[self.space.codes] = np.arange(self.space.n_states)
        return places

    @cached_property
    def _one_way(self) -> tuple[int, int]:
        ways = self.space.directions
        forward, back = (
            sum(1 << b for b, way in enumerate(ways) if way is one)
            for one in (MoveDirection.FORWARD, MoveDirection.BACK)
        )
        return forward, back


def simultaneously_stable(space: StateSpace, ranks: Ranks) -> Flags:
    """Whether each state is simultaneously stable for each decision maker: bool, the shape of `ranks`.

    `ranks` is `(n_dm, n_states[, samples])`. A state is stable for `i` when each of `i`'s unilateral improvements from
    it is sanctioned: one opponent or more, each by a unilateral improvement of its own from the same state, act at the
    same moment, and the joint outcome is feasible and no better for `i` (Fraser and Hipel 1984; the convention for more
    than two, and for infeasible outcomes, is in `docs/method.md`). Raises `ConflictError` when that is too much work.
    """
    refuse_merged(space)  # outcomes of joint changes are those of combinations, not of states
    changes = Changes(space)
    verdict = np.ones(ranks.shape, dtype=np.bool_)
    for dm in range(space.n_dm):
        _check_work(space, dm)
        sanctions = Sanctioners(changes, ranks, dm)
        for own in changes.of(dm)[1:]:
            improves = _improves(changes, ranks[dm], own)
            if improves.any():
                verdict[dm] &= ~improves | (sanctions.worst_outcome(own) <= ranks[dm])
    return verdict


def joint_outcomes(space: StateSpace, ranks: Ranks, dm: int, at: int, own: int) -> Iterator[tuple[int, ...]]:
    """The sets of changes, one for each decision maker, that sanction `dm` for making the changes `own` in state `at`.

    `ranks` is `(n_dm, n_states)`; an empty set (0) for those who stay. Fewest movers first, then by number.
    """
    code = int(space.codes[at])
    sets = [[0] if j == dm else [0, *_improving_sets(space, ranks[j], j, at)] for j in range(space.n_dm)]
    for joint in sorted(product(*sets), key=lambda joint: (sum(map(bool, joint)), joint)):
        end = space.place(code ^ own ^ sum(joint))
        if any(joint) and end is not None and ranks[dm, end] <= ranks[dm, at]:
            yield joint


@dataclass(frozen=True, eq=False)
class Sanctioners:
    """What the opponents of `dm` can do to it at the moment at which it moves.

    Their sets of improving changes are gone through one by one, except for those of the opponent with most options:
    the smallest value over its improvements is one walk down its rows.
    """

    changes: Changes
    ranks: Ranks
    dm: int

    def worst_outcome(self, own: int) -> Values:
        """The smallest rank, for `dm`, of what comes of its changes `own` and improvements of any opponents.

        The outcome of its own move alone takes part: it is better than the state where `own` improves, so it does not
        count as a sanction. An infeasible outcome is none.
        """
        rank = self.ranks[self.dm]
        worst: Values = np.full_like(rank, above_all(rank))
        for joint in product(*(self.changes.of(j) for j in self._few)):
            able = np.ones(rank.shape, dtype=np.bool_)
            for j, change in zip(self._few, joint, strict=True):
                if change:
                    able &= _improves(self.changes, self.ranks[j], change)
            if able.any():
                np.minimum(worst, self._with_most(own | sum(joint)), out=worst, where=able)
        return worst

    def _with_most(self, change: int) -> Values:
        """The smallest rank once `change` and any improvement of the opponent with most options are made."""
        ends, feasible = self.changes.end(change)
        rank = self.ranks[self.dm]
        values: Values = np.where(_along(feasible, rank), rank[ends], above_all(rank)).astype(rank.dtype)
        return values if self._most is None else self._most.worst_by_improvements(0, values)

    @cached_property
    def _few(self) -> list[int]:
        return self._opponents[:-1]

    @cached_property
    def _most(self) -> AnyProfile | None:
        """A profile in which nobody improves but the opponent with most options."""
        return alone(self.changes.space, self.ranks, self._opponents[-1]) if self._opponents else None

    @cached_property
    def _opponents(self) -> list[int]:
        return opponents_by_options(self.changes.space, self.dm)


def opponents_by_options(space: StateSpace, dm: int) -> list[int]:
    """The others who have options, those with fewest first."""
    others = (j for j in range(space.n_dm) if j != dm and space.bits_of[j])
    return sorted(others, key=lambda j: len(space.bits_of[j]))


def _improves(changes: Changes, rank: Values, change: int) -> Flags:
    """Where making `change` is a unilateral improvement for one with `rank`: bool, the shape of `rank`."""
    ends, _ = changes.end(change)
    flags: Flags = _along(changes.may(change), rank) & (rank[ends] > rank)
    return flags


def _along(flags: Flags, rank: Values) -> Flags:
    """Flags over states, in a shape that broadcasts against `rank`."""
    return flags.reshape(-1, *(1,) * (rank.ndim - 1))


def _improving_sets(space: StateSpace, rank: Values, j: int, at: int) -> list[int]:
    code = int(space.codes[at])
    return sorted(code ^ int(space.codes[end]) for end in space.moves(j, at) if rank[end] > rank[at])


def _check_work(space: StateSpace, dm: int) -> None:
    few = sum(len(space.bits_of[j]) for j in opponents_by_options(space, dm)[:-1])
    if space.n_states << (len(space.bits_of[dm]) + few) > MAX_WORK:
        raise ConflictError(
            "too-much-for-sim",
            f"simultaneous stability looks at joint moves from each state, and {space.n_options} options have too many",
            remedy="leave out options, or ask for seq",
        )
