"""Questions and forecasts as the tables of a Metaculus download, out and in."""

import ast
import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ledger_making import CLOSES, OPENS, clock, day, forecast, question, resolution

from standoff.errors import LedgerError
from standoff.ledger import (
    Fact,
    Forecast,
    ForecasterKind,
    Imported,
    Ledger,
    Question,
    QuestionKind,
    Resolution,
    Result,
    create_ledger,
    forecasts_csv,
    metaculus_facts,
    questions_csv,
)
from standoff.ledger.metaculus import FORECAST_COLUMNS, QUESTION_COLUMNS

NOW = datetime(2021, 5, 1, tzinfo=UTC)

# The heads of the tables of a download of February 2026, as they stand in the file.
QUESTION_HEAD = (
    "Question ID,Question URL,Question Title,Post ID,Post Curation Status,Post Published Time,Default Project,"
    "Default Project ID,Categories,Leaderboard Tags,Label,Question Type,MC Options (Current),MC Options (All),"
    "MC Options History,Lower Bound,Open Lower Bound,Upper Bound,Open Upper Bound,Continuous Range,Open Time,"
    "CP Reveal Time,Scheduled Close Time,Actual Close Time,Resolution,Resolution Known Time,"
    "Include Bots in Aggregates,Question Weight"
)
FORECAST_HEAD = (
    "Question ID,Forecaster ID,Forecaster Username,Is Bot,Start Time,End Time,Forecaster Count,Probability Yes,"
    "Probability Yes Per Category,Continuous CDF,Probability Below Lower Bound,Probability Above Upper Bound,"
    "5th Percentile,25th Percentile,Median,75th Percentile,95th Percentile,Probability of Resolution,"
    "PDF at Resolution"
)


def table(head: str, *rows: dict[str, Any]) -> str:
    """A table of a download with these cells, the others empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, head.split(","))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def asked(key: str = "901", **cells: Any) -> dict[str, Any]:
    """A line of the questions: binary, open through 2020, unresolved."""
    return {
        "Question ID": key,
        "Question URL": f"https://www.metaculus.com/questions/{key}/",
        "Question Title": "Will the ferry, long laid up, sail again?",
        "Categories": "['Transport', 'Law & Order']",
        "Question Type": "binary",
        "Open Time": "2020-01-01 00:00:00+00:00",
        "Scheduled Close Time": "2020-12-31 00:00:00+00:00",
        **cells,
    }


CHOICE = {"Question Type": "multiple_choice", "MC Options (All)": "['red', \"Kim's\", 'blue']"}


def said(yes: float | None, start: int, end: int | None = None, key: str = "901", **cells: Any) -> dict[str, Any]:
    """A line of the forecasts: the crowd's from one day to another."""
    return {
        "Question ID": key,
        "Forecaster Username": "recency_weighted",
        "Start Time": str(day(start)),
        "End Time": "" if end is None else str(day(end)),
        "Forecaster Count": 12,
        "Probability Yes": yes,
        **cells,
    }


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with create_ledger(tmp_path / "ledger.db", clock=clock()) as made:
        yield made


def taken(ledger: Ledger, questions: list[dict[str, Any]], forecasts: list[dict[str, Any]], **how: Any) -> Imported:
    """Takes two tables into the ledger."""
    texts = table(QUESTION_HEAD, *questions), table(FORECAST_HEAD, *forecasts)
    imported = metaculus_facts(ledger.state(), *texts, now=NOW, **how)
    ledger.append(*imported.facts)
    return imported


def test_the_columns_are_those_of_a_download() -> None:
    assert ",".join(QUESTION_COLUMNS) == QUESTION_HEAD
    assert ",".join(FORECAST_COLUMNS) == FORECAST_HEAD


def test_a_crowd_comes_in(ledger: Ledger) -> None:
    resolved = {"Resolution": "no", "Resolution Known Time": "2020-09-01 12:00:00+00:00"}
    imported = taken(ledger, [asked(**resolved)], [said(0.4, 10, 20), said(0.25, 20)])
    criteria = "As resolved at https://www.metaculus.com/questions/901/"
    sail = "Will the ferry, long laid up, sail again?"
    crowd = ("metaculus/901", "Metaculus recency_weighted", ForecasterKind.CROWD)
    known = datetime(2020, 9, 1, 12, tzinfo=UTC)
    url = "https://www.metaculus.com/questions/901/"
    assert imported.facts == (
        Question("metaculus/901", sail, criteria, OPENS, CLOSES, tags=("Transport", "Law & Order")),
        Forecast(*crowd, day(10), (0.4, 0.6)),
        Forecast(*crowd, day(20), (0.25, 0.75)),
        Resolution("metaculus/901", Result.RESOLVED, "no", known, url, NOW),
    )
    assert imported.passed_over == {}


