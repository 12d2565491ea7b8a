"""Baseline, peer and spot scores as Metaculus documents them, on what it calls binary and multiple-choice questions.

Source: Metaculus, "Scores FAQ" (metaculus.com/help/scores-faq), and the published code of its site (scoring). In all of
them more is better, and 0 is what saying nothing scores. Metaculus has no ordered questions: they are scored like
multiple choice. It takes no probability below 0.001 (`limited`).

Over time a score is averaged over every instant from the opening to the *scheduled* closing; where nothing stood it is
0, and after an early resolution too. That keeps it proper: a question that can only resolve early in one way could
otherwise be gamed. So a question answered early has a small score, and coverage below 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.ledger.scoring.rules import Floats, log_score
from standoff.ledger.scoring.timeline import Track, mean_with_gaps, refined

LEAST = 0.001
"""Metaculus takes probabilities from 0.1 % on."""

GROUND = 30.0
"""The least coverage over which Metaculus's peer leaderboard averages, in questions wholly covered."""


@dataclass(frozen=True, slots=True)
class TimedScore:
    """A score averaged over a question's scheduled time, and the share of it (0 to 1) in which it was counted."""

    score: float
    coverage: float


def limited(probabilities: npt.ArrayLike, least: float = LEAST) -> Floats:
    """Probabilities (..., k) with none below `least`: the others give way in proportion.

    >>> limited([0.0, 1.0]).tolist(), limited([0.3, 0.7]).tolist()
    ([0.001, 0.999], [0.3, 0.7])
    """
    p = np.array(probabilities, dtype=np.float64)
    low = p < least
    while True:
        rest = np.where(low, 0.0, p)
        room = 1 - least * low.sum(axis=-1, keepdims=True)
        scaled = np.where(
            low, least, rest * np.where(low.any(-1, keepdims=True), room / rest.sum(-1, keepdims=True), 1)
        )
        if not np.any((below := scaled < least) & ~low):
            return np.asarray(scaled)
        low |= below


