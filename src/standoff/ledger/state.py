"""What a ledger comes to: its questions as they stand, who said what when, and how each came out."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from standoff.ledger.chain import Head
from standoff.ledger.model import (
    Amendment,
    Fact,
    Forecast,
    ForecasterKind,
    Freeze,
    Question,
    Resolution,
    Result,
)

FactT_co = TypeVar("FactT_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Kept(Generic[FactT_co]):
    """A fact with the number of its entry and when that was written, which may be later than what the fact says."""

    fact: FactT_co
    seq: int
    written: datetime


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment, the question as it stood before it, and whose forecasts stood then.

    Forecasters in `over` said what they said about the question as it was: show it where `over` is not empty.
    """

    amendment: Kept[Amendment]
    before: Question
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What a forecaster's forecast was from `start` (included) to `end` (excluded)."""

    start: datetime
    end: datetime
    forecast: Kept[Forecast]

    @property
    def probabilities(self) -> tuple[float, ...]:
        """One for each outcome of the question, in its order."""
        assert self.forecast.fact.probabilities is not None, "a withdrawn forecast makes no step"
        return self.forecast.fact.probabilities


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question and all that was said about it.

    `question` is as last amended, `asked` as first written. `forecasts` holds each forecaster's, withdrawals among
    them, in the order of their times (entries that tell the same time: in the order of the entries, the last one
    stands). `resolutions` are in the order of the entries: the last one counts. `freezes` are those that name the
    question, or all questions.
    """

    question: Question
    asked: Kept[Question]
    amended: tuple[Amended, ...] = ()
    forecasts: Mapping[str, tuple[Kept[Forecast], ...]] = field(default_factory=dict)
    resolutions: tuple[Kept[Resolution], ...] = ()
    freezes: tuple[Kept[Freeze], ...] = ()

    @property
    def resolution(self) -> Resolution | None:
        """The resolution that counts, or None while there is none."""
        return self.resolutions[-1].fact if self.resolutions else None

    @property
    def end(self) -> datetime:
        """When forecasts stop counting: the closing, or when the answer became known if that was earlier."""
        known = self.resolution
        return self.question.closes if known is None else min(self.question.closes, known.occurred_on)

    @property
    def outcome(self) -> int | None:
        """The place of the outcome that came (from 0), or None when none did or it is not known."""
        known = self.resolution
        if known is None or known.result != Result.RESOLVED or known.outcome is None:
            return None
        return self.question.outcomes.index(known.outcome)

    def standing(self, forecaster: str, moment: datetime) -> Kept[Forecast] | None:
        """What stands of a forecaster at `moment`, or None when nothing does: unsaid yet, or taken back."""
        said = self.forecasts.get(forecaster, ())
        place = bisect_right(said, moment, key=lambda kept: kept.fact.at)
        return None if place == 0 or said[place - 1].fact.withdrawn else said[place - 1]

    def steps(self, forecaster: str) -> tuple[Step, ...]:
        """The forecaster's forecasts as a step function over the time in which they count, gaps left out.

        That time is from the question's opening to `end`; steps of no length (replaced at the same moment) are gone.
        """
        said = self.forecasts.get(forecaster, ())
        ends = [*(kept.fact.at for kept in said[1:]), self.end]
        return tuple(
            Step(start, end, kept)
            for kept, until in zip(said, ends, strict=False)
            if (start := max(kept.fact.at, self.question.opens)) < (end := min(until, self.end))
            and not kept.fact.withdrawn
        )

    def in_hindsight(self, kept: Kept[Forecast]) -> bool:
        """Whether a forecast was written down only when the answer was known: it proves nothing about foresight."""
        known = self.resolution
        return known is not None and kept.written >= known.occurred_on


@dataclass(frozen=True, slots=True)
class State:
    """A whole ledger as it stands: its `questions` by id, in the order they were asked, and its `head`.

    `forecasters` gives the kind of each, in the order of their first forecasts; `freezes` holds all of them.
    """

    questions: Mapping[str, QuestionRecord]
    forecasters: Mapping[str, ForecasterKind]
    freezes: tuple[Kept[Freeze], ...]
    head: Head
