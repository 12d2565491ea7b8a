"""Overlapping and nested findings: the text is cut at every boundary and nothing of it is lost."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.brief.findings import Finding, FindingKind
from standoff.brief.marked_text import marked_text
from standoff.text import Block, BlockKind, Document

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = "Ada will not open it.\n\nBo waits; the toll stays.\n\n\nNobody yields, nobody goes."


@st.composite
def documents(draw) -> Document:
    length = len(WORDS)
    natural = draw(st.sampled_from([(), (0, 21, 23, 48, 51, length), (0, 21, 23, 48)]))
    cuts = list(natural) or sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    blocks = tuple(
        Block(start, end, draw(st.sampled_from(BlockKind)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
        if start < end
    )
    edges = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    return Document(WORDS, blocks=blocks, markup=tuple(zip(edges[::2], edges[1::2], strict=False)))


@st.composite
def marks(draw) -> tuple[Finding, ...]:
    found = []
    for n in range(draw(st.integers(0, 9))):
        start = draw(st.integers(0, len(WORDS) - 1))
        end = draw(st.integers(start + 1, len(WORDS)))
        found.append(Finding(f"X{n}", f"x{n}", draw(st.sampled_from(FindingKind)), start, end, "says so"))
    return tuple(sorted(found, key=lambda f: (f.start, -f.end)))


@unhurried
@given(documents(), marks())
def test_segments_reproduce_the_text(document: Document, findings: tuple[Finding, ...]) -> None:
    marked = marked_text(document, findings)
    told = "".join(segment.text for passage in marked.passages for segment in passage.segments)
    assert "".join(told.split()) == "".join(WORDS.split())


@unhurried
@given(documents(), marks())
def test_each_segment_carries_just_the_findings_over_it(document: Document, findings: tuple[Finding, ...]) -> None:
    marked = marked_text(document, findings)
    at = 0
    for passage in marked.passages:
        for segment in passage.segments:
            at = WORDS.index(segment.text, at)
            over = {f.kind for f in findings if f.start <= at and at + len(segment.text) <= f.end}
            inside = {f.kind for f in findings if f.start < at + len(segment.text) and at < f.end}
            assert over == inside  # no finding begins or ends within a segment
            assert set(segment.kinds) == over - {FindingKind.ACTOR}
            at += len(segment.text)


@unhurried
@given(documents(), marks())
def test_every_finding_over_words_can_be_reached_and_leads_back_once(
    document: Document, findings: tuple[Finding, ...]
) -> None:
    marked = marked_text(document, findings)
    segments = [segment for passage in marked.passages for segment in passage.segments]
    anchors = [segment.anchor for segment in segments if segment.anchor]
    assert len(anchors) == len(set(anchors))
    for finding in findings:
        if not WORDS[finding.start : finding.end].strip():
            continue
        href = marked.href(finding.start, finding.end)
        assert href is not None
        assert href[1:] in anchors
        endings = sum(finding in segment.ending for segment in segments)
        if finding.kind is FindingKind.ACTOR:
            assert endings or any(segment.actor == finding for segment in segments)
        else:
            assert endings == 1


def test_passages_without_findings_are_left_out_when_asked() -> None:
    document = Document(WORDS, blocks=(Block(0, 21, BlockKind.PARAGRAPH), Block(23, 48, BlockKind.PARAGRAPH)))
    finding = Finding("P1", "p1", FindingKind.POSITION, 23, 31, "waits")
    marked = marked_text(document, (finding,), all_passages=False)
    assert ["".join(s.text for s in p.segments) for p in marked.passages] == [WORDS[23:48]]
    assert marked.left_out == 2
