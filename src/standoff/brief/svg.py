"""A few lines to write SVG with: elements that escape what they hold, and pictures with a title and a description."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from standoff.brief.text_width import shortened, text_width
from standoff.brief.words import first_words
from standoff.text import visible

WIDE, NARROW = 768.0, 344.0
"""Widths that pictures are drawn at, in pixels: on a desk or on paper, and on a telephone."""

LONGEST_TITLE, LONGEST_DESCRIPTION = 240, 1600
"""Characters of the texts that stand for a picture; the tables beside it tell all."""

_NOT_XML = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


@dataclass(frozen=True, slots=True)
class Element:
    """An SVG element: its name, its attributes in order, and what it holds."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Element | str", ...] = ()

    def __str__(self) -> str:
        attributes = "".join(f' {name}="{_escaped(value)}"' for name, value in self.attributes)
        inside = "".join(_escaped(child) if isinstance(child, str) else str(child) for child in self.children)
        return f"<{self.name}{attributes}>{inside}</{self.name}>" if inside else f"<{self.name}{attributes}/>"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing and its height, before it is given a title."""

    width: float
    height: float
    parts: tuple[Element, ...]


def element(name: str, *children: Element | str, **attributes: str | float) -> Element:
    """An element; `_` in the names of attributes is written `-`, and numbers with one decimal place at most.

    >>> str(element("text", "a < b", x=1.25, text_anchor="end", class_="t"))
    '<text x="1.2" text-anchor="end" class="t">a &lt; b</text>'
    """
    pairs = tuple((name.strip("_").replace("_", "-"), _value(value)) for name, value in attributes.items())
    return Element(name, pairs, children)


def group(*children: Element, **attributes: str | float) -> Element:
    """A `<g>` around `children`."""
    return element("g", *children, **attributes)


def label(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 13,
    room: float | None = None,
    bold: bool = False,
    anchor: str = "start",
    kind: str = "",
) -> Element:
    """A line of text; one that does not fit `room` is shortened and carries the whole in a `<title>`."""
    plain = " ".join(visible(text, keep="\n\t").split())
    shown = plain if room is None else shortened(plain, room, size, bold=bold)
    classes = " ".join(part for part in (kind, "b" if bold else "") if part)
    attributes: dict[str, str | float] = {"x": x, "y": y, "font_size": size}
    if anchor != "start":
        attributes["text_anchor"] = anchor
    if classes:
        attributes["class_"] = classes
    full = (element("title", first_words(plain, LONGEST_TITLE)),) if shown != plain else ()
    return element("text", *full, shown, **attributes)


def tag(text: str, x: float, y: float, *, size: float = 11, kind: str = "tag", anchor: str = "start") -> Element:
    """A short text on a ground of its own, so that lines beneath do not run through it; `x` is its `anchor`."""
    width = text_width(text, size) + 6
    left = x - (width / 2 if anchor == "middle" else 0)
    ground = element("rect", x=left, y=y - size, width=width, height=size + 4, rx=2, class_="ground")
    return group(ground, label(text, left + 3, y, size=size, kind=kind))


def path(commands: str, **attributes: str | float) -> Element:
    """A `<path>`."""
    return element("path", d=commands, **attributes)


def arrowhead(x: float, y: float, dx: float, dy: float, *, size: float = 7, kind: str = "head") -> Element:
    """A triangle with its point at `x`, `y`, pointing along `dx`, `dy`."""
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    bx, by = x - ux * size, y - uy * size
    half = size * 0.45
    corners = ((x, y), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half))
    points = " ".join(f"{_value(px)},{_value(py)}" for px, py in corners)
    return element("polygon", points=points, class_=kind)


def figure(name: str, title: str, description: str, draw: Callable[[float], Picture]) -> Markup:
    """The picture at both widths, each with its title and description; the style sheet shows one of them."""
    drawn: Sequence[tuple[str, float]] = (("wide", WIDE), ("narrow", NARROW))
    return Markup("").join(_svg(f"{name}-{kind}", kind, title, description, draw(width)) for kind, width in drawn)


def _svg(name: str, kind: str, title: str, description: str, picture: Picture) -> Markup:
    svg = element(
        "svg",
        element("title", first_words(title, LONGEST_TITLE), id=f"{name}-title"),
        element("desc", first_words(description, LONGEST_DESCRIPTION), id=f"{name}-desc"),
        *picture.parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(picture.width)} {_value(picture.height)}",
        width=picture.width,
        height=picture.height,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=kind,
    )
    # Every value and text in it has been escaped by `Element`.
    return Markup(str(svg))


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return value
    written = f"{value:.1f}"
    return written.removesuffix(".0").replace("-0", "0") if written in ("-0.0", "0.0") else written.removesuffix(".0")


def _escaped(text: str) -> str:
    return escape(visible(text, keep="\n\t").translate(_NOT_XML))
