"""State spaces and preference profiles to measure on: options dealt out evenly, rankings strict and at random."""

import numpy as np

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Statement, parse_formula
from standoff.stability import StateSpace
from standoff.stability.space import Ranks


def random_profile(
    n_options: int, n_dm: int, *, infeasible: float = 0.0, one_way: int = 0, samples: int | None = None
) -> tuple[StateSpace, Ranks]:
    """A space and `(n_dm, n_states[, samples])` ranks; `infeasible` is a share, `one_way` counts options."""
    rng = np.random.default_rng(1)
    owners = tuple(sorted(option % n_dm for option in range(n_options)))
    codes = np.arange(1 << n_options, dtype=np.int32)
    codes = codes[rng.random(len(codes)) >= infeasible]
    directions = [MoveDirection.BOTH] * n_options
    for place, option in enumerate(rng.permutation(n_options)[:one_way]):
        directions[option] = (MoveDirection.FORWARD, MoveDirection.BACK)[place % 2]
    space = StateSpace(n_options, n_dm, owners, tuple(directions), codes)
    shape = (n_dm, len(codes)) if samples is None else (n_dm, len(codes), samples)
    kind = np.int16 if len(codes) <= np.iinfo(np.int16).max else np.int32
    strict = np.arange(len(codes), dtype=kind).reshape(-1, *(1,) * (len(shape) - 2))
    return space, np.stack([rng.permuted(np.broadcast_to(strict, shape[1:]), axis=0) for _ in range(n_dm)])


def stated_conflict(n_options: int, n_dm: int, statements: int) -> Conflict:
    """A conflict whose decision makers each make so many statements, most important first, about three options."""
    rng = np.random.default_rng(2)
    ids = [f"o{option}" for option in range(n_options)]
    owned: list[list[Option]] = [[] for _ in range(n_dm)]
    for place, name in enumerate(ids):
        owned[place * n_dm // n_options].append(Option(name, f"do {name}"))
    makers = []
    for dm, options in enumerate(owned):
        wants = []
        for _ in range(statements):
            first, second, third = rng.choice(ids, 3, replace=False)
            wants.append(Statement(parse_formula(f"{first} iff ({second} or not {third})")))
        makers.append(DecisionMaker(f"Party {dm}", tuple(options), tuple(wants)))
    return Conflict("measured", tuple(makers))
