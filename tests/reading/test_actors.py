"""Who is in a text: names in all their forms, persons, bodies, groups, and what is left open."""

import pytest
from reading_texts import actors_of, context_of, mentions_of, who

from standoff.reading.model import ActorKind

# ---------------------------------------------------------------- states


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Norway refused to sign.", "Norway", "NOR"),
        ("The Norwegians refused to sign.", "Norway", "NOR"),
        ("Norwegian officials refused to sign.", "Norway", "NOR"),
        ("The Sudanese delegation refused to sign.", "Sudan", "SDN"),
        ("Oslo refused to sign.", "Norway", "NOR"),
        ("Canberra warned that it would wait.", "Australia", "AUS"),
        ("The Kremlin rejected the plan.", "Russia", "RUS"),
        ("Downing Street rejected the plan.", "United Kingdom", "GBR"),
        ("The White House rejected the plan.", "United States", "USA"),
        ("The U.S. rejected the plan.", "United States", "USA"),
        ("Burma rejected the plan.", "Myanmar", "MMR"),
        ("The Swiss rejected the plan.", "Switzerland", "CHE"),
        ("Kuwait's government rejected the plan.", "Kuwait", "KWT"),
        ("The Republic of Korea rejected the plan.", "South Korea", "KOR"),
    ],
)
def test_a_state_is_known_by_each_of_its_names(text: str, name: str, code: str) -> None:
    actor = actors_of(text)[name]
    assert (actor.kind, actor.country) == (ActorKind.STATE, code)


def test_all_forms_of_a_name_are_mentions_of_one_actor() -> None:
    text = "Norway refused. Oslo said that the Norwegians would wait, and Norwegian diplomats agreed."
    assert mentions_of(text, "Norway") == ["Norway", "Oslo", "Norwegians", "Norwegian", "Norwegian diplomats"]
    assert len(actors_of(text)) == 1


def test_a_place_or_an_adjective_alone_is_no_actor() -> None:
    text = "Chile refused to sign in Paris. The envoys flew to Vienna, drank Italian wine and slept near Lisbon."
    assert set(actors_of(text)) == {"Chile"}


def test_a_state_of_the_past_needs_its_own_time() -> None:
    text = "The Soviet Union refused to withdraw. Moscow said so."
    assert mentions_of(text, "Soviet Union", date="1979-03-01") == ["Soviet Union", "Moscow"]
    assert mentions_of("Moscow refused.", "Russia", date="2019-03-01") == ["Moscow"]
    assert mentions_of("The Russians refused.", "Soviet Union", date="1961-11-12") == ["Russians"]
    assert mentions_of("The Soviet Union left. The Russians stay.", "Russia", date="2019-03-01") == ["Russians"]


def test_an_unlisted_country_is_found_by_its_officials_and_its_people() -> None:
    text = "The Ruritanian government refused to sign. Ruritania wants the port back."
    assert mentions_of(text, "Ruritania") == ["The Ruritanian government", "Ruritanian", "Ruritania"]
    assert actors_of(text)["Ruritania"].country is None


def test_names_in_a_text_in_capitals() -> None:
    text = "NORTH KOREA REFUSES TO DISARM. SEOUL REJECTED THE PLAN. GIVE IT TO US, THEY SAY."
    found = actors_of(text)
    assert {actor.country for actor in found.values()} == {"PRK", "KOR"}
    assert mentions_of(text, "South Korea") == ["SEOUL"]


# ---------------------------------------------------------------- traps


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Georgia's governor spoke in Atlanta. Georgia refused to pay.", set()),
        ("New Mexico refused to pay. Canada agreed.", {"Canada"}),
        ("Jordan Henderson said that Canada must act.", {"Jordan Henderson", "Canada"}),
        ("Israel Katz warned Canada.", {"Israel Katz", "Canada"}),
        ("Canada said that traffic in the Panama Canal was slow.", {"Canada"}),
        ("Canada refused. They ate turkey off fine china.", {"Canada"}),
    ],
)
def test_names_that_mean_something_else_are_no_states(text: str, kept: set[str]) -> None:
    assert set(actors_of(text)) == kept


