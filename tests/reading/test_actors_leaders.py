"""Leaders named without their country: whose they are by the table of leaders, and when that is left open."""

import pytest
from reading_texts import actors_of, context_of, mentions_of

from standoff.reading.actors.leaders import folded, leaders
from standoff.reading.parties import Parties


def side(text: str, person: str, date: str = "2015-06-01") -> str | None:
    """Name of the side that a person is said to be of."""
    context = context_of(text, date)
    (actor,) = (actor for actor in context.actors.actors if actor.name == person)
    return context.actor(actor.of).name if actor.of is not None else None


def voice(text: str, person: str, date: str = "2015-06-01") -> str:
    """Name of the party that a person speaks for."""
    context = context_of(text, date)
    (actor,) = (actor for actor in context.actors.actors if actor.name == person)
    return context.actor(Parties(context).party(actor.id)).name


@pytest.mark.parametrize(
    ("text", "person", "date", "expected"),
    [
        ("France waited. Prime Minister Margaret Thatcher refused. Britain is firm.", "Margaret Thatcher", "1984-05-01",
         "United Kingdom"),
        ("Greece waited. Recep Tayyip Erdoğan refused. Turkey is firm.", "Recep Tayyip Erdoğan", "2018-05-01",
         "Turkey"),
        ("Mr Netanyahu refused. Egypt and Israel will meet.", "Netanyahu", "2012-05-01", "Israel"),
        ("Netanyahu refused. Egypt and Israel will meet.", "Netanyahu", "2012-05-01", "Israel"),
        ("Chile waited. President Yeltsin refused. Russia is firm.", "Yeltsin", "1995-05-01", "Russia"),
        ("Jens Stoltenberg refused. Norway and NATO will meet.", "Jens Stoltenberg", "2010-05-01", "Norway"),
        ("Jens Stoltenberg refused. Norway and NATO will meet.", "Jens Stoltenberg", "2020-05-01", "NATO"),
    ],
)  # fmt: skip
def test_a_leader_is_of_the_side_he_led_in_that_year(text: str, person: str, date: str, expected: str) -> None:
    assert side(text, person, date) == expected


def test_what_the_text_says_goes_before_the_table() -> None:
    text = "Angela Merkel, the Austrian foreign minister, refused. Germany and Austria will meet."
    assert side(text, "Angela Merkel", "2015-05-01") == "Austria"


@pytest.mark.parametrize(
    ("text", "person", "date"),
    [
        # No side of his named, two states of that surname, a year far off.
        ("Mr Netanyahu refused. Chile and Peru will meet.", "Netanyahu", "2012-05-01"),
        ("Mr Kim refused. North Korea and South Korea will meet.", "Kim", "1999-05-01"),
        ("Margaret Thatcher refused. Britain is firm.", "Margaret Thatcher", "2021-05-01"),
    ],
)
def test_a_name_that_may_mean_others_is_left_open(text: str, person: str, date: str) -> None:
    assert side(text, person, date) is None


def test_an_office_among_several_states_is_nobodys_in_particular() -> None:
    text = "Norway and Chile met Peru. President Zork refused."
    assert side(text, "Zork") is None
    assert side("Norway waited. President Zork refused.", "Zork") == "Norway"


def test_rivals_for_one_office_are_sides_of_their_own() -> None:
    text = "Alassane Ouattara won. Laurent Gbagbo refuses to leave. Ivory Coast is torn, and Ghana waits."
    assert side(text, "Laurent Gbagbo", "2011-01-05") is None
    assert actors_of(text, "2011-01-05")["Laurent Gbagbo"].country == "CIV"
    alone = "Laurent Gbagbo refuses to leave. Ivory Coast is torn, and Ghana waits."
    assert side(alone, "Laurent Gbagbo", "2005-01-05") == "Ivory Coast"


def test_a_predecessor_does_not_contest_whom_the_text_calls_by_the_office() -> None:
    text = "Prime Minister Yoshihiko Noda refused, Shinzo Abe said. Japan and China will meet."
    assert side(text, "Yoshihiko Noda", "2012-12-01") == "Japan"


def test_the_opposition_is_in_the_country_and_not_its_voice() -> None:
    text = "Kemal Kilicdaroglu refused to help. Turkey and Greece will meet."
    assert voice(text, "Kemal Kilicdaroglu", "2018-05-01") == "Kemal Kilicdaroglu"
    assert actors_of(text, "2018-05-01")["Kemal Kilicdaroglu"].country == "TUR"


def test_the_chief_of_a_party_speaks_for_the_party() -> None:
    text = "Nelson Mandela refused. The ANC wants a vote, and South Africa will not give it one."
    assert voice(text, "Nelson Mandela", "1990-05-01") == "African National Congress"


def test_the_office_stands_for_the_leader_named_before() -> None:
    text = "A letter lay on Recep Tayyip Erdogan's desk. The Turkish president is in no hurry. Greece is."
    assert mentions_of(text, "Recep Tayyip Erdogan", "2018-05-01")[-1] == "The Turkish president"


def test_a_country_in_a_leaders_name_is_no_country() -> None:
    assert set(actors_of("Israel Katz refused to sign in Chile.", "2024-12-01")) == {"Israel Katz"}


def test_a_state_whose_leader_acts_is_a_party_though_named_only_beside_nouns() -> None:
    text = "Peru waited for Russian gas. Vladimir Putin refused to send it."
    assert side(text, "Vladimir Putin") == "Russia"


@pytest.mark.parametrize("name", ["Recep Tayyip Erdoğan", "Nicolás Maduro", "Lech Wałęsa", "Ban Ki-moon"])
def test_names_are_compared_without_accents_and_hyphens(name: str) -> None:
    assert folded(name).isascii()
    assert "-" not in folded(name)
    assert leaders().knows(folded(name).split(), None)
    assert leaders().knows(name.split(), None)
    assert not leaders().knows([*name.split()[::-1], "Xyz"], None)


def test_a_name_without_a_letter_means_nobody() -> None:
    assert leaders().alone("**", 2012, frozenset({"Peru"})) is None
    assert leaders().surnamed(["--"], 2012, frozenset({"Peru"}), ["president"]) is None
