"""The door of the loaders: a path, standard input or a string becomes a `Document`."""

from dataclasses import replace
from pathlib import Path

from standoff.errors import SourceError
from standoff.text.dates import checked_date
from standoff.text.decoding import decoded
from standoff.text.document import Document
from standoff.text.formats import format_of, format_of_kind, refuse_unsupported
from standoff.text.raw import LARGEST, STANDARD_INPUT, read_bytes, shown


def load(source: str | Path, *, date: str | None = None, kind: str | None = None) -> Document:
    """The document in the file `source`, or on standard input for `-`.

    `kind` is `txt`, `md`, `html`, `srt` or `vtt`; without it the file's suffix tells, or else its content. `date` is
    when the text was written, ISO 8601 and possibly partial (`2012-06`); without it the document's own date line or
    metadata tell. The text of plain text and Markdown is the file's, character for character, line ends included.

    Raises `SourceError`: `missing-file`, `directory`, `unreadable`, `too-large` (over 5 MB), `empty-document`,
    `binary`, `undecodable`, `unsupported-format`, `unknown-kind`, `bad-date`; for pages also `no-article`,
    `extraction-failed` and `missing-library`; for subtitles `bad-time-code` and `no-cues`.
    """
    if date is not None:
        checked_date(date)
    if kind is not None:
        format_of_kind(kind)
    name = str(source)
    return from_bytes(read_bytes(name), name, date=date, kind=kind)


def from_text(
    text: str, *, title: str | None = None, date: str | None = None, source: str = STANDARD_INPUT, kind: str = "txt"
) -> Document:
    """The document of a string that holds what a file of this `kind` would; `title` and `date` override its own.

    Raises `SourceError` as `load` does.

    >>> document = from_text("Lima waits\\n\\nLIMA, 3 May 2012 - Peru said no.")
    >>> document.title, document.date, [document.text[b.start : b.end] for b in document.paragraphs()]
    ('Lima waits', '2012-05-03', ['Peru said no.'])
    """
    if date is not None:
        checked_date(date)
    format_of_kind(kind)
    where = shown(source)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError("undecodable", f"holds half a character at {error.start}", where=where) from None
    if len(data) > LARGEST:
        raise SourceError("too-large", f"is larger than {LARGEST // 1_000_000} MB", where=where)
    document = from_bytes(data, source, date=date, kind=kind)
    return document if title is None else replace(document, title=title)


def from_bytes(data: bytes, source: str, *, date: str | None = None, kind: str | None = None) -> Document:
    """The document in the bytes of a file called `source`; raises `SourceError` as `load` does."""
    if date is not None:
        checked_date(date)
    where = shown(source)
    refuse_unsupported(data, "" if kind else source, where)
    text = decoded(data, where)
    if not text.strip():
        remedy = "give a file with prose in it"
        raise SourceError("empty-document", "holds only white space", where=where, remedy=remedy)
    document = (format_of_kind(kind) if kind else format_of(text, source)).load(text, source)
    return document if date is None else replace(document, date=date)
