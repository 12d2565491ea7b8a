"""Loads a PDF: the text is the paragraphs of its pages, whose lines are taken out in a child process."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from standoff.errors import SourceError
from standoff.text.composed import BETWEEN, composed
from standoff.text.document import Document
from standoff.text.printed import Line, Stretch, stretches_of
from standoff.text.raw import LARGEST, shown
from standoff.text.sandbox import extract_in_child

UNREADABLE = 0.2
"""Of all characters: when more of them stand for nothing, the file does not tell which letters its shapes are."""

_HEADER = re.compile(rb"%PDF-")
_REFUSED = {
    "damaged": ("damaged-pdf", "is damaged or breaks off", "download or save it again, whole"),
    "encrypted": ("encrypted-pdf", "is encrypted, and needs its password", "save a copy without it and give that"),
    "protected": (
        "encrypted-pdf",
        "is protected in a way that needs one more library",
        "pip install cryptography, or print it into a PDF without protection",
    ),
}


def pdf_document(data: bytes, source: str) -> Document:
    """The document of a PDF: its paragraphs, parted by blank lines, and where each page begins.

    Words broken at a line's end are whole again; running heads and feet and page numbers are left out, and the notes at
    the foot of a page are boilerplate. The title is what the first page has in the largest type. The date is that of
    the date line; when the file was made does not say when its text was written. Raises `SourceError`: `no-pdf`,
    `damaged-pdf`, `encrypted-pdf`, `pictures-only`, `too-large`, and what `extract_in_child` raises.
    """
    where = shown(source)
    if not _HEADER.search(data[:1024]):
        remedy = f"give it the suffix of what it holds, such as {PurePath(where).stem}.txt"
        raise SourceError("no-pdf", "is called a PDF and holds none", where=where, remedy=remedy)
    found = extract_in_child("standoff.text.pdf_extraction", data, where)
    if found["refused"]:
        code, what, remedy = _REFUSED[found["refused"]]
        raise SourceError(code, what, where=where, remedy=remedy)
    _check_pages(found["pages"], where)
    lines = [Line(number, *line) for number, page in enumerate(found["pages"], start=1) for line in page["lines"]]
    stretches = list(stretches_of(lines))
    document = composed([(stretch.kind, stretch.text) for stretch in stretches], source)
    return replace(document, pages=_pages(stretches, len(found["pages"]), len(document.text)))


def _check_pages(pages: Sequence[dict[str, Any]], where: str) -> None:
    """Raise `SourceError` when the pages hold too few words to stand for what is on them, or too many."""
    remedy = "have its text recognised first, for instance with ocrmypdf"
    pictures = sum(page["pictures"] and not page["lines"] for page in pages)
    if 2 * pictures > len(pages) or not any(page["lines"] for page in pages):
        what = "holds no text" if not pictures else f"holds pictures without text on {pictures} of {len(pages)} pages"
        raise SourceError("pictures-only", what, where=where, remedy=remedy)
    text = "".join(line[0] for page in pages for line in page["lines"])
    if sum(unicodedata.category(character) in ("Co", "Cn") or character == "\ufffd" for character in text) > (
        UNREADABLE * len(text)
    ):
        what = "does not tell which letters its shapes stand for"
        raise SourceError("pictures-only", what, where=where, remedy=remedy)
    if len(text) > LARGEST:
        remedy = "give the one dispatch to read, not a collection"
        raise SourceError("too-large", f"has more than {LARGEST // 1_000_000} MB of text", where=where, remedy=remedy)


def _pages(stretches: Sequence[Stretch], count: int, length: int) -> tuple[int, ...]:
    """The offset at which each of `count` pages begins in the text of that length that the stretches make.

    A note stands after the paragraph that goes on beyond its page: its words then count to the page of that paragraph's
    end.
    """
    begins = [length] * count
    at = 0
    for stretch in stretches:
        for offset, page in stretch.pages:
            begins[page - 1] = min(begins[page - 1], at + offset)
        at += len(stretch.text) + len(BETWEEN)
    for number in range(count - 2, -1, -1):  # a page without words begins where the next one does
        begins[number] = min(begins[number], begins[number + 1])
    return (0, *begins[1:])
