"""Positions on the state a thing is in, on what nobody will do, and on what another can expect; near misses too."""

import pytest
from reading_texts import Told, told


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Chile wants the border open.", "open the border"),
        ("Chile wants the strait open by May.", "open the strait"),
        ("Chile wants the road closed.", "close the road"),
        ("Chile wants its citizens free.", "free its citizens"),
        ("Chile wants the sanctions off.", "remove the sanctions"),
        ("Chile wants the Peruvian troops out.", "withdraw the Peruvian troops"),
        ("Chile ordered the Peruvian envoys out.", "withdraw the Peruvian envoys"),
    ],
)
def test_a_state_that_a_thing_is_wanted_in(text: str, action: str) -> None:
    assert [(holder, stance, act) for holder, stance, _, act in told(text)] == [("Chile", "demands", action)]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Chile wants Peruvian troops out and its own monitors in.",
            ["withdraw Peruvian troops", "admit its own monitors"],
        ),
        ("Chile found the road open.", []),
        ("Chile left the port empty.", []),
        ("Chile ordered that Peru free the crew.", ["free the crew"]),
    ],
)
def test_states_in_pairs_and_states_that_nobody_asks_for(text: str, positions: list[str]) -> None:
    assert [action for _, _, _, action in told(text)] == positions


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Chile voted to keep the border shut.", "open the border"),
        ("Chile declared the treaty null and void.", "accept the treaty"),
        ("Chile says no foreigner shall manage the port.", "let any foreigner manage the port"),
        ("No foreign soldier, says Chile, will set foot on the island.", None),
        ("Not a single ship will pass, Chile said.", None),
        ("The islands, says Chile, are not for sale.", "sell the islands"),
        ("There will be no agreement on the islands, Chile said, until Peru leaves.", None),
        ("Chile does not believe in quotas.", None),
        ("Chile has no business with the envoys.", "do business with the envoys"),
        ("Chile has suspended its participation in the talks.", None),
    ],
)
def test_refusals_that_no_verb_of_refusing_words(text: str, action: str | None) -> None:
    found = [(holder, act) for holder, stance, _, act in told(text) if stance == "refuses"]
    assert [holder for holder, _ in found] == ["Chile"]
    assert action is None or found[0][1] == action


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Peru can expect more of the same, Chile said.",
            [("Chile", "threatens", "Chile", "do more of the same")],
        ),
        ("Peru can expect sanctions, Chile said.", [("Chile", "threatens", "Chile", "impose sanctions")]),
        ("Peru faces expulsion, Chile said.", [("Chile", "threatens", "Chile", "impose expulsion")]),
        ("Chile will not hesitate to use force.", [("Chile", "threatens", "Chile", "use force")]),
        ("Chile might live with a larger quota.", [("Chile", "accepts", "Chile", "accept a larger quota")]),
        ("Chile would not stand in the way of a deal.", [("Chile", "accepts", "Chile", "accept a deal")]),
        (
            "Chile took Peru to court to have the siege lifted.",
            [("Chile", "demands", "Peru", "lift the siege")],
        ),
        # Near misses: a welcome, an election, money.
        ("Peru can expect a warm welcome, Chile said.", []),
        ("Peru faces elections, Chile said.", []),
        ("Chile took Peru to court to recover the money.", []),
    ],
)
def test_what_another_can_expect(text: str, positions: list[Told]) -> None:
    assert told(text) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Chile has told Peru it can have the islands back.",
            [("Chile", "offers", "Chile", "let Peru have the islands back")],
        ),
        ("Chile maintains that the ships may not pass.", [("Chile", "refuses", "Chile", "let the ships pass")]),
        ("Chile would rather fight than pay.", [("Chile", "refuses", "Chile", "pay")]),
        ("Never, said the president of Chile, would his country pay.", [("Chile", "refuses", "Chile", "pay")]),
        ("Chile, refusing to pay, has sent a fleet.", [("Chile", "refuses", "Chile", "pay")]),
        ("Chile met the demand with silence.", [("Chile", "refuses", "Chile", "accept the demand")]),
        ("Chile is sitting out the talks.", [("Chile", "refuses", "Chile", "hold talks")]),
        # Near misses: a loss, a support that is not there, a guess.
        ("Chile told Peru that it could lose the port.", []),
        ("Chile told Peru it could count on nobody.", []),
        ("Peru may join the talks, Chile thinks.", []),
    ],
)
def test_what_one_lets_another_do_or_would_rather_not_do(text: str, positions: list[Told]) -> None:
    assert told(text) == positions


