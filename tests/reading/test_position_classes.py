"""Positions by class of construction: answers, commands, exceptions, what is said by a phrase; and near misses."""

import pytest
from reading_texts import Told, told

PORT = ("Peru", "demands", "Chile", "leave the port")


@pytest.mark.parametrize(
    "text",
    [
        "Peru asked Chile to leave the port, but Chile refused.",
        "Peru wants Chile to leave the port, and Chile will not budge.",
        "Peru pressed Chile to leave the port, but Chile stood firm.",
        "Peru wants Chile to leave the port; Chile dug in.",
        "Peru wants Chile to leave the port. Chile gave no ground.",
        "Peru told Chile to leave the port, but Chile will have none of it.",
    ],
)
def test_an_answer_may_stand_in_the_sentence_that_asks(text: str) -> None:
    assert told(text) == [PORT, ("Chile", "refuses", "Chile", "leave the port")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru told Chile that it must leave the port.",
        "Peru warned Chile that it had to leave the port.",
        "Peru demanded of Chile that it leave the port.",
        "Peru made it clear that Chile must leave the port.",
        "Peru left Chile in no doubt that it must leave the port.",
        "Peru said Chile had better leave the port.",
        "Peru said Chile had a duty to leave the port.",
        "Peru said Chile was under an obligation to leave the port.",
        "Peru said the onus was on Chile to leave the port.",
        "Peru reminded Chile of its promise to leave the port.",
        "Peru presented Chile with an ultimatum to leave the port.",
        "Peru brought pressure to bear on Chile to leave the port.",
        "Leave the port, Peru told Chile.",
        "Leave the port, Peru suggested to Chile.",
    ],
)
def test_who_is_spoken_to_is_asked(text: str) -> None:
    assert told(text) == [PORT]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Chile put Peru on notice that it would close the port.", ("threatens", "close the port")),
        ("Chile made it plain that it would close the port.", ("threatens", "close the port")),
        ("Chile is ready to leave the port, it let Peru know.", ("offers", "leave the port")),
        ("Chile insisted that it would not leave the port.", ("refuses", "leave the port")),
        ("Chile was adamant that it would not leave the port.", ("refuses", "leave the port")),
        ("Chile was persuaded to leave the port.", ("accepts", "leave the port")),
        ("Chile was talked into leaving the port.", ("accepts", "leave the port")),
        ("Chile was opposed to the closure of the port.", ("refuses", "accept the closure of the port")),
        ("Chile has yet to agree to the plan.", ("refuses", "accept the plan")),
        ("Chile refused to rule out closing the port.", ("threatens", "close the port")),
        ("Chile will not be slow in closing the port.", ("threatens", "close the port")),
        ("Chile would not be afraid to close the port.", ("threatens", "close the port")),
        ("Chile would not shrink from closing the port, it said.", ("threatens", "close the port")),
        ("Chile holds itself free to close the port.", ("threatens", "close the port")),
        ("Chile said that it did not bargain with pirates.", ("refuses", "bargain with pirates")),
        ("Chile said no inspector would enter the port.", ("refuses", "let any inspector enter the port")),
        ("The drilling would go on, Chile said.", ("refuses", "stop the drilling")),
        ("Chile saw little point in reopening the port.", ("refuses", "reopen the port")),
        ("Chile is in no mood to reopen the port.", ("refuses", "reopen the port")),
        ("Chile denied Peru access to the port.", ("refuses", "grant Peru access to the port")),
        ("Chile dismissed as absurd the call for a truce.", ("refuses", "agree to a truce")),
        ("The door remains open to talks, Chile says.", ("offers", "hold talks")),
        ("Chile rejects nothing and threatens to close the port.", ("threatens", "close the port")),
    ],
)
def test_what_is_told_by_a_phrase_is_told(text: str, positions: tuple[str, str]) -> None:
    assert ("Chile", positions[0], "Chile", positions[1]) in told(text)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Chile is ready to talk about anything except the port.", "talk about the port"),
        ("Chile said it would discuss everything but the port.", "discuss the port"),
        ("Chile agreed to return the ship, but not the crew.", "return the crew"),
        ("Chile said it would pay for the ship but not for the cargo.", "pay for the cargo"),
        ("Chile is willing to leave the port, but not to pay.", "pay"),
        ("Chile is open to a truce, but not to a tribunal.", "accept a tribunal"),
        ("Chile agreed to leave the port, but not before May.", None),
        ("Chile agreed to leave the port but not yet.", None),
        ("Chile sells everything but copper.", None),
    ],
)
def test_what_a_promise_keeps_back_is_refused(text: str, refused: str | None) -> None:
    found = [action for holder, stance, _, action in told(text) if (holder, stance) == ("Chile", "refuses")]
    assert found == ([refused] if refused is not None else [])


@pytest.mark.parametrize(
    ("text", "stance", "action"),
    [
        ("Leave the port, Peru said, and the ships can sail.", "offers", "let the ships sail"),
        ("Leave the port, is the message from Peru, and the border will reopen.", "offers", "let the border reopen"),
        ("Leave the port, Peru told Chile, and we will lift the blockade.", "offers", "lift the blockade"),
    ],
)
def test_what_hangs_on_a_command(text: str, stance: str, action: str) -> None:
    found = told(f"Peru and Chile are at odds. {text}")
    assert PORT in found
    assert ("Peru", stance, "Peru", action) in found


@pytest.mark.parametrize(
    "text",
    [
        "Peru made it clear that the harvest had been good.",
        "Peru told Chile that it must have been the wind.",
        "Peru was persuaded of the value of trees.",
        "Chile has yet to win a match.",
        "Chile has nowhere to store the ore, Peru said.",
        "The talks will go on, diplomats say.",
        "Chile gave way to old age.",
        "Peru put its ships on hold patterns over the sea.",
        "Chile turned up the heat in its offices.",
        "Peru walked away with the cup.",
        "The door of the embassy is open to visitors.",
        "Chile is after Peru in the alphabet.",
        "Peru made no secret of its joy.",
        "Chile left the door open to the wind.",
        "Chile told Peru that it was raining.",
        "Chile said that no rain would fall in May.",
    ],
)
def test_near_misses_of_the_same_words(text: str) -> None:
    assert told(text) == []


def test_told_positions_name_their_holder() -> None:
    found: list[Told] = told("Peru threw its weight behind calls for Chile to leave the port.")
    assert found == [PORT]


@pytest.mark.parametrize(
    "text",
    [
        '"We will never leave the port," came the reply from Chile.',
        '"We will not leave the port," was Chile\'s answer.',
        "Chile will not leave the port, was the message from its president.",
    ],
)
def test_an_answer_that_comes_from_somebody_is_his(text: str) -> None:
    assert told(text) == [("Chile", "refuses", "Chile", "leave the port")]
