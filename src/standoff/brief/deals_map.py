"""The deals beside each other: how often each is better for all, what each party gains, and whose promise holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import Element, Picture, element, label
from standoff.brief.text_width import wrapped

_WIDE_FROM = 500.0
_LINE = 17.0
_ROW = 24.0


@dataclass(frozen=True, slots=True)
class Gain:
    """What one party gains (0 to 1 of its range), in words, and what its part in the deal is."""

    party: str
    value: float
    words: str
    part: str


@dataclass(frozen=True, slots=True)
class DealBar:
    """One deal: its name, the share (0 to 1) of samples in which all prefer it with its interval, and the gains."""

    label: str
    value: float
    low: float
    high: float
    words: str
    gains: tuple[Gain, ...]


def draw_deals(deals: Sequence[DealBar], width: float) -> Picture:
    """For each deal a dark bar for its support, and below it a light one for each party's gain."""
    wide = width >= _WIDE_FROM
    left, right = (190.0 if wide else 0.0), width - (262.0 if wide else 92.0)
    ticks = [(tick, left + (right - left) * tick / 100) for tick in (0, 25, 50, 75, 100)]
    parts: list[Element] = []
    for tick, x in ticks:
        anchor = "start" if tick == 0 and left == 0 else "middle"
        parts.append(label(f"{tick} %" if tick == 100 else str(tick), x, 12, size=11, anchor=anchor, kind="soft"))
    y = 20.0
    for number, deal in enumerate(deals):
        if number:
            parts.append(element("line", x1=0, x2=width, y1=y + 4, y2=y + 4, class_="axis"))
            y += 8
        for line in wrapped(deal.label, width - 4, 13, most=2 if wide else 3, bold=True):
            parts.append(label(line, 0, y + _LINE, bold=True))
            y += _LINE
        y += 8
        bottom = y + (_ROW if wide else _ROW + _LINE) + len(deal.gains) * (_ROW if wide else _ROW + 2 * _LINE)
        parts += [
            element("line", x1=x, x2=x, y1=y, y2=bottom, class_="axis" if tick == 0 else "rule") for tick, x in ticks
        ]
        parts += _share(deal, left, right, y, wide=wide)
        y += _ROW if wide else _ROW + _LINE
        for gain in deal.gains:
            parts += _gain(gain, left, right, y, width, wide=wide)
            y += _ROW if wide else _ROW + 2 * _LINE
        y += 4
    return Picture(width, y + 4, tuple(parts))


def _share(deal: DealBar, left: float, right: float, y: float, *, wide: bool) -> list[Element]:
    scale = right - left
    parts = [label("better for all", 0, y + 14, room=left - 12 if wide else 200)]
    middle = y + 10 if wide else y + _LINE + 12
    parts.append(element("rect", x=left, y=middle - 7, width=scale * deal.value, height=14, class_="bar strong"))
    if deal.high - deal.low > 0.004:
        x1, x2 = left + scale * deal.low, left + scale * deal.high
        parts.append(element("line", x1=x1 - 1, x2=x2 + 1, y1=middle, y2=middle, class_="halo"))
        parts.append(element("line", x1=x1, x2=x2, y1=middle, y2=middle, class_="whisker"))
        parts += [element("line", x1=x, x2=x, y1=middle - 4, y2=middle + 4, class_="whisker") for x in (x1, x2)]
    parts.append(label(deal.words, right + 10, middle + 4.5, bold=True, room=80))
    return parts


def _gain(gain: Gain, left: float, right: float, y: float, width: float, *, wide: bool) -> list[Element]:
    scale = right - left
    parts = [label(f"{gain.party} gains", 0, y + 14, room=left - 12 if wide else width - 4)]
    middle = y + 10 if wide else y + _LINE + 12
    size = scale * min(1.0, max(0.0, gain.value))
    parts.append(element("rect", x=left, y=middle - 6, width=size, height=12, class_="bar outlined"))
    parts.append(label(gain.words, right + 10, middle + 4.5, room=50))
    if wide:
        parts.append(label(gain.part, width, middle + 4.5, size=12, anchor="end", kind="soft", room=190))
    else:
        parts.append(label(gain.part, 0, middle + 22, size=12, kind="soft", room=width - 4))
    return parts
