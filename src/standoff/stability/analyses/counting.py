"""`rankings`: how many strict rankings satisfy a condition, decided state by state and never listed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import comb, factorial, prod

from standoff.errors import ConflictError
from standoff.stability.analyses.conditions import Clause, States

MOST_BRANCHES = 200_000

BELOW, ABOVE = -1, -2  # where a state that has been decided stands to the state asked about


def rankings(n_states: int, clauses: frozenset[Clause], replies: "frozenset[Reply]" = frozenset()) -> int:
    """In how many strict rankings of `n_states` states clauses and replies hold.

    The clauses are about which states stand below a certain one, which neither they nor the replies name (theorem 14).
    Raises `ConflictError` when they are too entangled.
    """
    return _Counting(n_states, replies).rankings(clauses, replies)


@dataclass(frozen=True, slots=True)
class Reply:
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

    def decided(self, state: int, where: int) -> "Reply":
        """The reply once `state` stands below or above."""
        if state == self.top:
            return replace(self, top=where)
        if state not in self.members:
            return self
        below, above = self.below + (where == BELOW), self.above + (where == ABOVE)
        return replace(self, members=self.members - {state}, below=below, above=above)

    @property
    def undecided(self) -> States:
        """The states it names of which nothing is decided."""
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


class _Counting:
    """Counts rankings by the set of states that stand below the one asked about, deciding state by state.

    How many sets there are of each size is one long number, `unit` bits for each size, the smallest lowest: sums and
    products of such numbers are those of polynomials.
    """

    def __init__(self, n_states: int, replies: frozenset[Reply]) -> None:
        self.rest = n_states - 1
        self.scale = prod(reply.scale for reply in replies)
        self.unit = n_states + self.scale.bit_length()
        self.known: dict[tuple[frozenset[Clause], frozenset[Reply]], int] = {}

    def rankings(self, clauses: frozenset[Clause], replies: frozenset[Reply]) -> int:
        """In how many rankings the clauses and replies hold."""
        sets = self._sets(clauses, replies) * self._either(self.rest - len(_undecided(clauses, replies)))
        digit = (1 << self.unit) - 1
        by_size = ((sets >> self.unit * below) & digit for below in range(self.rest + 1))
        orders = (ways * factorial(at) * factorial(self.rest - at) for at, ways in enumerate(by_size))
        return sum(orders) // self.scale

    def _either(self, states: int) -> int:
        """The sets of so many states about which nothing is asked."""
        return int((1 + (1 << self.unit)) ** states)

    def _sets(self, clauses: frozenset[Clause], replies: frozenset[Reply]) -> int:
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

    def _branched(self, clauses: frozenset[Clause], replies: frozenset[Reply]) -> int:
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


def _undecided(clauses: frozenset[Clause], replies: frozenset[Reply]) -> States:
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
    clauses: frozenset[Clause], replies: frozenset[Reply]
) -> Iterator[tuple[frozenset[Clause], frozenset[Reply]]]:
    """The clauses and replies in parts that share no state."""
    items: list[tuple[States, Clause | Reply]] = [(frozenset().union(*clause), clause) for clause in clauses]
    items += [(reply.undecided, reply) for reply in replies]
    groups: list[tuple[States, list[Clause | Reply]]] = []
    for states, item in items:
        touching = [group for group in groups if group[0] & states]
        groups = [group for group in groups if not group[0] & states]
        merged = states.union(*(group[0] for group in touching))
        groups.append((merged, [item, *(member for group in touching for member in group[1])]))
    for _, members in groups:
        answers = frozenset(member for member in members if isinstance(member, Reply))
        yield frozenset(member for member in members if not isinstance(member, Reply)), answers
