"""Sensitivity as a tornado: a bar for each wish, from the support without it to the support when it counts double."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from standoff.brief.svg import Element, Picture, element, label, tag
from standoff.brief.text_width import text_width, wrapped

_WIDE_FROM = 500.0
_ROW = 30.0
_LINE = 17.0
_ROOM_FOR_SIGN = 24.0
"""Width from which the end of a bar has room for the sign that says which it is."""


@dataclass(frozen=True, slots=True)
class Reach:
    """One bar: the support (0 to 1) when the wish matters less and when it matters more, and both in words."""

    label: str
    less: float
    more: float
    words: str


def draw_tornado(bars: Sequence[Reach], now: float, width: float) -> Picture:
    """The bars about a line at the support as it is; dark towards less, light and outlined towards more."""
    wide = width >= _WIDE_FROM
    left, right = (262.0 if wide else 14.0), width - (104.0 if wide else 14.0)
    ends = [value for bar in bars for value in (bar.less, bar.more)] + [now]
    low, high = _span(min(ends), max(ends))
    scale = (right - left) / (high - low)

    def at(share: float) -> float:
        return left + scale * (share * 100 - low)

    tops, y = [], 40.0
    for bar in bars:
        lines = wrapped(bar.label, left - 22 if wide else width - 4, 13, most=3 if wide else 2)
        tops.append((y, lines))
        y += max(_ROW, _LINE * len(lines) + 10) if wide else _LINE * len(lines) + _ROW
    parts: list[Element] = []
    for tick in _ticks(low, high):
        x = at(tick / 100)
        parts.append(element("line", x1=x, x2=x, y1=34, y2=y, class_="rule"))
        if tick == high:
            parts.append(label(f"{tick} %", min(x + 14, width), 28, size=11, anchor="end", kind="soft"))
        else:
            parts.append(label(str(tick), x, 28, size=11, anchor="middle", kind="soft"))
    for bar, (top, lines) in zip(bars, tops, strict=True):
        parts += [label(line, 0, top + _LINE + _LINE * n) for n, line in enumerate(lines)]
        middle = top + (_LINE * len(lines) / 2 + 5 if wide else _LINE * len(lines) + 15)
        parts += _bar(at(bar.less), at(bar.more), at(now), middle)
        if wide:
            parts.append(label(bar.words, width, middle + 4.5, bold=True, anchor="end", room=98))
        else:
            parts.append(element("line", x1=at(now), x2=at(now), y1=middle - 12, y2=middle + 12, class_="whisker"))
    if wide:
        parts.append(element("line", x1=at(now), x2=at(now), y1=34, y2=y, class_="whisker"))
    parts.append(_now(at(now), now, width))
    return Picture(width, y + 6, tuple(parts))


def _now(x: float, now: float, width: float) -> Element:
    words = f"now {now * 100:.0f} %"
    half = text_width(words, 12, bold=True) / 2
    return label(words, min(max(x, half), width - half), 12, size=12, bold=True, anchor="middle")


def _bar(less: float, more: float, now: float, middle: float) -> list[Element]:
    """The part without the wish is dark, the part with it doubled light; a small sign at each end says which."""
    parts = []
    for end, kind in ((more, "bar outlined"), (less, "bar strong")):
        x1, x2 = min(end, now), max(end, now)
        parts.append(element("rect", x=x1, y=middle - 8, width=max(x2 - x1, 1.5), height=16, class_=kind))
    for end, sign in ((less, "0"), (more, "×2")):
        if abs(end - now) >= _ROOM_FOR_SIGN:
            inside = end + (10 if now > end else -10)
            parts.append(tag(sign, inside, middle + 4, size=10, anchor="middle"))
    return parts


def _span(low: float, high: float) -> tuple[int, int]:
    """Whole tens of percent that hold both, at least twenty apart."""
    first, last = floor(low * 10 + 1e-9) * 10, ceil(high * 10 - 1e-9) * 10
    if last - first < 20:
        last = min(100, first + 20)
        first = max(0, last - 20)
    return first, last


def _ticks(low: int, high: int) -> list[int]:
    step = 10 if high - low <= 50 else 20 if (high - low) % 20 == 0 else 50 if (high - low) % 50 == 0 else 10
    return list(range(low, high + 1, step))
