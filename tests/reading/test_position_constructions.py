"""Positions that no cue verb words: agreed duties, answers, veiled threats, what cannot be, lists, and near misses."""

import pytest
from reading_texts import Told, told


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Under the accord, Peru is to leave the port.", [("Peru", "accepts", "Peru", "leave the port")]),
        (
            "By the terms of the treaty, Peru was to pay a fine and leave the port.",
            [("Peru", "accepts", "Peru", "pay a fine"), ("Peru", "accepts", "Peru", "leave the port")],
        ),
        (
            "Under a bargain struck in Quito, Peru is to release the sailors and Chile is to reopen the port.",
            [("Peru", "accepts", "Peru", "release the sailors"), ("Chile", "accepts", "Chile", "reopen the port")],
        ),
        ("Under the pact Chile will reopen the port.", [("Chile", "accepts", "Chile", "reopen the port")]),
        (
            "Peru and Chile signed an agreement in May. In return Chile was to free the sailors.",
            [("Chile", "accepts", "Chile", "free the sailors")],
        ),
        ("In exchange, Chile is to stop its patrols.", [("Chile", "accepts", "Chile", "stop its patrols")]),
        ("Under the accord Peru is to send nobody.", [("Peru", "accepts", "Peru", "send nobody")]),
        # Near misses: a plan, a visit, a duty that somebody demands.
        ("The Peruvian president is to visit Chile on Monday.", []),
        ("Peru is to vote on Sunday. The accord expires in May.", []),
        ("Under the sea off Chile Peru is to drill for oil.", []),
        ("Under the accord, Peru was not to know.", []),
    ],
)
def test_what_parties_have_agreed_to_do(text: str, positions: list[Told]) -> None:
    assert told(text) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Chile can't override its judges, its president said.", "override its judges"),
        ("Chile cannot withdraw until Peru has paid, the Chilean foreign minister said.", "withdraw"),
        ("The Chilean president says that Chile cannot apologise for its soldiers.", "apologise for its soldiers"),
        ("Chile said the crew could not go home while an inquiry was under way.", "let the crew go home"),
        ("Chile told its customers that steel could not pass any more.", "let steel pass any more"),
        ("Chile says the ships can leave only when Peru has paid.", "let the ships leave"),
        ("Chile said that no withdrawal could be contemplated.", "withdraw"),
        ("Chile said nothing could be signed as long as Peru held the port.", "sign anything"),
        # Near misses: lack of means or of knowledge.
        ("Chile cannot afford a war, its president said.", None),
        ("Chile cannot say who fired, its president said.", None),
        ("Chile cannot hold out without Peruvian oil, its president said.", None),
        ("Chile can hardly leave the port, its president said.", None),
        ("The report could not be verified, Chile said.", None),
        ("Chile cannot win.", None),
        ("The ships can leave, Peru says.", None),
    ],
)
def test_what_cannot_be_is_refused(text: str, positions: str | None) -> None:
    refused = [p for p in told(text) if p[1] == "refuses"]
    assert refused == ([("Chile", "refuses", "Chile", positions)] if positions else [])


@pytest.mark.parametrize(
    "text",
    [
        "Peru could make life awkward for Chile, its president said.",
        'If Chile does not pay, Peru will "know how to obtain it", its president said.',
        "Peru would take steps unless Chile paid, the Peruvian foreign minister said.",
        "Peru might look for new allies, its president said.",
        "Peru would draw its own conclusions, its foreign minister said.",
        "Peru may have to reconsider its position, its president said.",
        "If Chile sends troops, Peru will act accordingly.",
        "Peru would go its own way if Chile did not pay, the Peruvian president said.",
        "Peru will respond in kind, its president said.",
    ],
)
def test_veiled_threats(text: str) -> None:
    assert [p[:3] for p in told(text) if p[1] == "threatens"] == [("Peru", "threatens", "Peru")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru took steps to protect its forests.",
        "Peru could look for oil off its coast.",
        "The new law will make life difficult for farmers.",
        "Peru will take measures of the river.",
        "Peru would not take steps against Chile, its president said.",
        "Peru knows how to grow potatoes.",
    ],
)
def test_what_is_no_veiled_threat(text: str) -> None:
    assert not [p for p in told(text) if p[1] == "threatens"]


