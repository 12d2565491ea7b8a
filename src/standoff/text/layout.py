"""Tells title, date line, headings and boilerplate of a text from its body paragraphs, by layout alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from standoff.text.dates import find_date
from standoff.text.document import Block, BlockKind
from standoff.text.labels import caption_end, dateline_end, marker_end, speaker, speakers
from standoff.text.lines import stretches
from standoff.text.notices import is_byline, is_date_line, is_furniture, is_header_line, is_kicker, title_label_end

LONGEST_TITLE = 160
"""Characters of a title; a longer first line is prose."""

LONGEST_HEADING = 90
"""Characters of a heading."""

LONGEST_LEAD = 250
"""Characters: what opens a paragraph before its prose is no longer than this."""

MOST_LEADS = 4
"""A telegram's paragraph has up to four: `12. (SBU) COMMENT. ANKARA:`."""

_ENDS_SENTENCE = re.compile(r"[.!…:;,][\"'”’»)\]]*$")
_ASKS = re.compile(r"\?[\"'”’»)\]]*$")
_OPENS_INSIDE = re.compile(r"[a-zß-ÿ\"“‘«]")  # a sentence that was broken off, or words quoted
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a text, characters `start` to `end`; `kind` when its format tells it, None to go by the layout."""

    start: int
    end: int
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the layout of a text says: its blocks, its title, and the date of its date line."""

    blocks: tuple[Block, ...]
    title: str | None
    date: str | None


def plain_layout(text: str) -> Layout:
    """The layout of a plain text."""
    return layout_of(text, [Piece(start, end) for start, end in stretches(text)])


def layout_of(text: str, pieces: Sequence[Piece]) -> Layout:
    """The layout of a text that is already cut into `pieces`, given in order and without white space at their edges.

    A number, bullet, speaker or date line that opens a paragraph becomes a block of its own (boilerplate, heading and
    date line respectively), so that a paragraph starts with its prose.
    """
    reader = _Reader(text, pieces)
    for at in range(len(pieces)):
        reader.read(at)
    return Layout(tuple(reader.blocks), reader.title, reader.date)


@dataclass(slots=True)
class _Reader:
    """Goes through the pieces once, and remembers whether title and body have begun."""

    text: str
    pieces: Sequence[Piece]
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    date: str | None = None
    body: bool = False
    speakers: frozenset[str] = field(init=False)
    last: int = field(init=False)
    untitled: bool = field(init=False)

    def __post_init__(self) -> None:
        self.speakers = speakers(self._words(piece) for piece in self.pieces)
        self.untitled = all(piece.kind is not BlockKind.TITLE for piece in self.pieces)
        backwards = range(len(self.pieces) - 1, -1, -1)
        self.last = next((at for at in backwards if not self._is_furniture(self.pieces[at])), -1)

    def _words(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end]

    def _is_furniture(self, piece: Piece) -> bool:
        return piece.kind is BlockKind.BOILERPLATE or (piece.kind is None and is_furniture(self._words(piece)))

    def read(self, at: int) -> None:
        """Turn the piece number `at` into blocks."""
        piece = self.pieces[at]
        start = piece.start
        kind = piece.kind or self._kind(at)
        if kind in (BlockKind.TITLE, BlockKind.HEADING):
            words = self._words(piece)
            mark = _HASHES.match(words)
            start = self._lead(start, title_label_end(words) if not mark else mark.end(), BlockKind.BOILERPLATE)
        elif kind is BlockKind.PARAGRAPH:
            for lead, lead_kind in self._leads(self._words(piece)):
                start = self._lead(start, lead, lead_kind)
            if self._is_numbered_heading(at, start):
                kind = BlockKind.HEADING
            self.body = True
        if kind is BlockKind.TITLE and self.title is None:
            self.title = " ".join(self.text[start : piece.end].split())
        self._add(start, piece.end, kind)

    def _lead(self, start: int, length: int, kind: BlockKind) -> int:
        """Add what opens a piece as a block of its own; return where the rest starts."""
        if length:
            self._add(start, start + len(self.text[start : start + length].rstrip()), kind)
        return start + length

    def _add(self, start: int, end: int, kind: BlockKind) -> None:
        if kind is BlockKind.DATELINE and self.date is None:
            self.date = find_date(self.text[start:end])
        self.blocks.append(Block(start, end, kind))

    def _kind(self, at: int) -> BlockKind:
        """What a piece is when only its layout tells."""
        words = self._words(self.pieces[at])
        if is_furniture(words):
            return BlockKind.BOILERPLATE
        if not self.body:
            untitled = self.untitled and self.title is None
            # "What was said on 3 May" is a title where there is none yet; "Lima, 3 May" never is.
            if is_byline(words) or is_date_line(words, words_before=4 if untitled else 9):
                return BlockKind.DATELINE
            if is_header_line(words) or (self.title is None and self._is_followed(at) and is_kicker(words)):
                return BlockKind.BOILERPLATE
            if untitled and (title_label_end(words) or self._is_title(at, words)):
                return BlockKind.TITLE
        return BlockKind.HEADING if self._is_heading(at, words) else BlockKind.PARAGRAPH

    def _is_title(self, at: int, words: str) -> bool:
        said = speaker(words)
        if len(words) > LONGEST_TITLE or not self._is_followed(at) or (said and said[0] in self.speakers):
            return False
        return not _ENDS_SENTENCE.search(words) or _is_title_case(words)

    def _is_heading(self, at: int, words: str) -> bool:
        if _HASHES.match(words):
            return True
        if len(words) > LONGEST_HEADING or len(words.splitlines()) > 1 or not self._is_followed(at):
            return False
        return not _ENDS_SENTENCE.search(words) and not _OPENS_INSIDE.match(words) and self._lead_of(words) is None

    def _is_numbered_heading(self, at: int, start: int) -> bool:
        """True for "2. Background" before a paragraph without a number: the rest of a list would have numbers too."""
        piece = self.pieces[at]
        words = self.text[start : piece.end]
        if start == piece.start or not words[0].isupper() or len(words) > LONGEST_HEADING or at + 1 == len(self.pieces):
            return False
        numbered = self.blocks[-1].kind is BlockKind.BOILERPLATE and self.text[self.blocks[-1].start].isalnum()
        following = self._words(self.pieces[at + 1])
        return numbered and not _ASKS.search(words) and not _ENDS_SENTENCE.search(words) and not marker_end(following)

    def _is_followed(self, at: int) -> bool:
        """True when anything but furniture comes after piece number `at`."""
        return at < self.last

    def _leads(self, words: str) -> Iterator[tuple[int, BlockKind]]:
        """Lengths and kinds of what opens a paragraph before its prose, in order."""
        at = 0
        for _ in range(MOST_LEADS):
            lead = self._lead_of(words[at : at + LONGEST_LEAD])
            if lead is None:
                return
            yield lead
            at += lead[0]

    def _lead_of(self, words: str) -> tuple[int, BlockKind] | None:
        said = speaker(words)
        if said and said[0] in self.speakers:
            return said[1], BlockKind.HEADING
        if not self.body and (length := dateline_end(words)):
            return length, BlockKind.DATELINE
        if length := marker_end(words):
            return length, BlockKind.BOILERPLATE
        if length := caption_end(words):
            return length, BlockKind.HEADING
        return None


def _is_title_case(words: str) -> bool:
    """True when nearly all longer words are capitalised, as in a headline that ends in a full stop."""
    longer = [word for word in re.findall(r"\w+", words) if len(word) > 3]
    return len(longer) > 1 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)
