"""What entries come to, against the plain definition of what stands at a moment."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_making import CLOSES, MOMENTS, OPENS, clock, day, forecast, histories, question, quick_folder, resolution

from standoff.ledger import (
    Amendment,
    Fact,
    Forecast,
    Kept,
    QuestionRecord,
    Resolution,
    Result,
    State,
    create_ledger,
)


def folded(*facts: Fact) -> State:
    """The state of a ledger that holds `facts`."""
    with quick_folder() as folder, create_ledger(folder / "a.db", clock=clock()) as ledger:
        ledger.append(*facts)
        return ledger.state()


def stands(facts: list[Fact], name: str, who: str, moment: datetime) -> Forecast | None:
    """The definition: of the forecasts made by then, the one with the latest time, and of those the last entered."""
    said = [fact for fact in facts if isinstance(fact, Forecast) and (fact.question, fact.forecaster) == (name, who)]
    by_then = [(fact.at, place) for place, fact in enumerate(said) if fact.at <= moment]
    last = said[max(by_then)[1]] if by_then else None
    return None if last is None or last.probabilities is None else last


@settings(deadline=None, max_examples=60)
@given(histories(), st.lists(MOMENTS, min_size=1, max_size=4))
def test_what_stands_is_what_was_said_last(facts: list[Fact], moments: list[datetime]) -> None:
    state = folded(*facts)
    said = [fact.at for fact in facts if isinstance(fact, Forecast)]
    for record in state.questions.values():
        for who in state.forecasters:
            steps = record.steps(who)
            assert all(one.end <= other.start for one, other in pairwise(steps))
            for moment in (*moments, *said):
                kept = record.standing(who, moment)
                expected = stands(facts, record.question.id, who, moment)
                assert (kept.fact if kept else None) == expected
                within = [step for step in steps if step.start <= moment < step.end]
                counts = record.question.opens <= moment < record.end
                assert [step.forecast.fact for step in within] == ([expected] if expected and counts else [])


@settings(deadline=None, max_examples=60)
@given(histories())
def test_nothing_said_is_lost(facts: list[Fact]) -> None:
    state = folded(*facts)
    found: list[tuple[int, Fact]] = []
    for record in state.questions.values():
        found += [(record.asked.seq, record.asked.fact)]
        found += [(one.amendment.seq, one.amendment.fact) for one in record.amended]
        found += [(kept.seq, kept.fact) for said in record.forecasts.values() for kept in said]
        found += [(kept.seq, kept.fact) for kept in record.resolutions]
    assert [fact for _, fact in sorted(found, key=lambda pair: pair[0])] == facts


def only(state: State) -> QuestionRecord:
    (record,) = state.questions.values()
    return record


def test_an_amendment_keeps_what_was_and_says_whose_forecasts_stood() -> None:
    moved = Amendment("gulf/open", day(30), "the talks were put off", closes=CLOSES + timedelta(days=30), by="Ana")
    reworded = Amendment("gulf/open", day(5), "typing error", text="Is it open?", tags=())
    record = only(folded(question(), reworded, forecast(on=10), forecast(None, on=12), forecast(by="a"), moved))
    assert record.asked.fact == question()
    assert record.question == question(text="Is it open?", tags=(), closes=CLOSES + timedelta(days=30))
    assert [one.over for one in record.amended] == [(), ("a",)]
    assert [one.before.text for one in record.amended] == [question().text, "Is it open?"]
    assert record.end == CLOSES + timedelta(days=30)


def test_the_last_resolution_counts_and_the_others_stay() -> None:
    wrong, right = resolution("yes", on=100), resolution("no", on=150, source="the harbour master's correction")
    record = only(folded(question(), forecast(on=10), wrong, right))
    assert record.resolution == right
    assert [kept.fact for kept in record.resolutions] == [wrong, right]
    assert record.outcome == 1
    assert record.end == day(150)
    assert [(step.start, step.end) for step in record.steps("standoff")] == [(day(10), day(150))]


def test_an_annulled_question_has_no_outcome() -> None:
    record = only(folded(question(), resolution(None, on=50)))
    assert record.outcome is None
    known = record.resolution
    assert isinstance(known, Resolution)
    assert known.result == Result.ANNULLED


def test_a_gap_is_left_where_a_forecast_was_taken_back() -> None:
    record = only(folded(question(), forecast(0.2, on=1), forecast(None, on=3), forecast(0.6, on=8)))
    steps = record.steps("standoff")
    assert [(step.start, step.end, step.probabilities[0]) for step in steps] == [
        (day(1), day(3), 0.2),
        (day(8), CLOSES, 0.6),
    ]


def test_a_forecast_from_the_opening_counts_from_there() -> None:
    record = only(folded(question(), forecast(0.2, on=0)))
    assert record.steps("standoff")[0].start == OPENS
    assert record.steps("nobody") == ()


def test_what_is_written_when_the_answer_is_known_is_hindsight() -> None:
    # The clock of `folded` writes everything in June 2021, long after the answer of these.
    late = only(folded(question(), forecast(on=10), resolution(on=100)))
    assert late.in_hindsight(late.forecasts["standoff"][0])
    for seconds, hindsight in ((-1, False), (0, True)):
        kept = Kept(forecast(on=10), 2, day(100) + timedelta(seconds=seconds))
        assert late.in_hindsight(kept) is hindsight
    unanswered = only(folded(question(), forecast(on=10)))
    assert not unanswered.in_hindsight(unanswered.forecasts["standoff"][0])
