"""Finds the article in a page with trafilatura; run in a child process, see `sandbox`."""

from typing import Any

from trafilatura import bare_extraction
from trafilatura.settings import Document as Article

from standoff.text.elements import stretches_under

# The library's own latest date is today's, and the same page must give the same date tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-12-31"}
_KINDS = {"head": "heading", "item": "item"}
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
    return {"title": found.title, "date": found.date, "stretches": [*stretches_under(found.body, _KINDS, _BREAKS)]}
