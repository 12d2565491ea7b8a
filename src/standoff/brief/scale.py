"""The scale of words of estimative probability, with a chance marked on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import Element, Picture, element, label, path
from standoff.brief.text_width import text_width

_WIDE_FROM = 500.0


@dataclass(frozen=True, slots=True)
class Band:
    """A word and the chances (0 to 1) it stands for."""

    word: str
    low: float
    high: float


def draw_scale(bands: Sequence[Band], value: float, low: float, high: float, words: str, width: float) -> Picture:
    """The bands side by side, the one that holds `value` filled; above, a pointer and a line from `low` to `high`."""
    left, right = 7.0, width - 7.0  # room for half the pointer
    span = right - left
    wide = width >= _WIDE_FROM
    parts: list[Element] = []
    holder = _holder(bands, value)
    for band in bands:
        x1, x2 = left + span * band.low, left + span * band.high
        kind = "band on" if band is holder else "band"
        parts.append(element("rect", x=x1, y=34, width=x2 - x1, height=16, class_=kind))
        parts += _name(band, x1, x2, width, on=band is holder)
    x, x1, x2 = left + span * value, left + span * low, left + span * high
    parts.append(element("line", x1=x1, x2=x2, y1=26, y2=26, class_="whisker"))
    parts += [element("line", x1=end, x2=end, y1=22, y2=30, class_="whisker") for end in (x1, x2)]
    parts.append(path(f"M{x - 6:.1f} 21 L{x + 6:.1f} 21 L{x:.1f} 33 Z", class_="pointer"))
    half = text_width(words, 14, bold=True) / 2
    at = min(max(x, half), width - half)
    parts.append(label(words, at, 14, size=14, bold=True, anchor="middle"))
    return Picture(width, 96 if wide else 70, tuple(parts))


def _holder(bands: Sequence[Band], value: float) -> Band:
    """The band whose middle is nearest, of those that hold the value or end next to it."""
    return min(bands, key=lambda b: (max(b.low - value, value - b.high, 0.0), abs((b.low + b.high) / 2 - value)))


def _name(band: Band, x1: float, x2: float, width: float, *, on: bool) -> list[Element]:
    if width < _WIDE_FROM:
        half = text_width(band.word, 12, bold=True) / 2
        at = min(max((x1 + x2) / 2, half), width - half)
        return [label(band.word, at, 65, size=12, bold=True, anchor="middle")] if on else []
    words = band.word.split()
    lines = words if max(text_width(word, 11) for word in words) <= x2 - x1 + 8 else []
    if text_width(band.word, 11) <= x2 - x1 - 4:
        lines = [band.word]
    middle = (x1 + x2) / 2
    kind = "" if on else "soft"
    return [
        label(line, middle, 64 + 13 * at, size=11, bold=on, anchor="middle", kind=kind) for at, line in enumerate(lines)
    ]
