"""Loads feeds, RSS and Atom: each entry is a dispatch of its own, with its own title, date and link."""

from dataclasses import dataclass, replace
from functools import lru_cache

from standoff.errors import SourceError
from standoff.text.composed import composed
from standoff.text.decoding import decoded
from standoff.text.document import Document
from standoff.text.raw import STANDARD_INPUT, shown
from standoff.text.sandbox import extract_in_child


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str | None
    date: str | None
    link: str | None
    stretches: tuple[tuple[str, str], ...]


def feed_document(data: bytes, source: str) -> Document:
    """The document of a feed with a single entry.

    Raises `SourceError`: `several-dispatches` for a feed with more, and what `feed_documents` raises.
    """
    documents = feed_documents(data, source)
    if len(documents) == 1:
        return replace(documents[0], source=source)
    where = shown(source)
    what = f"holds {len(documents):,} dispatches"
    name = "FILE" if source == STANDARD_INPUT else where
    remedy = f"name one, as {name}#1, or ask for all with `standoff read {name} --out DIR`"
    raise SourceError("several-dispatches", what, where=where, remedy=remedy)


def feed_documents(data: bytes, source: str) -> tuple[Document, ...]:
    """The documents of a feed's entries, in its order; entry number `n` has the source `source#n`.

    Title, date and link are the entry's own, a date line in its text going before its date. Entries without a word are
    left out. Raises `SourceError`: `no-entries`, `damaged-feed` for one that breaks off, what decoding raises, and what
    `extract_in_child` raises.
    """
    return tuple(
        replace(composed(entry.stretches, f"{source}#{number}", title=entry.title, date=entry.date), link=entry.link)
        for number, entry in enumerate(_entries(data, shown(source)), start=1)
        if entry.title or entry.stretches
    )


@lru_cache(maxsize=2)  # who reads entry after entry of a feed asks for the same one each time
def _entries(data: bytes, where: str) -> tuple[_Entry, ...]:
    found = extract_in_child("standoff.text.feed_extraction", decoded(data, where).encode("utf-8"), where)
    if not found["whole"]:
        raise SourceError("damaged-feed", "the feed breaks off", where=where, remedy="save it again, whole")
    entries = tuple(
        _Entry(told["title"], told["date"], told["link"], tuple((kind, words) for kind, words in told["stretches"]))
        for told in found["entries"]
    )
    if not any(entry.title or entry.stretches for entry in entries):
        remedy = "save the article itself as .html"
        raise SourceError("no-entries", "the feed holds no entry with words in it", where=where, remedy=remedy)
    return entries
