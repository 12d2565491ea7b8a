"""The ways out of the status quo of a larger conflict: a tree of the states that matter, and the moves to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.svg import LONGEST_TITLE, Element, Picture, element, label, path
from standoff.brief.text_width import text_width, wrapped
from standoff.brief.words import first_words

_INDENT = 26.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A state on the way: `parent` is the index of the state before it (None: the status quo), `deed` the move from it.

    `improving` says that the last move makes its mover better off; `badges` are what the state is.
    """

    label: str
    parent: int | None
    depth: int
    deed: str
    improving: bool
    badges: tuple[str, ...]
    equilibrium: bool


def draw_paths(stops: Sequence[Stop], width: float) -> Picture:
    """The stops in order, each below the one it is reached from, joined to it by a line (broken for a loss)."""
    wide = width >= 500
    indent = _INDENT if wide else 16.0
    parts: list[Element] = []
    y = 2.0
    tops: list[float] = []
    for stop in stops:
        x = indent * stop.depth
        inside = width - x - 20
        size = 13.0 if text_width(stop.label, 13) * 1.15 < inside else 10.0
        label_width = text_width(stop.label, size) * 1.15
        badges = " · ".join(stop.badges)
        beside = wide and text_width(badges, 11) < inside - label_width - 40
        lines = wrapped(stop.deed, inside, 12.5, most=2)
        extra = wrapped(badges, inside, 11, most=2) if badges and not beside else []
        height = 24.0 + 16 * len(lines) + 15 * len(extra)
        kind = " ".join(("state", *(("eq",) if stop.equilibrium else ()), *(("now",) if stop.parent is None else ())))
        whole = element("title", first_words(f"{stop.label}: {stop.deed}", LONGEST_TITLE))
        parts.append(element("rect", whole, x=x + 1, y=y, width=width - x - 2, height=height, rx=4, class_=kind))
        parts.append(label(stop.label, x + 10, y + 17, size=size, kind="mono b"))
        if badges and beside:
            parts.append(label(badges, width - 10, y + 16, size=11, bold=True, anchor="end"))
        at = y + 17
        for line in lines:
            at += 16
            parts.append(label(line, x + 10, at, size=12.5))
        for line in extra:
            at += 15
            parts.append(label(line, x + 10, at, size=11, bold=True))
        tops.append(y)
        if stop.parent is not None:
            trunk = indent * stops[stop.parent].depth + indent / 2 - 2
            # The line begins behind its state's box, which is drawn over it.
            start = tops[stop.parent] + 20
            turn = y + 14
            kind = "move" if stop.improving else "move loss"
            parts.insert(0, path(f"M{trunk:.1f} {start:.1f} V{turn:.1f} H{x + 1:.1f}", class_=kind))
        y += height + 10
    return Picture(width, y - 6, tuple(parts))
