"""Random conflicts, small enough for the literal definitions and complicated enough to matter."""

import random

from literal_definitions import LiteralConflict

from standoff.conflict.model import MoveDirection

OPTIONS = {2: 16, 3: 22, 4: 24, 5: 18, 6: 12, 7: 5, 8: 3}
"""How often, in a hundred, a conflict of the oracle has so many options: each more doubles the states."""


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
    ranks = [_ranked(feasible, [rng.randrange(levels) for _ in feasible]) for _ in range(n_dm)]
    return LiteralConflict(n_dm, owners, directions, feasible, ranks)


def oracle_conflict(number: int) -> LiteralConflict:
    """The conflict of that number: 2 to 4 decision makers, 2 to 8 options, and any mixture of what complicates it."""
    rng = random.Random(f"oracle {number}")
    n_dm = rng.randint(2, 4)
    n = rng.choices(list(OPTIONS), list(OPTIONS.values()))[0]
    owners = [rng.randrange(n_dm) for _ in range(n)]  # some may own nothing
    if rng.random() < 0.5:
        owners.sort()
    ways = rng.choice([[MoveDirection.BOTH], [MoveDirection.BOTH, *MoveDirection], list(MoveDirection)])
    directions = [rng.choice(ways) for _ in range(n)]
    feasible = _feasible(rng, n)
    return LiteralConflict(n_dm, owners, directions, feasible, [_ranking(rng, feasible) for _ in range(n_dm)])


def _feasible(rng: random.Random, n: int) -> list[int]:
    """All combinations, or those left when some are excluded one by one, or by patterns of a few options."""
    combinations, kind = list(range(1 << n)), rng.choice(["all", "one by one", "by patterns"])
    if kind == "one by one":
        kept = rng.choice([0.3, 0.6, 0.9])
        combinations = [code for code in combinations if rng.random() < kept]
    if kind == "by patterns":
        for _ in range(rng.randint(1, 4)):
            fixed, setting = rng.getrandbits(n) | rng.getrandbits(n), rng.getrandbits(n)
            combinations = [code for code in combinations if (code ^ setting) & fixed]
    return combinations or [rng.getrandbits(n)]


def _ranking(rng: random.Random, feasible: list[int]) -> dict[int, int]:
    """Strict, or with few or many ties."""
    levels = rng.choice([0, 1, 2, 3, 6, len(feasible)])
    if not levels:
        return _ranked(feasible, rng.sample(range(len(feasible)), len(feasible)))
    return _ranked(feasible, [rng.randrange(levels) for _ in feasible])


def _ranked(feasible: list[int], worth: list[int]) -> dict[int, int]:
    dense = {value: place for place, value in enumerate(sorted(set(worth)))}
    return {code: dense[value] for code, value in zip(feasible, worth, strict=True)}
