"""`standoff convert`: a conflict file in another format."""

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli import terminal
from standoff.cli.inputs import conflict_format, conflict_in
from standoff.cli.options import Form, TableOrJson
from standoff.files import write_file


def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A conflict: conflict.yaml or .json; - is standard input.")
    ],
    target: Annotated[str, typer.Argument(metavar="OUT", help="The file to write; its name tells the format.")],
    form: Form = TableOrJson.TABLE,
) -> None:
    """Convert a conflict file between YAML, to edit, and JSON, for programs; the two hold the same.

    Example: standoff convert conflict.yaml conflict.json
    """
    target_form = conflict_format(target)
    conflict = conflict_in(source)
    from standoff.conflict import dumps_conflict

    write_file(Path(target), dumps_conflict(conflict, target_form))
    if form is TableOrJson.JSON:
        terminal.write_json({"from": source, "to": target, "format": target_form})
    else:
        terminal.write_plain(f"{target}\n")
