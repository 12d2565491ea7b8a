"""Whatever a source holds: exact text, blocks that tile it, and no error but the documented kind."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import StandoffError
from standoff.text import BlockKind, Document, from_text, load

LINES = st.sampled_from(
    [
        "Lima Waits",
        "# Lima waits",
        "**Lima** waits",
        "LIMA, 3 May 2012 — Peru said no.",
        "LIMA: **Peru** said no",
        "By Ana Paz",
        "1. (SBU) SUMMARY. The talks",
        "(a) (b) (c) (d) (e) Peru",
        "ANCHOR: And then?",
        "- *open* the [port](http://x.org)",
        "> quoted",
        "```",
        "| a | b |",
        "|---|---|",
        "---",
        "* * *",
        "[1]: http://y.org",
        "Read more: oil",
        "The delegation left the hall without a word to the press, and no one expects",
        "that it will be back before the rains, which this year are late.",
        "",
        "   ",
        "\tset in",
        "\u2028",
        "\x0c",
        "`",
        "]( )",
        "\u202e",
    ]
)
TEXTS = st.one_of(
    st.builds("".join, st.lists(st.one_of(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n", " "])), max_size=30)),
    st.builds("\n".join, st.lists(LINES, max_size=15)),
    st.text(max_size=200),
    st.text(st.sampled_from("aA.:,-–—#*_`[]()>\n\r\t 1Q"), max_size=80),
)


def check_one_line(error: StandoffError) -> None:
    assert "\n" not in str(error)


def loaded(text: str, kind: str) -> Document | None:
    try:
        return from_text(text, kind=kind)
    except StandoffError as error:
        check_one_line(error)
        return None


def check_tiling(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not document.text[at : block.start].strip()
        words = document.text[block.start : block.end]
        assert words == words.strip()
        at = block.end
    assert not document.text[at:].strip()


@given(TEXTS)
def test_plain_text_is_kept_to_the_character_and_tiled_by_its_blocks(text: str) -> None:
    document = loaded(text, "txt")
    if document is None:
        assert not text.removeprefix("\ufeff").strip() or re.search(r"[\x00-\x1f\x7f]|%PDF|[\ud800-\udfff]", text)
        return
    assert document.text == text.removeprefix("\ufeff")
    check_tiling(document)


@given(TEXTS)
def test_markdown_is_kept_to_the_character_and_tiled_by_its_blocks(text: str) -> None:
    document = loaded(text, "md")
    if document is None:
        return
    assert document.text == text.removeprefix("\ufeff")
    check_tiling(document)
    for block in document.blocks:
        prose = document.prose(block)
        assert len(prose) == block.end - block.start
        assert all(a in (b, " ") for a, b in zip(prose, document.text[block.start : block.end], strict=True))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["00:01.000 --> 00:02.500", "00:00:09,000 --> 00:00:11,000", "00:03.000 --> x", "NOTE", "7"]
            ),
            st.one_of(LINES, st.text(max_size=30)),
        ),
        max_size=8,
    ),
    st.sampled_from(["srt", "vtt"]),
)
def test_the_cues_of_subtitles_lie_in_order_on_words_inside_the_text(cues: list[tuple[str, str]], kind: str) -> None:
    document = loaded("WEBVTT\n\n" + "\n\n".join(f"{time}\n{words}" for time, words in cues), kind)
    if document is None:
        return
    check_tiling(document)
    at = 0
    for cue in document.cues:
        assert at <= cue.start < cue.end <= len(document.text)
        assert cue.begins <= cue.ends
        assert document.text[cue.start : cue.end].strip()
        at = cue.end
    assert all(block.kind is not BlockKind.TITLE for block in document.blocks)


@settings(deadline=None)  # what looks like a PDF or a feed is looked at in a child process
@given(st.binary(max_size=300))
def test_bytes_of_any_kind_load_or_give_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(data)
    try:
        document = load(path)
    except StandoffError as error:
        check_one_line(error)
        return
    check_tiling(document)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_file_and_its_text_give_the_same_document(tmp_path: Path, ending: str) -> None:
    text = ending.join(["Lima Waits", "", "LIMA, 3 May 2012 — Peru said “no”.", "", "Chile said nothing."])
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert load(path) == from_text(text, source=str(path))
    assert load(path).text == text
    kinds = [block.kind.value for block in load(path).blocks]
    assert kinds == ["title", "dateline", "paragraph", "paragraph"]
