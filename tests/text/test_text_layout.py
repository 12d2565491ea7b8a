"""Layout alone tells title, date line, headings and furniture from prose, in the layouts that dispatches come in."""

import pytest

from standoff.text import BlockKind, Document, from_text

ABBREVIATED = {
    "T": BlockKind.TITLE,
    "D": BlockKind.DATELINE,
    "H": BlockKind.HEADING,
    "P": BlockKind.PARAGRAPH,
    "-": BlockKind.BOILERPLATE,
}


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def check(text: str, *expected: str) -> Document:
    """Each expectation is a letter for the kind, a blank, and the block's text."""
    document = from_text(text)
    assert blocks(document) == [(ABBREVIATED[line[0]], line[2:]) for line in expected]
    return document


def test_a_wire_story_one_paragraph_to_a_line() -> None:
    document = check(
        "Peru Closes the Pass\nBy Ana Paz and Ian Roe\n\n"
        "LIMA, May 3 (Reuters) - Peru closed the pass on Thursday.\n"
        "It will stay shut until Chile pays.\n\n"
        "(Reporting by Ana Paz; Editing by Ian Roe)\nRead more: The pass, explained\n© 2012 The Wire\n",
        "T Peru Closes the Pass",
        "D By Ana Paz and Ian Roe",
        "D LIMA, May 3 (Reuters) -",
        "P Peru closed the pass on Thursday.",
        "P It will stay shut until Chile pays.",
        "- (Reporting by Ana Paz; Editing by Ian Roe)",
        "- Read more: The pass, explained",
        "- © 2012 The Wire",
    )
    assert document.title == "Peru Closes the Pass"
    assert document.date is None


def test_hard_wrapped_paragraphs_are_put_together_and_indented_ones_kept_apart() -> None:
    check(
        "A pass between two neighbours\n3 May 2012\n\n"
        "The pass has been shut since the first snow, and neither of the two\n"
        "governments that could open it has shown any wish to be the first. It\n"
        "may stay shut.\n"
        "  Chile has said that it will pay when the pass is open, and Peru says\n"
        "that it will open the pass when Chile has paid.\n",
        "T A pass between two neighbours",
        "D 3 May 2012",
        "P The pass has been shut since the first snow, and neither of the two\n"
        "governments that could open it has shown any wish to be the first. It\nmay stay shut.",
        "P Chile has said that it will pay when the pass is open, and Peru says\n"
        "that it will open the pass when Chile has paid.",
    )


def test_one_sentence_to_a_line_is_not_taken_for_wrapped_text() -> None:
    check(
        "Peru closed the pass to all lorries from Chile on Thursday.\n"
        "Chile said on Friday that it would not pay a single peso more.\n"
        "Both have called up the reservists of the mountain provinces.\n",
        "P Peru closed the pass to all lorries from Chile on Thursday.",
        "P Chile said on Friday that it would not pay a single peso more.",
        "P Both have called up the reservists of the mountain provinces.",
    )


def test_a_telegram_with_header_numbers_marks_and_captions() -> None:
    document = check(
        "FROM: Embassy Lima\nSUBJECT: Peru shuts the pass\nDATE: 3 May 2012\n\n"
        "1. (SBU) SUMMARY. Peru has shut the pass.\n\n2. (C) It will not open it.\n\n3. COMMENT: We doubt that.",
        "- FROM: Embassy Lima",
        "- SUBJECT:",
        "T Peru shuts the pass",
        "D DATE: 3 May 2012",
        "- 1.",
        "- (SBU)",
        "H SUMMARY.",
        "P Peru has shut the pass.",
        "- 2.",
        "- (C)",
        "P It will not open it.",
        "- 3.",
        "H COMMENT:",
        "P We doubt that.",
    )
    assert (document.title, document.date) == ("Peru shuts the pass", "2012-05-03")


def test_a_broadcast_script_keeps_speakers_out_of_the_prose() -> None:
    check(
        "VIDEO TRANSCRIPT\n\nANCHOR: What does Peru want?\n\nAna Paz: Its money.\n\n"
        "ANCHOR: And Chile?\n\nAna Paz: Time.",
        "- VIDEO TRANSCRIPT",
        "H ANCHOR:",
        "P What does Peru want?",
        "H Ana Paz:",
        "P Its money.",
        "H ANCHOR:",
        "P And Chile?",
        "H Ana Paz:",
        "P Time.",
    )