def test_georgia_is_a_state_where_no_american_neighbour_is_named() -> None:
    assert actors_of("Georgia refused to sign. Tbilisi wants the land back.")["Georgia"].country == "GEO"


def test_a_surname_is_the_persons_unless_the_country_is_named_otherwise() -> None:
    alone = "Michael Jordan told Canada that he would leave. Jordan refused to sign."
    assert mentions_of(alone, "Michael Jordan") == ["Michael Jordan", "Jordan"]
    assert "Jordan" not in actors_of(alone)
    both = "Michael Jordan flew to Canada. Amman refused, and Jordan said so. Canada agreed."
    assert mentions_of(both, "Jordan") == ["Amman", "Jordan"]


def test_brussels_is_the_union_unless_the_text_is_about_belgium_or_older() -> None:
    text = "Poland refused. Brussels rejected the plan."
    assert mentions_of(text, "European Union") == ["Brussels"]
    assert mentions_of(text, "Belgium", date="1938-03-01") == ["Brussels"]
    assert mentions_of(f"{text} Belgium agreed.", "Belgium") == ["Brussels", "Belgium"]
    union = "The European Commission refused. Poland said that Brussels had lied."
    assert mentions_of(union, "European Union") == ["Brussels"]


# ---------------------------------------------------------------- bodies and groups


def test_a_body_belongs_to_its_state() -> None:
    found = actors_of("Chile refused to sign. Norway's army fired. The Norwegian parliament rejected the plan.")
    norway = found["Norway"].id
    assert (found["Norwegian army"].kind, found["Norwegian army"].of) == (ActorKind.MILITARY, norway)
    assert (found["Norwegian parliament"].kind, found["Norwegian parliament"].of) == (ActorKind.GOVERNMENT, norway)


def test_a_spokesman_and_a_vessel_stand_for_the_body_they_are_of() -> None:
    text = "A Norwegian foreign ministry spokesman denied it. Norwegian coastguard vessels fired on Chile."
    assert mentions_of(text, "Norwegian foreign ministry") == ["A Norwegian foreign ministry spokesman"]
    assert mentions_of(text, "Norwegian coastguard") == ["Norwegian coastguard vessels"]


def test_the_capital_tells_whose_a_body_is() -> None:
    text = "Chile refused. Norway agreed. The army in Oslo denied it."
    assert mentions_of(text, "Norwegian army") == ["The army in Oslo"]


def test_a_bare_body_is_that_of_the_state_in_play() -> None:
    text = "Norway refuses to sign. The parliament rejected the treaty."
    assert mentions_of(text, "Norwegian parliament") == ["The parliament"]


def test_congress_is_american_only_in_a_text_about_america() -> None:
    assert mentions_of("Washington refused. Congress rejected the plan.", "US Congress") == ["Congress"]
    assert "US Congress" not in actors_of("Peru refused. They sought a seat in Congress.")


def test_people_who_act_together_are_an_actor_and_victims_and_experts_are_none() -> None:
    text = "Lorry drivers blocked the road to Chile. Economists say that students were hurt. Chile refused to pay."
    found = actors_of(text)
    assert set(found) == {"lorry drivers", "Chile"}
    assert found["lorry drivers"].kind is ActorKind.OTHER


def test_an_armed_group_fights_in_a_country_and_is_not_of_it() -> None:
    text = "Turkey refused. The Kurdistan Workers' Party (PKK) attacked a post. The PKK denied it. The rebels fled."
    found = actors_of(text)
    group = next(actor for actor in found.values() if actor.kind is ActorKind.ARMED_GROUP)
    assert (group.of, group.country) == (None, "TUR")
    assert [m.text for m in group.mentions] == ["Kurdistan Workers' Party", "PKK", "PKK", "The rebels"]


def test_an_acronym_that_the_text_defines_itself_is_used_later() -> None:
    text = "The Zembla Liberation Front (ZLF) refuses to disarm. The ZLF attacked Norway."
    assert mentions_of(text, "Zembla Liberation Front") == ["Zembla Liberation Front", "ZLF", "ZLF"]


def test_a_definite_noun_stands_for_the_one_body_of_its_sort() -> None:
    text = "Norway met the European Union. The bloc refused."
    assert mentions_of(text, "European Union") == ["European Union", "The bloc"]


