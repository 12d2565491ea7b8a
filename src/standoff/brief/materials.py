"""`Materials`: what every section of a brief is written from."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.brief.changes import Changes
from standoff.brief.findings import name_of
from standoff.brief.grading import Grade
from standoff.brief.marked_text import MarkedText, Source
from standoff.conflict import Conflict, Evidence
from standoff.outlook.model import Outlook
from standoff.reading import Reading
from standoff.stability import Solution
from standoff.text import Document


@dataclass(frozen=True)
class Materials:
    """The parts of the pipeline that a brief shows, and the dispatch with its findings marked.

    `rows` is how many rows a table may have; None for all of them. `changes` is what each of several dispatches
    changed, and `grade` how an analyst has judged them.
    """

    document: Document
    reading: Reading
    conflict: Conflict
    solution: Solution
    outlook: Outlook
    text: MarkedText
    rows: int | None
    changes: Changes | None = None
    grade: Grade | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """The dispatches, the oldest first."""
        return (self.document,) if self.changes is None else self.changes.dispatches.documents

    def written(self, offset: int) -> str | None:
        """When the dispatch was written that holds a character of the whole text: ISO 8601, possibly partial."""
        if self.changes is None:
            return self.document.date
        dispatches = self.changes.dispatches
        return dispatches.documents[dispatches.number_at(offset)].date

    def name(self, actor: str | None, missing: str = "not named") -> str:
        """The name of an actor of the reading."""
        return name_of(self.reading, actor, missing)

    def sources(self, evidence: Sequence[Evidence]) -> tuple[Source, ...]:
        """Evidence as it is shown, each piece once."""
        return tuple(dict.fromkeys(self.text.source(piece) for piece in evidence))

    def option_number(self, option_id: str) -> str:
        """The number of an option in the brief: `O1`."""
        return f"O{self.conflict.option_ids.index(option_id) + 1}"

    def option_text(self, option_id: str) -> str:
        """What an option is, in words; the id itself when the conflict has no such option."""
        return next((option.text for option in self.conflict.options if option.id == option_id), option_id)

    def left(self, total: int) -> int:
        """How many of `total` rows a table has to leave out."""
        return 0 if self.rows is None else max(0, total - self.rows)
