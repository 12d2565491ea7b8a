"""Writers that are killed at random moments lose nothing: a small share of what `make soak` does."""

import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).with_name("soak.py")


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_nothing_acknowledged_is_lost_and_nothing_torn(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = str(tmp_path) if kind == "sqlite" else request.getfixturevalue("postgres")
    # In a process of its own, which forks: this one may have threads.
    command = [sys.executable, str(SOAK), "--kills", "25", "--seed", "7", "--place", place]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    words = done.stdout.split()
    assert words[:2] == ["25", "kills"]
    assert int(words[words.index("entries") - 1]) > 0, "the writers were killed before they wrote anything"
