"""Who needs whom, and what each can do to the other: a column for each party, an arrow for each dependency."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import LONGEST_TITLE, Element, Picture, arrowhead, element, group, label
from standoff.brief.text_width import wrapped
from standoff.brief.words import first_words

_LINE = 15.0
_HEAD = 34.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the party at index `source` to the one at `target`; `weight` (0 to 1) is its thickness."""

    source: int
    target: int
    words: str
    weight: float
    dashed: bool = False


def draw_leverage_map(parties: Sequence[str], arrows: Sequence[Arrow], width: float) -> Picture:
    """Parties in boxes at the top, each with a line down; the arrows between the lines, one below the other."""
    column = width / len(parties)
    box = min(190.0, column - 8)
    edge = box / 2 + 1
    xs = [
        edge + (width - 2 * edge) * at / (len(parties) - 1) if len(parties) > 1 else width / 2
        for at in range(len(parties))
    ]
    size = 12.0 if len(parties) > 2 or width < 500 else 13.0
    y = _HEAD + 14
    rows: list[Element] = []
    for arrow in arrows:
        rows_of, y = _arrow(arrow, xs, y, size, width)
        rows += rows_of
    parts = [element("line", x1=x, x2=x, y1=_HEAD, y2=y + 4, class_="life") for x in xs]
    parts += rows
    for name, x in zip(parties, xs, strict=True):
        parts.append(element("rect", x=x - box / 2, y=1, width=box, height=_HEAD - 2, rx=3, class_="node"))
        parts.append(label(name, x, 22, size=size + 1, room=box - 10, bold=True, anchor="middle"))
    return Picture(width, y + 6, tuple(parts))


def _arrow(arrow: Arrow, xs: Sequence[float], y: float, size: float, width: float) -> tuple[list[Element], float]:
    a, b = xs[arrow.source], xs[arrow.target]
    left, right = min(a, b), max(a, b)
    # A short arrow's words may run over its ends: only the lines of the parties are there.
    room = max(right - left - 24, min(width * 0.55, 300.0))
    middle = min(max((a + b) / 2, room / 2), width - room / 2)
    lines = wrapped(arrow.words, room, size, most=3)
    parts: list[Element] = []
    height = _LINE * len(lines)
    parts.append(element("rect", x=middle - room / 2, y=y, width=room, height=height + 2, class_="ground"))
    words = [label(line, middle, y + 12 + _LINE * at, size=size, anchor="middle") for at, line in enumerate(lines)]
    parts.append(group(element("title", first_words(arrow.words, LONGEST_TITLE)), *words))
    line_y = y + height + 9
    thickness = 1.5 + 3.5 * arrow.weight
    towards = 1 if b > a else -1
    kind = "arrow dashed" if arrow.dashed else "arrow"
    tip = 5 + thickness * 1.6
    parts.append(element("line", x1=a, x2=b - towards * tip, y1=line_y, y2=line_y, stroke_width=thickness, class_=kind))
    parts.append(arrowhead(b - towards, line_y, towards, 0, size=tip + 2))
    parts.append(element("circle", cx=a, cy=line_y, r=3, class_="head"))
    return parts, line_y + 18
