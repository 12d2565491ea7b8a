"""`staying_condition`: what a decision maker's ranking must satisfy for it to stay in a state, as sets of states."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np

from standoff.errors import ConflictError
from standoff.stability.concepts import Concept
from standoff.stability.explanation import CREDIBLE, INESCAPABLE
from standoff.stability.paths import distances
from standoff.stability.space import Ranks, StateSpace

MOST_STATES = 4096
"""States of a conflict whose conditions are written out: a condition may name every one of them for every move."""

SANCTIONED = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)
"""The concepts under which whether a decision maker stays depends on which states it likes no better, and no more."""

States = frozenset[int]
Clause = frozenset[States]


@dataclass(frozen=True, slots=True)
class StayingCondition:
    """When `dm` stays in state `at` under `concept`, by its own ranking; the others' are given.

    It stays if and only if each of `clauses`, one for each of its moves, has a set of states of which it likes none
    better than `at` (theorem 13). States are indices; `at` is in no set.
    """

    dm: int
    at: int
    concept: Concept
    clauses: tuple[Clause, ...]

    def holds(self, no_better: States) -> bool:
        """Whether `dm` stays when the states it likes no better than `at` are these."""
        return all(any(states <= no_better for states in clause) for clause in self.clauses)


def staying_condition(space: StateSpace, ranks: Ranks, dm: int, at: int, concept: Concept) -> StayingCondition:
    """The condition on the ranking of `dm` to stay in state `at`; `ranks` is `(n_dm, n_states)`.

    Only the others' ranks count, and they only for credible sanctions. Raises `ConflictError` for a concept that looks
    ahead and for more than 4,096 states.
    """
    _check(space, concept)
    row = _Rows(space, dm)
    clauses = (_clause(row, ranks, at, end, concept) for end in space.moves(dm, at))
    return StayingCondition(dm, at, concept, tuple(dict.fromkeys(clause for clause in clauses if clause is not None)))


def _check(space: StateSpace, concept: Concept) -> None:
    if concept not in SANCTIONED:
        raise ConflictError(
            "concept-without-condition",
            f"under {concept.title} staying is no matter of which states are liked no better",
            remedy=f"name one of {', '.join(SANCTIONED)}",
        )
    if space.n_states > MOST_STATES:
        raise ConflictError(
            "too-many-states",
            f"the conflict has {space.n_states:,} states and at most {MOST_STATES:,} can be inverted",
            remedy="leave out the options that matter least",
        )


@dataclass(frozen=True, eq=False)
class _Rows:
    """Each state with those that `dm` can move to from it, looked up once."""

    space: StateSpace
    dm: int

    @cached_property
    def known(self) -> dict[int, States]:
        return {}

    def of(self, place: int) -> States:
        if place not in self.known:
            self.known[place] = frozenset((place, *self.space.moves(self.dm, place)))
        return self.known[place]


def _clause(rows: _Rows, ranks: Ranks, at: int, end: int, concept: Concept) -> Clause | None:
    """What deters the move to `end`: it is no improvement, or a sanction follows; None when one always does."""
    ways = [frozenset((end,))]
    if concept is not Concept.NASH:
        others = [j for j in range(rows.space.n_dm) if j != rows.dm]
        reached = distances(rows.space, end, others, ranks if concept in CREDIBLE else None) > 0
        for sanction in np.flatnonzero(reached).tolist():
            feared = (rows.of(sanction) if concept in INESCAPABLE else frozenset((sanction,))) - {at}
            if not feared:
                return None
            ways.append(feared)
    return smallest_sets(ways)


def smallest_sets(sets: Iterable[States]) -> Clause:
    """The sets that hold none of the others."""
    kept: list[States] = []
    singles: set[int] = set()
    for size, same in groupby(sorted(set(sets), key=len), key=len):
        if size == 0:
            return frozenset(same)
        shorter = [states for states in kept if len(states) > 1]  # sets of one size do not hold each other
        fresh = [s for s in same if singles.isdisjoint(s) and not any(other <= s for other in shorter)]
        singles.update(*(states for states in fresh if size == 1))
        kept += fresh
    return frozenset(kept)
