"""`standoff convert`: a conflict file in another format."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_format, conflict_text
from standoff.cli.options import Form, TableOrJson
from standoff.files import write_file
from standoff.text.raw import shown

if TYPE_CHECKING:
    from standoff.conflict import Conflict
    from standoff.conflict.files import Format


def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A conflict: .yaml, .json or .gmcr; - is standard input.")
    ],
    target: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; its name tells the format.")],
    form: Form = TableOrJson.TABLE,
) -> None:
    """Convert a conflict file between YAML, to edit, JSON, for programs, and .gmcr, for GMCR+.

    YAML and JSON hold the same. A .gmcr file keeps states, their numbers and all rankings; what it has no place for is
    told on standard error, and what it cannot say without changing an answer is refused.

    Example: standoff convert conflict.yaml conflict.gmcr
    """
    target_form = conflict_format(target)
    text, source_form = conflict_text(source)
    conflict, notes = _conflict_and_notes(text, source_form, shown(source))
    from standoff.conflict import dumps_conflict

    written = dumps_conflict(conflict, target_form)
    if target_form == "gmcr":
        from standoff.conflict.gmcr_text import not_kept

        notes += not_kept(conflict)
    write_file(Path(target), written)
    for note in notes:
        terminal.warn(f"{shown(source)}: {note}")
    if form is TableOrJson.JSON:
        terminal.write_json({"from": source, "to": target, "format": target_form})
    else:
        terminal.write_plain(f"{target}\n")


def _conflict_and_notes(text: str, form: "Format", name: str) -> "tuple[Conflict, tuple[str, ...]]":
    """The conflict, and what its file holds besides."""
    if form == "gmcr":
        from standoff.conflict.gmcr import read_gmcr

        found = read_gmcr(text, name)
        return found.conflict, found.notes
    from standoff.conflict import loads_conflict

    return loads_conflict(text, form, name=name), ()
