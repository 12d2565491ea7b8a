"""Dates as a document states its own: `27 June 2012`, `June 27, 2012`, `2012-06-27`; ISO 8601, possibly partial."""

import re
from collections.abc import Iterator
from datetime import date

from standoff.errors import SourceError
from standoff.text.tables import any_of, phrases

_MONTH = any_of(phrases("months", "names") + phrases("months", "abbreviations")) + r"\.?"
_WEEKDAY = any_of(phrases("months", "weekdays")) + r"\.?"
_NUMBERS = {name[:3]: number for number, name in enumerate(phrases("months", "names"), start=1)}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})\b"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"\b{_DAY}(?:\s+of)?\s+(?P<month>{_MONTH}),?\s+{_YEAR}",
        rf"\b(?P<month>{_MONTH})\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!\d\s)\b(?P<month>{_MONTH}),?\s+{_YEAR}",
    )
)
_DAY_THEN_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}"
_MONTH_THEN_DAY = rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?"
_IN_WORDS = rf"(?:{_WEEKDAY},?\s+)?(?:{_DAY_THEN_MONTH}|{_MONTH_THEN_DAY})(?:,?\s+\d{{4}})?"
DAY_AND_MONTH = rf"(?i:{_IN_WORDS}|\d{{4}}-\d{{2}}-\d{{2}})"
"""Pattern of a day, its year told or not, as date lines have it: `3 May`, `Tuesday, May 3, 2012`, `2012-05-03`."""

_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def find_date(text: str) -> str | None:
    """The first date with a year in `text` as ISO 8601 (`2012-06-27`, or `2012-06` where no day is told), or None.

    >>> find_date("LONDON, 3 May 2012"), find_date("in June 2012, on July 1, 2012"), find_date("on June 3")
    ('2012-05-03', '2012-06', None)
    """
    return min(_dates(text), default=(0, None))[1]


def _dates(text: str) -> Iterator[tuple[int, str]]:
    """Where each form first matches a date that exists, and that date."""
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = parts.get("number") or _NUMBERS[parts["month"][:3].lower()]
            iso = f"{int(parts['year']):04}-{int(month):02}" + (f"-{int(parts['day']):02}" if "day" in parts else "")
            if _exists(iso):
                yield match.start(), iso
                break


def checked_date(text: str) -> str:
    """`text`, when it is an ISO 8601 date, possibly partial (`2012`, `2012-06`); raises `SourceError` (`bad-date`)."""
    if not _ISO.fullmatch(text) or not _exists(text):
        raise SourceError("bad-date", f"{text[:40]!r} is not a date", remedy="write it as 2012-06-27, 2012-06 or 2012")
    return text


def _exists(iso: str) -> bool:
    year, month, day = ([int(part) for part in iso.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
