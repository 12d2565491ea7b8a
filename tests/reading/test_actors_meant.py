"""Who is meant by a noun for a deed, by whose gunmen, ministers and party somebody's are, and who is acted upon."""

import pytest
from reading_texts import actors_of, mentions_of, who

_DOCKERS = "The dockers of Norway struck on Monday. "


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Norway's police mutinied on Tuesday. The mutineers, who are unpaid, want bread.", "mutineers", "police"),
        ("Norway's pilots walked out on Friday. The strikers want a rise.", "strikers", "pilots"),
        ("The nurses of Lima marched for a week. The marchers refused to go home.", "marchers", "nurses"),
        ("Rodrigo Salas has mediated in Lima since May. The mediator asked for time.", "mediator", "Salas"),
        ("Basque gunmen kidnapped a banker. The kidnappers want money.", "kidnappers", "gunmen"),
    ],
)
def test_a_noun_for_a_deed_is_whoever_did_it(text: str, word: str, name: str) -> None:
    assert [found.split()[-1] for found in who(text, word)] == [name.split()[-1]]


def test_other_strikers_are_others() -> None:
    text = f"{_DOCKERS}The Danish strikers refused to go home."
    assert "Danish" not in " ".join(mentions_of(text, "dockers of Norway"))


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Salas's Liberation Front refused to disarm. Rodrigo Salas is in Rome.", "Rodrigo Salas", "Liberation Front"),
        ("The Harbour Union, led by Rodrigo Salas, struck.", "Rodrigo Salas", "Harbour Union"),
        ("The Harbour Union is led by Rodrigo Salas and Ana Reyes.", "Ana Reyes", "Harbour Union"),
        (
            "Rodrigo Salas, who chairs the Harbour Union, is ill. The Harbour Union struck.",
            "Rodrigo Salas",
            "Harbour Union",
        ),
        ("Rodrigo Salas of the Harbour Union refused.", "Rodrigo Salas", "Harbour Union"),
    ],
)
def test_a_person_is_of_the_body_he_leads(text: str, person: str, body: str) -> None:
    actors = actors_of(text)
    assert actors[person].of == actors[body].id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rodrigo Salas will not talk. Salas's gunmen shot a clerk.", "Salas's gunmen"),
        ("Rodrigo Salas will not talk. Mr Salas's party refused the plan.", "Salas's party"),
        (
            "Norway's prime minister, Nils Berg, will not talk. Berg's ministers refused the plan.",
            "Norwegian ministers",
        ),
    ],
)
def test_what_is_somebodys_goes_by_his_name_or_that_of_his_state(text: str, name: str) -> None:
    assert name in actors_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway relies on donors for its bread.", "donors"),
        ("Norway's police fired on the demonstrators.", "demonstrators"),
        ("The police of Norway arrested six students.", "students"),
    ],
)
def test_whom_somebody_needs_or_uses_force_on_is_there(text: str, name: str) -> None:
    assert name in actors_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway talked of donors all day.",
        "A fire killed nobody, and no students were there. Norway wept.",
        "Norway freed its prisoners.",
    ],
)
def test_scenery_is_not(text: str) -> None:
    assert set(actors_of(text)) <= {"Norway"}


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell near Tel Marouf. Norway protested.",
        "Rockets hit two temples, Prasat Vong and Ta Meang. Norway protested.",
        "Norway's minister laid flowers on Anders Holm's grave.",
    ],
)
def test_places_and_the_dead_are_no_persons(text: str) -> None:
    assert not [actor for actor in actors_of(text).values() if actor.kind == "person"]


def test_control_of_an_army_makes_it_no_party() -> None:
    assert "Norwegian army" not in actors_of("Norway refused to cede control of the army.")
    assert "Norwegian army" in actors_of("Norway wavered. The army refused to march.")


def test_the_generals_are_of_the_state_that_soldiers_rule() -> None:
    text = "Benin wants barrels. The junta refused. Niger kept the frontier closed."
    assert "NER" in {actor.country for actor in actors_of(text, "2024-06-12").values() if "junta" in actor.name}
