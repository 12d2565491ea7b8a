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
        self.reached = cache(self._reached)  # memory for what was worked out once, nothing else

    def _reached(self, movers: tuple[int, ...], s: int, improving: bool) -> frozenset[int]:
        return frozenset(self.conflict.sequences(list(movers), s, improving))

    def improves(self, members: tuple[int, ...], s: int, t: int) -> bool:
        ranks = [self.conflict.ranks[i] for i in members]
        if self.weak:
            return all(rank[t] >= rank[s] for rank in ranks) and any(rank[t] > rank[s] for rank in ranks)
        return all(rank[t] > rank[s] for rank in ranks)

    def improvements(self, members: tuple[int, ...], s: int) -> list[int]:
        return sorted(t for t in self.reached(members, s, False) if self.improves(members, s, t))

    def is_stable(self, members: tuple[int, ...], s: int, concept: Concept) -> bool:
        return not self.undeterred(members, s, concept)

    def undeterred(self, members: tuple[int, ...], s: int, concept: Concept) -> list[int]:
        """The coalition's improvements from s that no sanction deters."""
        return [s1 for s1 in self.improvements(members, s) if not self.is_deterred(members, s, s1, concept)]

    def is_deterred(self, members: tuple[int, ...], s: int, s1: int, concept: Concept) -> bool:
        if concept is Concept.NASH:
            return False
        others = tuple(j for j in self.conflict.dms if j not in members)
        for s2 in self.reached(others, s1, concept is Concept.SEQ):
            if self.improves(members, s, s2):
                continue
            if concept is not Concept.SMR:
                return True
            if not any(self.improves(members, s, s3) for s3 in self.reached(members, s2, False)):
                return True
        return False

    def is_equilibrium(self, s: int, concept: Concept) -> bool:
        return all(self.is_stable(members, s, concept) for members in coalitions(self.conflict.n_dm))