@pytest.mark.parametrize(
    ("answer", "positions"),
    [
        ("Chile won't.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("Chile will not, and says so.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("Chile said yes.", [("Chile", "accepts", "Chile", "leave the port")]),
        ("That was rejected.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("The demand was turned down within the hour.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("The request was rebuffed.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("The demand was accepted on Monday.", [("Chile", "accepts", "Chile", "leave the port")]),
        ("It has not been granted.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("Chile is having none of it.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("Chile ruled that out.", [("Chile", "refuses", "Chile", "leave the port")]),
        ("The border was closed within the hour.", []),
        ("The weather was rejected.", []),
    ],
)
def test_an_answer_refers_to_what_was_asked(answer: str, positions: list[Told]) -> None:
    asked = ("Peru", "demands", "Chile", "leave the port")
    assert told(f"Peru wants Chile to leave the port. {answer}") == [asked, *positions]


@pytest.mark.parametrize("answer", ["which was turned down at once", "a request that was refused"])
def test_a_clause_may_answer_what_its_sentence_asks(answer: str) -> None:
    asked = ("Peru", "demands", "Chile", "leave the port")
    assert told(f"Peru asked Chile to leave the port, {answer}.") == [
        asked,
        ("Chile", "refuses", "Chile", "leave the port"),
    ]


def test_two_answers_share_a_verb() -> None:
    text = "Ecuador put a compromise to both. Chile said yes and Peru no."
    assert told(text) == [
        ("Chile", "accepts", "Chile", "accept the compromise"),
        ("Peru", "refuses", "Peru", "accept the compromise"),
    ]


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Peru's list is familiar to every trader: the bank back in the payments system, spare parts for tractors, "
            "cover for its ships and an end to the raids.",
            [
                "return the bank back in the payments system",
                "grant spare parts for tractors",
                "grant cover for its ships",
                "end the raids",
            ],
        ),
        ("Peru asks Chile for one thing before all else: a truce.", ["agree to a truce"]),
        ("Peru calls for the release of the sailors and for a truce.", ["release the sailors", "agree to a truce"]),
        ("Peru wants the treaty prolonged and widened.", ["prolong the treaty", "widen the treaty"]),
        ("There must be no more raids, Peru said.", ["not raid more"]),
        ("There must be an inquiry, Peru said.", ["hold an inquiry"]),
        (
            "The Peruvian president read out the price of a truce. Chile must leave the port.",
            ["leave the port"],
        ),
        ("Peru said it was tired, and Chile must leave the port.", ["leave the port"]),
        ("Peru has put six points, the gist being that Chile must leave the port.", ["leave the port"]),
        ("The Peruvian president was blunt: Chile must leave the port.", ["leave the port"]),
        ("In Peru's view the ship has to be returned by Chile.", ["return the ship"]),
        ("Chile would have to leave the port, Peru said.", ["leave the port"]),
        ("Peru telephoned Chile to urge restraint.", ["show restraint"]),
        ("Peru has confined itself to urging restraint.", ["show restraint"]),
        ("Peru lifted its own tariffs and asks that Chile do likewise.", ["lift its own tariffs"]),
        ("Peru insists that Chile be gone within a year.", ["leave within a year"]),
        ("Peru's case is old: two treaties or nothing.", ["agree to two treaties"]),
        (
            "What does Peru want? A return to the old quota, an apology and independent inspectors on the quays.",
            ["return to the old quota", "issue an apology", "grant independent inspectors on the quays"],
        ),
        ("What is Peru after? A truce.", ["agree to a truce"]),
        ("Peru has wanted its ships back from Chile.", ["return its ships"]),
        ("Peru advises patience.", ["show patience"]),
        ("What would Peru like? It is hard to say.", []),
    ],
)
def test_demands(text: str, positions: list[str]) -> None:
    found = told(text)
    assert all(p[:2] == ("Peru", "demands") for p in found)
    assert [p[3] for p in found] == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("There is nothing to apologise for, the Chilean president said.", "apologise"),
        ("The Chilean president sees no reason why he should wait.", "wait"),
        ("Chile will not be seen to give way to Peru.", "give way to Peru"),
        ("Chile has shown no interest in the posts.", "accept the posts"),
        ("A gift of generators was not needed, Chile said.", "accept a gift of generators"),
        ("Chile will be no party to the blockade.", "be any party to the blockade"),
        ("Chile will not receive the envoy.", "receive the envoy"),
        ("Chile is going nowhere, its president said.", "leave"),
        ("Chile recognises neither the award nor the court.", "recognise the award"),
        ("A Chilean officer was dismissed for refusing to fire.", "fire"),
        ("Chile can't be expected to close its own ports, the Chilean president said.", "close its own ports"),
        ("Chile will not be talked out of the inspectors.", "be talked out of the inspectors"),
        ("The repairs were an internal matter, Chile replied.", "negotiate over the repairs"),
        ("What will Chile not do? Pay a fine.", "pay a fine"),
        ("The decrees are not up for revision, Chile says.", "negotiate over the decrees"),
        ("The Chileans thank Peru and decline the rest of the plan.", "accept the rest of the plan"),
    ],
)
def test_refusals(text: str, positions: str) -> None:
    assert ("Chile", "refuses", "Chile", positions) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Chilean economy is going nowhere.",
        "There is nothing to eat.",
        "A Chilean passport was not needed.",
        "Chile will not receive much rain.",
        "The minister was fired for sleeping.",
    ],
)
def test_what_refuses_nothing(text: str) -> None:
    assert told(text) == []


def test_what_is_offered_to_somebody_is_offered_by_the_other_side() -> None:
    text = "Chile and Peru quarrel over a port. Chile was offered the port."
    assert told(text) == [("Peru", "offers", "Peru", "give the port")]


def test_within_one_side_each_stands_for_himself() -> None:
    text = "Peru is in a quarrel with Chile. Peru's navy is pressing the Peruvian president to close the port."
    assert [p[1:] for p in told(text)] == [("demands", "Peru", "close the port")]
    assert told(text)[0][0] != "Peru"


def test_who_was_told_a_thing_did_not_say_it() -> None:
    assert ("Chile", "demands", "Peru", "leave") not in told("Chile was told that Peru must leave.")
