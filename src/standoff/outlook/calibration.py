"""`Calibration`: from the model's support to a probability, by what a scored record says."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from standoff.errors import ConflictError
from standoff.outlook.tables import toml_data


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
class Calibration:
    """What a record of resolved standoffs makes of support: of the status quo lasting, and of an option being taken.

    Both within a year of the dispatch. `source` names the record, for the brief, `cases` is how many standoffs it
    holds, and `score` says how good forecasts made in this way have been on cases left out.
    """

    lasts: Curve
    taken: Curve
    source: str
    cases: int
    score: str = ""


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
        lasts=Curve(tuple(lasts["supports"]), tuple(lasts["probabilities"])),
        taken=Curve(tuple(taken["supports"]), tuple(taken["probabilities"])),
        source=record["source"],
        cases=record["cases"],
        score=score,
    )
