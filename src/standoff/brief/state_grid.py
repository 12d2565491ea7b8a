"""The states of a small conflict on a grid: one decision maker moves along the rows, the others along the columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import LONGEST_TITLE, Element, Picture, arrowhead, element, label, path
from standoff.brief.text_width import text_width, wrapped
from standoff.brief.words import first_words

_BOX_HEIGHT = 42.0
_GAP = 34.0
"""Between rows, for arrows that pass over a state."""

_SHIFTS = (0.0, 0.0, 12.0, -12.0)
"""By mover, how far beside the middle its arrows down a column run, so that two movers' arrows lie side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A state: its label, its place on the grid, the short names of the concepts it is an equilibrium under."""

    label: str
    column: int
    row: int
    concepts: str
    now: bool
    deal: bool
    says: str


@dataclass(frozen=True, slots=True)
class Improvement:
    """A move from one cell to another (indices) that makes its mover (index of the decision maker) better off."""

    source: int
    target: int
    mover: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells and improvements, what each column and row stands for, and who moves along which."""

    cells: tuple[Cell, ...]
    improvements: tuple[Improvement, ...]
    column_names: tuple[str, ...]
    row_names: tuple[str, ...]
    column_title: str
    row_title: str


def draw_grid(grid: Grid, width: float) -> Picture:
    """Columns and rows with their names, a box for each state, an arrow for each improvement."""
    wide = width >= 500
    left = 176.0 if wide else 0.0
    columns = len(grid.column_names)
    cell = min((width - left) / columns, 210.0)
    box = min(cell - 26, 104.0) if columns > 2 else min(cell - 60, 104.0)
    parts: list[Element] = [label(grid.column_title, left, 14, bold=True, room=width - left)]
    top = 33.0
    for at, name in enumerate(grid.column_names):
        lines = wrapped(name, cell - 12, 12, most=4 if wide else 5)
        parts.append(_name(name, lines, left + cell * (at + 0.5), 33, anchor="middle"))
        top = max(top, 41.0 + 14 * len(lines))
    if wide:
        parts.append(label(grid.row_title, 0, 14, bold=True, room=left - 12))
    middles: list[float] = []
    names: list[Element] = []
    for name in grid.row_names:
        parts.append(element("line", x1=0, x2=width, y1=top - 1, y2=top - 1, class_="rule"))
        full = name if wide else f"{grid.row_title}: {name}"
        lines = wrapped(full, left - 18 if wide else width - 8, 12, most=4 if wide else 2)
        head = 0.0 if wide else 14.0 * len(lines) + 4
        middles.append(top + head + (_GAP + _BOX_HEIGHT) / 2)
        names.append(_name(full, lines, 0, middles[-1] + 10 - 7 * len(lines) if wide else top + 15))
        top += _BOX_HEIGHT + _GAP + head
    centres = [(left + cell * (known.column + 0.5), middles[known.row]) for known in grid.cells]
    for move in grid.improvements:
        parts += _improvement(move, grid, centres, box, (cell - box) * 0.6)
    parts += names
    for known, (x, y) in zip(grid.cells, centres, strict=True):
        parts.append(_box(known, x, y, box))
    return Picture(width, top + 2, tuple(parts))


def _name(full: str, lines: Sequence[str], x: float, y: float, *, anchor: str = "start") -> Element:
    """The name of a row or column, on a ground that keeps arrows off it."""
    parts = [element("title", first_words(full, LONGEST_TITLE))]
    for at, line in enumerate(lines):
        if anchor == "start":
            ground = text_width(line, 12) + 4
            parts.append(element("rect", x=x, y=y + 14 * at - 11, width=ground, height=14, class_="ground"))
        parts.append(label(line, x, y + 14 * at, size=12, anchor=anchor))
    return element("g", *parts)


def _box(cell: Cell, x: float, y: float, box: float) -> Element:
    kind = " ".join(("state", *(("eq",) if cell.concepts else ()), *(("now",) if cell.now else ())))
    frame = element("rect", x=x - box / 2, y=y - _BOX_HEIGHT / 2, width=box, height=_BOX_HEIGHT, rx=4, class_=kind)
    inside = [element("title", first_words(cell.says, LONGEST_TITLE)), frame]
    two = bool(cell.concepts)
    size = 13.0 if text_width(cell.label, 13) * 1.1 <= box - 6 else 10.0
    inside.append(label(cell.label, x, y + (-2 if two else 5), size=size, anchor="middle", kind="mono b"))
    if two:
        inside.append(label(cell.concepts, x, y + 14, size=10.5, room=box - 6, anchor="middle"))
    if cell.now:
        inside.append(_flag("now", x - box / 2 + 5, y - _BOX_HEIGHT / 2 + 4))
    if cell.deal:
        inside.append(_flag("deal", x + box / 2 - 5 - text_width("deal", 10) - 6, y - _BOX_HEIGHT / 2 + 4))
    return element("g", *inside)


def _flag(words: str, x: float, y: float) -> Element:
    width = text_width(words, 10) + 6
    ground = element("rect", x=x, y=y - 11, width=width, height=14, rx=2, class_="flag")
    return element("g", ground, label(words, x + 3, y, size=10, bold=True, kind="on-flag"))


def _improvement(
    move: Improvement, grid: Grid, centres: Sequence[tuple[float, float]], box: float, gutter: float
) -> list[Element]:
    """An arrow: straight between neighbours, around the states between otherwise; there and back on different sides."""
    (x1, y1), (x2, y2) = centres[move.source], centres[move.target]
    one, other = grid.cells[move.source], grid.cells[move.target]
    kind = f"move by-{move.mover % 4}"
    if one.row == other.row:
        steps, towards = abs(one.column - other.column), 1 if x2 > x1 else -1
        if steps == 1:
            start, end = x1 + towards * (box / 2 + 1), x2 - towards * (box / 2 + 2)
            return [
                element("line", x1=start, y1=y1, x2=end - towards * 5, y2=y1, class_=kind),
                arrowhead(end, y1, towards, 0),
            ]
        side = y1 - towards * _BOX_HEIGHT / 2
        away = side - towards * (8.0 + 3 * steps)
        start, end = x1 + towards * box * 0.25, x2 - towards * box * 0.25
        return [
            _curve((start, side), (start, away), (end, away), (end, side - towards * 6), kind=kind),
            arrowhead(end, side - towards, 0, towards),
        ]
    steps, towards = abs(one.row - other.row), 1 if y2 > y1 else -1
    shift = _SHIFTS[move.mover % 4]
    if steps == 1:
        start, end = y1 + towards * (_BOX_HEIGHT / 2 + 1), y2 - towards * (_BOX_HEIGHT / 2 + 2)
        return [
            element("line", x1=x1 + shift, y1=start, x2=x1 + shift, y2=end - towards * 5, class_=kind),
            arrowhead(x1 + shift, end, 0, towards),
        ]
    side = x1 + towards * box / 2
    away = side + towards * min(10.0 + 7 * steps, gutter)
    start, end = y1 + towards * min(4.0 + 2 * steps, 16), y2 - towards * min(4.0 + 2 * steps, 16)
    return [
        _curve((side, start), (away, start), (away, end), (side + towards * 6, end), kind=kind),
        arrowhead(side + towards, end, -towards, 0),
    ]


def _curve(*through: tuple[float, float], kind: str) -> Element:
    start, *others = (f"{x:.1f} {y:.1f}" for x, y in through)
    return path(f"M{start} C{' '.join(others)}", class_=kind)
