"""What is held against a deed by what would come of it, and answers held out to who does it; and near misses."""

from itertools import product

import pytest
from reading_texts import told

from standoff.reading import read
from standoff.reading.model import Stance
from standoff.text import from_text

LEAD = "Peru and Chile are at odds over the strait. "
DEEDS = [
    ("closing the strait", "close the strait"),
    ("recognising the rebels", "recognise the rebels"),
    ("to arm the rebels", "arm the rebels"),
    ("the deployment of missiles", "deploy missiles"),
]
HARMS = [
    "would wreck the talks",
    "would send the wrong signal",
    "would be a grave mistake",
    "would only prolong the war",
    "would set a dangerous precedent",
    "would amount to an act of war",
    "would be reckless",
]


@pytest.mark.parametrize(("deed", "harm"), list(product(DEEDS, HARMS)))
def test_what_is_said_to_do_harm_is_wanted_undone(deed: tuple[str, str], harm: str) -> None:
    words, action = deed
    assert ("Chile", "demands", "Peru", f"not {action}") in told(f"{LEAD}Chile said that {words} {harm}.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile said that lifting the embargo would send a good signal.",
        "Chile said that releasing the crew would calm the mood.",
        "Chile said that the vote would take place in May.",
        "Chile said that the talks would cover fishing.",
        "Closing the strait would wreck the talks.",
        "Chile denied that closing the strait would wreck the talks.",
    ],
)
def test_what_is_said_of_a_deed_is_no_promise(sentence: str) -> None:
    assert told(LEAD + sentence) == []


def _stances(sentence: str) -> list[tuple[Stance, str]]:
    return [(p.stance, p.action) for p in read(from_text(LEAD + sentence)).positions if not p.implied]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile said that Peru would be given the answer it deserved.", "give Peru the answer it deserved"),
        ("Peru will get a fitting response, Chile said.", "give Peru a fitting response"),
        ("Chile warned that Peru would receive a crushing reply.", "give Peru a crushing reply"),
        ("Any landing would be met with the sternest answer, Chile said.", "meet any landing with the sternest answer"),
        ("Chile said that Peru would have to bear the consequences.", "make Peru bear the consequences"),
        ("Chile said that it would answer in kind.", "answer in kind"),
        ("Chile vowed to give Peru a bloody nose.", "give Peru a bloody nose"),
        ("Chile said it would make Peru pay.", "make Peru pay"),
        ("Chile promised to repay Peru in the same coin.", "repay Peru in the same coin"),
        ("Chile said that it would hit back.", "hit back"),
        ("Chile vowed to hold Peru to account.", "hold Peru to account"),
        ("If Peru attacked, Chile said, it would get an appropriate response.", "give it an appropriate response"),
    ],
)
def test_answers_that_hurt_are_threats(sentence: str, action: str) -> None:
    assert _stances(sentence) == [(Stance.THREATENS, action)]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("Chile said it would give Peru an answer by Friday.", "give Peru an answer by Friday"),
        ("Chile promised to reply to the note in May.", "reply to the note in May"),
        ("Chile said that Peru would be given a fair hearing.", "give Peru a fair hearing"),
        ("If Peru let the ship go, Chile said, it would get a fitting answer.", "give it a fitting answer"),
        ("Chile said it would pay Peru for the ship.", "pay Peru for the ship"),
    ],
)
def test_answers_that_do_not_hurt_are_offers(sentence: str, action: str) -> None:
    assert _stances(sentence) == [(Stance.OFFERS, action)]


BURDENS = ["tariff", "embargo", "blockade", "ban on wine"]


@pytest.mark.parametrize("burden", BURDENS)
@pytest.mark.parametrize(
    "coming", ["take effect on Monday", "come into force in May", "go into effect at midnight", "start in June"]
)
@pytest.mark.parametrize("condition", ["unless Chile frees the crew", "if Chile does not free the crew"])
def test_a_burden_to_come_is_the_threat_of_who_stands_against_whom_it_presses(
    burden: str, coming: str, condition: str
) -> None:
    assert ("Peru", "threatens", "Peru", f"impose the {burden}") in told(
        f"{LEAD}The {burden} will {coming} {condition}."
    )


def test_a_burden_that_grows_is_raised() -> None:
    assert ("Peru", "threatens", "Peru", "raise the duty") in told(f"{LEAD}The duty will double unless Chile signs.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The tariff will take effect on Monday.",
        "The price will rise unless it rains.",
        "The tariff will hurt unless it rains.",
    ],
)
def test_a_burden_that_presses_nobody_is_no_threat(sentence: str) -> None:
    assert told(LEAD + sentence) == []
