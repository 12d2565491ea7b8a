"""What a disk, a permission or a foreign file can do: one clear line, and the ledger stays as it was."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from ledger_making import clock, forecast, question

from standoff.errors import LedgerError
from standoff.ledger import Ledger, create_ledger, open_ledger
from standoff.ledger import postgres as postgres_store
from standoff.ledger import sqlite as sqlite_store

NOBODY = 65534


def made(path: Path) -> Path:
    """A ledger with two entries at `path`."""
    with create_ledger(path, clock=clock()) as ledger:
        ledger.append(question(), forecast())
    return path


def until_it_fails(ledger: Ledger) -> tuple[int, LedgerError]:
    """Appends long entries until one is refused: how many entries were acknowledged, and the error."""
    acknowledged = len(ledger.written())
    chance = random.Random(1)  # texts that no database can make shorter
    for number in range(1, 300):
        texts = (chance.randbytes(2500).hex() for _ in range(2))
        try:
            ledger.append(*(question(f"{part}/{number}", text=text) for part, text in zip("qr", texts, strict=True)))
        except LedgerError as error:
            return acknowledged, error
        acknowledged += 2
    raise AssertionError("the disk was never full")


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A file system that is full after `size`; the test is skipped where none can be mounted."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("no file system of our own can be mounted here")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)  # a server may still hold a file of it


@pytest.fixture
def weak() -> Iterator[Callable[[], None]]:
    """Makes this process a user whom permissions bind, until the end of the test."""
    mine = os.geteuid()

    def weaken() -> None:
        if mine == 0:
            os.seteuid(NOBODY)

    yield weaken
    os.seteuid(mine)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


def test_a_full_disk_is_told_and_leaves_the_ledger_as_it_was() -> None:
    with small_disk("300k") as disk:
        path = made(disk / "ledger.db")
        with open_ledger(path) as ledger:
            acknowledged, error = until_it_fails(ledger)
            assert error.code == "disk-full"
            assert "\n" not in str(error)
            assert ledger.verify().sound
            assert len(ledger.written()) == acknowledged > 2
        # Opened anew where there is room again, it goes on from where it was.
        with tempfile.TemporaryDirectory() as roomy:
            for file in disk.glob("ledger.db*"):
                (Path(roomy) / file.name).write_bytes(file.read_bytes())
            with open_ledger(Path(roomy) / "ledger.db") as ledger:
                assert len(ledger.written()) == acknowledged
                ledger.append(forecast(0.7, on=33))
                assert ledger.verify().sound


LIMITED = """
import resource, sys
from pathlib import Path
from standoff.errors import LedgerError
from standoff.ledger import open_ledger
sys.path.insert(0, sys.argv[2])
from test_ledger_failures import until_it_fails
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
with open_ledger(sys.argv[1]) as ledger:
    acknowledged, error = until_it_fails(ledger)
    assert ledger.verify().sound, ledger.verify()
    assert len(ledger.written()) == acknowledged
    print(acknowledged, error.code)
