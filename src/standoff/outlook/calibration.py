"""`Calibration`: from what a model shows to a probability, by what a scored record says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from standoff.conflict import Conflict, Option
from standoff.errors import ConflictError
from standoff.outlook.model import Support
from standoff.outlook.reference_classes import outside_view, outside_view_of_further
from standoff.outlook.signs import Signs, can_change, signs_of, signs_of_further, signs_of_lasting
from standoff.outlook.tables import toml_data

LEAST = 0.01
"""No change is told as less likely than this: the record is too short for more."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A map from support to probability: straight lines between points, level beyond the outermost.

    `supports` ascend strictly; both are shares from 0 to 1. Raises `ConflictError` when they are not.

    >>> Curve((0.0, 1.0), (0.1, 0.7)).probability(0.5)
    0.4
    """

    supports: tuple[float, ...]
    probabilities: tuple[float, ...]

    def __post_init__(self) -> None:
        ascending = all(a < b for a, b in zip(self.supports, self.supports[1:], strict=False))
        within = all(0 <= value <= 1 for value in (*self.supports, *self.probabilities))
        if not self.supports or len(self.supports) != len(self.probabilities) or not ascending or not within:
            raise ConflictError(
                "bad-calibration",
                "a calibration curve needs as many probabilities as supports, from 0 to 1, the supports ascending",
                remedy="give one probability for each support, for instance (0, 1) and (0.1, 0.7)",
            )

    def probability(self, support: float) -> float:
        """The probability for a support, rounded to six places."""
        return round(float(np.interp(support, self.supports, self.probabilities)), 6)


@dataclass(frozen=True, slots=True)
class Weighing:
    """A logistic model of what may come within a year: a level, and what each sign of `signs` adds, in log-odds.

    It may be averaged with the outside view, how often options of the same class change: `outside` (0 to 1) is the
    share of the latter. Averages of forecasts that err apart err less (Clemen 1989). What is `added` moves the average:
    evidence about this very option, which both leave aside.

    >>> Weighing(0.0, (("refused", -1.0),)).probability({"refused": 1.0, "contact": 1.0})
    0.268941
    >>> Weighing(0.0, (), outside=0.5).probability({}, outside_view=0.1)
    0.3
    >>> Weighing(0.0, (), added=(("author", 1.0),)).probability({"author": 1.0})
    0.731059
    """

    level: float
    weights: tuple[tuple[str, float], ...]
    outside: float = 0.0
    added: tuple[tuple[str, float], ...] = ()

    def probability(self, signs: Signs, outside_view: float = 0.0) -> float:
        """The probability, to six places, from `LEAST` to 1 less that."""
        odds = self.level + sum(weight * signs[name] for name, weight in self.weights)
        pooled = (1 - self.outside) / (1 + math.exp(-odds)) + self.outside * outside_view
        moved = sum(weight * signs[name] for name, weight in self.added)
        if moved and 0 < pooled < 1:
            pooled = 1 / (1 + (1 - pooled) / pooled * math.exp(-moved))
        return round(min(1 - LEAST, max(LEAST, pooled)), 6)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a record of resolved standoffs says of the status quo lasting, and of an option being taken.

    Both within a year of the dispatch, and each either a map from support or a weighing of signs that does without it.
    `source` names the record, for the brief, `cases` is how many standoffs it holds, and `score` says how good
    forecasts made in this way have been on cases left out. `usual` is what the record shows on average: the share of
    its standoffs that lasted, and each sign of lasting.
    """

    lasts: Curve | Weighing
    taken: Curve | Weighing
    source: str
    cases: int
    score: str = ""
    usual: Mapping[str, float] = field(default_factory=dict)


def chance_of_lasting(conflict: Conflict, support: Support, calibration: Calibration | None) -> float:
    """The probability that the standoff lasts, rounded to six places; without a calibration its support."""
    if calibration is None:
        return support.support
    if isinstance(calibration.lasts, Curve):
        return calibration.lasts.probability(min(1.0, max(0.0, support.support)))
    return calibration.lasts.probability(signs_of_lasting(conflict))


def chances_taken(
    conflict: Conflict, supports: Sequence[Support], calibration: Calibration | None
) -> tuple[float | None, ...]:
    """The probability that each option is taken a year on, in option order; None without a calibration."""
    if calibration is None:
        return (None,) * len(supports)
    if isinstance(calibration.taken, Curve):
        return tuple(calibration.taken.probability(share.support) for share in supports)
    shown = zip(conflict.options, signs_of(conflict), outside_view(conflict), strict=True)
    return tuple(_chance(calibration.taken, *one) for one in shown)


def chances_of_further(conflict: Conflict, calibration: Calibration | None) -> tuple[float | None, ...]:
    """The same of each option that was named and is not modelled; None too where a calibration asks for support."""
    if calibration is None or isinstance(calibration.taken, Curve):
        return (None,) * len(conflict.further)
    known = [one.option for one in conflict.further]
    shown = zip(known, signs_of_further(conflict), outside_view_of_further(conflict), strict=True)
    return tuple(_chance(calibration.taken, *one) for one in shown)


def _chance(weighing: Weighing, known: Option, signs: Signs, outside: float) -> float:
    """The probability that an option is taken a year on."""
    change = weighing.probability(signs, outside) if can_change(known) else LEAST
    return round(1 - change, 6) if known.now else change


def without_estimates(conflict: Conflict) -> Conflict:
    """The conflict as it would be had the author of the source judged of no option how likely it is."""
    makers = (
        replace(maker, options=tuple(replace(known, estimate=None) for known in maker.options))
        for maker in conflict.decision_makers
    )
    further = (replace(one, option=replace(one.option, estimate=None)) for one in conflict.further)
    return replace(conflict, decision_makers=tuple(makers), further=tuple(further))


@lru_cache
def shipped_calibration() -> Calibration:
    """The calibration that ships with standoff, written and scored by `evaluation/record.py` (`make judge`)."""
    record = toml_data("record.toml")
    lasts, taken = record["lasts"], record["taken"]
    score = (
        f"Of whether a standoff lasts a year, such forecasts scored a Brier of {lasts['brier']:.3f} on cases left out, "
        f'against {lasts["brier_base_rate"]:.3f} for the base rate and {lasts["brier_no_change"]:.3f} for "nothing '
        f'changes"; of single options {taken["brier"]:.3f}, against {taken["brier_base_rate"]:.3f} and '
        f"{taken['brier_no_change']:.3f}."
    )
    return Calibration(
        lasts=Weighing(lasts["level"], tuple(lasts["weights"].items())),
        taken=Weighing(
            taken["level"], tuple(taken["weights"].items()), taken["outside"], tuple(taken["added"].items())
        ),
        source=record["source"],
        cases=record["cases"],
        score=score,
        usual=lasts["usual"],
    )
