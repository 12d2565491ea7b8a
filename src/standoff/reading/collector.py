"""Puts off Python's search for garbage: what is being read is all in use, and looking through it takes long."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switches the collector of cyclic garbage off, where it is on, and on again at the end.

    A parse is tens of thousands of objects that point at one another, and none can go before the last finding is made.
    Looking for some that can takes the longer the more the process holds: a hundredth of the time to read in a small
    one, a seventh where a second pipeline is loaded. Nothing is kept longer for it than the parse itself.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
