"""Folds entries into the state of a ledger, one by one, and refuses the fact that makes no sense where it stands."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import datetime

from standoff.errors import LedgerError, meant_among
from standoff.ledger.chain import Head, Written, follow
from standoff.ledger.model import (
    Amendment,
    Fact,
    Forecast,
    ForecasterKind,
    Freeze,
    Question,
    Resolution,
)
from standoff.ledger.state import Amended, Kept, QuestionRecord, State
from standoff.text.visible import visible


@dataclass(slots=True)
class _Growing:
    """A question's record while entries still come in."""

    question: Question
    asked: Kept[Question]
    amended: list[Amended] = field(default_factory=list)
    forecasts: dict[str, list[Kept[Forecast]]] = field(default_factory=dict)
    resolutions: list[Kept[Resolution]] = field(default_factory=list)
    freezes: list[Kept[Freeze]] = field(default_factory=list)

    def record(self) -> QuestionRecord:
        forecasts = {name: tuple(said) for name, said in self.forecasts.items()}
        said = (tuple(self.amended), forecasts, tuple(self.resolutions), tuple(self.freezes))
        return QuestionRecord(self.question, self.asked, *said)


class Folding:
    """The state of the entries added so far; `add` takes the next one, or raises and is then as it was."""

    def __init__(self) -> None:
        self.head = Head()
        self._questions: dict[str, _Growing] = {}
        self._forecasters: dict[str, ForecasterKind] = {}
        self._freezes: list[Kept[Freeze]] = []

    def add(self, written: Written) -> None:
        """Takes the next entry, after checking that it follows, and that its fact makes sense where it stands.

        Raises `LedgerError`: those of `chain.follow`, of `facts.fact_of`, and `question-exists`, `unknown-question`,
        `bad-forecast`, `bad-outcome`, `closes-before-it-opens`, `bad-freeze`, `told-before-it-happened`.
        """
        head = follow(self.head, written)
        fact = written.fact()
        assert head.at is not None
        if not isinstance(fact, Question) and fact.at > head.at:
            remedy = "check the clock and the date"
            what = f"says something of {fact.at:%Y-%m-%d %H:%M}, which is still to come"
            raise LedgerError("told-before-it-happened", what, where=_where(fact), remedy=remedy)
        self._take(fact, written.seq, head.at)
        self.head = head

    def state(self) -> State:
        """The state as it is now, which later entries leave as it is."""
        questions = {name: growing.record() for name, growing in self._questions.items()}
        return State(questions, dict(self._forecasters), tuple(self._freezes), self.head)

    def _take(self, fact: Fact, seq: int, written: datetime) -> None:
        match fact:
            case Question():
                self._ask(Kept(fact, seq, written))
            case Amendment():
                self._amend(Kept(fact, seq, written))
            case Forecast():
                self._forecast(Kept(fact, seq, written))
            case Resolution():
                self._resolve(Kept(fact, seq, written))
            case Freeze():
                self._freeze(Kept(fact, seq, written))

    def _ask(self, kept: Kept[Question]) -> None:
        question = kept.fact
        if question.id in self._questions:
            remedy = "amend it, or give the new one another id"
            raise LedgerError("question-exists", "is a question already", where=question.id, remedy=remedy)
        self._questions[question.id] = _Growing(question, kept)

    def _amend(self, kept: Kept[Amendment]) -> None:
        change = kept.fact
        growing = self._asked(change.question)
        before = growing.question
        names = ("text", "criteria", "closes", "tags", "case")
        changes = {name: value for name in names if (value := getattr(change, name)) is not None}
        after = replace(before, **changes)
        over = tuple(name for name, said in growing.forecasts.items() if not said[-1].fact.withdrawn)
        growing.amended.append(Amended(kept, before, over))
        growing.question = after

    def _forecast(self, kept: Kept[Forecast]) -> None:
        forecast = kept.fact
        growing = self._asked(forecast.question)
        kind = self._forecasters.get(forecast.forecaster, forecast.forecaster_kind)
        said = growing.forecasts.get(forecast.forecaster, [])
        place = bisect_right(said, forecast.at, key=lambda other: other.fact.at)
        before = said[place - 1].fact if place else None
        if problem := _wrong_forecast(growing, forecast, kind, before):
            raise LedgerError("bad-forecast", problem, where=_where(forecast))
        self._forecasters[forecast.forecaster] = kind
        growing.forecasts.setdefault(forecast.forecaster, []).insert(place, kept)

    def _resolve(self, kept: Kept[Resolution]) -> None:
        resolution = kept.fact
        growing = self._asked(resolution.question)
        question = growing.question
        if resolution.outcome is not None and resolution.outcome not in question.outcomes:
            what = f"{resolution.outcome[:80]!r} is none of its outcomes"
            remedy = visible(meant_among(resolution.outcome, question.outcomes), keep="")
            raise LedgerError("bad-outcome", what, where=question.id, remedy=remedy)
        if resolution.occurred_on < question.opens:
            what = f"cannot be answered on {resolution.occurred_on:%Y-%m-%d}, before it opens"
            raise LedgerError("bad-outcome", what, where=question.id, remedy="check the date")
        growing.resolutions.append(kept)

    def _freeze(self, kept: Kept[Freeze]) -> None:
        if kept.fact.head != self.head.hash or not self.head.seq:
            what = "a freeze seals the entry right before it, and this one does not name it"
            raise LedgerError("bad-freeze", what, where="freeze")
        frozen = [self._asked(name) for name in kept.fact.questions] or self._questions.values()
        for growing in frozen:
            growing.freezes.append(kept)
        self._freezes.append(kept)

    def _asked(self, question: str) -> _Growing:
        if question not in self._questions:
            known = tuple(self._questions)
            remedy = meant_among(question, known) if 0 < len(known) <= 20 else "list the questions that there are"
            raise LedgerError("unknown-question", "there is no such question", where=question, remedy=remedy)
        return self._questions[question]


def _wrong_forecast(growing: _Growing, forecast: Forecast, kind: ForecasterKind, before: Forecast | None) -> str | None:
    question = growing.question
    if forecast.forecaster_kind != kind:
        return f"is {_a(forecast.forecaster_kind)} here, and {_a(kind)} elsewhere in this ledger"
    if forecast.probabilities is not None and len(forecast.probabilities) != len(question.outcomes):
        return f"has {len(forecast.probabilities)} probabilities for {len(question.outcomes)} outcomes"
    if not question.opens <= forecast.at <= question.closes:
        return f"is made on {forecast.at:%Y-%m-%d %H:%M}, when the question is not open"
    if growing.resolutions and forecast.at >= growing.resolutions[-1].fact.occurred_on:
        return f"is made on {forecast.at:%Y-%m-%d %H:%M}, when the answer was known"
    if forecast.withdrawn and (before is None or before.withdrawn):
        return "takes back a forecast, but none stands"
    return None


def _a(kind: ForecasterKind) -> str:
    return f"an {kind}" if kind[0] in "a" else f"a {kind}"


def _where(fact: Fact) -> str:
    match fact:
        case Forecast():
            return fact.place
        case Amendment() | Resolution():
            return fact.question
        case Question():
            return fact.id
        case Freeze():
            return "freeze"
