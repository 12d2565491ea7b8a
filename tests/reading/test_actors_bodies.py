"""Organs and forces of states, firms, groups and regions without a name of their own, and what names nobody."""

import pytest

from standoff.reading import Actor, ActorKind, read
from standoff.text import from_text


def actors_of(text: str, date: str = "1994-06-01") -> dict[str, Actor]:
    return {actor.name: actor for actor in read(from_text(text, date=date)).actors}


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Norwegian frigates stopped the trawlers of Iceland.", "Norwegian frigates", "Norway"),
        ("Four Chilean commandos landed on the islet.", "Chilean commandos", "Chile"),
        ("Peru arrested Chilean marines on the border.", "Chilean marines", "Chile"),
        ("Peru's patrol boats seized a tug of Chile.", "Peruvian patrol boats", "Peru"),
        ("The trawlers were stopped by Norwegian gunboats.", "Norwegian gunboats", "Norway"),
    ],
)
def test_forces_that_act_or_are_acted_on_are_military_of_their_state(text: str, name: str, state: str) -> None:
    found = actors_of(text)
    assert (found[name].kind, found[name].of) == (ActorKind.MILITARY, found[state].id)


@pytest.mark.parametrize(
    "text",
    [
        "Peru will withdraw its soldiers from the valley.",
        "A Peruvian soldier crossed the border.",
        "Peru bought Swedish missiles.",
    ],
)
def test_what_a_state_does_with_its_own_makes_no_actor(text: str) -> None:
    assert not [actor for actor in actors_of(text).values() if actor.kind is ActorKind.MILITARY]


@pytest.mark.parametrize("noun", ["The police", "The Supreme Court", "The House", "Parliament", "The Senate"])
def test_an_organ_that_acts_is_an_actor_whoever_has_it(noun: str) -> None:
    name = noun.removeprefix("The ")
    found = actors_of(f"The talks failed. {noun} rejected the plan on Monday.")
    assert any(actor.name.lower() == name.lower() for actor in found.values())


@pytest.mark.parametrize(
    "text", ["The house stood on a hill.", "The chamber was cold.", "The talks reached an impasse."]
)
def test_a_building_is_no_organ(text: str) -> None:
    assert not actors_of(text)


@pytest.mark.parametrize("text", ["The miners refuse to go back.", "The separatists shot down a helicopter of Peru."])
def test_a_definite_group_that_nobody_named_acts_for_itself(text: str) -> None:
    noun = text.split()[1]
    assert noun in actors_of(text)


def test_the_parties_are_those_to_the_dispute() -> None:
    assert "parties" not in actors_of("Norway and Iceland met. The parties agreed on a date.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Western Powers rejected the note.", "Western Powers"),
        ("Four Arab states broke off relations with Norway.", "Arab states"),
        ("Neighbouring countries closed their borders.", "Neighbouring countries"),
        ("Western Europe needs the oil of Libya.", "Western Europe"),
        ("Two million Berliners wait for coal.", "Berliners"),
    ],
)
def test_a_region_acts_by_its_states_or_people(text: str, name: str) -> None:
    assert actors_of(text)[name].kind is ActorKind.OTHER


@pytest.mark.parametrize("text", ["The eastern states had rain.", "The road to the West is long."])
def test_a_direction_is_no_region(text: str) -> None:
    assert not {"eastern states", "West"} & set(actors_of(text))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Lufthansa suspended its flights to Peru.", "Lufthansa", ActorKind.COMPANY),
        ("Peru talked to Greenpeace.", "Greenpeace", ActorKind.OTHER),
        ("Insurers refuse to cover the tankers of Peru.", "insurers", ActorKind.COMPANY),
        ("Peruvian winegrowers blocked the road.", "Peruvian winegrowers", ActorKind.COMPANY),
    ],
)
def test_firms_and_associations_act(text: str, name: str, kind: ActorKind) -> None:
    assert actors_of(text)[name].kind is kind


def test_a_spokesman_called_by_the_last_word_of_a_body_speaks_for_it() -> None:
    text = "The European Commission met in Brussels. A Commission spokesman declined to extend the talks."
    assert [name for name in actors_of(text) if name.endswith("Commission")] == ["European Commission"]
