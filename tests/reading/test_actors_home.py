"""Whose state a dispatch from within one state is about, where it names only towns, leaders and offices of it."""

import pytest

from standoff.reading import Reading, read
from standoff.text import from_text

_LISBON = (
    "Porto, 12 July 1975\n\nThe dockers refuse to unload the ships until the government has dismissed the director. "
    "Work has stopped in the Algarve and Madeira as well. Rui Falcato, the interior minister, offered to meet them."
)


def _read(text: str) -> Reading:
    return read(from_text(text))


def _names(reading: Reading) -> dict[str, str]:
    return {actor.id: actor.name for actor in reading.actors}


def test_the_government_is_that_of_the_towns() -> None:
    reading = _read(_LISBON)
    names = _names(reading)
    demands = [p for p in reading.positions if p.stance == "demands" and "dismiss" in p.action]
    assert [names[p.whose] for p in demands if p.whose] == ["Portugal"]


def test_a_minister_of_nobody_in_particular_speaks_for_the_state() -> None:
    reading = _read(_LISBON)
    names = _names(reading)
    offers = [p for p in reading.positions if p.stance == "offers"]
    assert [names[p.holder] for p in offers] == ["Portugal"]


def test_a_known_head_of_government_brings_in_the_state_that_the_text_does_not_name() -> None:
    reading = _read(
        "Valencia, 3 May 2014\n\nMariano Rajoy refused to meet the miners. The government of Mr Rajoy has run out of "
        "money, the unions in Seville said."
    )
    names = _names(reading)
    assert "Spain" in names.values()
    assert [names[p.holder] for p in reading.positions if p.stance == "refuses"] == ["Spain"]


@pytest.mark.parametrize(
    "text",
    [
        "The dockers refuse to unload the ships until the government has dismissed the director.",
        "Porto, 12 July 1975\n\nThe dockers refuse to work until the government pays. "
        "Ships wait in Madeira, the Azores, Vigo and Seville.",
    ],
)
def test_no_state_where_too_little_or_two_things_are_said(text: str) -> None:
    names = set(_names(_read(text)).values())
    assert not names & {"Portugal", "Spain"}


def test_a_mayor_does_not_speak_for_the_state() -> None:
    reading = _read(
        "Porto, 12 July 1975\n\nThe dockers in Lisbon refuse to work until the government pays. Rui Falcato, "
        "the mayor, offered to meet them."
    )
    names = _names(reading)
    assert [names[p.holder] for p in reading.positions if p.stance == "offers"] == ["Rui Falcato"]
