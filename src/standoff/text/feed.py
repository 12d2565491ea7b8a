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

    Raises `SourceError`: `several-dispatches` for a feed with more, and what `entry_numbers` raises.
    """
    numbers = entry_numbers(data, source)
    if len(numbers) == 1:
        return replace(entry_document(data, source, numbers[0]), source=source)
    name = "FILE" if source == STANDARD_INPUT else shown(source)
    remedy = f"name one, as {name}#1, or ask for all with `standoff read {name} --out DIR`"
    raise SourceError("several-dispatches", f"holds {len(numbers):,} dispatches", where=shown(source), remedy=remedy)


def entry_numbers(data: bytes, source: str) -> tuple[int, ...]:
    """The numbers, from 1, of a feed's entries that have words in them, in the feed's order.

    Raises `SourceError`: `no-entries`, `damaged-feed` for one that breaks off, what decoding raises, and what
    `extract_in_child` raises.
    """
    return tuple(_entries(data, shown(source)))


def entry_document(data: bytes, source: str, number: int) -> Document:
    """The document of a feed's entry; its source is `source#number`.

    Title, date and link are the entry's own, a date line in its text going before its date. Raises `SourceError`:
    `no-such-entry`, and what `entry_numbers` raises.
    """
    where = shown(source)
    entries = _entries(data, where)
    if number not in entries:
        remedy = f"name one from {min(entries)} to {max(entries)}"
        raise SourceError("no-such-entry", f"has no entry {number} with words in it", where=where, remedy=remedy)
    entry = entries[number]
    document = composed(entry.stretches, f"{source}#{number}", title=entry.title, date=entry.date)
    return replace(document, link=entry.link)


@lru_cache(maxsize=2)  # who reads entry after entry of a feed asks for the same one each time
def _entries(data: bytes, where: str) -> dict[int, _Entry]:
    """The entries that have words in them, by their number."""
    found = extract_in_child("standoff.text.feed_extraction", decoded(data, where).encode("utf-8"), where)
    if not found["whole"]:
        raise SourceError("damaged-feed", "the feed breaks off", where=where, remedy="save it again, whole")
    entries = {
        number: _Entry(
            told["title"], told["date"], told["link"], tuple((kind, text) for kind, text in told["stretches"])
        )
        for number, told in enumerate(found["entries"], start=1)
        if told["title"] or told["stretches"]
    }
    if not entries:
        remedy = "save the article itself as .html"
        raise SourceError("no-entries", "the feed holds no entry with words in it", where=where, remedy=remedy)
    return entries
