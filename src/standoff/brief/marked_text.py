"""The dispatch cut at every boundary of a finding, so that overlapping and nested findings can all be shown."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.brief.findings import Finding, FindingKind, is_anchored
from standoff.brief.words import clock
from standoff.conflict import Evidence
from standoff.text import Block, BlockKind, Document

LONGEST_QUOTE = 320


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that carry the same findings throughout.

    `anchor` is the id to link to, where a finding begins; `kinds` are the kinds of finding they carry; `actor` is the
    innermost mention of an actor they lie in; `ending` are the findings that end here and are not told by `actor`.
    """

    text: str
    anchor: str | None
    kinds: tuple[FindingKind, ...]
    actor: Finding | None
    ending: tuple[Finding, ...]
    markup: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the dispatch in segments; `place` is when it was spoken, for subtitles, or the page that it begins.

    `opens` is the name of the dispatch that begins with it, where there are several.
    """

    kind: BlockKind
    segments: tuple[Segment, ...]
    place: str | None
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the dispatch; `href` leads to them in it, `place` is their time code or page, where there are such."""

    text: str
    href: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence as a number that leads to its place in the dispatch; or, without a place, as the words."""

    number: str
    href: str | None
    words: str
    analyst: bool


@dataclass(frozen=True)
class MarkedText:
    """The dispatch in passages, and where each finding begins in it.

    `left_out` counts the passages without findings that were left out to keep the page small.
    """

    document: Document
    passages: tuple[Passage, ...]
    anchors: dict[tuple[int, int], str]
    numbers: dict[tuple[int, int], str]
    left_out: int = 0

    def href(self, start: int, end: int) -> str | None:
        """The link to a marked stretch."""
        anchor = self.anchors.get((start, end))
        return f"#{anchor}" if anchor else None

    def source(self, evidence: Evidence) -> Source:
        """A piece of evidence, as it is shown."""
        words, analyst = _short(evidence.quote), evidence.start is None
        if is_anchored(self.document, evidence):
            place = (evidence.start or 0, evidence.end or 0)
            if place in self.anchors:
                return Source(self.numbers.get(place, ""), self.href(*place), words, analyst)
        return Source("", None, words, analyst)

    def quoted(self, start: int, end: int) -> Quote:
        """A stretch of the dispatch, as it is shown."""
        text = self.document.text[start:end]
        return Quote(_short(text), self.href(start, end), _place(self.document, start))


def marked_text(
    document: Document,
    findings: Sequence[Finding],
    *,
    all_passages: bool = True,
    opening: Sequence[tuple[int, str]] = (),
) -> MarkedText:
    """The dispatch with `findings` marked; without `all_passages`, only passages that carry one.

    `opening` says where each of several dispatches begins and what it is called, in text order.
    """
    blocks = list(_blocks(document))
    over = _by_block(blocks, findings)
    last = {id(finding): at for at, inside in enumerate(over) for finding in inside}
    anchors: dict[tuple[int, int], str] = {}
    passages = []
    left_out = 0
    coming = deque(opening)
    page: str | None = None
    for at, (block, inside) in enumerate(zip(blocks, over, strict=True)):
        if not inside and not all_passages and block.kind is not BlockKind.TITLE:
            left_out += 1
            continue
        for finding in inside:
            anchors.setdefault((finding.start, finding.end), f"s{max(finding.start, block.start)}")
        place = _place(document, block.start)
        closing = frozenset(id(finding) for finding in inside if last[id(finding)] == at)
        segments = tuple(_segments(document, block, inside, closing))
        opens = None
        while coming and coming[0][0] < block.end:
            opens = coming.popleft()[1]
        told = place if document.cues or place != page else None  # a page is told once, where it begins
        page = place
        passages.append(Passage(block.kind, segments, told, opens))
    numbers = {(f.start, f.end): f.number for f in reversed(findings) if f.kind is not FindingKind.ACTOR}
    return MarkedText(document, tuple(passages), anchors, numbers, left_out)


def _place(document: Document, offset: int) -> str | None:
    """Where a character is to be found in what the dispatch came as: its time code or its page."""
    seconds = document.seconds_at(offset)
    if seconds is not None:
        return clock(seconds)
    page = document.page_at(offset)
    return None if page is None else f"p. {page}"


def _blocks(document: Document) -> Iterator[Block]:
    """The blocks, and as paragraphs whatever text lies outside them."""
    at = 0
    for block in document.blocks:
        if document.text[at : block.start].strip():
            yield Block(at, block.start, BlockKind.PARAGRAPH)
        yield block
        at = block.end
    if document.text[at:].strip():
        yield Block(at, len(document.text), BlockKind.PARAGRAPH)


def _by_block(blocks: Sequence[Block], findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings over each block; both come in text order."""
    found = []
    active: list[Finding] = []
    coming = deque(sorted(findings, key=lambda f: f.start))
    for block in blocks:
        while coming and coming[0].start < block.end:
            active.append(coming.popleft())
        active = [finding for finding in active if finding.end > block.start]
        found.append([finding for finding in active if finding.start < block.end])
    return found


def _segments(
    document: Document, block: Block, findings: Sequence[Finding], closing: frozenset[int]
) -> Iterator[Segment]:
    """The segments of a block; `closing` are the findings (by identity) that end in it or in the blank after it."""
    markup = [(start, end) for start, end in document.markup if start < block.end and block.start < end]
    edges = {edge for f in findings for edge in (f.start, f.end)} | {edge for pair in markup for edge in pair}
    cuts = sorted({block.start, block.end} | {edge for edge in edges if block.start < edge < block.end})
    begins = {max(f.start, block.start) for f in findings}
    linked: set[int] = set()
    pieces = []
    for start, end in pairwise(cuts):
        over = [f for f in findings if f.start <= start and end <= f.end]
        mentions = [f for f in over if f.kind is FindingKind.ACTOR]
        actor = min(mentions, key=lambda f: f.end - f.start, default=None)
        if actor is not None:
            linked.add(id(actor))
        pieces.append((start, end, over, actor))
    for start, end, over, actor in pieces:
        ending = [f for f in over if min(f.end, block.end) == end and id(f) in closing and id(f) not in linked]
        kinds = dict.fromkeys(f.kind for f in over if f.kind is not FindingKind.ACTOR)
        yield Segment(
            text=document.text[start:end],
            anchor=f"s{start}" if start in begins else None,
            kinds=tuple(kinds),
            actor=actor,
            ending=tuple(_once(sorted(ending, key=lambda f: (-f.start, f.number)))),
            markup=any(a <= start and end <= b for a, b in markup),
        )


def _once(findings: Sequence[Finding]) -> list[Finding]:
    return list({f.number: f for f in findings}.values())


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
