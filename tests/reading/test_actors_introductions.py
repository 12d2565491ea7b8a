"""Persons who are brought in by their full names, without an office, and go on by the last word of it."""

import pytest
from reading_texts import actors_of, told


@pytest.mark.parametrize(
    "name", ["Ulises Ortega", "Tomaz Brejc", "Nomvula Sithebe", "Hakan Yildirim", "Aino Maria Lahti"]
)
def test_who_goes_on_by_the_last_word_of_a_full_name_is_a_person(name: str) -> None:
    last = name.split()[-1]
    text = f"The nurses say that they will go back when {name} leaves the town of Lund. {last} will not go."
    assert {actor.kind.value for actor in actors_of(text).values() if actor.name == name} == {"person"}
    assert (name, "refuses", name, "go") in told(text)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("the Castor Field", "the Field"),
        ("Operation Castor", "Castor"),
        ("Harbour Front", "Front"),
        ("Cape Verde", "Verde"),
    ],
)
def test_things_and_places_are_no_persons(full: str, short: str) -> None:
    text = f"The nurses say that they will go back when {full} is closed. {short} will not close, Norway said."
    assert "person" not in {actor.kind.value for actor in actors_of(text).values()}
