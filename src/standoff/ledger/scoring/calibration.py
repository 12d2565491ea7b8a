"""How far a forecaster's probabilities can be taken at their word: reliability both ways, and sharpness."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from standoff.ledger.model import QuestionKind
from standoff.ledger.scoring.corp import DRAWS, LEVEL, Reliability, reliability
from standoff.ledger.scoring.metaculus import spot_moment
from standoff.ledger.scoring.murphy import Murphy, murphy
from standoff.ledger.scoring.records import Resolved
from standoff.ledger.scoring.rules import Floats, Ints
from standoff.ledger.scoring.sharpness import Sharpness, sharpness

SPOT = 0.5
"""The share of a question's scheduled time after which what stands is taken for its spot forecast."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one forecast on each of `questions`, those that stood after `share` of the scheduled time.

    A question of several outcomes gives a forecast for each, so `forecasts` may be more than `questions`.
    """

    forecaster: str
    share: float
    questions: int
    forecasts: int
    reliability: Reliability
    murphy: Murphy
    sharpness: Sharpness


def spot_forecasts(record: Iterable[Resolved], forecaster: str, share: float = SPOT) -> tuple[Floats, Ints, Ints]:
    """What was said (n,), whether it came (n,), and the number of the question (n,), of what stood at the spot.

    The moment is set in advance by the question's opening and scheduled closing (`metaculus.spot_moment`), so that
    hindsight can't choose it. Yes-or-no questions give what was said of yes.
    """
    said: list[float] = []
    came: list[int] = []
    question: list[int] = []
    for number, one in enumerate(record):
        steps = one.tracks.get(forecaster)
        stood = None if steps is None else steps.at(spot_moment(one.opens, one.ends, one.closes, share))
        if stood is None:
            continue
        counted = 1 if one.question.kind == QuestionKind.BINARY else len(stood)
        said += stood[:counted].tolist()
        came += [int(place == one.outcome) for place in range(counted)]
        question += [number] * counted
    return np.array(said), np.array(came, dtype=np.int64), np.array(question, dtype=np.int64)


def calibration(
    record: Iterable[Resolved],
    forecaster: str,
    *,
    share: float = SPOT,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = 0,
) -> Calibration | None:
    """The calibration of a forecaster, or None when none of its forecasts stood at the spot."""
    said, came, question = spot_forecasts(record, forecaster, share)
    if not len(said):
        return None
    return Calibration(
        forecaster,
        share,
        len(np.unique(question)),
        len(said),
        reliability(said, came, question=question.tolist(), level=level, draws=draws, seed=seed),
        murphy(said, came),
        sharpness(said),
    )
