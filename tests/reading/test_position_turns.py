"""Positions in turns of phrase that the parser takes apart, or that name their holder elsewhere; and near misses."""

import pytest
from reading_texts import Told, told

AT_ODDS = "Norway and Russia are at odds over the strait."
"""So that each has somebody to ask."""


def both(text: str) -> list[tuple[str, str]]:
    """Stance and action of each position of a text about the two, in its order."""
    return [(stance, action) for _, stance, _, action in told(f"{AT_ODDS} {text}")]


def held(text: str) -> list[tuple[str | None, str, str]]:
    """Holder, stance and action of each."""
    return [(who, stance, action) for who, stance, _, action in told(f"{AT_ODDS} {text}")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Norway wants the trawler freed and the captain pardoned.", ["free the trawler", "pardon the captain"]),
        ("Norway wants the fine cancelled and a new hearing.", ["cancel the fine", "hold a new hearing"]),
        (
            "Norway wants the buoys lifted, the charts recalled and new talks.",
            ["lift the buoys", "recall the charts", "hold new talks"],
        ),
        ("Norway wants its nets back and the licence renewed.", ["return its nets", "renew the licence"]),
        ("Norway wants its pilots let in.", ["let its pilots in"]),
        ("Norway wants, among other things, a pilot scheme.", ["grant a pilot scheme"]),
        ("Norway wants not only an apology but a fine.", ["issue an apology", "grant a fine"]),
        ("Norway is asking for more time.", ["grant more time"]),
    ],
)
def test_lists_of_what_is_wanted(text: str, asked: list[str]) -> None:
    assert both(text) == [("demands", action) for action in asked]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("What Norway will not hear of is a lease.", "accept a lease"),
        ("What Norway will not sell is its share.", "sell its share"),
        ("What Norway cannot do is withdraw the fleet.", "withdraw the fleet"),
        ("What Norway says it will never do is withdraw the fleet.", "withdraw the fleet"),
        ("A lease is a price that Norway will not pay.", "pay a lease"),
        ("Withdrawing the fleet is not something Norway is prepared to do.", "withdraw the fleet"),
        ("A truce is the last thing Norway wants.", "agree to a truce"),
        ("A lease Norway will not grant.", "grant a lease"),
    ],
)
def test_what_is_refused_may_stand_beside_the_refusal(text: str, action: str) -> None:
    assert both(text) == [("refuses", action)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway will not, its envoy said on Tuesday, withdraw the fleet.",
        "Norway would not, said its envoy, withdraw the fleet.",
        "Norway won't, its envoys say, withdraw the fleet.",
        "Norway is not withdrawing the fleet, its envoy said.",
        "Asked whether it would withdraw the fleet, Norway said no.",
        "Asked whether it would withdraw the fleet, Norway said that was not on the agenda.",
        "Norway would rather fight than withdraw the fleet.",
        "Norway will go to court rather than withdraw the fleet.",
        '"The strait is ours," Norway\'s envoy said. "We will not withdraw the fleet."',
        '"It is an old story," said Norway\'s envoy. "We won\'t withdraw the fleet."',
        "Norway's message to Russia is that it will not withdraw the fleet.",
        "Norway left no doubt that it refused to withdraw the fleet.",
        "That, Norway says, is why it will not withdraw the fleet.",
        "Norway said its envoys would not withdraw the fleet.",
    ],
)
def test_refusals_in_any_order(text: str) -> None:
    refused = [p for p in held(text) if p[1] == "refuses"]
    assert refused == [("Norway", "refuses", "withdraw the fleet")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Peru's dockers blocked the port to get the levy scrapped.", "scrap the levy"),
        ("Peru's dockers are on strike for better pay.", "grant better pay"),
        ("Peru's dockers struck to have their leader freed.", "free their leader"),
        ("Peru's dockers marched on the ministry to demand the release of their leader.", "release their leader"),
        ("Peru's dockers, camped outside the ministry, want the levy scrapped.", "scrap the levy"),
        ("Peru's dockers renewed their call on Sunday for a ban on overtime.", "ban overtime"),
        ("Peru's dockers urged the minister in a letter on Sunday to scrap the levy.", "scrap the levy"),
    ],
)
def test_demands_within_a_state(text: str, asked: str) -> None:
    assert [p for p in told(text) if p[1] == "demands"] == [("Peruvian dockers", "demands", "Peru", asked)]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (
            "Tokyo says the matter was closed in 1965 and has asked Seoul to pay.",
            ("Japan", "demands", "South Korea", "pay"),
        ),
        ("Many in Hamas want the truce scrapped.", ("Hamas", "demands", None, "scrap the truce")),
        (
            "Nobody will dictate the law of Peru to us, its president said.",
            ("Peru", "refuses", "Peru", "let anybody dictate the law of Peru to us"),
        ),
        (
            "The law is not going to be rewritten, Peru's president said.",
            ("Peru", "refuses", "Peru", "rewrite the law"),
        ),
        (
            "Peru warned the miners that the road would be cleared.",
            ("Peru", "threatens", "Peru", "clear the road"),
        ),
        ("Peru is drawing up sanctions on Chile.", ("Peru", "threatens", "Peru", "impose sanctions on Chile")),
        ("Lima reserves the right to retaliate.", ("Peru", "threatens", "Peru", "retaliate")),
        ("Peru does not pay ransoms, its president said.", ("Peru", "refuses", "Peru", "pay ransoms")),
    ],
)
def test_who_holds_it(text: str, position: Told) -> None:
    assert told(text) == [position]


@pytest.mark.parametrize(
    "text",
    [
        # What somebody is only asked, or asked to say, is not his word.
        "The envoy was asked whether Norway would withdraw the fleet.",
        "Would Norway settle for a lease?",
        "We shall not know before May what Norway wants of the strait.",
        # Onlookers' opinions.
        "Economists say that Norway should raise its tolls.",
        "A columnist wants Norway to sell the strait.",
        # A fact, and no refusal.
        "Norway is not selling much fish this year.",
        "Norway declined to comment.",
        "Norway would not be drawn on the matter.",
        # No menace, and no offer.
        "Norway is preparing a budget.",
        "The sailors pitched their tents on the shore.",
    ],
)
def test_near_misses(text: str) -> None:
    assert both(text) == []


def test_a_promise_that_is_asked_for_is_not_given() -> None:
    text = "The bishops of Peru called on the president to say that he will not stand again."
    assert [stance for _, stance, _, _ in told(text)] == ["demands"]
