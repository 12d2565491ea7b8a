"""Resolves the dates that a text names, explicit or relative, against the document's date; never against a clock."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from standoff.reading.language.numbers import least
from standoff.reading.tables import toml_table

AFTER_DOCUMENT_DATE = "after-document-date"
"""Flag of a finding that the text places later than the document's own date."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at characters `start` to `end` of a text, as ISO 8601, partial where the text is vague: `2011-11`.

    `bound` is "from" for "since May", "to" for "until May", "by" for "by May", else empty.
    """

    start: int
    end: int
    value: str
    bound: str = ""


def find_dates(text: str, today: str | None) -> tuple[DateMention, ...]:
    """The dates in `text`, in order; `today` is the document's date (ISO 8601, possibly partial) or None.

    Without a document date only what names its year is resolved. "Two days later" counts from the date before it.

    >>> [m.value for m in find_dates("On Tuesday, after the November 2011 raid, and on July 2", "2012-06-27")]
    ['2012-06-26', '2011-11', '2012-07-02']
    """
    reference = _whole(today)
    found: list[DateMention] = []
    for match in _pattern().finditer(text):
        value = _resolve(match, reference, found)
        if value is not None:
            # "since March" is one mention, whose first word bounds it.
            opening = match.group().split()[0] if match.lastgroup == "lm" else ""
            found.append(DateMention(match.start(), match.end(), value, _bound(f"{text[: match.start()]} {opening}")))
    return tuple(found)


def is_later(value: str, today: str | None) -> bool:
    """True when a (partial) date lies wholly after the document's date.

    >>> is_later("2012-07-27", "2012-06-27"), is_later("2012-06", "2012-06-27"), is_later("2012-07", None)
    (True, False, False)
    """
    return today is not None and value[: len(today)] > today[: len(value)]


def is_part_of_time(lemma: str) -> bool:
    """True for a noun that only names a part of the time a date gives: the `end` of July, the `night` of 14 April."""
    return lemma in toml_table("dates.toml")["parts"]


@cache
def _pattern() -> "re.Pattern[str]":
    table = toml_table("dates.toml")
    names = [m.capitalize() for m in table["months"]]
    short = [f"{m[:3]}\\." for m in names] + ["Sept\\.", "Sept"]
    month = f"(?:{'|'.join([*names, *short])})"
    weekday = f"(?:{'|'.join(d.capitalize() for d in table['weekdays'])})"
    days = "|".join(sorted((re.escape(d).replace("\\ ", r"\s+") for d in table["days"]), key=len, reverse=True))
    unit = f"(?:{'|'.join(table['units'])})"
    season = f"(?:{'|'.join(table['seasons'])})"
    # Taken whole or not at all: tried at every word, it would else be tried again with each of its letters less.
    number = r"(?:\d++|[A-Za-z]++(?:-[a-z]++)?)"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:1[89]|20)\d\d"
    # The names of months and days are told from "may" and "march" by their capitals; the other words need none.
    before_month = _in_any_case(
        "last|this|in|since|until|by|for|between|from|to|before|after|during|early|mid|late|of|through"
    )
    when = _in_any_case(r"earlier|later|late|early|at\s+the\s+(?:start|end)\s+of")
    last_or_this = _in_any_case("last|this")
    forms = {
        "iso": r"\b\d{4}-\d{2}-\d{2}\b",
        "dmy": rf"\b{day}\s+(?:of\s+)?{month},?\s+{year}\b",
        "mdy": rf"\b{month}\s+{day},?\s+{year}\b",
        "dm": rf"\b{day}\s+(?:of\s+)?{month}(?!\w)",
        "md": rf"\b{month}\s+{day}\b(?!\s*(?:percent|per cent|,\d))",
        "my": rf"\b{month},?\s+(?:of\s+)?{year}\b",
        "mly": rf"\b{month}\s+(?:of\s+)?(?:last|this)\s+year\b",
        "lm": rf"\b{before_month}[\s-]+{month}(?!\w)(?!,?\s+(?:of\s+)?{year})"
        rf"(?!\s+(?:(?:of\s+)?last\s|(?:of\s+)?this\s+year|{day}\b))",
        "sy": rf"\b(?:the\s+)?{season}\s+(?:of\s+)?{year}\b",
        "ls": rf"\b{last_or_this}\s+{season}\b",
        "wd": rf"\b(?:{_in_any_case('last|next|this|on')}\s+)?{weekday}\b",
        "days": rf"\b{_in_any_case(days)}\b",
        "that": r"\b(?i:that|the\s+same)\s+(?:year|month)\b",
        "lu": rf"\b(?:{when}\s+)?{last_or_this}\s+{unit}\b",
        "ago": rf"\b{number}\s+{unit}s?\s+(?:ago|earlier)\b",
        "later": rf"\b(?:(?i:the|a)\s+(?:next|following|same)\s+day|{number}\s+{unit}s?\s+later"
        r"|(?i:the)\s+day\s+(?:before|after))\b",
        "y": rf"(?<![\d,.$€£]){year}(?![\d,]*\d|s\b)",
    }
    named = [f"(?P<{name}>{form})" for name, form in forms.items()]
    # All forms but a bare year, the last, open with a word: nowhere else are they tried.
    return re.compile(rf"\b(?=\w)(?:{'|'.join(named[:-1])})|{named[-1]}")


def _in_any_case(words: str) -> str:
    """A pattern of alternatives in small or capital letters; where none begins as the text does, none is tried."""
    firsts = "".join(sorted({word[0] for word in words.split("|")}))
    return f"(?=(?i:[{firsts}]))(?i:{words})"


def _resolve(match: "re.Match[str]", today: date | None, before: list[DateMention]) -> str | None:
    form = match.lastgroup or ""
    text = match.group(form)
    if form == "iso":
        return text if _day(text) else None
    if form in ("dmy", "mdy", "my", "y", "sy"):
        return _explicit(form, text)
    if form == "that":
        return before[-1].value[: 4 if text.endswith("year") else 7] if before else None
    if today is None:
        return None
    if form in ("dm", "md"):
        number, month = _number_in(text), _month_in(text)
        return _nearest(month, number, today) if number and month else None
    if form in ("mly", "lm"):
        return _month_only(form, text, today)
    if form == "ls":
        return str(today.year - (text.lower().startswith("last") and _season_start(text) > today.month - 3))
    if form == "wd":
        return _weekday(text, today).isoformat()
    if form == "days":
        return (today + timedelta(days=toml_table("dates.toml")["days"][" ".join(text.lower().split())])).isoformat()
    if form == "lu":
        return _unit_before(text, today)
    return _distance(form, text, today, before)


def _explicit(form: str, text: str) -> str | None:
    years = re.findall(r"(?:1[89]|20)\d\d", text)
    if form in ("y", "sy"):
        return str(years[0])
    month = _month_in(text)
    if form == "my":
        return f"{years[0]}-{month:02}"
    iso = f"{years[-1]}-{month:02}-{_number_in(text):02}"
    return iso if _day(iso) else f"{years[-1]}-{month:02}"


def _month_only(form: str, text: str, today: date) -> str:
    month = _month_in(text)
    if form == "mly":
        return f"{today.year - (re.search('last', text) is not None):04}-{month:02}"
    # Last March, in April: the one of a month ago, as the press uses it, so the nearest that has begun.
    year = today.year if month <= today.month else today.year - 1
    ahead = re.match(r"(?i:by|until|to|before|for|from)\b", text) is not None and month > today.month
    return f"{today.year if ahead else year:04}-{month:02}"


def _nearest(month: int, number: int, today: date) -> str | None:
    """The day of that name nearest to the document's date; one ahead counts as three times as far as one behind."""
    days = [
        d for year in (today.year - 1, today.year, today.year + 1) if (d := _day(f"{year:04}-{month:02}-{number:02}"))
    ]
    if not days:
        return None
    return min(days, key=lambda d: (today - d).days if d <= today else 3 * (d - today).days).isoformat()


