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
    def __init__(self, conflict: LiteralConflict, weak: bool, joint: bool = False) -> None:
        self.conflict = conflict
        self.weak = weak
        self.joint = joint  # under SEQ the others sanction by coalition improvements, not only one by one
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
        credible = concept is Concept.SEQ
        reached = self.jointly(others, s1) if credible and self.joint else self.reached(others, s1, credible)
        sanctions = reached - self.better(members, s)
        if concept is Concept.SMR:
            return any(self.reached(members, s2, False).isdisjoint(self.better(members, s)) for s2 in sanctions)
        return bool(sanctions)

    def jointly(self, others: tuple[int, ...], s: int) -> set[int]:
        """Where sequences of coalition improvements of `others` lead, no coalition making two in a row."""
        seen: set[tuple[int, tuple[int, ...]]] = set()
        todo: list[tuple[int, tuple[int, ...]]] = [(s, ())]
        while todo:
            at, last = todo.pop()
            for size in range(1, len(others) + 1):
                for coalition in combinations(others, size):
                    if coalition != last:
                        new = {(t, coalition) for t in self.improvements(coalition, at)} - seen
                        seen |= new
                        todo += new
        return {t for t, _ in seen}

    def is_equilibrium(self, s: int, concept: Concept) -> bool:
        return all(self.is_stable(members, s, concept) for members in coalitions(self.conflict.n_dm))
