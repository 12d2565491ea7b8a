"""Odd texts keep their offsets through every loader and format; `make drift` does the same with ten thousand."""

import pytest
from drift import WRAPPED, drifts

FEW = range(1_000_000, 1_000_012)


@pytest.mark.parametrize("kind", WRAPPED)
def test_no_offset_drifts_whatever_the_text(kind: str) -> None:
    told = [drifts(number, kind) for number in FEW]
    assert [faults for faults, _ in told if faults] == []
    assert sum(found for _, found in told) > 50
