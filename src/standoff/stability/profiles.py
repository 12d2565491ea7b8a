"""`profile_of`: who answers, for a state space, the three questions that the solution concepts ask of a state graph."""

from typing import Protocol

from standoff.stability.graph_form import GraphProfile
from standoff.stability.improvements import Profile
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Values
from standoff.stability.space import Ranks, StateSpace


class AnyProfile(Protocol):
    """One preference profile over a state graph, or a batch of them: all that a solution concept may ask.

    `ranks` is `(n_dm, n_states[, samples])`; `values` and what the questions return are `(n_states[, samples])`.
    """

    @property
    def ranks(self) -> Ranks:
        """Each decision maker's ranks of the states, larger is better."""

    def best(self, dm: int, values: Values) -> Values:
        """The largest of `values` over each state and what `dm` reaches from it in one move."""

    def worst(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it."""

    def worst_by_improvements(self, dm: int, values: Values) -> Values:
        """The smallest of `values` over each state and all that the others reach from it by improvements alone."""


def profile_of(space: StateSpace, ranks: Ranks) -> AnyProfile:
    """The profile that answers for `ranks` over `space`."""
    return GraphProfile(space, ranks) if isinstance(space, MergedSpace) else Profile(space, ranks)
