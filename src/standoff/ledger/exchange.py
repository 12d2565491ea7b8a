"""A whole ledger as lines of JSON, one for each entry, and back: nothing is lost, and the chain stays as it is."""

from standoff.errors import LedgerError
from standoff.ledger.chain import Written, parse_line
from standoff.ledger.ledger import Ledger


def export_lines(ledger: Ledger) -> str:
    """All entries as JSON Lines, in order, as they are stored: `docs/ledger.md` says how anybody can verify them."""
    return "".join(one.line() + "\n" for one in ledger.written())


def read_lines(data: bytes, where: str) -> list[Written]:
    """The entries of an export, unchecked: `verify` checks them. `where` names the file in messages.

    Raises `LedgerError` (`bad-line`) with the number of the first line that is no entry.
    """
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return [_entry(line, f"{where}:{number}") for number, line in enumerate(lines, 1)]


def import_lines(ledger: Ledger, data: bytes, where: str) -> int:
    """Takes an export into `ledger`, where it continues what is there, and says how many entries came in.

    An empty ledger takes any whole chain; one that has entries takes what follows them, from a file that repeats them
    or begins after them. `where` names the file in messages.

    Raises `LedgerError`: `bad-line`, `diverges`, and those of `Ledger.append`; the ledger is then as it was.
    """
    return ledger.adopt(read_lines(data, where), where)


def _entry(line: bytes, where: str) -> Written:
    try:
        return parse_line(line.decode())
    except (LedgerError, UnicodeDecodeError):
        remedy = "give an export as it was written, unchanged"
        raise LedgerError("bad-line", "is no entry of a ledger", where=where, remedy=remedy) from None
