"""Wordings of need, supply, share and lack: who needs whom, made and not taken from texts."""

import pytest
from need_frames import BEFORE, MUTUAL, NEEDS, NOBODY, UNNAMED, told
from reading_texts import context_of

from standoff.reading.dependencies.finder import find_dependencies


def pairs(text: str) -> set[tuple[str | None, str | None]]:
    """(who, on) with names for ids."""
    context = context_of(text)
    names = {actor.id: actor.name for actor in (*context.actors.actors, *context.actors.in_passing)}
    return {(names.get(d.who or ""), names.get(d.on or "", d.on)) for d in find_dependencies(context)}


@pytest.mark.parametrize("text", [told(template) for template in NEEDS])
def test_the_needy_one_needs_the_provider_and_not_the_other_way_round(text: str) -> None:
    found = pairs(text)
    assert ("Norway", "Chile") in found
    assert all(who != "Chile" for who, _ in found)


@pytest.mark.parametrize("text", [told(template) for template in MUTUAL])
def test_each_may_need_the_other(text: str) -> None:
    assert {("Norway", "Chile"), ("Chile", "Norway")} <= pairs(text)


@pytest.mark.parametrize("text", [told(template) for template in NOBODY])
def test_what_is_denied_asked_or_no_need_is_none(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize("text", UNNAMED)
def test_who_needs_is_whom_the_text_speaks_of_where_the_sentence_does_not_say(text: str) -> None:
    found = pairs(f"{BEFORE} {text}")
    assert ("Norway", "Chile") in found
    assert all(who != "Chile" for who, _ in found)


@pytest.mark.parametrize(
    ("before", "text", "who"),
    [
        (
            "Norway refused. Chile is the larger country; Norway is the smaller.",
            "The country lives on Ghana's cocoa.",
            "Norway",
        ),
        ("Ghana and Norway met. Chile has sent troops.", "Its people depend on Peru for their grain.", "Chile"),
        (
            "Chile and Norway met. Norway has sent ships.",
            "The government depends wholly on Ghana for its oil.",
            "Norway",
        ),
    ],
)
def test_who_was_spoken_of_last_needs_it(before: str, text: str, who: str) -> None:
    assert {needy for needy, _ in pairs(f"{before} {text}")} == {who}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Norwegian growers rely on Chilean labourers.", ("Norway", "Chile")),
        ("Norway depends on Ghana for oil, and its mills on Chilean coal.", ("Norway", "Chile")),
        ("Norway gets its oil from Ghana, and its gas from Chile.", ("Norway", "Chile")),
        ("Norway relies, for its gas, on Chile.", ("Norway", "Chile")),
        ("Norway needs foreign loans.", ("Norway", "foreign loans")),
        ("Norway relies on a single road for its grain.", ("Norway", "a single road")),
        ("Norway lives on gas and timber.", ("Norway", "gas and timber")),
        ("Chile and Norway met. Ghana needs both.", ("Ghana", "Norway")),
        ("Chile and Norway met. Ghana needs both.", ("Ghana", "Chile")),
    ],
)
def test_trades_things_and_what_is_left_of_a_clause(text: str, pair: tuple[str, str]) -> None:
    assert pair in pairs(text)
