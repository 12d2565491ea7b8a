"""A command line to run in a folder of its own, and the folder of a brief to ask of."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from standoff.cli.run import run


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as values."""
        assert (self.status, self.err) == (0, ""), self.err
        return json.loads(self.out)


Shell = Callable[..., Ran]


def shell_in(folder: Path, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch) -> Shell:
    """Runs `standoff ledger` with arguments in `folder`; `stdin` is what standard input holds."""
    patch.chdir(folder)
    patch.delenv("STANDOFF_DEBUG", raising=False)
    patch.delenv("STANDOFF_LEDGER", raising=False)
    patch.setenv("COLUMNS", "100")

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capture.readouterr()
        status = run(["ledger", *(str(argument) for argument in arguments)])
        out, err = capture.readouterr()
        return Ran(status, out.decode("utf-8"), err.decode("utf-8"))

    return call


DISPATCH = """\
The pass and the debt
LIMA, May 3, 2012

Peru refuses to reopen the border crossing until Chile pays its debt for the railway. Chile has rejected the demand.
Chile demands that Peru close the mine on the border, and Peru refuses to close the mine.

On April 20, Chilean border guards killed two Peruvian smugglers. Peru needs Chile's ports to export its copper. The
deadlock is likely to persist.
"""
