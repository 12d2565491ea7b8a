"""Conditions of positions: what kind, who would meet them, in plain words, and the demands that follow from them."""

import pytest
from reading_texts import context_of

from standoff.reading.language.phrases import gerund
from standoff.reading.model import Position
from standoff.reading.positions.finder import find_positions
from standoff.reading.positions.implied import ended

Hung = tuple[str, str | None, str]


def positions_of(text: str) -> list[Position]:
    return list(find_positions(context_of(f"Dispatch\n\n{text}", "2020-06-01")))


def hung(text: str) -> list[Hung]:
    """Kind, who would meet it, and action of each condition of the first stated position."""
    names = {actor.id: actor.name for actor in context_of(f"Dispatch\n\n{text}", "2020-06-01").actors.actors}
    stated = next(p for p in positions_of(text) if not p.implied)
    return [(str(c.kind), names.get(c.whose or ""), c.action) for c in stated.conditions]


def implied(text: str) -> list[str]:
    return [p.action for p in positions_of(text) if p.implied]


FREE = "free the sailors"


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Chile will not reopen the port until Peru frees the sailors.", ("until", "Peru", FREE)),
        ("Chile will not reopen the port before Peru frees the sailors.", ("until", "Peru", FREE)),
        ("Chile refuses to talk unless Peru frees the sailors.", ("unless", "Peru", FREE)),
        ("Unless Peru frees the sailors, Chile will close the port.", ("unless", "Peru", FREE)),
        ("Chile would reopen the port if Peru freed the sailors.", ("if", "Peru", FREE)),
        ("Should Peru free the sailors, Chile would reopen the port.", ("if", "Peru", FREE)),
        ("Chile is ready to talk once Peru frees the sailors.", ("if", "Peru", FREE)),
        ("Chile is ready to talk, provided that Peru frees the sailors.", ("if", "Peru", FREE)),
        ("Chile agreed to talk on condition that Peru frees the sailors.", ("if", "Peru", FREE)),
        ("Chile will sign only if Peru frees the sailors.", ("unless", "Peru", FREE)),
        ("Chile will not talk as long as Peru holds the sailors.", ("as_long_as", "Peru", "hold the sailors")),
        ("There will be no talks, Chile says, until Peru frees the sailors.", ("until", "Peru", FREE)),
        ("The ship will not be returned, Chile has ruled, before Peru frees the sailors.", ("until", "Peru", FREE)),
        (
            "Chile offered Peru the ship in exchange for an apology.",
            ("in_exchange_for", "Peru", "issue an apology"),
        ),
        ("Chile will not talk until Peru gives way.", ("until", "Peru", "give way")),
        ("Chile will withdraw if Peru does the same.", ("if", "Peru", "withdraw")),
        ("Chile would return the ship if it received an apology from Peru.", ("if", "Peru", "issue an apology")),
    ],
)
def test_conditions_in_every_wording(sentence: str, condition: Hung) -> None:
    text = f"Peru and Chile are at odds. {sentence}"
    assert [(kind, who, action.removesuffix(" from Peru")) for kind, who, action in hung(text)] == [condition]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        # In front of the main clause, behind it, and behind the verb of saying that stands between.
        ("Chile would reopen the port the moment Peru freed the sailors.", ("if", "Peru", FREE)),
        ("The port would be reopened, Chile declared, the moment the sailors were freed.", ("if", "Peru", FREE)),
        ("In return for an apology, Chile would lift the embargo.", ("in_exchange_for", "Peru", "issue an apology")),
        ("Chile is not going to talk until such time as Peru frees the sailors.", ("until", "Peru", FREE)),
        ("Chile says it will sign in the event that Peru frees the sailors.", ("if", "Peru", FREE)),
        ("Chile said it would sign, assuming that Peru freed the sailors.", ("if", "Peru", FREE)),
        ("Chile has promised to sign if and when Peru frees the sailors.", ("if", "Peru", FREE)),
        ("Chile agreed to talk on the understanding that Peru would free the sailors.", ("if", "Peru", FREE)),
        ("Chile would reopen the port if Peru were to free the sailors.", ("if", "Peru", FREE)),
        # Without a verb.
        ("Barring an apology, Chile will recall its envoy.", ("unless", "Peru", "issue an apology")),
        ("Failing an apology, Chile will recall its envoy.", ("unless", "Peru", "issue an apology")),
        ("Pending an apology, Chile will keep the port shut.", ("until", "Peru", "issue an apology")),
        # What a verb of exchange is given for.
        ("Chile would trade its claim for some gas.", ("in_exchange_for", "Peru", "grant some gas")),
        # "not" before the marker denies no freeing.
        ("Chile stands ready to talk, but not until the sailors are freed.", ("if", "Peru", FREE)),
        ("Chile is ready to talk, but not before the sailors are freed.", ("if", "Peru", FREE)),
        # "if not" is "unless" where a threat hangs on it.
        ("Chile will close the port if Peru does not free the sailors.", ("unless", "Peru", FREE)),
        ("Should the patrols not be gone, Chile will seize the ship.", ("unless", "Peru", "remove the patrols")),
        ("Chile refuses to talk until the patrols are gone.", ("until", "Peru", "remove the patrols")),
        ("Chile will reopen the port once the blockade is over.", ("if", "Peru", "end the blockade")),
        # The position's own verb, left out.
        ("Chile will not move until Peru does.", ("until", "Peru", "move")),
    ],
)  # fmt: skip
def test_conditions_wherever_they_hang(sentence: str, condition: Hung) -> None:
    assert hung(f"Peru and Chile are at odds. {sentence}") == [condition]


def test_before_that_is_what_was_demanded_first() -> None:
    text = "Chile demands that Peru free the sailors. It will not sit down with Peru before that."
    refusal = next(p for p in positions_of(text) if p.stance == "refuses")
    assert [c.action for c in refusal.conditions] == [FREE]


