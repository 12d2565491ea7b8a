"""Loads a web page: the text is its article's paragraphs, extracted in a child process."""

from standoff.errors import SourceError
from standoff.text.dates import find_date
from standoff.text.document import BlockKind, Document
from standoff.text.layout import Piece, layout_of
from standoff.text.raw import shown
from standoff.text.sandbox import extract_in_child

_BETWEEN = "\n\n"
_KINDS = {"heading": BlockKind.HEADING, "item": BlockKind.PARAGRAPH, "text": None}


def html_document(text: str, source: str) -> Document:
    """The document of a page: its title and paragraphs, parted by blank lines.

    Title and date are the page's own as its metadata tell, a date line in the text going first. Raises `SourceError`:
    `no-article` when the page holds no prose, and what `extract_in_child` raises.
    """
    where = shown(source)
    found = extract_in_child("standoff.text.html_extraction", text.encode("utf-8"), where)
    title = " ".join((found["title"] or "").split()) or None
    stretches: list[tuple[BlockKind | None, str]] = [(_KINDS[kind], words) for kind, words in found["stretches"]]
    if not stretches:
        remedy = "save the article's text as .txt and give that"
        raise SourceError("no-article", "no article is found in the page", where=where, remedy=remedy)
    if title is not None:
        # The article often opens with its own title, as a heading or not, which the metadata repeat.
        stretches = [(BlockKind.TITLE, title), *(pair for pair in stretches if pair[1] != title)]
    pieces: list[Piece] = []
    at = 0
    for kind, words in stretches:
        pieces.append(Piece(at, at + len(words), kind))
        at += len(words) + len(_BETWEEN)
    joined = _BETWEEN.join(words for _, words in stretches)
    layout = layout_of(joined, pieces)
    date = layout.date or find_date(found["date"] or "")
    return Document(joined, source, title or layout.title, date, layout.blocks)
