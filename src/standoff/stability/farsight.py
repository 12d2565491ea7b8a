"""Non-myopic stability: what limited-move stability settles into as the horizon grows without bound."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import ConflictError
from standoff.stability.anticipation import Ends, ends_of_staying, looking_ahead
from standoff.stability.concepts import Concept
from standoff.stability.space import Ranks, StateSpace

UNSETTLED = -1
MAX_HORIZON = 4096


@dataclass(frozen=True, eq=False)
class Farsight:
    """Anticipation at far horizons, where it repeats itself.

    `moves_at` is a horizon of the cycle at which the decision maker would leave the state, 0 when there is none: it is
    non-myopically stable. The shape is that of the ranks. `settled_at` is a horizon by which the cycle has begun, for
    each sample (no axis for a single profile).
    """

    moves_at: Ends
    settled_at: npt.NDArray[np.int32]


def farsight(space: StateSpace, ranks: Ranks, concept: Concept = Concept.NON_MYOPIC) -> Farsight:
    """Follow anticipation until it repeats, by Brent's method, each sample for itself (theorem 8).

    A state is non-myopically stable for a decision maker when it is so under L_h for every h from some horizon on
    (Brams and Wittman 1981; Kilgour 1984; Fang, Hipel and Kilgour 1993, chapter 4). That is defined for two; raises
    `ConflictError` when more have options. `Concept.FAR` asks the same of any number, with the rule that L_h has for
    more than two; raises `ConflictError` when anticipation has not repeated itself after 4,096 horizons.
    """
    if concept is Concept.NON_MYOPIC and sum(map(bool, space.bits_of)) > 2:
        raise ConflictError(
            "non-myopic-for-two",
            "non-myopic stability is defined for two decision makers with options, and here are more",
            remedy="ask for l2 or l3 instead, or for lfar or lcs, which look ahead without end among any number",
        )
    own = ends_of_staying(space, ranks[0])
    horizons = looking_ahead(space, ranks)
    anchor, anchored_at, horizon = next(horizons), 0, 0
    moves_at = np.zeros(ranks.shape, dtype=np.int32)
    found = Farsight(np.zeros_like(moves_at), np.full(ranks.shape[2:], UNSETTLED, dtype=np.int32))
    while (found.settled_at == UNSETTLED).any():
        if horizon == MAX_HORIZON:
            raise ConflictError(
                "unsettled-foresight",
                f"what decision makers expect has not settled into a cycle after {MAX_HORIZON:,} horizons",
                remedy="ask for l2 to l9 instead, or for lcs",
            )
        ends, horizon = next(horizons), horizon + 1
        np.copyto(moves_at, horizon, where=(ends != own) & (moves_at == 0))
        settled = (ends == anchor).all(axis=(0, 1)) & (found.settled_at == UNSETTLED)
        np.copyto(found.moves_at, moves_at, where=settled)
        np.copyto(found.settled_at, horizon, where=settled)
        if horizon == 2 * anchored_at + 1:
            anchor, anchored_at = ends, horizon
            moves_at[...] = 0
    return found
