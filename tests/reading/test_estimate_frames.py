"""Hedges in the frames that their classes take: made, not taken from texts."""

import pytest
from estimate_frames import LIKELY, NOTHING, SENTENCES, Judged, rows
from reading_texts import context_of

from standoff.reading.estimates.finder import find_estimates
from standoff.reading.model import Direction

DIRECTIONS = {True: Direction.HAPPENS, False: Direction.DOES_NOT_HAPPEN}


def directions(text: str) -> set[Direction]:
    return {estimate.direction for estimate in find_estimates(context_of(text))}


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{leans}: {frame}") for frame, leans, row in rows()])
def test_most_hedges_of_a_class_are_read_in_each_of_its_frames(row: list[Judged]) -> None:
    chosen = row[::2]
    unread = [judged.text for judged in chosen if directions(judged.text) != {DIRECTIONS[judged.leans == LIKELY]}]
    assert len(unread) <= len(chosen) / 3, unread


@pytest.mark.parametrize(("text", "leans"), SENTENCES)
def test_a_wording_without_a_frame_leans_its_way(text: str, leans: str) -> None:
    assert directions(text) == {DIRECTIONS[leans == LIKELY]}


@pytest.mark.parametrize("text", NOTHING)
def test_a_near_miss_judges_nothing(text: str) -> None:
    assert directions(text) == set()
