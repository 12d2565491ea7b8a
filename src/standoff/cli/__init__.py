"""Floor 6: the command line. Nothing but the standard library is imported before a command needs it."""

import sys


def main() -> None:
    """The `standoff` command: run it with the process's arguments and exit with its status."""
    from standoff.cli.run import run

    sys.exit(run(sys.argv[1:]))
