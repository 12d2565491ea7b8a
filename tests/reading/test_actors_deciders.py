"""Who wants or refuses something and stands in no table: people and bodies by their nouns, names by their deeds."""

import pytest
from reading_texts import actors_of, mentions_of, told, who

UNNAMED = [
    ("The nurses' union", "nurses' union", "other"),
    ("A retired bishop", "retired bishop", "person"),
    ("Twelve lawmakers", "lawmakers", "government"),
    ("The harbour board", "harbour board", "other"),
    ("A breakaway faction", "breakaway faction", "armed_group"),
    ("The ruling coalition", "ruling coalition", "party"),
    ("The deputy harbourmaster", "deputy harbourmaster", "person"),
    ("Hill smallholders", "hill smallholders", "other"),
    ("The attorney-general", "attorney-general", "person"),
]
STANCES = [
    ("demands that the bridge be reopened", "demands", "reopen the bridge"),
    ("refuses to leave the harbour", "refuses", "leave the harbour"),
    ("has offered to pay the fine", "offers", "pay the fine"),
    ("threatens to block the road", "threatens", "block the road"),
]


@pytest.mark.parametrize(("phrase", "name", "kind"), UNNAMED)
def test_who_demands_something_is_an_actor_under_his_own_words(phrase: str, name: str, kind: str) -> None:
    text = f"{phrase} demanded that Norway reopen the bridge."
    assert {actor.name: actor.kind.value for actor in actors_of(text).values()} == {name: kind, "Norway": "state"}
    assert (name, "demands", "Norway", "reopen the bridge") in told(text)


@pytest.mark.parametrize(("words", "stance", "action"), STANCES)
@pytest.mark.parametrize("head", ["The railwaymen's guild", "A village headman", "The port authority's tenant"])
def test_any_position_makes_an_actor(head: str, words: str, stance: str, action: str) -> None:
    found = told(f"{head} {words}. Norway and Chad wait.")
    assert [(position[1], position[3]) for position in found] == [(stance, action)]
    assert str(found[0][0]) in head


@pytest.mark.parametrize(
    "text",
    [
        "No minister demands that Norway pay.",
        "Any union would demand that Norway pay.",
        "Nobody demands that Norway pay.",
        "The treaty demands that Norway pay.",
        "The weather refuses to change in Norway.",
        "Prosperity demands that Norway pay.",
        "The people demand that Norway pay.",
        "Which faction demands that Norway pay?",
    ],
)
def test_things_and_nobody_in_particular_are_no_actors(text: str) -> None:
    assert set(actors_of(text)) <= {"Norway"}


def test_who_only_tells_of_others_is_no_actor() -> None:
    assert set(actors_of("A banker said that Norway would refuse to pay. An economist expects Chad to leave.")) == {
        "Norway",
        "Chad",
    }


def test_a_forecast_makes_no_actor() -> None:
    assert set(actors_of("The plumbers will be back in Norway once the rain stops.")) <= {"Norway"}


def test_later_mentions_and_pronouns_lead_back() -> None:
    text = (
        "The dockers' union threatens to strike unless Norway pays. The union met on Monday. It refuses to load coal."
    )
    assert mentions_of(text, "dockers' union") == ["The dockers' union", "The union"]
    assert who(text, "It") == ["dockers' union"]
    assert ("dockers' union", "refuses", "dockers' union", "load coal") in told(text)


def test_a_pronoun_that_wants_something_makes_an_actor_of_whom_it_stands_for() -> None:
    text = "Last night the residents' assembly met in the square. It called on Norway to close the mill."
    assert ("residents' assembly", "demands", "Norway", "close the mill") in told(text)


def test_a_pronoun_for_a_thing_makes_none() -> None:
    assert set(actors_of("The bridge fell in the night. It is a demand on Norway's purse.")) <= {"Norway"}


@pytest.mark.parametrize("verb", ["begged Norway to pay", "would not hear of peace with Norway", "balked at a truce"])
@pytest.mark.parametrize("name", ["Ostrander", "Attlee", "Kowalczyk"])
def test_a_bare_surname_that_decides_is_a_person(name: str, verb: str) -> None:
    text = f"{name} {verb}. Norway waits."
    assert actors_of(text)[name].kind.value == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prospekta, a mining enclave, claims ten million dollars from Norway.", "Prospekta"),
        ("NorTrakk says that it will not lay another mile unless Norway pays.", "NorTrakk"),
        ("The Yellow Scarves are calling on Norway to tear up the memorandum.", "Yellow Scarves"),
        ("Shell Nigeria wants Abuja to pay by June.", "Shell Nigeria"),
    ],
)
def test_a_name_that_decides_and_is_no_persons_is_a_body(text: str, name: str) -> None:
    assert actors_of(text)[name].kind.value in ("other", "company")


@pytest.mark.parametrize("name", ["The Government", "The Court", "The Minister"])
def test_a_common_noun_in_capitals_is_no_name(name: str) -> None:
    found = actors_of(f"{name} refused to pay, and Norway protested.")
    assert not {"Government", "Court", "Minister"} & set(found)


def test_people_of_a_named_body_speak_for_it() -> None:
    text = "The Free Rhine Movement met. The civilians of the Free Rhine Movement want an inquiry in Norway."
    assert [position[0] for position in told(text)] == ["Free Rhine Movement"]


