"""Conditions that no "if" or "until" marks, and inverted ones: who would meet them, and what must give nothing."""

import pytest
from reading_texts import context_of

from standoff.reading.positions.finder import find_positions

Hung = tuple[str, str | None, str]


def hung(text: str) -> list[Hung]:
    """Kind, who would meet it, and action of each condition of the last stated position."""
    context = context_of(f"Dispatch\n\nPeru and Chile are at odds. {text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    stated = [p for p in find_positions(context) if not p.implied]
    return [(str(c.kind), names.get(c.whose or ""), c.action) for c in stated[-1].conditions] if stated else []


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        # A counter-demand that comes first, or is the price.
        (
            "Chile would hand over the port, but in return the Peruvians would have to let its ships pass.",
            ("in_exchange_for", "Peru", "let its ships pass"),
        ),
        (
            "Chile is ready to sit down with Peru, but the blockade has to come off first.",
            ("if", "Peru", "lift the blockade"),
        ),
        (
            "Chile is willing to talk, but Peru must release the sailors first.",
            ("if", "Peru", "release the sailors first"),
        ),
        # Inverted, behind the main clause.
        ("Chile would close the port were Peru to send troops.", ("if", "Peru", "send troops")),
        (
            "Chile would recall its envoy, he said, were Peru to arrest the sailors.",
            ("if", "Peru", "arrest the sailors"),
        ),
        ("Chile would go to the court should Peru reject the offer.", ("if", "Peru", "reject the offer")),
        # What must have come about when something is done.
        ("Chile has promised to return when the decree is withdrawn.", ("if", "Peru", "withdraw the decree")),
        ("Chile says it will release the ship when it gets an apology.", ("if", "Peru", "issue an apology")),
        ("Chile said it would reopen the mine when Peru has paid the fine.", ("if", "Peru", "pay the fine")),
        # Threats against whoever does a thing.
        (
            "Chile said that those who break the embargo would face sanctions.",
            ("if", "Peru", "break the embargo"),
        ),
        ("Chile will respond to any attack on its ships, its president said.", ("if", "Peru", "attack its ships")),
        ("Chile said it would meet any new tariffs in kind.", ("if", "Peru", "impose any new tariffs")),
        (
            "Chile would treat the sending of a single soldier as an act of war.",
            ("if", "Peru", "send a single soldier"),
        ),
        # What was asked just before.
        (
            "Chile wants Peru to withdraw its troops. Only then would it reopen the port.",
            ("unless", "Peru", "withdraw its troops"),
        ),
        # Hung on a relative clause by the parser.
        (
            "Chile refuses to negotiate with men it calls pirates unless they free the crew.",
            ("unless", "Peru", "free the crew"),
        ),
        # A threat hung on what is not done.
        ("If Peru won't apologise, Chile will go to the court.", ("unless", "Peru", "apologise")),
        # Somebody of a place, and passives that go on.
        ("Chile will not talk until somebody in Lima has said sorry.", ("until", "Peru", "say sorry")),
    ],
)
def test_conditions_without_a_subordinator(sentence: str, condition: Hung) -> None:
    assert hung(sentence) == [condition]


def test_terms_of_an_offer_are_each_a_condition() -> None:
    text = "Chile is willing to meet the Peruvian president, though only as an equal and on neutral ground."
    assert [action.split("president ")[1] for _, _, action in hung(text)] == ["only as an equal", "on neutral ground"]


def test_passives_go_on_without_their_auxiliary() -> None:
    text = "The patrols will stop once the fugitives have been handed over or sent elsewhere, Chile says."
    assert [(who, action) for _, who, action in hung(text)] == [
        ("Peru", "hand the fugitives over"),
        ("Peru", "send the fugitives elsewhere"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        # Times of what happens anyhow, reasons, additions, and facts.
        "Chile has promised to sign when its president visits Lima.",
        "Chile is ready to talk, but Peru has other worries.",
        "Chile is ready to talk, but it must win an election first.",
        "Chile offered to talk, but only on Friday did Peru answer.",
        "Chile has agreed to sign, and Peru would have to agree.",
        "Chile then offered to sign.",
        "Chile will punish the men who broke the embargo, it said.",
        "Chile refuses to free the men who were seized when they landed.",
    ],
)
def test_what_only_adds_is_no_condition(sentence: str) -> None:
    assert hung(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        # What the sentence before asks, or tells.
        ("Chile wants Peru to free the crew. Otherwise it will close the port.", ("unless", "Peru", "free the crew")),
        ("Chile wants Peru to pay the fine. If not, Chile will close the port.", ("unless", "Peru", "pay the fine")),
        ("Chile demands that Peru sign. Failing that, it will go to the court.", ("unless", "Peru", "sign")),
        ("Chile demands that Peru free the crew. Without that, it will not sign.", ("unless", "Peru", "free the crew")),
        (
            "Peru threatened to seize the port. In that case, Chile said, it would cut off the gas.",
            ("if", "Peru", "seize the port"),
        ),
        ("Chile wants Peru to withdraw. Then there can be talks.", ("if", "Peru", "withdraw")),
        # Those with whom nobody deals as long as they go on.
        (
            "Chile refuses to negotiate with a government that goes on arming the rebels.",
            ("as_long_as", "Peru", "go on arming the rebels"),
        ),
        # What others do with a man, and who is spared by what he does.
        ("Chile will not discuss it until Hansen is on a plane.", ("until", "Peru", "let Hansen be on a plane")),
        ("Chile demands that Peru leave unless the treaty is torn up.", ("unless", "Peru", "tear the treaty up")),
        # Verbs of yielding are told as they stand where nothing was asked; denied, they turn the condition round.
        ("If Peru does not budge, Chile will close the port.", ("unless", "Peru", "budge")),
        (
            "Chile said that any port is at Peru's disposal provided it is asked for through Santiago.",
            ("if", "Peru", "ask it for through Santiago"),
        ),
    ],
)
def test_conditions_that_stand_elsewhere(sentence: str, condition: Hung) -> None:
    assert hung(sentence) == [condition]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile will go to the court if it has to.",
        "Chile offered talks. Otherwise the week was quiet.",
        "Chile will not talk to the men who robbed the bank.",
        "In that case the judge found for Peru, and Chile will appeal.",
        "Chile warned of measures that might include a boycott.",
    ],
)
def test_what_points_nowhere_is_no_condition(sentence: str) -> None:
    assert hung(sentence) == []
