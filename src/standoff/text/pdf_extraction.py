"""Takes the lines of a PDF's pages out with pypdf; run in a child process, see `sandbox`."""

import io
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_BLANKS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_RAISED = re.compile(r"\s*(?:[\d,]{1,6}|[*†‡§¹²³]{1,3}|\[\d{1,3}\])\s*")
_TYPEFACE_IS_BOLD = re.compile(r"bold|black|heavy|demi|CMBX", re.IGNORECASE)
_ENDING = b"%%EOF"
_SMALLEST, _FARTHEST = 0.5, 20_000.0  # points: of type that anyone can see, and of pages (14,400 at the most)


def extract(file: bytes) -> dict[str, Any]:
    """The pages of a PDF, or why they cannot be had.

    A page has `lines`, in the order in which the file draws them: text, x and y of the start of its baseline (in
    points, y upwards), size of its type (in points), and whether it is bold. `pictures` tells whether it holds any.
    `refused` is `damaged`, `encrypted` or `protected` (encrypted with what only an optional library undoes), else None.
    """
    try:
        reader = PdfReader(io.BytesIO(file))
        if reader.is_encrypted and not reader.decrypt(""):  # what only its owner may change opens without a password
            return {"refused": "encrypted", "pages": []}
        pages = [{"lines": _lines(page), "pictures": _has_pictures(page)} for page in reader.pages]
    except MemoryError:
        raise
    except DependencyError:
        return {"refused": "protected", "pages": []}
    except Exception as error:  # the library meets what is broken with whatever error comes of it
        unknown_lock = isinstance(error, NotImplementedError) and b"/Encrypt" in file
        return {"refused": "encrypted" if unknown_lock else "damaged", "pages": []}
    # Of a file that breaks off, the library makes what it can, and the pages that are gone would not be missed.
    whole = _ENDING in file[-4096:] and len(pages) > 0
    return {"refused": None if whole else "damaged", "pages": pages}


@dataclass(slots=True)
class _Line:
    x: float
    y: float
    turn: int
    sizes: Counter[float]
    parts: list[str] = field(default_factory=list)
    bold: int = 0

    @property
    def size(self) -> float:
        """That of most of its characters: a line may open with a bullet, a raised number or a large first letter."""
        return max(self.sizes, key=self.sizes.__getitem__)

    @property
    def text(self) -> str:
        joined = "".join(self.parts).translate(_LIGATURES).translate(_BLANKS)
        # Half a character may stand in a table of a typeface; two halves make one.
        whole = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return " ".join(whole.split())


def _lines(page: PageObject) -> list[tuple[str, float, float, float, bool]]:
    """The lines of a page that run the way most of its text runs."""
    lines: list[_Line] = []
    ended = True

    def take(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        nonlocal ended
        if text.strip():
            piece = _placed(text, cm, tm, size)
            if not _is_visible(piece):
                return
            if ended or not lines or _is_elsewhere(piece, lines[-1]):
                lines.append(piece)
            elif _is_raised(piece, lines[-1], text):
                return
            else:
                lines[-1].sizes += piece.sizes
            lines[-1].parts.append(text)
            lines[-1].bold += _is_bold(font) * len(text)
            ended = text.endswith("\n")
        elif lines:
            lines[-1].parts.append(text)
            ended = ended or "\n" in text

    page.extract_text(visitor_text=take)
    turns = Counter[int]()
    for line in lines:
        turns[line.turn] += len(line.text)
    upright = max(turns, key=turns.__getitem__, default=0)
    return [
        (line.text, round(line.x, 1), round(line.y, 1), line.size, 2 * line.bold > len(line.text))
        for line in lines
        if line.turn == upright and line.text
    ]


def _placed(text: str, cm: Sequence[float], tm: Sequence[float], size: float) -> _Line:
    """The line that a piece of text makes, seen upright."""
    a, b = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
    c, d = tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
    x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    turn = round(math.atan2(b, a) / (math.pi / 2)) % 4
    for _ in range(turn):
        x, y = y, -x
    return _Line(x, y, turn, Counter({round(abs(size) * math.hypot(c, d), 1): len(text)}))


def _is_visible(line: _Line) -> bool:
    """True for what stands on a page in type that can be seen; a damaged file may place it at no number at all."""
    return _SMALLEST <= line.size <= _FARTHEST and abs(line.x) <= _FARTHEST and abs(line.y) <= _FARTHEST


def _is_elsewhere(line: _Line, before: _Line) -> bool:
    return line.turn != before.turn or abs(line.y - before.y) > 0.5 * max(line.size, before.size)


def _is_raised(piece: _Line, line: _Line, text: str) -> bool:
    """True for the small raised number of a note."""
    return piece.size < 0.8 * line.size and piece.y > line.y - 0.1 * line.size and bool(_RAISED.fullmatch(text))


def _is_bold(font: Any) -> bool:
    return bool(font) and _TYPEFACE_IS_BOLD.search(str(font.get("/BaseFont", ""))) is not None


def _has_pictures(page: PageObject) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    if drawn is None:
        return False
    return any(each.get_object().get("/Subtype") == "/Image" for each in drawn.get_object().values())
