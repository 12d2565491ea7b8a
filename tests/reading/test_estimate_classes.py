"""Estimates told without a hedging word, or with one apart from its clause; times that end where more begins."""

import pytest
from reading_texts import estimates, only

from standoff.reading.model import Direction

FOR, AGAINST = Direction.HAPPENS, Direction.DOES_NOT_HAPPEN

_TOLD: list[tuple[str, str, Direction]] = [
    # how hard it will be
    ("The speaker will struggle to find a majority.", "the speaker finds a majority", AGAINST),
    ("The marshal will be lucky to last until Easter.", "the marshal lasts until Easter", AGAINST),
    ("The treasury will have trouble paying its clerks.", "the treasury pays its clerks", AGAINST),
    ("It will be hard for the president to refuse.", "the president refuses", AGAINST),
    ("The governor will find it hard to back down.", "the governor backs down", AGAINST),
    # what onlookers fear
    ("Diplomats fear a coup within weeks.", "there is a coup", FOR),
    ("It is feared that the truce will break.", "the truce breaks", FOR),
    ("Many here fear that the army will split.", "the army splits", FOR),
    # what things should do
    ("The treaty should survive.", "the treaty survives", FOR),
    ("Prices ought to firm by June.", "prices firm by June", FOR),
    ("Flights should be back by the summer.", "flights are back by the summer", FOR),
    # what is near, boded or braced for
    ("The governor and the teachers look close to a deal.", "there is a deal", FOR),
    ("The two sides are nowhere near an agreement.", "there is an agreement", AGAINST),
    ("The parties are no closer to a settlement.", "there is a settlement", AGAINST),
    ("The parties are not close to a settlement.", "there is a settlement", AGAINST),
    ("The country is sliding towards war.", "there is war", FOR),
    ("The two governments are nearing a deal.", "there is a deal", FOR),
    ("The meeting augurs well for a settlement.", "there is a settlement", FOR),
    ("The raid bodes ill for a settlement.", "there is a settlement", AGAINST),
    ("The town is bracing for a long strike.", "there is a long strike", FOR),
    # the author's plain future
    ("The central bank will in the end pay the clerks.", "the central bank pays the clerks", FOR),
    ("The two sides will eventually agree on a map.", "the two sides agree on a map", FOR),
    ("The exile won't be coming back.", "the exile comes back", AGAINST),
    ("The hostages are not going to be freed this year.", "the hostages are freed this year", AGAINST),
    # odds, prices, bets
    ("It is ten to one against a truce.", "there is a truce", AGAINST),
    ("A fall of the cabinet is at short odds.", "there is a fall of the cabinet", FOR),
    ("Markets are pricing in a default.", "there is a default", FOR),
    ("You can count on Brussels giving way.", "Brussels gives way", FOR),
    ("I would not count on Moscow keeping its word.", "Moscow keeps its word", AGAINST),
    ("It is odds-on that the senator quits.", "the senator quits", FOR),
    ("An invasion: below 20 per cent.", "there is an invasion", AGAINST),
    # who would do what a gerund names
    ("There is little chance of the ceasefire holding.", "the ceasefire holds", AGAINST),
    ("The rebels' chances of taking the town are slim.", "the rebels take the town", AGAINST),
    ("A fair guess is that the chairman holds out until May.", "the chairman holds out until May", FOR),
    # a judgement set apart from its clause
    ("The palace, it seems likely, will delay.", "the palace delays", FOR),
    ("The idea that the rebels will disarm is fanciful.", "the rebels disarm", AGAINST),
    ("To suppose that the siege will be lifted is wishful thinking.", "the siege is lifted", AGAINST),
    ("A truce is possible but, on present form, unlikely.", "there is a truce", AGAINST),
    ("We think a second raid probable.", "there is second raid", FOR),
    (
        "Federal intervention in the province remains a possibility.",
        "there is federal intervention in the province",
        FOR,
    ),
    ("Arbitration is a long shot.", "there is Arbitration", AGAINST),
]


