"""`census`: in how many of a decision maker's strict rankings a state is stable for it, and an equilibrium."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, permutations
from math import factorial, lcm
from typing import Any

import numpy as np

from standoff.errors import ConflictError
from standoff.stability.analyses.conditions import Clause, staying_condition
from standoff.stability.analyses.counting import Reply, rankings
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.explanation import CREDIBLE, INESCAPABLE
from standoff.stability.moves import best_reachable
from standoff.stability.solution import Solution
from standoff.stability.space import Ranks, StateSpace
from standoff.stability.verdicts import stable

MOST_LISTED = 9
"""States whose rankings, 362,880 at nine, are tried one by one where no shorter way of counting is known."""

MOST_COUNTED = 256
"""States whose rankings are counted; beyond them the counts have hundreds of digits, and take minutes."""

LARGEST_EXACT = 2**53  # whole numbers up to it are the same in every program that reads JSON

AT_ONCE = 20_000  # rankings tried together


@dataclass(frozen=True, slots=True)
class Census:
    """Of the strict rankings of one decision maker, the others' being what they are.

    `stable` is in how many the state is stable for it, `equilibrium` in how many for everyone; None where that can be
    found only by trying all of more than 362,880 rankings.
    """

    decision_maker: str
    concept: Concept
    rankings: int
    stable: int
    equilibrium: int | None

    @property
    def share_stable(self) -> float:
        """The share of rankings with which the decision maker stays."""
        return self.stable / self.rankings

    @property
    def share_equilibrium(self) -> float | None:
        """The share of rankings with which everybody stays; None where that has not been counted."""
        return None if self.equilibrium is None else self.equilibrium / self.rankings

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON-ready values: numbers too long for other programs to read are left to the shares."""
        counts = {"all": self.rankings, "stable": self.stable, "equilibrium": self.equilibrium}
        exact = self.rankings <= LARGEST_EXACT
        return {
            **{name: count if exact else None for name, count in counts.items()},
            "share_stable": self.share_stable,
            "share_equilibrium": self.share_equilibrium,
        }


def census(solution: Solution, label: str, decision_maker: str, concept: Concept | str) -> Census:
    """How many strict rankings of `decision_maker` make state `label` stable for it, and an equilibrium.

    (Kinsara, Kilgour and Hipel 2015, "Inverse approach to the graph model for conflict resolution".) Counted without
    going through the rankings (theorem 14). Raises `ConflictError` for an unknown state, decision maker or concept, a
    concept that looks ahead, more than 256 states, and conditions too entangled to count.
    """
    concept = concept_named(concept)
    space, ranks, dm, at = (
        solution.space,
        solution.ranks,
        solution.dm_index(decision_maker),
        solution.space.index(label),
    )
    if space.n_states > MOST_COUNTED:
        what = f"the conflict has {space.n_states:,} states and the rankings of at most {MOST_COUNTED} are counted"
        raise ConflictError("rankings-uncountable", what, remedy="leave out the options that matter least")
    clauses = frozenset(staying_condition(space, ranks, dm, at, concept).clauses)
    return Census(
        decision_maker,
        concept,
        factorial(space.n_states),
        rankings(space.n_states, clauses),
        _equilibria(space, ranks, dm, at, concept, clauses),
    )


def _equilibria(
    space: StateSpace,
    ranks: Ranks,
    dm: int,
    at: int,
    concept: Concept,
    clauses: frozenset[Clause],
) -> int | None:
    others = [j for j in range(space.n_dm) if j != dm and space.bits_of[j]]
    if concept not in CREDIBLE or not space.bits_of[dm]:
        everyone = stable(space, ranks, concept)[:, at]
        return rankings(space.n_states, clauses) if all(everyone[j] for j in others) else 0
    if len(others) < 2:
        replies = frozenset(reply for j in others for reply in _replies(space, ranks, dm, j, at, concept))
        if _apart(replies, at):
            return rankings(space.n_states, clauses, replies)
    return _by_listing(space, ranks, dm, at, concept) if space.n_states <= MOST_LISTED else None


def _replies(space: StateSpace, ranks: Ranks, dm: int, other: int, at: int, concept: Concept) -> Iterator[Reply]:
    """For each improvement of the one opponent from `at`, the improvements of `dm` that would deter it."""
    rank = ranks[other]
    feared = best_reachable(space, other, rank) if concept in INESCAPABLE else rank
    for end in space.moves(other, at):
        if rank[end] > rank[at]:
            members = frozenset(s for s in space.moves(dm, end) if feared[s] <= rank[at])
            yield Reply(end, end, members, lcm(*range(1, len(members) + 2)))


def _apart(replies: frozenset[Reply], at: int) -> bool:
    states = [state for reply in replies for state in reply.undecided]
    return at not in states and len(states) == len(set(states))


def _by_listing(space: StateSpace, ranks: Ranks, dm: int, at: int, concept: Concept) -> int:
    found, rankings = 0, permutations(range(space.n_states))
    while some := list(islice(rankings, AT_ONCE)):
        profiles = np.repeat(ranks[:, :, None], len(some), axis=2)
        profiles[dm] = np.array(some, dtype=ranks.dtype).T
        found += int(stable(space, profiles, concept)[:, at].all(axis=0).sum())
    return found
