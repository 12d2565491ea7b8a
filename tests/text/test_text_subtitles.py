"""Subtitles become prose, and each word knows the second at which it was spoken."""

import pytest

from standoff.errors import SourceError
from standoff.text import BlockKind, Document, from_text

BULLETIN = """\
WEBVTT - Evening bulletin
Kind: captions

STYLE
::cue { color: red }

NOTE checked
by the desk

opening
00:01.000 --> 00:03.000 align:start
<v Ana Paz>Good evening. <c.red>Peru</c>

00:03.000 --> 00:05.500
<i>refuses</i> to open the pass &amp; the

00:05.500 --> 00:07.000
<i>refuses</i> to open the pass &amp; the
port.<00:06.000>

00:08.000 --> 00:09.000
[APPLAUSE]

01:00:00.000 --> 01:00:02.000
<v.loud Ian Roe>Why?

01:00:03.000 --> 01:00:04.000
>> Nobody knows.

01:00:09.000 --> 01:00:10.000
It is late.
"""
SCRIPT = (
    "1\r\n00:00:01,000 --> 00:00:02,000\r\nANCHOR: {\\an8}Good evening.\r\n\r\n"
    "2\r\n00:00:02,000 --> 00:00:04,000\r\n- Lima says\r\nno.\r\n\r\n"
    "3\r\n00:00:05,000 --> 00:00:06,000\r\nREPORTER: Chile\r\n\r\nsays yes.\r\n"
)


def words(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is kind]


def test_a_paragraph_for_each_turn_and_a_heading_for_each_voice() -> None:
    document = from_text(BULLETIN, kind="vtt")
    assert document.text == (
        "Ana Paz: Good evening. Peru refuses to open the pass & the port.\n\n"
        "Ian Roe: Why?\n\nNobody knows.\n\nIt is late."
    )
    assert words(document, BlockKind.HEADING) == ["Ana Paz:", "Ian Roe:"]
    assert words(document, BlockKind.PARAGRAPH) == [
        "Good evening. Peru refuses to open the pass & the port.",
        "Why?",
        "Nobody knows.",
        "It is late.",
    ]


@pytest.mark.parametrize(
    ("spoken", "second"),
    [
        ("Good", 1.0),
        ("Peru", 1.0),
        ("refuses", 3.0),
        ("port", 5.5),
        ("Why", 3600.0),
        ("Nobody", 3603.0),
        ("late", 3609.0),
    ],
)
def test_each_word_knows_its_second(spoken: str, second: float) -> None:
    document = from_text(BULLETIN, kind="vtt")
    assert document.seconds_at(document.text.index(spoken)) == second


def test_subrip_with_speakers_in_capitals_and_a_blank_line_inside_a_cue() -> None:
    document = from_text(SCRIPT, kind="srt")
    assert words(document, BlockKind.HEADING) == ["ANCHOR:", "REPORTER:"]
    assert words(document, BlockKind.PARAGRAPH) == ["Good evening.", "Lima says no.", "Chile says yes."]
    assert [(cue.begins, cue.ends) for cue in document.cues] == [(1.0, 2.0), (2.0, 4.0), (5.0, 6.0)]


def test_long_speech_is_cut_between_sentences_only() -> None:
    cues = [f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{at // 60:02}:{at % 60:02}.900" for at in range(120)]
    said = "\n\n".join(f"{cue}\nnumber {at}{'.' if at % 4 == 3 else ''}" for at, cue in enumerate(cues))
    paragraphs = words(from_text("WEBVTT\n\n" + said, kind="vtt"), BlockKind.PARAGRAPH)
    assert len(paragraphs) == 2
    assert all(paragraph.endswith(".") for paragraph in paragraphs)


def test_captions_without_full_stops_are_cut_too() -> None:
    said = "\n\n".join(f"00:00:00.000 --> 00:00:01.000\nand number {at} said nothing" for at in range(200))
    document = from_text("WEBVTT\n\n" + said, kind="vtt")
    assert max(len(paragraph) for paragraph in words(document, BlockKind.PARAGRAPH)) < 1500
    assert document.text.split() == " ".join(f"and number {at} said nothing" for at in range(200)).split()


def test_a_time_code_that_is_none_is_named_with_its_line() -> None:
    with pytest.raises(SourceError, match=r"a\.srt:5: the line is no time code"):
        from_text(
            "1\n00:00:01,000 --> 00:00:02,000\nPeru.\n\n00:00:0x --> 00:00:03,000\nNo.\n", kind="srt", source="a.srt"
        )


def test_subtitles_without_a_suffix_are_told_by_their_look() -> None:
    from standoff.text.formats import format_of

    assert format_of(BULLETIN, "-").kind == "vtt"
    assert format_of(SCRIPT, "-").kind == "srt"
    assert format_of("1976 was the worst year.\n", "-").kind == "txt"
