"""`census`: in how many of a decision maker's strict rankings a state is stable for it, and an equilibrium."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, permutations
from math import comb, factorial, lcm, prod
from typing import Any

import numpy as np

from standoff.errors import ConflictError
from standoff.stability.analyses.conditions import Clause, States, staying_condition
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.explanation import CREDIBLE, INESCAPABLE
from standoff.stability.moves import best_reachable
from standoff.stability.solution import Solution
from standoff.stability.space import Ranks, StateSpace
from standoff.stability.verdicts import stable

MOST_BRANCHES = 200_000
MOST_LISTED = 9
"""States whose rankings, 362,880 at nine, are tried one by one where no shorter way of counting is known."""

MOST_COUNTED = 256
"""States whose rankings are counted; beyond them the counts have hundreds of digits, and take minutes."""

LARGEST_EXACT = 2**53  # whole numbers up to it are the same in every program that reads JSON

AT_ONCE = 20_000  # rankings tried together

BELOW, ABOVE = -1, -2  # where a state that has been decided stands to the state asked about


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
        _rankings(space, clauses),
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
        return _rankings(space, clauses) if all(everyone[j] for j in others) else 0
    if len(others) < 2:
        replies = frozenset(reply for j in others for reply in _replies(space, ranks, dm, j, at, concept))
        if _apart(replies, at):
            return _rankings(space, clauses, replies)
    return _by_listing(space, ranks, dm, at, concept) if space.n_states <= MOST_LISTED else None


def _rankings(space: StateSpace, clauses: frozenset[Clause], replies: "frozenset[_Reply]" = frozenset()) -> int:
    return _Counting(space.n_states, replies).rankings(clauses, replies)


@dataclass(frozen=True, slots=True)
class _Reply:
    """That some state of `members` be liked better than `end`, which stands where `top` says once that is decided.

    `below` and `above` count the members decided so, which `members` holds no longer. Chances are multiplied by
    `scale`, which makes them whole numbers.
    """

    end: int
    top: int
    members: States
    scale: int
    below: int = 0
    above: int = 0

    def decided(self, state: int, where: int) -> "_Reply":
        if state == self.top:
            return replace(self, top=where)
        if state not in self.members:
            return self
        below, above = self.below + (where == BELOW), self.above + (where == ABOVE)
        return replace(self, members=self.members - {state}, below=below, above=above)

    @property
    def undecided(self) -> States:
        return self.members if self.top in (BELOW, ABOVE) else self.members | {self.top}

    def chances(self, unit: int) -> int:
        """The sum over what is undecided of the chance that the reply holds, by how many states are put below."""
        total = 0
        for where in (BELOW, ABOVE) if self.top not in (BELOW, ABOVE) else (self.top,):
            begun = 1 if where == BELOW and self.top not in (BELOW, ABOVE) else 0
            for below in range(len(self.members) + 1):
                ways = comb(len(self.members), below) * self._chance(where, len(self.members) - below)
                total += ways << unit * (begun + below)
        return total

    def _chance(self, top: int, undecided_above: int) -> int:
        above = self.above + undecided_above
        if top == BELOW and above:
            return self.scale
        rivals = above if top == ABOVE else self.below + len(self.members)
        return self.scale * rivals // (rivals + 1)


def _replies(space: StateSpace, ranks: Ranks, dm: int, other: int, at: int, concept: Concept) -> Iterator[_Reply]:
    """For each improvement of the one opponent from `at`, the improvements of `dm` that would deter it."""
    rank = ranks[other]
    feared = best_reachable(space, other, rank) if concept in INESCAPABLE else rank
    for end in space.moves(other, at):
        if rank[end] > rank[at]:
            members = frozenset(s for s in space.moves(dm, end) if feared[s] <= rank[at])
            yield _Reply(end, end, members, lcm(*range(1, len(members) + 2)))


def _apart(replies: frozenset[_Reply], at: int) -> bool:
    states = [state for reply in replies for state in reply.undecided]
    return at not in states and len(states) == len(set(states))


def _by_listing(space: StateSpace, ranks: Ranks, dm: int, at: int, concept: Concept) -> int:
    found, rankings = 0, permutations(range(space.n_states))
    while some := list(islice(rankings, AT_ONCE)):
        profiles = np.repeat(ranks[:, :, None], len(some), axis=2)
        profiles[dm] = np.array(some, dtype=ranks.dtype).T
        found += int(stable(space, profiles, concept)[:, at].all(axis=0).sum())
    return found


class _Counting:
    """Counts rankings by the set of states that stand below the one asked about, deciding state by state.

    How many sets there are of each size is one long number, `unit` bits for each size, the smallest lowest: sums and
    products of such numbers are those of polynomials.
    """

    def __init__(self, n_states: int, replies: frozenset[_Reply]) -> None:
        self.rest = n_states - 1
        self.scale = prod(reply.scale for reply in replies)
        self.unit = n_states + self.scale.bit_length()
        self.known: dict[tuple[frozenset[Clause], frozenset[_Reply]], int] = {}

    def rankings(self, clauses: frozenset[Clause], replies: frozenset[_Reply]) -> int:
        """In how many rankings the clauses and replies hold."""
        sets = self._sets(clauses, replies) * self._either(self.rest - len(_undecided(clauses, replies)))
        digit = (1 << self.unit) - 1
        by_size = ((sets >> self.unit * below) & digit for below in range(self.rest + 1))
        orders = (ways * factorial(at) * factorial(self.rest - at) for at, ways in enumerate(by_size))
        return sum(orders) // self.scale

    def _either(self, states: int) -> int:
        """The sets of so many states about which nothing is asked."""
        return int((1 + (1 << self.unit)) ** states)

    def _sets(self, clauses: frozenset[Clause], replies: frozenset[_Reply]) -> int:
        """The sets of states below, by size, over the states that clauses and replies name, weighed by chance."""
        if frozenset() in clauses:
            return 0
        if not clauses:
            return prod(reply.chances(self.unit) for reply in replies)
        key = clauses, replies
        if key not in self.known:
            if len(self.known) >= MOST_BRANCHES:
                what = "the conditions of this state are too entangled for the rankings to be counted"
                raise ConflictError("rankings-uncountable", what, remedy="ask for nash, or leave out options")
            parts = list(_parts(clauses, replies))
            whole = prod(self._sets(*part) for part in parts) if len(parts) > 1 else self._branched(*parts[0])
            self.known[key] = whole
        return self.known[key]

    def _branched(self, clauses: frozenset[Clause], replies: frozenset[_Reply]) -> int:
        state = _next_state(clauses)
        named = len(_undecided(clauses, replies)) - 1
        total = 0
        for where in (BELOW, ABOVE):
            left = _below(clauses, state) if where == BELOW else _above(clauses, state)
            answers = frozenset(reply.decided(state, where) for reply in replies)
            free = self._either(named - len(_undecided(left, answers)))
            total += self._sets(left, answers) * free << self.unit * int(where == BELOW)
        return total


def _below(clauses: frozenset[Clause], state: int) -> frozenset[Clause]:
    left = ([states - {state} for states in clause] for clause in clauses)
    return frozenset(frozenset(sets) for sets in left if frozenset() not in sets)


def _above(clauses: frozenset[Clause], state: int) -> frozenset[Clause]:
    return frozenset(frozenset(states for states in clause if state not in states) for clause in clauses)


def _undecided(clauses: frozenset[Clause], replies: frozenset[_Reply]) -> States:
    named = [states for clause in clauses for states in clause]
    return frozenset().union(*named, *(reply.undecided for reply in replies))


def _next_state(clauses: frozenset[Clause]) -> int:
    """The state to decide next: of the smallest set, so that sets are done one after the other, then most named."""
    named: dict[int, int] = {}
    smallest: dict[int, int] = {}
    for clause in clauses:
        for states in clause:
            for state in states:
                named[state] = named.get(state, 0) + 1
                smallest[state] = min(smallest.get(state, len(states)), len(states))
    return min(named, key=lambda state: (smallest[state], -named[state], state))


def _parts(
    clauses: frozenset[Clause], replies: frozenset[_Reply]
) -> Iterator[tuple[frozenset[Clause], frozenset[_Reply]]]:
    """The clauses and replies in parts that share no state."""
    items: list[tuple[States, Clause | _Reply]] = [(frozenset().union(*clause), clause) for clause in clauses]
    items += [(reply.undecided, reply) for reply in replies]
    groups: list[tuple[States, list[Clause | _Reply]]] = []
    for states, item in items:
        touching = [group for group in groups if group[0] & states]
        groups = [group for group in groups if not group[0] & states]
        merged = states.union(*(group[0] for group in touching))
        groups.append((merged, [item, *(member for group in touching for member in group[1])]))
    for _, members in groups:
        answers = frozenset(member for member in members if isinstance(member, _Reply))
        yield frozenset(member for member in members if not isinstance(member, _Reply)), answers
