"""Further solution concepts, transcribed word for word and slowly: what the fast code is held against.

Sources stand beside each definition in `docs/method.md`.
"""

from itertools import chain, combinations, permutations, product

from literal_definitions import LiteralConflict


def mask(literal: LiteralConflict, i: int) -> int:
    return sum(1 << b for b, owner in enumerate(literal.owners) if owner == i)


def apply(literal: LiteralConflict, s: int, changes: dict[int, int]) -> int:
    """The state `s` once each decision maker's options are set as in the state that `changes` names for it."""
    for i, t in changes.items():
        s = (s & ~mask(literal, i)) | (t & mask(literal, i))
    return s


def is_simultaneously_stable(literal: LiteralConflict, i: int, s: int) -> bool:
    """Each improvement meets improvements, from the same state, of one opponent or more that spoil it together."""
    return all(is_spoilt(literal, i, s, s1) for s1 in literal.improvements(i, s))


def is_spoilt(literal: LiteralConflict, i: int, s: int, s1: int) -> bool:
    able = [j for j in literal.dms if j != i and literal.improvements(j, s)]
    for size in range(1, len(able) + 1):
        for who in combinations(able, size):
            for theirs in product(*(literal.improvements(j, s) for j in who)):
                joint = apply(literal, s, {i: s1, **dict(zip(who, theirs, strict=True))})
                if joint in literal.feasible and literal.ranks[i][joint] <= literal.ranks[i][s]:
                    return True
    return False


def reached_at_most_once_each(literal: LiteralConflict, others: list[int], s: int, improving: bool) -> set[int]:
    """Where `others` get from `s` when each of them moves once at most, whoever comes first."""
    ends: set[int] = set()
    for size in range(1, len(others) + 1):
        for order in permutations(others, size):
            at = {s}
            for j in order:
                at = {t for u in at for t in (literal.improvements(j, u) if improving else literal.reach[j][u])}
            ends |= at
    return ends


def reached_by_one(literal: LiteralConflict, others: list[int], s: int, improving: bool) -> set[int]:
    """Where a single move of one of `others` leads."""
    moves = literal.improvements if improving else lambda j, u: literal.reach[j][u]
    return {t for j in others for t in moves(j, s)}


def is_stable_against(literal: LiteralConflict, i: int, s: int, *, once: bool, credible: bool, symmetric: bool) -> bool:
    """GMR, SMR, SEQ or SSEQ where a sanction is made of one move of each opponent at most, or of one move alone."""
    rank, others = literal.ranks[i], [j for j in literal.dms if j != i]
    reached = reached_at_most_once_each if once else reached_by_one
    for s1 in literal.improvements(i, s):
        ends = [s2 for s2 in reached(literal, others, s1, credible) if rank[s2] <= rank[s]]
        if symmetric:
            ends = [s2 for s2 in ends if all(rank[s3] <= rank[s] for s3 in literal.reach[i][s2])]
        if not ends:
            return False
    return True


class Farsighted:
    """Chwe's effectiveness relation, indirect dominance and largest consistent set on the graph of moves."""

    def __init__(self, literal: LiteralConflict, coalitions: bool) -> None:
        self.literal = literal
        able = [i for i in literal.dms if i in literal.owners]
        sizes = range(1, len(able) + 1) if coalitions else [1]
        self.coalitions = list(chain.from_iterable(combinations(able, size) for size in sizes))
        states = literal.feasible
        self.moves = {
            who: {a: {b for b in states if self.effective(a, b, who)} for a in states} for who in self.coalitions
        }
        self.set = self.largest_consistent_set()

    def effective(self, a: int, b: int, coalition: tuple[int, ...]) -> bool:
        """The coalition can change `a` into `b`: each member may make its part of the change."""
        if a == b or b not in self.literal.feasible:
            return False
        if (a ^ b) & ~sum(mask(self.literal, i) for i in coalition):
            return False
        return all(self.may(bit, a, b) for bit in range(len(self.literal.owners)) if (a ^ b) >> bit & 1)

    def may(self, bit: int, a: int, b: int) -> bool:
        way = self.literal.directions[bit].value
        return way == "both" or (way == "forward") == (b >> bit & 1 > a >> bit & 1)

    def prefers(self, coalition: tuple[int, ...], a: int, b: int) -> bool:
        return all(self.literal.ranks[i][a] < self.literal.ranks[i][b] for i in coalition)

    def dominated_indirectly_by(self, b: int) -> set[int]:
        found: set[int] = set()
        while True:
            more = {
                a
                for who in self.coalitions
                for a in self.literal.feasible
                if self.prefers(who, a, b) and not self.moves[who][a].isdisjoint({b, *found})
            }
            if more <= found:
                return found
            found |= more

    def largest_consistent_set(self) -> set[int]:
        self.dominates = {b: self.dominated_indirectly_by(b) for b in self.literal.feasible}
        consistent = set(self.literal.feasible)
        while True:
            self.set = consistent
            left = {a for a in consistent if all(self.is_deterred(a, who) for who in self.coalitions)}
            if left == consistent:
                return consistent
            consistent = left

    def is_deterred(self, a: int, coalition: tuple[int, ...]) -> bool:
        for d in self.moves[coalition][a]:
            ends = [e for e in self.set if e == d or d in self.dominates[e]]
            if not any(not self.prefers(coalition, a, e) for e in ends):
                return False
        return True

    def is_stable(self, i: int, s: int) -> bool:
        return all(self.is_deterred(s, who) for who in self.coalitions if i in who)
