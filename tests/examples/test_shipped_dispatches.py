"""The shipped dispatches, whose author knows what they say, go all the way to a brief that says it."""

from functools import lru_cache
from pathlib import Path

import pytest

import standoff
from standoff.brief.dossier import Brief, brief_of
from standoff.reading import Position, Stance
from standoff.text import BlockKind

EXAMPLES = Path(__file__).parents[2] / "examples"
DATES = {"us_pakistan_2012.txt": None, "qatar_2017.md": None, "kosovo_plates_2022.srt": "2022-11-22"}


@lru_cache
def made(name: str) -> Brief:
    document = standoff.load(EXAMPLES / name, date=DATES[name])
    return brief_of(document, standoff.read(document), samples=500)


def positions(name: str) -> list[tuple[str, Stance, str, str]]:
    reading = made(name).reading

    def who(actor: str | None) -> str:
        return reading.side(actor).name if actor else ""

    return [(who(p.holder), p.stance, who(p.whose), p.action) for p in reading.positions]


def position(name: str, holder: str, stance: Stance, words: str) -> Position:
    reading = made(name).reading
    found = [
        p
        for p in reading.positions
        if p.holder and reading.side(p.holder).name == holder and p.stance is stance and words in p.action
    ]
    assert len(found) == 1, positions(name)
    return found[0]


def owners(name: str) -> dict[str, str]:
    """The owner of each option, by the option's words."""
    return {option.text: dm.name for dm in made(name).conflict.decision_makers for option in dm.options}


def test_every_shipped_dispatch_is_tested() -> None:
    assert {file.name for file in EXAMPLES.iterdir() if file.suffix in (".txt", ".md", ".srt", ".vtt")} == set(DATES)


def test_the_closed_roads_have_two_keys_and_both_are_refused() -> None:
    name = "us_pakistan_2012.txt"
    refusal = position(name, "Pakistan", Stance.REFUSES, "reopen the supply lines")
    reading = made(name).reading
    assert [(reading.side(c.whose or "").name, c.action) for c in refusal.conditions] == [
        ("United States", "apologise for the raid"),
        ("United States", "stop its drone strikes on Pakistani soil"),
    ]
    assert position(name, "United States", Stance.REFUSES, "apology").whose
    assert position(name, "United States", Stance.REFUSES, "give up the drones")
    assert position(name, "United States", Stance.DEMANDS, "sanctuaries of the Haqqanis")


def test_the_two_need_each_other() -> None:
    reading = made("us_pakistan_2012.txt").reading
    sides = {actor.id: reading.side(actor.id).name for actor in reading.actors}
    pairs = {(sides.get(d.who), sides.get(d.on)) for d in reading.dependencies}
    assert {("United States", "Pakistan"), ("Pakistan", "United States")} <= pairs


def test_the_raids_are_dated_and_counted() -> None:
    events = [e for e in made("us_pakistan_2012.txt").reading.events if e.killed]
    assert {e.killed for e in events} == {24, 13}
    assert {e.type for e in events} == {"ASSAULT"}


def test_the_author_s_chances_are_those_of_his_words() -> None:
    estimates = made("us_pakistan_2012.txt").reading.estimates
    assert [(e.low, e.high) for e in estimates if e.low is not None] == [
        (0.2, 0.45),
        (0.55, 0.8),
        (0.05, 0.2),
        (0.55, 0.95),
        (0.45, 0.55),
    ]


def test_the_drafted_options_are_their_owners_and_the_deadlock_holds_one_move_ahead() -> None:
    brief = made("us_pakistan_2012.txt")
    owner = owners("us_pakistan_2012.txt")
    assert owner["reopen the supply lines"] == "Pakistan"
    assert owner["apologise for the raid"] == owner["stop its drone strikes on Pakistani soil"] == "United States"
    assert not any(option.now for option in brief.conflict.options)
    assert brief.outlook.persists["nash"].support == 1
    assert any(way.option == "apologise_raid" for way in brief.outlook.ways_out)


def test_the_four_hold_the_same_demands_and_the_newsletter_s_footer_holds_none() -> None:
    name = "qatar_2017.md"
    demanded = {(holder, action) for holder, stance, _, action in positions(name) if stance is Stance.DEMANDS}
    for holder in ("Saudi Arabia", "United Arab Emirates", "Bahrain", "Egypt"):
        assert (holder, "close Al Jazeera") in demanded
    position(name, "Qatar", Stance.REFUSES, "close Al Jazeera")
    document = made(name).document
    footer = document.text.index("You can unsubscribe")
    kinds = [block.kind for block in document.blocks if block.start <= footer < block.end]
    found = made(name).reading
    assert BlockKind.TITLE not in kinds
    assert all(p.span.end < footer for p in found.positions)
    assert all(e.span.end < footer for e in found.estimates)


def test_findings_in_subtitles_say_when_they_were_spoken() -> None:
    name = "kosovo_plates_2022.srt"
    refusal = position(name, "Serbs of the north", Stance.REFUSES, "return to their posts")
    second = made(name).document.seconds_at(refusal.span.start)
    assert second is not None
    spoken = made(name).document.text.index("They refuse to return")
    assert second == made(name).document.seconds_at(spoken)
    assert 30 < second < 60
    assert len(refusal.conditions) == 2


@pytest.mark.parametrize("name", DATES)
def test_every_option_leads_back_to_the_text(name: str) -> None:
    brief = made(name)
    evidence = [e for option in brief.conflict.options for e in option.evidence]
    assert all(option.evidence for option in brief.conflict.options)
    assert all(brief.document.text[e.start : e.end] == e.quote for e in evidence)


@pytest.mark.parametrize("name", DATES)
def test_the_brief_stands_alone_and_is_small(name: str) -> None:
    html = made(name).html
    assert len(html.encode()) < 400_000
    assert "<script" not in html
