"""Deals: states that every decision maker prefers to the status quo, how often, and whether they would hold."""

import numpy as np

from standoff.outlook.model import Deal
from standoff.outlook.promises import terms_of
from standoff.outlook.scene import Scene, Seen, Tally, stays
from standoff.outlook.support import Sums
from standoff.outlook.words import deeds, gathered, percent
from standoff.stability.paths import UNREACHABLE, distances

MOST_DEALS = 6

LEAST_SUPPORT = 0.005
"""Deals that would be told as hardly ever better for all are left out."""


def count_deals(seen: Seen) -> Tally:
    """For each state how often all prefer it, how often each does, and how often it holds once reached."""
    ranks, status_quo = seen.batch.ranks, seen.scene.status_quo
    gains = np.stack([Sums.of(rank > rank[status_quo]).total for rank in ranks])
    holds = seen.mixed([stays(seen.scene, moves) for moves in seen.moves])
    return {
        "deal": Sums.of(seen.all_prefer),
        "gains": Sums(seen.batch.samples, gains, gains),
        "holds": Sums.of(holds),
    }


def deals_of(scene: Scene, tally: Tally) -> tuple[Deal, ...]:
    """The best deals: by support times stability, then by support, then the smaller change.

    A deal that adds further changes to a better one is left out.
    """
    support, holds = tally["deal"].mean, tally["holds"].mean
    reachable = distances(scene.space, scene.status_quo, range(scene.space.n_dm)) != UNREACHABLE
    found = np.flatnonzero((support >= LEAST_SUPPORT) & reachable)
    changes = [int(code) ^ scene.here for code in scene.space.codes[found]]
    by_merit = sorted(
        zip(found.tolist(), changes, strict=True),
        key=lambda one: (
            -round(float(support[one[0]] * holds[one[0]]), 6),
            -round(float(support[one[0]]), 6),
            one[1].bit_count(),
            one[0],
        ),
    )
    best: list[tuple[int, int]] = []
    for state, change in by_merit:
        if not any(better & change == better for _, better in best):
            best.append((state, change))
        if len(best) == MOST_DEALS:
            break
    return tuple(_deal(scene, tally, state, change) for state, change in best)


def _deal(scene: Scene, tally: Tally, state: int, change: int) -> Deal:
    bits = [b for b in range(scene.space.n_options) if change >> b & 1]
    gains = tally["gains"].mean[:, state].tolist()
    support, stable = tally["deal"].support(state), tally["holds"].support(state)
    terms = terms_of(scene, tally, state)
    done = deeds(scene.conflict, bits, scene.here)
    return Deal(
        label=scene.space.label(int(scene.space.codes[state])),
        changes=tuple(scene.conflict.option_ids[b] for b in bits),
        support=support,
        gains={scene.name(dm): round(gain, 6) for dm, gain in enumerate(gains)},
        first_movers=_first_movers(scene, change),
        stable=stable,
        words=(
            f"{done[:1].upper()}{done[1:]}: better for all in {percent(support.support)} of the "
            f"readings, and once reached it would hold in {percent(stable.support)}."
        ),
        evidence=gathered(scene.conflict, bits),
        worth=terms.worth,
        kept=terms.kept,
        must_move_first=terms.must_move_first,
    )


def _first_movers(scene: Scene, change: int) -> tuple[str, ...]:
    """Who can do its own part of the change at once."""
    space = scene.space
    able = []
    for dm in range(space.n_dm):
        own = change & space.mask_of[dm]
        if own and space.place(scene.here ^ own) is not None:  # the deal can be reached, so its parts are legal moves
            able.append(scene.name(dm))
    return tuple(able)