def _weekday(text: str, today: date) -> date:
    names: list[str] = toml_table("dates.toml")["weekdays"]
    target = next(i for i, name in enumerate(names) if name in text.lower())
    behind = (today.weekday() - target) % 7
    if text.lower().startswith("next"):
        return today + timedelta(days=7 - behind)
    if text.lower().startswith("last") and behind == 0:
        behind = 7
    return today - timedelta(days=behind)


def _unit_before(text: str, today: date) -> str:
    """ "last month", "earlier this year", "last week": as exact as the unit is."""
    last = re.search(r"(?i:\blast\b)", text) is not None
    if text.endswith("year"):
        return f"{today.year - last:04}"
    if text.endswith("month"):
        return _months_before(today, int(last))
    if text.endswith("day"):
        return today.isoformat()
    days = {"week": 7, "fortnight": 14, "decade": 3650}[text.split()[-1]] * last
    at = today - timedelta(days=days)
    return f"{at.year:04}" if text.endswith("decade") else f"{at.year:04}-{at.month:02}"


def _distance(form: str, text: str, today: date, before: list[DateMention]) -> str | None:
    """ "two weeks ago" from the document's date, "two days later" from the last day named before."""
    calendar = re.search(r"\b(?:month|year|decade)s?\b", text) is not None
    named = before[-1].value if before else None
    start = today if text.endswith("ago") else _whole(named) if calendar else _day(named or "")
    if start is None:
        return None
    if form == "later" and "same" in text:
        return start.isoformat()
    sign = -1 if form == "ago" or text.endswith("day before") else 1
    fixed = re.search(r"\b(?:next|following|day before|day after)\b", text)
    number = 1 if fixed else least(text.split()[0])
    if number is None:
        return None
    unit = next(u for u in toml_table("dates.toml")["units"] if re.search(rf"\b{u}s?\b", text))
    if unit == "month":
        return _months_before(start, -sign * number)
    if unit in ("year", "decade"):
        return f"{start.year + sign * number * (10 if unit == 'decade' else 1):04}"
    try:
        at = start + timedelta(days=sign * number * toml_table("dates.toml")["units"][unit])
    except OverflowError:
        return None
    exact = unit == "day" or (unit == "week" and number == 1)
    return at.isoformat() if exact else f"{at.year:04}-{at.month:02}"


def _months_before(at: date, months: int) -> str:
    count = at.year * 12 + at.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _month_in(text: str) -> int:
    names: list[str] = toml_table("dates.toml")["months"]
    words = re.findall(r"[A-Za-z]+", text)
    return next(
        (i for i, name in enumerate(names, 1) for w in words if w[:1].isupper() and w[:3].lower() == name[:3]), 0
    )


def _number_in(text: str) -> int:
    found = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", text)
    return int(found.group(1)) if found else 0


def _season_start(text: str) -> int:
    seasons = toml_table("dates.toml")["seasons"]
    return int(next(start for name, (start, _) in seasons.items() if name in text))


def _bound(before: str) -> str:
    words = [word.lower() for word in before.rsplit(maxsplit=3)[-3:]]
    last = [w for w in words if w not in ("the", "early", "late", "mid", "about", "on", "in")][-1:]
    bounds = toml_table("dates.toml")["bounds"]
    return next((name for name in ("from", "to", "by") if last and last[0] in bounds[name]), "")


def _whole(iso: str | None) -> date | None:
    """A full date for a partial one: the middle of its month or year."""
    if iso is None:
        return None
    return _day({4: f"{iso}-07-01", 7: f"{iso}-15"}.get(len(iso), iso))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
