"""How far back a quarrel goes: the earliest dated deed between the decision makers."""

from dataclasses import replace

import pytest
from drafting_readings import reading_of, says

from standoff.drafting import draft
from standoff.reading.model import Actor, ActorKind, Event
from standoff.text import Span


def began(*events, date="2020-05-01"):
    read = reading_of(
        says("Ada", "demands", "Bo", "open the strait"),
        says("Bo", "refuses", "Bo", "open the strait"),
    )
    span = Span(0, 1, "A")
    others = Actor("Cy", "Cy", ActorKind.STATE, None, (span,)), Actor("m", "m", ActorKind.PERSON, None, (span,), "Bo")
    told = tuple(
        Event(span, kind, None, actor, recipient, when, None, None, None, 1.0)
        for kind, actor, recipient, when in events
    )
    return draft(
        replace(read, actors=(*read.actors, *others), events=told, document=replace(read.document, date=date))
    ).since


@pytest.mark.parametrize(
    ("events", "since"),
    [
        ([], None),
        ([("COERCE", "Bo", "Ada", "2019-11-02"), ("ACCUSE", "Ada", "Bo", "2019-12")], "2019-11-02"),
        ([("COERCE", "Bo", "Ada", "2019"), ("ACCUSE", "Ada", "Bo", "2019-12")], "2019"),
        ([("COERCE", "Bo", None, "2019-11-02")], "2019-11-02"),
        ([("COERCE", "m", "Ada", "2019-11-02")], "2019-11-02"),
        ([("COERCE", "Bo", "Cy", "2018"), ("AID", "Cy", "Ada", "2017")], None),
        ([("COERCE", None, "Ada", "2018")], None),
        ([("COERCE", "Bo", "Ada", None)], None),
        ([("COERCE", "Bo", "Ada", "2020-06"), ("COERCE", "Bo", "Ada", "2020-05")], "2020-05"),
    ],
)
def test_the_earliest_dated_deed_between_them_counts(events, since):
    assert began(*events) == since


def test_without_a_date_of_its_own_a_dispatch_is_taken_at_its_word():
    assert began(("COERCE", "Bo", "Ada", "2031"), date=None) == "2031"
