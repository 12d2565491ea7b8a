"""The record of resolved standoffs as a ledger: what was asked of each, what was forecast without it, and what came."""

import calendar
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from fitting import Floats
from record import AUTHOR, BASE_RATE, BY_SIGNS, NO_CHANGE, POOLED, Case, Record, lasting_forecasts, option_forecasts
from standoff.conflict import Evidence
from standoff.conflict.articles import in_sentence
from standoff.ledger import (
    Fact,
    Forecast,
    ForecasterKind,
    Question,
    Resolution,
    Result,
    create_ledger,
    export_lines,
)
from standoff.ledger.question_ids import LASTS, slug_of
from standoff.outlook.dates import date_in_words
from standoff.stability.words import listed

WRITTEN = datetime(2026, 11, 28, tzinfo=UTC)
"""When the ledger was first written; it is the time of all entries, so that the same record gives the same bytes."""

MODEL, RATE = "standoff", "base rate of other cases"
FORECASTERS = {
    MODEL: "What the model makes of the dispatch, fitted on the other cases alone.",
    RATE: "How often it came about in the other cases.",
    NO_CHANGE: "Everything stays as it was when the dispatch was written.",
}
"""The names of those who forecast everything, and the notes of their forecasts."""

WITHIN = timedelta(days=365)


@dataclass(frozen=True)
class Asked:
    """A question of the record, how it came out, and what each forecaster said (the chance of yes)."""

    question: Question
    came: bool
    known: datetime
    why: str
    said: Mapping[str, float]
    estimate: float | None = None


def casebook(record: Record) -> str:
    """The ledger of the record as lines of JSON; the same record gives the same text."""
    with (
        tempfile.TemporaryDirectory() as folder,
        create_ledger(Path(folder) / "casebook.sqlite", clock=lambda: WRITTEN) as ledger,
    ):
        ledger.append(*(fact for asked in _asked(record) for fact in _facts(asked)))
        ledger.freeze("standoff", note="the record that ships with standoff")
        return export_lines(ledger)


def _asked(record: Record) -> Iterator[Asked]:
    lasting, taken = lasting_forecasts(record), option_forecasts(record, only=(POOLED, BASE_RATE, NO_CHANGE))
    lasting_said = {MODEL: lasting[BY_SIGNS], RATE: lasting[BASE_RATE], NO_CHANGE: lasting[NO_CHANGE]}
    taken_said = {MODEL: taken[POOLED], RATE: taken[BASE_RATE], NO_CHANGE: taken[NO_CHANGE]}
    odds = record.taken.signs[:, record.names.index(AUTHOR)]
    for number, case in enumerate(record.cases):
        for row in np.flatnonzero(record.lasts.case == number).tolist():
            yield _lasts(case, _at(lasting_said, row))
        used: set[str] = set()
        for row in np.flatnonzero(record.taken.case == number).tolist():
            labels, evidence = record.options[row]
            spoken = record.taken.known[row] and odds[row] != 0
            estimate = float(1 / (1 + np.exp(-odds[row]))) if spoken else None
            yield _option(case, labels, evidence, _at(taken_said, row), estimate, used)


def _at(said: Mapping[str, Floats], row: int) -> dict[str, float]:
    return {name: round(float(values[row]), 6) for name, values in said.items()}


def _lasts(case: Case, said: Mapping[str, float]) -> Asked:
    opens, closes = _span(case)
    told = case.labels["standoff_over"]
    parties = listed([in_sentence(name) for name in case.parties])
    when = date_in_words(f"{closes:%Y-%m-%d}")
    text = f"Will the standoff between {parties} still hold on {when}?"
    criteria = (
        f"No, when by {when} the parties have settled what divides them, or it has lost its point. Yes, when not."
    )
    tags = ("standoff", "no-change:yes")
    question = Question(f"{case.name}/{LASTS}", text, criteria, opens, closes, tags=tags, case=case.name)
    lasted = told["answer"] == "no"
    return Asked(question, lasted, _known(told["date"], closes), told["why"], said)


def _option(
    case: Case,
    labels: Mapping[str, Any],
    evidence: tuple[Evidence, ...],
    said: Mapping[str, float],
    estimate: float | None,
    used: set[str],
) -> Asked:
    opens, closes = _span(case)
    owner, when = in_sentence(labels["owner"]), date_in_words(f"{closes:%Y-%m-%d}")
    slug = f"{slug_of(labels['owner'])}.{slug_of(labels['option'])}"
    name = slug if slug not in used else f"{slug}-{len(used)}"
    used.add(name)
    text = f"Will {owner} {labels['option']} by {when}?"
    criteria = f"Yes, when {owner} has done it by {when}. To promise or announce it is not to do it."
    cited = tuple(Evidence(one.quote, one.start, one.end, f"{case.name}.txt") for one in evidence)
    question = Question(
        f"{case.name}/{name}",
        text,
        criteria,
        opens,
        closes,
        tags=("option", "no-change:no"),
        case=case.name,
        evidence=cited,
    )
    return Asked(question, labels["taken"] == "yes", _known(labels["date"], closes), labels["why"], said, estimate)


def _facts(asked: Asked) -> Iterator[Fact]:
    question = asked.question
    yield question
    for name, chance in asked.said.items():
        yield Forecast(
            question.id, name, ForecasterKind.MODEL, question.opens, (chance, round(1 - chance, 6)), FORECASTERS[name]
        )
    if asked.estimate is not None:
        middle = round(asked.estimate, 6)
        note = "The middle of the range that the dispatch gives it."
        chances = (middle, round(1 - middle, 6))
        yield Forecast(question.id, "author", ForecasterKind.AUTHOR, question.opens, chances, note, question.evidence)
    outcome = "yes" if asked.came else "no"
    source = "the labels of the case, in evaluation/cases and evaluation/casebook"
    yield Resolution(question.id, Result.RESOLVED, outcome, asked.known, source, WRITTEN, asked.why)


def _span(case: Case) -> tuple[datetime, datetime]:
    """From the day of the dispatch to the end of the day a year on, to which the labels follow it."""
    opens = datetime.combine(date.fromisoformat(str(case.labels["date"])), time(), UTC)
    return opens, opens + WITHIN + timedelta(days=1, seconds=-1)


def _known(told: str | None, closes: datetime) -> datetime:
    """When the answer became known: the end of the day (or month, or year) that is told, the closing at the latest."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(told))
    if found is None:
        return closes
    year, month = int(found[1]), int(found[2] or 12)
    last = date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    return min(datetime.combine(last, time(), UTC) + timedelta(days=1, seconds=-1), closes)