# ---------------------------------------------------------------- persons


def test_a_surname_after_the_full_name_is_the_same_person() -> None:
    text = "Prime Minister Erna Solberg of Norway refused. Solberg said so. Mrs Solberg left."
    assert mentions_of(text, "Erna Solberg") == ["Prime Minister Erna Solberg", "Solberg", "Mrs Solberg"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's prime minister, Erna Solberg, refused to sign.",
        "The Norwegian prime minister, Erna Solberg, refused to sign.",
        "Norwegian Prime Minister Erna Solberg refused to sign.",
        "Prime Minister Erna Solberg of Norway refused to sign.",
        "Norway refused to sign. Its prime minister, Erna Solberg, said so.",
        "Chile refused to sign. Its Norwegian counterpart, Erna Solberg, said so.",
    ],
)
def test_a_person_rolls_up_to_the_side_of_the_office(text: str) -> None:
    found = actors_of(text)
    solberg = found["Erna Solberg"]
    assert (solberg.kind, solberg.of, solberg.country) == (ActorKind.PERSON, found["Norway"].id, "NOR")
    assert "GOV" in solberg.roles


@pytest.mark.parametrize(
    "name", ["Ursula von der Leyen", "Lee Nak-yon", "Abdel Fattah al-Sisi", "Kassym-Jomart Tokayev"]
)
def test_particles_and_hyphens_belong_to_a_name(name: str) -> None:
    assert f"President {name}" in mentions_of(f"Canada refused. President {name} said that he would wait.", name)


def test_an_office_stands_for_its_holder_once_he_is_named() -> None:
    text = "The Chilean foreign minister, Heraldo Munoz, met Norway. The foreign minister refused to sign."
    assert mentions_of(text, "Heraldo Munoz")[-1] == "The foreign minister"


def test_a_full_stop_before_a_name_is_no_part_of_it() -> None:
    text = "Canada was silent. Laurent Dupont said that he would wait. Gen. Marc Dubois agreed with Canada."
    found = {m.text for actor in actors_of(text).values() for m in actor.mentions}
    assert {"Laurent Dupont", "Gen. Marc Dubois"} <= found
    assert not any(mention.startswith(".") for mention in found)


def test_a_counterpart_is_not_of_the_side_of_whose_he_is() -> None:
    assert actors_of("Norway refused to sign. Its counterpart, Juan Perez, said so.")["Juan Perez"].of is None


def test_capitals_in_a_heading_are_no_party() -> None:
    assert set(actors_of("SUBJECT: NO MOVEMENT\n\nNorway refused to sign. It said that it would wait.")) == {"Norway"}


def test_a_word_of_a_title_line_is_no_person() -> None:
    text = "Madrid Keeps the Pope Waiting\n\nSpain refused to receive the envoy. It said that it would wait."
    assert set(actors_of(text)) == {"Spain"}


# ---------------------------------------------------------------- reference


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Ghana refused to sign. It wants the road.", "It", ["Ghana"]),
        ("Ghana said that it would wait.", "it", ["Ghana"]),
        ("The Norwegians refused. They want the road.", "They", ["Norway"]),
        ("Ghana and Togo refused. They want the road.", "They", ["Ghana", "Togo"]),
        ("Ghana and Togo met. Both sides refused to sign.", "sides", ["Ghana", "Togo"]),
        ("Ghana and Togo met. Neither side refused.", "side", ["Ghana", "Togo"]),
        ("Ghana and Togo accused each other.", "other", ["Ghana", "Togo"]),
        ("Ghana met Togo. The former refused to sign.", "former", ["Ghana"]),
        ("Ghana met Togo. The latter refused to sign.", "latter", ["Togo"]),
        ("Ghana will wait until Togo ends its raids.", "its", ["Togo"]),
        ("Ghana refuses unless it is paid by Togo.", "it", ["Ghana"]),
        ("President John Mahama of Ghana refused. He wants the road.", "He", ["John Mahama"]),
        ("President John Mahama of Ghana said that his government would wait.", "government", ["Ghana"]),
        ("Ghana, which refused to sign, met Togo.", "which", ["Ghana"]),
        ('Ghana said on Monday: "We refuse to sign."', "We", ["Ghana"]),
    ],
)
def test_pronouns_stand_for_parties(text: str, word: str, meant: list[str]) -> None:
    assert who(text, word) == meant


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ghana refused to sign. It is likely that Togo will pay.", "It"),
        ("Ghana refused to sign. It rained.", "It"),
        ("A trawler sank. It was old. Ghana refused.", "It"),
        ("Ghana, Togo and Benin met. Both sides refused.", "sides"),
        ("We think that Ghana will sign.", "We"),
        ("The minister resigned. Ghana and Togo said so.", "minister"),
    ],
)
def test_what_the_text_leaves_open_is_left_open(text: str, word: str) -> None:
    assert who(text, word) == []


