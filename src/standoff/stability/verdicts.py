"""`stable`: in which states each decision maker would stay, for one preference profile or a batch of them."""

from collections.abc import Callable

import numpy as np

from standoff.stability.anticipation import anticipated, ends_of_staying
from standoff.stability.batches import blocks
from standoff.stability.concepts import HORIZONS, RECURRENT, Concept, concept_named
from standoff.stability.consistent import farsightedly_consistent
from standoff.stability.farsight import farsight
from standoff.stability.moves import Values
from standoff.stability.profiles import AnyProfile, profile_of
from standoff.stability.sanctions import PROFILES, Sanctions, sanctions_named
from standoff.stability.simultaneous import simultaneously_stable
from standoff.stability.space import Flags, Ranks, StateSpace


def stable(
    space: StateSpace, ranks: Ranks, concept: Concept | str, sanctions: Sanctions | str = Sanctions.JOINT
) -> Flags:
    """Whether each state is stable for each decision maker under `concept`: bool, the shape of `ranks`.

    `ranks` has shape `(n_dm, n_states)` or `(n_dm, n_states, samples)`, larger is better, 0 is the least. The
    definitions, and why these reductions equal them, are in `docs/method.md`. `sanctions` says how far opponents may
    go under GMR, SMR, SEQ and SSEQ; by the definitions as far as they can (`joint`). Raises `ConflictError` for an
    unknown concept or rule, for non-myopic stability when more than two decision makers have options, and for a
    conflict that is too large for the concept.
    """
    concept, sanctions = concept_named(concept), sanctions_named(sanctions)
    verdict = np.empty(ranks.shape, dtype=np.bool_)
    if concept is Concept.SIM:
        return simultaneously_stable(space, ranks)
    if concept is Concept.LCS:
        return farsightedly_consistent(space, ranks)
    if concept in RECURRENT:
        return np.equal(farsight(space, ranks, concept).moves_at, 0, out=verdict)
    for block, few in blocks(ranks):
        if concept in HORIZONS:
            ends = anticipated(space, few, HORIZONS[concept])
            np.equal(ends, ends_of_staying(space, few[0]), out=verdict[block])
            continue
        profile = profile_of(space, few) if sanctions is Sanctions.JOINT else PROFILES[sanctions](space, few)
        for dm in range(space.n_dm):
            worth = worth_of_moving(profile, dm, concept)
            np.less_equal(profile.best(dm, worth), few[dm], out=verdict[dm][block])
    return verdict


def worth_of_moving(profile: AnyProfile, dm: int, concept: Concept) -> Values:
    """What each state is worth to `dm` as the end of its move, the sanctions that `concept` lets it fear counted in.

    A move from `s` to `s1` upsets `s` if and only if `s1` is worth more than the rank of `s` (theorems 1, 2, 5 and 6).
    Not defined for concepts that look ahead, which compare ends of play instead, nor for simultaneous stability, under
    which what a move is worth depends on where it starts.
    """
    return WORTH[concept](profile, dm)


def _nash(profile: AnyProfile, dm: int) -> Values:
    own: Values = profile.ranks[dm]
    return own


def _gmr(profile: AnyProfile, dm: int) -> Values:
    return profile.worst(dm, profile.ranks[dm])


def _smr(profile: AnyProfile, dm: int) -> Values:
    escape = profile.best(dm, profile.ranks[dm])
    feared = profile.worst(dm, escape)
    np.minimum(profile.ranks[dm], feared, out=feared)
    return feared


def _seq(profile: AnyProfile, dm: int) -> Values:
    return profile.worst_by_improvements(dm, profile.ranks[dm])


def _sseq(profile: AnyProfile, dm: int) -> Values:
    escape = profile.best(dm, profile.ranks[dm])
    feared = profile.worst_by_improvements(dm, escape)
    np.minimum(profile.ranks[dm], feared, out=feared)
    return feared


WORTH: dict[Concept, Callable[[AnyProfile, int], Values]] = {
    Concept.NASH: _nash,
    Concept.GMR: _gmr,
    Concept.SMR: _smr,
    Concept.SEQ: _seq,
    Concept.SSEQ: _sseq,
}
