"""Whose standoff it is, and who "both", "the other side", "the rivals" and "the government" are."""

import pytest
from reading_texts import context_of, who

from standoff.reading.positions.finder import find_positions


def asked(text: str) -> list[tuple[str | None, str | None]]:
    """Holder and addressee of each stated demand."""
    context = context_of(f"Dispatch\n\n{text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    found = [p for p in find_positions(context) if p.stance == "demands" and not p.implied]
    return [(names.get(p.holder or ""), names.get(p.whose or "")) for p in found]


QUARREL = (
    "Peru demands that Chile withdraw its patrol boats. Chile refuses to leave the bay until Peru pays for the pier. "
    "Bolivia and Uruguay have sent envoys to Ecuador, and Brazil, whose ports they use, offers good offices. "
    "Bolivia is worried; Bolivia and Brazil share a railway.\n\n"
)


def test_the_two_whose_standoff_it_is_are_those_who_want_something_of_each_other() -> None:
    context = context_of(f"Dispatch\n\n{QUARREL}", "2020-06-01")
    assert [context.actor(a).name for a in context.principals] == ["Peru", "Chile"]


def test_a_text_in_which_nobody_is_named_but_once_has_no_two_sides() -> None:
    context = context_of("Dispatch\n\nIt rained in Peru, in Chile and in Bolivia.", "2020-06-01")
    assert context.principals == ()


@pytest.mark.parametrize(
    "words",
    [
        "both sides",
        "both parties",
        "the parties",
        "the rivals",
        "the two governments",
        "the warring parties",
        "both presidents",
        "the two",
        "both",
        "the disputants",
    ],
)
def test_words_for_two_are_those_whose_standoff_it_is_whoever_was_named_last(words: str) -> None:
    text = f"{QUARREL}Bolivia and Uruguay met in Montevideo. Brazil urged {words} to show restraint."
    assert asked(text)[-2:] == [("Brazil", "Peru"), ("Brazil", "Chile")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Peru will not move until the other side does.", ["Chile"]),
        ("Chile says that the other party must move first.", ["Peru"]),
        ("Peru will sign only if the other does.", ["Chile"]),
    ],
)
def test_the_other_is_whom_the_sentence_does_not_speak_of(sentence: str, expected: list[str]) -> None:
    word = next(w for w in ("side", "party", "other") if w in sentence.split())
    assert who(f"{QUARREL}{sentence}", word) == expected


def test_two_named_together_before_both_are_meant() -> None:
    assert who(f"{QUARREL}Bolivia and Uruguay have both asked for a meeting.", "Bolivia") == ["Bolivia"]
    assert asked(f"{QUARREL}Bolivia and Brazil fear for the railway, and Ecuador told both to wait.")[-2:] == [
        ("Ecuador", "Bolivia"),
        ("Ecuador", "Brazil"),
    ]


@pytest.mark.parametrize("demand", ["insist that the government free their men", "want the government to resign"])
def test_the_government_that_rebels_speak_of_is_that_of_their_country(demand: str) -> None:
    text = (
        "Colombia will not free the men. The FARC refuses to talk to Colombia. Venezuela and Cuba have offered asylum. "
        f"Venezuela has made an offer of its own. The rebels {demand}."
    )
    assert asked(text)[-1][1] == "Colombia"


def test_the_government_that_a_state_speaks_of_is_not_its_own_rebels_home() -> None:
    text = (
        "Colombia will not free the men. The FARC refuses to talk to Colombia. "
        "Venezuela has made an offer, and the government has published it."
    )
    assert who(text, "government") == ["Venezuela"]


CALLS = [
    "urged talks",
    "called for a truce",
    "pleaded for restraint",
    "wants negotiations",
    "begged everyone to keep calm",
]


@pytest.mark.parametrize("call", CALLS)
def test_a_third_that_calls_for_what_takes_two_calls_on_both(call: str) -> None:
    assert asked(f"{QUARREL}Brazil {call}.")[-2:] == [("Brazil", "Peru"), ("Brazil", "Chile")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # One of the two calls on the other alone.
        ("Peru urged talks.", ("Peru", "Chile")),
        ("Chile called for a truce.", ("Chile", "Peru")),
        # Who is named is called on, and nobody else.
        ("Brazil urged Peru to show restraint.", ("Brazil", "Peru")),
        # It takes one only.
        ("Peru wants the boats withdrawn.", ("Peru", "Chile")),
    ],
)
def test_one_of_the_two_calls_on_the_other(sentence: str, expected: tuple[str, str]) -> None:
    before = asked(QUARREL)
    assert asked(f"{QUARREL}{sentence}")[len(before) :] == [expected]


def test_whoever_it_may_be_is_nobody_known() -> None:
    assert asked(f"{QUARREL}Brazil asked somebody to move the boats.")[-1] == ("Brazil", None)


@pytest.mark.parametrize("fellows", ["the other members", "its partners and fellow members"])
def test_other_members_are_their_organisation(fellows: str) -> None:
    text = (
        "Spain wants Canada to return the ship. Canada refuses to return it to Spain. The European Union has met, and "
        f"the EU is slow. Spain is asking {fellows} to suspend an accord with Canada."
    )
    assert asked(text)[-1] == ("Spain", "European Union")


def awaited(text: str) -> list[str | None]:
    """Who would meet each condition of the last position."""
    context = context_of(f"Dispatch\n\n{text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    last = max((p for p in find_positions(context) if p.conditions), key=lambda p: p.span.start)
    return [names.get(c.whose or "") for c in last.conditions]


@pytest.mark.parametrize(
    "condition",
    ["until the shareholders pay", "until the company pays", "unless the Communists seize power", "if the editors pay"],
)
def test_who_stands_for_himself_meets_a_condition_and_not_the_other_side(condition: str) -> None:
    assert awaited(f"{QUARREL}Peru will not sign {condition}.") != ["Chile"]


@pytest.mark.parametrize(
    "condition",
    ["unless the blockade is lifted", "as long as the raids continue", "until the tariff has been dropped"],
)
def test_what_nobody_is_named_for_is_the_other_sides_to_bring_about(condition: str) -> None:
    assert awaited(f"{QUARREL}Peru will not sign {condition}.") == ["Chile"]


@pytest.mark.parametrize("holder", ["Peru", "Chile"])
def test_they_whom_nothing_names_are_the_other_of_the_two(holder: str) -> None:
    other = {"Peru": "Chile", "Chile": "Peru"}[holder]
    text = f"{QUARREL}The winter has been hard and the cold goes on.\n\n{holder} will fill the berths unless they pay."
    assert awaited(text) == [other]


def test_each_is_the_others_other() -> None:
    assert asked(f"{QUARREL}Bolivia says that each side wants the other to move first.")[-2:] == [
        ("Peru", "Chile"),
        ("Chile", "Peru"),
    ]
