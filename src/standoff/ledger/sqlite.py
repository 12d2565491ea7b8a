"""A ledger in one SQLite file: in WAL mode, each append synchronised to the disk before it is acknowledged."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple
from pathlib import Path

from standoff.errors import LedgerError
from standoff.ledger.chain import Written
from standoff.ledger.migrations import Migration, due, shipped_migrations
from standoff.text.raw import shown

APPLICATION_ID = 0x5354464C
"""The letters STFL in the file's header: by them a ledger is told from any other SQLite file."""

PATIENCE = 30.0
"""Seconds to wait for another writer to finish."""

_ENTRIES = """
    SELECT CAST(seq AS INTEGER), CAST(at AS TEXT), CAST(kind AS TEXT), CAST(body AS TEXT), CAST(previous AS TEXT),
           CAST(hash AS TEXT)
    FROM entry WHERE seq > ? ORDER BY seq
"""

_HEADER = """
    SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
           (SELECT count(*) FROM sqlite_schema)
"""
"""All in one statement, and so as of one moment: another process may be making the ledger meanwhile."""

_FAILURES = {
    "BUSY": ("ledger-busy", "another writer holds it", "try again"),
    "LOCKED": ("ledger-busy", "another writer holds it", "try again"),
    "READONLY": ("read-only-ledger", "may not be written", "check the permissions of the file and its folder"),
    "PERM": ("read-only-ledger", "may not be written", "check the permissions of the file and its folder"),
    "FULL": ("disk-full", "the disk is full, and nothing was written", "make room and try again"),
    "IOERR": ("disk-failure", "the disk failed, and nothing was written", "check the disk, its room and its quota"),
    "CANTOPEN": ("unopenable-ledger", "cannot be opened", "check the path, and the permissions of its folder"),
    "NOTADB": ("not-a-ledger", "is no ledger", "name a file that `standoff` made"),
    "CORRUPT": ("damaged-ledger", "the file is damaged", "restore it from a backup or an export"),
    "CONSTRAINT": ("append-only", "entries are only ever added, each after the last one", "append new ones"),
}
"""By SQLite's primary result code: our code, what happened, the remedy."""


class SqliteStore:
    """The store of one SQLite file; `open_sqlite` and `create_sqlite` make it."""

    def __init__(self, connection: sqlite3.Connection, place: str, backup: str | None = None) -> None:
        self._connection = connection
        self.place = place
        self.backup = backup

    def written(self, after: int = 0) -> list[Written]:
        """The entries whose number is above `after`, in order, all as of one moment."""
        with _told(self.place):
            return [Written(*row) for row in self._connection.execute(_ENTRIES, (after,))]

    @contextmanager
    def appending(self) -> Iterator[Callable[[Sequence[Written]], None]]:
        """Locks out other writers; what is appended is on the disk when the block has ended, all of it or nothing."""
        with _told(self.place), _transaction(self._connection):
            yield self._append

    def _append(self, entries: Sequence[Written]) -> None:
        rows = [astuple(one) for one in entries]
        self._connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def create_sqlite(path: Path, migrations: Sequence[Migration] | None = None) -> SqliteStore:
    """Opens the ledger in `path`, and makes it first where there is no such file.

    Raises `LedgerError`: as `open_sqlite`, but for `missing-ledger`.
    """
    return _opened(path, migrations or shipped_migrations(), fresh_is_welcome=True)


def open_sqlite(path: Path, migrations: Sequence[Migration] | None = None) -> SqliteStore:
    """Opens the ledger in `path`, brought to the latest version; a file that may not be written is opened to read.

    A ledger of an older version is first copied to a file beside it, whose name is the store's `backup`.

    Raises `LedgerError`: `missing-ledger`, `not-a-ledger`, `newer-ledger`, `unopenable-ledger`, `read-only-ledger`,
    `damaged-ledger`, `ledger-busy`, `disk-full`, `disk-failure`.
    """
    if not path.exists():
        remedy = "check the path, or make a ledger first"
        raise LedgerError("missing-ledger", "there is no such ledger", where=shown(str(path)), remedy=remedy)
    return _opened(path, migrations or shipped_migrations(), fresh_is_welcome=False)


def _opened(path: Path, migrations: Sequence[Migration], *, fresh_is_welcome: bool) -> SqliteStore:
    place = shown(str(path))
    with _told(place):
        connection = _connected(path, "rwc" if fresh_is_welcome else "rw")
        try:
            version = _version(connection, place, fresh_is_welcome=fresh_is_welcome)
            backup = None
            if due(version, migrations, place):
                backup = _migrated(connection, path, migrations, place)
            return SqliteStore(connection, place, backup)
        except BaseException:
            connection.close()
            raise


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    if path.is_dir():
        raise LedgerError("not-a-ledger", "is a folder", where=shown(str(path)), remedy="name a file in it")
    address = path.absolute().as_uri()
    try:
        return _configured(f"{address}?mode={mode}")
    except sqlite3.OperationalError as error:
        if not path.exists() or _primary(error) not in ("CANTOPEN", "READONLY"):
            raise
    # Where nothing may be written, not even the shared memory of WAL, an unchanging file can still be read.
    log = path.with_name(path.name + "-wal")
    idle = not log.exists() or not log.stat().st_size
    return _configured(f"{address}?mode=ro{'&immutable=1' if idle else ''}")


def _configured(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # on macOS a plain fsync leaves the data in the cache of the disk
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    # Bytes that are no UTF-8 are a change that the chain must show, not an error of the driver.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    return connection


def _version(connection: sqlite3.Connection, place: str, *, fresh_is_welcome: bool) -> int:
    application, version, tables = connection.execute(_HEADER).fetchone()
    fresh = not application and not version and not tables
    if application != APPLICATION_ID and not (fresh and fresh_is_welcome):
        what = "is empty" if fresh else "is no ledger"
        raise LedgerError("not-a-ledger", what, where=place, remedy="name a file that `standoff` made")
    return int(version)


def _migrated(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], place: str) -> str | None:
    _log_ahead(connection)
    with _transaction(connection):
        # Asked again behind the lock: another process may have done it in the meantime.
        version = _version(connection, place, fresh_is_welcome=True)
        steps = due(version, migrations, place)
        backup = _backed_up(path, version) if version and steps else None
        for step in steps:
            for statement in _statements(step.sqlite):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migrations[-1].version}")
    return backup


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Puts the file into WAL mode, once for good; SQLite itself does not wait here for others that do the same."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _primary(error) != "BUSY" or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _backed_up(path: Path, version: int) -> str:
    copy = path.with_name(f"{path.name}.v{version}.backup")
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    return str(copy)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # some failures have rolled back by themselves
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Tells what SQLite reports in the words of `LedgerError`."""
    try:
        yield
    except sqlite3.Error as error:
        known = _FAILURES.get(_primary(error))
        code, what, remedy = known or ("ledger-failure", f"SQLite says: {error}", "check the file")
        raise LedgerError(code, what, where=place, remedy=remedy) from None


def _primary(error: sqlite3.Error) -> str:
    """The primary result code by name ("IOERR" of SQLITE_IOERR_WRITE); empty for errors of the driver itself."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.removeprefix("SQLITE_").partition("_")[0]
