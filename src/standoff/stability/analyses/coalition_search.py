"""`upsetting_coalitions`, `coalition_equilibria`: who together would leave a state, and which states nobody would."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from standoff.conflict.articles import in_sentence
from standoff.conflict.model import MoveDirection
from standoff.stability.coalitions import (
    Coalition,
    Credible,
    coalition_concept,
    coalition_upset,
    credible_named,
    others,
)
from standoff.stability.concepts import Concept
from standoff.stability.graph_paths import UNREACHABLE
from standoff.stability.joint_moves import GroupProfile, group_profile_of, improved_on, undeterred
from standoff.stability.joint_sanctions import JointSanctions
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Indices, joint_reach
from standoff.stability.paths import Move, distances, shortest_path
from standoff.stability.solution import Solution
from standoff.stability.space import StateSpace
from standoff.stability.words import Step, listed, step


@dataclass(frozen=True, slots=True)
class Upset:
    """A coalition that would leave a state, and where it would go.

    `end` is the label of a state that it would move to; of all such states, of which there are `n_ends`, no other is
    better for every member. `moves` is a shortest way there by the members' moves.
    """

    members: tuple[str, ...]
    end: str
    moves: tuple[Step, ...]
    n_ends: int

    @property
    def words(self) -> str:
        """The coalition and its moves in a sentence."""
        deeds = [f"{in_sentence(taken.mover)} would {taken.deed}" for taken in self.moves]
        more = f", one of {self.n_ends} such states" if self.n_ends > 1 else ""
        together = (
            f"Together {listed([in_sentence(name) for name in self.members])}" if len(self.members) > 1 else "Alone"
        )
        return f"{together}: {listed(deeds, 'and then')}, to {self.end}{more}."

    def to_dict(self) -> dict[str, Any]:
        """The coalition and its moves as JSON-ready values."""
        return {
            "members": list(self.members),
            "end": self.end,
            "moves": [taken.to_dict() for taken in self.moves],
            "n_ends": self.n_ends,
            "words": self.words,
        }


def upsetting_coalitions(
    solution: Solution,
    label: str,
    concept: Concept | str,
    *,
    weak: bool = False,
    credible: Credible | str = Credible.UNILATERAL,
    largest: int | None = None,
) -> tuple[Upset, ...]:
    """Every coalition that would leave the state `label` under `concept`, the smallest first, single members too.

    An equilibrium is upset by coalitions of two or more alone. `weak` also lets a coalition move where some member is
    better off and none is worse; `credible` says what the others' sanctions are made of under SEQ; `largest` is the
    largest size to look for. `docs/method.md` has the definitions
    (Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008). Raises `ConflictError` for a state or a concept that
    there is not, or a concept without a coalition version. Takes a few passes over the states for each coalition.

    >>> from standoff.conflict import loads_conflict, published_yaml
    >>> from standoff.stability import solve
    >>> solution = solve(loads_conflict(published_yaml("prisoners_dilemma")), ["nash"])
    >>> [(upset.members, upset.end) for upset in upsetting_coalitions(solution, "NN", "nash")]
    [(('P1', 'P2'), 'YY')]
    """
    named, at = coalition_concept(concept), solution.space.index(label)
    joint = credible_named(credible) is Credible.JOINT and named is Concept.SEQ
    space, ranks = solution.space, solution.ranks
    single = group_profile_of(space, ranks)
    found = []
    for members in _coalitions(space, largest):
        profile = JointSanctions(space, ranks, others(space, members), weak) if joint else single
        found.append(_upset(solution, profile, members, at, named, weak))
    return tuple(upset for upset in found if upset is not None)


def coalition_equilibria(
    solution: Solution,
    concept: Concept | str,
    *,
    weak: bool = False,
    credible: Credible | str = Credible.UNILATERAL,
    largest: int | None = None,
) -> tuple[str, ...]:
    """The labels of the states that no coalition would leave under `concept`, by number; single members count too.

    Under Nash stability these are the strong equilibria. `weak`, `credible` and `largest` are as in
    `upsetting_coalitions`, the errors those of `coalition_stable`. With all combinations feasible, 2^n states and
    coalitions of k it takes O(2^n n^(k-1)) time for each coalition.
    """
    named, made_of, space = coalition_concept(concept), credible_named(credible), solution.space
    stays = np.ones(space.n_states, dtype=np.bool_)
    for members in _coalitions(space, largest):
        if stays.any():
            stays &= ~coalition_upset(space, solution.ranks, members, named, weak=weak, credible=made_of, among=stays)
    return tuple(space.label(code) for code in space.codes[stays].tolist())


def _coalitions(space: StateSpace, largest: int | None) -> Iterator[Coalition]:
    """The coalitions that can move at all, the smallest first."""
    everyone = range(space.n_dm)
    for size in range(1, min(space.n_dm, largest or space.n_dm) + 1):
        for members in combinations(everyone, size):
            if any(space.bits_of[i] for i in members):
                yield members


def _upset(
    solution: Solution, profile: GroupProfile, members: Coalition, at: int, concept: Concept, weak: bool
) -> Upset | None:
    space, ranks = solution.space, solution.ranks
    better = improved_on(ranks, members, np.array([at]), weak=weak)[:, 0]
    ends = undeterred(profile, space.n_dm, members, better, concept)
    places, n_moves = _reached(space, members, at, np.flatnonzero(ends))
    if not len(places):
        return None
    liked = ranks[list(members)][:, places].sum(axis=0, dtype=np.int64)
    best = np.flatnonzero(liked == liked.max())
    end = int(places[best[np.argmin(n_moves[best])]])
    return Upset(
        members=tuple(solution.conflict.decision_makers[i].name for i in members),
        end=space.label(int(space.codes[end])),
        moves=tuple(step(solution.conflict, space, move) for move in _way(space, members, at, end)),
        n_ends=len(places),
    )


def _reached(space: StateSpace, members: Coalition, at: int, ends: Indices) -> tuple[Indices, Indices]:
    """Which of `ends` the members reach from state `at`, and in how many moves each."""
    if not _each_moves_once(space, members):
        n_moves = distances(space, at, members)[ends]
        return ends[n_moves != UNREACHABLE], n_moves[n_moves != UNREACHABLE].astype(np.intp)
    start = space.codes[at]
    change = space.codes[ends] ^ start
    wrong = ~np.int32(sum(space.mask_of[i] for i in members))
    for bit, way in enumerate(space.directions):
        stuck = start >> bit & 1 if way is MoveDirection.FORWARD else ~start >> bit & 1
        if way is not MoveDirection.BOTH and stuck:
            wrong |= np.int32(1 << bit)
    kept = change & wrong == 0
    n_moves = np.sum([change[kept] & space.mask_of[i] != 0 for i in members], axis=0, dtype=np.intp)
    return ends[kept], n_moves


def _way(space: StateSpace, members: Coalition, at: int, end: int) -> Iterator[Move]:
    """A shortest sequence of moves by members."""
    if not _each_moves_once(space, members):
        yield from shortest_path(space, at, end, members) or ()
        return
    code, goal = int(space.codes[at]), int(space.codes[end])
    for i in members:
        further = code & ~space.mask_of[i] | goal & space.mask_of[i]
        if further != code:
            start, code = code, further
            yield Move(i, _place(space, start), _place(space, code))


def _each_moves_once(space: StateSpace, members: Coalition) -> bool:
    """True when one move of each member, in any order, reaches whatever the members reach (theorem 2)."""
    return not isinstance(space, MergedSpace) and joint_reach(space, members).one_pass_is_enough


def _place(space: StateSpace, code: int) -> int:
    return int(np.searchsorted(space.codes, code))
