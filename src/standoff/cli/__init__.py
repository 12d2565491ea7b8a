"""Floor 6: the command line. Nothing but the standard library is imported before a command needs it."""

import gc
import os
import sys


def main() -> None:
    """The `standoff` command: run it with the process's arguments and exit with its status."""
    from standoff.cli.run import run

    # Of the million objects that a run makes nearly all live until its end, and looking for others takes time.
    gc.set_threshold(200_000, 50, 50)
    status = run(sys.argv[1:])
    if sys.stderr is not None:
        sys.stderr.flush()
    # Not sys.exit: taking the language pipeline apart object by object takes a tenth of the whole run.
    os._exit(status)
