"""Says of entries whether they are the ones that were written: the first that does not fit, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.errors import LedgerError
from standoff.ledger.chain import Written
from standoff.ledger.folding import Folding


@dataclass(frozen=True, slots=True)
class Flaw:
    """The first entry that does not fit: its number, a code (that of a `LedgerError`), and what is wrong, in words.

    `seq` is None when every entry fits but one that should be there, by a hash that was kept elsewhere, is not.
    """

    seq: int | None
    code: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a ledger found: how many entries fit, the head that they end in, and the first flaw, or None."""

    entries: int
    head: str
    flaw: Flaw | None

    @property
    def sound(self) -> bool:
        """Whether there is no flaw."""
        return self.flaw is None


def verify(entries: Sequence[Written], heads: Iterable[str] = ()) -> Verification:
    """Checks the chain from its first entry, and that each fact makes sense where it stands.

    `heads` are hashes that were kept elsewhere: each must be that of one of the entries. Without one, a chain that was
    cut short, or written anew from some entry on, is whole in itself.
    """
    folding = Folding()
    flaw = _first_flaw(folding, entries)
    if flaw is None:
        there = {one.hash for one in entries}
        gone = next((head for head in heads if head not in there), None)
        if gone is not None:
            what = f"no entry has the hash {gone}: what it sealed was changed or is gone"
            flaw = Flaw(None, "missing-head", what)
    return Verification(folding.head.seq, folding.head.hash, flaw)


def _first_flaw(folding: Folding, entries: Sequence[Written]) -> Flaw | None:
    for one in entries:
        try:
            folding.add(one)
        except LedgerError as error:
            what = f"{error.where}: {error.what}" if error.where else error.what
            return Flaw(folding.head.seq + 1, error.code, what)
    return None
