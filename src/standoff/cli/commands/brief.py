"""`standoff brief`: the main job, from a dispatch to a brief."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli import terminal
from standoff.cli.options import SCALE_NAMES, Form, Samples, Scale, Seed, TableOrJson
from standoff.errors import DraftError
from standoff.text.raw import STANDARD_INPUT, stem_of

if TYPE_CHECKING:
    from standoff.brief.dossier import Brief
    from standoff.reading import Reading


def brief(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="One dispatch, or several on one standoff: text, Markdown, HTML, PDF, .srt, .vtt, RSS or Atom; - is "
            "standard input.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="DIR", help="The folder to write into; without it, one named after the source."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="When the dispatch was written: 2012-06-27, 2012-06 or 2012. Without it, its own date line tells. Of "
            "several, a date for each, with commas; nothing between two commas leaves it to the dispatch.",
        ),
    ] = None,
    samples: Samples = None,
    seed: Seed = 0,
    scale: Scale = SCALE_NAMES[0],
    grade: Annotated[
        str | None,
        typer.Option(
            "--grade",
            metavar="CODE",
            help="How reliable the source is (A to F) and how credible what it says (1 to 6): B2, for instance.",
        ),
    ] = None,
    form: Form = TableOrJson.TABLE,
) -> None:
    """Turn a dispatch into a brief: who wants what, where it settles, how likely it lasts, what would end it.

    Writes brief.html (open it in a browser), reading.json, conflict.yaml and outlook.json, and prints the verdict. A
    text that holds no standoff is told to hold none, and only its reading is written. Several dispatches on one
    standoff make one brief, which says what each of them changed.

    Example: standoff brief dispatch.txt --date 2012-06-27 --out dispatch
    """
    from standoff.brief.grading import grade_of
    from standoff.reading.scales import scale_named

    scale_named(scale)  # what is amiss is told before the reading, which takes a while
    if grade is not None:
        grade_of(grade)
    dates = None if date is None else date if len(sources) == 1 else [one.strip() or None for one in date.split(",")]
    from standoff.brief.dossier import about, brief_of_all, loaded, read_all, save_files
    from standoff.drafting.merged_json import dumps

    documents = loaded(sources, dates)
    terminal.progress_of_reading(sources, sum(len(document.text) for document in documents))
    folder = Path(out) if out is not None else _folder_for(sources)
    merged, readings = read_all(documents)
    terminal.progress("Looking ahead …")
    try:
        made = brief_of_all(merged, readings, samples=samples, seed=seed, scale=scale, grade=grade)
    except DraftError as error:
        reason = error.what.removeprefix("no standoff: ")
    else:
        _print(form, made.to_dict(), made.save(folder), lambda: _say(made))
        return
    paths = save_files({"reading.json": dumps(merged)}, folder)
    values = {**about(merged), "verdict": None, "reason": reason}
    _print(form, values, paths, lambda: _say_none(merged.reading, reason))


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
    for reason in (*verdict.reasons, verdict.record):
        terminal.write_prose(reason, indent="  ", first="- ")
    if made.changes is not None:
        from standoff.brief.changes_section import lines_of

        for line in lines_of(made.changes):
            terminal.write_prose(line, indent="  ", first="- ")


def _say_none(reading: "Reading", reason: str) -> None:
    found = (
        f"{len(reading.actors)} actors, {len(reading.events)} events, {len(reading.positions)} positions, "
        f"{len(reading.dependencies)} dependencies and {len(reading.estimates)} estimates"
    )
    terminal.write_prose(f"no standoff found: {reason} (read: {found})")


def _folder_for(sources: list[str]) -> Path:
    """A folder in the current one, called after the first and the last source; a file of that name stays as it is."""
    ends = dict.fromkeys((sources[0], sources[-1]))
    stem = "-".join("brief" if source == STANDARD_INPUT else stem_of(source) for source in ends)
    folder = Path(stem)
    return Path(f"{stem}-brief") if folder.is_file() else folder
