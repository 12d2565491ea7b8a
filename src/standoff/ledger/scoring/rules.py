"""Scoring rules: what one forecast of one question is worth once the outcome is known.

All are strictly proper: whoever believes `p` expects the best score by saying `p` (Gneiting and Raftery 2007). Each
takes `probabilities` of shape (..., k), k outcomes in the question's order, and `outcome` of shape (...), the place
from 0 of the one that came; it gives scores of shape (...). Raises `LedgerError`: `bad-probabilities`, `bad-outcome`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.errors import LedgerError
from standoff.ledger.model import SUM_TOLERANCE

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Rule = Callable[[npt.ArrayLike, npt.ArrayLike], Floats]


def brier_two_sided(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """Brier's own score (1950): the sum over all outcomes of (p - 1)² for the one that came and p² for the others.

    From 0 (sure and right) to 2 (sure and wrong); 50/50 on yes or no scores 0.5. The scale of the Good Judgment
    Project and of the IARPA tournaments.

    >>> float(brier_two_sided([0.5, 0.5], 0)), float(brier_two_sided([0, 1], 0)), float(brier_two_sided([0.5] * 2, 1))
    (0.5, 2.0, 0.5)
    """
    p, at = _checked(probabilities, outcome)
    return _squares(np.asarray(p - _came(p, at)))


def brier(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """The Brier score from 0 to 1: half of `brier_two_sided`, so (p - o)² for yes or no, as in meteorology.

    From 0 (sure and right) to 1 (sure and wrong); 50/50 on yes or no scores 0.25. Source: Murphy 1973; Wilks 2011,
    section 8.4.2.

    >>> float(brier([0.8, 0.2], 1).round(12)), float(brier([0.5, 0.5], 0))
    (0.64, 0.25)
    """
    return np.asarray(brier_two_sided(probabilities, outcome) / 2)


def ordered_brier_two_sided(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """The ordered Brier score of the Good Judgment Project, for outcomes from least to most.

    Each of the k - 1 places at which the order can be cut makes a yes-or-no question ("up to here, or beyond"); the
    score is the mean of their two-sided Brier scores. From 0 to 2, and `brier_two_sided` itself for two outcomes. A
    near miss costs less than a far one. Source: Jose, Nau and Winkler 2009; Tetlock, Mellers and others as described
    in Merkle and Hartman 2018.

    >>> float(ordered_brier_two_sided([0.15, 0.45, 0.25, 0.15], 2).round(12))
    0.27
    """
    p, at = _checked(probabilities, outcome)
    return np.asarray(2 * _cut_squares(p, at) / (p.shape[-1] - 1))


def ordered_brier(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """Half of `ordered_brier_two_sided`: from 0 to 1, the ranked probability score divided by k - 1.

    >>> float(ordered_brier([0, 0, 1], 0)), float(ordered_brier([0, 1, 0], 0))
    (1.0, 0.5)
    """
    return np.asarray(ordered_brier_two_sided(probabilities, outcome) / 2)


def ranked_probability(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """The ranked probability score, for outcomes from least to most: summed squares of cumulative differences.

    From 0 to k - 1; `ordered_brier` times (k - 1). Source: Epstein 1969; Murphy 1971.

    >>> float(ranked_probability([0, 0, 1], 0)), float(ranked_probability([0.2, 0.5, 0.3], 1).round(12))
    (2.0, 0.13)
    """
    p, at = _checked(probabilities, outcome)
    return _cut_squares(p, at)


def quadratic(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """The quadratic score: 2p of the outcome that came, less the sum of all p²; more is better.

    From -1 (sure and wrong) to 1 (sure and right): 1 less `brier_two_sided`. Source: Gneiting and Raftery 2007,
    section 3.1, plus 1.

    >>> float(quadratic([0.5, 0.5], 0)), float(quadratic([0, 1], 0))
    (0.5, -1.0)
    """
    p, at = _checked(probabilities, outcome)
    return np.asarray(2 * _chance(p, at) - _squares(p))


def log_score(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> Floats:
    """The logarithmic score: the natural logarithm of what was given to the outcome that came; more is better.

    From minus infinity (it was given 0) to 0 (sure and right); 50/50 scores -0.693. Source: Good 1952.

    >>> float(log_score([0.5, 0.5], 0).round(3)), float(log_score([0, 1], 0))
    (-0.693, -inf)
    """
    p, at = _checked(probabilities, outcome)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(_chance(p, at)))


@dataclass(frozen=True, slots=True)
class Convention:
    """A rule by its name, with its `worst` and `best` value for yes or no, and what a reader is told of it.

    Less is better where `best` is below `worst`.
    """

    name: str
    score: Rule
    worst: float
    best: float
    reads: str

    @property
    def sign(self) -> int:
        """1 where more is better, -1 where less is."""
        return 1 if self.best > self.worst else -1


RULES = {
    convention.name: convention
    for convention in (
        Convention("brier", brier, 1.0, 0.0, "0 is best, 1 worst, 0.25 a coin"),
        Convention("brier-two-sided", brier_two_sided, 2.0, 0.0, "0 is best, 2 worst, 0.5 a coin"),
        Convention("ordered-brier", ordered_brier, 1.0, 0.0, "0 is best, 1 worst, near misses cost less"),
        Convention("ordered-brier-two-sided", ordered_brier_two_sided, 2.0, 0.0, "0 is best, 2 worst"),
        Convention("quadratic", quadratic, -1.0, 1.0, "1 is best, -1 worst, 0.5 a coin"),
        Convention("log", log_score, -np.inf, 0.0, "0 is best, -0.693 a coin, no bound below"),
    )
}
"""The rules that compare forecasters, by name. `ordered-brier` is for ordered outcomes."""


def _checked(probabilities: npt.ArrayLike, outcome: npt.ArrayLike) -> tuple[Floats, Ints]:
    p = np.asarray(probabilities, dtype=np.float64)
    at = np.asarray(outcome)
    if p.ndim == 0 or p.shape[-1] < 2 or not np.all((p >= 0) & (p <= 1)):
        raise LedgerError("bad-probabilities", "a forecast needs two or more probabilities from 0 to 1")
    if p.size and np.abs(p.sum(axis=-1) - 1).max() > SUM_TOLERANCE:
        raise LedgerError("bad-probabilities", "the probabilities of a forecast do not sum to 1")
    if not np.issubdtype(at.dtype, np.integer) or np.any((at < 0) | (at >= p.shape[-1])):
        raise LedgerError("bad-outcome", f"an outcome is a place from 0 to {p.shape[-1] - 1}")
    try:
        shape = np.broadcast_shapes(p.shape[:-1], at.shape)
    except ValueError:
        raise LedgerError("bad-outcome", f"{p.shape[:-1]} forecasts do not fit {at.shape} outcomes") from None
    return np.broadcast_to(p, (*shape, p.shape[-1])), np.broadcast_to(at, shape).astype(np.int64)


def _came(p: Floats, at: Ints) -> Floats:
    out: Floats = (np.arange(p.shape[-1]) == at[..., None]).astype(np.float64)
    return out


def _chance(p: Floats, at: Ints) -> Floats:
    out: Floats = np.take_along_axis(p, at[..., None], axis=-1)[..., 0]
    return out


def _squares(values: Floats) -> Floats:
    return np.asarray((values**2).sum(axis=-1))


def _cut_squares(p: Floats, at: Ints) -> Floats:
    return _squares((np.cumsum(p, axis=-1) - np.cumsum(_came(p, at), axis=-1))[..., :-1])
