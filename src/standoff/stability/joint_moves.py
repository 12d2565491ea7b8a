"""What deters a coalition from its moves, state by state: slower than sorting, and right on every state graph."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from standoff.stability.concepts import Concept
from standoff.stability.graph_form import GraphProfile
from standoff.stability.improvements import Profile
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Indices, Values
from standoff.stability.space import Flags, Ranks, StateSpace

CELLS = 1 << 22  # starting states times states looked at together: bounds memory


class GroupProfile(Protocol):
    """What any group of decision makers can do; `values` and what comes back are `(n_states[, samples])`."""

    @property
    def ranks(self) -> Ranks:
        """Each decision maker's ranks of the states, larger is better."""

    def worst_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it."""

    def worst_by_improvements_of(self, movers: Sequence[int], values: Values) -> Values:
        """The smallest of `values` over each state and all that `movers` reach from it, each step an improvement."""


def group_profile_of(space: StateSpace, ranks: Ranks) -> GroupProfile:
    """The profile that answers for groups."""
    return GraphProfile(space, ranks) if isinstance(space, MergedSpace) else Profile(space, ranks)


def improved_on(ranks: Ranks, members: Sequence[int], at: Indices, *, weak: bool) -> Flags:
    """Which states the coalition prefers to each of the states `at`: bool, `(n_states, n_at)`."""
    better = np.full((ranks.shape[1], len(at)), not weak)
    worse = np.zeros_like(better)
    for rank in (ranks[i][:, None] for i in members):
        if weak:
            better |= rank > rank[at, 0]
            worse |= rank < rank[at, 0]
        else:
            better &= rank > rank[at, 0]
    return better & ~worse


def undeterred(profile: GroupProfile, n_dm: int, members: Sequence[int], better: Flags, concept: Concept) -> Flags:
    """Which of the states that the coalition prefers, `better`, it may move to without fear; the shape of `better`.

    What the others do about a move deters it when it leads where the coalition is not better off than at the start;
    under SMR, when in addition the coalition has no answer that makes it so.
    """
    if concept is Concept.NASH:
        return better
    others = [j for j in range(n_dm) if j not in members]
    held = better.astype(profile.ranks.dtype)
    if concept is Concept.SEQ:
        held = profile.worst_by_improvements_of(others, held)
    else:
        held = profile.worst_of(others, may_reach(profile, members, held) if concept is Concept.SMR else held)
    return better & held.astype(np.bool_)


def may_reach(profile: GroupProfile, members: Sequence[int], marked: Values) -> Values:
    """Where the members are at, or can get to, a state that is marked 1 and not 0."""
    return 1 - profile.worst_of(members, 1 - marked)


def upset_one_by_one(
    space: StateSpace, ranks: Ranks, members: Sequence[int], concept: Concept, asked: Indices, *, weak: bool
) -> Flags:
    """Whether the coalition would leave each of the states `asked`."""
    upset = np.zeros(len(asked), dtype=np.bool_)
    step = max(1, CELLS // space.n_states)
    for part in (slice(at, at + step) for at in range(0, len(asked), step)):
        starts = asked[part]
        profile = group_profile_of(space, np.broadcast_to(ranks[:, :, None], (*ranks.shape, len(starts))))
        ends = undeterred(profile, space.n_dm, members, improved_on(ranks, members, starts, weak=weak), concept)
        upset[part] = may_reach(profile, members, ends.astype(np.int8))[starts, np.arange(len(starts))] == 1
    return upset
