"""Wordings of need, supply, share and lack: who needs whom, made and not taken from texts."""

import pytest
from need_frames import MUTUAL, NEEDS, NOBODY, told
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
