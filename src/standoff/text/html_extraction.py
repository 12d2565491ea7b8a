"""Finds the article in a page with trafilatura; run in a child process, see `sandbox`."""

from collections.abc import Iterator
from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document as Article

# The library's own latest date is today's, and the same page must give the same date tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-12-31"}
_BREAKS = frozenset({"p", "head", "list", "item", "quote", "code", "lb", "table", "row", "cell", "div", "graphic"})


def extract(page: bytes) -> dict[str, Any]:
    """Title, date (ISO 8601) and stretches of the article in a page given as UTF-8.

    `stretches` are pairs of a kind (`heading`, `item` or `text`) and a text without line breaks.
    """
    found = bare_extraction(
        page.decode("utf-8"),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(found, Article) or found.body is None:
        return {"title": None, "date": None, "stretches": []}
    return {"title": found.title, "date": found.date, "stretches": [*_joined(_runs(found.body, "text"))]}


def _runs(element: Any, kind: str) -> Iterator[tuple[str, str] | None]:
    """Kind and text of each run of characters under `element`; None where one stretch ends."""
    kind = {"head": "heading", "item": "item"}.get(element.tag, kind)
    breaks = element.tag in _BREAKS
    if breaks:
        yield None
    yield kind, element.text or ""
    for child in element:
        yield from _runs(child, kind)
        yield kind, child.tail or ""
    if breaks:
        yield None


def _joined(runs: Iterator[tuple[str, str] | None]) -> Iterator[tuple[str, str]]:
    """The stretches that `runs` make, with single blanks for white space, empty ones left out."""
    kind, parts = "text", list[str]()
    for run in (*runs, None):
        if run is not None:
            kind, part = run if not parts else (kind, run[1])
            parts.append(part)
        else:
            # A page can name half a character by its number, which no UTF-8 holds.
            words = " ".join("".join(parts).encode("utf-8", "replace").decode("utf-8").split())
            if words:
                yield kind, words
            parts = []
