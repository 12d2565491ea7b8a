"""The leader of Stackelberg: one of two decision makers who can count on the other to follow."""

from dataclasses import dataclass
from typing import Any

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.notebook import html_table
from standoff.stability.concepts import Concept
from standoff.stability.extensions.table import by_name, equilibria_in, states_of
from standoff.stability.preferences import preference_ranks
from standoff.stability.solution import dm_index
from standoff.stability.space import Flags, StateSpace
from standoff.stability.verdicts import stable


@dataclass(frozen=True, eq=False)
class Leadership:
    """Where the leader and the others stay: `stable` is bool, `(n_dm, n_states)`."""

    conflict: Conflict
    space: StateSpace
    leader: str
    stable: Flags

    @property
    def equilibria(self) -> tuple[str, ...]:
        """The labels of the Stackelberg equilibria, by number."""
        return equilibria_in(self.space, self.stable)

    def to_dict(self) -> dict[str, Any]:
        """The verdicts as JSON-ready values."""
        return {
            "leader": self.leader,
            "states": states_of(self.space),
            "stable": by_name(self.conflict, self.stable),
            "equilibria": list(self.equilibria),
            "status_quo": self.conflict.status_quo,
        }

    def _repr_html_(self) -> str:
        rows = [(label,) for label in self.equilibria]
        return html_table(f"{self.conflict.title}: equilibria when {self.leader} leads", ("state",), rows)


def lead(conflict: Conflict, leader: str) -> Leadership:
    """The Stackelberg equilibria of `conflict` when `leader` leads.

    A state is one when it is L_2 stable for the leader, who foresees how the follower will answer, and Nash stable for
    the follower (Fang, Hipel and Kilgour 1993, chapter 4). It is defined for two: raises `ConflictError` when more have
    options, and when `leader` is not in the conflict.

    >>> from standoff.conflict import published_conflict
    >>> lead(published_conflict("chicken").conflict, "P1").equilibria
    ('NY',)
    """
    dm = dm_index(conflict, leader)
    space = StateSpace.of(conflict)
    if sum(map(bool, space.bits_of)) > 2:
        raise ConflictError(
            "leader-for-two",
            "a leader and a follower are two decision makers with options, and here are more",
            remedy="leave out the options of those that neither lead nor follow",
        )
    ranks = preference_ranks(conflict, space)
    stays = stable(space, ranks, Concept.NASH)
    stays[dm] = stable(space, ranks, Concept.L2)[dm]
    return Leadership(conflict, space, leader, stays)
