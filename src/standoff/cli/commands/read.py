"""`standoff read`: what a dispatch says."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.options import Date, Source

if TYPE_CHECKING:
    from standoff.reading import Reading


class ReadingForm(StrEnum):
    """How a reading is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    BRAT = "brat"
    WEBANNOTATION = "webannotation"


def read(
    source: Source,
    date: Date = None,
    form: Annotated[
        ReadingForm,
        typer.Option("--format", help="table, json, csv, or for annotation tools: brat (.ann), webannotation (W3C)."),
    ] = ReadingForm.TABLE,
) -> None:
    """Read a dispatch: its actors, events, positions, dependencies and estimates.

    Every finding points at the characters of the text that say so. `standoff schema reading` describes the JSON.

    Example: standoff read dispatch.txt --date 2012-06-27 --format json > reading.json
    """
    from standoff.text import load

    document = load(source, date=date)
    terminal.progress(f"Reading {source} …")
    from standoff.reading import read as read_document

    reading = read_document(document)
    if form is ReadingForm.JSON:
        from standoff.reading.serialize import dumps

        terminal.write_json_text(dumps(reading))
    elif form is ReadingForm.CSV:
        from standoff.reading.csv_table import csv_table

        terminal.write_plain(csv_table(reading))
    elif form is ReadingForm.BRAT:
        from standoff.reading.brat import brat

        terminal.write_plain(brat(reading))
    elif form is ReadingForm.WEBANNOTATION:
        from standoff.reading.webannotation import web_annotations

        terminal.write_json(web_annotations(reading, document))
    else:
        _show(reading)


def _show(reading: "Reading") -> None:
    from standoff.cli.tables import table
    from standoff.reading.told import findings

    about = reading.document
    terminal.write_prose(f"{about.title or about.source}{f', {about.date}' if about.date else ''}")
    terminal.write_prose(
        f"{len(reading.actors)} actors, {len(reading.events)} events, {len(reading.positions)} positions, "
        f"{len(reading.dependencies)} dependencies, {len(reading.estimates)} estimates"
    )
    actors = [(actor.name, actor.kind, actor.country, len(actor.mentions)) for actor in reading.actors]
    terminal.show(table("Actors", ("name", "kind", "country", "mentions"), actors, narrow=(1, 2)))
    told = list(findings(reading))
    for kind in ("events", "positions", "dependencies", "estimates"):
        rows = [
            (f"{entry.finding.span.start}-{entry.finding.span.end}", entry.words, f"“{entry.finding.span.text}”")
            for entry in told
            if entry.kind == kind
        ]
        if rows:
            columns = ("characters", "what", "the text says")
            terminal.show(table(kind.capitalize(), columns, rows, narrow=(0,)))