def test_objects_joined_over_an_adverb_are_wanted_both() -> None:
    actions = [action for _, _, _, action in told("Chile wants an apology first and the ship back.")]
    assert actions == ["issue an apology", "return the ship"]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Chile says the matter is closed.", [("Chile", "refuses", "Chile", "reopen the matter")]),
        ("Chile considers the case settled.", [("Chile", "refuses", "Chile", "reopen the case")]),
        ("Surrender is not an option, Chile says.", [("Chile", "refuses", "Chile", "surrender")]),
        ("Chile said that force remains an option.", [("Chile", "threatens", "Chile", "use force")]),
        ("Chile owes nobody an apology, its president said.", [("Chile", "refuses", "Chile", "issue an apology")]),
        ("Chile's president said Peru owed an apology.", [("Chile", "demands", "Peru", "issue an apology")]),
        ("Chile asks only to be recognised by Peru.", [("Chile", "demands", "Peru", "recognise Chile")]),
        (
            "Chile talked Peru into releasing the women first.",
            [("Chile", "demands", "Peru", "release the women first")],
        ),
        (
            "Recognition of the islands, Chile says, will never come.",
            [("Chile", "refuses", "Chile", "recognise the islands")],
        ),
        ("Chile will hear no talk of a referendum.", [("Chile", "refuses", "Chile", "hold a referendum")]),
        ("Chile says its troops must remain in the valley.", [("Chile", "refuses", "Chile", "withdraw its troops")]),
        ("Without a withdrawal there will be no talks, Chile says.", [("Chile", "refuses", "Chile", "hold talks")]),
        (
            "Chile will talk on one condition: that Peru withdraw.",
            [
                ("Chile", "offers", "Chile", "talk on one condition"),
                ("Chile", "demands", "Peru", "withdraw"),
            ],
        ),
        ("The statue stays, says Chile.", [("Chile", "refuses", "Chile", "remove the statue")]),
        ("Chile says there is no dispute to discuss.", [("Chile", "refuses", "Chile", "discuss any dispute")]),
        (
            "Chile could live with observers, though not with peacekeepers.",
            [
                ("Chile", "accepts", "Chile", "accept observers"),
                ("Chile", "refuses", "Chile", "accept peacekeepers"),
            ],
        ),
        (
            "Chile is prepared, in principle, to return five districts.",
            [("Chile", "offers", "Chile", "return five districts")],
        ),
        (
            "Chile has let it be known that it could return the port.",
            [("Chile", "offers", "Chile", "return the port")],
        ),
        # Near misses: a shop, a debt of thanks, a fact.
        ("Chile says the shop is closed.", []),
        ("Chile owes much to Peru, its president said.", []),
        ("The price stays high, says Chile.", []),
    ],
)
def test_matters_that_are_closed_and_debts_that_are_owed(text: str, positions: list[Told]) -> None:
    assert told(text) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Chile told Peru that the talks would be off if it sent the ships.",
            [("Chile", "threatens", "Chile", "end the talks")],
        ),
        (
            "Chile warned that any landing would be the end of the truce.",
            [("Chile", "threatens", "Chile", "end the truce")],
        ),
        ("Chile is no longer bound by the treaty.", [("Chile", "refuses", "Chile", "honour the treaty")]),
        (
            "Chile says not one village can be handed over without a plebiscite.",
            [("Chile", "refuses", "Chile", "hand one village over without a plebiscite")],
        ),
        ("Chile has vowed to settle the matter.", [("Chile", "offers", "Chile", "settle the matter")]),
        # Near misses: what onlookers doubt, guess and expect, and a truce that is over.
        ("Diplomats doubt that Chile wants a return to war.", []),
        ("Little suggests that either side will give way, said the envoys of Chile and Peru.", []),
        ("In June Chilean guards shot down a drone.", []),
        ("Chile ordered the deployment of troops to restore order.", []),
        ("My guess is that Chile will leave and that Peru will not.", []),
        ("Bolivia expects that Peru will not sign.", []),
        ("The truce is over, Chile said.", []),
    ],
)
def test_what_would_be_over_and_what_is_only_expected(text: str, positions: list[Told]) -> None:
    assert told(text) == positions
