"""Policy equilibria: states that policies, fixed for every state, keep everybody in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.preferences import preference_ranks
from standoff.stability.space import Flags, Ranks, StateSpace

MAX_STATES = 256
MAX_STEPS = 20_000
"""Partial sets of policies that are looked at for one state: minutes."""

Entry = tuple[int, int]  # a decision maker and a state: what its policy says there
Policies = Mapping[Entry, int]  # where it goes from there; the state itself when it stays


class Policy(StrEnum):
    """Which moves a policy may prescribe: `any` move, or only what is `credible`, an improvement for the mover."""

    ANY = "any"
    CREDIBLE = "credible"


@dataclass(frozen=True, slots=True)
class PolicyEquilibrium:
    """A policy stable state, and policies that keep everybody in it.

    `moves` gives for each decision maker, by name, the moves that its policy prescribes, from label to label; wherever
    it gives none the decision maker stays.
    """

    label: str
    moves: Mapping[str, Mapping[str, str]]

    def to_dict(self) -> dict[str, Any]:
        """The state and its policies as JSON-ready values."""
        return {"label": self.label, "moves": {name: dict(moves) for name, moves in self.moves.items()}}


def policy_equilibria(conflict: Conflict, policy: Policy = Policy.ANY) -> tuple[PolicyEquilibrium, ...]:
    """The policy stable states of `conflict`, by number, each with policies that make it one.

    A policy says of every state where its decision maker goes from there. A state is policy stable when there is a
    profile of policies under which nobody leaves it, and nobody would rather have another policy, those of the others
    given (Zeng, Fang, Hipel and Kilgour 2004, 2007; how play goes on under policies is a convention of this package,
    in `docs/method.md`). Raises `ConflictError` above 256 states, or when the search for policies takes too long.
    """
    space = StateSpace.of(conflict)
    plays = Plays.of(space, preference_ranks(conflict, space), policy)
    names = [dm.name for dm in conflict.decision_makers]
    found = ((at, plays.policies_for(at)) for at in range(space.n_states))
    return tuple(
        PolicyEquilibrium(space.labels[at], _by_name(names, space, policies))
        for at, policies in found
        if policies is not None
    )


def _by_name(names: list[str], space: StateSpace, policies: Policies) -> Mapping[str, Mapping[str, str]]:
    return {
        name: {
            space.labels[start]: space.labels[end]
            for (j, start), end in sorted(policies.items())
            if j == i and end != start
        }
        for i, name in enumerate(names)
    }


@dataclass(frozen=True, eq=False)
class Plays:
    """What comes of a change of policy. Moves are `(n_dm, n_states, n_states)`: who may go from where to where."""

    ranks: Ranks
    moves: Flags

    @classmethod
    def of(cls, space: StateSpace, ranks: Ranks, policy: Policy = Policy.ANY) -> "Plays":
        """The plays among policies of that kind; `ranks` is `(n_dm, n_states)`."""
        if space.n_states > MAX_STATES:
            raise ConflictError(
                "too-large-for-policies",
                f"policy equilibria are looked for up to {MAX_STATES} states, and there are {space.n_states}",
                remedy="leave out options, or rule out more combinations",
            )
        moves = np.zeros((space.n_dm, space.n_states, space.n_states), dtype=np.bool_)
        for dm in range(space.n_dm):
            for at in range(space.n_states):
                moves[dm, at, space.moves(dm, at)] = True
        if policy is Policy.CREDIBLE:
            moves &= ranks[:, None, :] > ranks[:, :, None]
        return cls(ranks, moves)

    def policies_for(self, at: int) -> Policies | None:
        """Policies that make state `at` policy stable; None when there are none.

        What the policies say is settled state by state, each time trying what deters somebody first.
        """
        settled: dict[Entry, int] = {(j, at): at for j in range(len(self.ranks))}
        steps = 0
        waiting: list[dict[Entry, int]] = [settled]
        while waiting:
            settled = waiting.pop()
            steps += 1
            if steps > MAX_STEPS:
                raise ConflictError(
                    "policy-search-too-long",
                    f"no policies were found in {MAX_STEPS:,} steps for a state, nor was it shown that there are none",
                    remedy="leave out options, or ask for credible policies, which are fewer",
                )
            pays = [self.where_leaving_pays(i, at, settled) for i in self._able]
            if any(flags[self.moves[i, at]].any() for i, flags in zip(self._able, pays, strict=True)):
                continue
            wished = self._wished(at, settled, pays)
            if not self.someone_gains(at, wished):
                return wished
            waiting += reversed([{**settled, entry: end} for entry, end in self._choices(settled, wished)])
        return None

    def someone_gains(self, at: int, policies: Policies) -> bool:
        """Whether somebody would rather have another policy in state `at`, where nobody moves by `policies`."""
        return any(self.where_leaving_pays(i, at, policies, rest=True)[self.moves[i, at]].any() for i in self._able)

    def where_leaving_pays(self, i: int, at: int, settled: Policies, *, rest: bool = False) -> Flags:
        """From where, with the others next, `i` can bring every play to an end that it likes better than `at`.

        Bool `(n_states,)`. What `settled` leaves open the others say anew each time, as is worst for `i`; with `rest`
        they stay there.
        """
        better, own = self.ranks[i] > self.ranks[i, at], self.moves[i]
        goes, open_moves = self._replies(i, settled, rest)
        pays = np.zeros(len(better), dtype=np.bool_)
        while True:
            in_turn = pays | (own & pays).any(axis=1)
            left = better | (own & pays).any(axis=1) | goes.any(axis=1)
            more = left & ~(goes & ~in_turn).any(axis=1) & ~(open_moves & ~in_turn).any(axis=1)
            if np.array_equal(more, pays):
                return pays
            pays = more

    def _replies(self, i: int, settled: Policies, rest: bool) -> tuple[Flags, Flags]:
        """Where the others go by what is settled, and where they may go by what is open: `(n_states, n_states)`."""
        goes: Flags = np.zeros_like(self.moves[0])
        still_open: Flags = np.zeros_like(self.moves) if rest else self.moves.copy()
        still_open[i] = False
        for (j, start), end in settled.items():
            still_open[j, start] = False
            if j != i and end != start:
                goes[start, end] = True
        anyone: Flags = np.asarray(still_open.any(axis=0))
        return goes, anyone

    def _wished(self, at: int, settled: Policies, pays: list[Flags]) -> dict[Entry, int]:
        """All policies: what is settled, and where that is open what deters those who must be deterred there."""
        wished = dict(settled)
        for i, flags in zip(self._able, pays, strict=True):
            on: Flags = np.asarray((self.moves[i] & flags).any(axis=1))
            spoils = ~(flags | on)
            for u in np.flatnonzero(~flags & ((self.ranks[i] > self.ranks[i, at]) | on)).tolist():
                others = [j for j in self._able if j != i]
                if any(spoils[wished.get((j, u), u)] and wished.get((j, u), u) != u for j in others):
                    continue
                ways = ((j, np.flatnonzero(self.moves[j, u] & spoils)) for j in others if (j, u) not in wished)
                j, ends = next(((j, ends) for j, ends in ways if len(ends)), (i, np.array([u])))
                if j != i:
                    wished[j, u] = int(ends[0])
        return {entry: wished.get(entry, entry[1]) for entry in self._entries}

    def _choices(self, settled: Policies, wished: Policies) -> Iterator[tuple[Entry, int]]:
        """The ways to settle one more entry, what was wished first; entries whose wish is to move come first."""
        open_entries = [entry for entry in self._entries if entry not in settled]
        if not open_entries:
            return
        entry = min(open_entries, key=lambda e: wished[e] == e[1])
        ends = [entry[1], *np.flatnonzero(self.moves[entry[0], entry[1]]).tolist()]
        for end in sorted(ends, key=lambda end: end != wished[entry]):
            yield entry, end

    @cached_property
    def _able(self) -> list[int]:
        return [i for i in range(len(self.ranks)) if self.moves[i].any()]

    @cached_property
    def _entries(self) -> list[Entry]:
        able: Flags = np.asarray(self.moves.any(axis=2))
        return [(int(j), int(u)) for j, u in np.argwhere(able)]
