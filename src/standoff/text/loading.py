"""The door of the loaders: a path, standard input or a string becomes a `Document`."""

import os
import re
from dataclasses import replace
from pathlib import Path

from standoff.errors import SourceError
from standoff.text.dates import checked_date
from standoff.text.decoding import decoded
from standoff.text.document import Document
from standoff.text.feed import entry_document, entry_numbers
from standoff.text.formats import format_of, format_of_kind, marked_format, refuse_unsupported
from standoff.text.raw import LARGEST, STANDARD_INPUT, read_bytes, shown

_ENTRY = re.compile(r"(.+)#([1-9]\d{0,5})", re.DOTALL)


def load(source: str | Path, *, date: str | None = None, kind: str | None = None) -> Document:
    """The document in the file `source`, or on standard input for `-`.

    `kind` is `txt`, `md`, `html`, `srt`, `vtt`, `pdf` or `feed`; without it the file's suffix tells, or else its
    content; a PDF and a feed are known by their content first. `date` is when the text was written, ISO 8601 and
    possibly partial (`2012-06`); without it the document's own date line or metadata tell. The text of plain text and
    Markdown is the file's, character for character, line ends included. Of a feed with several entries, `feed.xml#3` is
    the third; `load_all` loads all.

    Raises `SourceError`: `missing-file`, `directory`, `unreadable`, `too-large` (over 5 MB; a PDF, over 50 MB),
    `empty-document`, `binary`, `undecodable`, `unsupported-format`, `unknown-kind`, `bad-date`; for pages, PDFs and
    feeds also `extraction-failed` and `missing-library`; for pages `no-article`; for PDFs `no-pdf`, `damaged-pdf`,
    `encrypted-pdf` and `pictures-only`; for feeds `no-entries`, `damaged-feed`, `several-dispatches` and
    `no-such-entry`; for subtitles `bad-time-code` and `no-cues`.
    """
    if date is not None:
        checked_date(date)
    if kind is not None:
        format_of_kind(kind)
    name = str(source)
    if (entry := _entry(name)) is not None:
        feed, number = entry
        document = entry_document(_feed(feed), feed, number)
        return document if date is None else replace(document, date=date)
    return from_bytes(read_bytes(name), name, date=date, kind=kind)


def load_all(source: str | Path, *, date: str | None = None) -> tuple[Document, ...]:
    """The documents in the file `source`: of a feed one for each entry, in its order, else the one that `load` gives.

    The source of each entry of a feed with several is `source#n`, and loads it. Raises `SourceError` as `load` does.
    """
    name = str(source)
    if is_entry(name):
        return (load(name, date=date),)
    if date is not None:
        checked_date(date)
    data = read_bytes(name)
    if not _is_feed(data, name) or len(numbers := entry_numbers(data, name)) == 1:
        return (from_bytes(data, name, date=date),)
    documents = (entry_document(data, name, number) for number in numbers)
    return tuple(document if date is None else replace(document, date=date) for document in documents)


def names_in(source: str) -> tuple[str, ...]:
    """A name for each dispatch in the file `source`, to `load` it by: `feed.xml#1` and so on; otherwise `source` alone.

    Standard input, which can be read once only, and what cannot be loaded have no other name. Never raises.
    """
    if source == STANDARD_INPUT or is_entry(source):
        return (source,)
    try:
        data = read_bytes(source)
        numbers = entry_numbers(data, source) if _is_feed(data, source) else ()
    except SourceError:
        return (source,)
    return tuple(f"{source}#{number}" for number in numbers) if len(numbers) > 1 else (source,)


def is_entry(source: str) -> bool:
    """True for the name of a feed's entry, such as `feed.xml#3`, where there is a file `feed.xml`."""
    return _entry(source) is not None


def _entry(name: str) -> tuple[str, int] | None:
    """The file and number of the entry that `name` names, or None: a file that is really called `a#1` goes first."""
    match = _ENTRY.fullmatch(name)
    if match is None or os.path.exists(name) or not os.path.isfile(match[1]):
        return None
    return match[1], int(match[2])


def _feed(source: str) -> bytes:
    data = read_bytes(source)
    if not _is_feed(data, source):
        raise SourceError("no-such-entry", "is no feed", where=shown(source), remedy="leave out what follows the #")
    return data


def _is_feed(data: bytes, source: str) -> bool:
    known = marked_format(data, source)
    return known is not None and known.kind == "feed"


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
    if kind == "pdf":
        remedy = "give its bytes as a file to `load`"
        raise SourceError("no-pdf", "a string holds no PDF", where=where, remedy=remedy)
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
    form = format_of_kind(kind) if kind else marked_format(data, source)
    if form is not None and form.mark is not None:
        document = form.load(data, source)
    else:
        refuse_unsupported(data, "" if kind else source, where)
        text = decoded(data, where)
        if not text.strip():
            remedy = "give a file with prose in it"
            raise SourceError("empty-document", "holds only white space", where=where, remedy=remedy)
        document = (form or format_of(text, source)).load(text, source)
    return document if date is None else replace(document, date=date)
