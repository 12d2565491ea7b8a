"""Rules for how far the opponents may go in a sanction: all they can do together, one move of each, or one move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, reduce
from itertools import combinations

import numpy as np

from standoff.errors import ConflictError, meant_among
from standoff.stability.improvements import Profile
from standoff.stability.moves import Values
from standoff.stability.profiles import AnyProfile, profile_of
from standoff.stability.space import Ranks, StateSpace


class Sanctions(StrEnum):
    """What a sanction may consist of.

    `joint` is the definition of the Graph Model: any legal sequence of moves of the opponents. `once` lets each
    opponent move once at most, in any order; `single` lets one of them make one move. The last two are there to
    reproduce and to compare with the verdicts of other programs, such as GMCR+.
    """

    JOINT = "joint"
    ONCE = "once"
    SINGLE = "single"


def sanctions_named(name: Sanctions | str) -> Sanctions:
    """The rule of that name; raises `ConflictError` for a name that there is not.

    >>> sanctions_named("once")
    <Sanctions.ONCE: 'once'>
    """
    known = [rule.value for rule in Sanctions]
    if name in known:
        return Sanctions(name)
    remedy = meant_among(str(name).lower(), known)
    raise ConflictError("unknown-sanctions", f"there is no rule of sanctions {str(name)!r}", remedy=remedy)


@dataclass(frozen=True, eq=False)
class SingleMoveProfile(Profile):
    """A profile whose sanctions are one move of one opponent, or none."""

    def worst(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and what any single move of an opponent reaches from it."""
        return _smallest([values, *(self.worst_by(j, values) for j in self.opponents(dm))])

    def worst_by_improvements(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and what any single improvement of an opponent reaches from it."""
        return _smallest([values, *(self.worst_by_improvement_of(j, values) for j in self.opponents(dm))])

    def opponents(self, dm: int) -> list[int]:
        """The others who have options."""
        return [j for j in range(self.space.n_dm) if j != dm and self.space.bits_of[j]]

    def worst_by(self, j: int, values: Values) -> Values:
        """The smallest of `values` over each state and what `j` reaches from it in one move."""
        return self._alone[j].worst(0, values)

    def worst_by_improvement_of(self, j: int, values: Values) -> Values:
        """The smallest of `values` over each state and what `j` reaches from it in one improvement (theorem 6)."""
        return self._alone[j].worst_by_improvements(0, values)

    @cached_property
    def _alone(self) -> Sequence[AnyProfile]:
        """For each decision maker a profile in which nobody else improves: its own two improvements are one."""
        return [alone(self.space, self.ranks, j) for j in range(self.space.n_dm)]


@dataclass(frozen=True, eq=False)
class OneMoveEachProfile(SingleMoveProfile):
    """A profile whose sanctions are sequences of moves in which no opponent moves twice."""

    def worst(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and what one move of each opponent at most, in any order, reaches.

        When every combination is feasible that is all that they can reach (theorem 2).
        """
        return (
            super(SingleMoveProfile, self).worst(dm, values) if self.space.complete else self._once(dm, values, False)
        )

    def worst_by_improvements(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and what one improvement of each opponent at most reaches."""
        return self._once(dm, values, True)

    def _once(self, dm: int, values: Values, improving: bool) -> Values:
        """Set of opponents by set, from small to large: one of them moves first, and then the others of the set."""
        step = self.worst_by_improvement_of if improving else self.worst_by
        opponents = self.opponents(dm)
        after: dict[frozenset[int], Values] = {frozenset(): values}
        for size in range(1, len(opponents) + 1):
            after = {
                frozenset(movers): _smallest([step(j, after[frozenset(movers) - {j}]) for j in movers])
                for movers in combinations(opponents, size)
            }
        return after[frozenset(opponents)]


def alone(space: StateSpace, ranks: Ranks, j: int) -> AnyProfile:
    """A profile of two, in which decision maker 1 is `j` and 0 has all other options: what 1 does against 0, `j` does.

    `ranks` is `(n_dm, n_states[, samples])`.
    """
    view = replace(space, n_dm=2, owners=tuple(int(owner == j) for owner in space.owners))
    return profile_of(view, np.stack([np.zeros_like(ranks[j]), ranks[j]]))


def _smallest(arrays: Sequence[Values]) -> Values:
    return reduce(np.minimum, arrays)


PROFILES = {
    Sanctions.JOINT: Profile,
    Sanctions.ONCE: OneMoveEachProfile,
    Sanctions.SINGLE: SingleMoveProfile,
}
