"""Texts and readings without a standoff: none is invented, and the error says what was found and what is missing."""

from dataclasses import replace

import pytest
from drafting_readings import reading_of, says

from standoff.drafting import draft
from standoff.errors import DraftError
from standoff.reading import read
from standoff.text import from_text

WEATHER = """Rain From the West
May 4, 2019

A band of rain will cross Ireland overnight and reach Wales by morning. Winds will freshen along the coast, and gusts of
60 kilometres an hour are likely in the hills. Temperatures should stay near 12 degrees. The river at Hay rose by half a
metre on Thursday and is expected to fall again by the weekend.
"""

COMMUNIQUE = """Ministry Welcomes the Visit
March 2, 2015

The foreign minister of Portugal received the ambassador of Japan on Monday in Lisbon. The two spoke about tourism,
the teaching of languages and the coming centenary of the embassy. The ministry thanked the ambassador for five years of
friendship and wished him well in his next post.
"""

TRADE = """Norden Pumps Opens Second Plant
June 11, 2018

Norden Pumps has opened its second plant in Denmark. The company, which makes pumps for dairies, invested 40 million
euros and hired 120 people. Sales to Germany grew by a tenth last year. A new line of small pumps was shown at the fair
in Hanover in April, where it won a prize for design.
"""

BIOGRAPHY = """A Botanist in Two Countries
October 9, 1998

Ana Lindqvist was born in Sweden in 1921 and studied botany in Uppsala. She moved to Chile in 1950, taught there for
three decades and described 41 species of fern. Her herbarium is kept in Santiago. She wrote two books and played the
cello in an orchestra of amateurs. She died in 1997.
"""


@pytest.mark.parametrize("text", [WEATHER, COMMUNIQUE, TRADE, BIOGRAPHY])
def test_a_text_without_a_standoff_gives_one_clear_line(text):
    reading = read(from_text(text))
    with pytest.raises(DraftError) as caught:
        draft(reading)
    assert caught.value.code == "no-standoff"
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ((), "nobody demands, refuses, offers or threatens anything;"),
        ([says("Arbor", "refuses", "Arbor", "lift the ban", in_force=False)], "anything any more"),
        ([says("Arbor", "refuses", "Arbor", "lift the ban")], "1 position of Arbor alone"),
        (
            [says("Arbor", "demands", "Brill", "lift the ban"), says("Arbor", "demands", "Brill", "free the crew")],
            "2 positions of Arbor alone",
        ),
        ([says(None, "demands", "Brill", "lift the ban")], "1 position of nobody who is named"),
        (
            [says("Arbor", "accepts", "Arbor", "open the port"), says("Brill", "offers", "Brill", "send a teacher")],
            "2 positions of 2 sides (Arbor, Brill), but none refuses or demands what another can do",
        ),
    ],
)
def test_the_error_says_what_was_found_and_what_is_missing(said, found):
    with pytest.raises(DraftError, match="no standoff: ") as caught:
        draft(reading_of(*said))
    assert found in str(caught.value)
    assert caught.value.where == "dispatch.txt"


def test_persons_of_one_state_are_one_side():
    said = [says("Arbor", "refuses", "Arbor", "lift the ban"), says("Ilse Kern", "demands", None, "lift the ban")]
    with pytest.raises(DraftError, match="2 positions of Arbor alone"):
        draft(reading_of(*said, kinds={"Ilse Kern": "person"}, of={"Ilse Kern": "Arbor"}))


def test_a_side_that_only_demands_can_drop_its_demand():
    conflict = draft(
        reading_of(says("Arbor", "demands", "Brill", "lift the ban"), says("Brill", "refuses", "Brill", "lift the ban"))
    )
    assert {dm.name: [option.text for option in dm.options] for dm in conflict.decision_makers} == {
        "Arbor": ["drop the demand to lift the ban"],
        "Brill": ["lift the ban"],
    }


def test_more_than_one_standoff_can_hold_is_refused_before_it_is_compared():
    few = reading_of(
        says("Arbor", "refuses", "Arbor", "lift the ban"), says("Birch", "demands", "Arbor", "lift the ban")
    )
    draft(few)
    with pytest.raises(DraftError) as caught:
        draft(replace(few, positions=few.positions * 2501))
    assert caught.value.code == "too-much-said"
    assert "5,002 positions of 2 sides" in str(caught.value)
    assert caught.value.remedy
