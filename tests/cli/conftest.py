"""Runs the command line inside the test's process, and makes the files that commands take."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from standoff.cli.run import run

DISPATCH = """\
The pass and the debt
LIMA, May 3, 2012

Peru refuses to reopen the border crossing until Chile pays its debt for the railway. Chile has rejected the demand.
Chile demands that Peru close the mine on the border, and Peru refuses to close the mine.

On April 20, Chilean border guards killed two Peruvian smugglers. Peru needs Chile's ports to export its copper. The
deadlock is likely to persist for months.
"""

PROSE = "The weather was mild all week. Bread was baked, and the harbour lay still.\n"

CONFLICT = """\
format: standoff/1
title: A quarrel over a road
decision_makers:
  - name: North
    options: [{id: open, text: open the road, now: no}]
    preferences: [not open, pay]
  - name: South
    options: [{id: pay, text: pay the toll, now: no}]
    preferences: [open]
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Standoff = Callable[..., Ran]


@pytest.fixture
def standoff(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Standoff:
    """Runs `standoff` with arguments in a folder of its own; `stdin` is what standard input holds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STANDOFF_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: object, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsysbinary.readouterr()
        status = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Ran(status, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder, the current one, with a dispatch that holds a standoff, prose that holds none, and a conflict."""
    (tmp_path / "dispatch.txt").write_text(DISPATCH)
    (tmp_path / "prose.txt").write_text(PROSE)
    (tmp_path / "conflict.yaml").write_text(CONFLICT)
    return tmp_path
