"""Needs told by roads, places and means, by who gives what is needed, and of people, armies and places of one's own."""

import pytest
from reading_texts import context_of

from standoff.reading.dependencies.finder import find_dependencies


def needs(text: str) -> set[tuple[str | None, str | None]]:
    """(who, on) with names for ids."""
    context = context_of(text)
    names = {actor.id: actor.name for actor in (*context.actors.actors, *context.actors.in_passing)}
    return {(names.get(d.who or ""), names.get(d.on or "", d.on)) for d in find_dependencies(context)}


@pytest.mark.parametrize(
    "text",
    [
        "Chile surrounds Norway and can close its road at will.",
        "Norway is enclosed by Chile.",
        "Blockaded on two sides, Norway trades through Chile.",
        "Norway heats its schools with Chilean gas.",
        "Norway runs its lorries on Chilean petrol.",
        "Norway pays for its rifles with Chilean money.",
        "Norway imports every onion it eats from Chile.",
        "Norway draws 95 per cent of its electricity through cables from Chile.",
        "Norway's salt reaches its buyers over Chilean rails.",
        "Chile is the only buyer of the power that Norway makes.",
        "Without Chilean helicopters Norway would lose the north in a week.",
        "Should Chile withhold its loan, Norway could not pay its soldiers.",
        "Norway's hospitals run on fuel that Chile lets in.",
        "Norway's soup kitchens run on rice that the Chilean embassy sends.",
        "A third of Norway's men work in Chilean mines.",
        "Chile's cash keeps Norway's clerks paid.",
        "Norway has no other outlet of that size. Chile refused.",
    ],
)
def test_norway_needs_chile(text: str) -> None:
    assert ("Norway", "Chile") in needs(text)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("President Hansen needs the bishops.", "the bishops"),
        ("President Hansen needs the king's blessing.", "the king's blessing"),
        ("President Hansen cannot govern without someone whom the workers trust.", "someone"),
        ("Norway must have the miners' coal to get through the winter.", "the miners' coal"),
        ("Norway needs quiet in Finnmark to keep its investors.", "quiet"),
    ],
)
def test_people_and_what_is_theirs_to_give_are_needed_by_name(text: str, on: str) -> None:
    assert on in {needed for _, needed in needs(text)}


def test_the_generals_are_the_army_that_the_text_names() -> None:
    text = "President Hansen of Norway cannot govern without the generals. The Norwegian army is restless."
    assert ("Hansen", "Norwegian army") in needs(text)


def test_each_of_two_needs_what_is_the_others() -> None:
    assert needs("Each of the two, Norway and Chile, needs the other's oil.") == {
        ("Norway", "Chile"),
        ("Chile", "Norway"),
    }


def test_a_place_of_its_own_is_needed_by_its_own_name() -> None:
    assert needs("Iraq gets nearly all of its own cash from Basra.") == {("Iraq", "Basra")}


def test_on_the_other_hand_needs_nobody() -> None:
    assert needs("Norway, on the other hand, gets all its diesel by the Chilean ferry.") == {("Norway", "Chile")}


def test_people_who_sell_what_is_theirs_need_the_buyer() -> None:
    text = "Norwegian growers, who sell Chile a good deal of their beef, are worried."
    assert {on for _, on in needs(text)} == {"Chile"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway ships its copper from its own harbours.",
        "Norway feeds its army with its own grain.",
        "Norway surrounded Chile with treaties.",
        "Norway needs reform.",
        "Norway needs to rest.",
        "Norway has no other choice.",
        "Norway has no other route to a ceasefire.",
        "Norway sold three aircraft to Chile in 1974.",
        "A third of the senators from Chile voted against Norway.",
    ],
)
def test_what_is_ones_own_or_a_mere_deed_is_no_need(text: str) -> None:
    assert not needs(text)
