"""Events as tab-separated lines with the columns of POLECAT, the weekly event data coded in PLOVER's terms.

Columns: the header of the files at https://doi.org/10.7910/DVN/AJGVIT. What fills them: Halterman et al., "PLOVER and
POLECAT: A New Political Event Ontology and Dataset" (2023), the coder that makes them (https://github.com/ahalterman/NGEC)
and the PLOVER manual 2.0.
"""

from collections.abc import Iterator
from importlib.metadata import version

from standoff.reading.model import Actor, ActorKind, Event, Reading
from standoff.reading.plover import event_types
from standoff.text import Span

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)
"""The columns, in the order of the files. Those that a reading knows nothing of are there, and empty."""

BETWEEN = "; "
"""Parts the values of a cell that holds several."""

_ORGANISATIONS = frozenset({ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.COMPANY})


def polecat(reading: Reading) -> str:
    """The events, one a line, after a line of `COLUMNS`; tabs and line ends in a cell are written as blanks.

    `Event ID` is the start of the document's SHA-256, the event's number and its type; `Intensity` PLOVER's score of
    the mode or else of the type, -10 to 10; `Quad Code` the quad class in words. Countries are ISO 3166-1 alpha-3;
    `Primary ... Sector` is the first of an actor's sectors, `... Sectors` are the others; `... Name Raw` is the mention
    nearest to the event; `Raw Placename` is the place as the text words it. A date may be partial.
    """
    rows = [dict(_cells(reading, event, number)) for number, event in enumerate(reading.events, start=1)]
    lines = [COLUMNS, *(tuple(row.get(column, "") for column in COLUMNS) for row in rows)]
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def _cells(reading: Reading, event: Event, number: int) -> Iterator[tuple[str, str]]:
    about = reading.document
    kind = event_types().get(event.type)
    yield "Event ID", f"{about.sha256[:12]}-{number}_{event.type}"
    yield "Event Date", event.date or ""
    yield "Event Type", event.type
    yield "Event Mode", event.mode or ""
    if kind is not None:
        yield "Intensity", f"{kind.intensity(event.mode):g}"
        yield "Quad Code", kind.quad
    for side, actor_id in (("Actor", event.actor), ("Recipient", event.recipient)):
        if actor_id is not None:
            yield from _side(side, reading.actor(actor_id), event.span)
    yield "Raw Placename", event.place or ""
    yield "Source", about.source
    yield "Publication Date", about.date or ""
    yield "Story People", _names(reading, frozenset({ActorKind.PERSON}))
    yield "Story Organizations", _names(reading, _ORGANISATIONS)
    yield "Version", f"standoff-{version('standoff')}"


def _side(side: str, actor: Actor, near: Span) -> Iterator[tuple[str, str]]:
    yield f"{side} Name", actor.name
    yield f"{side} Country", actor.country or ""
    if actor.roles:
        yield f"Primary {side} Sector", actor.roles[0]
        yield f"{side} Sectors", BETWEEN.join(actor.roles[1:])
    if actor.mentions:
        raw = min(actor.mentions, key=lambda m: (max(m.start - near.end, near.start - m.end, 0), m))
        yield f"{side} Name Raw", raw.text


def _names(reading: Reading, kinds: frozenset[ActorKind]) -> str:
    return BETWEEN.join(actor.name for actor in reading.actors if actor.kind in kinds)
