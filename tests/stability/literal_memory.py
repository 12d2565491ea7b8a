"""The literal definitions with a memory: what a group reaches is worked out once, and sets of states are bits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from literal_definitions import LiteralConflict


@dataclass
class RememberingConflict(LiteralConflict):
    """A `LiteralConflict` fast enough for the oracle; that it says the same is tested."""

    reached: dict[tuple[tuple[int, ...], int, bool], set[int]] = field(default_factory=dict)
    improved: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    steps: dict[bool, list[dict[int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, plain: LiteralConflict) -> "RememberingConflict":
        return cls(plain.n_dm, plain.owners, plain.directions, plain.feasible, plain.ranks, plain.reach)

    def __post_init__(self) -> None:
        """What one move reaches is known already."""

    def improvements(self, i: int, s: int) -> list[int]:
        if (i, s) not in self.improved:
            self.improved[i, s] = super().improvements(i, s)
        return self.improved[i, s]

    def sequences(self, others: list[int], s: int, improving: bool) -> set[int]:
        key = (tuple(others), s, improving)
        if key not in self.reached:
            self.reached[key] = self._reached(others, s, improving)
        return self.reached[key]

    def _reached(self, others: list[int], s: int, improving: bool) -> set[int]:
        """Step by step: the states where a sequence may end, by who moved last."""
        steps = self._steps(improving)
        seen = {j: steps[j][s] for j in others}
        new = dict(seen)
        while any(new.values()):
            further = {}
            for j in others:
                ahead = 0
                for u in _members(_union(new[last] for last in others if last != j)):
                    ahead |= steps[j][u]
                further[j] = ahead & ~seen[j]
            for j in others:
                seen[j] |= further[j]
            new = further
        return set(_members(_union(seen.values())))

    def _steps(self, improving: bool) -> list[dict[int, int]]:
        """For each decision maker and state the states that one move leads to, as bits."""
        if improving not in self.steps:
            where = self.improvements if improving else lambda i, s: self.reach[i][s]
            self.steps[improving] = [{s: sum(1 << t for t in where(i, s)) for s in self.feasible} for i in self.dms]
        return self.steps[improving]


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _members(bits: int) -> list[int]:
    members = []
    while bits:
        lowest = bits & -bits
        members.append(lowest.bit_length() - 1)
        bits ^= lowest
    return members
