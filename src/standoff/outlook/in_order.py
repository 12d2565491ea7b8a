"""Work on pieces side by side, results in the order of the pieces: how many work at once changes no result."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

MOST_WORKERS = 8
"""More would wait for each other, for only what numpy does inside an array runs side by side."""


def in_order(work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
    """`work` done on each of `pieces`, as many at once as there are processors to use; the results in order.

    Pieces are taken one after the other and only a few ahead of the results, so that they may be made as they are
    needed.

    >>> list(in_order(abs, [-3, 1, -2]))
    [3, 1, 2]
    """
    workers = min(MOST_WORKERS, _processors())
    if workers == 1:
        yield from map(work, pieces)
        return
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
