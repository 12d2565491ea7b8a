"""`blocks`: preference profiles as the engine works on them, few at a time and in numbers as short as will do."""

from collections.abc import Iterator
from types import EllipsisType
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.stability.moves import Values
from standoff.stability.space import Ranks

CELLS = 1 << 18  # states times samples worked on at a time: what the caches of a processor hold
KINDS: tuple[type[np.integer[Any]], ...] = (np.uint8, np.int16, np.int32)

Block = tuple[EllipsisType] | tuple[EllipsisType, slice]


def blocks(ranks: Ranks) -> Iterator[tuple[Block, Values]]:
    """The profiles of `ranks`, `(n_dm, n_states[, samples])`, cut along the samples, each with where it was cut from.

    The ranks of a block are 0 or more, contiguous, and of the shortest of uint8, int16 and int32 that holds them. They
    compare as those of `ranks` do.
    """
    lowest, kind = _shortest(ranks)
    step = max(1, CELLS // ranks.shape[1])
    for at in range(0, ranks.shape[2] if ranks.ndim == 3 else 1, step):
        block: Block = (...,) if ranks.ndim == 2 else (..., slice(at, at + step))
        few = ranks[block]
        yield block, np.ascontiguousarray(few - lowest if lowest else few, dtype=kind)


def _shortest(ranks: Ranks) -> tuple[int, npt.DTypeLike]:
    """The least rank if below 0, otherwise 0; and the shortest type that then holds all."""
    lowest, highest = min(int(ranks.min(initial=0)), 0), int(ranks.max(initial=0))
    kinds = (kind for kind in KINDS if highest - lowest <= np.iinfo(kind).max)
    return lowest, next(kinds, ranks.dtype)
