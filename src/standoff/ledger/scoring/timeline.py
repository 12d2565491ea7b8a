"""`Track`: one forecaster's forecasts of one question as a step function of time, and what is averaged over it.

Times are whole microseconds since 1970 (UTC), so that lengths are exact. A forecast stands from its own moment (or the
opening, if it was made before) until the same forecaster's next one, a withdrawal, or the end. Before the first
forecast nothing stands: that time is left out of `time_mean`, and `coverage` says how much it was; `mean_with_gaps`
counts it with a score of the caller's, 0 in Metaculus's scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import fsum

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.scoring.rules import Floats, Ints

DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds of a day."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(moment: datetime) -> int:
    """An aware moment in whole microseconds since 1970.

    >>> instant(datetime(1970, 1, 2, tzinfo=UTC)) == DAY
    True
    """
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment_of(microseconds: int) -> datetime:
    """The moment of an `instant`."""
    return _EPOCH + timedelta(microseconds=int(microseconds))


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Steps in the order of time: `starts` and `ends` (m,) in microseconds, and `probabilities` (m, k).

    Each step holds from its start (included) to its end (excluded); they do not overlap, and there may be gaps.
    Raises `LedgerError`: `bad-steps`.
    """

    starts: Ints
    ends: Ints
    probabilities: Floats

    def __post_init__(self) -> None:
        in_order = np.all(self.starts < self.ends) and np.all(self.ends[:-1] <= self.starts[1:])
        if not in_order or len(self.starts) != len(self.probabilities):
            raise LedgerError("bad-steps", "the steps of a forecaster overlap, or have no length")

    @property
    def lengths(self) -> Ints:
        """How long each step stood, in microseconds."""
        return self.ends - self.starts

    @property
    def covered(self) -> int:
        """How long anything stood, in microseconds."""
        return int(self.lengths.sum())

    def between(self, start: int, end: int) -> "Track":
        """What stood from `start` to `end`."""
        starts, ends = np.maximum(self.starts, start), np.minimum(self.ends, end)
        kept = starts < ends
        return Track(starts[kept], ends[kept], self.probabilities[kept])

    def at(self, moment: int) -> Floats | None:
        """The probabilities (k,) that stood at a moment, or None when nothing did."""
        place = int(np.searchsorted(self.starts, moment, side="right")) - 1
        return self.probabilities[place] if place >= 0 and moment < self.ends[place] else None


def track(times: npt.ArrayLike, probabilities: npt.ArrayLike, start: int, end: int) -> Track:
    """The step function of forecasts made at `times` (n,), with `probabilities` (n, k), from `start` to `end`.

    A row of NaN takes back what stood. Of several at the same time the last given stands.

    >>> made = track([0, 60, 60, 80], [[0.2, 0.8], [0.3, 0.7], [0.4, 0.6], [float("nan")] * 2], 50, 100)
    >>> made.starts.tolist(), made.ends.tolist(), made.probabilities[:, 0].tolist()
    ([50, 60], [60, 80], [0.2, 0.4])
    """
    at = np.asarray(times, dtype=np.int64)
    p = np.asarray(probabilities, dtype=np.float64)
    order = np.argsort(at, kind="stable")
    starts = np.clip(at[order], start, end)
    ends = np.append(starts[1:], end)
    kept = (starts < ends) & ~np.isnan(p[order]).any(axis=-1)
    return Track(starts[kept], ends[kept], p[order][kept])


def coverage(steps: Track, start: int, end: int) -> float:
    """The share (0 to 1) of the time from `start` to `end` in which a forecast stood; 0 when there is no time.

    >>> coverage(track([25], [[0.5, 0.5]], 0, 100), 0, 100)
    0.75
    """
    return steps.between(start, end).covered / (end - start) if end > start else 0.0


def time_mean(scores: npt.ArrayLike, lengths: npt.ArrayLike) -> float:
    """The mean of step scores (m,), each counting for as long as it stood; NaN when nothing stood.

    >>> time_mean([0.0, 1.0], [30, 10])
    0.25
    """
    return _weighed(scores, lengths, int(np.sum(lengths)))


def mean_with_gaps(scores: npt.ArrayLike, lengths: npt.ArrayLike, whole: int, gap: float = 0.0) -> float:
    """The mean of step scores over a time of `whole` microseconds, in which the time that is not covered scores `gap`.

    >>> mean_with_gaps([40.0], [50], 100)
    20.0
    """
    covered = int(np.sum(lengths))
    return _weighed([*np.asarray(scores), gap], [*np.asarray(lengths), whole - covered], whole)


def _weighed(scores: npt.ArrayLike, lengths: npt.ArrayLike, whole: int) -> float:
    if whole <= 0:
        return float("nan")
    pairs = zip(np.asarray(scores).tolist(), np.asarray(lengths).tolist(), strict=True)
    return fsum(score * (length / whole) for score, length in pairs if length)


def refined(tracks: Sequence[Track], start: int, end: int) -> tuple[Ints, Ints, Ints]:
    """The intervals from `start` to `end` in which no track changes, and which step of each track holds there.

    Gives starts (m,), ends (m,) and places (tracks, m); a place of -1 says that nothing stands.

    >>> first, second = track([0], [[0.5, 0.5]], 0, 100), track([40], [[0.1, 0.9]], 0, 100)
    >>> [part.tolist() for part in refined([first, second], 0, 100)]
    [[0, 40], [40, 100], [[0, 0], [-1, 0]]]
    """
    every = [moment for steps in tracks for moment in (steps.starts, steps.ends)]
    bounds = np.unique(np.clip(np.concatenate([[start, end], *every]).astype(np.int64), start, end))
    starts, ends = bounds[:-1], bounds[1:]
    places = np.full((len(tracks), len(starts)), -1, dtype=np.int64)
    for row, steps in enumerate(tracks):
        if len(steps.starts):
            place = np.searchsorted(steps.starts, starts, side="right") - 1
            places[row] = np.where((place >= 0) & (starts < steps.ends[place]), place, -1)
    return starts, ends, places


def together(first: Track, second: Track) -> tuple[Track, Track]:
    """Both tracks cut to the time in which both stand, with the same steps: what pairs two forecasters fairly."""
    bounds = [moment for steps in (first, second) for moment in (*steps.starts.tolist(), *steps.ends.tolist())]
    if not len(first.starts) or not len(second.starts):
        return first.between(0, 0), second.between(0, 0)
    starts, ends, places = refined([first, second], min(bounds), max(bounds))
    both = (places >= 0).all(axis=0)
    return (
        Track(starts[both], ends[both], first.probabilities[places[0][both]]),
        Track(starts[both], ends[both], second.probabilities[places[1][both]]),
    )
