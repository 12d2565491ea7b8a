"""The formats that can be loaded, and those that are recognised only to be refused with a remedy.

A new format is one module with a function from text and source to `Document`, and one `Format` here.
"""

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
    """

    kind: str
    suffixes: tuple[str, ...]
    signs: re.Pattern[str] | None
    loader: tuple[str, str]

    def load(self, text: str, source: str) -> Document:
        """The document that `text` holds."""
        module, function = self.loader
        load: Callable[[str, str], Document] = getattr(import_module(module), function)
        return load(text, source)


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
    _Refused("a PDF", (".pdf",), re.compile(rb"%PDF-"), "save its text as .txt, for instance with pdftotext"),
    _Refused("an RTF document", (".rtf",), re.compile(rb"\{\\rtf\d"), "save it as plain text from a word processor"),
    _Refused(
        "a word processor's document",
        (".docx", ".doc", ".odt", ".pages"),
        re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
        "save it as plain text from the word processor",
    ),
    _Refused(
        "a feed",
        (".rss", ".atom"),
        re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)\b"),
        "save the article itself as .html",
    ),
)


def refuse_unsupported(data: bytes, source: str, where: str) -> None:
    """Raise `SourceError` (`unsupported-format`) when bytes or the suffix of `source` tell a format not loaded."""
    suffix = PurePath(source).suffix.lower()
    beginning = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for refused in _REFUSED:
        named = suffix in refused.suffixes
        if named or refused.signs.match(beginning):
            what = f"is {refused.name}, which cannot be read" if named else f"holds {refused.name}, not text"
            raise SourceError("unsupported-format", what, where=where, remedy=refused.remedy)


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
