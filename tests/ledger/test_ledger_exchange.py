"""A ledger goes out as lines and comes back the same, and takes in only what continues it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_making import clock, forecast, histories, question, quick_folder, resolution

from standoff.errors import LedgerError
from standoff.ledger import Fact, create_ledger, export_lines, import_lines, read_lines


@settings(deadline=None, max_examples=40)
@given(histories(), st.data())
def test_any_ledger_comes_back_the_same(facts: list[Fact], data: st.DataObject) -> None:
    with quick_folder() as folder, create_ledger(folder / "a.db", clock=clock()) as ledger:
        for fact in facts:
            ledger.append(fact)
        lines = export_lines(ledger).encode()
        with create_ledger(folder / "b.db") as other:
            cut = data.draw(st.integers(0, len(facts)))
            part = b"".join(lines.splitlines(keepends=True)[:cut])
            assert import_lines(other, part, "part.jsonl") == cut
            assert import_lines(other, lines, "whole.jsonl") == len(facts) - cut
            assert import_lines(other, lines, "whole.jsonl") == 0
            assert other.state() == ledger.state()
            assert export_lines(other).encode() == lines


def test_it_goes_from_a_file_to_a_database_and_back(tmp_path: Path, new_schema: Callable[[], str]) -> None:
    with create_ledger(tmp_path / "a.db", clock=clock()) as file, create_ledger(new_schema()) as database:
        file.append(question(text="Nul \x00 and \U0001f54a?"), forecast(), resolution())
        assert import_lines(database, export_lines(file).encode(), "a.jsonl") == 3
        assert database.state() == file.state()
        database.append(resolution("no", on=120))
        assert import_lines(file, export_lines(database).encode(), "b.jsonl") == 1
        assert file.state() == database.state()


@pytest.fixture
def lines(tmp_path: Path) -> list[bytes]:
    """The export of a ledger of four entries."""
    with create_ledger(tmp_path / "source.db", clock=clock()) as ledger:
        ledger.append(question(), forecast(), forecast(0.5, on=20), resolution())
        return export_lines(ledger).encode().splitlines(keepends=True)


def test_what_begins_after_the_last_entry_is_taken(tmp_path: Path, lines: list[bytes]) -> None:
    with create_ledger(tmp_path / "a.db") as ledger:
        import_lines(ledger, b"".join(lines[:2]), "a.jsonl")
        assert import_lines(ledger, b"".join(lines[2:]).rstrip(b"\n"), "b.jsonl") == 2
        assert ledger.verify().sound


def test_what_leaves_a_gap_is_refused(tmp_path: Path, lines: list[bytes]) -> None:
    with create_ledger(tmp_path / "a.db") as ledger:
        import_lines(ledger, lines[0], "a.jsonl")
        with pytest.raises(LedgerError) as error:
            import_lines(ledger, lines[2], "b.jsonl")
        assert error.value.code == "missing-entry"
        assert str(error.value).startswith("b.jsonl: entry 3:")
        assert len(ledger.written()) == 1


def test_another_history_is_refused_and_nothing_taken(tmp_path: Path, lines: list[bytes]) -> None:
    with create_ledger(tmp_path / "a.db", clock=clock()) as ledger:
        ledger.append(question(text="Another one?"))
        before = ledger.written()
        with pytest.raises(LedgerError) as error:
            import_lines(ledger, b"".join(lines), "b.jsonl")
        assert error.value.code == "diverges"
        assert ledger.written() == before


def test_a_changed_entry_in_the_middle_is_refused_and_nothing_taken(tmp_path: Path, lines: list[bytes]) -> None:
    changed = lines[2].replace(b"[0.5,0.5]", b"[0.4,0.6]")
    assert changed != lines[2]
    with create_ledger(tmp_path / "a.db") as ledger:
        with pytest.raises(LedgerError) as error:
            import_lines(ledger, b"".join([*lines[:2], changed, lines[3]]), "b.jsonl")
        assert error.value.code == "changed-entry"
        assert "b.jsonl: entry 3" in str(error.value)
        assert ledger.written() == []


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"not json",
        b"\xff\xfe",
        b'{"at":"2021-06-01T00:00:00Z","body":{},"hash":"","kind":"","previous":"","seq":01}',
    ],
)
def test_a_line_that_is_no_entry_is_named(lines: list[bytes], line: bytes) -> None:
    with pytest.raises(LedgerError) as error:
        read_lines(b"".join([lines[0], line + b"\n", lines[1]]), "a.jsonl")
    assert error.value.code == "bad-line"
    assert error.value.where == "a.jsonl:2"


def test_spaces_do_not_pass_for_the_same_line(lines: list[bytes]) -> None:
    with pytest.raises(LedgerError):
        read_lines(lines[0].replace(b'","', b'", "', 1), "a.jsonl")
