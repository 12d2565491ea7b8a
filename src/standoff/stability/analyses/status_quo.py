"""`status_quo_analysis`: how play can get from the status quo to each equilibrium, and who has to move."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from standoff.stability.concepts import Concept
from standoff.stability.graph_paths import UNREACHABLE, Distances
from standoff.stability.paths import Move, distances, shortest_path
from standoff.stability.solution import Solution
from standoff.stability.space import Ranks
from standoff.stability.words import Step, step


@dataclass(frozen=True, slots=True)
class Movers:
    """Whose moves lead somewhere: `coalitions` can get there by moves of their members, and no part of them can.

    `alone` are those that need nobody else, `needed` those without whom nobody gets there. All empty when it cannot be
    reached, or no move is needed.
    """

    alone: tuple[str, ...]
    needed: tuple[str, ...]
    coalitions: tuple[tuple[str, ...], ...]

    def to_dict(self) -> dict[str, Any]:
        """The movers as JSON-ready values."""
        return {
            "alone": list(self.alone),
            "needed": list(self.needed),
            "coalitions": [list(c) for c in self.coalitions],
        }


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest ways from the status quo to `label`: by any moves, and by improvements alone; None for no way.

    `concepts` are those under which the state is an equilibrium. `movers` and `improvers` say whose moves, and whose
    improvements, can lead there, by ways of any length.
    """

    label: str
    concepts: tuple[Concept, ...]
    moves: tuple[Step, ...] | None
    improvements: tuple[Step, ...] | None
    movers: Movers
    improvers: Movers


@dataclass(frozen=True, slots=True)
class StatusQuoAnalysis:
    """The routes from the status quo to every state asked about, by state number."""

    status_quo: str
    routes: tuple[Route, ...]

    def to_dict(self) -> dict[str, Any]:
        """The analysis as JSON-ready values."""
        return {
            "status_quo": self.status_quo,
            "routes": [
                {
                    "label": route.label,
                    "concepts": [concept.value for concept in route.concepts],
                    "moves": _steps(route.moves),
                    "improvements": _steps(route.improvements),
                    "movers": route.movers.to_dict(),
                    "improvers": route.improvers.to_dict(),
                }
                for route in self.routes
            ],
        }


def status_quo_analysis(solution: Solution, *labels: str) -> StatusQuoAnalysis:
    """How the conflict can get from the status quo to each state of `labels`; without any, to each equilibrium found.

    (Li, Kilgour and Hipel 2005, "Status quo analysis in the graph model for conflict resolution".)
    """
    found = {label for equilibria in solution.equilibria.values() for label in equilibria}
    wanted = labels or tuple(sorted(found, key=solution.space.index))
    by_moves, by_improvements = _Reach(solution, None), _Reach(solution, solution.ranks)
    return StatusQuoAnalysis(
        solution.status_quo, tuple(_route(solution, label, by_moves, by_improvements) for label in wanted)
    )


def _route(solution: Solution, label: str, by_moves: "_Reach", by_improvements: "_Reach") -> Route:
    space = solution.space
    start, goal = space.index(solution.status_quo), space.index(label)
    return Route(
        label=space.label(int(space.codes[goal])),
        concepts=tuple(c for c in solution.concepts if solution.is_equilibrium(label, c)),
        moves=_told(solution, by_moves.shortest(start, goal)),
        improvements=_told(solution, by_improvements.shortest(start, goal)),
        movers=by_moves.movers(goal),
        improvers=by_improvements.movers(goal),
    )


@dataclass(frozen=True, eq=False)
class _Reach:
    """What coalitions reach from the status quo, each looked up once."""

    solution: Solution
    improving: Ranks | None

    @cached_property
    def found(self) -> dict[tuple[int, ...], Distances]:
        return {}

    def distances(self, coalition: Sequence[int]) -> Distances:
        who, space = tuple(coalition), self.solution.space
        if who not in self.found:
            self.found[who] = distances(space, space.index(self.solution.status_quo), who, self.improving)
        return self.found[who]

    def shortest(self, start: int, goal: int) -> tuple[Move, ...] | None:
        everyone = range(self.solution.space.n_dm)
        known = self.distances(everyone)
        return shortest_path(self.solution.space, start, goal, everyone, self.improving, known)

    def reaches(self, coalition: Sequence[int], goal: int) -> bool:
        return bool(self.distances(coalition)[goal] != UNREACHABLE)

    def movers(self, goal: int) -> Movers:
        space, makers = self.solution.space, self.solution.conflict.decision_makers
        able = [dm for dm in range(space.n_dm) if space.bits_of[dm]]
        if goal == space.index(self.solution.status_quo) or not self.reaches(able, goal):
            return Movers((), (), ())
        needed = [dm for dm in able if not self.reaches([other for other in able if other != dm], goal)]
        free = [dm for dm in able if dm not in needed]
        least: list[frozenset[int]] = []
        for size in range(len(free) + 1):
            for joined in combinations(free, size):
                coalition = frozenset([*needed, *joined])
                if not any(other <= coalition for other in least) and self.reaches(sorted(coalition), goal):
                    least.append(coalition)
        named = tuple(tuple(makers[dm].name for dm in sorted(coalition)) for coalition in least)
        alone = tuple(coalition[0] for coalition in named if len(coalition) == 1)
        return Movers(alone, tuple(makers[dm].name for dm in needed), named)


def _told(solution: Solution, path: tuple[Move, ...] | None) -> tuple[Step, ...] | None:
    return None if path is None else tuple(step(solution.conflict, solution.space, move) for move in path)


def _steps(path: tuple[Step, ...] | None) -> list[dict[str, str]] | None:
    return None if path is None else [taken.to_dict() for taken in path]
