"""Shares: how often a decision maker prefers one state to another, over sampled weights of its statements.

Where weights are sure, or wishes are a ranking or an order, a share is 0 or 1. Shares are what fuzzy and probabilistic
preferences are made of here; a caller that has such preferences from elsewhere gives them as shares.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Conflict, DecisionMaker, Weight
from standoff.errors import ConflictError
from standoff.stability.extensions.relations import MAX_STATES
from standoff.stability.extensions.table import ranked_higher
from standoff.stability.preferences import preference_ranks, statement_truths, utilities_to_ranks
from standoff.stability.space import Flags, StateSpace

Shares = npt.NDArray[np.floating[Any]]
"""`(n_dm, n_states, n_states)`: how often a decision maker prefers the first state to the second, from 0 to 1."""

SAMPLES = 1000
ROUNDING = 1e-9
"""Shares and thresholds closer than this are equal: 0.7 - 0.4 falls short of 0.3 in binary."""

SMALLEST, GREATEST = 1e-150, 1e150  # so that no spread, however wide, makes a sum of weights overflow
ROWS = 64  # compared with all in each sample before the next ones: what they count stays in the cache


def preference_shares(conflict: Conflict, space: StateSpace, *, samples: int = SAMPLES, seed: int = 0) -> Shares:
    """The share of `samples` in which each decision maker prefers a state to another: float, `(n_dm, n, n)`.

    In each sample the weight of a statement is log-normal with its median and spread; a state's worth is the sum of the
    weights of the statements that hold there. Ties count for neither state. The same seed gives the same shares, and a
    decision maker's do not depend on who else is in the conflict. Raises `ConflictError` above 4,096 states and for
    samples below 1 or a seed below 0.
    """
    if samples < 1 or seed < 0:
        raise ConflictError(
            "bad-sampling",
            f"{samples} samples with the seed {seed} cannot be drawn",
            remedy="ask for 1 sample or more, and give a seed of 0 or more",
        )
    if space.n_states > MAX_STATES:
        raise ConflictError(
            "too-many-states",
            f"there are {space.n_states} states, and shares of preference are counted up to {MAX_STATES}",
            remedy="leave out options, or rule out more combinations",
        )
    ranks, truths = preference_ranks(conflict, space), statement_truths(conflict, space)
    shares = np.empty((space.n_dm, space.n_states, space.n_states))
    for own, dm, rank, holds in zip(shares, conflict.decision_makers, ranks, truths, strict=True):
        uncertain = dm.weighted and dm.ranking is None
        own[...] = _sampled(dm, holds, samples, seed) if uncertain else ranked_higher(rank).T
    return shares


def checked_shares(shares: Shares, space: StateSpace) -> Shares:
    """The shares, 0 between a state and itself, whichever convention they follow there.

    Raises `ConflictError` when they are not of this space's shape, or not shares.
    """
    shape = (space.n_dm, space.n_states, space.n_states)
    if shares.shape != shape:
        raise ConflictError(
            "bad-shares",
            f"the shares of preference have shape {shares.shape}, and {shape} is needed",
            remedy="give a share for each decision maker and each pair of states, in order of state number",
        )
    together = shares + np.swapaxes(shares, 1, 2)
    if not (np.isfinite(shares).all() and (shares >= 0).all() and (together <= 1 + ROUNDING).all()):
        raise ConflictError(
            "bad-shares",
            "some shares of preference are below 0, or more than 1 together with the share the other way",
            remedy="give how often the first state is preferred to the second, from 0 to 1",
        )
    own = np.arange(space.n_states)
    if shares[:, own, own].any():
        shares = shares.copy()
        shares[:, own, own] = 0
    return shares


def _sampled(dm: DecisionMaker, holds: Flags, samples: int, seed: int) -> Shares:
    patterns, group = np.unique(holds, axis=1, return_inverse=True)  # states alike in all statements always tie
    utilities = _drawn(dm, samples, seed) @ patterns.astype(np.float64)
    ranks = np.ascontiguousarray(utilities_to_ranks(utilities.T).T)
    wins = np.zeros((patterns.shape[1], patterns.shape[1]), dtype=np.int32)
    for at in range(0, len(wins), ROWS):
        for rank in ranks:
            wins[at : at + ROWS] += rank[at : at + ROWS, None] > rank
    places = group.reshape(-1)
    shares: Shares = (wins / samples)[np.ix_(places, places)]
    return shares


def _drawn(dm: DecisionMaker, samples: int, seed: int) -> Shares:
    """Weights `(samples, n_statements)`, each statement with its own stream of random numbers."""
    weights = np.empty((samples, len(dm.preferences)))
    for place, statement in enumerate(dm.preferences):
        weight = statement.weight or Weight()
        draws = np.random.default_rng([seed, place, *dm.name.encode()]).standard_normal(samples)
        logs = math.log(weight.median) + draws * math.log(weight.spread)
        weights[:, place] = np.exp(np.clip(logs, math.log(SMALLEST), math.log(GREATEST)))
    return weights
