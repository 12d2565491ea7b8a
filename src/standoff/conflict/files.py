"""Conflict files: `conflict.yaml`, written for a person to edit, the same in JSON, and GMCR+'s `.gmcr`."""

import json
from os import PathLike
from pathlib import Path
from typing import Any, Literal

from standoff.conflict.model import Conflict
from standoff.conflict.nodes import Problems
from standoff.conflict.plain import plain
from standoff.errors import ConflictError
from standoff.files import write_file

# YAML and pydantic are imported where a file is read or written: a conflict made in memory needs neither.

Format = Literal["yaml", "json", "gmcr"]
FORMATS: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".gmcr": "gmcr"}
"""The format that the end of a file's name tells."""


def load_conflict(path: str | PathLike[str]) -> Conflict:
    """The conflict in a `.yaml`, `.yml`, `.json` or `.gmcr` file.

    Raises `ConflictFileError` with all mistakes in the file, each with its line and column, and `ConflictError` for a
    file that cannot be read or whose name tells no format.
    """
    file = Path(path)
    form = _format_of(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise ConflictError("unreadable-file", what, where=str(file), remedy="check the name") from None
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise ConflictError("not-utf8", what, where=str(file), remedy="save the file as UTF-8") from None
    return loads_conflict(text, form, name=str(file))


def loads_conflict(text: str, format: Format = "yaml", *, name: str = "conflict") -> Conflict:  # noqa: A002
    """The conflict that `text` holds, in YAML, JSON or GMCR+'s format; errors call it `name`.

    Raises `ConflictFileError` with all mistakes, each with its line and column.

    >>> conflict = loads_conflict('''
    ... format: standoff/1
    ... title: A quarrel over a road
    ... decision_makers:
    ...   - name: North
    ...     options: [{id: open, text: open the road, now: no}]
    ...     preferences: [not open]
    ... ''')
    >>> conflict.options[0].now
    False
    """
    if format == "gmcr":
        from standoff.conflict.gmcr import read_gmcr

        return read_gmcr(text, name).conflict
    from standoff.conflict.sense import check_sense
    from standoff.conflict.shape import check_shape

    problems = Problems(name)
    if format == "json":
        from standoff.conflict.json_nodes import json_tree

        tree = json_tree(text, problems)
    else:
        from standoff.conflict.yaml_nodes import yaml_tree

        tree = yaml_tree(text, problems)
    found = check_shape(tree, problems)
    check_sense(tree, problems)
    problems.raise_if_any()
    if found is None:
        raise AssertionError("a file of the wrong shape has problems")
    return found.value()


def dumps_conflict(conflict: Conflict, format: Format = "yaml") -> str:  # noqa: A002
    """The conflict as text, the same for the same conflict; what loads YAML or JSON gives an equal conflict.

    GMCR+'s format keeps states by number, and rankings. Raises `ConflictError` for what it cannot say, such as weights.
    """
    if format == "gmcr":
        from standoff.conflict.gmcr_text import gmcr_text

        return gmcr_text(conflict)
    values = plain(conflict)
    if format == "json":
        return json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    from standoff.conflict.yaml_text import yaml_text

    return yaml_text(values)


def dump_conflict(conflict: Conflict, path: str | PathLike[str]) -> None:
    """Writes the conflict to a `.yaml`, `.yml`, `.json` or `.gmcr` file; one that is there is replaced whole or not.

    Raises `OutputError` when it cannot be written, `ConflictError` when the name tells no format or one in which the
    conflict cannot be said.
    """
    file = Path(path)
    write_file(file, dumps_conflict(conflict, _format_of(file)))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a conflict file."""
    from standoff.conflict.wire import json_schema as schema

    return schema()


def _format_of(file: Path) -> Format:
    try:
        return FORMATS[file.suffix.lower()]
    except KeyError:
        what = f"the name ends in {file.suffix!r}, which tells no format" if file.suffix else "the name tells no format"
        remedy = f"call it {file.stem}.yaml, {file.stem}.json or {file.stem}.gmcr"
        raise ConflictError("unknown-format", what, where=str(file), remedy=remedy) from None