"""


def test_a_file_that_may_not_grow_is_told_and_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "ledger.db")
    command = [sys.executable, "-c", LIMITED, str(path), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    acknowledged, code = done.stdout.split()
    assert code == "disk-failure"
    with open_ledger(path) as ledger:
        assert len(ledger.written()) == int(acknowledged)
        ledger.append(forecast(0.7, on=33))
        assert ledger.verify().sound


def test_a_read_only_file_can_be_read_and_not_written(open_folder: Path, weak: Callable[[], None]) -> None:
    path = made(open_folder / "ledger.db")
    path.chmod(0o444)
    before = path.read_bytes()
    weak()
    with open_ledger(path) as ledger:
        assert list(ledger.state().questions) == ["gulf/open"]
        with pytest.raises(LedgerError) as error:
            ledger.append(forecast(0.9, on=20))
        assert error.value.code == "read-only-ledger"
        assert "\n" not in str(error.value)
        assert len(ledger.written()) == 2
    assert path.read_bytes() == before


def test_a_read_only_folder_can_be_read_and_nothing_made_in_it(open_folder: Path, weak: Callable[[], None]) -> None:
    path = made(open_folder / "ledger.db")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    weak()
    with open_ledger(path) as ledger:
        assert ledger.verify().entries == 2
        with pytest.raises(LedgerError) as error:
            ledger.append(forecast(0.9, on=20))
        assert error.value.code == "read-only-ledger"
    with pytest.raises(LedgerError) as error:
        create_ledger(open_folder / "another.db")
    assert error.value.code == "unopenable-ledger"
    assert not (open_folder / "another.db").exists()


def test_a_file_that_may_not_be_read_is_told(open_folder: Path, weak: Callable[[], None]) -> None:
    path = made(open_folder / "ledger.db")
    path.chmod(0)
    weak()
    with pytest.raises(LedgerError) as error:
        open_ledger(path)
    assert error.value.code == "unopenable-ledger"


def test_no_folder_for_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as error:
        create_ledger(tmp_path / "nowhere" / "ledger.db")
    assert error.value.code == "unopenable-ledger"


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE holiday (name TEXT)")
    file.close()


FOREIGN: dict[str, Callable[[Path], object]] = {
    "prose": lambda path: path.write_text("Tehran refuses. " * 900),
    "another database": other_database,
    "an empty file": lambda path: path.touch(),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path, what: str) -> None:
    path = tmp_path / "other"
    FOREIGN[what](path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError) as error:
        open_ledger(path)
    assert error.value.code == "not-a-ledger"
    if what != "an empty file":
        with pytest.raises(LedgerError) as error:
            create_ledger(path)
        assert error.value.code == "not-a-ledger"
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_can_become_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with create_ledger(path) as ledger:
        assert ledger.append(question())[0].seq == 1


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "a b?c#d%20e'é.db"
    with create_ledger(path) as ledger:
        ledger.append(question())
    with open_ledger(path) as ledger:
        assert ledger.verify().entries == 1
    assert path.exists()


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with create_ledger(path) as ledger:
        ledger.append(*(question(f"q/{number}", text="x" * 3000) for number in range(40)))
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    with open_ledger(path) as ledger, pytest.raises(LedgerError) as error:
        ledger.verify()
    assert error.value.code == "damaged-ledger"
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("moment", range(6))
def test_a_ledger_that_another_makes_meanwhile_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    path = tmp_path / "ledger.db"
    connect = sqlite3.connect
    statements: list[str] = []

    def watched(address: str, **given: Any) -> sqlite3.Connection:
        connection = connect(address, **given)

        def before(statement: str) -> None:
            if connection.in_transaction or statement.startswith("--"):  # what SQLite does within a statement
                return
            statements.append(statement)
            if len(statements) == moment + 1:
                monkeypatch.setattr(sqlite3, "connect", connect)
                made(path)

        connection.set_trace_callback(before)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watched)
    with create_ledger(path) as ledger:
        assert len(statements) > moment
        assert len(ledger.written()) == 2


def test_a_writer_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "ledger.db")
    monkeypatch.setattr(sqlite_store, "PATIENCE", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(path) as ledger:
        with pytest.raises(LedgerError) as error:
            ledger.append(forecast(0.9, on=20))
        assert error.value.code == "ledger-busy"
        assert ledger.verify().entries == 2, "a writer keeps no reader out"
        other.execute("ROLLBACK")
        ledger.append(forecast(0.9, on=20))
    other.close()


def test_a_full_disk_of_a_server_is_told_and_leaves_the_ledger_as_it_was(new_schema: Callable[[], str]) -> None:
    import psycopg

    place = new_schema()
    with small_disk("1m") as disk, psycopg.connect(place, autocommit=True) as owner:
        (data,) = owner.execute("SHOW data_directory").fetchone() or ("",)
        keeper = Path(data).stat()
        space = disk / "space"
        space.mkdir()
        os.chown(space, keeper.st_uid, keeper.st_gid)
        disk.chmod(0o755)
        owner.execute(f"CREATE TABLESPACE small LOCATION '{space}'")
        try:
            with create_ledger(f"{place}%20-cdefault_tablespace%3Dsmall", clock=clock()) as ledger:
                ledger.append(question(), forecast())
                acknowledged, error = until_it_fails(ledger)
                assert error.code == "disk-full"
                assert str(error).isprintable()
                assert ledger.verify().sound
                assert len(ledger.written()) == acknowledged > 2
        finally:
            owner.execute(f"DROP SCHEMA {place.rpartition('%3D')[2]} CASCADE")
            owner.execute("DROP TABLESPACE small")


def test_a_writer_to_a_database_does_not_wait_for_ever(
    new_schema: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    place = new_schema()
    create_ledger(place).close()
    monkeypatch.setattr(postgres_store, "PATIENCE", 1)
    with psycopg.connect(place) as other, open_ledger(place) as ledger:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (postgres_store.LOCK,))
        with pytest.raises(LedgerError) as error:
            ledger.append(question())
        assert error.value.code == "ledger-busy"
        other.rollback()
        ledger.append(question())


def test_a_role_that_may_only_read_a_database_reads(new_schema: Callable[[], str]) -> None:
    import psycopg

    place = new_schema()
    with create_ledger(place, clock=clock()) as ledger:
        ledger.append(question())
    schema = place.rpartition("%3D")[2]
    with psycopg.connect(place) as owner:
        for role in ("reader", "writer"):
            owner.execute(f"CREATE ROLE {schema}_{role} LOGIN")
            owner.execute(f"GRANT USAGE ON SCHEMA {schema} TO {schema}_{role}")
            owner.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {schema}_{role}")
        owner.execute(f"GRANT INSERT ON {schema}.standoff_entry TO {schema}_writer")
    with open_ledger(place.replace("standoff@", f"{schema}_reader@")) as ledger:
        assert ledger.verify().entries == 1
        with pytest.raises(LedgerError) as error:
            ledger.append(forecast())
        assert error.value.code == "read-only-ledger"
    # What the page promises: a role needs no more than SELECT and INSERT.
    with open_ledger(place.replace("standoff@", f"{schema}_writer@")) as ledger:
        ledger.append(forecast())
        assert ledger.verify().entries == 2


def test_a_server_that_takes_no_writes_is_told(new_schema: Callable[[], str]) -> None:
    place = new_schema()
    create_ledger(place).close()
    with open_ledger(f"{place}%20-cdefault_transaction_read_only%3Don") as ledger:
        with pytest.raises(LedgerError) as error:
            ledger.append(question())
        assert error.value.code == "read-only-ledger"


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    for address in (
        "postgresql://ana:s3cret@localhost:1/ledger",
        "postgresql://ana:s3cret@localhost:1x/ledger",
        "postgresql://ana:s3cret%zz@localhost/ledger?password=s3cret",
    ):
        with pytest.raises(LedgerError) as error:
            open_ledger(address)
        assert error.value.code == "no-connection"
        assert "s3cret" not in str(error.value)
        assert "\n" not in str(error.value)


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError) as error:
        open_ledger("postgresql://localhost/ledger")
    assert error.value.code == "postgres-not-installed"