def baseline(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """The baseline score: 100 (ln p - ln 1/k) / ln k, with p what was given to the outcome that came, of k outcomes.

    For yes or no it is 100 (log2 p + 1). From minus infinity (in practice -897 at 0.1 %) to 100 (sure and right); 0 for
    equal chances.

    >>> [round(float(baseline([p, 1 - p], 0))) for p in (0.5, 0.8, 0.99, 0.2)]
    [0, 68, 99, -132]
    """
    outcomes = np.asarray(probabilities).shape[-1]
    return np.asarray(100 * (1 + log_score(probabilities, outcome) / np.log(outcomes)))


def peer(mine: npt.ArrayLike, others: npt.ArrayLike) -> Floats:
    """The peer score: 100 times the mean of ln p - ln p_i over the others, with what each gave to what came.

    `mine` has shape (...), `others` (n, ...). It is 100 (ln p - ln of the others' geometric mean); all peer scores of
    a question sum to 0. Without others it is 0.

    >>> float(peer(0.5, [0.5, 0.5])), round(float(peer(0.8, [0.4])), 1), round(float(peer(0.2, [0.4, 0.1])))
    (0.0, 69.3, 0)
    """
    p, all_others = np.asarray(mine, dtype=np.float64), np.asarray(others, dtype=np.float64)
    if not len(all_others):
        return np.zeros_like(p)
    return np.asarray(100 * (np.log(p) - np.log(all_others).mean(axis=0)))


def timed_baseline(steps: Track, outcome: int, opens: int, ends: int, closes: int) -> TimedScore:
    """The baseline score over the time from `opens` to `closes`, with 0 before forecasts and after `ends`.

    >>> from standoff.ledger.scoring.timeline import DAY, track
    >>> said = track([1 * DAY, 2 * DAY, 4 * DAY], [[0.4, 0.6], [0.7, 0.3], [0.8, 0.2]], 0, 5 * DAY)
    >>> score = timed_baseline(said, 0, 0, 5 * DAY, 5 * DAY)
    >>> round(score.score), score.coverage
    (27, 0.8)
    """
    counted = steps.between(opens, ends)
    score = mean_with_gaps(baseline(counted.probabilities, outcome), counted.lengths, closes - opens)
    return TimedScore(score, counted.covered / (closes - opens))


def timed_peer(tracks: Sequence[Track], outcome: int, opens: int, ends: int, closes: int) -> tuple[TimedScore, ...]:
    """Every forecaster's peer score over the time from `opens` to `closes`, in the order of `tracks`.

    At each instant a forecaster is held against those others whose forecasts stand; it scores 0 where none does, and
    where it says nothing. All scores sum to 0.

    >>> from standoff.ledger.scoring.timeline import track
    >>> both = [track([0], [[0.8, 0.2]], 0, 100), track([50], [[0.4, 0.6]], 0, 100)]
    >>> [(round(one.score, 2), one.coverage) for one in timed_peer(both, 0, 0, 100, 100)]
    [(34.66, 1.0), (-34.66, 0.5)]
    """
    starts, ends_of, places = refined(tracks, opens, ends)
    lengths = ends_of - starts
    stands = places >= 0
    logs = np.zeros(places.shape)
    for row, steps in enumerate(tracks):
        if len(steps.starts):
            logs[row] = np.where(stands[row], log_score(steps.probabilities, outcome)[places[row]], 0.0)
    others = stands.sum(axis=0) - 1
    scores = []
    for row in range(len(tracks)):
        means = np.delete(logs, row, axis=0).sum(axis=0) / np.maximum(others, 1)
        against = 100 * np.where(others > 0, logs[row] - means, 0.0)
        here = stands[row]
        score = mean_with_gaps(against[here], lengths[here], closes - opens)
        scores.append(TimedScore(score, int(lengths[here].sum()) / (closes - opens)))
    return tuple(scores)


def weighed_by_coverage(scores: Sequence[TimedScore], ground: float = 0.0) -> float:
    """The mean score of several questions, weighed by coverage: the sum of scores over the sum of coverages.

    The score of each is already averaged over its whole time, so that a forecast that stood half of it counts half.
    Metaculus's peer leaderboard divides by no less than `GROUND`. NaN when nothing was covered.

    >>> weighed_by_coverage([TimedScore(10.0, 0.5), TimedScore(-2.0, 0.5)])
    8.0
    """
    total = max(ground, sum(one.coverage for one in scores))
    return sum(one.score for one in scores) / total if total else float("nan")


def spot_moment(opens: int, ends: int, closes: int, share: float) -> int:
    """When a spot score is taken: after `share` (0 to 1) of the time from the opening to the scheduled closing.

    It is set in advance, so that spot scores are proper. If forecasts stopped counting before, it is the last
    microsecond in which they did. (Metaculus takes the moment at which it first shows what the crowd says.)

    >>> spot_moment(0, 100, 100, 0.5), spot_moment(0, 30, 100, 0.5)
    (50, 29)
    """
    return min(opens + round(share * (closes - opens)), ends - 1)


def spot_baseline(steps: Track, outcome: int, moment: int) -> float | None:
    """The baseline score of what stood at a moment, or None when nothing did (which adds 0 on Metaculus).

    >>> from standoff.ledger.scoring.timeline import track
    >>> spot_baseline(track([10], [[0.5, 0.5]], 0, 100), 0, 50), spot_baseline(track([10], [[0.5, 0.5]], 0, 100), 0, 5)
    (0.0, None)
    """
    said = steps.at(moment)
    return None if said is None else float(baseline(said, outcome))


def spot_peer(tracks: Sequence[Track], outcome: int, moment: int) -> tuple[float | None, ...]:
    """Each forecaster's peer score at a moment, held against all others who stood; None for one that did not stand.

    >>> from standoff.ledger.scoring.timeline import track
    >>> three = [track([0], [[p, 1 - p]], 0, 100) for p in (0.8, 0.4)] + [track([60], [[0.5, 0.5]], 0, 100)]
    >>> [None if score is None else round(score, 1) for score in spot_peer(three, 0, 50)]
    [69.3, -69.3, None]
    """
    said = [steps.at(moment) for steps in tracks]
    given = [None if one is None else float(one[outcome]) for one in said]
    return tuple(
        None
        if mine is None
        else float(peer(mine, [other for at, other in enumerate(given) if at != place and other is not None]))
        for place, mine in enumerate(given)
    )
