"""Conflicts for the tests: random and published ones as `Conflict` values, and rankings as arrays."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from literal_definitions import LiteralConflict

from standoff.conflict import Conflict, DecisionMaker, Formula, MoveDirection, Option, parse_formula
from standoff.stability import StateSpace


def space_and_ranks(literal: LiteralConflict) -> tuple[StateSpace, np.ndarray]:
    codes = np.array(literal.feasible, dtype=np.int32)
    space = StateSpace(len(literal.owners), literal.n_dm, tuple(literal.owners), tuple(literal.directions), codes)
    ranks = np.array([[rank[code] for code in literal.feasible] for rank in literal.ranks], dtype=np.int16)
    return space, ranks


def label_of(code: int, n: int) -> str:
    return "".join("Y" if code >> b & 1 else "N" for b in range(n))


def infeasible_but(feasible: Iterable[str], ids: Sequence[str]) -> tuple[Formula, ...]:
    """A formula for each state that is not listed."""
    kept = set(feasible)
    others = (label for code in range(1 << len(ids)) if (label := label_of(code, len(ids))) not in kept)
    return tuple(
        parse_formula(
            " and ".join(name if letter == "Y" else f"not {name}" for name, letter in zip(ids, label, strict=True))
        )
        for label in others
    )


def as_conflict(literal: LiteralConflict) -> Conflict:
    """The same conflict as `literal`, whose options must stand together by owner; its first state is the status quo."""
    n, makers = len(literal.owners), []
    assert literal.owners == sorted(literal.owners)
    start = literal.feasible[0]
    options = [Option(f"o{b}", f"do deed {b}", bool(start >> b & 1), way) for b, way in enumerate(literal.directions)]
    for i in literal.dms:
        rank = literal.ranks[i]
        levels = sorted(set(rank.values()), reverse=True)
        ranking = tuple(tuple(label_of(s, n) for s in literal.feasible if rank[s] == level) for level in levels)
        own = tuple(option for option, owner in zip(options, literal.owners, strict=True) if owner == i)
        makers.append(DecisionMaker(f"Party {i}", own, ranking=ranking))
    feasible = [label_of(s, n) for s in literal.feasible]
    return Conflict("random", tuple(makers), infeasible=infeasible_but(feasible, [o.id for o in options]))


def dilemma() -> Conflict:
    """The prisoner's dilemma: Ada and Bo each like best to hold out while the other gives."""
    ada = DecisionMaker("Ada", (Option("give", "give way"),), ranking=(("NY",), ("YY",), ("NN",), ("YN",)))
    bo = DecisionMaker("Bo", (Option("yield", "yield the field"),), ranking=(("YN",), ("YY",), ("NN",), ("NY",)))
    return Conflict("Dilemma", (ada, bo))


def with_status_quo(conflict: Conflict, label: str) -> Conflict:
    letters = iter(label)
    makers = (
        replace(dm, options=tuple(replace(option, now=next(letters) == "Y") for option in dm.options))
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=tuple(makers))


def random_space(seed: int, n_options: int, n_dm: int) -> tuple[StateSpace, np.ndarray]:
    """A complete space without one-way options, options dealt out in turn, and a strict random ranking for each."""
    rng = random.Random(seed)
    owners = tuple(sorted(b % n_dm for b in range(n_options)))
    codes = np.arange(1 << n_options, dtype=np.int32)
    space = StateSpace(n_options, n_dm, owners, (MoveDirection.BOTH,) * n_options, codes)
    ranks = np.stack([np.array(rng.sample(range(len(codes)), len(codes)), dtype=np.int32) for _ in range(n_dm)])
    return space, ranks
