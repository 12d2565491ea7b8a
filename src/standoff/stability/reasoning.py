"""`explain`: find, for each verdict on a state, the improvement and the sanction that it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.concepts import BASIC, HORIZONS, RECURRENT, Concept, concept_named
from standoff.stability.explanation import CREDIBLE, INESCAPABLE, Explanation, Line, Reason
from standoff.stability.farsight import farsight
from standoff.stability.farsighted_play import FarsightedPlay
from standoff.stability.graph_neighbourhood import neighbourhood_of
from standoff.stability.heights import RankedHeights, heights_of
from standoff.stability.moves import Indices
from standoff.stability.neighbourhood import Neighbourhood
from standoff.stability.paths import Move
from standoff.stability.play import expected_play, reply_expected
from standoff.stability.sanctions import Sanctions
from standoff.stability.simultaneous import joint_outcomes
from standoff.stability.solution import Solution, dm_index, solve
from standoff.stability.space import Flags, StateSpace
from standoff.stability.words import situation, step

NEARBY = frozenset({Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ})
"""Concepts whose verdict on a state can be found by looking around it; for the others the whole conflict is solved."""


def explain(
    conflict: Conflict | Solution,
    label: str,
    dm: str | None = None,
    concept: Concept | str | Iterable[Concept | str] | None = None,
) -> Explanation:
    """Why the state `label` is or is not stable for each decision maker (or `dm`) under each concept (or `concept`).

    Of a `Conflict` only the states around `label` are looked at, under the concepts named or the four basic ones;
    concepts that look ahead need it solved first. A `Solution` is explained under the concepts it holds. Raises
    `ConflictError` for an unknown or infeasible state, decision maker or concept, and for a solution whose opponents
    were held to fewer moves in a sanction than the definitions give them.
    """
    grounds = _of_solution(conflict, concept) if isinstance(conflict, Solution) else _of_conflict(conflict, concept)
    at = grounds.space.index(label)
    told = range(grounds.space.n_dm) if dm is None else (dm_index(grounds.conflict, dm),)
    reasons = {(i, c): _reason(grounds, i, at, c) for i in range(grounds.space.n_dm) for c in grounds.concepts}
    return Explanation(
        label=grounds.space.label(int(grounds.space.codes[at])),
        number=at + 1,
        is_status_quo=at == grounds.space.index(grounds.conflict.status_quo),
        situation=situation(grounds.conflict, grounds.space, at),
        equilibrium={c: all(reasons[i, c].stable for i in range(grounds.space.n_dm)) for c in grounds.concepts},
        reasons=tuple(reasons[i, c] for i in told for c in grounds.concepts),
    )


@dataclass(frozen=True, eq=False)
class _Grounds:
    """What reasons rest on; `solution` is there when a concept looks ahead."""

    conflict: Conflict
    space: StateSpace
    concepts: tuple[Concept, ...]
    around: Neighbourhood
    solution: Solution | None


def _of_solution(solution: Solution, concept: Concept | str | Iterable[Concept | str] | None) -> _Grounds:
    if solution.sanctions is not Sanctions.JOINT:
        what = f"reasons are those of the definitions, and this solution has {solution.sanctions.value!r} sanctions"
        raise ConflictError("other-sanctions", what, remedy="solve with joint sanctions")
    concepts = solution.concepts if concept is None else tuple(solution.solved(name) for name in _each(concept))
    around = neighbourhood_of(solution.space, RankedHeights(solution.ranks))
    return _Grounds(solution.conflict, solution.space, concepts, around, solution)


def _of_conflict(conflict: Conflict, concept: Concept | str | Iterable[Concept | str] | None) -> _Grounds:
    concepts = BASIC if concept is None else tuple(dict.fromkeys(concept_named(name) for name in _each(concept)))
    if ahead := [c for c in concepts if c not in NEARBY]:
        solution = solve(conflict, ahead)
        around = neighbourhood_of(solution.space, RankedHeights(solution.ranks))
        return _Grounds(conflict, solution.space, concepts, around, solution)
    space = StateSpace.of(conflict)
    return _Grounds(conflict, space, concepts, neighbourhood_of(space, heights_of(conflict, space)), None)


def _each(concept: Concept | str | Iterable[Concept | str]) -> Iterable[Concept | str]:
    return [concept] if isinstance(concept, str) else concept


def _reason(grounds: _Grounds, dm: int, at: int, concept: Concept) -> Reason:
    makers, space = grounds.conflict.decision_makers, grounds.space
    horizon, outcomes = None, None
    if concept in NEARBY:
        holds, lines = _weighed(grounds.around, dm, at, concept)
    else:
        solution = grounds.solution
        assert solution is not None
        holds = bool(solution.stable[concept][dm, at])
        if concept is Concept.SIM:
            lines, outcomes = _at_once(solution, grounds.around, dm, at)
        elif concept is Concept.LCS:
            lines = _farsighted(solution, grounds.around, dm, at)
        else:
            horizon = _horizon(solution, dm, at, concept)
            lines = _foreseen(solution, grounds.around, dm, at, horizon)
    told = tuple(
        Line(holds, tuple(step(grounds.conflict, space, move) for move in line), outcome)
        for line, outcome in zip(lines, outcomes or [None] * len(lines), strict=True)
    )
    opponents = tuple(makers[j].name for j in _others(space, dm) if space.bits_of[j])
    return Reason(makers[dm].name, concept, holds, told, opponents, horizon)


def _weighed(around: Neighbourhood, dm: int, at: int, concept: Concept) -> tuple[bool, list[tuple[Move, ...]]]:
    """Whether `dm` stays, and what shows it: every improvement with its sanction, or the best one that pays."""
    level = around.heights.of(dm, np.array([at]))[0]
    trapped = around.trapping(dm, level) if concept in INESCAPABLE else None

    def deters(places: Indices) -> Flags:
        feared = around.no_better(dm, level, places)
        if trapped is not None:
            feared[feared] = trapped(places[feared])
        return feared

    lines: list[tuple[Move, ...]] = []
    for end in around.improvements(dm, at).tolist():
        first = Move(dm, at, end)
        if concept is Concept.NASH:
            return False, [(first,)]
        sanction = around.line_to(end, deters, _others(around.space, dm), improving=concept in CREDIBLE)
        if sanction is None:
            return False, [(first,)]
        lines.append((first, *sanction))
    return True, lines


def _horizon(solution: Solution, dm: int, at: int, concept: Concept) -> int:
    """How far ahead to look for the play that shows the verdict."""
    if concept not in RECURRENT:
        return HORIZONS[concept]
    found = farsight(solution.space, solution.ranks, concept)
    return int(found.moves_at[dm, at]) or int(found.settled_at)


def _foreseen(solution: Solution, around: Neighbourhood, dm: int, at: int, horizon: int) -> list[tuple[Move, ...]]:
    """The play that `dm` expects if it moves; if it stays, what it expects after its most liked improvement."""
    space, ranks = solution.space, solution.ranks
    play = expected_play(space, ranks, dm, at, horizon)
    if play:
        return [play]
    return [
        (Move(dm, at, end), *reply_expected(space, ranks, dm, end, horizon - 1))
        for end in around.improvements(dm, at)[:1].tolist()
    ]


def _at_once(
    solution: Solution, around: Neighbourhood, dm: int, at: int
) -> tuple[list[tuple[Move, ...]], list[str | None]]:
    """Every improvement with others made at the same moment that spoil it, and where all lead (labels).

    The most liked improvement that nothing spoils alone, if there is one.
    """
    space, lines, outcomes = solution.space, list[tuple[Move, ...]](), list[str | None]()
    code = int(space.codes[at])
    for end in around.improvements(dm, at).tolist():
        own = code ^ int(space.codes[end])
        joint = next(joint_outcomes(space, solution.ranks, dm, at, own), None)
        if joint is None:
            return [(Move(dm, at, end),)], [None]
        others = [
            Move(j, at, int(np.searchsorted(space.codes, code ^ change))) for j, change in enumerate(joint) if change
        ]
        lines.append((Move(dm, at, end), *others))
        outcomes.append(space.label(code ^ own ^ sum(joint)))
    return lines, outcomes


def _farsighted(solution: Solution, around: Neighbourhood, dm: int, at: int) -> list[tuple[Move, ...]]:
    """Every move, improvements first, with the play that deters it; the first that nothing deters alone, if any."""
    play = _farsighted_play(solution)
    better = around.improvements(dm, at).tolist()
    lines = []
    for end in [*better, *(end for end in solution.space.moves(dm, at) if end not in better)]:
        deterrent = play.deterrent(dm, at, end)
        if deterrent is None:
            return [(Move(dm, at, end),)]
        lines.append((Move(dm, at, end), *deterrent))
    return lines


@lru_cache(maxsize=1)
def _farsighted_play(solution: Solution) -> FarsightedPlay:
    consistent: Flags = np.asarray(solution.stable[Concept.LCS].all(axis=0))
    return FarsightedPlay.of(solution.space, solution.ranks, consistent)


def _others(space: StateSpace, dm: int) -> Sequence[int]:
    return [j for j in range(space.n_dm) if j != dm]