# ---------------------------------------------------------------- the index


def test_ids_are_numbered_by_first_mention_and_mentions_fit_the_text() -> None:
    text = "Togo met Ghana. Lome refused, and the Ghanaians left. President John Mahama said nothing."
    context = context_of(text)
    actors = context.actors.actors
    assert [actor.id for actor in actors] == [f"a{number}" for number in range(1, len(actors) + 1)]
    firsts = [actor.mentions[0].start for actor in actors]
    assert firsts == sorted(firsts)
    for actor in actors:
        for mention in actor.mentions:
            assert context.document.text[mention.start : mention.end] == mention.text
            assert context.actors.at(mention.start, mention.end) is not None


def test_at_gives_the_shortest_mention_around_a_place() -> None:
    text = "The Norwegian foreign minister, Ine Soreide, met Chile."
    context = context_of(text)
    at = text.index("Ine")
    actor = context.actors.at(at, at + 3)
    assert actor is not None
    assert context.actor(actor).name == "Ine Soreide"
    assert context.actors.at(len(text) - 1, len(text)) is None


@pytest.mark.parametrize("text", ["Rain fell on the hills.", "...", "Yes.", "NORWAY REFUSES TO SIGN."])
def test_texts_with_little_in_them_are_read(text: str) -> None:
    assert all(actor.mentions for actor in context_of(text).actors.actors)


@pytest.mark.parametrize("noun", ["The four", "The four states", "All four governments"])
def test_a_number_stands_for_as_many_as_were_listed(noun: str) -> None:
    text = f"Norway, Chile, Peru and Ghana left the pact. Cuba and Japan stayed. {noun} refused."
    word = noun.split()[-1]
    assert who(text, word, -1) == ["Norway", "Chile", "Peru", "Ghana"]


def test_a_number_that_fits_no_list_is_left_open() -> None:
    assert who("Norway, Chile and Peru left the pact. The four refused.", "four") == []
    assert who("Norway, Chile, Peru and Ghana met. The four ships sank.", "ships") == []


def test_it_is_no_people() -> None:
    text = "Norway is firm. It says that the 900 Chileans may stay, and it has offered them a ship."
    assert who(text, "it") == ["Norway"]


def test_an_office_in_a_firm_is_not_of_the_country_named_before() -> None:
    text = 'Exports to Mexico rose. "We are pleased," said chief executive Mary Zork.'
    assert actors_of(text)["Mary Zork"].of is None


def test_an_adjective_of_a_continent_is_no_country() -> None:
    assert set(actors_of("Norway holds the European presidency. The European government of Norway refused.")) == {
        "Norway"
    }


def test_militias_that_the_text_tells_more_of_are_others_than_the_group_named_before() -> None:
    text = "Hezbollah fought in Syria. Iraq needs the militias that it pays."
    assert who(text, "militias") == []


def test_a_people_of_a_place_is_not_the_state_of_that_name() -> None:
    text = (
        "The Chileans of the valley refused to pay. Chile backs them. Norway wants some Chileans in the valley to go."
    )
    assert mentions_of(text, "Chileans of the valley") == ["Chileans of the valley", "Chileans in the valley"]
    assert who(text, "them") == ["Chileans of the valley"]
    assert mentions_of("The Chileans in Oslo refused to pay.", "Chile") == ["Chileans"]


