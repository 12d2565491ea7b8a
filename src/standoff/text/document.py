"""`Document` and `Span`: immutable text and exact views on it."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from standoff.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (end exclusive, Unicode code points) of a document, with the text between them.

    Make one with `Document.span`, which checks it; `Document.check` checks one that came from elsewhere.
    """

    start: int
    end: int
    text: str

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class BlockKind(StrEnum):
    """What a stretch of a document is, as far as its layout says."""

    TITLE = "title"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One layout unit of a document: characters `start` to `end`, and what kind it is."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A time code: characters `start` to `end` were spoken from `begins` to `ends`, in seconds."""

    start: int
    end: int
    begins: float
    ends: float


@dataclass(frozen=True)
class Document:
    """A text as stored, never altered: offsets into `text` are what every finding points at.

    `blocks` cover the text in order, without overlap, blank lines aside; `cues` are given for subtitles only, and
    `pages`, the offset at which each page begins, for what has pages. `date` is an ISO 8601 date, possibly partial
    (`2011-11`), or None when neither the text nor the caller told it; `link` is the address that a feed gives. `markup`
    holds start and end of each run of inline markup (`**`, a link's address) inside the blocks, in order, without
    overlap.
    """

    text: str
    source: str = "-"
    title: str | None = None
    date: str | None = None
    blocks: tuple[Block, ...] = ()
    cues: tuple[Cue, ...] = ()
    markup: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    link: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text's UTF-8 bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`.

        Raises `SpanError` when the offsets are not inside the text or the span is empty.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError("span-outside", f"span {start}-{end} does not lie in a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def check(self, span: Span) -> Span:
        """`span`, when it fits this text; raises `SpanError` when it does not."""
        if self.span(span.start, span.end).text != span.text:
            raise SpanError("span-mismatch", f"span {span.start}-{span.end} says {span.text[:40]!r}, the text differs")
        return span

    def paragraphs(self) -> Iterator[Block]:
        """The body paragraphs, in order."""
        return (block for block in self.blocks if block.kind is BlockKind.PARAGRAPH)

    def prose(self, block: Block) -> str:
        """The block's text with each character of inline markup replaced by a blank, so that offsets in it still hold.

        >>> Document("**No**, it said", markup=((0, 2), (4, 6))).prose(Block(0, 15, BlockKind.PARAGRAPH))
        '  No  , it said'
        """
        parts = []
        at = block.start
        for start, end in self.markup[bisect_right(self.markup, (block.start, block.start)) :]:
            if start >= block.end:
                break
            parts.append(self.text[at:start] + " " * (end - start))
            at = end
        return "".join(parts) + self.text[at : block.end]

    def seconds_at(self, offset: int) -> float | None:
        """The second at which the character at `offset` was spoken, or None when the document has no time codes."""
        at = bisect_right([cue.start for cue in self.cues], offset) - 1
        return self.cues[at].begins if at >= 0 else None

    def page_at(self, offset: int) -> int | None:
        """The number, from 1, of the page that the character at `offset` stands on; None for what has no pages.

        >>> Document("one, two, blank, four", pages=(0, 5, 10, 10, 17)).page_at(12)
        4
        """
        return bisect_right(self.pages, offset) or None
