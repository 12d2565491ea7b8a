"""Attitudes, power and misperception, transcribed slowly: what the fast code is held against.

Sources: Inohara, Hipel and Walker (2007) for attitudes; Fang, Hipel and Kilgour (1993), chapter 4, for the leader of
Stackelberg; Wang, Hipel and Fraser (1988) and Aljefri, Fang and Hipel (2014) for hypergames.
"""

from collections.abc import Callable
from dataclasses import dataclass

from literal_definitions import LiteralConflict

from standoff.conflict.model import MoveDirection
from standoff.stability import Concept

Replies = Callable[[int, int], list[int]]  # (decision maker, state) to the states it would move to
Vector = dict[str, bool]  # option id to taken or not


@dataclass
class LiteralAttitudes:
    """`signs[i][j]` is `+`, `0` or `-`: the attitude of `i` to `j`. `weak` reads preference as "at least as good"."""

    conflict: LiteralConflict
    signs: list[list[str]]
    weak: bool = False

    def prefers(self, j: int, t: int, s: int) -> bool:
        rank = self.conflict.ranks[j]
        return rank[t] >= rank[s] if self.weak else rank[t] > rank[s]

    def relational_preference(self, i: int, j: int, t: int, s: int) -> bool:
        """Devoting when the attitude is positive, aggressive when it is negative, anything when it is neutral."""
        sign = self.signs[i][j]
        if sign == "+":
            return self.prefers(j, t, s)
        if sign == "-":
            return self.conflict.ranks[j][t] < self.conflict.ranks[j][s]
        return True

    def total_relational_preference(self, i: int, t: int, s: int) -> bool:
        return all(self.relational_preference(i, j, t, s) for j in self.conflict.dms)

    def replies(self, i: int, s: int) -> list[int]:
        return [t for t in self.conflict.reach[i][s] if self.total_relational_preference(i, t, s)]

    def no_better(self, i: int, s: int) -> set[int]:
        return {t for t in self.conflict.feasible if t == s or not self.total_relational_preference(i, t, s)}

    def is_stable(self, i: int, s: int, concept: Concept) -> bool:
        if concept is Concept.NASH:
            return not self.replies(i, s)
        others = [j for j in self.conflict.dms if j != i]
        moves: Replies = lambda j, at: self.conflict.reach[j][at]  # noqa: E731
        credible = concept in (Concept.SEQ, Concept.SSEQ)
        sorry = self.no_better(i, s)
        for s1 in self.replies(i, s):
            sanctions = ends_of_sequences(others, s1, self.replies if credible else moves) & sorry
            if concept in (Concept.SMR, Concept.SSEQ):
                sanctions = {s2 for s2 in sanctions if all(s3 in sorry for s3 in self.conflict.reach[i][s2])}
            if not sanctions:
                return False
        return True


def ends_of_sequences(movers: list[int], start: int, moves: Replies) -> set[int]:
    """The ends of all sequences of `moves` from `start` in which nobody moves twice in a row."""
    seen: set[tuple[int, int]] = set()
    todo: list[tuple[int, int]] = [(start, -1)]
    while todo:
        at, last = todo.pop()
        for j in movers:
            for t in moves(j, at) if j != last else []:
                if (t, j) not in seen:
                    seen.add((t, j))
                    todo.append((t, j))
    return {t for t, _ in seen}


@dataclass
class LiteralGame:
    """A conflict as one decision maker sees it: its options by id, in bit order, and who of the true ones owns them."""

    conflict: LiteralConflict
    ids: list[str]
    dms: list[int]  # for each decision maker of this game, who it is in the true conflict

    def code(self, options: Vector) -> int:
        return sum(1 << b for b, name in enumerate(self.ids) if options[name])

    def vector(self, code: int) -> Vector:
        return {name: bool(code >> b & 1) for b, name in enumerate(self.ids)}

    def is_stable(self, dm: int, code: int, concept: Concept) -> bool:
        return self.conflict.is_stable(self.dms.index(dm), code, concept)

    def is_equilibrium(self, code: int, concept: Concept) -> bool:
        return all(self.is_stable(dm, code, concept) for dm in self.dms)


@dataclass
class LiteralHypergame:
    true: LiteralGame
    own: list[LiteralGame]
    now: Vector  # of every option that anybody knows of

    def seen(self, i: int, state: int) -> int | None:
        """What `i` sees in a true state, as a state of its own game; None where it holds that to be infeasible."""
        there = self.true.vector(state)
        code = self.own[i].code({name: there.get(name, self.now[name]) for name in self.own[i].ids})
        return code if code in self.own[i].conflict.feasible else None

    def is_seen_as_it_is(self, i: int, state: int) -> bool:
        there = self.true.vector(state)
        return all(there[name] == self.now[name] for name in self.true.ids if name not in self.own[i].ids)

    def stays(self, i: int, state: int, concept: Concept) -> bool:
        seen = self.seen(i, state)
        return seen is not None and self.own[i].is_stable(i, seen, concept)

    def expects(self, i: int, state: int, concept: Concept) -> bool:
        seen = self.seen(i, state)
        return seen is not None and self.own[i].is_equilibrium(seen, concept)

    def kind(self, state: int, concept: Concept) -> str | None:
        """The kind of equilibrium, or None where somebody would leave."""
        everybody = range(len(self.own))
        if not all(self.stays(i, state, concept) for i in everybody):
            return None
        if not all(self.is_seen_as_it_is(i, state) for i in everybody):
            return "stealthy"
        return "steady" if all(self.expects(i, state, concept) for i in everybody) else "unsteady"


@dataclass
class LiteralPower:
    """A conflict, the owners of the additional options (the highest bits), and what is influenced, as predicates.

    `wants[i]` are the influences on `i`, most important first, over codes of the larger conflict.
    """

    conflict: LiteralConflict
    owners: list[int]
    wants: list[list[Callable[[int], bool]]]

    def without(self, code: int) -> int:
        return code & (1 << len(self.conflict.owners)) - 1

    def taken(self, code: int) -> int:
        return code >> len(self.conflict.owners)

    def key(self, i: int, code: int) -> list[int]:
        """Larger is better: first what is influenced, one wish after the other, then the ranking without power."""
        return [*(int(want(code)) for want in self.wants[i]), self.conflict.ranks[i][self.without(code)]]

    def larger(self) -> LiteralConflict:
        n, more = len(self.conflict.owners), len(self.owners)
        feasible = [code for code in range(1 << n + more) if self.without(code) in self.conflict.feasible]
        ranks = []
        for i in self.conflict.dms:
            ordered = sorted(self.key(i, code) for code in feasible)
            ranks.append({code: ordered.index(self.key(i, code)) for code in feasible})
        directions = [*self.conflict.directions, *[MoveDirection.BOTH] * more]
        return LiteralConflict(self.conflict.n_dm, [*self.conflict.owners, *self.owners], directions, feasible, ranks)


def is_stackelberg(conflict: LiteralConflict, leader: int, s: int) -> bool:
    """The leader, foreseeing two moves, stays, and so does everybody else, foreseeing one."""
    followers = [j for j in conflict.dms if j != leader]
    return conflict.expected_end(leader, s, 2) == s and not any(conflict.improvements(j, s) for j in followers)
