"""From what decision makers want to ranks over states: larger is better, equal is a tie, gaps do not matter."""

from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Conflict, DecisionMaker, Weight
from standoff.errors import ConflictError
from standoff.stability.space import Flags, Ranks, StateSpace, truth

TIE = 1e-9
"""Utilities closer than this share of their range are a tie: the same weights in another order round otherwise."""

KEY_BITS = 62  # of a sortable key: utility above, place below; at 24 options utility keeps 38, far finer than TIE
CELLS = 1 << 15  # states times samples ranked at a time: what a processor's cache holds
SPARE = 4  # entries of a table for each state, above which sorting the states is faster
STATEMENTS_PER_KEY = 30  # a dense key takes up to 24 bits, so 30 statements more still fit 64


def preference_ranks(conflict: Conflict, space: StateSpace) -> Ranks:
    """Each decision maker's ranking of the feasible states: int32, shape `(n_dm, n_states)`, 0 is worst.

    An explicit ranking counts first; then weighted statements, whose medians add up; then option prioritising, in which
    an earlier statement outweighs all later ones together (Fang, Hipel, Kilgour and Peng 2003). A decision maker that
    says nothing is indifferent. Raises `ConflictError` when a ranking misses or repeats a state.
    """
    return np.stack([_ranks_of(dm, conflict.option_ids, space) for dm in conflict.decision_makers])


def statement_truths(conflict: Conflict, space: StateSpace) -> tuple[Flags, ...]:
    """For each decision maker where its statements hold: bool, `(n_statements, n_states)`, most important first."""
    return tuple(_truths(dm, conflict.option_ids, space) for dm in conflict.decision_makers)


def weighted_ranks(truths: Flags, weights: npt.NDArray[np.floating[Any]]) -> Ranks:
    """One decision maker's ranks under each of many weightings of its statements: int, shape `(n_states, samples)`.

    `truths` is `(n_statements, n_states)` as `statement_truths` gives it, `weights` is `(samples, n_statements)`; a
    state's worth is the sum of the weights of the statements that hold there. Dense ranks, larger is better, made for
    `stable` and `anticipated`: stack those of all decision makers.

    >>> wants = np.array([[True, True, False], [False, True, True]])
    >>> weighted_ranks(wants, np.array([[2.0, 1.0], [1.0, 2.0], [1.0, 1.0]])).T.tolist()
    [[1, 2, 0], [0, 2, 1], [0, 1, 0]]
    """
    samples, n_states = len(weights), truths.shape[1]
    holds = truths.astype(np.float64)
    ranks = np.empty((n_states, samples), dtype=_dtype_for(n_states))
    step = max(1, CELLS // n_states)
    for at in range(0, samples, step):
        ranks[:, at : at + step] = utilities_to_ranks((weights[at : at + step] @ holds).T)
    return ranks


def utilities_to_ranks(utilities: npt.NDArray[np.floating[Any]]) -> Ranks:
    """Dense ranks along the first axis of `utilities`, shape `(n_states,)` or `(n_states, samples)`; larger is better.

    Equal ranks are ties. int16 where it can hold the number of states, else int32.

    >>> utilities_to_ranks(np.array([0.5, 2.0, 0.5, -1.0])).tolist()
    [1, 2, 1, 0]
    """
    columns = np.ascontiguousarray(np.moveaxis(utilities, 0, -1), dtype=np.float64)
    n_states = columns.shape[-1]
    lowest = columns.min(axis=-1, keepdims=True)
    spread = columns.max(axis=-1, keepdims=True) - lowest
    # A state's place rides in the low bits of its utility, so that a plain sort, much faster than argsort, will do.
    place_bits = (n_states - 1).bit_length()
    fine = 2.0 ** (KEY_BITS - place_bits)
    keys = ((columns - lowest) * (fine / np.where(spread > 0, spread, 1.0))).astype(np.int64)
    keys <<= place_bits
    keys |= np.arange(n_states)
    keys.sort(axis=-1)
    order = keys & ((1 << place_bits) - 1)
    keys >>= place_bits
    steps = np.zeros(columns.shape, dtype=_dtype_for(n_states))
    np.cumsum(np.diff(keys, axis=-1) > TIE * fine, axis=-1, out=steps[..., 1:], dtype=steps.dtype)
    ranks = np.empty_like(steps)
    np.put_along_axis(ranks, order, steps, axis=-1)
    return np.ascontiguousarray(np.moveaxis(ranks, -1, 0))


def _dtype_for(n_states: int) -> npt.DTypeLike:
    return np.int16 if n_states <= np.iinfo(np.int16).max else np.int32


def _ranks_of(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace) -> Ranks:
    if dm.ranking is not None:
        return _explicit(dm, dm.ranking, space)
    if dm.weighted:
        return _additive(dm, option_ids, space)
    return _prioritising(dm, option_ids, space)


def _explicit(dm: DecisionMaker, ranking: tuple[tuple[str, ...], ...], space: StateSpace) -> Ranks:
    ranks = np.full(space.n_states, -1, dtype=np.int32)
    listed: set[str] = set()
    for depth, group in enumerate(ranking):
        for label in group:
            place = space.place(space.code(label))
            if place is None:
                continue  # a ranking may go on listing states that a new infeasible line has since excluded
            if label in listed:
                raise ConflictError(
                    "ranking-repeats-state", f"the ranking of {dm.name} lists {label} twice", remedy="keep one of them"
                )
            listed.add(label)
            if ranks[place] not in (-1, len(ranking) - 1 - depth):
                raise ConflictError(
                    "ranking-splits-state",
                    f"the ranking of {dm.name} ranks {label} apart from a combination that is one state with it",
                    remedy="put both in one group, or leave one of them out",
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


def _truths(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace) -> Flags:
    truths = np.empty((len(dm.preferences), space.n_states), dtype=np.bool_)
    for row, statement in zip(truths, dm.preferences, strict=True):
        row[...] = truth(statement.want, option_ids, space.codes)
    return truths


def _prioritising(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace) -> Ranks:
    key = np.zeros(space.n_states, dtype=np.int64)
    for done, statement in enumerate(dm.preferences, start=1):
        key <<= 1
        key |= truth(statement.want, option_ids, space.codes)
        if done % STATEMENTS_PER_KEY == 0:
            key = _dense(key)
    return _dense(key).astype(np.int32)


def _dense(key: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The place of each key among the different ones, ascending."""
    highest = int(key.max())
    if highest >= SPARE * len(key) + CELLS:
        return np.unique(key, return_inverse=True)[1].reshape(key.shape).astype(np.int64)
    # Few different keys are told apart by a table of all that there could be, without sorting the states.
    met = np.zeros(highest + 1, dtype=np.bool_)
    met[key] = True
    places: npt.NDArray[np.int64] = (np.cumsum(met, dtype=np.int64) - 1)[key]
    return places
