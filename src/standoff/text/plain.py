"""Loads plain text: the document's text is the file's, character for character."""

from standoff.text.document import Document
from standoff.text.layout import plain_layout


def plain_document(text: str, source: str) -> Document:
    """The document of a plain text, with the blocks, title and date that its layout tells."""
    layout = plain_layout(text)
    return Document(text, source, layout.title, layout.date, layout.blocks)
