"""A ledger in a PostgreSQL database, for teams: the same entries, behind the server's own locks and permissions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from standoff.errors import LedgerError
from standoff.ledger.chain import Written
from standoff.ledger.migrations import Migration, due, shipped_migrations
from standoff.text.raw import shown

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql", "postgres")
"""How the address of a database begins, before `://`."""

LOCK = 0x5354464C
"""The key of the advisory lock that one writer at a time holds, until its transaction ends."""

PATIENCE = 30
"""Seconds to wait for another writer to finish, and for the server to answer a connection."""

_ENTRIES = "SELECT seq, at, kind, body, previous, hash FROM standoff_entry WHERE seq > %s ORDER BY seq"

_FAILURES = {
    "53100": ("disk-full", "the server's disk is full, and nothing was written", "make room there and try again"),
    "25006": ("read-only-ledger", "may not be written", "ask for a role or a server that may write"),
    "42501": ("read-only-ledger", "the role may not do that", "ask its owner to grant SELECT and INSERT"),
    "55P03": ("ledger-busy", "another writer holds it", "try again"),
    "P0001": ("append-only", "entries are only ever added, each after the last one", "append new ones"),
    "23505": ("append-only", "entries are only ever added, each after the last one", "append new ones"),
}
"""By SQLSTATE: our code, what happened, the remedy."""


class PostgresStore:
    """The store of one database; `open_postgres` and `create_postgres` make it."""

    def __init__(self, connection: psycopg.Connection[Any], place: str, backup: str | None = None) -> None:
        self._connection = connection
        self.place = place
        self.backup = backup

    def written(self, after: int = 0) -> list[Written]:
        """The entries whose number is above `after`, in order, all as of one moment."""
        with _told(self.place):
            return [Written(*row) for row in self._connection.execute(_ENTRIES, (after,))]

    @contextmanager
    def appending(self) -> Iterator[Callable[[Sequence[Written]], None]]:
        """Locks out other writers; what is appended is on the server's disk when the block has ended, or nothing is."""
        with _told(self.place), self._connection.transaction():
            # An advisory lock, because a table lock would need rights that a role that only appends should not have.
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            yield self._append

    def _append(self, entries: Sequence[Written]) -> None:
        rows = [astuple(one) for one in entries]
        with self._connection.cursor() as cursor:
            cursor.executemany("INSERT INTO standoff_entry VALUES (%s, %s, %s, %s, %s, %s)", rows)

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()


def is_postgres(place: str) -> bool:
    """Whether `place` is the address of a PostgreSQL database rather than a path."""
    return place.partition("://")[0] in SCHEMES and "://" in place


def create_postgres(url: str, migrations: Sequence[Migration] | None = None) -> PostgresStore:
    """Opens the ledger in the database at `url`, and makes its tables first where there are none.

    The tables go where the role's search path says. Raises `LedgerError`: as `open_postgres`, but for `missing-ledger`.
    """
    return _opened(url, migrations or shipped_migrations(), fresh_is_welcome=True)


def open_postgres(url: str, migrations: Sequence[Migration] | None = None) -> PostgresStore:
    """Opens the ledger in the database at `url` (`postgresql://user@host/database`), brought to the latest version.

    A ledger of an older version is first copied to a table beside it, whose name is the store's `backup`.

    Raises `LedgerError`: `postgres-not-installed`, `no-connection`, `missing-ledger`, `newer-ledger`,
    `read-only-ledger`, `ledger-busy`, `disk-full`.
    """
    return _opened(url, migrations or shipped_migrations(), fresh_is_welcome=False)


def _opened(url: str, migrations: Sequence[Migration], *, fresh_is_welcome: bool) -> PostgresStore:
    place = without_password(url)
    with _told(place):
        connection = _connected(url, place)
        try:
            version = _version(connection)
            if not version and not fresh_is_welcome:
                remedy = "check the database and the search path, or make a ledger first"
                raise LedgerError("missing-ledger", "there is no ledger in this database", where=place, remedy=remedy)
            backup = _migrated(connection, migrations, place) if due(version, migrations, place) else None
            return PostgresStore(connection, place, backup)
        except BaseException:
            connection.close()
            raise


def without_password(url: str) -> str:
    """The address as messages show it: no password, and no parameters, which may hold one."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return shown(urlunsplit((parts.scheme, f"{user.partition(':')[0]}{at}{host}", parts.path, "", "")))


def _connected(url: str, place: str) -> psycopg.Connection[Any]:
    try:
        import psycopg
    except ImportError:
        remedy = "install it: pip install 'standoff[postgres]'"
        what = "the driver for PostgreSQL is not installed"
        raise LedgerError("postgres-not-installed", what, where=place, remedy=remedy) from None
    patience = f"-c lock_timeout={PATIENCE}s -c synchronous_commit=on -c client_encoding=UTF8"
    try:
        given = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError:  # its words may hold a part of the password
        remedy = "give postgresql://user@host/database"
        raise LedgerError("no-connection", "is no address of a database", where=place, remedy=remedy) from None
    options = f"{given.get('options') or ''} {patience}".strip()
    waiting: dict[str, Any] = {"connect_timeout": PATIENCE, **given, "options": options}
    return psycopg.connect(psycopg.conninfo.make_conninfo(**waiting), autocommit=True)


def _version(connection: psycopg.Connection[Any]) -> int:
    (there,) = connection.execute("SELECT to_regclass('standoff_ledger') IS NOT NULL").fetchone() or (False,)
    if not there:
        return 0
    (version,) = connection.execute("SELECT version FROM standoff_ledger").fetchone() or (0,)
    return int(version)


def _migrated(connection: psycopg.Connection[Any], migrations: Sequence[Migration], place: str) -> str | None:
    # Locked before the transaction begins: one that waited for the lock would not see tables made in the meantime.
    # Where it fails, the caller closes the connection, and the lock is gone with it.
    connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
    with connection.transaction():
        version = _version(connection)
        steps = due(version, migrations, place)
        backup = f"standoff_entry_v{version}_backup" if version and steps else None
        if backup:
            connection.execute(f"CREATE TABLE {backup} AS TABLE standoff_entry")
        for step in steps:
            connection.execute(step.postgres)
        connection.execute("CREATE TABLE IF NOT EXISTS standoff_ledger (version INTEGER NOT NULL)")
        connection.execute("DELETE FROM standoff_ledger")
        connection.execute("INSERT INTO standoff_ledger VALUES (%s)", (migrations[-1].version,))
    connection.execute("SELECT pg_advisory_unlock(%s)", (LOCK,))
    return backup


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Tells what PostgreSQL reports in the words of `LedgerError`."""
    try:
        yield
    except Exception as error:
        state = getattr(error, "sqlstate", None)
        if not type(error).__module__.startswith("psycopg"):
            raise
        code, what, remedy = _FAILURES.get(state or "") or _unknown(error, state)
        raise LedgerError(code, what, where=place, remedy=remedy) from None


def _unknown(error: Exception, state: str | None) -> tuple[str, str, str]:
    said = (str(error).strip().splitlines() or ["no reason given"])[-1]
    if state is None or state.startswith(("08", "57", "28", "3D")):
        return "no-connection", f"the database cannot be reached: {said}", "check the address and the server"
    return "ledger-failure", f"PostgreSQL says: {said}", "check the database"
