"""The dispatch's own estimates beside the model's: a range for the one, a mark for the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import Element, Picture, element, label, path
from standoff.brief.text_width import wrapped


@dataclass(frozen=True, slots=True)
class Comparison:
    """An estimate's range and the model's value, all 0 to 1."""

    label: str
    low: float
    high: float
    value: float


def draw_estimates(comparisons: Sequence[Comparison], width: float) -> Picture:
    """A line for each estimate under one scale: the text's range as a band, the model's value as a diamond."""
    wide = width >= 500
    left, right = (262.0 if wide else 8.0), width - 16.0
    tops = []
    y = 22.0
    for known in comparisons:
        lines = wrapped(known.label, left - 16 if wide else width - 4, 13, most=3 if wide else 2)
        tops.append((y, lines))
        y += max(32.0, 17.0 * len(lines) + 12) if wide else 17.0 * len(lines) + 32
    parts: list[Element] = []
    for tick in (0, 25, 50, 75, 100):
        x = left + (right - left) * tick / 100
        parts.append(element("line", x1=x, x2=x, y1=18, y2=y, class_="axis" if tick == 0 else "rule"))
        anchor = "start" if tick == 0 and not wide else "end" if tick == 100 else "middle"
        parts.append(
            label(
                f"{tick} %" if tick == 100 else str(tick),
                x + (14 if tick == 100 else 0),
                12,
                size=11,
                anchor=anchor,
                kind="soft",
            )
        )
    for known, (top, lines) in zip(comparisons, tops, strict=True):
        parts += [label(line, 0, top + 17 + 17 * at) for at, line in enumerate(lines)]
        middle = top + (17 * len(lines) / 2 + 5 if wide else 17 * len(lines) + 15)
        x1, x2 = (left + (right - left) * share for share in (known.low, known.high))
        parts.append(element("rect", x=x1, y=middle - 6, width=max(x2 - x1, 3.0), height=12, rx=2, class_="theirs"))
        x = left + (right - left) * known.value
        parts.append(path(f"M{x:.1f} {middle - 8:.1f} l7 8 l-7 8 l-7 -8 Z", class_="ours"))
    return Picture(width, y + 4, tuple(parts))
