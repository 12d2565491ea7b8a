"""A ledger of an older version is brought to the latest one whole, after a copy, or stays what it was."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ledger_making import clock, forecast, question

from standoff.errors import LedgerError
from standoff.ledger import Ledger, create_ledger, open_ledger
from standoff.ledger.migrations import Migration, shipped_migrations
from standoff.ledger.postgres import create_postgres, is_postgres, open_postgres
from standoff.ledger.sqlite import create_sqlite, open_sqlite

NEXT = len(shipped_migrations()) + 1
LATER = Migration(
    NEXT,
    sqlite="CREATE TABLE remark (text TEXT);\nCREATE TABLE more (text TEXT);\n",
    postgres="CREATE TABLE remark (text TEXT); CREATE TABLE more (text TEXT);",
)
BROKEN = Migration(
    NEXT,
    sqlite="CREATE TABLE remark (text TEXT);\nCREATE TABLE entry (seq INTEGER);\n",
    postgres="CREATE TABLE remark (text TEXT); CREATE TABLE standoff_entry (seq INTEGER);",
)


def opened(place: str, migrations: Sequence[Migration]) -> Ledger:
    """The ledger at `place`, opened by a standoff that knows `migrations`."""
    return Ledger(open_postgres(place, migrations) if is_postgres(place) else open_sqlite(Path(place), migrations))


def query(place: str, sql: str) -> list[tuple[Any, ...]]:
    """What a query of the store gives, behind the ledger's back."""
    if is_postgres(place):
        import psycopg

        with psycopg.connect(place) as database:
            return database.execute(sql).fetchall()  # type: ignore[arg-type]
    import sqlite3

    file = sqlite3.connect(place)
    try:
        return file.execute(sql).fetchall()
    finally:
        file.close()


@pytest.fixture
def old(place: str) -> str:
    """A ledger of today's version with two entries."""
    with create_ledger(place, clock=clock()) as ledger:
        ledger.append(question(), forecast())
        assert ledger.backup is None
    return place


def test_each_version_has_a_file_for_each_store() -> None:
    assert [migration.version for migration in shipped_migrations()] == list(range(1, NEXT))


def test_it_is_copied_first_and_keeps_every_entry(old: str) -> None:
    with open_ledger(old) as ledger:
        before = ledger.written()
    with opened(old, (*shipped_migrations(), LATER)) as ledger:
        backup = ledger.backup
        assert backup is not None
        assert ledger.written() == before
        ledger.append(forecast(0.6, on=40))
    assert query(old, "SELECT * FROM remark") == query(old, "SELECT * FROM more") == []
    if is_postgres(old):
        assert query(old, f"SELECT hash FROM {backup} ORDER BY seq") == [(one.hash,) for one in before]
    else:
        with open_ledger(backup) as copy:
            assert copy.written() == before
    with opened(old, (*shipped_migrations(), LATER)) as ledger:
        assert ledger.backup is None, "it is brought up once"
        assert ledger.verify().entries == 3


def test_one_that_fails_leaves_it_as_it_was(old: str) -> None:
    with open_ledger(old) as ledger:
        before = ledger.written()
    with pytest.raises(LedgerError) as error:
        opened(old, (*shipped_migrations(), BROKEN))
    assert "\n" not in str(error.value)
    with pytest.raises(Exception, match="remark"):
        query(old, "SELECT * FROM remark")
    with open_ledger(old) as ledger:
        assert ledger.written() == before
        ledger.append(forecast(0.6, on=40))


def test_a_newer_one_is_not_touched(old: str) -> None:
    opened(old, (*shipped_migrations(), LATER)).close()
    with pytest.raises(LedgerError) as error:
        open_ledger(old)
    assert error.value.code == "newer-ledger"


def test_a_new_ledger_is_made_in_the_latest_version_without_a_copy(place: str) -> None:
    known = (*shipped_migrations(), LATER)
    store = create_postgres(place, known) if is_postgres(place) else create_sqlite(Path(place), known)
    assert store.backup is None
    store.close()
    assert query(place, "SELECT * FROM more") == []
