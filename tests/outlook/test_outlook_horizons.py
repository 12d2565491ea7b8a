from datetime import date

import pytest

from standoff.outlook.horizons import Reach, last_day_of, reach_of

WRITTEN = date(2012, 6, 27)


@pytest.mark.parametrize(
    ("horizon", "last"),
    [
        ("by December", "2012-12-31"),
        ("before the autumn", "2012-08-31"),
        ("this summer", "2012-08-31"),
        ("this winter", "2013-02-28"),
        ("before the end of July", "2012-07-31"),
        ("by the turn of the year", "2012-12-31"),
        ("next year", "2013-12-31"),
        ("next week", "2012-07-08"),
        ("within three months", "2012-09-25"),
        ("by next March", "2013-03-31"),
        ("before 2014", "2013-12-31"),
        ("by May 2013", "2013-05-31"),
        ("2012-09", "2012-09-30"),
    ],
)
def test_horizons_that_a_calendar_tells(horizon: str, last: str) -> None:
    assert str(last_day_of(horizon, WRITTEN)) == last


@pytest.mark.parametrize(
    "horizon",
    [
        *("", "soon", "within weeks", "for months", "probably not before the end of the year", "2010", "by May 2011"),
        *("before the elections of 2014", "early next year", "within 999 decades", "by \u0662\u0660\u0661\u0664"),
    ],
)
def test_horizons_that_no_calendar_tells_are_left_alone(horizon: str) -> None:
    assert last_day_of(horizon, WRITTEN) is None
    assert last_day_of("next year", date(9999, 1, 1)) is None


@pytest.mark.parametrize(
    ("horizon", "reach"),
    [
        ("by Friday", Reach.SHORTER),
        ("on this visit", Reach.SHORTER),
        ("in the coming weeks", Reach.SHORTER),
        ("by the end of 2012", Reach.SHORTER),
        ("within twelve months", Reach.A_YEAR),
        ("within a year", Reach.A_YEAR),
        ("by 2015", Reach.LONGER),
        ("within two years", Reach.LONGER),
        ("for decades", Reach.LONGER),
        ("until India has voted", None),
        ("2010-05", None),
    ],
)
def test_how_far_ahead_a_time_reaches(horizon: str, reach: Reach | None) -> None:
    assert reach_of(horizon, "2012-06-27") == reach


def test_without_a_date_of_writing_only_vague_times_tell() -> None:
    assert reach_of("by 2015", None) is None
    assert reach_of("within days", None) is Reach.SHORTER
