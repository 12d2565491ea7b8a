"""Whose people act and whom it hits, by where it happens; what is announced; gifts, works and withdrawals."""

import tomllib
from importlib.resources import files

import pytest

from standoff.reading import read
from standoff.reading.actors.gazetteer import gazetteer
from standoff.text import from_text

Triple = tuple[str, str | None, str | None]


def told(text: str) -> set[Triple]:
    """(type, country of the actor, country of the recipient) of every event."""
    reading = read(from_text(text))
    country = {actor.id: actor.country or reading.side(actor.id).country for actor in reading.actors}
    return {
        (event.type, country.get(event.actor or ""), country.get(event.recipient or "")) for event in reading.events
    }


AT_THE_SCENE = [
    ("Gunmen ambushed a convoy outside Quetta.", ("ASSAULT", "PAK", "PAK")),
    ("Militants in Basra killed a Danish engineer.", ("ASSAULT", "IRQ", "DNK")),
    ("Tribesmen near Marib kidnapped two Swiss tourists.", ("ASSAULT", "YEM", "CHE")),
    ("Dockers marched through Rotterdam on Monday.", ("PROTEST", "NLD", "NLD")),
    ("Students burned Turkish flags outside the consulate in Salonika.", ("PROTEST", "GRC", "TUR")),
    ("A bomb exploded outside a court in Izmir.", ("ASSAULT", None, "TUR")),
    ("Two Swedish reporters were arrested in Mandalay.", ("COERCE", "MMR", "SWE")),
    ("A curfew was imposed in Harare.", ("COERCE", "ZWE", "ZWE")),
    ("Kenyan police beat a student.", ("ASSAULT", "KEN", "KEN")),
    ("Bolivia rejected a Brazilian plan for talks with Chile.", ("REJECT", "BOL", "BRA")),
]


@pytest.mark.parametrize(("text", "event"), AT_THE_SCENE, ids=[row[0] for row in AT_THE_SCENE])
def test_the_place_tells_whose_people_they_are(text: str, event: Triple) -> None:
    assert event in told(text)


def test_a_border_named_after_a_state_does_not_make_it_the_one_that_is_hit() -> None:
    assert ("ASSAULT", "MMR", "THA") not in told("Burmese troops shelled a rebel camp near the Thai border.")
    assert ("MOBILIZE", "RUS", "UKR") in told("Russia massed troops near the Ukrainian border.")


def test_ethnic_groups_are_people_of_where_they_live() -> None:
    assert ("PROTEST", "SVK", "SVK") in told("Ethnic Hungarians rallied in Kosice on Sunday.")
    assert not any("HUN" in event for event in told("Ethnic Hungarians rallied in Kosice on Sunday."))
    assert ("PROTEST", "HUN", "HUN") in told("Hungarians rallied in Debrecen on Sunday.")


def test_a_town_that_a_person_is_called_by_places_nothing() -> None:
    reading = read(from_text("Jack Sheffield criticised Iceland. Fishermen threatened to cut the nets."))
    assert not any(actor.country == "GBR" for actor in reading.actors)


ANNOUNCED = [
    ("Norway said it would send doctors to Malawi.", ("AGREE", "NOR", "MWI")),
    ("The Egyptian foreign minister will visit Sudan next week.", ("AGREE", "EGY", "SDN")),
    ("Canada is to lend Peru 40 million dollars.", ("AGREE", "CAN", "PER")),
    ("Moscow announced that it would cut off gas to Lithuania.", ("THREATEN", "RUS", "LTU")),
]


@pytest.mark.parametrize(("text", "event"), ANNOUNCED, ids=[row[0] for row in ANNOUNCED])
def test_what_a_party_says_it_will_do_is_a_promise_or_a_threat(text: str, event: Triple) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway denied that it would send doctors to Malawi.",
        "Reporters asked whether Norway would send doctors to Malawi.",
        "Analysts say Israel will bomb the plant.",
        "Norway will not visit Sudan.",
    ],
)
def test_a_forecast_a_question_or_a_denial_announces_nothing(text: str) -> None:
    assert not {"AGREE", "THREATEN"} & {kind for kind, _, _ in told(text)}


MORE = [
    ("Sweden gave Latvia 40 ambulances.", ("AID", "SWE", "LVA")),
    ("Iran donated tents to quake survivors in Turkey.", ("AID", "IRN", "TUR")),
    ("The last Belgian paratroopers left Rwanda on Friday.", ("RETREAT", "BEL", "RWA")),
    ("Togo legalised two opposition parties.", ("CONCEDE", "TGO", "TGO")),
    ("Kenya and Uganda opened a railway across the frontier.", ("COOPERATE", "KEN", "UGA")),
    ("Brazil's president paid a two-day visit to Chile.", ("CONSULT", "BRA", "CHL")),
    ("Estonia recognised Georgian passports.", ("SUPPORT", "EST", "GEO")),
    ("Fiji placed a former minister under house arrest.", ("COERCE", "FJI", "FJI")),
    ("Hackers broke into the computers of a Finnish bank.", ("COERCE", "FIN", "FIN")),
    ("Greek warships appeared off the Turkish coast.", ("MOBILIZE", "GRC", "TUR")),
    ("Riot police in Lagos fired tear gas at demonstrators.", ("COERCE", "NGA", "NGA")),
]


@pytest.mark.parametrize(("text", "event"), MORE, ids=[row[0] for row in MORE])
def test_reads_gifts_works_withdrawals_and_force(text: str, event: Triple) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fleet left port for its summer cruise.",
        "The ferry left Piraeus at noon.",
        "The committee sat down to a long lunch.",
        "The report gave Latvia 40 pages.",
        "The minister had his hair cut in Riga.",
        "The book appeared off the press in Oslo.",
    ],
)
def test_near_misses_are_no_events(text: str) -> None:
    assert told(text) == set()


def test_towns_stand_once_in_states_that_the_table_of_states_has() -> None:
    table = tomllib.loads(files("standoff.reading").joinpath("data", "cities.toml").read_text(encoding="utf-8"))
    assert table["source"].strip()
    names = [name for towns in table["states"].values() for name in towns.split(";")]
    assert len(names) == len(set(names))
    assert all(f"state:{code}" in gazetteer().entries for code in table["states"])
    assert not [name for name in names if gazetteer().knows(name)]
