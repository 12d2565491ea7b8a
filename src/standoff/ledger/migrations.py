"""The versions of the store's tables, each as the statements that lead to it from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from standoff.errors import LedgerError


@dataclass(frozen=True, slots=True)
class Migration:
    """What makes the tables of `version` out of those of the version before; version 0 is an empty database."""

    version: int
    sqlite: str
    postgres: str


def shipped_migrations() -> tuple[Migration, ...]:
    """All migrations that this standoff knows, in order: one pair of files in `ledger/schema` for each version."""
    folder = files("standoff.ledger") / "schema"
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".sql")}
    count = len(texts) // 2
    return tuple(Migration(n, texts[f"sqlite_{n}.sql"], texts[f"postgres_{n}.sql"]) for n in range(1, count + 1))


def due(version: int, known: Sequence[Migration], place: str) -> tuple[Migration, ...]:
    """The migrations of `known` that a store of `version` still needs, in order.

    Raises `LedgerError` (`newer-ledger`) when the store is of a later version than is known here.
    """
    if version > known[-1].version:
        what = f"is a ledger of version {version}, and this standoff knows up to {known[-1].version}"
        raise LedgerError("newer-ledger", what, where=place, remedy="use a newer standoff")
    return tuple(migration for migration in known if migration.version > version)
