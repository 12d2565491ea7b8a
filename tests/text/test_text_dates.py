"""Dates are found in the forms that dispatches have, and only where they exist in the calendar."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.text.dates import find_date

DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))
NAMES = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


@given(DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{s}. {d}, {y}", "{d} {s} {y}", "the {d}th of {m} {y}"]))
def test_every_day_is_read_back_from_the_forms_of_the_press(day: datetime.date, form: str) -> None:
    month = NAMES[day.month - 1]
    written = form.format(d=day.day, m=month, s=month[:3], y=f"{day.year:04}")
    assert find_date(f"Lima, {written} (EFE)") == day.isoformat()
    assert find_date(f"Lima, {written.upper()}") == day.isoformat()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2012-06-27T10:30:00Z", "2012-06-27"),
        ("Sept. 5, 2012", "2012-09-05"),
        ("in June 2012", "2012-06"),
        ("on July 1, 2012, and 3 May 2011", "2012-07-01"),
        ("31 February 2012, then 1 March 2012", "2012-03-01"),
        ("32 May 2012", None),
        ("2012-13-01", None),
        ("Maybe 2012", None),
        ("June 27", None),
        ("2012", None),
    ],
)
def test_partial_repeated_and_impossible_dates(text: str, date: str | None) -> None:
    assert find_date(text) == date
