"""How wide a text is when set in a sans-serif face: what pictures need to wrap and shorten their words."""

import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

from standoff.text import visible

ELLIPSIS = "…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of `text` at font size `size`, in the same unit, with a margin for faces that run wider.

    >>> text_width("lines", 10) < text_width("LINES", 10) < text_width("LINES", 10, bold=True)
    True
    """
    table = _table()
    em = sum(_advance(character) for character in text) / 1000
    return float(em * size * table["margin"] * (table["bold"] if bold else 1))


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """`text`, or as much of it as fits `width` with an ellipsis after it."""
    room = width - text_width(ELLIPSIS, size, bold=bold)
    used, kept = 0.0, 0
    for at, character in enumerate(text, start=1):
        used += text_width(character, size, bold=bold)
        if used <= room:
            kept = at
        if used > width:
            return text[:kept].rstrip() + ELLIPSIS
    return text


def wrapped(text: str, width: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """`text` in at most `most` lines of `width`, broken at blanks; the last is shortened when more would follow.

    Signs that would not be seen are written out, as they take room then.

    >>> wrapped("open the northern supply lines", 60, 10, most=2)
    ['open the', 'northern…']
    """
    lines: list[str] = []
    words = visible(text, keep="\n\t").split()
    while words and len(lines) < most:
        count = 1
        while count < len(words) and text_width(" ".join(words[: count + 1]), size, bold=bold) <= width:
            count += 1
        if len(lines) == most - 1:
            line = shortened(" ".join(words), width, size, bold=bold)
            if count < len(words) and text_width(" ".join(words[:count]) + ELLIPSIS, size, bold=bold) <= width:
                line = " ".join(words[:count]).rstrip(",;:") + ELLIPSIS
            lines.append(line)
        else:
            lines.append(shortened(" ".join(words[:count]), width, size, bold=bold))
        words = words[count:]
    return lines


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    table = _table()
    place = ord(character) - table["first"]
    if 0 <= place < len(table["ascii"]):
        return int(table["ascii"][place])
    if character in table["punctuation"]:
        return int(table["punctuation"][character])
    base = unicodedata.normalize("NFD", character)[0]
    if base != character:
        return _advance(base)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return int(table["wide"] if unicodedata.east_asian_width(character) in "WF" else table["other"])


@lru_cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("standoff.brief").joinpath("data", "glyph_widths.toml").read_text(encoding="utf-8"))
