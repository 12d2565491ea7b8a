"""`Heights`: how much decision makers like a few states, found without ranking them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Conflict, DecisionMaker, Weight
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Indices
from standoff.stability.preferences import TIE, preference_ranks
from standoff.stability.space import Codes, Ranks, StateSpace, truth

Levels = npt.NDArray[Any]  # float64 or int64

MOST_STATEMENTS = 62
"""Statements in order of importance that one 64-bit number can hold, a bit for each."""


class Heights(Protocol):
    """What tells which of two states a decision maker likes better."""

    def of(self, dm: int, places: Indices) -> Levels:
        """How high each state (by index) stands with `dm`: more is better."""

    def slack(self, dm: int) -> float:
        """A state is liked better than another when it stands higher by more than this."""


@dataclass(frozen=True, eq=False)
class RankedHeights:
    """Heights read off ranks of shape `(n_dm, n_states)`."""

    ranks: Ranks

    def of(self, dm: int, places: Indices) -> Levels:
        """The ranks of the states."""
        levels: Levels = self.ranks[dm, places].astype(np.int64)
        return levels

    def slack(self, dm: int) -> float:  # noqa: ARG002  # ranks are exact for everyone
        """None: ranks are whole numbers."""
        return 0


@dataclass(frozen=True, eq=False)
class StatedHeights:
    """Heights worked out from each decision maker's statements, for the states asked about alone."""

    measures: Mapping[int, Callable[[Codes], Levels]]
    slacks: tuple[float, ...]
    space: StateSpace

    def of(self, dm: int, places: Indices) -> Levels:
        """The utilities of the states, or the binary numbers of the statements that hold there."""
        return self.measures[dm](self.space.codes[places])

    def slack(self, dm: int) -> float:
        """What sums of the same weights in another order may differ by; none for statements in order of importance."""
        return self.slacks[dm]


def heights_of(conflict: Conflict, space: StateSpace) -> Heights:
    """The heights of `conflict`, from its statements where they suffice, else from ranks of all states.

    Raises `ConflictError` when a ranking misses or repeats a state.
    """
    few = all(dm.ranking is None and len(dm.preferences) <= MOST_STATEMENTS for dm in conflict.decision_makers)
    if isinstance(space, MergedSpace) or not few:
        return RankedHeights(preference_ranks(conflict, space))
    makers = list(enumerate(conflict.decision_makers))
    measures = {at: _measure(dm, conflict.option_ids) for at, dm in makers}
    return StatedHeights(measures, tuple(_slack(dm) for _, dm in makers), space)


def _measure(dm: DecisionMaker, option_ids: tuple[str, ...]) -> Callable[[Codes], Levels]:
    def additive(codes: Codes) -> Levels:
        total = np.zeros(len(codes))
        for statement in dm.preferences:
            total += (statement.weight or Weight()).median * truth(statement.want, option_ids, codes)
        return total

    def prioritising(codes: Codes) -> Levels:
        key = np.zeros(len(codes), dtype=np.int64)
        for statement in dm.preferences:
            key = 2 * key + truth(statement.want, option_ids, codes)
        return key

    return additive if dm.weighted else prioritising


def _slack(dm: DecisionMaker) -> float:
    if not dm.weighted:
        return 0
    return TIE * sum(abs((statement.weight or Weight()).median) for statement in dm.preferences)
