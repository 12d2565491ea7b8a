"""`standoff brief`: the main job, from a dispatch to a brief."""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli import terminal
from standoff.cli.options import SCALE_NAMES, Date, Form, Samples, Scale, Seed, Source, TableOrJson
from standoff.errors import DraftError
from standoff.text.raw import STANDARD_INPUT

if TYPE_CHECKING:
    from standoff.brief.dossier import Brief
    from standoff.reading import Reading


def brief(
    source: Source,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="DIR", help="The folder to write into; without it, one named after the source."),
    ] = None,
    date: Date = None,
    samples: Samples = None,
    seed: Seed = 0,
    scale: Scale = SCALE_NAMES[0],
    form: Form = TableOrJson.TABLE,
) -> None:
    """Turn a dispatch into a brief: who wants what, where it settles, how likely it lasts, what would end it.

    Writes brief.html (open it in a browser), reading.json, conflict.yaml and outlook.json, and prints the verdict. A
    text that holds no standoff is told to hold none, and only its reading is written.

    Example: standoff brief dispatch.txt --date 2012-06-27 --out dispatch
    """
    from standoff.outlook.scales import scale_named
    from standoff.text import load

    scale_named(scale)  # a name that none has is told before the reading, which takes a while
    document = load(source, date=date)
    terminal.progress(f"Reading {source} …")
    from standoff.brief.dossier import brief_of, save_files
    from standoff.reading import read
    from standoff.reading.serialize import dumps

    folder = Path(out) if out is not None else _folder_for(source)
    reading = read(document)
    terminal.progress("Looking ahead …")
    try:
        made = brief_of(document, reading, samples=samples, seed=seed, scale=scale)
    except DraftError as error:
        reason = error.what.removeprefix("no standoff: ")
    else:
        _print(form, made.to_dict(), made.save(folder), lambda: _say(made))
        return
    paths = save_files({"reading.json": dumps(reading)}, folder)
    values = {"source": document.source, "title": document.title, "date": document.date, "verdict": None}
    _print(form, {**values, "reason": reason}, paths, lambda: _say_none(reading, reason))


def _print(form: TableOrJson, values: dict[str, Any], paths: dict[str, Path], say: Callable[[], None]) -> None:
    if form is TableOrJson.JSON:
        terminal.write_json({**values, "files": {name: str(path) for name, path in paths.items()}})
        return
    say()
    terminal.write("\n")
    for path in paths.values():
        terminal.write_plain(f"{path}\n")


def _say(made: "Brief") -> None:
    conflict, verdict = made.conflict, made.outlook.verdict
    terminal.write_prose(f"{conflict.title}{f', {conflict.date}' if conflict.date else ''}")
    terminal.write("\n")
    terminal.write_prose(verdict.sentence)
    for reason in verdict.reasons:
        terminal.write_prose(reason, indent="  ", first="- ")


def _say_none(reading: "Reading", reason: str) -> None:
    found = (
        f"{len(reading.actors)} actors, {len(reading.events)} events, {len(reading.positions)} positions, "
        f"{len(reading.dependencies)} dependencies and {len(reading.estimates)} estimates"
    )
    terminal.write_prose(f"no standoff found: {reason} (read: {found})")


def _folder_for(source: str) -> Path:
    """A folder in the current one, called after the source; a file of that name, the source itself, stays as it is."""
    stem = "brief" if source == STANDARD_INPUT else PurePath(source).stem
    folder = Path(stem)
    return Path(f"{stem}-brief") if folder.is_file() else folder
