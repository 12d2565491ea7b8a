"""`Resolved`: a question that came out, and all forecasts of it, as numbers; and what is set aside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from standoff.ledger.model import Question, Result
from standoff.ledger.scoring.timeline import Track, instant
from standoff.ledger.state import QuestionRecord


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """A question, the place of the `outcome` that came, and each forecaster's track (those who said anything in time).

    Times are microseconds: `opens`, `ends` (when forecasts stop counting: the closing, or when the answer became known
    if that was earlier), `closes` (as scheduled) and `known`. `hindsight` counts each forecaster's forecasts that were
    written down only when the answer was known.
    """

    question: Question
    outcome: int
    opens: int
    ends: int
    closes: int
    known: int
    tracks: Mapping[str, Track]
    hindsight: Mapping[str, int]

    @property
    def cluster(self) -> str:
        """What stands and falls together, for intervals: the case, or the question itself where it has none."""
        return self.question.id if self.question.case is None else f"case {self.question.case}"


@dataclass(frozen=True, slots=True)
class SetAside:
    """How many questions are not scored: still open, annulled, ambiguous, or answered before they opened."""

    open: int = 0
    annulled: int = 0
    ambiguous: int = 0
    answered_before: int = 0


def resolved(records: Iterable[QuestionRecord]) -> tuple[tuple[Resolved, ...], SetAside]:
    """The questions that can be scored, in the order given, and how many of each kind cannot."""
    scored: list[Resolved] = []
    aside = {"open": 0, "annulled": 0, "ambiguous": 0, "answered_before": 0}
    for record in records:
        known, outcome = record.resolution, record.outcome
        if known is None:
            aside["open"] += 1
        elif known.result != Result.RESOLVED or outcome is None:
            aside[known.result.value] += 1
        elif record.end <= record.question.opens:
            aside["answered_before"] += 1
        else:
            scored.append(_numbers(record, outcome, instant(known.occurred_on)))
    return tuple(scored), SetAside(**aside)


def _numbers(record: QuestionRecord, outcome: int, known: int) -> Resolved:
    tracks = {name: _track(record, name) for name in record.forecasts}
    return Resolved(
        record.question,
        outcome,
        instant(record.question.opens),
        instant(record.end),
        instant(record.question.closes),
        known,
        {name: steps for name, steps in tracks.items() if steps.covered},
        {name: sum(map(record.in_hindsight, said)) for name, said in record.forecasts.items()},
    )


def _track(record: QuestionRecord, forecaster: str) -> Track:
    steps = record.steps(forecaster)
    return Track(
        np.array([instant(step.start) for step in steps], dtype=np.int64),
        np.array([instant(step.end) for step in steps], dtype=np.int64),
        np.array([step.probabilities for step in steps], dtype=np.float64).reshape(-1, len(record.question.outcomes)),
    )
