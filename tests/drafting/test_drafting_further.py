"""Options that the text names and the model has not: whose they are, how they come up, and what is none."""

import pytest
from drafting_readings import reading_of, says

from standoff.conflict import Chance, Voice
from standoff.drafting import draft

CORE = (
    says("Arbor", "demands", "Brill", "free the crew"),
    says("Brill", "refuses", "Brill", "free the crew"),
    says("Brill", "demands", "Arbor", "lift the ban"),
    says("Arbor", "refuses", "Arbor", "lift the ban"),
)


def further(*said, outlooks=()):
    conflict = draft(reading_of(*CORE, *said, outlooks=outlooks))
    return {(one.owner, one.option.text): one for one in conflict.further}


def test_all_is_in_the_model_where_it_has_room():
    assert further() == {}


def test_an_option_of_which_little_is_said_and_one_of_a_side_left_out_are_outside():
    found = further(
        says("Brill", "accepts", "Brill", "sign the treaty"), says("Corvo", "offers", "Corvo", "mediate in the quarrel")
    )
    assert list(found) == [("Brill", "sign the treaty"), ("Corvo", "mediate in the quarrel")]
    assert "Corvo offers that Corvo mediate" in found["Corvo", "mediate in the quarrel"].option.evidence[0].quote


@pytest.mark.parametrize(
    ("said", "voice"),
    [
        (says("Corvo", "accepts", "Corvo", "mediate in the quarrel"), Voice.AGREED),
        (says("Corvo", "refuses", "Corvo", "mediate in the quarrel"), Voice.REFUSED),
        (says("Corvo", "offers", "Corvo", "mediate in the quarrel"), Voice.OFFERED),
        (says("Corvo", "offers", "Corvo", "not mediate in the quarrel"), Voice.REFUSED),
        (says("Dole", "demands", "Corvo", "mediate in the quarrel"), Voice.DEMANDED),
        (says("Dole", "demands", "Corvo", "not mediate in the quarrel"), None),
    ],
)
def test_the_voice_is_how_the_option_comes_up(said, voice):
    (found,) = further(said).values()
    assert (found.owner, found.voice) == ("Corvo", voice)


def test_what_is_refused_but_at_a_price_is_on_offer():
    price = ("until", "Dole", "pay the fine")
    found = further(says("Corvo", "refuses", "Corvo", "mediate in the quarrel", price))
    assert found["Corvo", "mediate in the quarrel"].voice is Voice.OFFERED
    assert found["Dole", "pay the fine"].voice is Voice.DEMANDED


def test_the_strongest_voice_is_told():
    deed = "mediate in the quarrel"
    found = further(says("Dole", "demands", "Corvo", deed), says("Corvo", "accepts", "Corvo", deed))
    assert found["Corvo", deed].voice is Voice.AGREED


def test_what_the_author_expects_anyway_is_outside_with_its_estimate():
    (found,) = further(outlooks=[("Brill leaves the union", "happens", 0.55)]).values()
    assert (found.option.estimate, found.voice) == (Chance(0.55, 1), None)


def test_giving_way_is_no_option_of_its_own():
    assert further(says("Corvo", "refuses", "Corvo", "yield to pressure")) == {}


def test_ids_are_those_of_no_other_option():
    said = [says(one, "offers", one, "supply grain to the islands") for one in ("Corvo", "Dole", "Elder")]
    conflict = draft(reading_of(*CORE, *said))
    ids = [*conflict.option_ids, *(one.option.id for one in conflict.further)]
    assert len(conflict.further) == 3
    assert len(set(ids)) == len(ids)


def test_to_weigh_a_thing_is_no_course_of_action():
    assert further(says("Corvo", "offers", "Corvo", "weigh the law only")) == {}
