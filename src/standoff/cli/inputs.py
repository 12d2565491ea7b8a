"""What commands take: a dispatch, a reading or a conflict, from a file or from standard input."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from standoff.errors import ConflictError, SourceError
from standoff.text.raw import STANDARD_INPUT, read_bytes, shown

if TYPE_CHECKING:
    from standoff.conflict import Conflict
    from standoff.conflict.files import Format
    from standoff.reading import Reading
    from standoff.text import Document

CONFLICT_SUFFIXES: dict[str, "Format"] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".gmcr": "gmcr"}


def conflict_in(source: str) -> "Conflict":
    """The conflict in a `.yaml`, `.json` or `.gmcr` file, or on standard input in any of them.

    Raises `SourceError` for a file that cannot be read, `ConflictError` for one of another format or without text, and
    `ConflictFileError` with all mistakes in it.
    """
    from standoff.conflict import loads_conflict

    text, form = conflict_text(source)
    return loads_conflict(text, form, name=shown(source))


def conflict_text(source: str) -> "tuple[str, Format]":
    """The text of a conflict file, or of standard input, and its format; raises as `conflict_in` does."""
    where = shown(source)
    try:
        data = read_bytes(source)
    except SourceError as error:
        if error.code != "empty-document":
            raise
        remedy = "write a conflict in it; `standoff example elmira` prints one"
        raise ConflictError("empty-file", "is empty", where=where, remedy=remedy) from None
    if source == STANDARD_INPUT:
        form = _format_by_look(data)
    else:
        form = conflict_format(source, remedy="a dispatch becomes a conflict by `standoff draft`")
    try:
        return data.decode("utf-8-sig"), form
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConflictError(
            "not-utf8", "this is not UTF-8 text", where=f"{where}:{line}", remedy="save the file as UTF-8"
        ) from None


def conflict_format(path: str, *, remedy: str | None = None) -> "Format":
    """The format of a conflict file by its name; raises `ConflictError` for a name that tells none.

    `remedy` is told besides the names that would do.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in CONFLICT_SUFFIXES:
        return CONFLICT_SUFFIXES[suffix]
    stem = PurePath(path).stem or "conflict"
    what = (
        f"the name ends in {suffix!r}, which tells no format that can be read" if suffix else "the name tells no format"
    )
    names = f"use {stem}.yaml, {stem}.json or {stem}.gmcr"
    raise ConflictError("unknown-format", what, where=shown(path), remedy=f"{names}; {remedy}" if remedy else names)


def reading_in(source: str, date: str | None) -> "Reading":
    """The reading in a JSON file, or what is read in a dispatch; on standard input the first character tells which.

    Of a dispatch it has, to draft from, the deeds too that the text tells besides its events. Raises `SourceError` for
    a file that cannot be read, for a date that is none or goes with a reading, which has its own; and `ReadingError`
    for a reading that is malformed.
    """
    from standoff.text.loading import from_bytes, is_entry, load

    if is_entry(source):
        return _read(load(source, date=date))
    data = read_bytes(source)
    if PurePath(source).suffix.lower() == ".json" or _is_json(data):
        if date is not None:
            what = "`--date` was given with a reading, which has a date of its own"
            raise SourceError("date-of-a-reading", what, where=shown(source), remedy="leave `--date` out")
        from standoff.reading.serialize import loads
        from standoff.text.decoding import decoded

        return loads(decoded(data, shown(source)), shown(source))
    return _read(from_bytes(data, source, date=date))


def _read(document: "Document") -> "Reading":
    from standoff.drafting.told_in_text import with_told_in_text
    from standoff.reading import read

    return with_told_in_text(read(document), document)


def _format_by_look(data: bytes) -> "Format":
    if not _is_json(data):
        return "yaml"
    # Each format requires its own name of this key.
    return "gmcr" if b'"decisionMakers"' in data and b'"decision_makers"' not in data else "json"


def _is_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
