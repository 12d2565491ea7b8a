"""Judgements without a verb, of what a question asks, a title names or a that-clause says; and near misses."""

import pytest
from reading_texts import estimates, only

from standoff.reading.model import Direction

FOR, AGAINST = Direction.HAPPENS, Direction.DOES_NOT_HAPPEN


@pytest.mark.parametrize(
    ("text", "outcome", "direction", "low", "high"),
    [
        ("That the pact gets rewritten this month, very likely.", "the pact is rewritten this month", FOR, 0.8, 0.95),
        ("That the ban is lifted by May: one chance in twenty.", "the ban is lifted by May", AGAINST, 0.05, 0.05),
        ("That some route is conceded: conceivable.", "some route is conceded", FOR, None, None),
        ("That the summit takes place: doubtful.", "the summit takes place", AGAINST, 0.2, 0.45),
        ("And shooting? Almost no chance.", "shooting comes about", AGAINST, 0.01, 0.05),
        ("A rupture? One chance in ten, I'd say.", "there is a rupture", AGAINST, 0.1, 0.1),
        ("A truce by June? About one in three.", "there is a truce by June", FOR, 0.333, 0.333),
        ("War before Christmas? Possible, if not probable.", "there is war before Christmas", FOR, None, None),
        ("Will the pact survive the winter? Probably not.", "the pact survives the winter", AGAINST, 0.2, 0.45),
        ("A second round of talks – very likely.", "there is a second round of talks", FOR, 0.8, 0.95),
        ("Battle for Bergen. Unlikely in the next month.", "there is battle for Bergen", AGAINST, 0.2, 0.45),
        ("A coup: possible.", "there is a coup", FOR, None, None),
    ],
)
def test_a_verdict_judges_what_stands_before_it(
    text: str, outcome: str, direction: Direction, low: float | None, high: float | None
) -> None:
    found = only(text)
    assert (found.outcome, found.direction) == (outcome, direction)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "text",
    [
        "Likely candidates are two ministers.",
        "Norway signed. Certainly in May it had no choice.",
        "He came back. No chance was left.",
        "The odds? Nobody knows.",
        "The village: remote, poor and cold.",
        "One in three ships was stopped. Thirty percent of the crew left.",
        "The price: 30 percent.",
        "The army lost ground. About one in five soldiers deserted.",
        "Did Norway sign? Probably.",
        "Is Norway ready? Very likely.",
    ],
)
def test_what_only_looks_like_a_verdict_is_none(text: str) -> None:
    assert estimates(text) == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Norway has threatened to leave. Few here believe it.", "Norway leaves"),
        ("Chile says it will pay. I doubt it.", "Chile pays"),
        ("Renewed fighting? Most doubt it.", "there is renewed fighting"),
        ("Whether Norway would sign is another matter. Most doubt it.", "Norway signs"),
    ],
)
def test_what_is_doubted_may_be_what_was_said_before(text: str, outcome: str) -> None:
    found = estimates(text)[-1]
    assert (found.outcome, found.direction) == (outcome, AGAINST)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Few Spaniards outside the foreign ministry suppose that it might be.", AGAINST),
        ("Few observers look for one before the spring.", AGAINST),
        ("Nobody I have spoken to takes an invasion seriously.", AGAINST),
        ("Diplomats here give little credence to talk of landings within the next fortnight.", AGAINST),
        ("Investors attach little weight to the threat of a default.", AGAINST),
        ("Analysts place no faith in a quick settlement.", AGAINST),
        ("Nobody holds out much hope of a treaty.", AGAINST),
        ("That Russian guards will ever stand there, neither ambassador would believe.", AGAINST),
        ("We assess as very unlikely a decision by the king to end it before the vote.", AGAINST),
        ("We advise clients not to expect early relief.", AGAINST),
        ("It is generally thought that both governments will draw back their divisions before Christmas.", FOR),
        ("It is commonly assumed that the pact will lapse.", FOR),
        ("We can safely assume that no draft goes to the Senate before the second of November.", AGAINST),
        ("I can't see how they will agree.", AGAINST),
        ("Full restoration of services, that I just don't see.", AGAINST),
        ("A march on Bergen seems practically out of the question.", AGAINST),
        ("It is close to certain that the fighting will intensify.", FOR),
        ("A collision is a remote contingency.", AGAINST),
        ("Violence will in our view get worse.", FOR),
        ("More people, assuredly, will leave.", FOR),
        ("A lasting truce is some way off.", AGAINST),
        ("Norway will sign. That much is very likely.", FOR),
    ],
)
def test_who_judges_may_be_nobody_everybody_or_the_author(text: str, direction: Direction) -> None:
    assert estimates(text)[0].direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "Nobody believes in ghosts.",
        "The king gave little thought to the harvest.",
        "The minister takes his duties seriously.",
        "The army told its men not to expect leave.",
        "It is thought that Norway signed in May.",
        "Oslo is believed to hold the hostages.",
        "Few here believe the general.",
    ],
)
def test_beliefs_about_what_is_are_no_forecasts(text: str) -> None:
    assert estimates(text) == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Norway cannot keep the lorries out for long.", AGAINST),
        ("The siege cannot go on for ever.", AGAINST),
        ("Chile can't hold out indefinitely.", AGAINST),
        ("The collapse of the regime could be nearer than anyone thought.", FOR),
        ("The hearing opens in January and, appeals included, could last for years.", FOR),
        ("The talks will resume on Friday.", FOR),
        ("Next Tuesday there will be no envoy at the table.", AGAINST),
        ("The king will not be landing here on Saturday.", AGAINST),
        ("The crops will fail this year.", FOR),
    ],
)
def test_what_cannot_last_and_what_will_be_at_a_time_are_forecasts(text: str, direction: Direction) -> None:
    assert only(text).direction == direction


@pytest.mark.parametrize(
    "text",
    [
        "Under the Act the minister may withdraw the support at any time.",
        "It shows how much Norway may sell to Chile.",
        "There is no telling what such a conference might agree.",
        "Norway will leave the pact in May.",
        "The envoys will meet on Friday unless Norway withdraws.",
        "Norway says that the envoys will meet on Friday.",
        "The tax will be paid.",
        "Norway cannot keep the lorries out.",
    ],
)
def test_permissions_and_commitments_are_no_forecasts(text: str) -> None:
    assert estimates(text) == []


def test_an_afterthought_judges_once_more_what_was_judged() -> None:
    truce, again = estimates("We expect a truce, almost certainly before winter.")
    assert truce.outcome == again.outcome == "there is a truce"
    assert (again.low, again.high, again.horizon) == (0.95, 0.99, "before winter")


def test_an_adverb_between_auxiliaries_judges_the_whole_verb() -> None:
    assert only("The mandate will in all likelihood be renewed again in July.").outcome.startswith(
        "the mandate is renewed"
    )
