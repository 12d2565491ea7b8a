"""What every store of a ledger can do: give its entries in order, and append to them all or nothing."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from standoff.ledger.chain import Written


class Store(Protocol):
    """A place that keeps entries, for one thread. Every failure of the place is a `LedgerError` of one line.

    `place` names it in messages, without any password. `backup` names the copy that was made before the tables were
    brought to this version, or is None when they were of it already.
    """

    place: str
    backup: str | None

    def written(self, after: int = 0) -> list[Written]:
        """The entries whose number is above `after`, in order, all as of one moment."""
        ...

    def appending(self) -> AbstractContextManager[Callable[[Sequence[Written]], None]]:
        """Locks out other writers, and gives a function that appends entries.

        At the end of the `with` block what was appended is kept for good, on the disk; an error in the block, or in
        keeping it, leaves the store as it was.
        """
        ...

    def close(self) -> None:
        """Lets go of the place; nothing can be done with the store afterwards."""
        ...
