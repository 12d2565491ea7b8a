"""Classes of events: what is said as a deed, goods and licences, own missions, men driven off, what is only meant."""

import pytest
from reading_texts import reading, told_events

SAID = [
    ("Oman refuses to open its ports to Yemen.", "REJECT", "OMN", "YEM"),
    ("Chile demands that Bolivia withdraw its patrols.", "REQUEST", "CHL", "BOL"),
    ("Norway proposes a fishing treaty to Russia.", "AGREE", "NOR", "RUS"),
    ("Latvia said that it would blockade the ports of Belarus.", "THREATEN", "LVA", "BLR"),
    ("Nepal rejects India's draft.", "REJECT", "NPL", "IND"),
    ("Ghana said it would not pay Togo a penny.", "REJECT", "GHA", "TGO"),
]
DEALT = [
    ("Spain revoked the licences of Moroccan trawlers.", "SANCTION", "ESP", "MAR"),
    ("Peru held up cargoes of fruit from Ecuador.", "SANCTION", "PER", "ECU"),
    ("Estonia banned Russian trucks from its roads.", "SANCTION", "EST", "RUS"),
    ("Fiji shut its embassy in Canberra.", "SANCTION", "FJI", "AUS"),
    ("Malta raised tariffs on Tunisian fish.", "SANCTION", "MLT", "TUN"),
    ("Chad's army drove Libyan soldiers back across the border.", "ASSAULT", "TCD", "LBY"),
    ("Kenyan sailors planted a flag on the Somali island.", "COERCE", "KEN", "SOM"),
    ("Honduran paratroopers went to the border with El Salvador.", "MOBILIZE", "HND", "SLV"),
    ("Ten Polish F-16s landed in Lithuania.", "MOBILIZE", "POL", "LTU"),
    ("Zambia gave way to Malawi.", "CONCEDE", "ZMB", "MWI"),
    ("Portugal's minister rang his Spanish counterpart.", "CONSULT", "PRT", "ESP"),
    ("The Cuban fleet was sent towards Haiti.", "MOBILIZE", "CUB", "HTI"),
    ("Serbia called the Croatian census a forgery.", "ACCUSE", "SRB", "HRV"),
    ("Qatar said sorry to Bahrain.", "CONCEDE", "QAT", "BHR"),
    ("Togo welcomed Benin's offer.", "AGREE", "TGO", "BEN"),
    ("Gabonese mutineers took the airport.", "COERCE", "GAB", "GAB"),
]
ROWS = [*SAID, *DEALT]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), ROWS, ids=[row[0] for row in ROWS])
def test_reads_the_class_with_who_did_it_to_whom(text: str, kind: str, actor: str, recipient: str) -> None:
    assert told_events(text) == [(kind, actor, recipient)]


NOTHING = [
    # willed, not said
    "Chile hopes to buy gas from Bolivia.",
    "Egypt intends to sign the treaty with Sudan.",
    # of what might happen, in general
    "A clash between Turkey and Greece is another matter.",
    "A visit by the Chinese premier to Japan would require months of work.",
    "Iran prefers quiet talks with Iraq.",
    # talked of
    "That the embargo on Cuba is lifted by May, few believe.",
    # false friends
    "The fate of Malta hangs on the tourists of Italy.",
    "The prime minister of Peru works from his own house.",
    "The president of Chile told a press conference about the weather.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_near_misses_report_no_event(text: str) -> None:
    assert told_events(text) == []


def test_what_a_party_holds_to_is_flagged_as_standing() -> None:
    (event,) = reading("Oman refuses to open its ports to Yemen.").events
    assert "standing" in event.flags
    (event,) = reading("Oman refused to open its ports to Yemen.").events
    assert "standing" not in event.flags


def test_a_passive_answer_comes_from_whom_it_was_asked_of() -> None:
    kinds = told_events(
        "Turkey demanded on Monday that Greece withdraw its ships. The demand was rejected within the hour."
    )
    assert kinds == [("REQUEST", "TUR", "GRC"), ("REJECT", "GRC", "TUR")]


def test_who_condemns_a_raid_has_not_raided() -> None:
    assert ("ASSAULT", "LBN", "CYP") in told_events("Italy condemned the raid on Cyprus by Lebanon.")
    assert ("ASSAULT", "ITA") not in [
        (kind, actor) for kind, actor, _ in told_events("Italy condemned the coup in Niger.")
    ]


def test_each_other_means_both() -> None:
    assert ("REJECT", "GRC", "TUR") in told_events(
        "Greece and Turkey met in Vienna, and each rejected the other's plan."
    )


def test_talks_on_a_deed_are_not_the_deed() -> None:
    kinds = [
        kind
        for kind, _, _ in told_events("Israel and Lebanon held negotiations on an Israeli withdrawal from Lebanon.")
    ]
    assert kinds == ["CONSULT"]


def test_what_is_agreed_with_others_is_mutual_and_what_is_promised_them_is_not() -> None:
    (pledged,) = reading("Denmark promised Iceland to buy its fish.").events
    assert "mutual" not in pledged.flags
    (agreed,) = reading("Denmark agreed with Iceland to close the strait.").events
    assert "mutual" in agreed.flags


def test_the_subject_behind_an_aside_is_the_actor() -> None:
    text = "Prime Minister Alexis Tsipras of Greece, who lives on an island, offered on Friday to sell ships to Turkey."
    assert [kind for kind, actor, _ in told_events(text) if actor == "GRC"] == ["AGREE"]


def test_a_protest_by_a_crowd_is_told_without_a_party() -> None:
    assert told_events("A demonstration by dockers blocked the terminal.")[0][0] == "PROTEST"
