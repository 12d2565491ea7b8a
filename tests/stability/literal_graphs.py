"""Merged states, transcribed word for word: a state is a set of combinations, and moves are what its members can make.

A decision maker can move from one state to another when it can from some combination of the one to some combination of
the other (Fang, Hipel, Kilgour and Peng 2003, on coalescing indistinguishable states; common moves follow). Everything
else is asked of the graph as it is, with who moved last kept in mind.
"""

import random
from dataclasses import dataclass, field

import numpy as np
from literal_definitions import Ends, LiteralConflict
from random_conflicts import random_conflict

from standoff.stability.merged import MergedSpace


@dataclass
class LiteralGraph(LiteralConflict):
    """`feasible` and `ranks` go by the lowest code of each state; `members` says which codes the state stands for."""

    members: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reach = [
            {s: [t for t in self.feasible if t != s and self.changes(i, s, t)] for s in self.feasible} for i in self.dms
        ]

    def changes(self, i: int, s: int, t: int) -> list[int]:
        return [p ^ q for p in self.members[s] for q in self.members[t] if self.is_move(i, p, q)]

    def end_one_further(self, i: int, s: int, ends: Ends) -> int:
        def order(t: int) -> tuple[int, int, int]:
            return (*min((change.bit_count(), change) for change in self.changes(i, s, t)), t)

        rank = self.ranks[i]
        best, end = rank[s], s
        for s1 in sorted(self.reach[i][s], key=order):
            worst = min((ends[j, s1] for j in self.others_with_options(i)), key=lambda t: rank[t], default=s1)
            if rank[worst] > best:
                best, end = rank[worst], worst
        return end

    def shortest(self, movers: list[int], s: int, improving: bool) -> dict[int, int]:
        """The least number of moves from s to each state, by sequences in which nobody moves twice in a row."""
        distance, at, seen, steps = {s: 0}, {(s, -1)}, {(s, -1)}, 0
        while at:
            steps += 1
            ahead = {
                (t, j)
                for state, last in at
                for j in movers
                if j != last
                for t in (self.improvements(j, state) if improving else self.reach[j][state])
            }
            at = ahead - seen
            seen |= at
            for t, _ in at:
                distance.setdefault(t, steps)
        return distance


def random_graph(rng: random.Random, kind: str) -> LiteralGraph:
    """A random conflict in which some of the combinations are one state."""
    return merged_by_lot(rng, random_conflict(rng, kind))


def merged_by_lot(rng: random.Random, plain: LiteralConflict) -> LiteralGraph:
    """The conflict with some of its combinations, drawn without regard to what they are, made one state."""
    count = rng.randint(max(1, len(plain.feasible) // 4), len(plain.feasible))
    state_of = [rng.randrange(count) for _ in plain.feasible]
    groups = {}
    for code, state in zip(plain.feasible, state_of, strict=True):
        groups.setdefault(state, []).append(code)
    members = {min(codes): sorted(codes) for codes in groups.values()}
    states = sorted(members)
    ranks = []
    for rank in plain.ranks:
        dense = {value: place for place, value in enumerate(sorted({rank[s] for s in states}))}
        ranks.append({s: dense[rank[s]] for s in states})
    return LiteralGraph(plain.n_dm, plain.owners, plain.directions, states, ranks, members=members)


def merged_space_and_ranks(graph: LiteralGraph) -> tuple[MergedSpace, np.ndarray]:
    home = {code: at for at, s in enumerate(graph.feasible) for code in graph.members[s]}
    combinations = sorted(home)
    space = MergedSpace(
        len(graph.owners),
        graph.n_dm,
        tuple(graph.owners),
        tuple(graph.directions),
        np.array(graph.feasible, dtype=np.int32),
        np.array(combinations, dtype=np.int32),
        np.array([home[code] for code in combinations]),
    )
    ranks = np.array([[rank[s] for s in graph.feasible] for rank in graph.ranks], dtype=np.int16)
    return space, ranks
