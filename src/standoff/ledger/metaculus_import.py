"""Takes questions and forecasts, those of the crowd above all, from a Metaculus data download."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal

from standoff.errors import LedgerError
from standoff.ledger.metaculus_rows import ForecastRow, QuestionRow, forecast_rows, question_rows
from standoff.ledger.model import (
    BINARY_OUTCOMES,
    Fact,
    Forecast,
    ForecasterKind,
    Question,
    QuestionKind,
    Resolution,
    Result,
)
from standoff.ledger.state import QuestionRecord, State

Takes = Literal["crowd", "everyone"]
"""Whose forecasts to take: only those that many people make as one, or each user's too."""

_KINDS = {"binary": QuestionKind.BINARY, "multiple_choice": QuestionKind.MULTIPLE_CHOICE}
_UNRESOLVED = {"annulled": Result.ANNULLED, "ambiguous": Result.AMBIGUOUS}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import would append, in order, and how many lines were passed over, by the reason."""

    facts: tuple[Fact, ...]
    passed_over: Mapping[str, int]


def metaculus_facts(
    state: State,
    questions: str,
    forecasts: str,
    *,
    now: datetime,
    names: Mapping[str, str] | None = None,
    take: Takes = "crowd",
    prefix: str = "metaculus",
    where: tuple[str, str] = ("question_data.csv", "forecast_data.csv"),
) -> Imported:
    """What the texts of `question_data.csv` and `forecast_data.csv` add to a ledger whose state is `state`.

    `names` gives, by the "Question ID" of the download, the id of a question of the ledger whose forecasts these are;
    others are asked anew as `prefix`/ID, and resolved as the download says. What the ledger has already is not added
    again, so the same or a later download can be taken any number of times. `now` is the time of the import: no
    forecast ends after it. `where` names the two files in messages.

    Passed over and counted are lines of questions that are neither binary nor of multiple choice, that were made when
    the question was not open or when an option was missing, and single users' when only the crowd is asked for.

    Raises `LedgerError`: `bad-csv`, with file and line; `unknown-question` and `bad-outcomes` for what `names` names.
    """
    importing = _Importing(state, now, names or {}, prefix, take, Counter())
    asked = {row.id: (row, importing.question(row, where[0])) for row in question_rows(questions, where[0])}
    known = {key: (row, question) for key, (row, question) in asked.items() if question is not None}
    said = [row for row in forecast_rows(forecasts, where[1]) if importing.wanted(row, known)]
    facts: list[Fact] = [question for _, question in known.values() if question.id not in state.questions]
    for (key, _), rows in groupby(sorted(said, key=_by_forecaster), key=lambda row: (row.question, row.forecaster)):
        facts.extend(importing.forecasts(known[key], list(rows), where[1]))
    for row, question in known.values():
        facts.extend(importing.resolution(row, question, where[0]))
    return Imported(tuple(facts), dict(importing.passed_over))


def _by_forecaster(row: ForecastRow) -> tuple[str, str, datetime, int]:
    return row.question, row.forecaster, row.start, row.line


@dataclass(frozen=True, slots=True)
class _Importing:
    state: State
    now: datetime
    names: Mapping[str, str]
    prefix: str
    take: Takes
    passed_over: Counter[str]

    def question(self, row: QuestionRow, where: str) -> Question | None:
        """The question of the ledger that a line is about, or the one that it would ask; None when it can ask none."""
        if row.id in self.names:
            return self._named(row)
        name = f"{self.prefix}/{row.id}"
        if name in self.state.questions:
            return self.state.questions[name].question
        if row.type not in _KINDS:
            self.passed_over["questions that are neither binary nor multiple choice"] += 1
            return None
        if row.closes is None or row.opens is None:
            self.passed_over["questions without a time to open and to close"] += 1
            return None
        criteria = f"As resolved at {row.url}" if row.url else "As Metaculus resolves it"
        kind = _KINDS[row.type]
        outcomes = BINARY_OUTCOMES if kind == QuestionKind.BINARY else row.options
        try:
            return Question(name, row.title, criteria, row.opens, row.closes, kind, outcomes, row.tags)
        except LedgerError as error:
            raise LedgerError(error.code, error.what, where=f"{where}:{row.line}", remedy=error.remedy) from None

    def _named(self, row: QuestionRow) -> Question:
        name = self.names[row.id]
        if name not in self.state.questions:
            remedy = "ask it first, or leave it unnamed"
            raise LedgerError("unknown-question", "there is no such question", where=name, remedy=remedy)
        question = self.state.questions[name].question
        theirs = row.options or BINARY_OUTCOMES
        if sorted(theirs) != sorted(question.outcomes):
            what = f"has other outcomes than question {row.id[:80]!r} of the download: {list(theirs)}"
            raise LedgerError("bad-outcomes", what, where=name)
        return question

    def wanted(self, row: ForecastRow, known: Mapping[str, tuple[QuestionRow, Question]]) -> bool:
        """Whether a line is to be taken in; if not, why is counted."""
        if not row.crowd and self.take == "crowd":
            reason = "forecasts of single users"
        elif row.question not in known:
            reason = "forecasts on questions that were passed over"
        elif row.probabilities is None:
            reason = "forecasts made while an option was missing"
        elif not self._open(*known[row.question], row.start):
            reason = "forecasts made when the question was not open"
        else:
            return True
        self.passed_over[reason] += 1
        return False

    def _open(self, row: QuestionRow, question: Question, moment: datetime) -> bool:
        return question.opens <= moment <= question.closes and moment < self._end(row, question)

    def _end(self, row: QuestionRow, question: Question) -> datetime:
        record = self.state.questions.get(question.id)
        ends = [question.closes, self.now, *([row.known] if row.known else []), *([record.end] if record else [])]
        return min(ends)

    def forecasts(
        self, about: tuple[QuestionRow, Question], rows: Sequence[ForecastRow], where: str
    ) -> Iterator[Forecast]:
        """What one forecaster said on one question, and where it was taken back, without what is there already."""
        line, question = about
        record = self.state.questions.get(question.id)
        theirs = line.options or BINARY_OUTCOMES
        until = [*(row.start for row in rows[1:]), None]
        for row, following in zip(rows, until, strict=True):
            if row.probabilities is not None and len(row.probabilities) != len(theirs):
                what = f"has {len(row.probabilities)} probabilities for {len(theirs)} options"
                raise LedgerError("bad-csv", what, where=f"{where}:{row.line}")
            forecast = self._forecast(question, row, theirs)
            if not _there(record, forecast):
                yield forecast
            end = row.end
            if end and row.start <= end < (following or self._end(line, question)):
                taken_back = Forecast(question.id, forecast.forecaster, forecast.forecaster_kind, end, None)
                if not _there(record, taken_back):
                    yield taken_back

    def _forecast(self, question: Question, row: ForecastRow, theirs: Sequence[str]) -> Forecast:
        assert row.probabilities is not None
        share = dict(zip(theirs, row.probabilities, strict=True))
        ours = tuple(share[outcome] for outcome in question.outcomes)
        if row.crowd:
            return Forecast(question.id, f"Metaculus {row.forecaster}", ForecasterKind.CROWD, row.start, ours)
        kind = ForecasterKind.MODEL if row.bot else ForecasterKind.ANALYST
        return Forecast(question.id, f"Metaculus user {row.forecaster}", kind, row.start, ours)

    def resolution(self, row: QuestionRow, question: Question, where: str) -> Iterator[Resolution]:
        """How the download says that the question came out, unless that is there already or is not its to say."""
        if row.id in self.names or not row.resolution:
            return
        told = row.resolution.lower()
        result = _UNRESOLVED.get(told, Result.RESOLVED)
        outcome = next((name for name in question.outcomes if name.lower() == told), None)
        if row.known is None or (result == Result.RESOLVED and outcome is None):
            what = f"is resolved as {row.resolution[:80]!r}, which is none of its outcomes, or at no time"
            raise LedgerError("bad-csv", what, where=f"{where}:{row.line}")
        record = self.state.questions.get(question.id)
        before = record.resolution if record else None
        occurred = max(row.known, question.opens)
        if before and (before.result, before.outcome, before.occurred_on) == (result, outcome, occurred):
            return
        yield Resolution(question.id, result, outcome, occurred, row.url or "Metaculus", self.now)


def _there(record: QuestionRecord | None, forecast: Forecast) -> bool:
    """Whether the ledger has this very forecast."""
    said = record.forecasts.get(forecast.forecaster, ()) if record else ()
    return any((kept.fact.at, kept.fact.probabilities) == (forecast.at, forecast.probabilities) for kept in said)
