"""Puts off Python's search for garbage: what is being read is all in use, and looking through it takes long."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switches the collector of cyclic garbage off, where it is on, and on again at the end.

    A parse is tens of thousands of objects that point at one another, and none can go before the last finding is made:
    looking for some that can took a seventh of the time to read. Nothing is kept longer for it than the parse itself.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
