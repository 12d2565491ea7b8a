"""Organisations known by how their names are composed, and names that a text gives to whom it has brought in."""

import pytest

from standoff.reading.actors import find_actors
from standoff.reading.language.pipeline import parse
from standoff.reading.model import Actor
from standoff.text import from_text


def actors_of(text: str, date: str = "2004-05-02") -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(parse(from_text(text, date=date))).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Cocoa Farmers' Union rejected the price.", "Cocoa Farmers' Union"),
        ("The River Peoples' League turned down an offer.", "River Peoples' League"),
        ("The Market Women's Association shut the stalls.", "Market Women's Association"),
        ("The Front for the Defence of the Lagoon refused to disarm.", "Front for the Defence of the Lagoon"),
        ("The Movement for Land and Freedom burned two farms.", "Movement for Land and Freedom"),
        ("The National Council for the Return of Exiles refused.", "National Council for the Return of Exiles"),
        ("The State Order and Progress Council closed the border.", "State Order and Progress Council"),
        ("Soldiers of the Third Mountain Division left.", "Third Mountain Division"),
        ("The Georgian Democratic Party walked out.", "Georgian Democratic Party"),
        ("The Group of Eleven demanded a vote.", "Group of Eleven"),
        ("The Alliance Against Corruption marched on the palace.", "Alliance Against Corruption"),
        ("The Widows of the Harbour refused to go home.", "Widows of the Harbour"),
        ("The Seamen and Dockers Federation struck.", "Seamen and Dockers Federation"),
    ],
)
def test_a_name_is_taken_whole(text: str, name: str) -> None:
    assert name in actors_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Strike Council of Pedro Lemos refused to talk.", "Strike Council"),
        ("Ruiz's Workers' Front refused to disarm.", "Workers' Front"),
        ("The Peasants' League and Norway signed the paper.", "Peasants' League"),
    ],
)
def test_what_follows_a_name_is_left_to_whom_it_names(text: str, name: str) -> None:
    assert name in actors_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Office refused to comment.",
        "The convoy passed Hill Air Force Base at noon.",
        "The Convention of 1912 gave Norway the strait.",
        "The Union went to war in 1861.",
    ],
)
def test_no_organisation_is_made_of_places_treaties_and_offices(text: str) -> None:
    assert not [name for name in actors_of(text) if "Base" in name or "Convention" in name or name == "Union"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A band of herdsmen, known as the Lanterns, raided the depot.", "Lanterns"),
        ("A militia that calls itself Bread and Honour burned the mill.", "Bread and Honour"),
        ("The dissidents, who style themselves the Clean Hands, want a vote.", "Clean Hands"),
        ("Officers calling themselves the Dawn Group read a statement.", "Dawn Group"),
        ("The militia, dubbed the Cobras by reporters, fled.", "Cobras"),
        ("The riot police, BRI, fired on the crowd.", "BRI"),
        ("The main union, the CNT, refused.", "CNT"),
    ],
)
def test_people_go_by_the_name_that_the_text_gives_them(text: str, name: str) -> None:
    assert name in actors_of(text)


def test_a_byname_is_the_person_himself() -> None:
    found = actors_of("Rodrigo Salas, nicknamed the Falcon, took the bridge. The Falcon wants a pardon.")
    assert {m.text for m in found["Rodrigo Salas"].mentions} >= {"Rodrigo Salas", "Falcon"}
    found = actors_of("Rodrigo Salas took the bridge. Rigo, as his men call Mr Salas, wants a pardon.")
    assert "Rigo" in {m.text for m in found["Rodrigo Salas"].mentions}
    assert "Rigo" not in found


def test_whom_somebody_calls_names_is_not_so_named() -> None:
    assert "Falcon" not in {
        m.text for actor in actors_of("Oslo called the Falcon a threat to trade.").values() for m in actor.mentions
    }


@pytest.mark.parametrize("text", ["They will not sit down with Ruiz or Marek.", "The court jailed Marek on Monday."])
def test_whom_one_meets_or_jails_is_a_person(text: str) -> None:
    assert actors_of(text)["Marek"].kind == "person"


def test_a_leader_goes_by_his_surname_where_the_text_is_about_his_country() -> None:
    text = "Snow fell on Warsaw. On Monday Jaruzelski, grey and stiff, was shown on Polish television."
    assert actors_of(text, "1988-11-02")["Jaruzelski"].country == "POL"


def test_a_body_with_a_state_in_its_name_is_of_that_country() -> None:
    assert actors_of("The Nigerian Union of Dockers struck.")["Nigerian Union of Dockers"].country == "NGA"