def test_taking_it_again_adds_nothing_and_a_later_one_adds_what_is_new(ledger: Ledger) -> None:
    first = [said(0.4, 10, 20), said(0.25, 20)]
    taken(ledger, [asked()], first)
    assert taken(ledger, [asked()], first).facts == ()
    later = [said(0.4, 10, 20), said(0.25, 20, 30), said(0.1, 30)]
    annulled = {"Resolution": "annulled", "Resolution Known Time": "2020-10-01 00:00:00+00:00"}
    imported = taken(ledger, [asked(**annulled)], later)
    assert [type(fact) for fact in imported.facts] == [Forecast, Resolution]
    assert taken(ledger, [asked(**annulled)], later).facts == ()
    record = ledger.state().questions["metaculus/901"]
    assert record.resolution is not None
    assert record.resolution.result == Result.ANNULLED
    assert [step.probabilities[0] for step in record.steps("Metaculus recency_weighted")] == [0.4, 0.25, 0.1]


def test_a_forecast_that_ends_before_the_next_was_taken_back(ledger: Ledger) -> None:
    taken(ledger, [asked()], [said(0.4, 10, 15), said(0.25, 20, 40), said(0.5, 40, 50)])
    steps = ledger.state().questions["metaculus/901"].steps("Metaculus recency_weighted")
    assert [(step.start, step.end) for step in steps] == [(day(10), day(15)), (day(20), day(40)), (day(40), day(50))]


def test_a_forecast_that_ends_when_it_begins_never_stands(ledger: Ledger) -> None:
    taken(ledger, [asked()], [said(0.4, 10, 20), said(0.9, 20, 20)])
    steps = ledger.state().questions["metaculus/901"].steps("Metaculus recency_weighted")
    assert [(step.start, step.end, step.probabilities[0]) for step in steps] == [(day(10), day(20), 0.4)]


def test_a_forecast_made_when_the_answer_was_known_is_passed_over(ledger: Ledger) -> None:
    resolved = {"Resolution": "yes", "Resolution Known Time": str(day(100))}
    imported = taken(ledger, [asked(**resolved)], [said(0.4, 99, 100), said(1, 100)])
    assert imported.passed_over == {"forecasts made when the question was not open": 1}
    assert len(ledger.state().questions["metaculus/901"].steps("Metaculus recency_weighted")) == 1


def test_an_answer_that_was_known_before_is_known_from_the_opening(ledger: Ledger) -> None:
    taken(ledger, [asked(Resolution="yes", **{"Resolution Known Time": str(day(-9))})], [])
    known = ledger.state().questions["metaculus/901"].resolution
    assert known is not None
    assert known.occurred_on == OPENS


def test_an_end_that_is_still_to_come_takes_nothing_back(ledger: Ledger) -> None:
    texts = table(QUESTION_HEAD, asked()), table(FORECAST_HEAD, said(0.4, 10, 200))
    imported = metaculus_facts(ledger.state(), *texts, now=day(100))
    assert [type(fact) for fact in imported.facts] == [Question, Forecast]


def test_choices_come_in_with_their_options(ledger: Ledger) -> None:
    cells = {"Probability Yes Per Category": "[0.2, 0.3000001, 0.5]"}
    taken(
        ledger,
        [asked(**CHOICE, Resolution="Kim's", **{"Resolution Known Time": "2020-09-01 00:00:00+00:00"})],
        [said(None, 10, **cells)],
    )
    record = ledger.state().questions["metaculus/901"]
    assert record.question.kind == QuestionKind.MULTIPLE_CHOICE
    assert record.question.outcomes == ("red", "Kim's", "blue")
    assert record.outcome == 1
    (step,) = record.steps("Metaculus recency_weighted")
    assert step.probabilities == pytest.approx((0.2, 0.3, 0.5), abs=1e-6)
    assert sum(step.probabilities) == pytest.approx(1, abs=1e-12)


def test_what_a_ledger_cannot_hold_is_passed_over_and_counted(ledger: Ledger) -> None:
    numeric = asked("902", **{"Question Type": "numeric"})
    imported = taken(
        ledger,
        [asked(), asked("903", **CHOICE), numeric],
        [
            said(0.4, 10, 20),
            said(None, 10, key="902", **{"Continuous CDF": "[0.1, 0.9]"}),
            said(None, 10, key="903", **{"Probability Yes Per Category": "[0.5, None, 0.5]"}),
            said(0.9, 400),
            said(0.9, 10, **{"Forecaster ID": 77, "Forecaster Username": "kim", "Is Bot": "False"}),
        ],
    )
    assert imported.passed_over == {
        "questions that are neither binary nor multiple choice": 1,
        "forecasts on questions that were passed over": 1,
        "forecasts made while an option was missing": 1,
        "forecasts made when the question was not open": 1,
        "forecasts of single users": 1,
    }


