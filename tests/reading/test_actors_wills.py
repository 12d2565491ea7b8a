"""Whose will a position is: an official speaks for his state, unless the state has no single will."""

import pytest
from reading_texts import context_of, mentions_of

from standoff.reading.events import find_events
from standoff.reading.positions.finder import find_positions


def holders(text: str) -> set[str]:
    """Names of who holds the positions of a text."""
    context = context_of(text)
    return {context.actor(p.holder).name for p in find_positions(context) if p.holder is not None}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The army ousted President Karim of Chad in May. Karim refuses to resign.", "Karim"),
        ("Karim, the exiled president of Chad, refuses to resign.", "Karim"),
        ("Nepal's deposed king, Bahadur Shah, demands that the palace be returned.", "Bahadur Shah"),
        ("President Karim of Chad was overthrown on Monday. Karim demands new elections.", "Karim"),
        ("Chad's self-declared president, Idriss Karim, refuses to leave the palace.", "Idriss Karim"),
        ("The junta in Chad refuses to hold elections.", "Chadian junta"),
        ("The Transitional Military Council of Sudan refuses to hold elections.", "Transitional Military Council"),
    ],
)
def test_who_was_driven_out_or_rules_by_another_name_stands_for_himself(text: str, holder: str) -> None:
    assert holders(text) == {holder}


@pytest.mark.parametrize(
    "text",
    [
        "President Karim of Chad refuses to resign.",
        "The king of Chad, Bahadur, refuses to resign.",
        "President Karim of Chad, who ousted nobody, refuses to resign.",
        "President Karim of Chad said that Oslo had toppled prices. Karim refuses to sign the accord.",
    ],
)
def test_elsewhere_an_official_speaks_for_his_state(text: str) -> None:
    assert holders(text) == {"Chad"}


def test_who_asks_something_of_his_own_state_stands_for_himself() -> None:
    text = "Norway refuses to sign. The Norwegian parliament urged Prime Minister Olsen of Norway to sign the accord."
    context = context_of(text)
    asked = [p for p in find_positions(context) if p.stance.value == "demands"]
    assert [(context.actor(p.holder).name, context.actor(p.whose).name) for p in asked if p.holder and p.whose] == [
        ("Norwegian parliament", "Norway")
    ]


def test_two_who_wait_for_one_another_divide_their_state() -> None:
    text = (
        "President Karim of Chad refuses to return until General Moussa of Chad has left. "
        "General Moussa demands an amnesty."
    )
    assert holders(text) == {"Karim", "Moussa"}


def test_an_order_to_his_own_forces_divides_nothing() -> None:
    text = "President Karim of Chad ordered the army to leave. Karim demands an apology from Niger."
    assert holders(text) == {"Chad"}


@pytest.mark.parametrize("noun", ["the military", "the armed forces", "the generals", "the high command", "the army"])
def test_all_words_for_the_armed_forces_of_a_state_name_one_body(noun: str) -> None:
    text = f"The Chadian army refused to leave. {noun.capitalize()} also demanded a share of the oil."
    assert mentions_of(text, "Chadian army") == ["The Chadian army", noun.capitalize()]


def test_where_soldiers_rule_the_army_is_theirs() -> None:
    text = "Chad's junta refused to hold elections. Niger warned that it would act if the army did not leave."
    assert mentions_of(text, "Chadian army") == ["the army"]


@pytest.mark.parametrize(
    "text",
    [
        "The CUP demands that the parliament proclaim a republic, and threatens to withdraw its support.",
        "The CUP asks that the two ministers resign and threatens to withdraw its support.",
    ],
)
def test_a_party_of_letters_goes_on_speaking_after_what_it_demands(text: str) -> None:
    context = context_of(text)
    threats = [p for p in find_positions(context) if p.stance.value == "threatens"]
    assert [context.actor(p.holder).name for p in threats if p.holder] == ["CUP"]


def test_the_opposition_and_a_creed_are_parties_once_they_want_something() -> None:
    text = "Norway waited. The opposition demands an election. The Socialists refuse to pass the budget."
    assert holders(text) == {"opposition", "Socialists"}


def test_who_is_merely_told_something_is_no_party_to_it() -> None:
    context = context_of("Norway refused to sign. Mr Brun of Norway told reporters in Paris that he would not wait.")
    names = {a.id: a.name for a in context.actors.actors}
    assert not any(names.get(e.recipient or "", "") == "reporters" for e in find_events(context))


@pytest.mark.parametrize(
    "asked",
    ["to step down", "to resign", "to hand over power", "to stand aside", "to leave office", "to give up the throne"],
)
def test_who_is_asked_to_leave_office_is_asked_as_himself(asked: str) -> None:
    text = f"Norway urged President Karim of Chad {asked}. Karim refuses to talk."
    assert holders(text) == {"Norway", "Karim"}


@pytest.mark.parametrize("asked", ["to sign the accord", "to step up patrols", "to hand over the bodies"])
def test_who_is_asked_for_anything_else_is_asked_for_his_state(asked: str) -> None:
    text = f"Norway urged President Karim of Chad {asked}. Karim refuses to talk."
    assert holders(text) == {"Norway", "Chad"}


def test_a_named_agency_is_itself_whosever_it_is() -> None:
    text = "Norway asked the UN's aviation agency, ICAO, to intercede."
    context = context_of(text)
    asked = [context.actor(p.whose).name for p in find_positions(context) if p.whose]
    assert asked == ["International Civil Aviation Organization"]


def test_an_officer_whose_state_is_untold_is_not_of_the_one_that_is_named() -> None:
    context = context_of("General Clay refused to sign. The Soviet Union waited.", "1948-06-20")
    assert [a.of for a in context.actors.actors if a.name == "Clay"] == [None]
