"""`stable`: in which states each decision maker would stay, for one preference profile or a batch of them."""

from collections.abc import Callable, Iterable

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
    concept = concept_named(concept)
    return stable_under(space, ranks, [concept], sanctions)[concept]


def stable_under(
    space: StateSpace, ranks: Ranks, concepts: Iterable[Concept | str], sanctions: Sanctions | str = Sanctions.JOINT
) -> dict[Concept, Flags]:
    """What `stable` says under each of several concepts, faster than one by one: they share what they rest on."""
    wanted = list(dict.fromkeys(concept_named(concept) for concept in concepts))
    sanctions = sanctions_named(sanctions)
    # One array for all: the system hands out large ones in larger pages.
    verdicts = dict(zip(wanted, np.empty((len(wanted), *ranks.shape), dtype=np.bool_), strict=True))
    for concept, verdict in verdicts.items():
        if concept is Concept.SIM:
            verdict[...] = simultaneously_stable(space, ranks)
        elif concept is Concept.LCS:
            verdict[...] = farsightedly_consistent(space, ranks)
        elif concept in RECURRENT:
            np.equal(farsight(space, ranks, concept).moves_at, 0, out=verdict)
    for block, few in blocks(ranks):
        for concept in verdicts.keys() & HORIZONS.keys():
            ends = anticipated(space, few, HORIZONS[concept])
            np.equal(ends, ends_of_staying(space, few[0]), out=verdicts[concept][block])
        profile = profile_of(space, few) if sanctions is Sanctions.JOINT else PROFILES[sanctions](space, few)
        for concept in verdicts.keys() & WORTH.keys():
            for dm in range(space.n_dm):
                worth = worth_of_moving(profile, dm, concept)
                np.less_equal(profile.best(dm, worth), few[dm], out=verdicts[concept][dm][block])
    return verdicts


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
