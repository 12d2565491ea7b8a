"""`stable`: in which states each decision maker would stay, by solution concept, for one preference profile or a batch."""

from collections.abc import Callable

import numpy as np

from standoff.stability.anticipation import anticipated, ends_of_staying
from standoff.stability.concepts import Concept
from standoff.stability.improvements import worst_by_improvements
from standoff.stability.moves import JointReach, Values, best_reachable
from standoff.stability.space import Flags, Ranks, StateSpace


def stable(space: StateSpace, ranks: Ranks, concept: Concept | str) -> Flags:
    """Whether each state is stable for each decision maker under `concept`: bool, the shape of `ranks`.

    `ranks` has shape `(n_dm, n_states)` or `(n_dm, n_states, samples)`, larger is better. The definitions, and why these
    reductions equal them, are in `docs/method.md`.
    """
    concept = Concept(concept)
    if concept in HORIZONS:
        ends = anticipated(space, ranks, HORIZONS[concept])
        return ends == ends_of_staying(space, ranks[0])
    judge = JUDGES[concept]
    return np.stack([judge(space, ranks, dm) for dm in range(space.n_dm)])


def _nash(space: StateSpace, ranks: Ranks, dm: int) -> Flags:
    return _nothing_better(space, ranks, dm, ranks[dm])


def _gmr(space: StateSpace, ranks: Ranks, dm: int) -> Flags:
    return _nothing_better(space, ranks, dm, JointReach(space, dm).worst(ranks[dm]))


def _smr(space: StateSpace, ranks: Ranks, dm: int) -> Flags:
    escape = best_reachable(space, dm, ranks[dm])
    return _nothing_better(space, ranks, dm, np.minimum(ranks[dm], JointReach(space, dm).worst(escape)))


def _seq(space: StateSpace, ranks: Ranks, dm: int) -> Flags:
    return _nothing_better(space, ranks, dm, worst_by_improvements(space, ranks, dm, ranks[dm]))


def _sseq(space: StateSpace, ranks: Ranks, dm: int) -> Flags:
    escape = best_reachable(space, dm, ranks[dm])
    return _nothing_better(space, ranks, dm, np.minimum(ranks[dm], worst_by_improvements(space, ranks, dm, escape)))


def _nothing_better(space: StateSpace, ranks: Ranks, dm: int, worth: Values) -> Flags:
    """True where no move of `dm` leads to a state whose `worth`, sanctions counted, is above the rank of staying."""
    return best_reachable(space, dm, worth) <= ranks[dm]


JUDGES: dict[Concept, Callable[[StateSpace, Ranks, int], Flags]] = {
    Concept.NASH: _nash,
    Concept.GMR: _gmr,
    Concept.SMR: _smr,
    Concept.SEQ: _seq,
    Concept.SSEQ: _sseq,
}
HORIZONS = {Concept.L2: 2, Concept.L3: 3}
