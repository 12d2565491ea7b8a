"""Places for ledgers: a file of SQLite, and a database of a PostgreSQL server that is started once."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import server, why_not

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running server; where there can be none, the test is skipped and says why."""
    if reason := why_not():
        pytest.skip(f"no test on PostgreSQL: {reason}")
    with server() as address:
        yield address


@pytest.fixture
def new_database(postgres: str) -> Callable[[], str]:
    """Makes an empty database and gives its address."""
    import psycopg

    def made() -> str:
        name = f"ledger_{next(_NUMBERS)}"
        with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{postgres}/{name}"

    return made


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no ledger yet: once a path, once the address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    address: str = request.getfixturevalue("new_database")()
    return address
