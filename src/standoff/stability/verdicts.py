"""`stable`: in which states each decision maker would stay, for one preference profile or a batch of them."""

from collections.abc import Callable

import numpy as np

from standoff.stability.anticipation import HORIZONS, anticipated, ends_of_staying
from standoff.stability.concepts import Concept
from standoff.stability.improvements import worst_by_improvements
from standoff.stability.moves import Values, best_reachable, joint_reach
from standoff.stability.space import Flags, Ranks, StateSpace


def stable(space: StateSpace, ranks: Ranks, concept: Concept | str) -> Flags:
    """Whether each state is stable for each decision maker under `concept`: bool, the shape of `ranks`.

    `ranks` has shape `(n_dm, n_states)` or `(n_dm, n_states, samples)`, larger is better, 0 is the least. The
    definitions, and why these reductions equal them, are in `docs/method.md`.
    """
    concept = Concept(concept)
    verdict = np.empty(ranks.shape, dtype=np.bool_)
    if concept in HORIZONS:
        ends = anticipated(space, ranks, HORIZONS[concept])
        np.equal(ends, ends_of_staying(space, ranks[0]), out=verdict)
        return verdict
    for dm in range(space.n_dm):
        worth = worth_of_moving(space, ranks, dm, concept)
        np.less_equal(best_reachable(space, dm, worth), ranks[dm], out=verdict[dm])
    return verdict


def worth_of_moving(space: StateSpace, ranks: Ranks, dm: int, concept: Concept) -> Values:
    """What each state is worth to `dm` as the end of its move, the sanctions that `concept` lets it fear counted in.

    A move from `s` to `s1` upsets `s` if and only if `s1` is worth more than the rank of `s` (theorems 1, 2, 5 and 6).
    Not defined for limited-move concepts, which compare ends of play instead.
    """
    return WORTH[concept](space, ranks, dm)


def _nash(_space: StateSpace, ranks: Ranks, dm: int) -> Values:
    own: Values = ranks[dm]
    return own


def _gmr(space: StateSpace, ranks: Ranks, dm: int) -> Values:
    return joint_reach(space, dm).worst(ranks[dm])


def _smr(space: StateSpace, ranks: Ranks, dm: int) -> Values:
    escape = best_reachable(space, dm, ranks[dm])
    feared = joint_reach(space, dm).worst(escape)
    np.minimum(ranks[dm], feared, out=feared)
    return feared


def _seq(space: StateSpace, ranks: Ranks, dm: int) -> Values:
    return worst_by_improvements(space, ranks, dm, ranks[dm])


def _sseq(space: StateSpace, ranks: Ranks, dm: int) -> Values:
    escape = best_reachable(space, dm, ranks[dm])
    feared = worst_by_improvements(space, ranks, dm, escape)
    np.minimum(ranks[dm], feared, out=feared)
    return feared


WORTH: dict[Concept, Callable[[StateSpace, Ranks, int], Values]] = {
    Concept.NASH: _nash,
    Concept.GMR: _gmr,
    Concept.SMR: _smr,
    Concept.SEQ: _seq,
    Concept.SSEQ: _sseq,
}
