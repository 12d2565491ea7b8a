"""A frame to plot in, a share against time or another share: axes, and lines told apart by more than their hue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from standoff.brief.svg import Element, element, label, path
from standoff.brief.text_width import text_width
from standoff.outlook.dates import MONTHS

DASHES = ("", "7 4", "2 3", "10 3 2 3", "4 2", "12 5", "1 4", "8 2 1 2")
"""How the lines of different forecasters are drawn, in the order of their first forecasts; more begin anew."""

LEAST_GAP = 14.0
"""Pixels between the names at the ends of lines."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The inside of a plot, in pixels, and the value (0 or more) that its upper edge stands for."""

    left: float
    right: float
    top: float
    bottom: float
    most: float = 1.0

    def x(self, share: float) -> float:
        """The place of a share (0 to 1) of the width."""
        return self.left + (self.right - self.left) * share

    def y(self, value: float) -> float:
        """The place of a value; what is above the upper edge is put on it."""
        return self.bottom - (self.bottom - self.top) * min(value / self.most, 1.0)

    def levels(self, values: Sequence[tuple[float, str]]) -> list[Element]:
        """A line across at each value, with its name at the left."""
        parts: list[Element] = []
        for value, name in values:
            y = self.y(value)
            parts.append(
                element("line", x1=self.left, x2=self.right, y1=y, y2=y, class_="axis" if not value else "rule")
            )
            parts.append(label(name, self.left - 6, y + 4, size=11, anchor="end", kind="soft"))
        return parts


@dataclass(frozen=True, slots=True)
class Times:
    """A stretch of time laid along a frame."""

    frame: Frame
    first: datetime
    last: datetime

    def x(self, moment: datetime) -> float:
        """The place of a moment; what is outside is put on the edge."""
        whole = max(self.last - self.first, timedelta(seconds=1))
        return self.frame.x(min(max((moment - self.first) / whole, 0.0), 1.0))

    def ticks(self) -> list[Element]:
        """The first and the last day below the axis, and days between them where there is room."""
        frame = self.frame
        count = max(1, int((frame.right - frame.left) // 190))
        moments = [self.first + (self.last - self.first) * place / count for place in range(count + 1)]
        parts: list[Element] = []
        for place, moment in enumerate(moments):
            x = self.x(moment)
            anchor = "start" if place == 0 else "end" if place == count else "middle"
            parts.append(element("line", x1=x, x2=x, y1=frame.bottom, y2=frame.bottom + 5, class_="axis"))
            parts.append(label(day_in_words(moment), x, frame.bottom + 18, size=11, anchor=anchor, kind="soft"))
        return parts


def day_in_words(moment: datetime) -> str:
    """A day as an axis tells it: `27 Jun 2012`."""
    return f"{moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}"


def line(points: Sequence[tuple[float, float]], at: int, **attributes: str) -> Element:
    """A line through points in pixels, drawn as that of forecaster number `at` is."""
    commands = " ".join(f"{'L' if place else 'M'}{x:.1f} {y:.1f}" for place, (x, y) in enumerate(points))
    return path(commands, class_="line", stroke_dasharray=DASHES[at % len(DASHES)] or "none", **attributes)


def names_at_ends(ends: Sequence[tuple[str, float, int]], frame: Frame, room: float) -> list[Element]:
    """The names of lines right of the frame, each near the height (pixels) its line ends at, none on another.

    Each is a name, its height and the number of its forecaster.
    """
    parts: list[Element] = []
    lowest = frame.top - LEAST_GAP
    ordered = sorted(ends, key=lambda end: (end[1], end[2]))
    below = max(0.0, (len(ordered) - 1) * LEAST_GAP)
    for place, (name, y, at) in enumerate(ordered):
        height = max(min(y, frame.bottom - below + place * LEAST_GAP), lowest + LEAST_GAP)
        lowest = height
        parts.append(line([(frame.right + 6, height), (frame.right + 26, height)], at))
        parts.append(label(name, frame.right + 30, height + 4, size=11, room=room - 32))
    return parts


def key(names: Sequence[tuple[str, int]], width: float, top: float) -> tuple[list[Element], float]:
    """The lines and their names in rows below a plot that has no room beside it, and where that ends."""
    parts: list[Element] = []
    x, y = 0.0, top
    for name, at in names:
        wide = min(text_width(name, 11) + 44, width)
        if x and x + wide > width:
            x, y = 0.0, y + 18
        parts.append(line([(x, y + 8), (x + 22, y + 8)], at))
        parts.append(label(name, x + 27, y + 12, size=11, room=width - x - 30))
        x += wide
    return parts, y + 20
