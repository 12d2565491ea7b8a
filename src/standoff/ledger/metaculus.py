"""Questions and forecasts as the two tables of a Metaculus data download, for the programs that read those.

The columns are those of `question_data.csv` and `forecast_data.csv` as of February 2026, from the README that comes
with every download; `docs/ledger.md` says what stands in which.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from standoff.ledger.model import YES, Forecast, ForecasterKind, QuestionKind, Result
from standoff.ledger.state import Kept, QuestionRecord, State

QUESTION_COLUMNS = (
    "Question ID",
    "Question URL",
    "Question Title",
    "Post ID",
    "Post Curation Status",
    "Post Published Time",
    "Default Project",
    "Default Project ID",
    "Categories",
    "Leaderboard Tags",
    "Label",
    "Question Type",
    "MC Options (Current)",
    "MC Options (All)",
    "MC Options History",
    "Lower Bound",
    "Open Lower Bound",
    "Upper Bound",
    "Open Upper Bound",
    "Continuous Range",
    "Open Time",
    "CP Reveal Time",
    "Scheduled Close Time",
    "Actual Close Time",
    "Resolution",
    "Resolution Known Time",
    "Include Bots in Aggregates",
    "Question Weight",
)

FORECAST_COLUMNS = (
    "Question ID",
    "Forecaster ID",
    "Forecaster Username",
    "Is Bot",
    "Start Time",
    "End Time",
    "Forecaster Count",
    "Probability Yes",
    "Probability Yes Per Category",
    "Continuous CDF",
    "Probability Below Lower Bound",
    "Probability Above Upper Bound",
    "5th Percentile",
    "25th Percentile",
    "Median",
    "75th Percentile",
    "95th Percentile",
    "Probability of Resolution",
    "PDF at Resolution",
)


def questions_csv(state: State) -> str:
    """The questions of a ledger as `question_data.csv`; columns that a ledger has nothing for are empty.

    An ordered question is told as one of multiple choice: its order stays in the options, and is no longer said.
    """
    return _table(QUESTION_COLUMNS, (_question(record) for record in state.questions.values()))


def forecasts_csv(state: State) -> str:
    """The forecasts of a ledger as `forecast_data.csv`, a line for each from when it was made until it was replaced.

    A forecast that was taken back ends then, and one that stands has no end.
    """
    return _table(
        FORECAST_COLUMNS,
        (
            _forecast(record, kept, until)
            for record in state.questions.values()
            for said in record.forecasts.values()
            for kept, until in zip(said, [*(later.fact.at for later in said[1:]), None], strict=True)
            if not kept.fact.withdrawn
        ),
    )


def _question(record: QuestionRecord) -> Mapping[str, object]:
    question, known = record.question, record.resolution
    choice = question.kind != QuestionKind.BINARY
    options = list(question.outcomes) if choice else None
    result = None if known is None else known.outcome if known.result == Result.RESOLVED else str(known.result)
    return {
        "Question ID": question.id,
        "Question Title": question.text,
        "Post Published Time": _time(record.asked.written),
        "Default Project": question.case,
        "Categories": list(question.tags),
        "Leaderboard Tags": [],
        "Question Type": "multiple_choice" if choice else "binary",
        "MC Options (Current)": options,
        "MC Options (All)": options,
        "Open Time": _time(question.opens),
        "Scheduled Close Time": _time(question.closes),
        "Actual Close Time": None if known is None else _time(record.end),
        "Resolution": result,
        "Resolution Known Time": None if known is None else _time(known.occurred_on),
        "Question Weight": 1.0,
    }


def _forecast(record: QuestionRecord, kept: Kept[Forecast], until: datetime | None) -> Mapping[str, object]:
    forecast = kept.fact
    assert forecast.probabilities is not None
    binary = record.question.kind == QuestionKind.BINARY
    crowd = forecast.forecaster_kind == ForecasterKind.CROWD
    return {
        "Question ID": forecast.question,
        "Forecaster ID": None if crowd else forecast.forecaster,
        "Forecaster Username": forecast.forecaster,
        "Is Bot": None if crowd else forecast.forecaster_kind == ForecasterKind.MODEL,
        "Start Time": _time(forecast.at),
        "End Time": None if until is None else _time(until),
        "Probability Yes": forecast.probabilities[record.question.outcomes.index(YES)] if binary else None,
        "Probability Yes Per Category": None if binary else list(forecast.probabilities),
        "Probability of Resolution": None if record.outcome is None else forecast.probabilities[record.outcome],
    }


def _time(moment: datetime) -> str:
    return str(moment)  # "2026-01-24 19:45:00+00:00", as Metaculus writes it


def _table(columns: Sequence[str], rows: Iterator[Mapping[str, object]]) -> str:
    out = io.StringIO()
    # A carriage return inside a text would end the line if only what must be were quoted.
    table = csv.DictWriter(out, columns, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()
