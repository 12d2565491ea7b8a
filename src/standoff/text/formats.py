"""The formats that can be loaded, and those that are recognised only to be refused with a remedy.

A new format is one module with a function from text (or bytes) and source to `Document`, and one `Format` here.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from standoff.errors import SourceError
from standoff.text.document import Document


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be loaded.

    `suffixes` are lower case; `signs` matches the beginning of a text of this kind (None: never told from the text);
    `loader` names the module and function that make the document, imported when the first such source is loaded.
    `mark` is given for kinds that are loaded from their bytes: it matches the beginning of such a file, whatever the
    file is called. `name` is what messages call one.
    """

    kind: str
    suffixes: tuple[str, ...]
    signs: re.Pattern[str] | None
    loader: tuple[str, str]
    mark: re.Pattern[bytes] | None = None
    name: str = "a text"

    def load(self, held: str | bytes, source: str) -> Document:
        """The document that a file holds: its text, or its bytes where the format has a `mark`."""
        module, function = self.loader
        load: Callable[[str | bytes, str], Document] = getattr(import_module(module), function)
        return load(held, source)


FORMATS: tuple[Format, ...] = (
    Format("txt", (".txt", ".text"), None, ("standoff.text.plain", "plain_document")),
    Format(
        "md",
        (".md", ".markdown"),
        re.compile(r"---\n(?:[\w-]+:.*\n)+---\n|# \S|[^\n]{1,160}\n(?:={3,}|-{3,})\n|(?:[^\n]*\n){0,40}?#{2,4} \S"),
        ("standoff.text.markdown", "markdown_document"),
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        re.compile(
            r"(?:<\?xml[^>]*>|<!--.{0,500}?-->|\s)*<(?:!doctype html|html|head|body|article)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        ("standoff.text.html", "html_document"),
    ),
    Format("vtt", (".vtt",), re.compile(r"WEBVTT(?:\s|$)"), ("standoff.text.subtitles", "subtitle_document")),
    Format(
        "srt",
        (".srt",),
        re.compile(r"\d+\s*\n\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}\s*-->"),
        ("standoff.text.subtitles", "subtitle_document"),
    ),
    Format("pdf", (".pdf",), None, ("standoff.text.pdf", "pdf_document"), re.compile(rb"%PDF-"), "a PDF"),
    Format(
        "feed",
        (".rss", ".atom"),
        None,
        ("standoff.text.feed", "feed_document"),
        re.compile(
            rb"(?:<\?xml[^>]{0,200}>|<\?xml-stylesheet[^>]{0,500}>|<!--.{0,500}?-->|<!doctype\s+(?!html)[^>\[]{0,300}>|\s)*"
            rb"<(?:rss|feed|rdf:RDF)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "a feed",
    ),
)
"""In the order in which a text without a telling suffix is tried; plain text is what remains."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """A format that cannot be loaded: how it is recognised, and what to do instead."""

    name: str
    suffixes: tuple[str, ...]
    signs: re.Pattern[bytes]
    remedy: str


_REFUSED: tuple[_Refused, ...] = (
    _Refused("an RTF document", (".rtf",), re.compile(rb"\{\\rtf\d"), "save it as plain text from a word processor"),
    _Refused(
        "a word processor's document",
        (".docx", ".doc", ".odt", ".pages"),
        re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
        "save it as plain text from the word processor",
    ),
    _Refused(
        "a file of data",
        (".json", ".jsonl", ".yaml", ".yml", ".gmcr"),
        re.compile(rb'[\[{]\s*(?:\{\s*)?"[^"\n]{1,80}"\s*:|format: standoff/'),
        "give the text itself; `standoff draft` goes on from a reading, `standoff outlook` from a conflict",
    ),
    _Refused(
        "XML that is neither a page nor a feed",
        (),
        re.compile(
            rb"<\?xml\b[^>]{0,200}>(?:\s|<!--.{0,500}?-->|<[!?](?!--)[^>\[]{0,300}>)*+<(?!html|head|body|article|!)[a-z_]",
            re.IGNORECASE | re.DOTALL,
        ),
        "save the text that it holds as plain text or as a web page",
    ),
)


def marked_format(data: bytes, source: str) -> Format | None:
    """The format of a file that is loaded from its bytes, as they or the suffix of `source` tell; else None."""
    beginning = _beginning(data)
    marked = [known for known in FORMATS if known.mark is not None]
    suffix = PurePath(source).suffix.lower()
    of_suffix = (known for known in marked if suffix in known.suffixes)
    return next((known for known in marked if known.mark and known.mark.match(beginning)), next(of_suffix, None))


def refuse_unsupported(data: bytes, source: str, where: str) -> None:
    """Raise `SourceError` (`unsupported-format`) when bytes or the suffix of `source` tell a format not loaded."""
    suffix = PurePath(source).suffix.lower()
    beginning = _beginning(data)
    if marked := marked_format(data, ""):
        remedy = f"load it as what it is, of the kind {marked.kind!r}"
        raise SourceError("unsupported-format", f"holds {marked.name}, not text", where=where, remedy=remedy)
    for refused in _REFUSED:
        named = suffix in refused.suffixes
        if named or refused.signs.match(beginning):
            what = f"is {refused.name}, which cannot be read" if named else f"holds {refused.name}, not text"
            raise SourceError("unsupported-format", what, where=where, remedy=refused.remedy)


def _beginning(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data[:4000].decode("utf-16", "ignore").encode("utf-8", "ignore")
    return data[:2000].removeprefix(codecs.BOM_UTF8).lstrip()


def format_of_kind(kind: str) -> Format:
    """The format called `kind`; raises `SourceError` (`unknown-kind`)."""
    for known in FORMATS:
        if known.kind == kind:
            return known
    kinds = ", ".join(known.kind for known in FORMATS)
    raise SourceError("unknown-kind", f"{kind[:40]!r} is not a kind of source", remedy=f"use one of {kinds}")


def format_of(text: str, source: str) -> Format:
    """The format that the source's suffix names, or else the one its text looks like; plain text when it is neither."""
    suffix = PurePath(source).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    beginning = "\n".join(text[:4000].lstrip().splitlines()) + "\n"
    for known in FORMATS:
        if known.signs is not None and known.signs.match(beginning):
            return known
    return format_of_kind("txt")
