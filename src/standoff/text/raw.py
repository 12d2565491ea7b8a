"""Reads the bytes of a source, a file or standard input, within a size limit."""

import os
import re
import sys
from pathlib import Path, PurePath
from typing import BinaryIO

from standoff.errors import SourceError
from standoff.text.visible import visible

LARGEST = 5_000_000
"""Bytes: the largest source that is read. A long report has a tenth of it."""

LARGEST_PDF = 50_000_000
"""Bytes: the largest PDF that is read. Pictures and typefaces make it larger than its words."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)

_PDF = b"%PDF-"

STANDARD_INPUT = "-"
"""The source that stands for standard input."""


def shown(source: str) -> str:
    """The name of a source as error messages show it: on one line, whatever the file is called."""
    if source == STANDARD_INPUT:
        return "standard input"
    return visible(source if len(source) <= 200 else "…" + source[-200:], keep="")


def stem_of(source: str) -> str:
    """The name of a source without folders and suffix, for what is made from it.

    >>> stem_of("wire/dispatch.txt"), stem_of("wire/feed.xml#3")
    ('dispatch', 'feed-3')
    """
    path = PurePath(source)
    _, sign, number = path.suffix.partition("#")
    return f"{path.stem}-{number}" if sign else path.stem


def read_bytes(source: str) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises `SourceError`: `missing-file`, `directory`, `unreadable`, `too-large`, `empty-document`.
    """
    where = shown(source)
    try:
        data = _standard_input() if source == STANDARD_INPUT else _file(source, where)
    except (FileNotFoundError, NotADirectoryError):
        remedy = "save what is at the address and give the file" if _ADDRESS.match(source) else "check the path"
        raise SourceError("missing-file", "there is no such file", where=where, remedy=remedy) from None
    except IsADirectoryError:
        raise SourceError("directory", "is a directory", where=where, remedy="name a file in it") from None
    except PermissionError:
        raise SourceError("unreadable", "may not be read", where=where, remedy="check its permissions") from None
    except (OSError, ValueError) as error:  # a ValueError is a path that holds a NUL or a surrogate
        reason = visible(getattr(error, "strerror", None) or str(error), keep="")
        raise SourceError("unreadable", f"cannot be read: {reason}", where=where, remedy="check the path") from None
    if len(data) > _largest(data):
        raise _too_large(data, where)
    if not data:
        raise SourceError("empty-document", "is empty", where=where, remedy="give a file with prose in it")
    return data


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError("it is closed")
    return _within_limit(sys.stdin.buffer)


def _file(source: str, where: str) -> bytes:
    path = Path(source)
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > LARGEST:
            if size > _largest(beginning := file.read(len(_PDF))):
                raise _too_large(beginning, where)
            file.seek(0)
        # A device or a pipe has no size, so the reading itself is limited too.
        return _within_limit(file)


def _within_limit(file: BinaryIO) -> bytes:
    """What a file holds, up to one byte more than is read of its kind."""
    data = file.read(LARGEST + 1)
    return data + file.read(_largest(data) - LARGEST) if len(data) > LARGEST else data


def _largest(beginning: bytes) -> int:
    return LARGEST_PDF if beginning.startswith(_PDF) else LARGEST


def _too_large(beginning: bytes, where: str) -> SourceError:
    return SourceError(
        "too-large",
        f"is larger than {_largest(beginning) // 1_000_000} MB",
        where=where,
        remedy="give the one dispatch to read, not a collection",
    )