def test_what_is_listed_after_a_possessor_is_whose_the_first_is() -> None:
    text = "The Chileans of the valley refused to pay. Their mayors, judges and officers resigned."
    assert set(actors_of(text)) == {"Chileans of the valley"}


def test_one_of_their_leaders_is_of_their_side() -> None:
    text = "The Chileans refused. Pedro Zork, one of their ministers, said so."
    found = actors_of(text)
    assert found["Pedro Zork"].of == found["Chile"].id


# ---------------------------------------------------------------- titles, particles, and one of a people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Secretary of State Colin Powell offered regret.", "Colin Powell"),
        ("Secretary of Defense Lloyd Austin refused to sign.", "Lloyd Austin"),
        ("Minister of Justice Tomas Brol refused to sign.", "Tomas Brol"),
        ("Chief of Staff Andres Brol refused to sign.", "Andres Brol"),
        ("President dos Santos refused to sign.", "dos Santos"),
        ("General de Gaulle refused to sign.", "de Gaulle"),
        ("Dr. de Quay refused to sign.", "de Quay"),
        ("Mr van Aartsen refused to sign.", "van Aartsen"),
        ("President Karim of Norway refused to sign.", "Karim"),
    ],
)
def test_what_a_title_is_for_is_no_part_of_the_name_and_a_particle_is(text: str, name: str) -> None:
    assert [a.name for a in context_of(text).actors.actors if a.kind is ActorKind.PERSON] == [name]


def test_a_rank_stands_for_the_officer_who_bears_it() -> None:
    text = "General Olav Brun of Norway refused to leave. Mr Lind of Sweden asked him to go. The general declined."
    assert mentions_of(text, "Olav Brun") == ["General Olav Brun", "The general"]
    assert mentions_of(text.replace("The general", "The admiral"), "Olav Brun") == ["General Olav Brun"]


def test_one_of_a_people_is_whom_the_text_named() -> None:
    text = "President Vucic of Serbia met Prime Minister Kurti of Kosovo. The Serb said yes. The Kosovar refused."
    assert mentions_of(text, "Vucic") == ["President Vucic", "Serb"]
    assert mentions_of(text, "Kurti") == ["Prime Minister Kurti", "Kosovar"]


@pytest.mark.parametrize("people", ["The Serbs", "The French", "The Swiss"])
def test_a_whole_people_is_its_state(people: str) -> None:
    text = f"President Vucic of Serbia met President Macron of France and Mr Berset of Switzerland. {people} refused."
    assert not any(people[4:] in mentions_of(text, name) for name in ("Vucic", "Macron", "Berset"))


def test_a_surname_is_no_country() -> None:
    text = "President Karim of Chad refused to sign. Karim demands an apology."
    assert {name: a.kind.value for name, a in actors_of(text).items()} == {"Karim": "person", "Chad": "state"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway demands an apology from Chad.",
        "Norway wants a promise from Chad.",
        "Norway has had no answer from Chad.",
        "Norway is waiting for permission from Chad.",
    ],
)
def test_what_is_said_or_granted_comes_from_a_party(text: str) -> None:
    assert set(actors_of(text)) == {"Norway", "Chad"}


def test_what_is_brought_comes_from_a_place() -> None:
    assert set(actors_of("Norway bought oil from Chad and brought troops home from Mali.")) == {"Norway"}


# ---------------------------------------------------------------- more pronouns


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Mr Brun of Norway met Mr Lind of Sweden. As for Mr Lind, he refused to sign.", "he", ["Lind"]),
        ("Mr Brun of Norway met Ms Lind of Sweden. She refused to sign.", "She", ["Lind"]),
        ("Ms Lind of Sweden met Mr Brun of Norway. He refused to sign.", "He", ["Brun"]),
        ("Mr Brun of Norway refused. The bank, run by Mr Lind, must pay. He said so.", "He", ["Brun"]),
        ("Mr Brun of Norway refused. What he demands is this: he wants the port.", "he", ["Brun"]),
        ("Norway waited. A Swedish spokesman said that he would not wait.", "he", ["Sweden"]),
        ("Mr Brun of Norway spoke. His opposite number, Mr Lind of Sweden, said that he would wait.", "he", ["Lind"]),
        ("Brussels refused. It will not sign.", "It", ["European Union"]),
        ("Belgium refused. Brussels says that it will not sign.", "it", ["Belgium"]),
    ],
)
def test_whom_a_pronoun_stands_for_in_these_settings(text: str, word: str, expected: list[str]) -> None:
    assert who(text, word) == expected


