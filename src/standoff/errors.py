"""The errors a user can meet, each with a stable code and a message of one line: where, what, and the remedy."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any


def meant_among(name: str, known: Sequence[str], *, otherwise: str | None = None) -> str:
    """The remedy for a name that there is not: the known one that is close to it, or else `otherwise`, or all of them.

    >>> meant_among("nahs", ["nash", "seq"]), meant_among("x", ["nash", "seq"])
    ("did you mean 'nash'?", 'name one of nash, seq')
    """
    close = get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return otherwise or f"name one of {', '.join(known)}"


class StandoffError(Exception):
    """Bad input that its giver can mend; the command line prints it as one line and exits 2.

    `code` is stable across versions and safe to match on; `where` is a file or `file:line:column`, when known.

    >>> str(StandoffError("empty-document", "the file has no text", where="a.txt", remedy="give one that has"))
    'a.txt: the file has no text; give one that has [empty-document]'
    """

    def __init__(self, code: str, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.code = code
        self.what = what
        self.where = where
        self.remedy = remedy
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}; {remedy} [{code}]" if remedy else f"{line} [{code}]")

    def __reduce__(self) -> tuple[Any, ...]:
        # An error that a worker process meets is told by the one that asked.
        return _remade, (type(self), self.args, self.__dict__)


def _remade(kind: type[StandoffError], args: tuple[Any, ...], values: dict[str, Any]) -> StandoffError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(values)
    return error


class SourceError(StandoffError):
    """A source that cannot be loaded as text: missing, empty, binary, too large, or not of the kind its name says."""


class ReadingError(StandoffError):
    """A reading that cannot be used: malformed JSON, or spans that do not fit their document."""


class ScaleError(StandoffError):
    """A scale of words for probabilities that there is none of, or that estimates cannot be read by."""


class SpanError(StandoffError):
    """A span that does not fit its text: an error, never a guess."""


class FormulaError(StandoffError):
    """A preference or feasibility formula that does not parse, or names an unknown option."""


class ConflictError(StandoffError):
    """One mistake in a conflict model."""


class ConflictFileError(StandoffError):
    """All the mistakes of a conflict file, gathered; `problems` holds one error for each, in file order."""

    def __init__(self, problems: list[ConflictError]) -> None:
        self.problems = problems
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(first.code, first.what + more, where=first.where, remedy=first.remedy)

    def lines(self) -> list[str]:
        """One line for each mistake."""
        return [str(problem) for problem in self.problems]


class DraftError(StandoffError):
    """A reading from which no conflict can be drawn: it holds no standoff."""


class OutlookError(StandoffError):
    """An outlook that cannot be used: malformed JSON, or values that are none of an outlook."""


class LedgerError(StandoffError):
    """A ledger that cannot be opened, written or trusted, or something that it cannot take in."""


class OutputError(StandoffError):
    """A file or folder that cannot be written."""
