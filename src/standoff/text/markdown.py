"""Loads Markdown: the text is the file's, character for character; blocks leave out the markup at their edges.

Inline markup inside a paragraph stays in its block, because a span must be able to run across it; `Document.markup`
says where it is, so that a parser can be given blanks in its place.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from standoff.text.dates import find_date
from standoff.text.document import Block, BlockKind, Document
from standoff.text.layout import LONGEST_TITLE, Piece, layout_of

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(title|date):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?: {2,}|\\)(?:\r\n|\r|\n)(?=\s*\S)")
_WRITTEN = re.compile(r"\S(?:[^\r\n]*\S)?")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPENING = re.compile(r"(?:\s|>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)|\[[ xX]\](?=\s))*")
_CLOSING = re.compile(r"[ \t]+#+\Z|\s+(?:=+|-+)\Z")
_INLINE = re.compile(
    r"(?<=[\n\r])[ \t]*(?:>[ \t]?)+"  # a quotation's mark at the start of a further line
    r"|<!--.*?-->|</?[A-Za-z][^<>]*>"  # comments, tags, addresses in angle brackets
    r"|!?\[(?=[^\[\]]{0,500}\](?:\(|\[))"  # a link's opening bracket
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\]\[[^\[\]]*\]"  # and its address
    r"|\[\^[^\[\]\s]+\]"  # a footnote's mark
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|`+|\\(?=[^\w\s])",
    re.DOTALL,
)


def markdown_document(text: str, source: str) -> Document:
    """The document of a Markdown text; title and date of its front matter go before those of its layout.

    Code, tables, raw HTML, rules, front matter and link definitions are boilerplate.
    """
    matter = _FRONT_MATTER.match(text)
    body = matter.end() if matter else 0
    fields = {name.lower(): value for name, value in _FIELD.findall(matter[1])} if matter else {}
    pieces = list(_pieces(text, body))
    prose = [piece for piece in pieces if piece.kind is not BlockKind.BOILERPLATE]
    markup = tuple(run for piece in prose for run in _runs(text, piece.start, piece.end))
    layout = layout_of(Document(text, markup=markup).prose(Block(0, len(text), BlockKind.PARAGRAPH)), pieces)
    date = find_date(fields.get("date", "")) or layout.date
    blocks = tuple(_without_gaps(text, layout.blocks))
    return Document(text, source, fields.get("title") or layout.title, date, blocks, markup=markup)


def _without_gaps(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, and what lies between them as boilerplate: the layout took the markup after a label for blanks."""
    at = 0
    for block in blocks:
        yield from (Block(gap.start, gap.end, BlockKind.BOILERPLATE) for gap in _boilerplate(text, at, block.start))
        yield block
        at = block.end


def _pieces(text: str, body: int) -> Iterator[Piece]:
    """The pieces of a Markdown text whose body starts at `body`: its paragraphs and headings, and what lies between."""
    at = 0
    titled = begun = False
    for start, end, leaf, in_list in _leaves(text, body):
        yield from _boilerplate(text, at, start)
        heading = leaf.type == "heading_open"
        kind: BlockKind | None
        if heading:
            kind = BlockKind.HEADING if titled or begun else BlockKind.TITLE
            titled = True
        else:
            kind = BlockKind.PARAGRAPH if in_list else None
            begun = begun or end - start > LONGEST_TITLE
        for part_start, part_end in _parts(text, start, end):
            yield from _trimmed(text, part_start, part_end, kind)
        at = end
    yield from _boilerplate(text, at, len(text))


def _leaves(text: str, body: int) -> Iterator[tuple[int, int, Token, bool]]:
    """Start and end of each paragraph and heading, its token, and whether it is an item of a list."""
    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
    starts = [body + match.start() for match in _LINE.finditer(text[body:])] + [len(text)]
    in_list = 0
    for token in parser.parse(text[body:]):
        if token.type in ("list_item_open", "list_item_close"):
            in_list += token.nesting
        if token.type in ("paragraph_open", "heading_open") and token.map is not None:
            first, after = token.map
            yield starts[first], starts[min(after, len(starts) - 1)], token, in_list > 0


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph cut at its hard line breaks."""
    at = start
    for match in _HARD_BREAK.finditer(text, start, end):
        yield at, match.end()
        at = match.end()
    yield at, end


def _trimmed(text: str, start: int, end: int, kind: BlockKind | None) -> Iterator[Piece]:
    """The prose between `start` and `end`, and the markup before and after it as boilerplate."""
    opening = _OPENING.match(text, start, end)
    inner_start = opening.end() if opening else start
    inner_end = _stripped(text, inner_start, end)[1]
    if kind in (BlockKind.TITLE, BlockKind.HEADING) and (closing := _CLOSING.search(text, inner_start, inner_end)):
        inner_end = closing.start()
    inner_start, inner_end = _stripped(text, inner_start, inner_end)
    runs = list(_runs(text, inner_start, inner_end))
    while runs and runs[0][0] == inner_start:
        inner_start = _stripped(text, runs.pop(0)[1], inner_end)[0]
    while runs and runs[-1][1] == inner_end:
        inner_end = _stripped(text, inner_start, runs.pop()[0])[1]
    yield from _boilerplate(text, start, inner_start)
    if inner_start < inner_end:
        yield Piece(inner_start, inner_end, kind)
    yield from _boilerplate(text, inner_end, end)


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each run of inline markup."""
    for match in _INLINE.finditer(text, start, end):
        yield match.span()


def _boilerplate(text: str, start: int, end: int) -> Iterator[Piece]:
    """The lines between `start` and `end`, where they are not blank."""
    for match in _WRITTEN.finditer(text, start, end):
        yield Piece(*match.span(), BlockKind.BOILERPLATE)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
