"""The definitions as loops in plain Python over each state's list of moves, without matrices and without theorems."""

from collections.abc import Callable, Mapping

import numpy as np

from standoff.stability import Concept, StateSpace
from standoff.stability.space import Flags, Ranks

Lists = list[list[int]]


def stable_by_loops(space: StateSpace, ranks: Ranks) -> dict[Concept, Flags]:
    """Verdicts of the four basic concepts: bool, `(n_dm, n_states)` for each. A loop ends when its answer is known."""
    states = range(space.n_states)
    rank = ranks.tolist()
    moves: list[Lists] = [[space.moves(dm, s) for s in states] for dm in range(space.n_dm)]
    better: list[Lists] = [
        [[q for q in moves[dm][s] if rank[dm][q] > rank[dm][s]] for s in states] for dm in range(space.n_dm)
    ]
    found: dict[Concept, list[list[bool]]] = {}
    for dm in range(space.n_dm):
        others = [j for j in range(space.n_dm) if j != dm]
        reach = [_sequences([moves[j] for j in others], s) for s in states]
        credible = [_sequences([better[j] for j in others], s) for s in states]
        own, mine = moves[dm], rank[dm]

        def bad(s: int, q: int, mine: list[int] = mine) -> bool:
            return mine[q] <= mine[s]

        def inescapable(s: int, q: int, mine: list[int] = mine, own: Lists = own) -> bool:
            return mine[q] <= mine[s] and all(mine[r] <= mine[s] for r in own[q])

        found.setdefault(Concept.NASH, []).append([not ahead for ahead in better[dm]])
        found.setdefault(Concept.GMR, []).append(_deterred(better[dm], reach, bad))
        found.setdefault(Concept.SMR, []).append(_deterred(better[dm], reach, inescapable))
        found.setdefault(Concept.SEQ, []).append(_deterred(better[dm], credible, bad))
    return _as_flags(found)


def _deterred(better: Lists, answers: list[set[int]], sanction: Callable[[int, int], bool]) -> list[bool]:
    return [all(any(sanction(s, q) for q in answers[ahead]) for ahead in better[s]) for s in range(len(better))]


def _sequences(moves: list[Lists], start: int) -> set[int]:
    """Where legal sequences of moves end: nobody moves twice in a row."""
    seen: set[tuple[int, int]] = set()
    todo = [(start, -1)]
    while todo:
        at, last = todo.pop()
        for j, lists in enumerate(moves):
            if j != last:
                new = [(q, j) for q in lists[at] if (q, j) not in seen]
                seen.update(new)
                todo += new
    return {q for q, _ in seen}


def _as_flags(found: Mapping[Concept, list[list[bool]]]) -> dict[Concept, Flags]:
    return {concept: np.array(rows) for concept, rows in found.items()}
