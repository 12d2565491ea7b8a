"""Coalition stability: in which states the members of a coalition would not move away together."""

from collections.abc import Callable, Sequence
from enum import StrEnum

import numpy as np

from standoff.conflict.model import MoveDirection
from standoff.errors import ConflictError
from standoff.stability.bitsets import moved_away, moved_away_for_good
from standoff.stability.concepts import BASIC, Concept, concept_named
from standoff.stability.dominance import dominated, staircase
from standoff.stability.improvements import Profile
from standoff.stability.joint_moves import upset_one_by_one
from standoff.stability.joint_sanctions import JointSanctions
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Indices, Values, joint_reach
from standoff.stability.space import Flags, Ranks, StateSpace

Coalition = tuple[int, ...]


class Credible(StrEnum):
    """What a sanction against a coalition is made of under SEQ: the others' improvements one by one, or joint ones."""

    UNILATERAL = "unilateral"
    JOINT = "joint"


def credible_named(name: Credible | str) -> Credible:
    """What sanctions are made of, by name; raises `ConflictError` for a name that there is not."""
    known = [kind.value for kind in Credible]
    if name not in known:
        raise ConflictError(
            "unknown-sanctions",
            f"sanctions against coalitions are not made of {str(name)!r} improvements",
            remedy=f"name one of {', '.join(known)}",
        )
    return Credible(name)


def coalition_stable(
    space: StateSpace,
    ranks: Ranks,
    members: Sequence[int],
    concept: Concept | str,
    *,
    weak: bool = False,
    credible: Credible | str = Credible.UNILATERAL,
) -> Flags:
    """Whether each state is stable for the coalition of `members` (indices) under `concept`: bool, `(n_states,)`.

    `ranks` is `(n_dm, n_states)`. The coalition leaves a state only for one that each member strictly prefers; with
    `weak`, for one that some member prefers and none likes less. `credible` says what the others' sanctions are made of
    under SEQ. Nash, GMR, SMR and SEQ have coalition versions
    (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008; definitions and proofs in `docs/method.md`). Raises
    `ConflictError` for another concept, for a coalition of nobody, and where a large space has to be gone through move
    by move (theorem 17): under SMR, unless there are two members, all combinations are feasible and no option is
    one-way; and under every concept when combinations are infeasible and the members have one-way options.
    """
    coalition, named, made_of = coalition_of(space, members), coalition_concept(concept), credible_named(credible)
    return ~coalition_upset(space, ranks, coalition, named, weak=weak, credible=made_of)


def coalition_concept(concept: Concept | str) -> Concept:
    """The concept of that name; raises `ConflictError` when there is none or it has no coalition version."""
    named = concept_named(concept)
    if named not in WORTH and named is not Concept.SMR:
        raise ConflictError(
            "no-coalition-version",
            f"{named.title} is not defined for coalitions",
            remedy=f"ask for one of {', '.join(BASIC)}",
        )
    return named


def coalition_of(space: StateSpace, members: Sequence[int]) -> Coalition:
    """The members, each once, in order; raises `ConflictError` when there are none or one is not in the conflict."""
    coalition = tuple(sorted(set(members)))
    if not coalition or coalition[0] < 0 or coalition[-1] >= space.n_dm:
        raise ConflictError(
            "bad-coalition",
            f"{list(members)} is not a coalition of this conflict",
            remedy=f"name one or more of its {space.n_dm} decision makers, by index from 0",
        )
    return coalition


def joint_ranks(ranks: Ranks, members: Coalition, weak: bool) -> tuple[Values, ...]:
    """A rank for each member such that an improvement for the coalition is one in all of these ranks, strictly.

    For the weak kind each member's ties are broken by the sum of all members' ranks (theorem 14).
    """
    own = tuple(ranks[i] for i in members)
    if not weak or len(own) == 1:
        return own
    total = np.sum(own, axis=0, dtype=np.int64)
    scale = int(total.max()) + 1
    finer = (np.unique(rank.astype(np.int64) * scale + total, return_inverse=True)[1] for rank in own)
    return tuple(rank.reshape(-1).astype(np.int32) for rank in finer)


