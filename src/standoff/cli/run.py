"""Runs the command line: one line for each error, no traceback, and the exit status that tells what kind it was."""

import os
import re
from collections.abc import Sequence
from difflib import get_close_matches

import typer

from standoff.cli import terminal
from standoff.errors import ConflictFileError, StandoffError
from standoff.text.visible import visible

OK, BUG, BAD_INPUT, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
"""Exit statuses; 130 and 141 are what a shell shows for a program that Ctrl-C or a closed pipe has ended."""

# typer has no public name for the parent of its usage errors, which is click's or its own copy of it by version.
_UsageError = typer.BadParameter.__bases__[0]
_CHOICE = re.compile(r"'([^']*)' is not one of (.*)")
_QUOTED = re.compile(r"'([^']*)'")


def run(arguments: Sequence[str]) -> int:
    """Run `standoff` with `arguments` and return the exit status.

    With the environment variable `STANDOFF_DEBUG` set, errors are raised as they are.
    """
    try:
        status = _invoke(arguments)
        terminal.flush()
    except terminal.NobodyReads:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("STANDOFF_DEBUG"):
            raise
        terminal.clear_progress()
        return _told(error)
    return status


def _invoke(arguments: Sequence[str]) -> int:
    from standoff.cli.app import command

    try:
        status = command().main(args=list(arguments) or ["--help"], prog_name="standoff", standalone_mode=False)
    except typer.Abort:  # how older versions of typer tell Ctrl-C
        return INTERRUPTED
    except typer.Exit as request:
        return request.exit_code
    return status if isinstance(status, int) else OK


def _told(error: Exception) -> int:
    """Say on standard error what went wrong, and return the exit status for it."""
    if isinstance(error, ConflictFileError):
        for line in error.lines():
            terminal.warn(line)
    elif isinstance(error, StandoffError):
        terminal.warn(str(error))
    elif isinstance(error, _UsageError):
        terminal.warn(_usage_line(error))
    else:
        what = f"{type(error).__name__}: {' '.join(str(error).split())}"
        terminal.warn(
            f"standoff has a mistake in it: {visible(what[:300], keep='')}; "
            "run it again with STANDOFF_DEBUG=1 and report what it prints [internal-error]"
        )
        return BUG
    return BAD_INPUT


def _usage_line(error: Exception) -> str:
    """A usage error of typer on one line: what, what may have been meant, and where the usage is told."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "standoff"
    what = " ".join(error.format_message().split())  # type: ignore[attr-defined]
    what = what.replace("Value error, ", "")  # how typer's validation begins what its types say
    remedy = f"see {command} --help"
    if meant := getattr(error, "possibilities", None):
        what, remedy = str(getattr(error, "message", what)), _did_you_mean(sorted(meant))
    elif " Did you mean " in what:
        what, _, suggestion = what.partition(" Did you mean ")
        remedy = f"did you mean {suggestion}"
    elif (choice := _CHOICE.search(what)) and (close := get_close_matches(choice[1], _QUOTED.findall(choice[2]), n=1)):
        remedy = _did_you_mean([repr(close[0])])
    what = what.rstrip(".")
    return f"{command}: {what[:1].lower()}{what[1:]}; {remedy} [usage]"


def _did_you_mean(names: Sequence[str]) -> str:
    return f"did you mean {' or '.join(names)}?"
