"""Whom a demand is on that names nobody."""

import pytest
from reading_texts import context_of, told

from standoff.reading.positions.finder import find_positions


def asked(text: str) -> list[tuple[str | None, str]]:
    """Who would act, and how, by the stated demands."""
    context = context_of(f"Dispatch\n\n{text}", "2020-06-01")
    names = {actor.id: actor.name for actor in context.actors.actors}
    return [
        (names.get(p.whose or ""), p.action) for p in find_positions(context) if p.stance == "demands" and not p.implied
    ]


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        # Who keeps a thing can give it up.
        ("Chile asked for the release of 23 fishermen held in La Paz.", "Bolivia"),
        ("Chile wants the tariffs that Bolivia imposed lifted.", "Bolivia"),
        ("Chile demands the release of the men whom Bolivia arrested in May.", "Bolivia"),
        ("Chile insists that the ships seized by Bolivia be returned.", "Bolivia"),
        # Whose thing it is.
        ("Chile wants Bolivian troops withdrawn.", "Bolivia"),
        ("Chile demanded that Bolivia's claim be dropped.", "Bolivia"),
        ("Chile wants the convoys to continue under Bolivian protection.", "Bolivia"),
        # Nothing points elsewhere: the other side.
        ("Chile wants the blockade lifted.", "Peru"),
        ("Chile demanded that the sailors be freed.", "Peru"),
        # Whom a thing is done to does not do it.
        ("Chile wants Bolivian firms compensated.", "Peru"),
    ],
)
def test_who_has_the_thing_is_asked_for_it(sentence: str, whom: str) -> None:
    text = f"Peru and Chile are at odds, and Bolivia looks on. Peru will not yield to Chile, Peru says. {sentence}"
    assert [who for who, _ in asked(text)] == [whom]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Britain and Egypt are at odds over the canal. Labour wants the fleet recalled.", "United Kingdom"),
        ("Britain and Egypt are at odds over the canal. Labour wants Egypt's ban lifted.", "Egypt"),
        ("Britain and Egypt are at odds over the canal. Labour wants Egypt's officers punished.", "United Kingdom"),
        ("America is at odds with Cuba. Senator Barry Goldwater wants the Marines sent out.", "United States"),
        (
            "Greece and Turkey are at odds. The Greek opposition demanded that the fleet be sent to the island.",
            "Greece",
        ),
    ],
)
def test_parties_and_members_of_parliament_ask_their_own_government(text: str, whom: str) -> None:
    assert [who for who, _ in asked(text)] == [whom]


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        # What stands on one's soil; what organisations, and parliaments, have to give; one's own firms.
        ("Chile wants the missions in La Paz closed.", "Bolivia"),
        ("Chile wants penalties now.", "European Union"),
        ("Chile asks that it be given a seat.", "European Union"),
        ("Chile wants the sanctions to stay.", "European Union"),
        ("Chile has told the state oil company to drill there.", "Chile"),
        ("Chile wants Hansen sent home.", "Peru"),
        # The other side has them to lift.
        ("Chile wants the blockade lifted.", "Peru"),
        ("Chile wants the port reopened.", "Peru"),
    ],
)
def test_who_has_it_to_give_is_asked(sentence: str, whom: str) -> None:
    text = (
        "Peru and Chile are at odds over Hansen, whom Peru holds. Bolivia looks on. Peru says no to Chile. "
        f"The European Union has met. The European Union is split, and the EU is slow.\n\nPeru defies Chile. {sentence}"
    )
    assert [who for who, _ in asked(text)] == [whom]


def test_deputies_ask_their_own_government() -> None:
    text = "Egypt and Sudan are at odds over sand. Opposition deputies in Cairo want the army sent to the border."
    assert [who for who, _ in asked(text)] == ["Egypt"]


@pytest.mark.parametrize("granting", ["give", "grant", "approve", "deny", "issue", "lend"])
@pytest.mark.parametrize("who_can", ["which only Denmark can", "which Denmark could", "which Denmark alone can"])
def test_who_could_grant_a_thing_is_asked_for_it(who_can: str, granting: str) -> None:
    found = told(f"Norway and Sweden are at odds over fish. Norway wants a loan, {who_can} {granting}.")
    assert [position[2] for position in found] == ["Denmark"]
