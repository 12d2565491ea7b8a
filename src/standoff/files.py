"""Writes files whole or not at all: a reader never meets half a file, and a crash loses nothing that was there."""

import os
from contextlib import suppress
from pathlib import Path

from standoff.errors import OutputError
from standoff.text.raw import shown


def write_file(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, line ends as they are; what was there is replaced in one step.

    Raises `OutputError` (`unwritable-file`) when it cannot be written, and then `path` is as it was.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        remedy = "check the folder and its permissions"
        raise OutputError("unwritable-file", what, where=shown(str(path)), remedy=remedy) from None
    finally:
        with suppress(OSError):
            draft.unlink()


def make_folder(folder: Path) -> None:
    """Make `folder` where it is missing; raises `OutputError` (`unwritable-folder`)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the folder cannot be made: {error.strerror}"
        raise OutputError("unwritable-folder", what, where=str(folder), remedy="name another folder") from None
