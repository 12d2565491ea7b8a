"""The collector of garbage is off while a document is read, and afterwards as it was before."""

import gc
from collections.abc import Iterator

import pytest

from standoff.reading.collector import uncollected


@pytest.fixture(autouse=True)
def left_on() -> Iterator[None]:
    yield
    gc.enable()


def test_it_is_off_inside_and_on_again_after() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="unreadable"), uncollected():
        raise ValueError("unreadable")
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()
