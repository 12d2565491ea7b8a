"""Opens a ledger by its place: the path of a SQLite file, or the address of a PostgreSQL database."""

from pathlib import Path

from standoff.ledger.ledger import Clock, Ledger
from standoff.ledger.postgres import create_postgres, is_postgres, open_postgres
from standoff.ledger.sqlite import create_sqlite, open_sqlite


def open_ledger(place: str | Path, *, clock: Clock | None = None) -> Ledger:
    """Opens the ledger at `place`: a path, or `postgresql://user@host/database`.

    Raises `LedgerError` when there is none (`missing-ledger`), or it cannot be opened: see `open_sqlite` and
    `open_postgres` for the codes.
    """
    name = str(place)
    return Ledger(open_postgres(name) if is_postgres(name) else open_sqlite(Path(name)), clock)


def create_ledger(place: str | Path, *, clock: Clock | None = None) -> Ledger:
    """Opens the ledger at `place`, and makes an empty one first where there is none.

    Raises `LedgerError` as `open_ledger` does, but for `missing-ledger`.
    """
    name = str(place)
    return Ledger(create_postgres(name) if is_postgres(name) else create_sqlite(Path(name)), clock)
