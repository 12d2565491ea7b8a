"""Subjects that the parser hangs elsewhere: of what is accepted, and of what is asked and not said."""

import pytest
from reading_texts import told, who


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("aid to Chile should come out of the common purse", "let aid to Chile come out of the common purse"),
        ("fish should be landed in Chile", "land fish in Chile"),
        ("money from the fund must be spent on the canal", "spend money from the fund on the canal"),
        ("talks should begin in May", "let talks begin in May"),
    ],
)
@pytest.mark.parametrize("denied", ["does not accept", "doesn't accept", "will not accept"])
def test_what_should_be_is_what_is_not_accepted(denied: str, said: str, action: str) -> None:
    found = told(f"Peru and Chile are at odds. Peru {denied} that {said}.")
    assert [position[3] for position in found if position[1] == "refuses"] == [action]


@pytest.mark.parametrize(
    "sentence", ["Peru does not accept that plan and will leave.", "Peru rejected that offer in May."]
)
def test_that_plan_stays_what_is_not_accepted(sentence: str) -> None:
    assert told(f"Peru and Chile are at odds. {sentence}")[0][3] in ("accept that plan", "accept that offer")


@pytest.mark.parametrize(
    "question", ["How far the catch would have to fall", "How many ships it would send", "When the ships would leave"]
)
def test_who_has_not_said_is_who_its_officials_are_of(question: str) -> None:
    text = f"Chile has halted the ships. {question} Peru has not said. Its officials want an apology."
    assert who(text, "Its") == ["Peru"]


@pytest.mark.parametrize(
    "led", ["chaired by Peru's president", "backed by Peru", "led by Peru", "flanked by Peru's ministers"]
)
def test_who_leads_the_speaker_is_not_the_other_side(led: str) -> None:
    text = (
        "Peru has cut off the power of Chile. Peru's ships and Peru's planes are ready. Ecuador, "
        f"{led}, will keep the sanctions until constitutional order is back."
    )
    assert all(position[2] != "Peru" for position in told(text))
