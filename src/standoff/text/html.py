"""Loads a web page: the text is its article's paragraphs, extracted in a child process."""

from standoff.errors import SourceError
from standoff.text.composed import composed
from standoff.text.document import Document
from standoff.text.raw import shown
from standoff.text.sandbox import extract_in_child


def html_document(text: str, source: str) -> Document:
    """The document of a page: its title and paragraphs, parted by blank lines.

    Title and date are the page's own as its metadata tell, a date line in the text going first. Raises `SourceError`:
    `no-article` when the page holds no prose, and what `extract_in_child` raises.
    """
    where = shown(source)
    found = extract_in_child("standoff.text.html_extraction", text.encode("utf-8"), where)
    if not found["stretches"]:
        remedy = "save the article's text as .txt and give that"
        raise SourceError("no-article", "no article is found in the page", where=where, remedy=remedy)
    stretches = [(kind, words) for kind, words in found["stretches"]]
    return composed(stretches, source, title=found["title"], date=found["date"])
