"""Chooses how the states are drawn: all of them on a grid when they are few, or else the ways to those that matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from standoff.brief.illustration import MODEL, Illustration, illustrate
from standoff.brief.materials import Materials
from standoff.brief.state_grid import Cell, Grid, Improvement, draw_grid
from standoff.brief.state_paths import Stop, draw_paths
from standoff.brief.words import capitalised, changes, counted, joined, percent
from standoff.stability import Concept, status_quo_analysis
from standoff.stability.analyses.status_quo import Route

MOST_ON_GRID = 16
MOST_COLUMNS = 4
MOST_GOALS = 8
"""States that the picture of ways leads to."""

_SHORT = {Concept.NASH: "N", Concept.GMR: "G", Concept.SMR: "S", Concept.SEQ: "Q"}


@dataclass(frozen=True, slots=True)
class StatesPicture:
    """The picture, and whether it is the grid of all states."""

    picture: Illustration
    is_grid: bool


def states_picture(materials: Materials) -> StatesPicture:
    """The grid when it has room for all states; the ways from the status quo otherwise."""
    solution = materials.solution
    grid = _grid(materials) if solution.space.n_states <= MOST_ON_GRID else None
    if grid is not None:
        told = "; ".join(cell.says for cell in grid.cells if cell.concepts or cell.now)
        title = f"The {counted(solution.space.n_states, 'state')} and the moves that pay"
        return StatesPicture(
            illustrate(
                "states",
                title,
                f"An arrow leads to a state its mover likes better. {told}.",
                lambda width: draw_grid(grid, width),
                unit="a box for each state, an arrow for each move that pays",
                n=counted(solution.space.n_states, "state"),
                source=MODEL,
            ),
            is_grid=True,
        )
    stops = _stops(materials)
    told = "; ".join(f"{stop.label}: {stop.deed}" for stop in stops)
    title = f"Ways from the status quo to {counted(len(stops) - 1, 'state')} of {solution.space.n_states:,}"
    picture = illustrate(
        "states",
        title,
        f"{told}.",
        lambda width: draw_paths(stops, width),
        unit="a box for each state, a line for each move",
        n=f"{len(stops)} of {counted(solution.space.n_states, 'state')}",
        source=MODEL,
    )
    return StatesPicture(picture, is_grid=False)


def _grid(materials: Materials) -> Grid | None:
    """The grid whose columns are one decision maker's options; None when every one has too many for columns."""
    space, conflict = materials.solution.space, materials.conflict
    patterns = [sorted({code & mask for code in space.codes.tolist()}, key=_gray) for mask in space.mask_of]
    fitting = [dm for dm in range(space.n_dm) if len(patterns[dm]) <= MOST_COLUMNS]
    if not fitting:
        return None
    across = max(fitting, key=lambda dm: (len(patterns[dm]), -dm))
    down = [dm for dm in range(space.n_dm) if dm != across and space.bits_of[dm]]
    columns = patterns[across]
    rows = [sum(parts) for parts in product(*(patterns[dm] for dm in reversed(down)))]
    present = {code & ~space.mask_of[across] for code in space.codes.tolist()}
    rows = [row for row in rows if row in present]
    deals = {deal.label for deal in materials.outlook.deals}
    cells = []
    for at, code in enumerate(space.codes.tolist()):
        label = space.labels[at]
        held = [c for c in materials.solution.concepts if materials.solution.is_equilibrium(label, c)]
        place = columns.index(code & space.mask_of[across]), rows.index(code & ~space.mask_of[across])
        what = f" (equilibrium: {joined([c.title for c in held])})" if held else ""
        now = ", the status quo" if label == conflict.status_quo else ""
        says = f"{label}{now}: {changes(conflict, label)}{what}"
        short = " ".join(_SHORT.get(c, c.value) for c in held)
        cells.append(Cell(label, *place, short, label == conflict.status_quo, label in deals, says))
    makers = conflict.decision_makers
    return Grid(
        cells=tuple(cells),
        improvements=tuple(_improvements(materials)),
        column_names=tuple(_taken(materials, code, [across]) for code in columns),
        row_names=tuple(_taken(materials, code, down) for code in rows),
        column_title=makers[across].name,
        row_title=joined([makers[dm].name for dm in down]),
    )


