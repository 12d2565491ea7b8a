"""The time by which an author expects something, from the words that say so and the day on which they were written.

The model's numbers are for the year after the dispatch, so that an author's time is as long, shorter or longer.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from standoff.outlook.dates import MONTHS, days_of
from standoff.outlook.tables import toml_data

YEAR = (300, 430)
"""The fewest and the most days ahead that count as the year that the model speaks of."""


class Reach(StrEnum):
    """How long a stated time is beside the year that the model speaks of."""

    SHORTER = "less than a year"
    A_YEAR = "a year"
    LONGER = "more than a year"


def reach_of(horizon: str, written: str | None) -> Reach | None:
    """How far ahead a stated horizon reaches from the day (ISO 8601, possibly partial) on which it was written.

    None where its words do not tell.

    >>> [reach_of(words, "2012-06-27") for words in ("by December", "this visit", "within three years", "until then")]
    [<Reach.SHORTER: 'less than a year'>, <Reach.SHORTER: 'less than a year'>, <Reach.LONGER: 'more than a year'>, None]
    """
    days = days_of(written or "")
    last = None if days is None else last_day_of(horizon, days[1])
    if days is not None and last is not None:
        ahead = (last - days[1]).days
        return Reach.SHORTER if ahead < YEAR[0] else Reach.LONGER if ahead > YEAR[1] else Reach.A_YEAR
    words = set(re.findall(r"[\w'-]+", horizon.lower()))
    if words & set(_table()["far"]):
        return Reach.LONGER
    near = words & {*_table()["near"], *_table()["seasons"], *_months()}
    return Reach.SHORTER if near and not any(word.isdigit() for word in words) else None


def last_day_of(horizon: str, written: date) -> date | None:
    """The last day of a stated horizon, or None where its words name no day that can be told from a calendar.

    "Before" something ends the day before it begins; a month or a season is the next one that has not ended.

    >>> [str(last_day_of(words, date(2012, 6, 27))) for words in ("by December", "before the autumn", "within weeks")]
    ['2012-12-31', '2012-08-31', 'None']
    """
    if (days := days_of(horizon.strip())) is not None:
        return days[1] if days[1] > written else None
    try:
        return _of_words(re.findall(r"[\w'-]+", horizon.lower()), written)
    except OverflowError:  # later than any calendar goes
        return None


def _of_words(words: list[str], written: date) -> date | None:
    before = bool(words) and words[0] in _table()["before"]
    if (days := _period(words, written)) is not None:
        last = days[0] - timedelta(days=1) if before else days[1]
        return last if last > written else None
    return _distance(words, written)


def _period(words: list[str], written: date) -> tuple[date, date] | None:
    """The first and last day of the month, season, year or week that the words name with nothing else."""
    table = _table()
    openers = ("before", "until", "within", "this", "next", "ends", "fillers")
    known = {word for kind in openers for word in table[kind]}
    found = _named([word for word in words if word not in known], words, written)
    if found is None or not set(words) & set(table["ends"]):
        return found
    # "Before the end of July" ends with July.
    return found[1] + timedelta(days=1), found[1]


def _named(names: list[str], words: list[str], written: date) -> tuple[date, date] | None:
    table, months = _table(), _months()
    if len(names) == 2 and names[0] in months and re.fullmatch(r"\d{4}", names[1], re.ASCII):
        return days_of(f"{names[1]}-{months[names[0]]:02}")
    if len(names) != 1:
        return None
    name = names[0]
    if name in months:
        return _next_months(months[name], 1, written)
    if name in table["seasons"]:
        return _next_months((table["seasons"][name] - 3) % 12 + 1, 3, written)
    if name not in table["periods"]:
        return days_of(name)
    if set(words) & set(table["next"]):
        return _current(name, _current(name, written)[1] + timedelta(days=1))
    told = words[-2:-1] == ["this"] or set(words) & set(table["ends"])
    return _current(name, written) if told else None


def _current(unit: str, day: date) -> tuple[date, date]:
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    days = days_of(f"{day.year:04}" if unit == "year" else f"{day.year:04}-{day.month:02}")
    assert days is not None
    return days


def _next_months(first: int, count: int, written: date) -> tuple[date, date] | None:
    """The first and last day of `count` months from the month `first` on, the next that do not end before `written`."""
    for year in (written.year - 1, written.year, written.year + 1):
        ends = first + count - 1
        opening = days_of(f"{year:04}-{first:02}")
        closing = days_of(f"{year + (ends - 1) // 12:04}-{(ends - 1) % 12 + 1:02}")
        if opening and closing and closing[1] > written:
            return opening[0], closing[1]
    return None


def _distance(words: list[str], written: date) -> date | None:
    """The day at a counted distance: "within three months", "in 18 months"."""
    table = _table()
    if len(words) < 3 or words[0] not in table["within"]:
        return None
    number = int(words[-2]) if re.fullmatch(r"\d{1,3}", words[-2], re.ASCII) else table["numbers"].get(words[-2])
    unit = table["units"].get(words[-1].removesuffix("s"))
    if number is None or unit is None:
        return None
    return written + timedelta(days=number * unit)


@lru_cache
def _months() -> dict[str, int]:
    return {month.lower(): at for at, month in enumerate(MONTHS, start=1)}


def _table() -> dict[str, Any]:
    return toml_data("horizons.toml")
