"""Many documents at once, on several processes: the readings come in the order asked, the same as one by one."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from os import PathLike, fspath

from standoff.errors import StandoffError
from standoff.reading.language.pipeline import load_pipeline
from standoff.reading.model import Reading
from standoff.reading.reader import read
from standoff.reading.scales import DEFAULT_SCALE
from standoff.text import load

AHEAD = 4
"""Documents for each process that wait their turn: enough to keep it busy, few enough to hold."""


def read_many(
    sources: Sequence[str | PathLike[str]],
    processes: int = 1,
    date: str | None = None,
    scale: str = DEFAULT_SCALE,
) -> Iterator[tuple[str, Reading | StandoffError]]:
    """Each source with its reading, or with the error that it cannot be loaded or read for; in order.

    `date` is that of every document; without it each tells its own. `scale` is as in `read`. With more than one
    process the language pipeline is loaded once in each. Raises `ReadingError` (`no-language-pipeline`) when it is not
    installed.
    """
    names = [fspath(source) for source in sources]
    if processes <= 1 or len(names) <= 1:
        load_pipeline()
        for name in names:
            yield name, _outcome(name, date, scale)
        return
    # Processes that are forked would share what the pipeline's libraries hold open; those that are spawned do not.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(processes, len(names)), context, initializer=load_pipeline) as pool:
        waiting = iter(names)
        running: list[tuple[str, Future[Reading | StandoffError]]] = [
            (name, pool.submit(_outcome, name, date, scale)) for name in islice(waiting, AHEAD * processes)
        ]
        while running:
            name, outcome = running.pop(0)
            yield name, outcome.result()
            running += [(following, pool.submit(_outcome, following, date, scale)) for following in islice(waiting, 1)]


def _outcome(name: str, date: str | None, scale: str) -> Reading | StandoffError:
    try:
        return read(load(name, date=date), scale=scale)
    except StandoffError as error:
        return error
