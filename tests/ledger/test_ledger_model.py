"""What a fact refuses, each with its code."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from ledger_making import CLOSES, OPENS, TOLD, day, forecast, histories, question, resolution

from standoff.errors import LedgerError
from standoff.ledger import Amendment, Fact, Forecast, ForecasterKind, Freeze, QuestionKind, Resolution, Result
from standoff.ledger.canonical import canonical
from standoff.ledger.facts import body_of, fact_of, kind_of


def shares(*probabilities: float) -> Forecast:
    return Forecast("q", "a", ForecasterKind.ANALYST, day(1), probabilities)


REFUSED: dict[str, tuple[str, Callable[[], Any]]] = {
    "an id with a space": ("bad-question-id", lambda: question("gulf open")),
    "an id with an empty part": ("bad-question-id", lambda: question("gulf//open")),
    "an id that climbs": ("bad-question-id", lambda: question("../gulf")),
    "an id without end": ("bad-question-id", lambda: question("x" * 201)),
    "no text": ("empty-text", lambda: question(text=" ")),
    "no time zone": ("bad-time", lambda: question(opens=datetime(2020, 1, 1))),
    "closes when it opens": ("closes-before-it-opens", lambda: question(closes=OPENS)),
    "a binary question of its own": ("bad-outcomes", lambda: question(outcomes=("no", "yes"))),
    "one outcome": ("bad-outcomes", lambda: question(kind=QuestionKind.ORDERED, outcomes=("one",))),
    "an outcome twice": ("bad-outcomes", lambda: question(kind=QuestionKind.MULTIPLE_CHOICE, outcomes=("a", "a"))),
    "an amendment of nothing": ("empty-amendment", lambda: Amendment("q", day(1), "tidy")),
    "an amendment without a reason": ("empty-text", lambda: Amendment("q", day(1), "", text="?")),
    "a forecast by nobody": ("empty-text", lambda: forecast(by="")),
    "less than nothing": ("bad-probabilities", lambda: shares(-0.1, 1.1)),
    "no number": ("bad-probabilities", lambda: shares(float("nan"), 1)),
    "less than all": ("bad-probabilities", lambda: shares(0.5, 0.499999)),
    "nothing at all": ("bad-probabilities", lambda: shares()),
    "no source": ("no-source", lambda: resolution(source="  ")),
    "resolved without an outcome": (
        "bad-outcome",
        lambda: Resolution("q", Result.RESOLVED, None, day(1), "x", TOLD),
    ),
    "annulled with an outcome": (
        "bad-outcome",
        lambda: Resolution("q", Result.ANNULLED, "yes", day(1), "x", TOLD),
    ),
    "told before it is known": ("occurs-after-it-is-told", lambda: resolution(on=900)),
    "a freeze of no hash": ("bad-hash", lambda: Freeze("abc", "a", day(1))),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused(case: str) -> None:
    code, fact = REFUSED[case]
    with pytest.raises(LedgerError) as error:
        fact()
    assert error.value.code == code
    assert "\n" not in str(error.value)


def test_probabilities_may_miss_one_by_rounding() -> None:
    assert shares(*[1 / 7] * 7).probabilities is not None
    assert shares(0.1, 0.2, 0.7 + 9e-10).probabilities is not None


def test_times_of_any_zone_are_kept_in_utc() -> None:
    kabul = timezone(timedelta(hours=4, minutes=30))
    asked = question(closes=CLOSES.astimezone(kabul))
    assert asked == question()
    assert asked.closes.isoformat() == "2020-12-31T00:00:00+00:00"


@given(histories())
def test_each_fact_has_one_text_and_each_text_one_fact(facts: list[Fact]) -> None:
    for fact in facts:
        text = canonical(body_of(fact))
        assert fact_of(kind_of(fact), text) == fact
