"""What "do so", "do the second" and an answering "it" stand for; and what a promise is by its objects."""

import pytest
from reading_texts import Told, context_of, told

from standoff.reading.positions.finder import find_positions


def last(text: str) -> tuple[str, str]:
    """Stance and action of the last stated position."""
    context = context_of(f"Dispatch\n\nPeru and Chile are at odds. {text}", "2020-06-01")
    stated = [p for p in find_positions(context) if not p.implied]
    return (str(stated[-1].stance), stated[-1].action) if stated else ("", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru can veto the treaty; Chile threatened on Tuesday to do so.", ("threatens", "veto the treaty")),
        ("Bolivia will send no ships, and Chile has agreed to do so only in May.", ("accepts", "send any ships")),
        ("Chile urged Peru to sign the accord, but Peru refused to do so.", ("refuses", "sign the accord")),
        ("Chile withdrew its envoy, and Peru has threatened to do likewise.", ("threatens", "withdraw its envoy")),
        ("Peru must sign the accord. It refuses to do so.", ("refuses", "sign the accord")),
        (
            "Chile wants Peru to file a complaint and leave the bank; if it does not, Chile will do the second itself.",
            ("threatens", "leave the bank"),
        ),
        (
            "Chile wants Peru to file a complaint and leave the bank; Peru refuses to do the former.",
            ("refuses", "file a complaint"),
        ),
        # What the same breath has judged.
        ("Chile considers the association a trap and will have none of it.", ("refuses", "accept the association")),
        ("Chile distrusts the plan and rejects it.", ("refuses", "accept the plan")),
        # One's own deed, and another's.
        ("Chile rules out an invasion.", ("refuses", "invade")),
        ("Chile rejects an invasion of the island.", ("refuses", "accept an invasion of the island")),
    ],
)
def test_a_deed_told_before_is_taken_up(text: str, told: tuple[str, str]) -> None:
    assert last(text) == told


def test_doing_more_takes_up_nothing() -> None:
    assert last("Chile has sent its ships. It refuses to do more.") == ("refuses", "do more")


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Chile said it would send troops to the border.", "threatens"),
        ("Chile said it would send an envoy to Lima.", "offers"),
        ("Chile said it would leave the treaty.", "threatens"),
        ("Chile would leave the islands, it said, if Peru paid.", "offers"),
        ("Chile said it would raise its tariffs.", "threatens"),
        ("Chile said it would raise wages.", "offers"),
        ("Chile said it would close the border.", "threatens"),
        ("Chile said it would close the camp.", "offers"),
        ("Chile said it would continue the raids.", "threatens"),
        ("Chile said it would continue the talks.", "offers"),
        ("Chile is prepared to take a pipeline in place of the cash.", "offers"),
        ("Chile said it would take the island.", "threatens"),
        ("Chile told Peru that it would react with force.", "threatens"),
        ("Chile would go to the tribunal, it said.", "threatens"),
        ("Chile promised not to shell the port.", "offers"),
        ("Chile promised not to sign.", "refuses"),
        ("If Peru does not pay, Chile will sign a pact with Bolivia.", "threatens"),
        ("If Peru does not attack, Chile will sign a pact with Bolivia.", "offers"),
    ],
)
def test_what_is_promised_makes_an_offer_or_a_threat(sentence: str, stance: str) -> None:
    assert last(sentence)[0] == stance


def test_keeping_a_curb_in_force_refuses_to_lift_it() -> None:
    assert last("Chile resolved to keep the embargo in force until Peru paid.") == ("refuses", "lift the embargo")
    assert last("Chile promised to keep the port open until Peru paid.")[0] != "refuses"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        # An indefinite "one" is what was last told with "a".
        ("Peru asks for a seat on the board. Chile has sworn never to give it one.", "give it a seat on the board"),
        ("Peru offered to discuss a short-term deal. Chile said it would explore one.", "explore a short-term deal"),
        ('"Apology" is the one Peru wants.', "issue an apology"),
        # What a participle on the noun says of it is said once.
        ("Chile does not care to see the treaty used as a cudgel.", "use the treaty as a cudgel"),
        ("Chile balked at a demand that inspectors join the patrols.", "let inspectors join the patrols"),
        ("Chile called for an independent inquiry into the killings.", "hold an independent inquiry into the killings"),
        ("Chile wants a Peruvian withdrawal.", "withdraw"),
        # "rather than" sets aside what is not done.
        ("Chile said that it would close the tunnel rather than share it.", "close the tunnel"),
    ],
)
def test_actions_say_what_is_meant(text: str, action: str) -> None:
    context = context_of(f"Dispatch\n\nPeru and Chile are at odds. {text}", "2020-06-01")
    assert action in [p.action for p in find_positions(context)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chile is prepared to let trains through the pass, and would do it at once.", "let trains through the pass"),
        ("Chile threatened to denounce the treaty; Bolivia refuses to follow suit.", "denounce the treaty"),
        # A participle with an object of its own marks no condition of the verb behind it.
        ("Failing a deal by Easter, Chile threatens to denounce the treaty.", "denounce the treaty"),
        ("Chile has ruled out talks of peace.", "hold talks on peace"),
        ("Chile offers a truce of sixty days.", "agree to a truce of sixty days"),
        ("Chile wants a reduced tariff on plums.", "grant a reduced tariff on plums"),
    ],
)
def test_deeds_in_other_turns(text: str, told: str) -> None:
    assert last(text)[1] == told


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (
            "Peru wants to arm the militias. Chile has begged it not to.",
            ("Chile", "demands", "Peru", "not arm the militias"),
        ),
        (
            "Peru wants to leave the pact. Chile has urged it not to do so.",
            ("Chile", "demands", "Peru", "not leave the pact"),
        ),
        ("Peru wants Chile to sign. Chile has refused to.", ("Chile", "refuses", "Chile", "sign")),
        ("Peru wants Chile to sign. Chile is ready to.", ("Chile", "offers", "Chile", "sign")),
    ],
)
def test_a_bare_to_takes_up_the_deed_told_last(text: str, position: Told) -> None:
    assert position in told(text)


def test_a_bare_to_with_nothing_before_it_takes_up_nothing() -> None:
    assert told("Chile has yet to.") == []
