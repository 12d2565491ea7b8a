"""`status_quo_analysis`: how play can get from the status quo to each equilibrium, and who has to move."""

from dataclasses import dataclass
from typing import Any

from standoff.stability.concepts import Concept
from standoff.stability.paths import Move, shortest_path
from standoff.stability.solution import Solution
from standoff.stability.words import Step, step


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest ways from the status quo to `label`: by any moves, and by improvements alone; None for no way.

    `concepts` are those under which the state is an equilibrium.
    """

    label: str
    concepts: tuple[Concept, ...]
    moves: tuple[Step, ...] | None
    improvements: tuple[Step, ...] | None


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
    return StatusQuoAnalysis(solution.status_quo, tuple(_route(solution, label) for label in wanted))


def _route(solution: Solution, label: str) -> Route:
    space = solution.space
    start, goal = space.index(solution.status_quo), space.index(label)
    return Route(
        label=space.label(int(space.codes[goal])),
        concepts=tuple(c for c in solution.concepts if solution.is_equilibrium(label, c)),
        moves=_told(solution, shortest_path(space, start, goal)),
        improvements=_told(solution, shortest_path(space, start, goal, improving=solution.ranks)),
    )


def _told(solution: Solution, path: tuple[Move, ...] | None) -> tuple[Step, ...] | None:
    return None if path is None else tuple(step(solution.conflict, solution.space, move) for move in path)


def _steps(path: tuple[Step, ...] | None) -> list[dict[str, str]] | None:
    return None if path is None else [taken.to_dict() for taken in path]
