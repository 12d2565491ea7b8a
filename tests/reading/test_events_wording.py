"""Events in wordings beside the plain verb: decisions, hints, set phrases; and who is meant by them."""

import pytest
from reading_texts import told_events

DECIDED = [
    ("Norway voted to impose sanctions on Belarus.", "SANCTION", "NOR", "BLR"),
    ("The Danish parliament decided on Friday to recognise Kosovo.", "SUPPORT", "DNK", "XKX"),
    ("Kenya decided to close its border with Somalia.", "THREATEN", "KEN", "SOM"),
    ("Peru resolved to lend Bolivia $3 million.", "AGREE", "PER", "BOL"),
    ("Peru decided not to sign the treaty with Chile.", "REJECT", "PER", "CHL"),
    ("Vietnam hinted that it might release the Chinese fishermen.", "AGREE", "VNM", "CHN"),
    ("Iran hinted that it could retaliate against Israel.", "THREATEN", "IRN", "ISR"),
]
ASKED_AND_ANSWERED = [
    ("The Saudi foreign minister told his Iranian counterpart to stop meddling.", "REQUEST", "SAU", "IRN"),
    ("Latvia refused to back sanctions against Belarus.", "REJECT", "LVA", "BLR"),
    ("Turkey said it reserved the right to retaliate against Greece.", "THREATEN", "TUR", "GRC"),
    ("Turkey said Greece would be given the answer that it deserved.", "THREATEN", "TUR", "GRC"),
    ("Kenya promised revenge on Uganda.", "THREATEN", "KEN", "UGA"),
    ("Kenya promised Uganda a loan.", "AGREE", "KEN", "UGA"),
    ("Argentina shelved its claim against Chile.", "CONCEDE", "ARG", "CHL"),
    ("Colombia has scaled down its demands on Ecuador.", "CONCEDE", "COL", "ECU"),
    ("Morocco sounded out Algeria about a truce.", "CONSULT", "MAR", "DZA"),
    ("Malta's premier flew in to talk to Libya.", "CONSULT", "MLT", "LBY"),
]
DONE = [
    ("Serbia sent the Croatian consul packing.", "SANCTION", "SRB", "HRV"),
    ("Qatar left OPEC on Tuesday.", "SANCTION", "QAT", "OPEC"),
    ("Romania froze the accounts of Moldova.", "SANCTION", "ROU", "MDA"),
    ("Thailand ringed the Cambodian consulate with police.", "COERCE", "THA", "KHM"),
    ("Georgia towed away a Russian trawler.", "COERCE", "GEO", "RUS"),
    ("India had closed all but two of the crossings into Nepal.", "COERCE", "IND", "NPL"),
    ("Hungary cut off Slovakia's water.", "COERCE", "HUN", "SVK"),
    ("Taiwan rushed medicines to Palau.", "AID", "TWN", "PLW"),
    ("France flew 200 paratroopers to Djibouti.", "MOBILIZE", "FRA", "DJI"),
    ("Iraqi shells fell on Kuwaiti villages.", "ASSAULT", "IRQ", "KWT"),
    ("The raid on Sudan by Chad killed ten.", "ASSAULT", "TCD", "SDN"),
    ("Cuba recalled its ambassador from Ottawa.", "SANCTION", "CUB", "CAN"),
]
ROWS = [*DECIDED, *ASKED_AND_ANSWERED, *DONE]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), ROWS, ids=[row[0] for row in ROWS])
def test_reads_what_was_done_and_by_whom(text: str, kind: str, actor: str, recipient: str) -> None:
    assert told_events(text) == [(kind, actor, recipient)]


AT_HOME = [
    ("Thousands of Nigerians demonstrated in Lagos.", "PROTEST", "NGA"),
    ("Albanian farmers blocked the road to Tirana.", "PROTEST", "ALB"),
    ("Opposition parties in Kenya demanded that President Ruto resign.", "REQUEST", "KEN"),
]


@pytest.mark.parametrize(("text", "kind", "country"), AT_HOME, ids=[row[0] for row in AT_HOME])
def test_a_people_or_an_opposition_may_act_against_its_own_state(text: str, kind: str, country: str) -> None:
    assert told_events(text) == [(kind, country, country)]


def test_a_government_does_not_demand_of_itself_where_another_is_at_hand() -> None:
    assert told_events("Norway disputes the fee with Sweden. Norway demanded a refund.")[-1] == (
        "REQUEST",
        "NOR",
        "SWE",
    )


NOTHING = [
    "Kenya considered whether to close its border with Somalia.",
    "Malta's government has not decided to close the port.",
    "Germany may sell tanks to Norway.",
    "Would Italy leave the euro?",
    "The minister took a boat to the island for a holiday.",
    "Egypt's team beat Ghana's in the final.",
    "Turkish Airlines flies to Athens every day.",
    "Fishermen left the harbour at dawn.",
    "Norway hinted that the winter had been mild.",
    "The Danish parliament decided on Friday to adjourn for the summer.",
    "Chile said that its people had been told the truth.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_near_misses_report_no_event(text: str) -> None:
    assert told_events(text) == []


def test_a_charge_that_a_semicolon_parts_from_the_next_clause_is_read_by_itself() -> None:
    kinds = [
        kind
        for kind, _, _ in told_events(
            "Italy offered to host a meeting. The Albanians have accepted; the Greeks asked for time."
        )
    ]
    assert "AGREE" in kinds[1:]


SAID = [
    ("Chad repeated on Friday that there was no debt to Libya.", "REJECT", "TCD", "LBY"),
    ("Peru insisted that it had not fired on Chile.", "REJECT", "PER", "CHL"),
    ("Oman issued a denial to Yemen.", "REJECT", "OMN", "YEM"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), SAID, ids=[row[0] for row in SAID])
def test_a_denial_is_a_refusal(text: str, kind: str, actor: str, recipient: str) -> None:
    assert (kind, actor, recipient) in told_events(text)


def test_what_is_repeated_without_denying_anything_is_none() -> None:
    assert told_events("Chad repeated on Friday that there was a debt.") == []


def test_an_event_that_comes_about_has_both_parties_and_is_told_once() -> None:
    text = "Then, on 14 June, came the signature of a pact between Egypt and Somalia."
    assert told_events(text) == [("SUPPORT", "EGY", "SOM")]


def test_there_is_a_riot() -> None:
    assert [kind for kind, _, _ in told_events("There was a riot in the market of Dakar on Saturday.")] == ["PROTEST"]


def test_in_with_an_object_makes_no_other_verb_of_the_cue() -> None:
    assert [kind for kind, _, _ in told_events("Ghana took the tents in March.")] == []


def test_what_each_does_to_the_other_has_both_parties() -> None:
    assert told_events("Malawi met Zambia in May. Each side blamed the other.")[-1] == ("ACCUSE", "MWI", "ZMB")
