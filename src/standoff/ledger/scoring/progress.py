"""How a forecaster's score goes with time: within a question, by how far ahead it was, and as the record grew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import fsum

from standoff.ledger.scoring.records import Resolved
from standoff.ledger.scoring.rules import RULES
from standoff.ledger.scoring.skill import applies
from standoff.ledger.scoring.timeline import DAY, Track, moment_of, time_mean

HORIZONS = (0.0, 7.0, 30.0, 90.0, 180.0, 365.0)
"""Days before the end at which horizons are cut; the last has no further bound."""


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """What a forecast scored while it stood, from `start` to `end`."""

    start: datetime
    end: datetime
    score: float


@dataclass(frozen=True, slots=True)
class HorizonScore:
    """The mean score of forecasts that stood from `low` (included) to `high` days before the end of their question.

    Each of the `questions` on which something stood then counts the same, over the time it did; `coverage` is the share
    of that stretch of time, in all questions that had it, in which something stood. `high` is None for the furthest,
    `score` None where nothing stood.
    """

    low: float
    high: float | None
    questions: int
    coverage: float
    score: float | None


@dataclass(frozen=True, slots=True)
class RecordPoint:
    """What a record had come to by `moment`, when the answer of another question became known."""

    moment: datetime
    questions: int
    score: float


def score_steps(one: Resolved, forecaster: str, rule: str = "brier") -> tuple[ScoreStep, ...]:
    """The scores of one question over time: empty where the forecaster said nothing."""
    steps = one.tracks.get(forecaster)
    if steps is None:
        return ()
    scores = RULES[rule].score(steps.probabilities, one.outcome)
    return tuple(
        ScoreStep(moment_of(start), moment_of(end), float(score))
        for start, end, score in zip(steps.starts.tolist(), steps.ends.tolist(), scores, strict=True)
    )


def question_score(one: Resolved, steps: Track | None, rule: str = "brier") -> float | None:
    """The mean score of what stood on one question, over the time in which it did; None where nothing did.

    Also None where the rule is not for such questions.
    """
    convention = RULES[rule]
    if steps is None or not steps.covered or not applies(convention, one):
        return None
    return time_mean(convention.score(steps.probabilities, one.outcome), steps.lengths)


def by_horizon(
    record: Iterable[Resolved], forecaster: str, rule: str = "brier", days: Sequence[float] = HORIZONS
) -> tuple[HorizonScore, ...]:
    """The score by how many days were left until forecasts of the question stopped counting.

    That is the closing, or when the answer became known if that was earlier. `days` ascend from 0. An end nobody knew
    beforehand makes this a look back: it shows how foresight grew, and is no proper score.
    """
    record = tuple(record)
    found = []
    for low, high in zip(days, [*days[1:], None], strict=True):
        scores, stood, had = [], 0, 0
        for one in record:
            start = one.opens if high is None else max(one.opens, one.ends - round(high * DAY))
            end = one.ends - round(low * DAY)
            if start >= end or not applies(RULES[rule], one):
                continue
            had += end - start
            steps = one.tracks.get(forecaster)
            part = None if steps is None else steps.between(start, end)
            score = question_score(one, part, rule)
            if part is not None and score is not None:
                scores.append(score)
                stood += part.covered
        mean = fsum(scores) / len(scores) if scores else None
        found.append(HorizonScore(low, high, len(scores), stood / had if had else 0.0, mean))
    return tuple(found)


def over_time(record: Iterable[Resolved], forecaster: str, rule: str = "brier") -> tuple[RecordPoint, ...]:
    """The mean score of all questions known so far, at each moment at which an answer became known."""
    scored = [
        (one.known, score)
        for one in record
        if (score := question_score(one, one.tracks.get(forecaster), rule)) is not None
    ]
    scored.sort(key=lambda pair: pair[0])
    points = {
        known: RecordPoint(moment_of(known), count, fsum(score for _, score in scored[:count]) / count)
        for count, (known, _) in enumerate(scored, 1)
    }
    return tuple(points.values())
