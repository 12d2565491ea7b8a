"""Deeds that a text tells and no event is of: whose they are, and what is only said, supposed or awaited."""

import re
from dataclasses import replace

import pytest
from drafting_dispatches import actor

from standoff.drafting.told_in_text import RULE, with_told_in_text
from standoff.reading.model import Event, Reading, Source
from standoff.text import Span, from_text


def told(text: str, *events: Event, date: str | None = "2020-05-01"):
    """The deeds found in a text about Arbor and the Arboran army, Dole and its people, as (actor, words, date)."""
    document = from_text(text, source="a.txt", date=date)

    def mentions(*names: str) -> tuple[Span, ...]:
        pattern = re.compile("|".join(names))
        return tuple(Span(m.start(), m.end(), m.group()) for m in pattern.finditer(document.text))

    actors = tuple(replace(actor(name), mentions=mentions(f"{name}an", name)) for name in ("Arbor", "Dole"))
    source = Source(None, document.date, document.source, document.sha256)
    found = with_told_in_text(Reading(source, actors, events, (), (), ()), document).events[len(events) :]
    assert all(one.rule == RULE for one in found)
    assert all(one.span.text == document.text[one.span.start : one.span.end] for one in found)
    return [(one.actor, one.span.text, one.date) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arbor reopened the pass on 20 April.", [("Arbor", "Arbor reopened the pass on 20 April", "2020-04-20")]),
        ("The Arboran army has left the valley.", [("Arbor", "The Arboran army has left the valley", None)]),
        ("Arbor's prime minister resigned.", [("Arbor", "Arbor's prime minister resigned", None)]),
        ("Dole, which closed the ferry in March, waits.", [("Dole", "closed the ferry in March", "2020-03")]),
        ("The road is open again.", [(None, "The road is open again", None)]),
        ("The Dolean envoy is back in the capital.", [(None, "The Dolean envoy is back in the capital", None)]),
        ("The ban on fish was lifted last week.", [(None, "The ban on fish was lifted last week", "2020-04")]),
    ],
)
def test_a_plain_clause_tells_a_deed_and_whose_it_is(text, expected):
    assert told(text) == expected


def test_a_verb_that_is_joined_to_another_has_its_subject():
    found = told("Arbor apologised and reopened the pass, and Dole lifted the toll.")
    assert [(who, words) for who, words, _ in found] == [
        ("Arbor", "Arbor apologised"),
        ("Arbor", "reopened the pass"),
        ("Dole", "Dole lifted the toll"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Arbor has not reopened the pass.",
        "Dole demands that the pass be reopened.",
        "Dole will wait until Arbor has reopened the pass and lifted the toll.",
        "If Arbor reopened the pass, Dole would pay.",
        "Arbor says it has reopened the pass.",
        "Arbor has reopened the pass, its minister said.",
        "According to Arbor, the pass was reopened on Monday.",
        "Dole said it would talk only when Arbor stopped the raids.",
        "“Arbor has reopened the pass,” read the leaflet.",
        "How Arbor closed the pass.",
        "Border reopened by the end of the year",
        "The friends of Arbor reopened the pass.",
        "Arboran rebels reopened the pass.",
        "Dole wants the pass reopened.",
        "Has Arbor reopened the pass?",
        "Had Arbor reopened the pass, Dole would have paid.",
        "Dole waits for Arborans who reopened the pass.",
    ],
)
def test_what_is_denied_awaited_supposed_said_or_anothers_is_no_deed(text):
    assert told(text) == []


def test_the_word_of_one_clause_does_not_taint_the_next_sentence_or_what_comes_before():
    found = told(
        "Arbor reopened the pass on 20 April, hours after Dole told it that the toll was gone. Dole said nothing."
    )
    assert [words for _, words, _ in found] == ["Arbor reopened the pass on 20 April"]


def test_what_an_event_is_of_is_not_told_twice():
    text = "Arbor reopened the pass."
    event = Event(Span(0, 23, text[:23]), "RETREAT", None, "Arbor", None, None, None, None, None, 0.9)
    assert told(text, event) == []


def test_what_is_dated_after_the_dispatch_is_not_done():
    assert told("Arbor reopened the pass on 20 April 2021.") == []


def test_a_full_stop_within_a_name_ends_no_sentence():
    document = from_text("Mr. Arbor reopened the pass.", source="a.txt")
    person = replace(actor("Mr. Arbor", "person"), mentions=(Span(0, 9, "Mr. Arbor"),))
    source = Source(None, None, document.source, document.sha256)
    (found,) = with_told_in_text(Reading(source, (person,), (), (), (), ()), document).events
    assert found.span.text == "Mr. Arbor reopened the pass"