def coalition_upset(
    space: StateSpace,
    ranks: Ranks,
    members: Coalition,
    concept: Concept,
    *,
    weak: bool,
    credible: Credible = Credible.UNILATERAL,
    among: Flags | None = None,
) -> Flags:
    """Where, of the states `among` (all of them), the coalition would move away; what is asked has been checked."""
    asked = np.flatnonzero(np.ones(space.n_states, dtype=np.bool_) if among is None else among)
    own = joint_ranks(ranks, members, weak)
    upset = np.zeros(space.n_states, dtype=np.bool_)
    if concept is Concept.SEQ and credible is Credible.JOINT:
        sanctions = JointSanctions(space, ranks, others(space, members), weak)
        upset[asked] = _upset(space, members, [sanctions.worst(rank) for rank in own], own, asked)
    elif isinstance(space, MergedSpace):
        upset[asked] = upset_one_by_one(space, ranks, members, concept, asked, weak=weak)
    elif concept is Concept.SMR:
        upset[asked] = _upset_for_good(space, members, own, asked)
    else:
        upset[asked] = _upset(space, members, WORTH[concept](space, ranks, members, own), own, asked)
    return upset


def others(space: StateSpace, members: Coalition) -> Coalition:
    """Everyone who is not a member."""
    return tuple(j for j in range(space.n_dm) if j not in members)


def _upset(
    space: StateSpace, members: Coalition, worth: Sequence[Values], own: Sequence[Values], asked: Indices
) -> Flags:
    """Whether, from each of `asked`, the members reach a state worth more to each of them than its rank here."""
    reach = joint_reach(space, members)
    if len(members) == 1:
        return np.asarray(reach.extreme(worth[0], np.maximum, 0)[asked] > own[0][asked])
    if not reach.one_pass_is_enough and reach.one_way:
        return moved_away(space, members, worth, own, asked)
    if not reach.one_pass_is_enough:
        groups = reach.components[2].astype(np.int64)
        return dominated(groups, worth, groups[asked], [rank[asked] for rank in own])
    groups = (space.codes & ~_mask(space, members)).astype(np.int64)
    towards, away = _one_way_settings(space, members)
    return dominated(groups, [*worth, *towards], groups[asked], [numbers[asked] for numbers in (*own, *away)])


def _one_way_settings(space: StateSpace, members: Coalition) -> tuple[list[Values], list[Values]]:
    """For each one-way option of the members a number of each state as an end and one as a start of a move.

    The option can change so, or stay, if and only if the end's number is the greater.
    """
    towards: list[Values] = []
    away: list[Values] = []
    for bit in (b for i in members for b in space.bits_of[i]):
        if space.directions[bit] is not MoveDirection.BOTH:
            taken = (space.codes >> bit & 1) ^ (space.directions[bit] is MoveDirection.BACK)
            towards.append(taken + 1)
            away.append(taken)
    return towards, away


def _upset_for_good(space: StateSpace, members: Coalition, own: Sequence[Values], asked: Indices) -> Flags:
    """Whether, from each of `asked`, the members have an improvement, and one more to answer whatever the others do."""
    if space.complete and not space.one_way and len(members) == 2:
        groups = (space.codes & ~_mask(space, members)).astype(np.int64)
        flags: Flags = staircase(groups, own[0], own[1])[own[0][asked]] > own[1][asked]
        return flags
    reach = joint_reach(space, others(space, members))
    if len(members) == 1:
        escape = joint_reach(space, members).extreme(own[0], np.maximum, 0)
        return _upset(space, members, [np.minimum(own[0], reach.worst(escape))], own, asked)
    upset = _upset(space, members, [reach.worst(rank) for rank in own], own, asked)
    open_still = np.flatnonzero(~upset & _upset(space, members, own, own, asked))
    upset[open_still] = moved_away_for_good(space, members, own, asked[open_still])
    return upset


def _mask(space: StateSpace, members: Coalition) -> int:
    return sum(space.mask_of[i] for i in members)


def _nash(_space: StateSpace, _ranks: Ranks, _members: Coalition, own: Sequence[Values]) -> list[Values]:
    return list(own)


def _gmr(space: StateSpace, _ranks: Ranks, members: Coalition, own: Sequence[Values]) -> list[Values]:
    reach = joint_reach(space, others(space, members))
    return [reach.worst(rank) for rank in own]


def _seq(space: StateSpace, ranks: Ranks, members: Coalition, own: Sequence[Values]) -> list[Values]:
    profile = Profile(space, ranks)
    return [profile.worst_by_improvements_of(others(space, members), rank) for rank in own]


WORTH: dict[Concept, Callable[[StateSpace, Ranks, Coalition, Sequence[Values]], list[Values]]] = {
    Concept.NASH: _nash,
    Concept.GMR: _gmr,
    Concept.SEQ: _seq,
}
"""What each state is worth to each member as the end of the coalition's move, sanctions counted in (theorem 13).

There is none for SMR, where the members have to answer a sanction together.
"""
