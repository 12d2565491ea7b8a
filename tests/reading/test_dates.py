"""Dates are resolved against the document's own date, as exactly as the words allow, with the bound they set."""

import pytest

from standoff.reading.language.dates import find_dates, is_later

TODAY = "2012-06-27"  # a Wednesday

RESOLVED = [
    ("on 2012-03-04", ["2012-03-04"]),
    ("on 14 April 2015", ["2015-04-14"]),
    ("on April 14, 2015", ["2015-04-14"]),
    ("the 3rd of May 2011", ["2011-05-03"]),
    ("in November 2011", ["2011-11"]),
    ("In April 2008, at Bucharest", ["2008-04"]),
    ("since November 2011", ["2011-11"]),
    ("the spring of 2010", ["2010"]),
    ("in 1967", ["1967"]),
    ("on July 26", ["2012-07-26"]),
    ("On Aug. 10 the ship sailed", ["2012-08-10"]),
    ("on 20 December", ["2011-12-20"]),
    ("in March", ["2012-03"]),
    ("in December", ["2011-12"]),
    ("Last November, 24 soldiers died", ["2011-11"]),
    ("in December of last year", ["2011-12"]),
    ("until July 31", ["2012-07-31"]),
    ("last Tuesday", ["2012-06-26"]),
    ("on Monday", ["2012-06-25"]),
    ("last Wednesday", ["2012-06-20"]),
    ("next Friday", ["2012-06-29"]),
    ("yesterday", ["2012-06-26"]),
    ("today", ["2012-06-27"]),
    ("tomorrow", ["2012-06-28"]),
    ("three days ago", ["2012-06-24"]),
    ("a week ago", ["2012-06-20"]),
    ("two months ago", ["2012-04"]),
    ("three years ago", ["2009"]),
    ("last month", ["2012-05"]),
    ("last year", ["2011"]),
    ("earlier this year", ["2012"]),
    ("on July 2, and two days later", ["2012-07-02", "2012-07-04"]),
    ("in February 2010; later that year", ["2010-02", "2010"]),
    ("in 2008; three years later the court ruled", ["2008", "2011"]),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_resolves_what_is_named_against_the_document(text: str, expected: list[str]) -> None:
    assert [m.value for m in find_dates(text, TODAY)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "they may march again",
        "2,000 soldiers and 1500 rifles",
        "$2012 in fees",
        "in the 1990s",
        "a decade of talks",
        "the second of five rounds",
        "May I ask",
    ],
)
def test_takes_no_other_word_or_number_for_a_date(text: str) -> None:
    assert find_dates(text, TODAY) == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("since March", "from"),
        ("until May 2013", "to"),
        ("before 3 July 2012", "to"),
        ("by 2014", "by"),
        ("by Tuesday", "by"),
        ("in March", ""),
        ("on July 26", ""),
        ("by early March 2013", "by"),
    ],
)
def test_says_when_a_date_only_bounds_a_time(text: str, bound: str) -> None:
    assert [m.bound for m in find_dates(text, TODAY)] == [bound]


def test_without_a_document_date_only_explicit_years_are_resolved() -> None:
    assert [m.value for m in find_dates("last Tuesday, on July 26, in November 2011 and in 1967", None)] == [
        "2011-11",
        "1967",
    ]


def test_a_date_that_does_not_exist_is_kept_as_its_month() -> None:
    assert [m.value for m in find_dates("on 31 June 2012", TODAY)] == ["2012-06"]


def test_mentions_point_at_their_own_characters() -> None:
    text = "On Tuesday, after the November 2011 raid"
    assert [text[m.start : m.end] for m in find_dates(text, TODAY)] == ["On Tuesday", "November 2011"]


@pytest.mark.parametrize(
    ("value", "today", "later"),
    [
        ("2012-07-26", "2012-06-27", True),
        ("2012-06-27", "2012-06-27", False),
        ("2012-06", "2012-06-27", False),
        ("2012-07", "2012-06-27", True),
        ("2013", "2012-06-27", True),
        ("2012", "2012-06-27", False),
        ("2012-07-26", "2012", False),
        ("2012-07-26", None, False),
    ],
)
def test_is_later_only_when_wholly_after(value: str, today: str | None, later: bool) -> None:
    assert is_later(value, today) is later
