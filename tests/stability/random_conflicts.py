"""Random conflicts, small enough for the literal definitions and complicated enough to matter."""

import random

from literal_definitions import LiteralConflict

from standoff.conflict.model import MoveDirection


def random_conflict(rng: random.Random, kind: str) -> LiteralConflict:
    """A conflict of 2 to 4 decision makers and up to 6 options; `kind` names what complicates it."""
    n_dm = rng.randint(2, 4)
    n = rng.randint(n_dm, 6)
    owners = sorted([*range(n_dm), *(rng.randrange(n_dm) for _ in range(n - n_dm))])
    if kind == "everything" and rng.random() < 0.5:
        owners = [rng.randrange(n_dm) for _ in range(n)]  # options of one owner apart, and owners without any
    directions = [MoveDirection.BOTH] * n
    if kind in ("one-way", "everything"):
        directions = [rng.choice(list(MoveDirection)) for _ in range(n)]
    feasible = list(range(1 << n))
    if kind in ("infeasible", "everything"):
        feasible = [code for code in feasible if rng.random() < 0.7] or [0]
    levels = rng.choice([2, 3, 6, len(feasible)])
    ranks = []
    for _ in range(n_dm):
        drawn = {code: rng.randrange(levels) for code in feasible}
        dense = {value: place for place, value in enumerate(sorted(set(drawn.values())))}
        ranks.append({code: dense[value] for code, value in drawn.items()})
    return LiteralConflict(n_dm, owners, directions, feasible, ranks)
