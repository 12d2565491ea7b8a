"""Promises: whether each party to a deal would do its part once the others have done theirs, and what it would gain.

A party that would not keep its promise has to move first, when the others would keep theirs. Where several would not,
no order of moves brings the deal about, and it takes a guarantee.
"""

from dataclasses import dataclass

import numpy as np

from standoff.outlook.play import Mask
from standoff.outlook.sampling import Places
from standoff.outlook.scene import Scene, Seen, Tally
from standoff.outlook.support import Floats, Sums
from standoff.stability.space import Ranks

CREDIBLE = 0.5
"""A promise is credible that would be kept in more than this share of the readings in which the deal is one."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a deal asks and gives: `kept` by each party with a part in it, `worth` to every decision maker."""

    kept: dict[str, float]
    worth: dict[str, float]
    must_move_first: str | None


def count_promises(seen: Seen) -> Tally:
    """For each state and decision maker in how many samples it is a deal, and doing its own part pays once others have.

    `kept`, `(n_dm, n_states)`; and under `worth`, of the same shape, the mean gain over the status quo, in shares of
    the range of each decision maker's wishes. Only states that are a deal in some sample are counted.
    """
    scene, ranks = seen.scene, seen.batch.ranks
    n_dm, n_states = scene.space.n_dm, scene.space.n_states
    kept, worth = np.zeros((n_dm, n_states)), np.zeros((n_dm, n_states))
    states = np.flatnonzero(seen.all_prefer.any(axis=-1))
    dealt = seen.all_prefer[states]
    for dm in range(n_dm):
        kept[dm, states] = (dealt & _pays(scene, ranks[dm], dm, states)).sum(axis=-1)
        worth[dm, states] = _gains(seen, dm, states.tolist(), dealt)
    return {"kept": Sums(seen.batch.samples, kept, kept), "worth": Sums(seen.batch.samples, worth, worth)}


def _pays(scene: Scene, ranks: Ranks, dm: int, states: Places) -> Mask:
    """Where a decision maker likes the state better than the one in which it alone has not done its part."""
    pays = np.ones((len(states), ranks.shape[-1]), dtype=np.bool_)
    for row, state in enumerate(states.tolist()):
        code = int(scene.space.codes[state])
        own = (code ^ scene.here) & scene.space.mask_of[dm]
        without = scene.space.place(code ^ own)
        # Without its part the rest may be no state at all: then there is nothing to hold back.
        if own and without is not None:
            pays[row] = ranks[state] > ranks[without]
    return pays


def _gains(seen: Seen, dm: int, states: list[int], dealt: Mask) -> Floats:
    utilities = seen.utilities(dm, [seen.scene.status_quo, *states])
    return np.asarray(((utilities[1:] - utilities[0]) * dealt).sum(axis=-1))


def terms_of(scene: Scene, tally: Tally, state: int) -> Terms:
    """The terms of a deal, over the readings in which it is one."""
    deals = float(tally["deal"].total[state])
    code = int(scene.space.codes[state])
    movers = [dm for dm in range(scene.space.n_dm) if (code ^ scene.here) & scene.space.mask_of[dm]]
    kept = {scene.name(dm): round(float(tally["kept"].total[dm, state]) / deals, 6) for dm in movers}
    worth = {scene.name(dm): round(float(tally["worth"].total[dm, state]) / deals, 6) for dm in range(scene.space.n_dm)}
    doubtful = [name for name, share in kept.items() if share <= CREDIBLE]
    return Terms(kept, worth, doubtful[0] if len(doubtful) == 1 and len(kept) > 1 else None)
