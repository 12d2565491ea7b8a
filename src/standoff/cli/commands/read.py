"""`standoff read`: what a dispatch says."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.options import Date, Source
from standoff.errors import ReadingError

if TYPE_CHECKING:
    from standoff.reading import Reading
    from standoff.text import Document


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
    unread: Annotated[
        bool,
        typer.Option(
            "--worklist", help="Print, instead, the sentences that carry a cue and gave no finding (table or json)."
        ),
    ] = False,
) -> None:
    """Read a dispatch: its actors, events, positions, dependencies and estimates.

    Every finding points at the characters of the text that say so. `standoff schema reading` describes the JSON.

    What the reader may have missed: standoff read dispatch.txt --worklist

    Example: standoff read dispatch.txt --date 2012-06-27 --format json > reading.json
    """
    if unread and form not in (ReadingForm.TABLE, ReadingForm.JSON):
        what = f"`--worklist` has no {form.value} format"
        raise ReadingError("worklist-format", what, remedy="leave `--format` out, or ask for json")
    from standoff.text import load

    document = load(source, date=date)
    terminal.progress(f"Reading {source} …")
    from standoff.reading import read as read_document

    reading = read_document(document)
    if unread:
        _show_unread(reading, document, form)
    elif form is ReadingForm.JSON:
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


def _show_unread(reading: "Reading", document: "Document", form: ReadingForm) -> None:
    from standoff.cli.tables import table
    from standoff.reading.worklist import worklist

    missed = worklist(document, reading)
    if form is ReadingForm.JSON:
        terminal.write_json({"worklist": [sentence.to_dict() for sentence in missed]})
        return
    rows = [
        (
            f"{sentence.span.start}-{sentence.span.end}",
            "; ".join(f"{kind}: {words}" for kind, words in sentence.cues),
            f"“{' '.join(sentence.span.text.split())}”",
        )
        for sentence in missed
    ]
    if rows:
        terminal.show(table("Sentences to look at", ("characters", "cues", "the text says"), rows, narrow=(0,)))
    terminal.write_prose(
        f"{len(rows)} sentence{'' if len(rows) == 1 else 's'} with a cue and without a finding. A cue is a word that "
        "often tells of an event, a position, a dependency or an estimate; here it told the reader of none."
    )


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
