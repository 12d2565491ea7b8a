"""Coalition stability, transcribed word for word and slowly: what the fast code is held against.

A coalition's improvement is what it reaches together and every member strictly prefers; of the weak kind, what some
member prefers and none likes less (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008). A sanction is a state
that the others reach, each step an improvement of its mover under SEQ, and that is no improvement of the coalition.
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from literal_definitions import LiteralConflict

from standoff.stability import Concept

COALITION_CONCEPTS = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)


def coalitions(n_dm: int, least: int = 1) -> Iterator[tuple[int, ...]]:
    for size in range(least, n_dm + 1):
        yield from combinations(range(n_dm), size)


class LiteralCoalitions:
    def __init__(self, conflict: LiteralConflict, weak: bool) -> None:
        self.conflict = conflict
        self.weak = weak
        # Memory for what was worked out once, nothing else.
        self.reached = cache(lambda movers, s, improving: frozenset(conflict.sequences(list(movers), s, improving)))
        self.better = cache(self._better)

    def _better(self, members: tuple[int, ...], s: int) -> frozenset[int]:
        """The states that the coalition prefers to s."""
        ranks = [self.conflict.ranks[i] for i in members]
        preferred = [{t for t in self.conflict.feasible if rank[t] > rank[s]} for rank in ranks]
        if not self.weak:
            return frozenset(set.intersection(*preferred))
        worse = set().union(*({t for t in self.conflict.feasible if rank[t] < rank[s]} for rank in ranks))
        return frozenset(set().union(*preferred) - worse)

    def improvements(self, members: tuple[int, ...], s: int) -> frozenset[int]:
        return self.reached(members, s, False) & self.better(members, s)

    def is_stable(self, members: tuple[int, ...], s: int, concept: Concept) -> bool:
        return all(self.is_deterred(members, s, s1, concept) for s1 in self.improvements(members, s))

    def undeterred(self, members: tuple[int, ...], s: int, concept: Concept) -> set[int]:
        """The coalition's improvements from s that no sanction deters."""
        return {s1 for s1 in self.improvements(members, s) if not self.is_deterred(members, s, s1, concept)}

    def is_deterred(self, members: tuple[int, ...], s: int, s1: int, concept: Concept) -> bool:
        if concept is Concept.NASH:
            return False
        others = tuple(j for j in self.conflict.dms if j not in members)
        sanctions = self.reached(others, s1, concept is Concept.SEQ) - self.better(members, s)
        if concept is Concept.SMR:
            return any(self.reached(members, s2, False).isdisjoint(self.better(members, s)) for s2 in sanctions)
        return bool(sanctions)

    def is_equilibrium(self, s: int, concept: Concept) -> bool:
        return all(self.is_stable(members, s, concept) for members in coalitions(self.conflict.n_dm))
