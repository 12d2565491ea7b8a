"""Places for ledgers: a file of SQLite, and a database of a PostgreSQL server that is started once."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_server import make_schema, server, why_not

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a running server; where there can be none, the test is skipped and says why."""
    if reason := why_not():
        pytest.skip(f"no test on PostgreSQL: {reason}")
    with server() as address:
        yield address


@pytest.fixture
def new_schema(postgres: str) -> Callable[[], str]:
    """Makes an empty schema and gives the address of the database with it as the search path."""
    return lambda: make_schema(postgres, f"ledger_{next(_NUMBERS)}")


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no ledger yet: once a path, once the address of a database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    address: str = request.getfixturevalue("new_schema")()
    return address
