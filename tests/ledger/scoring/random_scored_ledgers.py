"""Random ledgers to score: all kinds of questions, forecasts early, late, withdrawn, at the same moment, of 0 and 1."""

from datetime import UTC, datetime, timedelta

import numpy as np

from standoff.ledger.chain import Head
from standoff.ledger.model import Forecast, ForecasterKind, Question, QuestionKind, Resolution, Result
from standoff.ledger.state import Kept, QuestionRecord, State

START = datetime(2015, 1, 1, tzinfo=UTC)
NAMES = ("model", "author", "crowd", "ana", "bo")


def random_state(number: int) -> State:
    """The ledger of that number, as it stands."""
    rng = np.random.default_rng(number)
    names = NAMES[: rng.integers(1, len(NAMES) + 1)]
    records = [_record(rng, f"q{place}", names) for place in range(rng.integers(1, 9))]
    said = [name for name in names if any(name in record.forecasts for record in records)]
    kinds = dict.fromkeys(said, ForecasterKind.ANALYST)
    return State({record.question.id: record for record in records}, kinds, (), Head())


def _record(rng: np.random.Generator, name: str, names: tuple[str, ...]) -> QuestionRecord:
    kind = [QuestionKind.BINARY, QuestionKind.BINARY, QuestionKind.MULTIPLE_CHOICE, QuestionKind.ORDERED][
        rng.integers(4)
    ]
    outcomes = ("yes", "no") if kind == QuestionKind.BINARY else ("a", "b", "c", "d", "e")[: rng.integers(2, 6)]
    opens = _moment(rng, 0, 300)
    closes = opens + timedelta(days=float(rng.uniform(1, 400)))
    tags = (f"no-change:{outcomes[rng.integers(len(outcomes))]}",) if rng.random() < 0.6 else ("gulf",)
    case = f"case{rng.integers(3)}" if rng.random() < 0.7 else None
    question = Question(name, "Does it?", "It does.", opens, closes, kind, outcomes, tags, case)
    forecasts = {who: said for who in names if (said := _forecasts(rng, question, who))}
    resolutions = tuple(_resolution(rng, question) for _ in range(rng.choice([0, 1, 1, 1, 1, 2])))
    return QuestionRecord(question, _kept(question), (), forecasts, resolutions)


def _forecasts(rng: np.random.Generator, question: Question, who: str) -> tuple[Kept[Forecast], ...]:
    span = (question.closes - question.opens).total_seconds()
    at = [
        question.opens + timedelta(seconds=float(share * span)) for share in rng.uniform(-0.3, 1.1, rng.integers(0, 6))
    ]
    if at and rng.random() < 0.3:
        at.append(at[0])
    if rng.random() < 0.3:
        at.append(question.opens)
    made = [
        Forecast(question.id, who, ForecasterKind.ANALYST, one, _said(rng, len(question.outcomes)))
        for one in sorted(at)
    ]
    return tuple(_kept(one) for one in made)


def _said(rng: np.random.Generator, outcomes: int) -> tuple[float, ...] | None:
    how = rng.random()
    if how < 0.1:
        return None
    if how < 0.2:
        return tuple(float(place == rng.integers(1)) for place in range(outcomes))
    if how < 0.5:
        tenths = np.bincount(rng.integers(outcomes, size=10), minlength=outcomes)
        return tuple((tenths / 10).tolist())
    p = rng.dirichlet(np.ones(outcomes))
    return tuple((p / p.sum()).tolist())


def _resolution(rng: np.random.Generator, question: Question) -> Kept[Resolution]:
    result = [Result.RESOLVED] * 8 + [Result.ANNULLED, Result.AMBIGUOUS]
    became = result[rng.integers(len(result))]
    outcome = question.outcomes[rng.integers(len(question.outcomes))] if became == Result.RESOLVED else None
    span = (question.closes - question.opens).total_seconds()
    known = question.opens + timedelta(
        seconds=float(rng.choice([rng.uniform(0, 1), rng.uniform(-0.1, 1.2), 1.0]) * span)
    )
    return _kept(Resolution(question.id, became, outcome, known, "a paper", known + timedelta(days=1)))


def _kept(fact):
    return Kept(fact, 1, START)


def _moment(rng: np.random.Generator, low: float, high: float) -> datetime:
    return START + timedelta(days=float(rng.uniform(low, high)))
