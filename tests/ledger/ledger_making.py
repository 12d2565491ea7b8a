"""Facts, and sequences of them, to put into ledgers."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from standoff.conflict import Evidence
from standoff.ledger import (
    Amendment,
    Fact,
    Forecast,
    ForecasterKind,
    Question,
    QuestionKind,
    Resolution,
    Result,
)
from standoff.ledger.ledger import Clock

OPENS = datetime(2020, 1, 1, tzinfo=UTC)
CLOSES = datetime(2020, 12, 31, tzinfo=UTC)
TOLD = datetime(2021, 3, 1, tzinfo=UTC)
WRITING = datetime(2021, 6, 1, tzinfo=UTC)


def day(number: float) -> datetime:
    """So many days after the questions opened."""
    return OPENS + timedelta(days=number)


def clock(start: datetime = WRITING) -> Clock:
    """A clock that moves a second at each look."""
    ticks = count()
    return lambda: start + timedelta(seconds=next(ticks))


def question(name: str = "gulf/open", **changes: Any) -> Question:
    """A binary question about opening a strait, changed as told."""
    given: dict[str, Any] = {
        "id": name,
        "text": "Is the strait open to tankers by the end of 2020?",
        "criteria": "Three tankers pass in one week.",
        "opens": OPENS,
        "closes": CLOSES,
        "tags": ("gulf",),
        "evidence": (Evidence("the strait stays shut", 10, 31, "dispatch.txt"),),
    }
    return Question(**{**given, **changes})


def forecast(yes: float | None = 0.3, on: float = 10, name: str = "gulf/open", by: str = "standoff") -> Forecast:
    """A forecast of a model on a binary question; None takes it back."""
    return Forecast(name, by, ForecasterKind.MODEL, day(on), None if yes is None else (yes, 1 - yes))


def resolution(outcome: str | None = "yes", on: float = 200, name: str = "gulf/open", **changes: Any) -> Resolution:
    """A resolution; an outcome of None annuls."""
    result = Result.RESOLVED if outcome else Result.ANNULLED
    given: dict[str, Any] = {"source": "the harbour master's log", "at": TOLD}
    return Resolution(name, result, outcome, day(on), **{**given, **changes})


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for one example of many: in memory where it can be, for each append waits for its disk."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2020, 12, 31), timezones=st.just(UTC))
MAYBE = st.none() | TEXTS
EVIDENCE = st.builds(Evidence, TEXTS, st.none() | st.integers(0, 999), st.none() | st.integers(0, 999), MAYBE)
KINDS_BY_NAME = {
    "standoff": ForecasterKind.MODEL,
    "the author": ForecasterKind.AUTHOR,
    "Ana Lyst": ForecasterKind.ANALYST,
    "crowd": ForecasterKind.CROWD,
}


@st.composite
def shares(draw: st.DrawFn, size: int) -> tuple[float, ...]:
    """Probabilities for so many outcomes, certain ones among them."""
    weights = draw(st.lists(st.integers(0, 1000), min_size=size, max_size=size).filter(any))
    return tuple(weight / sum(weights) for weight in weights)


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    kind = draw(st.sampled_from(QuestionKind))
    outcomes: tuple[str, ...] = ("yes", "no")
    if kind != QuestionKind.BINARY:
        outcomes = tuple(draw(st.lists(TEXTS, min_size=2, max_size=5, unique=True)))
    tags, evidence = draw(st.lists(TEXTS, max_size=3)), draw(st.lists(EVIDENCE, max_size=2))
    text, criteria, case = draw(TEXTS), draw(st.just("") | TEXTS), draw(MAYBE)
    return Question(name, text, criteria, OPENS, CLOSES, kind, outcomes, tuple(tags), case, tuple(evidence))


@st.composite
def amendments(draw: st.DrawFn, name: str) -> Amendment:
    return Amendment(
        name,
        draw(MOMENTS),
        draw(TEXTS),
        text=draw(MAYBE),
        criteria=draw(MAYBE),
        closes=draw(st.none() | st.just(CLOSES + timedelta(days=9))),
        tags=draw(st.none() | st.lists(TEXTS, max_size=2).map(tuple)),
        case=draw(TEXTS),  # one that changes nothing is refused, so this always files the question under another case
        by=draw(MAYBE),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    """Facts in an order in which a ledger takes them: questions, then anything about those asked so far."""
    asked: list[Question] = []
    standing: set[tuple[str, str]] = set()
    resolved: set[str] = set()
    facts: list[Fact] = []
    for number in range(draw(st.integers(1, 14))):
        move = draw(st.sampled_from(["ask", "amend", "forecast", "forecast", "resolve"])) if asked else "ask"
        about = draw(st.sampled_from(asked)) if asked else None
        if move == "ask" or about is None:
            asked.append(draw(questions(f"case/q{number}")))
            facts.append(asked[-1])
        elif move == "amend":
            facts.append(draw(amendments(about.id)))
        elif move == "forecast" and about.id not in resolved:
            facts.append(draw(_forecasts(about, standing)))
        else:
            resolved.add(about.id)
            facts.append(draw(_resolutions(about)))
    return facts


@st.composite
def _forecasts(draw: st.DrawFn, about: Question, standing: set[tuple[str, str]]) -> Forecast:
    who = draw(st.sampled_from(sorted(KINDS_BY_NAME)))
    note, evidence = draw(MAYBE), tuple(draw(st.lists(EVIDENCE, max_size=1)))
    if (about.id, who) in standing and draw(st.booleans()):
        # At the close, after whatever stands: a forecast can be taken back only once it was made.
        standing.discard((about.id, who))
        return Forecast(about.id, who, KINDS_BY_NAME[who], CLOSES, None, note, evidence)
    at = CLOSES if draw(st.booleans()) else draw(MOMENTS)
    if at == CLOSES:
        standing.add((about.id, who))
    return Forecast(about.id, who, KINDS_BY_NAME[who], at, draw(shares(len(about.outcomes))), note, evidence)


@st.composite
def _resolutions(draw: st.DrawFn, about: Question) -> Resolution:
    result = draw(st.sampled_from(Result))
    outcome = draw(st.sampled_from(about.outcomes)) if result == Result.RESOLVED else None
    return Resolution(about.id, result, outcome, draw(MOMENTS), draw(TEXTS), TOLD, draw(MAYBE), draw(MAYBE))
