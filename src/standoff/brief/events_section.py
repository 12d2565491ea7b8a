"""Section 4: what happened, and when."""

import calendar
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from standoff.brief.findings import FindingKind, number_of
from standoff.brief.illustration import DISPATCH, Illustration, illustrate
from standoff.brief.marked_text import Quote
from standoff.brief.materials import Materials
from standoff.brief.timeline import Mark, draw_timeline
from standoff.brief.words import counted
from standoff.outlook.dates import date_in_words
from standoff.reading import Event

MOST_LANES = 6
MOST_MARKS = 80
AFTER = "after-document-date"


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with the words that report it; `after` says that it is dated later than the dispatch."""

    number: str
    date: str | None
    iso: str | None
    type: str
    mode: str | None
    words: str
    actor: str
    recipient: str | None
    place: str | None
    toll: str | None
    after: bool
    flags: tuple[str, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class EventsSection:
    """Events in order of date, undated ones last; `picture` is None when they and the dispatch have but one date."""

    rows: tuple[EventRow, ...]
    left: int
    picture: Illustration | None


def events_section(materials: Materials) -> EventsSection:
    """The events of the reading."""
    events = materials.reading.events
    rows = [_row(materials, at, event) for at, event in enumerate(events)]
    kept = rows[: materials.rows]
    kept.sort(key=lambda row: (row.iso is None, row.iso or ""))
    undated = sum(days(event.date) is None for event in events)
    return EventsSection(tuple(kept), materials.left(len(rows)), _picture(materials, rows, undated))


def days(written: str | None) -> tuple[date, date] | None:
    """The first and the last day that an ISO 8601 date, possibly partial, may mean; None when it is no date.

    >>> days("2012-02")
    (datetime.date(2012, 2, 1), datetime.date(2012, 2, 29))
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", written or "")
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        first = date(year, month, day)
    except ValueError:
        return None
    if match[3]:
        return first, first
    last_month = month if match[2] else 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


@lru_cache
def _types() -> dict[str, dict[str, Any]]:
    text = files("standoff.brief").joinpath("data", "plover.toml").read_text(encoding="utf-8")
    types: dict[str, dict[str, Any]] = tomllib.loads(text)["types"]
    return types


def _row(materials: Materials, at: int, event: Event) -> EventRow:
    told = _types().get(event.type)
    return EventRow(
        number=number_of(FindingKind.EVENT, at),
        date=date_in_words(event.date) if event.date else None,
        iso=event.date,
        type=event.type,
        mode=event.mode,
        words=told["words"] if told else event.type.lower(),
        actor=materials.name(event.actor),
        recipient=materials.name(event.recipient) if event.recipient else None,
        place=event.place,
        toll=_toll(event),
        after=is_ahead(event, materials.document.date),
        flags=tuple(flag.replace("-", " ") for flag in event.flags if flag != AFTER),
        quote=materials.text.quoted(event.span.start, event.span.end),
    )


def _toll(event: Event) -> str | None:
    parts = []
    if event.killed is not None:
        parts.append(f"{event.killed:,} killed")
    if event.injured is not None:
        parts.append(f"{event.injured:,} injured")
    return ", ".join(parts) or None


def is_ahead(event: Event, document_date: str | None) -> bool:
    """Whether an event is dated later than the dispatch."""
    return AFTER in event.flags or _is_after(event.date, document_date)


def _is_after(written: str | None, document: str | None) -> bool:
    one, other = days(written), days(document)
    return one is not None and other is not None and one[0] > other[1]


def _picture(materials: Materials, rows: list[EventRow], undated: int) -> Illustration | None:
    reading = materials.reading
    dated = [(row, event, span) for row, event in zip(rows, reading.events, strict=True) if (span := days(event.date))]
    dated = dated[:MOST_MARKS]
    today = days(materials.document.date)
    if not dated or len({span for _, _, span in dated} | {today} - {None}) < 2:
        return None
    ids = {actor.id for actor in reading.actors}
    sides = [reading.side(event.actor).name if event.actor in ids else "not named" for _, event, _ in dated]
    counts = Counter(sides)
    lanes = sorted(counts, key=lambda side: (side == "not named", -counts[side]))
    if len(lanes) > MOST_LANES:
        lanes = [*lanes[: MOST_LANES - 1], "others"]
    marks = []
    for (row, event, span), side in zip(dated, sides, strict=True):
        told = _types().get(event.type, {"conflict": False, "material": False})
        lane = lanes.index(side if side in lanes else "others")
        target = f" ({row.recipient})" if row.recipient else ""
        says = f"{row.date}: {row.actor} {row.words}{target}"
        marks.append(Mark(row.number, lane, *span, told["conflict"], told["material"], says))
    told_of = "; ".join(f"{mark.number}, {mark.says}" for mark in marks)
    return illustrate(
        "timeline",
        f"Timeline of {counted(len(marks), 'dated event')}",
        f"A lane for each side that acted, a mark for each event. {told_of}.",
        lambda width: draw_timeline(lanes, marks, today[0] if today else None, width),
        unit="days",
        n=counted(len(marks), "dated event") + (f", {undated} without a date left out" if undated else ""),
        source=f"{DISPATCH}; event types after PLOVER",
    )
