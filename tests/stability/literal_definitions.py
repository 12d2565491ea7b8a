"""The definitions of the solution concepts, transcribed word for word and slowly: what the fast code is held against.

Sources: Fang, Hipel and Kilgour (1993), Interactive Decision Making, chapters 3 and 4; sequences of moves as in their
definition of a coalition's reachable list: no decision maker moves twice in a row, anyone may move again later.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standoff.conflict.model import MoveDirection
from standoff.stability import Concept

LIMITED = tuple(Concept(f"l{horizon}") for horizon in range(1, 10))

Ends = dict[tuple[int, int], int]  # (next mover, state) to the state where it ends


@dataclass
class LiteralConflict:
    n_dm: int
    owners: list[int]
    directions: list[MoveDirection]
    feasible: list[int]
    ranks: list[dict[int, int]]  # for each decision maker: code to rank, larger is better
    reach: list[dict[int, list[int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reach = [{s: [t for t in self.feasible if self.is_move(i, s, t)] for s in self.feasible} for i in self.dms]

    @property
    def dms(self) -> range:
        return range(self.n_dm)

    def is_move(self, i: int, s: int, t: int) -> bool:
        changed = [b for b in range(len(self.owners)) if (s >> b & 1) != (t >> b & 1)]
        if not changed or any(self.owners[b] != i for b in changed):
            return False
        for b in changed:
            if self.directions[b] is MoveDirection.FORWARD and s >> b & 1:
                return False
            if self.directions[b] is MoveDirection.BACK and not s >> b & 1:
                return False
        return True

    def others_with_options(self, i: int) -> list[int]:
        return [j for j in self.dms if j != i and j in self.owners]

    def improvements(self, i: int, s: int) -> list[int]:
        return [t for t in self.reach[i][s] if self.ranks[i][t] > self.ranks[i][s]]

    def sequences(self, others: list[int], s: int, improving: bool) -> set[int]:
        """R_H(s) or R_H+(s): the ends of all legal sequences of moves by members of `others` that start at s."""
        seen: set[tuple[int, int]] = set()
        todo: list[tuple[int, int]] = [(s, -1)]
        while todo:
            at, last = todo.pop()
            for j in others:
                if j == last:
                    continue
                for t in self.improvements(j, at) if improving else self.reach[j][at]:
                    if (t, j) not in seen:
                        seen.add((t, j))
                        todo.append((t, j))
        return {t for t, _ in seen}

    def is_stable(self, i: int, s: int, concept: Concept) -> bool:
        rank, others = self.ranks[i], [j for j in self.dms if j != i]
        if concept is Concept.NASH:
            return not self.improvements(i, s)
        if concept in LIMITED:
            return self.expected_end(i, s, LIMITED.index(concept) + 1) == s
        if concept in (Concept.NON_MYOPIC, Concept.FAR):
            return self.stays_at_all_far_horizons(i, s)
        if concept is Concept.SIM:
            return literal_concepts().is_simultaneously_stable(self, i, s)
        if concept is Concept.LCS:
            return self.farsighted.is_stable(i, s)
        credible = concept in (Concept.SEQ, Concept.SSEQ)
        symmetric = concept in (Concept.SMR, Concept.SSEQ)
        for s1 in self.improvements(i, s):
            sanctions = [s2 for s2 in self.sequences(others, s1, credible) if rank[s2] <= rank[s]]
            if symmetric:
                sanctions = [s2 for s2 in sanctions if all(rank[s3] <= rank[s] for s3 in self.reach[i][s2])]
            if not sanctions:
                return False
        return True

    @cached_property
    def farsighted(self) -> Any:
        return literal_concepts().Farsighted(self, coalitions=False)

    def stays_at_all_far_horizons(self, i: int, s: int) -> bool:
        return all(table[i, s] == s for table in self.recurring_tables)

    @cached_property
    def recurring_tables(self) -> list[Ends]:
        """Tabulates every expected end, one move further each time, until a whole table recurs; one full period."""
        tables = [{(j, t): t for j in self.dms for t in self.feasible}]
        while True:
            following = self.one_move_further(tables[-1])
            if following in tables:
                return tables[tables.index(following) :]
            tables.append(following)

    def expected_end(self, i: int, s: int, horizon: int) -> int:
        """Backward induction; the next mover is the opponent whose reply i likes least; ties as documented."""
        while len(self.tables) <= horizon:
            self.tables.append(self.one_move_further(self.tables[-1]))
        return self.tables[horizon][i, s]

    @cached_property
    def tables(self) -> list[Ends]:
        return [{(j, t): t for j in self.dms for t in self.feasible}]

    def one_move_further(self, ends: Ends) -> Ends:
        return {(j, t): self.end_one_further(j, t, ends) for j in self.dms for t in self.feasible}

    def end_one_further(self, i: int, s: int, ends: Ends) -> int:
        """Where i ends from s when `ends` says where the next mover would: `ends[next mover, state]`."""
        rank = self.ranks[i]
        best, end = rank[s], s
        for s1 in sorted(self.reach[i][s], key=lambda t: ((s ^ t).bit_count(), s ^ t)):
            worst = min((ends[j, s1] for j in self.others_with_options(i)), key=lambda t: rank[t], default=s1)
            if rank[worst] > best:
                best, end = rank[worst], worst
        return end


def literal_concepts() -> Any:
    """The concepts that stand in a module of their own, which is written in terms of this one."""
    import literal_concepts

    return literal_concepts
