"""`smallest_changes`: the changes of one ranking that make a state stable, or no longer stable, smallest first."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import ConflictError
from standoff.stability.analyses.conditions import Clause, States, StayingCondition, smallest_sets
from standoff.stability.space import Ranks

MOST_STEPS = 50_000

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shift:
    """States (indices) that pass the state asked about, and how many pairs of states lose the order they had."""

    states: States
    pairs: int


def shifts_that_settle(condition: StayingCondition, rank: Ranks) -> Iterator[Shift]:
    """What to like no better than the state, for its decision maker to stay there: the fewest pairs first (theorem 15).

    `rank` is the decision maker's, `(n_states,)`. Each shift is the cheapest around what it must hold; none holds
    another that came before. Nothing to shift is the one shift where it stays already. Raises `ConflictError` when the
    search grows too large.
    """
    above = np.flatnonzero(rank > rank[condition.at])
    ladder = _Ladder(rank, condition.at, above)
    clauses = [smallest_sets(states & ladder.states for states in clause) for clause in condition.clauses]
    return _cheapest([clauses], ladder)


def shifts_that_upset(condition: StayingCondition, rank: Ranks) -> Iterator[Shift]:
    """What to like better than the state, for its decision maker no longer to stay there: the fewest pairs first.

    As `shifts_that_settle`; where it does not stay already, nothing to shift is the one shift.
    """
    below = np.flatnonzero(rank <= rank[condition.at])
    ladder = _Ladder(rank, condition.at, below[below != condition.at])
    ways_out = []
    for clause in condition.clauses:  # a clause fails when of each of its sets some state is liked better
        kept = [states for states in clause if states <= ladder.states]
        ways_out.append([frozenset(frozenset((state,)) for state in states) for states in kept])
    return _cheapest(ways_out, ladder)


def shifted(rank: Ranks, at: int, states: Iterable[int]) -> Ranks:
    """The ranks after `states`, all from above state `at` or none of them, have passed it, in the order they had.

    They stand next to it. No other pair of states changes its order, but what was tied with `at` may now stand below.
    """
    passing = np.zeros(len(rank), dtype=np.bool_)
    passing[list(states)] = True
    above = rank > rank[at]
    if (passing & above).any():
        place = np.where(above, np.where(passing, 1, 3), 0)
        place[at] = 2
    else:
        place = np.where(above, 2, np.where(passing, 1, 0))
    order = np.unique(np.stack([place, rank]), axis=1, return_inverse=True)[1]
    ranks: Ranks = order.reshape(-1).astype(rank.dtype)
    return ranks


class _Ladder:
    """The states on one side of the state asked about, by how near to it they rank."""

    def __init__(self, rank: Ranks, at: int, candidates: npt.NDArray[np.intp]) -> None:
        self.states: States = frozenset(candidates.tolist())
        distance = np.abs(rank[candidates].astype(np.int64) - int(rank[at]))
        heights, level = np.unique(distance, return_inverse=True)
        self.level = dict(zip(candidates.tolist(), level.reshape(-1).tolist(), strict=True))
        self.price = dict(zip(candidates.tolist(), (distance > 0).astype(int).tolist(), strict=True))
        self.n_levels = len(heights)
        self.upto = np.concatenate([[0], np.cumsum(np.bincount(level.reshape(-1), minlength=self.n_levels))])
        prices = np.bincount(level.reshape(-1), weights=distance > 0, minlength=self.n_levels)
        self.price_upto = np.concatenate([[0], np.cumsum(prices)]).astype(np.int64)
        self.order = sorted(self.level, key=lambda state: (self.level[state], state))

    def cheapest_around(self, needed: States) -> Shift:
        """The cheapest shift that holds `needed`: with them all states nearer than some level pass (theorem 15)."""
        by_level = sorted(needed, key=self.level.__getitem__)
        levels = np.array([self.level[state] for state in by_level], dtype=np.int64)
        cuts = np.arange((int(levels[-1]) if len(levels) else 0) + 1)  # the levels below a cut pass whole
        nearer = np.searchsorted(levels, levels)
        whole = np.searchsorted(levels, cuts)  # how many of `needed` pass with their level
        cost = self.price_upto[cuts].copy()
        for place, (state, level) in enumerate(zip(by_level, levels.tolist(), strict=True)):
            passed = self.upto[level] - self.upto[: level + 1] - np.maximum(nearer[place] - whole[: level + 1], 0)
            cost[: level + 1] += passed + self.price[state]
        cut = int(np.argmin(cost))
        return Shift(needed | frozenset(self.order[: int(self.upto[cut])]), int(cost[cut]))


def _cheapest(conditions: Sequence[Sequence[Clause]], ladder: _Ladder) -> Iterator[Shift]:
    """The shifts that satisfy all clauses of one of `conditions`, cheapest first, by best-first search.

    The cheapest shift around what must pass never costs less than that around a part of it, so that the first one
    found is the cheapest there is.
    """
    trimmed = [_trimmed(clauses, ladder) for clauses in conditions]
    heap: list[tuple[int, int, tuple[int, ...], int, States]] = []
    seen: set[tuple[int, States]] = set()

    def push(which: int, needed: States) -> None:
        if (which, needed) not in seen:
            seen.add((which, needed))
            shift = ladder.cheapest_around(needed)
            heapq.heappush(heap, (shift.pairs, len(shift.states), tuple(sorted(needed)), which, shift.states))

    for which in range(len(trimmed)):
        push(which, frozenset())
    found: list[States] = []
    while heap:
        pairs, _, sorted_needed, which, passing = heapq.heappop(heap)
        needed = frozenset(sorted_needed)
        open_clause = next((c for c in trimmed[which] if not any(states <= passing for states in c)), None)
        if open_clause is None:
            if not any(states <= passing for states in found):
                found.append(passing)
                yield Shift(passing, pairs)
            continue
        for states in open_clause:
            push(which, needed | states)
        if len(seen) > MOST_STEPS:
            raise ConflictError(
                "inverse-too-large",
                f"more than {MOST_STEPS:,} changes of this ranking would have to be compared",
                remedy="ask for nash, or leave out options",
            )


def _trimmed(clauses: Sequence[Clause], ladder: _Ladder) -> list[Clause]:
    """The clauses without the single states that a nearer one can always stand in for (theorem 15)."""
    tangled = {state for clause in clauses for states in clause if len(states) > 1 for state in states}
    holders: dict[int, set[int]] = {}
    for at, clause in enumerate(clauses):
        for states in clause:
            if len(states) == 1:
                holders.setdefault(min(states), set()).add(at)
    nearest: dict[frozenset[int], int] = {}
    for state in sorted(holders, key=lambda state: (ladder.level[state], state)):
        nearest.setdefault(frozenset(holders[state]), state)
    stand_ins = sorted(nearest.items(), key=lambda item: (ladder.level[item[1]], item[1]))
    kept = {
        state
        for where, state in stand_ins
        if not any(where < other and ladder.level[nearer] <= ladder.level[state] for other, nearer in stand_ins)
    } | tangled
    out = [frozenset(states for states in c if len(states) != 1 or min(states) in kept) for c in clauses]
    return sorted(out, key=len)