@pytest.mark.parametrize(("text", "outcome", "direction"), _TOLD)
def test_what_will_come_may_be_told_in_many_ways(text: str, outcome: str, direction: Direction) -> None:
    found = only(text)
    assert (found.outcome, found.direction) == (outcome, direction)


@pytest.mark.parametrize(
    "text",
    [
        "The villagers will have time to harvest.",
        "The police had trouble keeping order.",
        "He will have a job to do.",
        "Kyiv fears a coup.",
        "We fear God.",
        "The law should be repealed by May.",
        "The wages should rise by a tenth, the union says.",
        "The ministers should be back by then.",
        "The bridge should have been ready.",
        "The troops are close to the border.",
        "The house stands far from the fighting.",
        "The minister said the bank would eventually pay.",
        "Exports: below 20 per cent.",
        "Oslo counts on Bergen paying its bill.",
        "Bread is a risk.",
        "The president expects his ministers to be loyal.",
        "The court held that the governor may dismiss the assembly.",
        "Only its marketer may sell the oil.",
        "Neither government is looking for a way back.",
        "It stays shut should a single man be dismissed.",
        "Not one of them is to set foot there, the minister repeated.",
        "Whitehall called the threats disappointing and likely a breach of the law.",
        "Will the rebels sign? No, said the general, never.",
        "Did the rebels sign? Hardly.",
    ],
)
def test_and_much_that_sounds_alike_is_none(text: str) -> None:
    assert not estimates(text)


@pytest.mark.parametrize("answer", ["Hardly.", "No.", "Never.", "Not this year."])
def test_a_question_about_what_will_come_may_be_answered_no(answer: str) -> None:
    found = only(f"Will Khartoum pull its troops out of Abyei? {answer}")
    assert (found.outcome, found.direction) == ("Khartoum pulls its troops out of Abyei", AGAINST)


@pytest.mark.parametrize(
    ("text", "outcome", "low", "high"),
    [
        ("A deal could come in May; in our view it probably won't.", "a deal comes in May", 0.2, 0.45),
        ("The rebels might come down. They probably won't.", "the rebels come down", 0.2, 0.45),
        ("The rebels might leave, but the army almost certainly won't.", "the army leaves", 0.01, 0.05),
        ("A second strike is likely. Further arrests are not.", "there are further arrests", 0.2, 0.45),
    ],
)
def test_an_ellipsis_takes_its_clause_from_before(text: str, outcome: str, low: float, high: float) -> None:
    last = estimates(text)[-1]
    assert (last.outcome, last.direction, last.low, last.high) == (outcome, AGAINST, low, high)


def test_a_part_without_a_verb_has_its_verdict_too() -> None:
    _, second = estimates("A national strike is improbable; a few stoppages in the yards, almost certain.")
    assert (second.outcome, second.low) == ("there are a few stoppages in the yards", 0.95)


def test_each_that_clause_behind_a_semicolon_has_its_verdict() -> None:
    first, second = estimates(
        "That the army will attack seems to me highly unlikely; that the rebels will be back by summer, improbable."
    )
    assert (first.outcome, first.low, first.high) == ("the army attacks", 0.05, 0.2)
    assert (second.outcome, second.low, second.high) == ("the rebels are back by summer", 0.2, 0.45)


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        (
            "The crew will probably be freed before the month is out, with the captains fined.",
            "before the month is out",
        ),
        ("A return is likely before Christmas, brokered by Washington.", "before Christmas"),
        ("We think a treaty before Christmas improbable.", "before Christmas"),
        ("The system will probably be left in its crates for some months as a face-saver.", "for some months"),
        ("A strike is likely within a few days.", "within a few days"),
        ("The mayor will probably go by 6 May 1968, if at all.", "by 6 May 1968"),
        ("A truce is likely by the end of next year.", "by the end of next year"),
        ("A march on the capital is unlikely.", None),
    ],
)
def test_a_horizon_is_its_own_words_and_no_more(text: str, horizon: str | None) -> None:
    assert only(text).horizon == horizon