def test_a_person_whose_name_a_verb_follows_is_no_ship() -> None:
    assert "Fidel Castro" in actors_of("Fidel Castro shipped in more soldiers.", "1988-06-01")
    assert not actors_of("The Fidel Castro ship sank.", "1988-06-01")


# ---------------------------------------------------------------- bodies known by a noun


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The airline Belavia refused to fly.", "Belavia", ActorKind.COMPANY),
        ("Russia wants Rosselkhozbank, its state bank, back.", "Rosselkhozbank", ActorKind.COMPANY),
        ("The state lender, Halkbank, refused to pay.", "Halkbank", ActorKind.COMPANY),
        ("The charity Sea Rescue refused to leave.", "Sea Rescue", ActorKind.OTHER),
        ("The Guyana Defence Force refused to move.", "Guyana Defence Force", ActorKind.MILITARY),
        ("The US Southern Command refused to move.", "US Southern Command", ActorKind.MILITARY),
        ("Norwegian Railways refused to carry steel.", "Norwegian Railways", ActorKind.COMPANY),
        ("Air India refused to fly.", "Air India", ActorKind.COMPANY),
    ],
)
def test_a_noun_beside_or_in_a_name_tells_what_body_it_is(text: str, name: str, kind: ActorKind) -> None:
    assert actors_of(text)[name].kind is kind


@pytest.mark.parametrize(
    "text",
    ["The bank holiday Monday was calm.", "A bank lent Norway money.", "The airline flew to Nicosia.", "A union met."],
)
def test_a_noun_alone_names_nobody(text: str) -> None:
    assert not {name for name, actor in actors_of(text).items() if actor.kind is ActorKind.COMPANY}


def test_the_opposition_is_the_movement_that_the_text_names() -> None:
    text = "The Forces of Freedom and Change led the revolt in Sudan. The opposition broke off the talks."
    assert mentions_of(text, "Forces of Freedom and Change") == ["Forces of Freedom and Change", "The opposition"]


def test_one_name_stands_for_who_then_led_a_state_of_the_text() -> None:
    text = "Russia waited. The governor asked Putin to cut off the trade."
    assert actors_of(text)["Putin"].kind is ActorKind.PERSON
    assert "Carter" not in actors_of("Norway waited. The governor asked Carter to cut off the trade.")


def test_one_name_that_only_one_leader_has_needs_no_state_beside_it() -> None:
    assert actors_of("Norway waited. On Sunday Putin cut off the trade.")["Putin"].country == "RUS"
    assert actors_of("Norway waited. On Sunday Thatcher cut off the trade.").get("Thatcher") is None


def test_parliament_needs_no_article() -> None:
    text = "General Cedras of Haiti refuses to leave until parliament has passed an amnesty."
    assert mentions_of(text, "Haitian parliament") == ["parliament"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor of Lund refused to wait.", "mayor of Lund"),
        ("A court in Izmir sentenced the pastor.", "court in Izmir"),
        ("The governor of Bergamo has asked for help.", "governor of Bergamo"),
        ("The police in Trieste fired on the crowd.", "police in Trieste"),
    ],
)
def test_who_acts_for_a_town_is_an_actor_of_his_own(text: str, name: str) -> None:
    assert name in actors_of(text)


@pytest.mark.parametrize(
    "text", ["They met the mayor of Lund.", "The market in Lund closed.", "The mayor of the town left."]
)
def test_nobody_acts_for_a_town_here(text: str) -> None:
    assert not any(" of " in name or " in " in name for name in actors_of(text))


def test_letters_are_the_initials_of_who_is_named() -> None:
    text = "The National Oil Corporation lifted the ban. The NOC says that it will wait."
    assert mentions_of(text, "National Oil Corporation") == ["National Oil Corporation", "NOC"]
    assert "NOC" in actors_of("The NOC says that it will wait.")
