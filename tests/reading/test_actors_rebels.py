"""One movement under many words: the last word of its name, rebels, guerrillas, and who leads and speaks for them."""

import pytest
from reading_texts import actors_of, told

_FARC = "The Farabundo Marti Liberation Front attacked the barracks in El Salvador. "


@pytest.mark.parametrize(
    "phrase",
    [
        "The Front",
        "The rebels",
        "The guerrillas",
        "The insurgents",
        "The rebels, who hold the coast,",
        "The guerrilla commanders",
    ],
)
def test_the_one_movement_is_meant_whatever_it_is_called(phrase: str) -> None:
    name = next(a.name for a in actors_of(_FARC).values() if a.kind == "armed_group")
    found = [row for row in told(f"{_FARC}{phrase} refused to hand over the prisoners.") if row[1] == "refuses"]
    assert [row[0] for row in found] == [name]


@pytest.mark.parametrize("office", ["a spokesman for the rebels", "a rebel commander", "the guerrilla spokesman"])
def test_who_leads_or_speaks_for_rebels_is_of_their_movement(office: str) -> None:
    actors = actors_of(f"{_FARC}Raul Ibarrola, {office}, refused to hand over the prisoners.")
    named = {actor.name: actor.of for actor in actors.values()}
    armed = next(actor.id for actor in actors.values() if actor.kind == "armed_group")
    assert named["Raul Ibarrola"] == armed


def test_rebels_that_nobody_names_are_one_under_two_words() -> None:
    text = "The rebels refused to leave the port of Norway. The guerrillas demanded that Norway pay them."
    assert {row[0] for row in told(text) if row[1] in ("refuses", "demands")} == {"rebels"}


def test_a_group_told_apart_is_not_the_movement() -> None:
    text = f"{_FARC}The guerrillas that Honduras arms refused to hand over the prisoners."
    name = next(a.name for a in actors_of(_FARC).values() if a.kind == "armed_group")
    assert name not in {row[0] for row in told(text) if row[1] == "refuses"}
