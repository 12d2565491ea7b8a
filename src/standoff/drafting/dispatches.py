"""Several dispatches as one document: their texts in date order, and where each begins."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from standoff.errors import SourceError
from standoff.text import Block, Cue, Document, Span

BETWEEN = "\n\n"
"""What stands between two texts: a blank line, which belongs to neither."""


@dataclass(frozen=True)
class Dispatches:
    """Dispatches on one standoff, the oldest first.

    `whole` holds their texts one after the other, and text number `n` begins at `starts[n]` of it: findings of all of
    them can then stand in one reading. Make one with `Dispatches.of`.
    """

    documents: tuple[Document, ...]
    starts: tuple[int, ...]
    whole: Document

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "Dispatches":
        """The dispatches in the order of their dates, of one date in the order given.

        Raises `SourceError`: `undated-dispatch` when there are several and one has no date, `same-dispatch` when two
        have the same text or the same name.
        """
        if len(documents) > 1:
            _check(documents)
        ordered = tuple(sorted(documents, key=lambda document: _when(document.date or "")))
        starts, at = [], 0
        for document in ordered:
            starts.append(at)
            at += len(document.text) + len(BETWEEN)
        return cls(ordered, tuple(starts), _joined(ordered, starts))

    def first(self, n: int) -> "Dispatches":
        """The oldest `n` dispatches alone; their offsets stay as they are."""
        return Dispatches.of(self.documents[:n])

    def number_at(self, offset: int) -> int:
        """The number, from 0, of the dispatch that a character of `whole` is in."""
        return bisect_right(self.starts, offset) - 1

    def within(self, start: int, end: int) -> tuple[str, int, int]:
        """The name of the dispatch in which a stretch of `whole` lies, and its start and end there."""
        number = self.number_at(start)
        return self.documents[number].source, start - self.starts[number], end - self.starts[number]

    def shifted(self, number: int, span: Span) -> Span:
        """A span of dispatch `number` as a span of `whole`."""
        return Span(span.start + self.starts[number], span.end + self.starts[number], span.text)


def _check(documents: Sequence[Document]) -> None:
    for at, document in enumerate(documents):
        if document.date is None:
            raise SourceError(
                "undated-dispatch",
                "has no date, so that its place among the dispatches is not known",
                where=document.source,
                remedy="say when each was written, for instance `--date 2012-06-27,2012-07-10`",
            )
        for earlier in documents[:at]:
            if document.sha256 == earlier.sha256 or document.source == earlier.source:
                same = "text" if document.sha256 == earlier.sha256 else "name"
                what = f"has the same {same} as another of the dispatches, {earlier.source}"
                raise SourceError("same-dispatch", what, where=document.source, remedy="give each dispatch once")


def _when(date: str) -> tuple[int, str]:
    """A partial date sorts before the days that it may stand for; years before the common era count backwards."""
    year, _, rest = date.removeprefix("-").partition("-")
    return (-int(year) if date.startswith("-") else int(year)) if year else 0, rest


def _joined(documents: Sequence[Document], starts: Sequence[int]) -> Document:
    if len(documents) == 1:
        return documents[0]
    places = list(zip(documents, starts, strict=True))
    latest = documents[-1]
    timed = all(document.cues for document in documents)  # else a text without time codes would be given another's
    return Document(
        text=BETWEEN.join(document.text for document in documents),
        source=", ".join(short_name(document.source) for document in documents),
        title=latest.title,
        date=latest.date,
        blocks=tuple(Block(b.start + at, b.end + at, b.kind) for document, at in places for b in document.blocks),
        cues=tuple(replace(c, start=c.start + at, end=c.end + at) for d, at in places for c in _cues(d, timed)),
        markup=tuple((start + at, end + at) for document, at in places for start, end in document.markup),
        # Pages are numbered within a dispatch, so they stay with it: the whole has none.
    )


def _cues(document: Document, timed: bool) -> tuple[Cue, ...]:
    return document.cues if timed else ()


def short_name(source: str) -> str:
    """The name of a source without the folders it lies in; an address as it is."""
    return source if "://" in source else PurePath(source).name or source
