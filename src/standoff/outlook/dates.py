"""Dates of dispatches, which may be partial: in words, a year later, and the days they begin and end on."""

import calendar
import re
from datetime import date

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS = (*_MONTHS, "November", "December")

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def date_in_words(date: str) -> str:
    """An ISO 8601 date, possibly partial, as it is written in a letter; anything else as it is.

    >>> date_in_words("2012-06-27"), date_in_words("2011-11"), date_in_words("2011"), date_in_words("soon")
    ('27 June 2012', 'November 2011', '2011', 'soon')
    """
    match = _PARTIAL.fullmatch(date)
    if match is None or match[2] is None or not 1 <= int(match[2]) <= 12:
        return date
    month = f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def a_year_after(date: str) -> str | None:
    """The ISO 8601 date, as partial as the one given, a year later; None for what is no date.

    >>> a_year_after("2012-06-27"), a_year_after("2012-02-29"), a_year_after("2011-11"), a_year_after("soon")
    ('2013-06-27', '2013-02-28', '2012-11', None)
    """
    match = _PARTIAL.fullmatch(date)
    if match is None or int(match[1]) >= 9999:
        return None
    year = int(match[1]) + 1
    if not match[2] or not match[3]:
        return f"{year:04}" + (f"-{match[2]}" if match[2] else "")
    month = int(match[2])
    if not 1 <= month <= 12:
        return None
    return f"{year:04}-{match[2]}-{min(int(match[3]), calendar.monthrange(year, month)[1]):02}"


def days_of(partial: str) -> tuple[date, date] | None:
    """The first and the last day that an ISO 8601 date, possibly partial, names; None for what is no date.

    >>> [day.isoformat() for day in days_of("2012-02")]
    ['2012-02-01', '2012-02-29']
    """
    match = _PARTIAL.fullmatch(partial)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    first, last = month if month is not None else 1, month if month is not None else 12
    try:
        ends = day if day is not None else calendar.monthrange(year, last)[1]
        return date(year, first, day if day is not None else 1), date(year, last, ends)
    except (ValueError, calendar.IllegalMonthError):
        return None