@pytest.mark.parametrize(
    "condition",
    ["if somebody else foots the bill", "if a neutral judge supervises the vote", "if it is watched by monitors"],
)
def test_who_is_no_party_is_nobody(condition: str) -> None:
    ((_, whose, _),) = hung(f"Peru and Chile are at odds. Chile would sign {condition}.")
    assert whose is None


def test_a_list_of_what_must_have_been_done() -> None:
    sentence = (
        "Chile will not reopen the port until Peru has freed the sailors, paid the fine and withdrawn its patrols."
    )
    assert [action for _, _, action in hung(f"Peru and Chile are at odds. {sentence}")] == [
        FREE,
        "pay the fine",
        "withdraw its patrols",
    ]


def test_what_the_holder_has_done_besides_is_no_condition() -> None:
    sentence = "Chile will not reopen the port until the fine is paid, and has moved its ships to the border."
    assert [action for _, _, action in hung(f"Peru and Chile are at odds. {sentence}")] == ["pay the fine"]


def test_while_with_a_future_sets_apart_and_hangs_nothing() -> None:
    sentence = "Chile will not reopen the port, while Peru will go on with its patrols."
    assert hung(f"Peru and Chile are at odds. {sentence}") == []


def test_both_verbs_of_a_condition_count() -> None:
    sentence = "Chile refuses to reopen the port until Peru frees the sailors and withdraws its patrols."
    assert hung(sentence) == [("until", "Peru", FREE), ("until", "Peru", "withdraw its patrols")]


def test_a_passive_condition_is_for_the_other_side_to_meet() -> None:
    assert hung("Peru and Chile are at odds. Chile will not reopen the port until the sailors are freed.") == [
        ("until", "Peru", FREE)
    ]


def test_a_pronoun_in_a_condition_on_a_refusal_is_the_other_side() -> None:
    text = "Peru demands that Chile pay the fine. Chile refuses to pay the fine unless it frees the sailors."
    found = positions_of(text)
    peru = found[0].holder
    assert [c.whose for p in found for c in p.conditions] == [peru]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile will not sign until a status has been fixed.",
        "Chile will not sign until some points are altered.",
        "Chile will leave the talks if diplomacy leads nowhere.",
    ],
)
def test_what_is_nobodys_in_particular_is_left_open(sentence: str) -> None:
    text = f"Peru waits. {sentence}"
    assert [who for _, who, _ in hung(text)] == [None]
    assert implied(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile will not return the ship until Friday.",
        "Chile will not return the ship without delay.",
        "Chile, without whose help nobody can sail, will not return the ship.",
        "Chile will not return the ship, if need be for years.",
        "Chile refuses to sell the ship in exchange for money.",
    ],
)
def test_what_is_no_condition(sentence: str) -> None:
    assert hung(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "demands"),
    [
        ("Chile refuses to talk until Peru frees the sailors.", [FREE]),
        ("Chile would talk if Peru freed the sailors.", [FREE]),
        ("Chile will close the port unless Peru frees the sailors.", [FREE]),
        ("Chile will not talk as long as Peru holds the sailors.", ["release the sailors"]),
        ("Chile will not talk as long as Peru refuses to free the sailors.", [FREE]),
        ("Chile will retaliate if Peru attacks the port.", []),
        ("Chile will not go home until it has won.", []),
    ],
)
def test_demands_that_follow(sentence: str, demands: list[str]) -> None:
    assert implied(sentence) == demands


def test_what_was_demanded_in_so_many_words_is_not_implied_again() -> None:
    text = "Chile demands that Peru free the sailors. Chile will not talk until Peru frees the sailors."
    assert implied(text) == []


def test_implied_demands_point_at_their_condition_and_are_less_sure() -> None:
    stated, demand = positions_of("Chile refuses to talk until Peru frees the sailors.")
    assert demand.span.text == "until Peru frees the sailors"
    assert demand.confidence < stated.confidence
    assert demand.conditions == ()


@pytest.mark.parametrize(
    ("wording", "action"),
    [
        ("until they are gone", "leave"),
        ("until they are back", "return"),
        ("until the sailors are back", "return the sailors"),
    ],
)
def test_who_gets_somewhere_moves_and_what_gets_there_is_moved(wording: str, action: str) -> None:
    stated = positions_of(f"Chile refuses to talk to the Peruvians {wording}.")
    assert [c.action for p in stated for c in p.conditions] == [action]


@pytest.mark.parametrize(
    ("action", "end"),
    [
        ("hold the sailors", "release the sailors"),
        ("fail to pay the fine", "pay the fine"),
        ("not pay the fine", "pay the fine"),
        ("shell the port", "stop shelling the port"),
        ("ban the trade", "stop banning the trade"),
    ],
)
def test_how_a_state_of_affairs_ends(action: str, end: str) -> None:
    assert ended(action) == end


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("keep it", "keeping it"),
        ("deny it", "denying it"),
        ("stop", "stopping"),
        ("take it", "taking it"),
        ("lie", "lying"),
        ("agree", "agreeing"),
        ("be there", "being there"),
        ("veto it", "vetoing it"),
        ("show it", "showing it"),
    ],
)
def test_gerunds_follow_the_spelling_rules(phrase: str, form: str) -> None:
    assert gerund(phrase) == form


def test_what_is_denied_within_a_condition_stays_denied() -> None:
    text = "Chile will reopen the port if it can be sure that Peru will not return."
    assert hung(text)[0][2] == "be sure that Peru will not return"


def test_a_clause_behind_once_is_no_object() -> None:
    text = "Chile will pay once Peru promises to leave."
    assert hung(text) == [("if", "Peru", "promise to leave")]
