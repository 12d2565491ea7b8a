"""Random conflicts whose decision makers make statements, in order of importance or with weights."""

import random

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Statement, Weight, parse_formula


def formula(rng: random.Random, ids: list[str]) -> str:
    a, b, c = (rng.choice(ids) for _ in range(3))
    return rng.choice([a, f"not {a}", f"{a} if {b}", f"{a} iff ({b} and not {c})", f"{a} or {b} and {c}"])


def stated_conflict(
    rng: random.Random, most_options: int = 6, most_statements: int = 5, *, always_weighted: bool = False
) -> Conflict:
    """2 to 4 decision makers with statements, in order or weighted, one-way options and infeasible combinations."""
    n_dm = rng.randint(2, min(4, most_options))
    ids = [f"o{b}" for b in range(rng.randint(n_dm, most_options))]
    owners = [*range(n_dm), *(rng.randrange(n_dm) for _ in ids[n_dm:])]
    one_way, weighted = rng.random() < 0.5, rng.random() < 0.5 or always_weighted
    makers = []
    for i in range(n_dm):
        options = tuple(
            Option(name, f"do {name}", direction=rng.choice(list(MoveDirection)) if one_way else MoveDirection.BOTH)
            for name, owner in zip(ids, owners, strict=True)
            if owner == i
        )
        # Thrice 0.1 is not 0.3 in binary: sums in another order have to tie all the same.
        wants = tuple(
            Statement(
                parse_formula(formula(rng, ids)), Weight(rng.choice([0.1, 0.2, 0.3, 0.7, 1.0])) if weighted else None
            )
            for _ in range(rng.randint(0, most_statements))
        )
        makers.append(DecisionMaker(f"Party {i}", options, wants))
    order = [option.id for maker in makers for option in maker.options]
    out = f"({formula(rng, order)}) and ({formula(rng, order)})"
    never = f"({out}) and ({' or '.join(order)})"  # so that the status quo, where nobody does anything, is feasible
    return Conflict("random", tuple(makers), infeasible=(parse_formula(never),) if rng.random() < 0.6 else ())
