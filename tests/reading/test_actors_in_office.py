"""Actors without a name: posts, cabinets, administrations, and officials or soldiers who do something."""

import pytest

from standoff.reading import Actor, ActorKind, read
from standoff.text import from_text


def actors_of(text: str, date: str = "1994-06-01") -> dict[str, Actor]:
    return {actor.name: actor for actor in read(from_text(text, date=date)).actors}


def test_a_post_is_held_by_somebody_of_the_state_in_play() -> None:
    found = actors_of("Nepal has talked to India. Nepal refused. The commerce minister resigned on Monday.")
    post = found["Nepalese commerce minister"]
    assert (post.kind, post.of, post.country) == (ActorKind.PERSON, found["Nepal"].id, "NPL")


def test_a_post_whose_holder_is_named_is_the_holder() -> None:
    found = actors_of("Norway's trade minister, Kari Dahl, flew to Chile. The trade minister refused to sign.")
    assert [m.text for m in found["Kari Dahl"].mentions][-1] == "The trade minister"


def test_a_government_goes_by_the_name_of_its_head() -> None:
    found = actors_of("The Clinton administration rejected the offer of North Korea.")
    assert found["United States"].country == "USA"
    assert "Clinton" not in found


def test_the_same_words_mean_nobody_out_of_office() -> None:
    assert "United States" not in actors_of(
        "The Clinton administration rejected the offer of North Korea.", "2016-01-01"
    )


def test_a_cabinet_is_a_body_of_its_state() -> None:
    found = actors_of("The Rhodesian cabinet threw out the plan of Britain.", "1966-12-10")
    assert found["Rhodesian cabinet"].of == found["Rhodesia"].id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway refused. Six ministers quit on Tuesday.", "ministers"),
        ("Chile refused. On 3 May commandos raided a depot.", "commandos"),
        ("Chile refused. The monks who occupied the square were freed.", "monks"),
        ("Chile refused. The chiefs of staff approved the plan yesterday.", "chiefs of staff"),
    ],
)
def test_several_who_act_are_an_actor(text: str, name: str) -> None:
    assert name in actors_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile refused. Two ministers think so.",
        "Chile refused. Both sides signed the text.",
        "Chile refused. Nine people died in the fire.",
        "Chile refused. Some officials say that it is late.",
    ],
)
def test_several_who_think_or_suffer_are_none(text: str) -> None:
    assert set(actors_of(text)) == {"Chile"}


def test_people_are_of_the_country_where_the_text_places_them() -> None:
    found = actors_of("Demonstrators in Lima marched to the palace.", "2005-01-01")
    assert found["Peruvian demonstrators"].country == "PER"


def test_who_a_body_of_states_has_for_an_officer_speaks_for_it() -> None:
    found = actors_of("Arab League Secretary General Samir Haddad met the king of Jordan.", "1985-01-01")
    assert found["Samir Haddad"].of == found["Arab League"].id
