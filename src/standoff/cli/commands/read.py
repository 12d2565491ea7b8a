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

    \b
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
    from standoff.reading.told import dependency_words, estimate_words, event_words, position_words

    about = reading.document
    terminal.write_prose(f"{about.title or about.source}{f', {about.date}' if about.date else ''}")
    terminal.write_prose(
        f"{len(reading.actors)} actors, {len(reading.events)} events, {len(reading.positions)} positions, "
        f"{len(reading.dependencies)} dependencies, {len(reading.estimates)} estimates"
    )
    actors = [(actor.name, actor.kind, actor.country, len(actor.mentions)) for actor in reading.actors]
    terminal.show(table("Actors", ("name", "kind", "country", "mentions"), actors, narrow=(1, 2)))
    lists = (
        ("Events", reading.events, event_words),
        ("Positions", reading.positions, position_words),
        ("Dependencies", reading.dependencies, dependency_words),
        ("Estimates", reading.estimates, estimate_words),
    )
    for title, findings, words in lists:
        rows = [
            (f"{finding.span.start}-{finding.span.end}", words(reading, finding), f"“{finding.span.text}”")  # type: ignore[operator]
            for finding in findings
        ]
        if rows:
            terminal.show(table(title, ("characters", "what", "the text says"), rows, narrow=(0,)))
