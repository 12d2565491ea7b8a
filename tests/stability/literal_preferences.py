"""Stability under preferences richer than a ranking, slowly and word for word as `docs/method.md` defines it.

Sources: unknown comparisons, Li, Hipel, Kilgour and Fang (2004), IEEE Transactions on Systems, Man and Cybernetics A
34; strength, Hamouda, Kilgour and Hipel (2004), Group Decision and Negotiation 13, and (2006), Applied Mathematics and
Computation 179; fuzzy preferences, Bashar, Kilgour and Hipel (2012), IEEE Transactions on Fuzzy Systems 20;
probabilistic preferences, Rêgo and dos Santos (2015), IEEE Transactions on Systems, Man, and Cybernetics: Systems 45.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from literal_definitions import LiteralConflict

Lists = Callable[[int, int], list[int]]
"""A reachable list: of a decision maker, from a state."""


def coalition_list(lists: Lists, members: list[int], s: int) -> set[int]:
    """R_H(s), built by its inductive definition; `last` holds Omega_H(s, s1), the last movers on the ways to s1."""
    last: dict[int, set[int]] = {}
    for j in members:
        for s1 in lists(j, s):
            last.setdefault(s1, set()).add(j)
    grown = True
    while grown:
        grown = False
        for s1 in list(last):
            for j in members:
                if last[s1] != {j}:
                    for s2 in lists(j, s1):
                        if j not in last.setdefault(s2, set()):
                            last[s2].add(j)
                            grown = True
    return set(last)


@dataclass
class LiteralUnknown:
    conflict: LiteralConflict
    unknown: list[set[frozenset[int]]]  # for each decision maker the pairs of states that it cannot compare

    def is_unknown(self, i: int, s: int, t: int) -> bool:
        return s != t and frozenset((s, t)) in self.unknown[i]

    def prefers(self, i: int, s: int, t: int) -> bool:
        return not self.is_unknown(i, s, t) and self.conflict.ranks[i][s] > self.conflict.ranks[i][t]

    def prefers_or_equal(self, i: int, s: int, t: int) -> bool:
        return not self.is_unknown(i, s, t) and self.conflict.ranks[i][s] >= self.conflict.ranks[i][t]

    def improvements(self, i: int, s: int) -> list[int]:
        return [t for t in self.conflict.reach[i][s] if self.prefers(i, t, s)]

    def improvements_or_unknown(self, i: int, s: int) -> list[int]:
        return [t for t in self.conflict.reach[i][s] if self.prefers(i, t, s) or self.is_unknown(i, t, s)]

    def is_stable(self, i: int, s: int, concept: str, extension: str) -> bool:
        leaves = self.improvements_or_unknown if extension in "ac" else self.improvements
        if concept == "nash":
            return leaves(i, s) == []
        others = [j for j in self.conflict.dms if j != i]
        credible = concept in ("seq", "sseq")
        answers = self.improvements_or_unknown if credible else lambda j, t: self.conflict.reach[j][t]
        for s1 in leaves(i, s):
            sanctions = [s2 for s2 in coalition_list(answers, others, s1) if self.sanctions(i, s, s2, extension)]
            if concept in ("smr", "sseq"):
                sanctions = [
                    s2
                    for s2 in sanctions
                    if all(self.sanctions(i, s, s3, extension) for s3 in self.conflict.reach[i][s2])
                ]
            if not sanctions:
                return False
        return True

    def sanctions(self, i: int, s: int, s2: int, extension: str) -> bool:
        if extension in "ab":
            return self.prefers_or_equal(i, s, s2)
        return self.prefers_or_equal(i, s, s2) or self.is_unknown(i, s, s2)


@dataclass
class LiteralStrength:
    conflict: LiteralConflict
    strong_above: list[set[int]]  # for each decision maker the ranks r such that rank r + 1 is strongly preferred to r

    def strongly_prefers(self, i: int, s: int, t: int) -> bool:
        high, low = self.conflict.ranks[i][s], self.conflict.ranks[i][t]
        return any(low <= gap < high for gap in self.strong_above[i])

    def is_strongly_stable(self, i: int, s: int, concept: str) -> bool:
        c = self.conflict
        others = [j for j in c.dms if j != i]
        answers = c.improvements if concept in ("seq", "sseq") else lambda j, t: c.reach[j][t]
        for s1 in c.improvements(i, s):  # mild and strong improvements alike
            sanctions = [s2 for s2 in coalition_list(answers, others, s1) if self.strongly_prefers(i, s, s2)]
            if concept in ("smr", "sseq"):
                sanctions = [s2 for s2 in sanctions if all(self.strongly_prefers(i, s, s3) for s3 in c.reach[i][s2])]
            if not sanctions:
                return False
        return True


@dataclass
class LiteralDegrees:
    """Preferences by degree: `share[i][s, t]` is how far `i` prefers s to t, exact."""

    conflict: LiteralConflict
    share: list[dict[tuple[int, int], Fraction]]

    def certainty(self, i: int, s: int, t: int) -> Fraction:
        return self.share[i][s, t] - self.share[i][t, s]

    def is_fuzzily_stable(self, i: int, s: int, concept: str, threshold: list[Fraction]) -> bool:
        def improvements(j: int, t: int) -> list[int]:
            return [u for u in self.conflict.reach[j][t] if self.certainty(j, u, t) >= threshold[j]]

        def deters(t: int) -> bool:
            return self.certainty(i, t, s) < threshold[i]

        return self._stable(i, s, concept, improvements, deters, improvements)

    def is_probably_stable(self, i: int, s: int, concept: str, a: Fraction, b: Fraction, c: Fraction) -> bool:
        def listed(gamma: Fraction) -> Lists:
            return lambda j, t: [u for u in self.conflict.reach[j][t] if self.share[j][u, t] > gamma]

        return self._stable(i, s, concept, listed(1 - a), lambda t: not self.share[i][t, s] > 1 - b, listed(c))

    def _stable(
        self, i: int, s: int, concept: str, leaves: Lists, deters: Callable[[int], bool], credible: Lists
    ) -> bool:
        if concept == "nash":
            return leaves(i, s) == []
        others = [j for j in self.conflict.dms if j != i]
        answers = credible if concept in ("seq", "sseq") else lambda j, t: self.conflict.reach[j][t]
        for s1 in leaves(i, s):
            sanctions = [s2 for s2 in coalition_list(answers, others, s1) if deters(s2)]
            if concept in ("smr", "sseq"):
                sanctions = [s2 for s2 in sanctions if all(deters(s3) for s3 in self.conflict.reach[i][s2])]
            if not sanctions:
                return False
        return True