def test_everyone_comes_in_when_asked_for(ledger: Ledger) -> None:
    people = [
        said(0.9, 10, **{"Forecaster ID": 77, "Forecaster Username": "kim", "Is Bot": "False"}),
        said(0.7, 11, **{"Forecaster ID": 78, "Forecaster Username": "botkin", "Is Bot": "True"}),
        said(0.4, 12),
    ]
    taken(ledger, [asked()], people, take="everyone")
    assert ledger.state().forecasters == {
        "Metaculus user botkin": ForecasterKind.MODEL,
        "Metaculus user kim": ForecasterKind.ANALYST,
        "Metaculus recency_weighted": ForecasterKind.CROWD,
    }


def test_users_whose_names_are_hidden_are_not_the_crowd(ledger: Ledger) -> None:
    head = FORECAST_HEAD.replace("Forecaster ID,Forecaster Username", "Forecaster (Anonymized)")
    rows = []
    for name, yes in (("ab" * 32, 0.9), ("unweighted", 0.4)):
        row = said(yes, 10, **{"Forecaster (Anonymized)": name})
        del row["Forecaster Username"]
        rows.append(row)
    imported = metaculus_facts(ledger.state(), table(QUESTION_HEAD, asked()), table(head, *rows), now=NOW)
    assert [fact.forecaster for fact in imported.facts if isinstance(fact, Forecast)] == ["Metaculus unweighted"]


def test_a_crowd_can_forecast_a_question_of_ours(ledger: Ledger) -> None:
    ledger.append(question(), question("gulf/who", kind=QuestionKind.ORDERED, outcomes=("blue", "red", "Kim's")))
    resolved = {"Resolution": "no", "Resolution Known Time": "2020-09-01 12:00:00+00:00"}
    names = {"901": "gulf/open", "902": "gulf/who"}
    shares = {"Probability Yes Per Category": "[0.2, 0.3, 0.5]"}
    rows = [said(0.4, 10, 20), said(None, 10, key="902", **shares)]
    imported = taken(ledger, [asked(**resolved), asked("902", **CHOICE)], rows, names=names)
    assert all(isinstance(fact, Forecast) for fact in imported.facts), "ours are ours to resolve"
    state = ledger.state()
    assert state.questions["gulf/open"].steps("Metaculus recency_weighted")[0].probabilities == (0.4, 0.6)
    assert state.questions["gulf/who"].steps("Metaculus recency_weighted")[0].probabilities == (0.5, 0.2, 0.3)


def test_a_question_of_ours_with_other_outcomes_is_refused(ledger: Ledger) -> None:
    ledger.append(question())
    for names, code in (({"901": "gulf/open"}, "bad-outcomes"), ({"901": "gulf/shut"}, "unknown-question")):
        with pytest.raises(LedgerError) as error:
            taken(ledger, [asked(**CHOICE)], [], names=names)
        assert error.value.code == code


