"""How far back a quarrel goes, by the deeds that a reading tells of."""

from collections.abc import Collection

from standoff.reading.model import Reading


def earliest_deed(reading: Reading, sides: Collection[str]) -> str | None:
    """The date (ISO 8601, possibly partial) of the earliest event between two of the `sides`, which are ids of actors.

    What one of them does to nobody in particular counts too. None where no such event has a date, or none that is not
    after the reading's own.
    """
    written = reading.document.date
    dated = [
        event.date
        for event in reading.events
        if event.date is not None
        and event.actor is not None
        and reading.side(event.actor).id in sides
        and (event.recipient is None or reading.side(event.recipient).id in sides)
        and (written is None or event.date[: len(written)] <= written[: len(event.date)])
    ]
    return min(dated, default=None)
