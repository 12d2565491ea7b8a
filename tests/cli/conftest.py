"""Runs the command line inside the test's process, and makes the files that commands take."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli_texts import CONFLICT, DISPATCH, PROSE

from standoff.cli.run import run


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
