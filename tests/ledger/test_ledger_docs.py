"""The page about the ledger says what the code does, and its verifier finds what `verify` finds."""

import contextlib
import io
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from ledger_making import clock, forecast, question, resolution

from standoff.ledger import create_ledger, export_lines
from standoff.ledger.facts import TYPES
from standoff.ledger.postgres import PATIENCE as DATABASE_PATIENCE
from standoff.ledger.sqlite import APPLICATION_ID, PATIENCE, create_sqlite

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
EXAMPLE, VERIFIER = re.findall(r"```python\n(.*?)```", PAGE, re.S)[:2]


def test_the_example_runs() -> None:
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(EXAMPLE, "docs/ledger.md", "exec"), {})
    assert shown.getvalue() == "0 2012-07-03 (0.35, 0.65)\nTrue\n"


def verified(tmp_path: Path, export: str) -> subprocess.CompletedProcess[str]:
    """Runs the verifier of the page, as it stands there, on an export."""
    file = tmp_path / "export.jsonl"
    file.write_bytes(export.encode())
    return subprocess.run([sys.executable, "-c", VERIFIER, str(file)], capture_output=True, text=True, check=False)


def test_the_verifier_of_the_page_takes_what_is_whole_and_refuses_what_was_changed(tmp_path: Path) -> None:
    tricky = 'a "hash":"' + "0" * 64 + '", \u2028\r\n and é'
    with create_ledger(tmp_path / "ledger.db", clock=clock()) as ledger:
        ledger.append(question(text=tricky), forecast(0.3), resolution())
        ledger.freeze("Ana Lyst")
        export, head = export_lines(ledger), ledger.verify().head
    whole = verified(tmp_path, export)
    assert whole.stdout == f"4 entries, head {head}\n", whole.stderr
    changed = verified(tmp_path, export.replace("[0.3,0.7]", "[0.7,0.3]"))
    assert "entry 2 was changed" in changed.stderr
    lines = export.split("\n")
    missing = verified(tmp_path, "\n".join([lines[0], *lines[2:]]))
    assert "entry 2 does not follow" in missing.stderr


def test_the_fields_of_the_page_are_those_of_the_entries() -> None:
    for kind, fact in TYPES.items():
        (row,) = re.findall(rf"^\| `{kind}` \| (.*?) \|", PAGE, re.M)
        named = set(re.findall(r"`(\w+)`", row))
        assert {part.name for part in fields(fact)} <= named, kind


def test_the_numbers_of_the_page_are_those_of_the_code(tmp_path: Path) -> None:
    assert f"`0x{APPLICATION_ID:X}`" in PAGE
    assert PATIENCE == DATABASE_PATIENCE
    assert f"up to {PATIENCE:.0f} seconds" in PAGE
    store = create_sqlite(tmp_path / "ledger.db")
    pragmas = {"journal_mode": "wal", "synchronous": 2, "application_id": APPLICATION_ID}  # 2: FULL
    for name, value in pragmas.items():
        assert store._connection.execute(f"PRAGMA {name}").fetchone() == (value,)
    store.close()
