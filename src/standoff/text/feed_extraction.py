"""Takes the entries of an RSS or Atom feed apart with feedparser; run in a child process, see `sandbox`."""

import io
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser
import lxml.html

from standoff.text.dates import find_date
from standoff.text.elements import stretches_under

_HEADINGS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")
_KINDS = {**_HEADINGS, "li": "item"}
_BREAKS = frozenset(
    {
        *_HEADINGS,
        "p",
        "div",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
    }
    | {"article", "section", "header", "footer", "aside", "main", "figure", "iframe", "img", "center", "form"}
)
_LEFT_OUT = frozenset(
    {"head", "script", "style", "noscript", "template", "iframe", "object", "svg", "audio", "video", "figure", "nav"}
    | {"button", "select", "textarea"}
)
_REFERENCE = re.compile(rb"&#(x[0-9a-f]+|[0-9]+);", re.IGNORECASE)
_UNKNOWN = "\ufffd".encode()
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n")


def extract(feed: bytes) -> dict[str, Any]:
    """The entries of a feed given as UTF-8, whatever encoding it declares, and whether it is whole.

    An entry has `title`, `date` (ISO 8601), `link` and `stretches`, pairs of a kind (`heading`, `item` or `text`) and a
    text without line breaks; what it does not tell is None.
    """
    # A stream, because the library would open a file, or an address, that a string names.
    parsed = feedparser.parse(
        io.BytesIO(_REFERENCE.sub(_known, feed)),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    return {"whole": not parsed.bozo or _is_closed(feed), "entries": [_told(entry) for entry in parsed.entries]}


def _known(reference: re.Match[bytes]) -> bytes:
    """A character's number, unless no character has it: the library would stop at that."""
    digits = reference[1].lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits) if len(digits) < 20 else sys.maxunicode + 1
    return reference[0] if 0 < number <= sys.maxunicode and not 0xD800 <= number < 0xE000 else _UNKNOWN


def _is_closed(feed: bytes) -> bool:
    """True when the end of a feed is there; one that breaks off loses entries that nobody would miss."""
    ending = feed[-2000:].lower()
    return any(tag in ending for tag in (b"</rss", b"</feed", b"</rdf:rdf"))


def _told(entry: Mapping[str, Any]) -> dict[str, Any]:
    link = str(entry.get("link", "")).strip()
    return {
        "title": _words(entry.get("title", ""), entry.get("title_detail", {})) or None,
        "date": next(_dates(entry), None),
        "link": link if link.startswith(("http://", "https://")) else None,
        "stretches": _stretches(entry),
    }


def _dates(entry: Mapping[str, Any]) -> Iterator[str]:
    """The days on which an entry says that it was published or, failing that, changed: as written, where it was."""
    for name in ("published", "updated", "created"):
        if date := find_date(str(entry.get(name, ""))):
            yield date
        elif moment := entry.get(f"{name}_parsed"):
            yield f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


def _stretches(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The longest text that an entry has: its content, or else its summary."""
    contents = [*entry.get("content", ()), *filter(None, [entry.get("summary_detail")])]
    found = [_cut(content.get("value") or "", content) for content in contents]
    return max(found, key=lambda stretches: sum(len(words) for _, words in stretches), default=[])


def _words(text: str, detail: Mapping[str, Any]) -> str:
    return " ".join(words for _, words in _cut(text, detail))


def _cut(text: str, detail: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The stretches of a text, which is markup unless its feed says that it is plain."""
    if not text.strip():
        return []
    if detail.get("type") == "text/plain":
        return [("text", words) for lines in _BLANK_LINES.split(text) if (words := " ".join(lines.split()))]
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    tree = lxml.html.document_fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser=parser)
    return list(stretches_under(tree, _KINDS, _BREAKS, _LEFT_OUT))
