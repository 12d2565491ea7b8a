"""What happened when: a lane for each party that acted, a mark for each event, on a scale of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from standoff.brief.svg import LONGEST_TITLE, Element, Picture, element, label, path
from standoff.brief.words import first_words
from standoff.outlook.dates import MONTHS

_MARK = 19.0
"""Width and height that a mark takes."""
_LONG_GAP = 0.34
"""The share of the whole scale that a gap between two dates may take before it is cut short, when they are many."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: its number, its lane (index), the first and last day it may have happened on, and what kind it is.

    `material` events are filled, others hollow; `conflict` events are squares on end, others round.
    """

    number: str
    lane: int
    first: date
    last: date
    conflict: bool
    material: bool
    says: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to positions, `points` in order; `cuts` are the positions where a long gap was cut short."""

    points: tuple[tuple[date, float], ...]
    cuts: tuple[float, ...]

    def at(self, day: date) -> float:
        """The position of `day`, which lies inside the scale."""
        for (a, x1), (b, x2) in pairwise(self.points):
            if a <= day <= b:
                return x1 + (x2 - x1) * (day - a).days / max((b - a).days, 1)
        return self.points[0][1] if day <= self.points[0][0] else self.points[-1][1]


def day_scale(days: Sequence[date], left: float, right: float) -> Scale:
    """A linear scale over `days`, except that a gap is cut that would take more than a third of it (of few, a half)."""
    known = sorted(set(days))
    if len(known) == 1:
        return Scale(((known[0], (left + right) / 2),), ())
    gaps = [float((b - a).days) for a, b in pairwise(known)]
    longest = _longest(gaps)
    shown = [min(gap, longest) for gap in gaps]
    unit = (right - left) / sum(shown)
    points = [(known[0], left)]
    cuts = []
    for day, gap, kept in zip(known[1:], gaps, shown, strict=True):
        x = points[-1][1]
        if kept < gap:
            cuts.append(x + kept * unit / 2)
        points.append((day, x + kept * unit))
    return Scale(tuple(points), tuple(cuts))


def _longest(gaps: Sequence[float]) -> float:
    """How long a gap may be shown, so that none takes more than its share of what is then left."""
    longest = max(gaps)
    if len(gaps) < 3:
        return longest
    share = max(_LONG_GAP, 1.5 / len(gaps))
    # Each round comes nearer by the factor `share`; a day is near enough.
    for _ in range(40):
        longest = max(min(longest, share * sum(min(gap, longest) for gap in gaps)), 1.0)
    return longest


def draw_timeline(lanes: Sequence[str], marks: Sequence[Mark], today: date | None, width: float) -> Picture:
    """The marks in their lanes; `today`, the date of the dispatch, is a line across them."""
    wide = width >= 500
    left, right = (150.0 if wide else 14.0) + 10, width - 16.0
    days = [day for mark in marks for day in (mark.first, mark.last)] + ([today] if today else [])
    scale = day_scale(days, left, right)
    parts: list[Element] = []
    y = 20.0
    rows: list[Element] = []
    for lane, name in enumerate(lanes):
        inside = [mark for mark in marks if mark.lane == lane]
        drawn, y = _lane(name, inside, scale, y, width, wide=wide)
        rows += drawn
    if today:
        x = scale.at(today)
        parts.append(element("line", x1=x, x2=x, y1=16, y2=y, class_="today"))
        parts.append(label("dispatch", min(x, width - 24), 11, size=11, anchor="middle", kind="soft"))
    parts += rows
    parts += _axis(scale, left, right, y)
    return Picture(width, y + 26, tuple(parts))


def _lane(
    name: str, marks: Sequence[Mark], scale: Scale, top: float, width: float, *, wide: bool
) -> tuple[list[Element], float]:
    first = top + (4 if wide else 22)
    placed: list[tuple[float, int]] = []
    parts: list[Element] = []
    levels = 1
    for mark in sorted(marks, key=lambda m: (m.first, m.last, m.number)):
        x1, x2 = scale.at(mark.first), scale.at(mark.last)
        x = (x1 + x2) / 2
        level = next(n for n in range(len(marks)) if all(abs(x - at) >= _MARK or n != on for at, on in placed))
        placed.append((x, level))
        levels = max(levels, level + 1)
        y = first + _MARK * level + _MARK / 2
        if x2 - x1 > _MARK:
            parts.append(element("line", x1=x1, x2=x2, y1=y, y2=y, class_="extent"))
        parts.append(_mark(mark, x, y))
    bottom = first + _MARK * levels + 4
    room = 146.0 if wide else width - 4
    name_y = first + _MARK / 2 + 4 if wide else top + 15
    parts.insert(0, label(name, 0, name_y, room=room, bold=True))
    parts.insert(0, element("line", x1=0, x2=width, y1=bottom, y2=bottom, class_="rule"))
    return parts, bottom


def _mark(mark: Mark, x: float, y: float) -> Element:
    kind = "mark material" if mark.material else "mark"
    if mark.conflict:
        shape = path(f"M{x:.1f} {y - 9:.1f} l9 9 l-9 9 l-9 -9 Z", class_=kind)
    else:
        shape = element("circle", cx=x, cy=y, r=8, class_=kind)
    number = element(
        "text",
        mark.number.lstrip("E"),
        x=x,
        y=y + 3.5,
        font_size=9,
        text_anchor="middle",
        class_="on-mark" if mark.material else "in-mark",
    )
    return element("g", element("title", first_words(f"{mark.number}: {mark.says}", LONGEST_TITLE)), shape, number)


def _axis(scale: Scale, left: float, right: float, y: float) -> list[Element]:
    parts = [element("line", x1=left - 10, x2=right + 10, y1=y, y2=y, class_="axis")]
    parts += [
        path(f"M{x - 4:.1f} {y + 5:.1f} l4 -10 M{x + 1:.1f} {y + 5:.1f} l4 -10", class_="cut") for x in scale.cuts
    ]
    taken: list[tuple[float, float]] = []
    first, last = scale.points[0], scale.points[-1]
    for day, x in dict.fromkeys((first, last, *scale.points)):
        words = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        half = 36.0
        at = min(max(x, half), right + 16 - half)
        if all(at + half < a or at - half > b for a, b in taken):
            taken.append((at - half, at + half))
            parts.append(element("line", x1=x, x2=x, y1=y, y2=y + 5, class_="axis"))
            parts.append(label(words, at, y + 18, size=11, anchor="middle", kind="soft"))
    return parts
