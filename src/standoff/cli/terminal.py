"""What the command line writes: results on standard output, everything else on standard error."""

import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from standoff.errors import OutputError
from standoff.text.visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 120
"""Columns: prose and tables are no wider than this, however wide the terminal is."""

_showing = False  # whether a line of `progress` stands on the terminal

_HARMFUL = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class NobodyReads(Exception):  # noqa: N818
    """The reader of standard output has left. Not an `OSError`, which typer would answer in its own way."""


def width() -> int:
    """Columns that output may fill: the terminal's, or `COLUMNS`; 100 when it goes to a file."""
    return min(WIDEST, shutil.get_terminal_size((100, 24)).columns)


def write(text: str) -> None:
    """Write a result to standard output, as UTF-8 whatever the locale says.

    Raises `OutputError` (`unwritable-output`), and `NobodyReads`.
    """
    clear_progress()
    if sys.stdout is None:
        raise OutputError("unwritable-output", "standard output is closed", remedy="send it somewhere")
    with _output_errors():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def write_plain(text: str) -> None:
    """Write text that may hold words of a document; what a terminal would obey is made visible where there is one."""
    write(visible(text) if sys.stdout.isatty() else text)


def write_json(value: Any) -> None:
    """Write a value as JSON, the same value as the same bytes."""
    write_json_text(as_json(value))


def as_json(value: Any) -> str:
    """A value as JSON text, the same value as the same text."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_json_text(text: str) -> None:
    """Write JSON text; on a terminal, what it would obey is written as JSON's own escapes."""
    write(_HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text) if sys.stdout.isatty() else text)


def write_prose(text: str, *, indent: str = "", first: str | None = None) -> None:
    """Write a paragraph, wrapped; every line begins with `indent`, the first one with `first` when it is given."""
    words = visible(" ".join(text.split()), keep="")
    lines = textwrap.wrap(
        words,
        width=width(),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    write("\n".join(lines) + "\n")


def show(renderable: "RenderableType") -> None:
    """Write a table of rich's; in colour only on a terminal that wants it."""
    from rich.console import Console

    console = Console(width=width(), highlight=False, emoji=False, markup=False)
    with console.capture() as captured:
        console.print(renderable)
    # rich fills every line with blanks to the table's edge, which only clutter a pipe.
    write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def warn(line: str) -> None:
    """Write one line to standard error."""
    clear_progress()
    if sys.stderr is None:
        return
    text = visible(line, keep="")
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


def progress(doing: str) -> None:
    """Say on standard error what is being done, where a person watches; the next message takes its place."""
    global _showing
    if sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        sys.stderr.write(f"\r\x1b[2K{visible(doing, keep='')[: width() - 1]}")
        sys.stderr.flush()
        _showing = True


LONG = 200_000
"""Characters that take more than a few seconds to read."""


def progress_of_reading(sources: list[str], characters: int) -> None:
    """Say what is being read, and how long it is where that takes a while."""
    length = f", {characters:,} characters, which takes a while" if characters > LONG else ""
    progress(f"Reading {', '.join(sources)}{length} …")


def clear_progress() -> None:
    """Take the line of `progress` away."""
    global _showing
    if _showing:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
        _showing = False


def flush() -> None:
    """Hand over what standard output still holds; raises as `write` does."""
    if sys.stdout is not None:
        with _output_errors():
            sys.stdout.flush()


@contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _abandon_output()
        raise NobodyReads from None
    except OSError as error:
        _abandon_output()
        what = f"standard output cannot be written: {error.strerror}"
        raise OutputError("unwritable-output", what, remedy="make room, or send it elsewhere") from None


def _abandon_output() -> None:
    """Let nothing more be written to a standard output that nobody reads, lest Python complain at its end."""
    void = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void, sys.stdout.fileno())
