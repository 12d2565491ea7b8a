"""`blocks`: preference profiles as the engine works on them, few at a time and in numbers as short as will do."""

from collections.abc import Iterator
from types import EllipsisType
from typing import Any

import numpy as np

from standoff.stability.moves import Values
from standoff.stability.space import Ranks

CELLS = 1 << 16  # states times samples worked on at a time: what a processor's cache holds
KINDS: tuple[type[np.integer[Any]], ...] = (np.uint8, np.int16, np.int32)

Block = tuple[EllipsisType] | tuple[EllipsisType, slice]


def blocks(ranks: Ranks) -> Iterator[tuple[Block, Values]]:
    """The profiles of `ranks`, `(n_dm, n_states[, samples])`, cut along the samples, each with where it was cut from.

    The ranks of a block are 0 or more, contiguous, and of the shortest of uint8, int16 and int32 that holds them. They
    compare as those of `ranks` do.
    """
    if ranks.ndim == 2:
        yield (...,), shortened(ranks)
        return
    step = max(1, CELLS // ranks.shape[1])
    for at in range(0, ranks.shape[2], step):
        block = (..., slice(at, at + step))
        yield block, shortened(ranks[block])


def shortened(ranks: Values) -> Values:
    """`ranks`, moved so that none is below 0, in the shortest type that holds them.

    >>> shortened(np.array([[-1, 2, 0]])), shortened(np.array([[300, 2, 0]])).dtype
    (array([[0, 3, 1]], dtype=uint8), dtype('int16'))
    """
    lowest, highest = int(ranks.min()), int(ranks.max())
    if lowest < 0:
        ranks, highest = ranks - lowest, highest - lowest
    kinds = [kind for kind in KINDS if highest <= np.iinfo(kind).max]
    return np.ascontiguousarray(ranks, dtype=kinds[0] if kinds else ranks.dtype)
