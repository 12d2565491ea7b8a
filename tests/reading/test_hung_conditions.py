"""Conditions that a parse hangs elsewhere, or that no clause words; who would meet them; and what asks nothing."""

import pytest
from reading_texts import context_of

from standoff.reading.model import Position
from standoff.reading.positions.finder import find_positions

Hung = tuple[str, str | None, str]


def stated(text: str) -> list[tuple[Position, dict[str, str]]]:
    context = context_of(f"Dispatch\n\nPeru and Chile are at odds. {text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    return [(p, names) for p in find_positions(context) if not p.implied]


def hung(text: str, stance: str) -> list[Hung]:
    """Kind, who would meet it, and action of each condition of the last stated position of that stance."""
    found = [(p, names) for p, names in stated(text) if p.stance.value == stance]
    assert found, f"no position that {stance}: {text}"
    position, names = found[-1]
    return [(str(c.kind), names.get(c.whose or ""), c.action) for c in position.conditions]


@pytest.mark.parametrize(
    ("sentence", "stance", "condition"),
    [
        # Past who says it, past a semicolon, and past what is let known.
        (
            "The duties will be dropped, Chile says, if Peru frees the crew; more money would follow.",
            "offers",
            ("if", "Peru", "free the crew"),
        ),
        (
            "Chile has let it be known that it would leave the island, provided that its costs are met by Peru.",
            "offers",
            ("if", "Peru", "meet its costs"),
        ),
        (
            "Chile has made it plain that it will not leave the strait until Peru disarms.",
            "refuses",
            ("until", "Peru", "disarm"),
        ),
        # At the end of a relative clause, and of a coordination.
        (
            "Chile has promised to repeal the rule that allows boats to be searched at sea if Peru pays.",
            "offers",
            ("if", "Peru", "pay"),
        ),
        (
            "Chile said the bridge would be guarded, and would go on being guarded, as long as Peru stalled.",
            "offers",
            ("as_long_as", "Peru", "stall"),
        ),
        # A subject that the parse takes for what a preposition governs, a contact relative that is the main clause.
        (
            "Sales will not stop before fees of some $3bn are paid by Peru, Chile's minister says.",
            "refuses",
            ("until", "Peru", "pay fees of some $3bn"),
        ),
        ("Until Peru signs the treaty Chile won't ship it gas.", "refuses", ("until", "Peru", "sign the treaty")),
        ("Chile would free the miners were Peru to pay a fine.", "offers", ("if", "Peru", "pay a fine")),
        # What is done to who speaks: by the other.
        ("Chile would lend Peru a ship if asked.", "offers", ("if", "Peru", "ask Chile")),
        ("Chile will withhold the water unless compensated.", "refuses", ("unless", "Peru", "compensate Chile")),
        ("Once assured of a share, Chile will ratify.", "offers", ("if", "Peru", "assure Chile of a share")),
        # A state that is brought about.
        (
            "With the tariff lifted, Chile would reopen the tunnel.",
            "offers",
            ("if", "Peru", "lift the tariff"),
        ),
        (
            "Chile would reopen the tunnel with Peruvian guards in place.",
            "offers",
            ("if", "Peru", "put Peruvian guards in place"),
        ),
        # What is given, and how soon after what.
        (
            "Chile will release the trawler against payment of the fine by Peru.",
            "offers",
            ("in_exchange_for", "Peru", "pay the fine"),
        ),
        ("Chile will reopen its ports within days of Peru doing so.", "offers", ("if", "Peru", "reopen its ports")),
        (
            "Chile offered to drop the suit. In return, it said, Peru would have to withdraw its fleet.",
            "offers",
            ("in_exchange_for", "Peru", "withdraw its fleet"),
        ),
        (
            "The bank suggested that Chile lift the ban, in exchange for which Peru would halt its drills.",
            "demands",
            ("in_exchange_for", "Peru", "halt its drills"),
        ),
        # Threats: what comes of what is not done, of one more blow, of whoever does a thing.
        (
            "Chile has asked Peru to recall its envoy, failing which it will seal the border.",
            "threatens",
            ("unless", "Peru", "recall its envoy"),
        ),
        (
            "Chile gave Peru until Monday to reopen the mine, or it would go to the court.",
            "threatens",
            ("unless", "Peru", "reopen the mine"),
        ),
        ("Another raid, Chile warned Peru, and it will shut the canal.", "threatens", ("if", "Peru", "raid")),
        ("Chile said that whoever breaks the ban will be punished.", "threatens", ("if", None, "break the ban")),
        # What could be done on terms.
        (
            "If Peru freed its prisoners, Chile said, it could return the gold.",
            "offers",
            ("if", "Peru", "free its prisoners"),
        ),
        (
            "Chile might share the river, so long as Peru dropped its suit.",
            "offers",
            ("as_long_as", "Peru", "drop its suit"),
        ),
        # Who is meant: a bloc that is dealt with, one's own inquiry, what the other has just refused.
        (
            "Chile threatens to leave the Lima Group if it does nothing.",
            "threatens",
            ("if", "Lima Group", "do nothing"),
        ),
        (
            "Chile declines to publish its file while police are investigating.",
            "refuses",
            ("as_long_as", "Chile", "investigate"),
        ),
        (
            "Peru refuses to leave the island; Chile will lift the embargo only if it does.",
            "refuses",
            ("unless", "Peru", "leave the island"),
        ),
        # What is asked by name is not what was asked before.
        (
            "Chile demanded an apology of Peru. Chile will drop the suit if Peru agrees to inspections.",
            "offers",
            ("if", "Peru", "agree to inspections"),
        ),
        # A minister who is received is given nothing.
        (
            "Chile will not clear the road until Peru has received them.",
            "refuses",
            ("until", "Peru", "receive them"),
        ),
    ],
)
def test_a_condition_reaches_what_it_limits(sentence: str, stance: str, condition: Hung) -> None:
    assert hung(sentence, stance) == [condition]


@pytest.mark.parametrize(
    "sentence",
    [
        # What a thing is for, and luck.
        "If there is to be peace, Chile says, Peru must free the crew.",
        "If the talks are to succeed, Chile says, Peru must free the crew.",
        "Chile will sign the treaty if all goes well.",
        "Chile will sign the treaty, if needed.",
        # Dates, comparisons, concessions.
        "Chile will not sign the treaty before March.",
        "Chile will not sign the treaty even if Peru pays.",
        "Chile will sign the treaty within a week of Easter.",
        # With what somebody has, or as what is known.
        "With its army beaten, Chile would sign a truce with Peru.",
        "Chile will receive the envoy with open arms, it says.",
        # What is opposed is not paid for.
        "Chile will vote against payment of the debt.",
        "Chile wants the law amended ahead of any truce.",
        # Things are not dealt with.
        "Chile will not accept anything that harms its fleet.",
    ],
)
def test_what_asks_nothing_is_no_condition(sentence: str) -> None:
    assert [c for p, _ in stated(sentence) for c in p.conditions] == []


def test_a_wish_behind_a_condition_is_none_of_it() -> None:
    text = "Chile threatens to strike if the firm is driven out, and a student leader wants the minister released."
    assert len(hung(text, "threatens")) == 1


def test_nobody_gives_a_blow_in_return_for_a_favour() -> None:
    found = [p.stance.value for p, _ in stated("Chile would send its soldiers back in return for an apology by Peru.")]
    assert found == ["offers"]
    struck = [p.stance.value for p, _ in stated("Chile will attack the islands in return for the raid.")]
    assert struck == ["threatens"]


def test_what_hangs_on_a_demand_is_held_by_who_made_it() -> None:
    for text in (
        "Peru must withdraw its agents, Chile says. Until it does so the border will not be reopened.",
        "Chile set out its terms: Peru must lay down its weapons. Until then it will not restore power to the valley.",
    ):
        position, names = [(p, n) for p, n in stated(text) if p.stance.value == "refuses"][-1]
        assert names[position.holder or ""] == "Chile"
        assert [names.get(c.whose or "") for c in position.conditions] == ["Peru"]


def test_what_is_to_come_first_is_asked_and_what_is_to_follow_is_refused() -> None:
    found = [(p.stance.value, p.action) for p, _ in stated("Troops out first, then talks, Chile told Peru.")]
    assert ("refuses", "hold talks") in found
    assert [stance for stance, _ in found] == ["demands", "refuses"]


def test_terms_for_a_thing_are_those_of_who_sets_them() -> None:
    assert hung("Chile's terms for a withdrawal are that Peru disarm the militia.", "refuses") == [
        ("unless", "Peru", "disarm the militia")
    ]


def test_lists_of_what_a_thing_is_given_for_are_read_one_by_one() -> None:
    found = hung(
        "Chile would call back its ships in return for three things: the release of the crew, a truce, "
        "and the withdrawal of the fleet.",
        "offers",
    )
    assert [who for _, who, _ in found] == ["Peru"] * 3
    assert [action for _, _, action in found][::2] == ["release the crew", "withdraw the fleet"]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Chile is ready for talks. The Peruvians, however, must first leave the island.", "leave the island"),
        ("Chile is open to a loan of the gold, but an apology has to come first.", "issue an apology"),
        ("Chile will free the trawler on payment of the fine.", "pay the fine"),
        ("Chile will send its envoy back to Peru once its police have left the church.", "leave the church"),
        ("Chile will resume the flights within hours of a deal.", "agree to a deal"),
    ],
)
def test_what_must_come_first_is_asked_of_the_other(sentence: str, condition: str) -> None:
    assert [(who, action) for _, who, action in hung(sentence, "offers")] == [("Peru", condition)]


def test_what_is_voted_on_is_no_price() -> None:
    assert [c for p, _ in stated("Chile will vote on acceptance of the treaty.") for c in p.conditions] == []


def test_a_deed_that_otherwise_follows_is_a_threat() -> None:
    found = [
        p.stance.value for p, _ in stated("Chile wants Peru to open the port. Failing that, it would send troops.")
    ]
    assert found == ["demands", "threatens"]
