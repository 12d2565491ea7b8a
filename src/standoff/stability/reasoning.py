"""`explain`: find, for each verdict on a state, the improvement and the sanction that it rests on."""

from collections.abc import Sequence

import numpy as np

from standoff.conflict.model import Conflict
from standoff.stability.concepts import BASIC, HORIZONS, Concept
from standoff.stability.explanation import CREDIBLE, INESCAPABLE, Explanation, Line, Reason
from standoff.stability.farsight import farsight
from standoff.stability.moves import best_reachable
from standoff.stability.paths import Move, shortest_path
from standoff.stability.play import expected_play, reply_expected
from standoff.stability.profiles import profile_of
from standoff.stability.solution import Solution, solve
from standoff.stability.space import Flags
from standoff.stability.verdicts import worth_of_moving
from standoff.stability.words import situation, step


def explain(
    conflict: Conflict | Solution, label: str, dm: str | None = None, concept: Concept | str | None = None
) -> Explanation:
    """Why the state `label` is or is not stable for each decision maker (or `dm`) under each concept (or `concept`).

    A `Conflict` is solved first, under `concept` or the four basic ones; a `Solution` is explained under the concepts
    it holds. Raises `ConflictError` for an unknown or infeasible state, decision maker or concept.
    """
    solution = conflict if isinstance(conflict, Solution) else solve(conflict, BASIC if concept is None else [concept])
    at = solution.space.index(label)
    concepts = solution.concepts if concept is None else (solution.solved(concept),)
    makers = range(solution.space.n_dm) if dm is None else (solution.dm_index(dm),)
    return Explanation(
        label=label,
        number=at + 1,
        is_status_quo=label == solution.status_quo,
        situation=situation(solution.conflict, solution.space, at),
        equilibrium={c: bool(solution.stable[c][:, at].all()) for c in concepts},
        reasons=tuple(_reason(solution, i, at, c) for i in makers for c in concepts),
    )


def _reason(solution: Solution, dm: int, at: int, concept: Concept) -> Reason:
    space, makers = solution.space, solution.conflict.decision_makers
    holds = bool(solution.stable[concept][dm, at])
    horizon = _horizon(solution, dm, at, concept)
    if horizon is not None:
        lines = _foreseen(solution, dm, at, horizon)
    elif holds:
        lines = _deterred(solution, dm, at, concept)
    else:
        lines = [_pays(solution, dm, at, concept)]
    told = tuple(Line(holds, tuple(step(solution.conflict, space, move) for move in line)) for line in lines)
    opponents = tuple(makers[j].name for j in _others(solution, dm) if space.bits_of[j])
    return Reason(makers[dm].name, concept, holds, told, opponents, horizon)


def _horizon(solution: Solution, dm: int, at: int, concept: Concept) -> int | None:
    """How far ahead to look for the play that shows the verdict; None when the concept does not look ahead."""
    if concept is not Concept.NON_MYOPIC:
        return HORIZONS.get(concept)
    found = farsight(solution.space, solution.ranks)
    return int(found.moves_at[dm, at]) or int(found.settled_at)


def _improvements(solution: Solution, dm: int, at: int) -> list[int]:
    """The unilateral improvements of `dm`, most liked first."""
    rank = solution.ranks[dm]
    better = [end for end in solution.space.moves(dm, at) if rank[end] > rank[at]]
    return sorted(better, key=lambda end: (-int(rank[end]), end))


def _deterred(solution: Solution, dm: int, at: int, concept: Concept) -> list[tuple[Move, ...]]:
    improvements = _improvements(solution, dm, at)
    if not improvements:
        return []
    sanctions = _sanctioning(solution, dm, at, concept)
    improving = solution.ranks if concept in CREDIBLE else None
    return [
        (Move(dm, at, end), *(shortest_path(solution.space, end, sanctions, _others(solution, dm), improving) or ()))
        for end in improvements
    ]


def _sanctioning(solution: Solution, dm: int, at: int, concept: Concept) -> Flags:
    """The states that deter `dm` from leaving `at`, if the others can get there."""
    rank = solution.ranks[dm]
    feared = best_reachable(solution.space, dm, rank) if concept in INESCAPABLE else rank
    flags: Flags = np.asarray(feared <= rank[at])
    return flags


def _pays(solution: Solution, dm: int, at: int, concept: Concept) -> tuple[Move, ...]:
    """The most liked improvement that nothing deters."""
    worth = worth_of_moving(profile_of(solution.space, solution.ranks), dm, concept)
    end = next(end for end in _improvements(solution, dm, at) if worth[end] > solution.ranks[dm, at])
    return (Move(dm, at, end),)


def _foreseen(solution: Solution, dm: int, at: int, horizon: int) -> list[tuple[Move, ...]]:
    """The play that `dm` expects if it moves; if it stays, what it expects after its most liked improvement."""
    space, ranks = solution.space, solution.ranks
    play = expected_play(space, ranks, dm, at, horizon)
    if play:
        return [play]
    return [
        (Move(dm, at, end), *reply_expected(space, ranks, dm, end, horizon - 1))
        for end in _improvements(solution, dm, at)[:1]
    ]


def _others(solution: Solution, dm: int) -> Sequence[int]:
    return [j for j in range(solution.space.n_dm) if j != dm]