BROKEN: dict[str, tuple[Callable[[], tuple[str, str]], str]] = {
    "a column is missing": (
        lambda: (table(QUESTION_HEAD), table(FORECAST_HEAD.replace("Start Time,", ""))),
        "forecast_data.csv:1",
    ),
    "no number": (
        lambda: (
            table(QUESTION_HEAD, asked()),
            table(FORECAST_HEAD, said(0.4, 3), {**said(0, 4), "Probability Yes": "x"}),
        ),
        "forecast_data.csv:3",
    ),
    "more than one": (
        lambda: (table(QUESTION_HEAD, asked()), table(FORECAST_HEAD, said(1.2, 3))),
        "forecast_data.csv:2",
    ),
    "no time": (
        lambda: (table(QUESTION_HEAD, asked(**{"Open Time": "soon"})), table(FORECAST_HEAD)),
        "question_data.csv:2",
    ),
    "no zone": (
        lambda: (table(QUESTION_HEAD, asked(**{"Open Time": "2020-01-01 00:00"})), table(FORECAST_HEAD)),
        "question_data.csv:2",
    ),
    "code for a list": (
        lambda: (table(QUESTION_HEAD, asked(**{"Categories": "__import__('os').getcwd()"})), table(FORECAST_HEAD)),
        "question_data.csv:2",
    ),
    "a list without end": (
        lambda: (table(QUESTION_HEAD, asked(**{"Categories": "[" * 9000})), table(FORECAST_HEAD)),
        "question_data.csv:2",
    ),
    "too few probabilities": (
        lambda: (
            table(QUESTION_HEAD, asked(**CHOICE)),
            table(FORECAST_HEAD, said(None, 3, **{"Probability Yes Per Category": "[0.5, 0.5]"})),
        ),
        "forecast_data.csv:2",
    ),
    "an outcome that there is not": (
        lambda: (
            table(QUESTION_HEAD, asked(**{"Resolution": "x", "Resolution Known Time": "2020-02-01 00:00:00+00:00"})),
            table(FORECAST_HEAD),
        ),
        "question_data.csv:2",
    ),
    "no table": (lambda: (table(QUESTION_HEAD) + '"', table(FORECAST_HEAD)), "question_data.csv:2"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_table_is_told_with_file_and_line(ledger: Ledger, case: str) -> None:
    texts, where = BROKEN[case]
    with pytest.raises(LedgerError) as error:
        metaculus_facts(ledger.state(), *texts(), now=NOW)
    assert error.value.code == "bad-csv"
    assert error.value.where == where
    assert "\n" not in str(error.value)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_ledger_goes_out_as_the_two_tables(ledger: Ledger) -> None:
    who = question("gulf/who", kind=QuestionKind.ORDERED, outcomes=("few", "many"), tags=(), case="The Gulf")
    crowd = Forecast("gulf/who", "crowd", ForecasterKind.CROWD, day(3), (0.25, 0.75))
    ledger.append(question(), who, forecast(0.3, on=10), forecast(0.6, on=20), forecast(None, on=30), crowd)
    ledger.append(resolution("no", on=200), resolution(None, on=100, name="gulf/who"))
    state = ledger.state()
    first, second = rows_of(questions_csv(state))
    assert first["Question ID"] == "gulf/open"
    assert first["Question Type"] == "binary"
    assert first["Resolution"] == "no"
    assert datetime.fromisoformat(first["Resolution Known Time"]) == day(200)
    assert datetime.fromisoformat(first["Actual Close Time"]) == day(200)
    assert second["Question Type"] == "multiple_choice"
    assert ast.literal_eval(second["MC Options (All)"]) == ["few", "many"]
    assert second["Resolution"] == "annulled"
    assert second["Default Project"] == "The Gulf"
    rows = rows_of(forecasts_csv(state))
    assert [(row["Forecaster Username"], row["Probability Yes"], row["Is Bot"]) for row in rows] == [
        ("standoff", "0.3", "True"),
        ("standoff", "0.6", "True"),
        ("crowd", "", ""),
    ]
    assert [row["End Time"] for row in rows] == [str(day(20)), str(day(30)), ""]
    assert [row["Probability of Resolution"] for row in rows] == ["0.7", "0.4", ""]
    assert ast.literal_eval(rows[2]["Probability Yes Per Category"]) == [0.25, 0.75]


def test_what_went_out_comes_in_elsewhere(ledger: Ledger, tmp_path: Path) -> None:
    odd = question(
        "gulf/odd", text='A "ferry",\r\n\u2028 or none?', kind=QuestionKind.MULTIPLE_CHOICE, outcomes=("a'", 'b"')
    )
    human = Forecast("gulf/odd", "Ana Lyst", ForecasterKind.ANALYST, day(3), (0.125, 0.875))
    facts: list[Fact] = [question(), odd, forecast(0.3, on=10), forecast(None, on=12), forecast(0.6, on=20), human]
    ledger.append(*facts, resolution("no", on=200))
    state = ledger.state()
    with create_ledger(tmp_path / "other.db", clock=clock()) as other:
        texts = questions_csv(state), forecasts_csv(state)
        imported = metaculus_facts(other.state(), *texts, now=NOW, take="everyone", prefix="theirs")
        other.append(*imported.facts)
        assert imported.passed_over == {}
        theirs = other.state()
    for name, who in (("gulf/open", "standoff"), ("gulf/odd", "Ana Lyst")):
        ours, copy = state.questions[name], theirs.questions[f"theirs/{name}"]
        assert copy.question.text == ours.question.text
        assert copy.question.outcomes == ours.question.outcomes
        assert copy.outcome == ours.outcome
        shown = [(step.start, step.end, step.probabilities) for step in ours.steps(who)]
        assert [(step.start, step.end, step.probabilities) for step in copy.steps(f"Metaculus user {who}")] == shown
