"""Which feasible combinations are one state, because a line of `indistinguishable` holds in all of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.intp]


def lowest_alike(truths: Sequence[npt.NDArray[np.bool_]], n_states: int) -> Places:
    """For each of `n_states` combinations the place of the first that is one state with it, often itself.

    `truths` says, formula by formula, where it holds, `(n_states,)` each. Combinations in which one formula holds are
    one state; when two formulas hold in the same combination, all those of both are one.

    >>> lowest_alike([np.array([False, True, True, False])], 4).tolist()
    [0, 1, 1, 3]
    """
    lowest = np.arange(n_states)
    for places in _joined([np.flatnonzero(truth) for truth in truths if truth.any()]):
        lowest[places] = places.min()
    return lowest


def _joined(groups: list[Places]) -> list[Places]:
    """The unions of the groups that share a member, directly or through others."""
    apart: list[Places] = []
    for group in groups:
        joined: npt.NDArray[Any] = group
        rest = []
        for other in apart:
            if np.intersect1d(other, joined, assume_unique=True).size:
                joined = np.union1d(joined, other)
            else:
                rest.append(other)
        apart = [*rest, joined]
    return apart
