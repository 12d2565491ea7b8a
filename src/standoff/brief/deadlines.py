"""Deadlines: the dates ahead that the dispatch names, in events still to come and in estimates."""

from dataclasses import dataclass

from standoff.brief.events_section import is_ahead
from standoff.brief.findings import FindingKind, holder_of, number_of
from standoff.brief.materials import Materials
from standoff.outlook.dates import date_in_words


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date ahead: when, in words; what; and the finding that names it, with its row."""

    when: str
    what: str
    number: str
    href: str


def deadlines(materials: Materials) -> tuple[Deadline, ...]:
    """Events dated after the dispatch, by date; then the horizons of estimates, in the order of the text."""
    reading = materials.reading
    ahead = [
        (event.date, at, event)
        for at, event in enumerate(reading.events[: materials.rows])
        if event.date is not None and is_ahead(event, materials.document.date)
    ]
    dated = []
    for date, at, event in sorted(ahead, key=lambda one: (one[0], one[1])):
        number = number_of(FindingKind.EVENT, at)
        to = f" ({materials.name(event.recipient)})" if event.recipient else ""
        words = f"{materials.name(event.actor)}{to}: {event.span.text}"
        dated.append(Deadline(date_in_words(date), words, number, f"#{number.lower()}"))
    expected = []
    for at, estimate in enumerate(reading.estimates[: materials.rows]):
        if estimate.horizon:
            number = number_of(FindingKind.ESTIMATE, at)
            words = f"{holder_of(reading, estimate.holder)}: {estimate.phrase}, {estimate.outcome}"
            expected.append(Deadline(date_in_words(estimate.horizon), words, number, f"#{number.lower()}"))
    return (*dated, *expected)
