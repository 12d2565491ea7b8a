"""Lines of print become paragraphs again: what runs on runs on, and what only surrounds the pages is gone."""

import pytest

from standoff.text.hyphens import joined, words_of
from standoff.text.printed import Line, Stretch, stretches_of


def page_of(number: int, *texts: str, top: float = 740.0, x: float = 72.0, size: float = 11.0) -> list[Line]:
    """Lines of a page, one under the other."""
    return [Line(number, text, x, top - 14 * row, size) for row, text in enumerate(texts)]


def said(lines: list[Line]) -> list[str]:
    return [stretch.text for stretch in stretches_of(lines)]


BODY = ("Peru refuses to open the pass until Chile pays", "for the bridge that it blew up that winter, and")
REST = ("the miners eat what comes by sea.",)


def test_a_sentence_runs_on_over_the_page() -> None:
    lines = page_of(1, *BODY) + page_of(2, *REST)
    assert list(stretches_of(lines)) == [
        Stretch("text", f"{BODY[0]} {BODY[1]} {REST[0]}", ((0, 1), (len(BODY[0]) + len(BODY[1]) + 2, 2)))
    ]


def test_a_word_that_is_broken_over_the_page_is_on_the_page_of_its_rest() -> None:
    lines = page_of(1, BODY[0], "for the bridge that it blew up in that win-") + page_of(2, "ter of 1977.")
    (stretch,) = stretches_of(lines)
    assert stretch.text.endswith("in that winter of 1977.")
    assert [page for _, page in stretch.pages] == [1, 2]
    assert stretch.text.rindex("winter") < stretch.pages[1][0] < stretch.text.index(" of 1977")


def test_a_sentence_runs_on_over_the_column() -> None:
    lines = page_of(1, *BODY, top=300) + page_of(1, *REST, x=320)
    assert said(lines) == [" ".join((*BODY, *REST))]


def test_a_note_at_the_foot_waits_for_the_paragraph_that_goes_on() -> None:
    note = page_of(1, "3 See the Gazette of 4 May.", top=80, size=8)
    told = list(stretches_of(page_of(1, *BODY) + note + page_of(2, *REST)))
    assert [(stretch.kind, stretch.text) for stretch in told] == [
        ("text", " ".join((*BODY, *REST))),
        ("note", "3 See the Gazette of 4 May."),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("The Wire", "The Wire", "The Wire"),
        ("THE WIRE 41", "The Wire 42", "The Wire 43"),
        ("41 The Wire, vol. 3", "42 The Wire, vol. 3", "43 The Wire, vol. 3"),
        ("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"),
        ("- 1 -", "- 2 -", "- 3 -"),
        ("i", "ii", "iii"),
    ],
)
@pytest.mark.parametrize("height", [800.0, 30.0])
def test_heads_and_feet_are_left_out_wherever_they_are_drawn(heads: tuple[str, ...], height: float) -> None:
    told = [f"On {day} the talks went on as before." for day in ("Monday", "Tuesday", "Friday")]
    bodies = [page_of(number, text) for number, text in enumerate(told, start=1)]
    printed = [
        line
        for number, body in enumerate(bodies, 1)
        for line in (Line(number, heads[number - 1], 250, height, 9), *body)
    ]
    assert said(printed) == told


def test_the_numbers_of_a_table_at_the_foot_of_two_pages_stay() -> None:
    rows = page_of(1, *BODY, "1977 34 12") + page_of(2, *BODY[::-1], "1978 51 19")
    assert all(row in " ".join(said(rows)) for row in ("1977 34 12", "1978 51 19"))


def test_a_number_that_is_not_the_page_s_stays() -> None:
    assert "4978" in said([Line(1, "4978", 72, 780, 11), *page_of(1, *BODY, *REST, top=700)])


@pytest.mark.parametrize("indent", [0.0, 14.0])
def test_paragraphs_part_at_a_gap_and_at_a_line_that_is_set_in(indent: float) -> None:
    gap = 0.0 if indent else 8.0
    first = page_of(
        1, "Peru refuses to open the pass until Chile has paid", "for the bridge that it blew up. It will wait on."
    )
    second = page_of(1, "Chile says that it owes nothing, and that it can", "wait as well as anybody.", top=712 - gap)
    second[0] = Line(1, second[0].text, 72 + indent, second[0].y, 11)
    assert said(first + second) == [
        "Peru refuses to open the pass until Chile has paid for the bridge that it blew up. It will wait on.",
        "Chile says that it owes nothing, and that it can wait as well as anybody.",
    ]


def test_items_of_a_list_part_and_their_further_lines_hang_on() -> None:
    lines = page_of(
        1, "• to open the pass before the first of the month,", "and to keep it open;", "• to pay the debt."
    )
    lines[1] = Line(1, lines[1].text, 84, lines[1].y, 11)
    assert said(lines) == [
        "• to open the pass before the first of the month, and to keep it open;",
        "• to pay the debt.",
    ]


def test_a_date_line_that_fills_its_line_ends_there() -> None:
    opening = page_of(1, "By our staff. Lima and Santiago, 3 May 2012")
    assert said([*opening, *page_of(1, *BODY, *REST, top=726)]) == [opening[0].text, " ".join((*BODY, *REST))]


def test_lines_that_were_ended_on_purpose_do_not_run_on() -> None:
    lines = page_of(1, "Lima", "3 May 2012", "To the Council") + page_of(1, *BODY, *REST, top=650)
    assert said(lines) == ["Lima", "3 May 2012", "To the Council", " ".join((*BODY, *REST))]


@pytest.mark.parametrize(
    ("before", "after", "known", "whole"),
    [
        ("the govern-", "ment fell", (), "the government fell"),
        ("a long-", "er road", (), "a longer road"),
        ("the so-", "cial pact", (), "the social pact"),
        ("he was cal-", "led home", (), "he was called home"),
        ("the Saudi-", "led force", ("Saudi",), "the Saudi-led force"),
        ("the US-", "led force", (), "the US-led force"),
        ("a two-", "thirds vote", (), "a two-thirds vote"),
        ("short-", "and long-term aid", (), "short- and long-term aid"),
        ("the seni-", "or man", (), "the senior man"),
        ("in 2010\u2013", "2012 alone", (), "in 2010\u20132012 alone"),
        ("a dash \u2013", "and then", (), "a dash \u2013 and then"),
        ("the minis\u00ad", "Try", (), "the minisTry"),
        ("a co-", "operation", ("a co-operation of",), "a co-operation"),
        ("a co-", "operation", ("a cooperation of",), "a cooperation"),
        ("an end", "", (), "an end "),
    ],
)
def test_words_broken_at_a_line_s_end(before: str, after: str, known: tuple[str, ...], whole: str) -> None:
    assert joined(before, after, words_of(known)) == whole


def test_the_halves_of_broken_words_are_no_words() -> None:
    assert words_of(["the fence of ten-", "sion wire, a two-", "day wait, well-known"]) == {
        *("the", "fence", "of", "wire", "a", "wait", "well-known")
    }