def _gray(code: int) -> int:
    """The place of `code` in the order in which neighbours differ in one option."""
    place = 0
    while code:
        place ^= code
        code >>= 1
    return place


def _taken(materials: Materials, code: int, movers: Sequence[int]) -> str:
    space, conflict = materials.solution.space, materials.conflict
    parts = []
    for dm in movers:
        texts = [conflict.options[b].text for b in space.bits_of[dm] if code >> b & 1]
        if texts:
            whose = f"{conflict.decision_makers[dm].name}: " if len(movers) > 1 else ""
            parts.append(f"{whose}{joined(texts)}")
    return capitalised("; ".join(parts)) or "Nothing"


def _improvements(materials: Materials) -> list[Improvement]:
    """From each state, for each decision maker, the move to the next better state it can make alone."""
    space, ranks = materials.solution.space, materials.solution.ranks
    found = []
    for dm in range(space.n_dm):
        for start in range(space.n_states):
            better = [end for end in space.moves(dm, start) if ranks[dm, end] > ranks[dm, start]]
            if better:
                code = int(space.codes[start])
                end = min(better, key=lambda e: (ranks[dm, e], (int(space.codes[e]) ^ code).bit_count(), e))
                found.append(Improvement(start, end, dm))
    return found


def _stops(materials: Materials) -> list[Stop]:
    """The tree of shortest ways: by improvements where there are such, by any moves otherwise."""
    solution, conflict = materials.solution, materials.conflict
    goals = _goals(materials)
    routes = status_quo_analysis(solution, *goals).routes if goals else ()
    children: dict[str, list[str]] = {}
    ways: dict[str, tuple[str, str, bool]] = {}
    for route in routes:
        for start, end, deed, improving in _steps(materials, route):
            if end not in ways and end != solution.status_quo:
                ways[end] = (start, deed, improving)
                children.setdefault(start, []).append(end)
    stops = [
        Stop(
            solution.status_quo,
            None,
            0,
            "The status quo",
            True,
            _badges(materials, solution.status_quo),
            _holds(materials, solution.status_quo),
        )
    ]

    def grow(label: str, at: int, depth: int) -> None:
        for child in children.get(label, []):
            _, deed, improving = ways[child]
            stops.append(
                Stop(child, at, depth + 1, deed, improving, _badges(materials, child), _holds(materials, child))
            )
            grow(child, len(stops) - 1, depth + 1)

    grow(conflict.status_quo, 0, 0)
    return stops


def _steps(materials: Materials, route: Route) -> list[tuple[str, str, str, bool]]:
    solution = materials.solution
    found = []
    for step in route.improvements or route.moves or ():
        dm = solution.dm_index(step.mover)
        start, end = solution.space.index(step.start), solution.space.index(step.end)
        improving = bool(solution.ranks[dm, end] > solution.ranks[dm, start])
        found.append((step.start, step.end, f"{step.mover}: {step.deed}", improving))
    return found


def _goals(materials: Materials) -> list[str]:
    """Deals and places where play settles first, then equilibria by how many concepts hold."""
    solution, outlook = materials.solution, materials.outlook
    held: dict[str, int] = {}
    for found in solution.equilibria.values():
        for label in found:
            held[label] = held.get(label, 0) + 1
    strong = sorted(held, key=lambda label: (-held[label], solution.space.index(label)))
    settled = [label for view in outlook.foresight for label in list(view.settles)[:2]]
    wanted = dict.fromkeys((*(deal.label for deal in outlook.deals), *settled, *strong))
    known = [label for label in wanted if label != solution.status_quo and solution.space.contains(label)]
    return known[:MOST_GOALS]


def _holds(materials: Materials, label: str) -> bool:
    return any(label in found for found in materials.solution.equilibria.values())


def _badges(materials: Materials, label: str) -> tuple[str, ...]:
    badges = []
    held = [c for c in materials.solution.concepts if materials.solution.is_equilibrium(label, c)]
    if held:
        badges.append("equilibrium: " + ", ".join(_name(c) for c in held))
    badges += [f"deal in {percent(deal.support.support)}" for deal in materials.outlook.deals if deal.label == label]
    return tuple(badges)


def _name(concept: Concept) -> str:
    return concept.value.upper() if concept is not Concept.NASH else "Nash"
