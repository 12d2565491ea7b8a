"""`Ledger`: appends facts to a store as sealed entries, and tells what they come to."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Self

from standoff.errors import LedgerError
from standoff.ledger.chain import Head, Written, seal
from standoff.ledger.folding import Folding
from standoff.ledger.model import Entry, Fact, Freeze
from standoff.ledger.state import State
from standoff.ledger.store import Store
from standoff.ledger.verification import Verification, verify

Clock = Callable[[], datetime]
"""Gives the time now, aware."""


class Ledger:
    """A ledger that is open; use it in a `with` block, or `close` it. It is for one thread.

    `open_ledger` and `create_ledger` make it. `clock` gives the time at which entries are written.
    """

    def __init__(self, store: Store, clock: Clock | None = None) -> None:
        self._store = store
        self._clock = clock or _now
        self._folding = Folding()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def place(self) -> str:
        """The file or the database, as messages name it."""
        return self._store.place

    @property
    def backup(self) -> str | None:
        """The copy that was made of an older ledger before it was brought to this version, or None."""
        return self._store.backup

    def append(self, *facts: Fact) -> tuple[Entry, ...]:
        """Writes the facts down, one entry each, all or none; they are on the disk when this returns.

        Raises `LedgerError`: those of `Folding.add` for a fact that makes no sense where it stands, and those of the
        store; the ledger is then as it was.
        """
        return self._append(lambda _: facts)

    def freeze(self, by: str, *, questions: Sequence[str] = (), note: str | None = None) -> Entry:
        """Seals what stands now, on the named `questions` or on all: the entry's fact names the head it seals.

        Keep that head where nobody can change it: `verify(heads=[...])` proves by it what stood. Raises `LedgerError`
        as `append` does; an empty ledger cannot be frozen (`bad-freeze`).
        """
        (entry,) = self._append(lambda head: (Freeze(head.hash, by, self._clock(), tuple(questions), note),))
        return entry

    def adopt(self, entries: Sequence[Written], source: str) -> int:
        """Takes in entries that were written elsewhere, unchanged, where they continue this ledger; says how many.

        Those that this ledger has already are passed over. `source` names where they come from in messages. Raises
        `LedgerError` (`diverges`) when one differs from the entry of the same number here, and those of `append`; the
        ledger is then as it was.
        """

        def those_that_continue(head: Head) -> list[Written]:
            here = {one.seq: one.hash for one in self._store.written()}
            for one in entries:
                if one.seq <= head.seq and here.get(one.seq) != one.hash:
                    what = f"is not entry {one.seq} of {self.place}"
                    remedy = "take it into an empty ledger"
                    raise LedgerError("diverges", what, where=f"{source}: entry {one.seq}", remedy=remedy)
            return [one for one in entries if one.seq > head.seq]

        return len(self._write(those_that_continue, source))

    def state(self) -> State:
        """What the entries come to, as of now.

        Raises `LedgerError` at the first entry that does not fit, with the code that `verify` tells.
        """
        self._catch_up()
        return self._folding.state()

    def state_at(self, seq: int) -> State:
        """What the entries up to the one numbered `seq` come to: with a freeze's number, what stood when it was made.

        Raises `LedgerError` as `state` does.
        """
        folding = Folding()
        self._fold([one for one in self._store.written() if one.seq <= seq], self.place, folding)
        return folding.state()

    def written(self) -> list[Written]:
        """All entries in the characters that are stored, unchecked."""
        return self._store.written()

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order, checked; raises `LedgerError` at the first that does not fit."""
        self._catch_up()
        return tuple(one.entry() for one in self._store.written())

    def verify(self, heads: Iterable[str] = ()) -> Verification:
        """Reads everything anew and says which entry is the first that does not fit, and why.

        A chain that was written anew from some entry on is whole in itself: what shows that is a head that was kept
        elsewhere (a freeze's, or one that `verify` gave), so give those as `heads`, and each must still be there.
        """
        return verify(self._store.written(), heads)

    def close(self) -> None:
        """Lets go of the store."""
        self._store.close()

    def _append(self, facts_after: Callable[[Head], Sequence[Fact]]) -> tuple[Entry, ...]:
        def sealed(head: Head) -> list[Written]:
            entries = []
            for fact in facts_after(head):
                entries.append(seal(fact, head, self._clock()))
                head = Head(entries[-1].seq, entries[-1].entry().at, entries[-1].hash)
            return entries

        return tuple(one.entry() for one in self._write(sealed))

    def _write(self, entries_after: Callable[[Head], list[Written]], source: str | None = None) -> list[Written]:
        try:
            with self._store.appending() as append:
                self._catch_up()
                entries = entries_after(self._folding.head)
                self._fold(entries, source, self._folding)
                if entries:
                    append(entries)
        except BaseException:
            self._folding = Folding()  # it may hold what was not kept
            raise
        return entries

    def _catch_up(self) -> None:
        try:
            self._fold(self._store.written(after=self._folding.head.seq), self.place, self._folding)
        except LedgerError:
            self._folding = Folding()
            raise

    def _fold(self, entries: Sequence[Written], source: str | None, folding: Folding) -> None:
        """Adds the entries to `folding`; one that was written elsewhere or before is named where it is no good."""
        for one in entries:
            try:
                folding.add(one)
            except LedgerError as error:
                if source is None:
                    raise
                what = f"{error.where}: {error.what}" if error.where else error.what
                remedy = "verify it, and go back to a copy that is whole"
                raise LedgerError(error.code, what, where=f"{source}: entry {one.seq}", remedy=remedy) from None


def _now() -> datetime:
    return datetime.now(UTC)