@pytest.mark.parametrize("phrase", ["One of its ministers", "Two of its diplomats", "Several of its envoys"])
def test_a_part_speaks_for_the_whole(phrase: str) -> None:
    assert ("Norway", "refuses", "Norway", "pay") in told(f"Norway met Chad on Monday. {phrase} refused to pay.")


@pytest.mark.parametrize("noun", ["group", "delegation", "handful"])
def test_a_group_is_its_members(noun: str) -> None:
    text = f"A {noun} of village elders demanded that Norway pay."
    assert [position[0] for position in told(text)] == ["village elders"]


def test_the_last_word_of_a_bodys_name_stands_for_it() -> None:
    text = "The Transitional Justice Commission met in Norway. The commission refuses to publish the names."
    assert [position[0] for position in told(text)] == ["Transitional Justice Commission"]


def test_the_army_is_the_states_whoever_has_army_in_his_name() -> None:
    text = "The Shadow Liberation Army attacked Norway on Monday. In Norway the army refused to fire."
    assert "Shadow Liberation Army" not in [position[0] for position in told(text)]


@pytest.mark.parametrize("official", ["An administration official", "A senior official", "A government spokesman"])
def test_an_official_of_nobody_speaks_for_the_state_last_spoken_of(official: str) -> None:
    text = f"Norway has closed the strait. {official} refused to say when it would reopen."
    assert [position[0] for position in told(text)] == ["Norway"]


def test_officials_of_a_part_of_the_world_are_their_organisations_only_where_it_is_named() -> None:
    named = "The European Union met on Monday. European diplomats demand that Norway pay."
    assert [position[0] for position in told(named)] == ["European Union"]
    assert not told("European diplomats demand that Norway pay.") or "European Union" not in str(
        told("European diplomats demand that Norway pay.")
    )


@pytest.mark.parametrize("thing", ["not a lorry would pass", "no ship would sail", "not one train would leave"])
def test_what_a_thing_would_not_do_is_the_speakers_to_let(thing: str) -> None:
    found = told(f"Norway declared that {thing} until Chad gave an undertaking to free the crew.")
    assert found[0][:3] == ("Norway", "refuses", "Norway")
    assert found[0][3].startswith("let ")


def test_what_others_say_a_thing_will_not_do_is_no_refusal() -> None:
    assert not told("Analysts say that the money will not arrive in Norway before June.")


def test_both_presidents_are_those_of_the_two_sides() -> None:
    text = "Norway and Chad have quarrelled for years. Norway blames Chad. Both presidents promised to withdraw."
    assert {position[0] for position in told(text)} == {"Norway", "Chad"}


def test_the_judges_are_the_courts() -> None:
    text = "Norway went to the International Court of Justice. The judges ordered Chad to withdraw its troops."
    assert ("International Court of Justice", "demands", "Chad", "withdraw its troops") in told(text)


def test_he_may_be_named_only_when_he_is_quoted() -> None:
    text = 'He refused to open the gates. "Norway must pay first," said Anders Halloran.'
    assert who(text, "He") == ["Anders Halloran"]


def test_a_paper_speaks_for_who_wrote_it_and_a_talk_for_where_it_is_heard() -> None:
    assert ("Norway", "demands", "Chad", "withdraw") in told("Norway's plan demands that Chad withdraw.")


def test_an_office_in_capitals_is_an_actor_and_no_persons_name() -> None:
    found = actors_of("The Chief Constable refuses to let the march pass. Norway waits.")
    assert [actor.kind.value for name, actor in found.items() if "Constable" in name] == ["person"]
    assert "Constable" not in found


@pytest.mark.parametrize("of", ["parliament", "the synod", "the board"])
def test_members_are_named_by_whose_they_are(of: str) -> None:
    assert [position[0] for position in told(f"Two members of {of} want Norway to pay.")] == [f"members of {of}"]


def test_a_town_that_has_a_mayor_is_no_state() -> None:
    assert actors_of("Kasrabad's mayor begged Norway to pay.").get("Kasrabad") is None


def test_heads_of_state_are_those_of_their_organisation() -> None:
    text = "Heads of state of the Economic Community of West African States ordered Niger to free the president."
    assert [position[0] for position in told(text)] == ["ECOWAS"]


def test_officials_of_a_part_of_the_world_are_only_informants() -> None:
    assert set(actors_of("Western officials said that Norway would refuse to pay.")) == {"Norway"}


@pytest.mark.parametrize("name", ["Atta ur Rahmat", "Sidi ould Marzouk", "Joost van Houtem"])
def test_a_particle_inside_makes_a_persons_name(name: str) -> None:
    assert actors_of(f"{name}'s march enters its sixth day. He wants fewer checkpoints.")[name].kind.value == "person"


def test_the_mention_of_people_runs_to_the_end_of_what_tells_them_from_others() -> None:
    text = "The boatmen of Kastoria want Norway to pay. Traders in Lund and Malmo refuse to pay."
    assert mentions_of(text, "boatmen") == ["The boatmen of Kastoria"]
    assert mentions_of(text, "traders") == ["Traders in Lund and Malmo"]
