"""Horizontal bars of shares from 0 to 100 %, each with the interval around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import Element, Picture, element, label
from standoff.brief.text_width import wrapped
from standoff.brief.words import interval, percent
from standoff.outlook.model import Support

_WIDE_FROM = 500.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `value` with an interval from `low` to `high` (0 to 1), and the value in words; `strong` stands out."""

    label: str
    value: float
    low: float
    high: float
    words: str
    strong: bool = False


def bar_of(name: str, share: Support, *, strong: bool = False) -> Bar:
    """The bar of a share of the samples, with its interval, in percent."""
    low, high = interval(share)
    return Bar(name, share.support, low, high, percent(share.support), strong)


def draw_bars(bars: Sequence[Bar], width: float) -> Picture:
    """The bars under a scale, with labels at their left or, where the picture is narrow, above them."""
    wide = width >= _WIDE_FROM
    left = 262.0 if wide else 0.0
    right = width - 92.0
    parts: list[Element] = []
    y = 22.0
    tops = []
    for bar in bars:
        lines = wrapped(bar.label, left - 16 if wide else width - 4, 13, most=3 if wide else 2, bold=bar.strong)
        tops.append((y, lines))
        y += max(30.0, 17.0 * len(lines) + 10) if wide else 17.0 * len(lines) + 30
    bottom = y
    parts += _scale(left, right, bottom)
    for bar, (top, lines) in zip(bars, tops, strict=True):
        parts += _bar(bar, lines, top, left, right, width, wide=wide)
    return Picture(width, bottom + 6, tuple(parts))


def _scale(left: float, right: float, bottom: float) -> list[Element]:
    parts = []
    for tick in (0, 25, 50, 75, 100):
        x = left + (right - left) * tick / 100
        parts.append(element("line", x1=x, x2=x, y1=18, y2=bottom, class_="axis" if tick == 0 else "rule"))
        anchor = "start" if tick == 0 and left == 0 else "middle"
        parts.append(label(f"{tick} %" if tick == 100 else str(tick), x, 12, size=11, anchor=anchor, kind="soft"))
    return parts


def _bar(
    bar: Bar, lines: Sequence[str], top: float, left: float, right: float, width: float, *, wide: bool
) -> list[Element]:
    parts = []
    for at, line in enumerate(lines):
        parts.append(label(line, 0, top + 17 + 17 * at, bold=bar.strong))
    middle = top + (15 if wide else 17 * len(lines) + 15)
    if wide and len(lines) > 1:
        middle = top + 17 * len(lines) / 2 + 4
    scale = right - left
    parts.append(element("rect", x=left, y=middle - 7, width=scale * max(0.0, bar.value), height=14, class_=_kind(bar)))
    if bar.high - bar.low > 0.004:
        x1, x2 = left + scale * bar.low, left + scale * bar.high
        parts.append(element("line", x1=x1 - 1, x2=x2 + 1, y1=middle, y2=middle, class_="halo"))
        parts.append(element("line", x1=x1, x2=x2, y1=middle, y2=middle, class_="whisker"))
        parts += [element("line", x1=x, x2=x, y1=middle - 4, y2=middle + 4, class_="whisker") for x in (x1, x2)]
    parts.append(label(bar.words, width, middle + 4.5, bold=True, anchor="end", room=88))
    return parts


def _kind(bar: Bar) -> str:
    return "bar strong" if bar.strong else "bar"
