"""Puts a document together from the stretches of prose that a parser found in a source which is no text itself."""

from collections.abc import Sequence

from standoff.text.dates import find_date
from standoff.text.document import BlockKind, Document
from standoff.text.layout import Piece, layout_of

BETWEEN = "\n\n"
"""What stands between two stretches: a blank line."""

KINDS = {
    "heading": BlockKind.HEADING,
    "item": BlockKind.PARAGRAPH,
    "note": BlockKind.BOILERPLATE,
    "text": None,
    "title": BlockKind.TITLE,
}
"""What the kinds that a parser tells are; a `text` is what its layout says."""


def composed(
    stretches: Sequence[tuple[str, str]], source: str, *, title: str | None = None, date: str | None = None
) -> Document:
    """The document of `stretches`, pairs of a kind (see `KINDS`) and a text without line breaks or blanks at its edges.

    `title` and `date` are what the source says of itself; the title opens the text, and a date line in it goes first.
    """
    title = " ".join((title or "").split()) or None
    if title is not None:
        # An article often opens with its own title, as a heading or not, which the metadata repeat.
        stretches = [("title", title), *(stretch for stretch in stretches if stretch[1] != title)]
    pieces: list[Piece] = []
    at = 0
    for kind, words in stretches:
        pieces.append(Piece(at, at + len(words), KINDS[kind]))
        at += len(words) + len(BETWEEN)
    joined = BETWEEN.join(words for _, words in stretches)
    layout = layout_of(joined, pieces)
    return Document(joined, source, title or layout.title, layout.date or find_date(date or ""), layout.blocks)
