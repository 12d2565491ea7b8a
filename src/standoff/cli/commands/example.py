"""`standoff example`: the dispatches and published conflicts that ship with standoff."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from standoff.cli import terminal
from standoff.cli.options import Form, Output, TableOrJson
from standoff.errors import SourceError, meant_among
from standoff.files import write_file


@dataclass(frozen=True, slots=True)
class _Example:
    """Something that ships with standoff: a dispatch to read, or a conflict of the literature to solve."""

    name: str
    kind: str
    file: str
    title: str | None
    source: str


def example(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which one to print; without it, all are listed.")
    ] = None,
    output: Output = None,
    form: Form = TableOrJson.TABLE,
) -> None:
    """List the examples that ship with standoff, or print one: dispatches to read, published conflicts to solve.

    Example: standoff example elmira | standoff solve -
    """
    if name is None:
        _list(form)
        return
    text = _text(name)
    if output is not None:
        write_file(Path(output), text)
        terminal.warn(f"wrote {output}")
    elif form is TableOrJson.JSON:
        terminal.write_json({**asdict(_named(name)), "text": text})
    else:
        terminal.write_plain(text)


def _list(form: TableOrJson) -> None:
    from standoff.cli.tables import table

    found = _examples()
    if form is TableOrJson.JSON:
        terminal.write_json({"examples": [asdict(entry) for entry in found]})
        return
    dispatches = [(entry.name, entry.title) for entry in found if entry.kind == "dispatch"]
    conflicts = [(entry.name, entry.title, entry.source) for entry in found if entry.kind == "conflict"]
    terminal.show(table("Dispatches, written for standoff", ("name", "title"), dispatches, narrow=(0,)))
    terminal.show(table("Published conflicts", ("name", "title", "source"), conflicts, narrow=(0,)))
    terminal.write_prose("To save one as a file: standoff example NAME -o FILE")


def _examples() -> list[_Example]:
    from standoff import examples
    from standoff.conflict import published
    from standoff.text.loading import from_bytes

    dispatches = []
    for name in examples.names():
        file = examples.file_name(name)
        title = from_bytes(examples.text(name).encode("utf-8"), file).title
        dispatches.append(_Example(name, "dispatch", file, title, "written for standoff"))
    conflicts = [
        _Example(entry.name, "conflict", f"{entry.name}.yaml", entry.title, entry.source) for entry in published()
    ]
    return [*dispatches, *conflicts]


def _named(name: str) -> _Example:
    return next(entry for entry in _examples() if entry.name == name)


def _text(name: str) -> str:
    """What the example called `name` holds; raises `SourceError` when there is none."""
    from standoff import examples
    from standoff.conflict import published, published_yaml

    if name in examples.names():
        return examples.text(name)
    conflicts = [entry.name for entry in published()]
    if name in conflicts:
        return published_yaml(name)
    known = [*examples.names(), *conflicts]
    raise SourceError("unknown-example", f"no example is called {name!r}", remedy=meant_among(name, known))