def test_questions_and_headings_between_paragraphs() -> None:
    check(
        "Five questions about a pass\n\nWhat does Peru want?\n\nIt wants its money.\n\n2. Background\n\n"
        "The pass was built in 1931.\n\n* * *\n\nOutlook\n\nIt will stay shut.",
        "T Five questions about a pass",
        "H What does Peru want?",
        "P It wants its money.",
        "- 2.",
        "H Background",
        "P The pass was built in 1931.",
        "- * * *",
        "H Outlook",
        "P It will stay shut.",
    )


def test_a_communique_with_lettered_demands() -> None:
    check(
        "The ministers agreed that:\n\n(a) the pass shall be opened;\n\n(b) the debt shall be paid.\n\n- and soon",
        "P The ministers agreed that:",
        "- (a)",
        "P the pass shall be opened;",
        "- (b)",
        "P the debt shall be paid.",
        "- -",
        "P and soon",
    )


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("LONDON, June 27 —", None),
        ("ISLAMABAD (Reuters) -", None),
        ("Geneva, Switzerland, 4 July 2012 (AP) –", "2012-07-04"),
        ("TEGUCIGALPA -", None),
        ("SANTIAGO, 20 April 2017.", "2017-04-20"),
        ("ISLAMABAD:", None),
        ("Tuesday, May 3, 2012 —", "2012-05-03"),
        ("WASHINGTON/TOKYO, Sept. 5, 2012 (Kyodo) --", "2012-09-05"),
    ],
)
def test_a_dateline_that_opens_the_first_paragraph_is_a_block_of_its_own(line: str, date: str | None) -> None:
    document = check(f"{line} Peru refuses to open the pass.", f"D {line}", "P Peru refuses to open the pass.")
    assert document.date == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("June 27, 2012", "2012-06-27"),
        ("LONDON, 27 June 2012", "2012-06-27"),
        ("Published: 2012-06-27", "2012-06-27"),
        ("Updated June 27th, 2012 at 10:30 GMT", "2012-06-27"),
        ("Note from the embassy. Quito, 16 June 2015", "2015-06-16"),
        ("By Ana Paz", None),
        ("From our Correspondent in Lima", None),
    ],
)
def test_a_date_line_or_byline_under_the_title(line: str, date: str | None) -> None:
    document = check(f"Peru waits\n{line}\n\nIt will wait.", "T Peru waits", f"D {line}", "P It will wait.")
    assert document.date == date


@pytest.mark.parametrize(
    "sentence",
    [
        "The two met in Lima on 3 May 2012.",
        "By Monday nobody was talking to anybody.",
        "Iran: a word that no one in the room would say.",
        "Related talks in Geneva have failed.",
        "Copyright is what the quarrel is about.",
        "1976 was the worst year.",
        "Share prices fell.",
        "U.S. forces left.",
        "Subscribers to this view are few.",
        "More than half of them left.",
        "Dated rifles were found.",
        "I. Ivanov said so.",
    ],
)
def test_a_sentence_is_never_taken_for_what_surrounds_prose(sentence: str) -> None:
    opening = "Nobody had expected the talks to end so soon."
    check(f"{opening}\n\n{sentence}", f"P {opening}", f"P {sentence}")
    check(f"{sentence}\n\n{opening}", f"P {sentence}", f"P {opening}")


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "Share", "Facebook Twitter Email", "Photo: A. Paz", "All rights reserved.", "-30-", "_____",
     "Copyright 2012 The Wire", "Sign up for our newsletter", "ENDS", "Follow us on Twitter", "Click here to read on."],
)  # fmt: skip
def test_furniture_between_and_after_paragraphs(line: str) -> None:
    check(
        f"Peru said no.\n\n{line}\n\nChile too.\n\n{line}", "P Peru said no.", f"- {line}", "P Chile too.", f"- {line}"
    )


def test_a_text_of_one_line_is_prose_and_has_no_title() -> None:
    assert check("Peru refuses to open the pass", "P Peru refuses to open the pass").title is None


def test_title_and_date_of_the_caller_go_first() -> None:
    document = from_text("Peru waits\n3 May 2012\n\nIt will wait.", title="Lima", date="2013")
    assert (document.title, document.date) == ("Lima", "2013")


@pytest.mark.parametrize(
    "line", ["MARKET NOTE | Andes desk | 3 May 2012", "Andes desk • Risk Weekly • No. 32 • 3 May 2012"]
)
def test_a_first_line_cut_into_fields_tells_the_date_and_is_no_title(line: str) -> None:
    document = check(
        f"{line}\n\nA pass between two neighbours\n\nPeru said no.",
        f"D {line}",
        "T A pass between two neighbours",
        "P Peru said no.",
    )
    assert document.date == "2012-05-03"
