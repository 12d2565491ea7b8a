"""Runs a parser of untrusted input in a child process with limits of time and memory, so that none can stop the caller.

The parser is a module with a function `extract(data: bytes)` that returns what JSON can hold.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from standoff.errors import SourceError

SECONDS = 20
"""Of processor time; a long article takes under one."""

MEMORY = 2 * 1024**3
"""Bytes of address space; a long article takes a tenth of it."""

_MISSING, _OUT_OF_MEMORY = 3, 4  # the child's exit statuses, besides 0 and what Python and signals give


def extract_in_child(module: str, data: bytes, where: str) -> Any:
    """What `extract(data)` of the module called `module` returns, computed in a child process.

    Raises `SourceError`: `missing-library` when the module's library is not installed, `extraction-failed` when it
    raises, runs for more than `SECONDS`, or needs more than `MEMORY`.
    """
    # The child finds the modules that its parent finds, nothing in the current folder besides; sets keep their order.
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "TZ": "UTC"}
    command = [sys.executable, "-P", "-m", "standoff.text.sandbox", module]
    try:
        child = subprocess.run(
            command, input=data, capture_output=True, timeout=2 * SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise _failed(where, f"took more than {SECONDS} seconds") from None
    except OSError as error:
        raise _failed(where, f"could not be started: {error.strerror}") from None
    if child.returncode == _MISSING:
        remedy = "pip install --force-reinstall standoff"
        raise SourceError("missing-library", "needs a library that is not installed", where=where, remedy=remedy)
    if child.returncode:
        reasons = {_OUT_OF_MEMORY: "needed too much memory", 1: "met something it cannot parse"}
        raise _failed(
            where, reasons.get(child.returncode, f"was stopped after {SECONDS} seconds or for want of memory")
        )
    return json.loads(child.stdout)


def _failed(where: str, reason: str) -> SourceError:
    remedy = "save the article's text as .txt and give that"
    return SourceError("extraction-failed", f"extraction {reason}", where=where, remedy=remedy)


def _limit() -> None:
    """Limit this process; where the system knows no such limits, the parent's clock remains."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _serve(module: str) -> int:
    """In the child: extract from standard input to standard output."""
    _limit()
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with the answer
    try:
        result = import_module(module).extract(sys.stdin.buffer.read())
    except ImportError:
        return _MISSING
    except MemoryError:
        return _OUT_OF_MEMORY
    json.dump(result, answer)
    answer.close()
    return 0


if __name__ == "__main__":
    sys.exit(_serve(sys.argv[1]))
