"""What one and the same position reads like in other words and orders: each must be found, whatever the verb."""

import itertools

import pytest
from reading_texts import told

AT_ODDS = "Norway and Russia are at odds over the strait."

REFUSALS = (
    "Norway will not {0}.",
    "Norway would never {0}, its premier said.",
    "Norway is refusing to {0}.",
    "Norway has ruled out {1}.",
    "Norway sees no reason to {0}.",
    "Norway balks at {1}.",
    "Under no circumstances will Norway {0}.",
    "Not for a moment would Norway think of {1}.",
    "Norway can't be persuaded to {0}.",
    "Nothing will make Norway {0}.",
    "Norway cannot bring itself to {0}.",
    "Norway said no to {1}.",
    "Norway dismissed the idea of {1}.",
    "Norway would sooner fight than {0}.",
    "Norway has resisted calls to {0}.",
    "What Norway will not do is {0}.",
    "Norway is not going to {0}.",
)

OFFERS = (
    "Norway offered to {0}.",
    "Norway could {0}, its premier hinted.",
    "Norway is open to {1}.",
    "Norway has not ruled out {1}.",
    "In return Norway would {0}.",
    "Norway is toying with the idea of {1}.",
    "Norway is leaning towards {1}.",
    "Norway is weighing whether to {0}.",
    "Norway stands ready to {0}.",
)

DEEDS = (("reopen the yard", "reopening the yard"), ("sell the fleet", "selling the fleet"))


@pytest.mark.parametrize(("frame", "deed"), list(itertools.product(REFUSALS, DEEDS)))
def test_a_refusal_in_other_words(frame: str, deed: tuple[str, str]) -> None:
    found = told(f"{AT_ODDS} {frame.format(*deed)}")
    assert [p for p in found if p[1] == "refuses"] == [("Norway", "refuses", "Norway", deed[0])]


@pytest.mark.parametrize(("frame", "deed"), list(itertools.product(OFFERS, DEEDS)))
def test_an_offer_in_other_words(frame: str, deed: tuple[str, str]) -> None:
    assert told(f"{AT_ODDS} {frame.format(*deed)}") == [("Norway", "offers", "Norway", deed[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Norway told Russia to pay or it would seize the trawlers.",
        "Norway has told Russia to pay, or it will seize the trawlers.",
        "Russia must pay or we will seize the trawlers, Norway said.",
    ],
)
def test_what_stands_behind_or_is_threatened(text: str) -> None:
    demanded, threatened = (
        ("Norway", "demands", "Russia", "pay"),
        ("Norway", "threatens", "Norway", "seize the trawlers"),
    )
    assert told(f"{AT_ODDS} {text}") == [demanded, threatened]


@pytest.mark.parametrize(
    "text",
    [
        "Norway says that Russia will pay or it will not.",
        "Norway will do well to wait.",
        "The talks of the two sides went on.",
        "Not only will Norway be glad of the rain.",
        "Nothing will make the strait wider.",
    ],
)
def test_near_misses_of_these(text: str) -> None:
    assert told(f"{AT_ODDS} {text}") == []
