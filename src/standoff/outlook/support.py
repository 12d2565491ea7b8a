"""`Sums`: what is counted sample by sample, and the `Support` it comes to, with its Monte-Carlo standard error."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.outlook.model import Support

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums over `n` samples of values from 0 to 1, and of their squares; scalars or arrays of one shape."""

    n: int
    total: Floats
    squares: Floats

    @classmethod
    def of(cls, values: npt.NDArray[Any]) -> "Sums":
        """The sums of `values` over their last axis, which is that of the samples."""
        if values.dtype == np.bool_:
            total = np.count_nonzero(values, axis=-1)
            return cls(values.shape[-1], np.asarray(total, dtype=np.float64), np.asarray(total, dtype=np.float64))
        exact = values.astype(np.float64)
        return cls(values.shape[-1], np.asarray(exact.sum(axis=-1)), np.asarray(np.square(exact).sum(axis=-1)))

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.n + other.n, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> Floats:
        """The share of the samples, or the mean over them."""
        return np.asarray(self.total / self.n)

    def support(self, *at: int) -> Support:
        """The support at an index (none for scalars)."""
        return support_of(self.n, float(self.total[at]), float(self.squares[at]))


def support_of(n: int, total: float, squares: float) -> Support:
    """The mean of `n` values from 0 to 1 and its standard error, from their sum and their sum of squares.

    The error is half the width of Wilson's interval at z = 1 (Wilson 1927; Agresti and Coull 1998), with the sample
    variance in place of p(1 - p), which it equals where the values are 0 or 1. So it is never 0: after 2,000 samples
    that all agree it is 0.00025, for something rarer may not have come up yet.

    >>> support_of(2000, 2000.0, 2000.0)
    Support(support=1.0, error=0.00025)
    """
    mean = min(1.0, max(0.0, total / n))
    variance = max(0.0, squares / n - mean * mean)
    error = float(np.sqrt(variance / n + 0.25 / n**2)) / (1 + 1 / n)
    return Support(round(mean, 6), round(error, 6))


def mixed(shares: Sequence[float], by_level: Sequence[npt.NDArray[Any]]) -> Floats:
    """The mixture over foresight of one array for each kind of it, by the share of each."""
    total: Floats = np.zeros(by_level[0].shape)
    for share, values in zip(shares, by_level, strict=True):
        total += share * values
    return total
