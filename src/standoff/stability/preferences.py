"""From what decision makers want to ranks over states: larger is better, equal is a tie, gaps do not matter."""

from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Conflict, DecisionMaker, Weight
from standoff.errors import ConflictError
from standoff.stability.space import Ranks, StateSpace, truth

TIE = 1e-9
"""Utilities closer than this share of their range are a tie: the same weights in another order round otherwise."""

STATEMENTS_PER_KEY = 30  # a dense key takes up to 24 bits, so 30 statements more still fit 64


def preference_ranks(conflict: Conflict, space: StateSpace) -> Ranks:
    """Each decision maker's ranking of the feasible states: int32, shape `(n_dm, n_states)`, 0 is worst.

    An explicit ranking counts first; then weighted statements, whose medians add up; then option prioritising, in which
    an earlier statement outweighs all later ones together (Fang, Hipel, Kilgour and Peng 2003). A decision maker that
    says nothing is indifferent. Raises `ConflictError` when a ranking misses or repeats a state.
    """
    return np.stack([_ranks_of(dm, conflict.option_ids, space) for dm in conflict.decision_makers])


def utilities_to_ranks(utilities: npt.NDArray[np.floating[Any]]) -> Ranks:
    """Dense ranks along the first axis of `utilities`, shape `(n_states,)` or `(n_states, samples)`; larger is better.

    Equal ranks are ties. int16 where it can hold the number of states, else int32.

    >>> utilities_to_ranks(np.array([0.5, 2.0, 0.5, -1.0])).tolist()
    [1, 2, 1, 0]
    """
    columns = np.ascontiguousarray(np.moveaxis(utilities, 0, -1))
    order = np.argsort(columns, axis=-1)
    ascending = np.take_along_axis(columns, order, axis=-1)
    dtype = np.int16 if columns.shape[-1] <= np.iinfo(np.int16).max else np.int32
    steps = np.zeros(columns.shape, dtype=dtype)
    tolerance = TIE * (ascending[..., -1:] - ascending[..., :1])
    np.cumsum(np.diff(ascending, axis=-1) > tolerance, axis=-1, out=steps[..., 1:], dtype=dtype)
    ranks = np.empty_like(steps)
    np.put_along_axis(ranks, order, steps, axis=-1)
    return np.ascontiguousarray(np.moveaxis(ranks, -1, 0))


def _ranks_of(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace) -> Ranks:
    if dm.ranking is not None:
        return _explicit(dm, dm.ranking, space)
    if dm.weighted:
        return _additive(dm, option_ids, space)
    return _prioritising(dm, option_ids, space)


def _explicit(dm: DecisionMaker, ranking: tuple[tuple[str, ...], ...], space: StateSpace) -> Ranks:
    ranks = np.full(space.n_states, -1, dtype=np.int32)
    for depth, group in enumerate(ranking):
        for label in group:
            place = space.place(space.code(label))
            if place is None:
                continue  # a ranking may go on listing states that a new infeasible line has since excluded
            if ranks[place] >= 0:
                raise ConflictError(
                    "ranking-repeats-state", f"the ranking of {dm.name} lists {label} twice", remedy="keep one of them"
                )
            ranks[place] = len(ranking) - 1 - depth
    missing = np.flatnonzero(ranks < 0)
    if len(missing):
        first = space.label(int(space.codes[missing[0]]))
        raise ConflictError(
            "ranking-misses-state",
            f"the ranking of {dm.name} misses {len(missing)} of {space.n_states} feasible states, the first is {first}",
            remedy="rank every feasible state",
        )
    return ranks


def _additive(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace) -> Ranks:
    utilities = np.zeros(space.n_states)
    for statement in dm.preferences:
        weight = statement.weight or Weight()
        utilities += weight.median * truth(statement.want, option_ids, space.codes)
    return utilities_to_ranks(utilities).astype(np.int32)


def _prioritising(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace) -> Ranks:
    key = np.zeros(space.n_states, dtype=np.int64)
    for done, statement in enumerate(dm.preferences, start=1):
        key = 2 * key + truth(statement.want, option_ids, space.codes)
        if done % STATEMENTS_PER_KEY == 0:
            key = _dense(key)
    return _dense(key).astype(np.int32)


def _dense(key: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.unique(key, return_inverse=True)[1].reshape(key.shape).astype(np.int64)
