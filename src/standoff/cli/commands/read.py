"""`standoff read`: what a dispatch says."""

import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.options import SCALE_NAMES, Date, ReadingScale, Sources
from standoff.errors import OutputError, ReadingError, StandoffError
from standoff.text.raw import STANDARD_INPUT, stem_of

if TYPE_CHECKING:
    from standoff.reading import Reading
    from standoff.text import Document


_SUFFIXES = {
    "table": ".json",
    "json": ".json",
    "csv": ".csv",
    "brat": ".ann",
    "webannotation": ".jsonld",
    "polecat": ".tsv",
}


class ReadingForm(StrEnum):
    """How a reading is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    BRAT = "brat"
    WEBANNOTATION = "webannotation"
    POLECAT = "polecat"


def read(
    sources: Sources,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="DIR", help="Write a file for each source into this folder instead of printing."),
    ] = None,
    processes: Annotated[
        int, typer.Option("--processes", metavar="N", min=1, help="Read several sources on this many processes.")
    ] = 1,
    date: Date = None,
    form: Annotated[
        ReadingForm,
        typer.Option(
            "--format",
            help="table, json, csv; for annotation tools: brat (.ann), webannotation (W3C); events: polecat (.tsv).",
        ),
    ] = ReadingForm.TABLE,
    scale: ReadingScale = SCALE_NAMES[0],
    correct: Annotated[
        str | None,
        typer.Option(
            "--correct",
            metavar="FILE",
            help="Let this file decide what was found: an .ann of brat, Web Annotations or a reading, edited.",
        ),
    ] = None,
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

    Many dispatches: standoff read texts/*.txt --out readings --processes 2

    All entries of a feed, or one: standoff read feed.xml --out readings; standoff read feed.xml#3

    With an analyst's corrections: standoff read dispatch.txt --correct dispatch.ann --format json

    Example: standoff read dispatch.txt --date 2012-06-27 --format json > reading.json
    """
    from standoff.reading.scales import reading_scale
    from standoff.text.loading import names_in

    reading_scale(scale)  # what is amiss is told before the reading, which takes a while
    sources = [name for source in sources for name in names_in(source)]
    if out is not None or len(sources) > 1:
        if correct is not None:
            what = "`--correct` takes one source and no `--out`"
            raise ReadingError("correct-of-many", what, remedy="correct one dispatch at a time, and print it")
        _read_many(sources, out, processes, date, scale, form, unread=unread)
        return
    (source,) = sources
    if unread and form not in (ReadingForm.TABLE, ReadingForm.JSON):
        what = f"`--worklist` has no {form.value} format"
        raise ReadingError("worklist-format", what, remedy="leave `--format` out, or ask for json")
    from standoff.text import load

    document = load(source, date=date)
    terminal.progress_of_reading([source], len(document.text))
    from standoff.reading import read as read_document

    reading = read_document(document, scale=scale)
    if correct is not None:
        from standoff.reading.exchange.corrections import corrected_by_file

        reading = corrected_by_file(reading, document, correct, scale=scale)
    if unread:
        _show_unread(reading, document, form)
    elif form is ReadingForm.TABLE:
        _show(reading)
    elif form in (ReadingForm.JSON, ReadingForm.WEBANNOTATION):
        terminal.write_json_text(_written(reading, document, form))
    else:
        terminal.write_plain(_written(reading, document, form))


def _written(reading: "Reading", document: "Document", form: ReadingForm) -> str:
    """The reading as a file of that form holds it."""
    if form is ReadingForm.CSV:
        from standoff.reading.exchange.csv_table import csv_table

        return csv_table(reading)
    if form is ReadingForm.BRAT:
        from standoff.reading.exchange.brat import brat

        return brat(reading)
    if form is ReadingForm.WEBANNOTATION:
        from standoff.reading.exchange.webannotation import web_annotations

        return terminal.as_json(web_annotations(reading, document))
    if form is ReadingForm.POLECAT:
        from standoff.reading.exchange.polecat import polecat

        return polecat(reading)
    from standoff.reading.serialize import dumps

    return dumps(reading)


def _read_many(
    sources: list[str],
    out: str | None,
    processes: int,
    date: str | None,
    scale: str,
    form: ReadingForm,
    *,
    unread: bool,
) -> None:
    """Write a reading for each source; one that cannot be read costs a line and the exit status, not the others."""
    from standoff.files import make_folder, write_file
    from standoff.reading.many import read_many
    from standoff.text import load

    if unread:
        raise ReadingError("worklist-of-many", "`--worklist` takes one source", remedy="ask for one dispatch at a time")
    if out is None:
        what = f"{len(sources)} sources are too many to print"
        remedy = f"name a folder to write the readings into with `--out`, or one source alone, such as {sources[0]}"
        raise ReadingError("no-folder", what, remedy=remedy)
    targets = _targets(sources, Path(out), form)
    make_folder(Path(out))
    failed = 0
    started = time.monotonic()
    for done, (source, outcome) in enumerate(read_many(sources, processes, date, scale), start=1):
        if isinstance(outcome, StandoffError):
            failed += 1
            terminal.warn(str(outcome))
        else:
            document = load(source, date=date)
            if form is ReadingForm.BRAT:
                _prepare_for_brat(targets[source], document)
            write_file(targets[source], _written(outcome, document, form))
        terminal.progress(_progress(done, len(sources), time.monotonic() - started))
    terminal.write_prose(f"{len(sources) - failed:,} of {len(sources):,} sources read into {out}.")
    if failed:
        what = f"{failed:,} of {len(sources):,} sources could not be read"
        raise ReadingError("some-unread", what, remedy="see the lines above")


def _prepare_for_brat(target: Path, document: "Document") -> None:
    """Write what brat wants beside an `.ann` file: the text that its offsets count, and the labels it may use."""
    from standoff.files import write_file
    from standoff.reading.exchange.brat_config import brat_settings

    text = target.with_suffix(".txt")
    if text.exists() and text.read_bytes() != document.text.encode("utf-8", "surrogatepass"):
        what = "another text is there already, and brat would lay the annotations over it"
        raise OutputError("text-in-the-way", what, where=str(text), remedy="name an empty folder with `--out`")
    write_file(text, document.text)
    for name, settings in brat_settings().items():
        write_file(target.with_name(name), settings)


def _targets(sources: list[str], folder: Path, form: ReadingForm) -> dict[str, Path]:
    """The file for each source: its name with the suffix of the form; for the third entry of `feed.xml`, `feed-3`."""
    targets: dict[str, Path] = {}
    names: dict[str, str] = {}
    for source in sources:
        name = f"{stem_of(source)}{_SUFFIXES[form]}"
        if source == STANDARD_INPUT:
            raise ReadingError("no-name", "standard input has no name for a file", remedy="print it, without `--out`")
        if name in names:
            what = f"{names[name]} and {source} would both be written to {name}"
            raise ReadingError("same-name", what, remedy="rename one, or write them into folders of their own")
        names[name] = source
        targets[source] = folder / name
    return targets


def _progress(done: int, of: int, seconds: float) -> str:
    left = seconds / done * (of - done)
    bar = "#" * (24 * done // of)
    return f"Reading [{bar:.<24}] {done:,} of {of:,}, {left:.0f} s left"


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
