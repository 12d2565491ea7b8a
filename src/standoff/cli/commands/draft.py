"""`standoff draft`: from a reading to a conflict."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_format, reading_in
from standoff.cli.options import Date, Output
from standoff.files import write_file

if TYPE_CHECKING:
    from standoff.conflict import Conflict, Weight


class ConflictForm(StrEnum):
    """How a conflict is printed."""

    YAML = "yaml"
    JSON = "json"
    TABLE = "table"


def draft(
    source: Annotated[
        str,
        typer.Argument(
            metavar="READING", help="A reading (the JSON of standoff read), or a dispatch; - is standard input."
        ),
    ],
    output: Output = None,
    date: Date = None,
    form: Annotated[
        ConflictForm, typer.Option("--format", help="yaml to edit, json for a program, or table to look at.")
    ] = ConflictForm.YAML,
) -> None:
    """Draft the conflict that a reading describes: who can do what, and who wants what.

    The result is a file to check and edit; every option and statement has the sentence it came from beside it.

    Example: standoff draft reading.json -o conflict.yaml
    """
    file_form = None if output is None else conflict_format(output)
    terminal.progress(f"Reading {source} …")
    reading = reading_in(source, date)
    from standoff.conflict import dumps_conflict
    from standoff.drafting import draft as draft_conflict

    conflict = draft_conflict(reading)
    if output is not None and file_form is not None:
        write_file(Path(output), dumps_conflict(conflict, file_form))
        terminal.warn(f"wrote {output}")
    elif form is ConflictForm.TABLE:
        show_conflict(conflict)
    elif form is ConflictForm.JSON:
        terminal.write_json_text(dumps_conflict(conflict, "json"))
    else:
        terminal.write_plain(dumps_conflict(conflict))


def show_conflict(conflict: "Conflict") -> None:
    """Print a conflict as tables: options, preferences, and what was left out."""
    from standoff.cli.tables import table

    terminal.write_prose(f"{conflict.title}{f', {conflict.date}' if conflict.date else ''}")
    options = [
        (conflict.decision_makers[owner].name, option.id, option.text, "yes" if option.now else "no", option.direction)
        for option, owner in zip(conflict.options, conflict.owners, strict=True)
    ]
    terminal.show(
        table("Options", ("decision maker", "id", "course of action", "now", "moves"), options, narrow=(3, 4))
    )
    wants = [
        (dm.name, statement.want, _weight_words(statement.weight), statement.why)
        for dm in conflict.decision_makers
        for statement in dm.preferences
    ]
    if wants:
        terminal.show(table("Preferences", ("decision maker", "wants", "weight", "why"), wants, narrow=(2,)))
    if conflict.infeasible:
        terminal.show(table("Infeasible", ("combination",), [(formula,) for formula in conflict.infeasible]))
    if conflict.left_out:
        left_out = [(known.name, known.reason) for known in conflict.left_out]
        terminal.show(table("Left out", ("who or what", "why"), left_out))


def _weight_words(weight: "Weight | None") -> str | None:
    if weight is None:
        return None
    return f"{weight.median:g}" + (f" ×/÷ {weight.spread:g}" if weight.spread != 1 else "")
