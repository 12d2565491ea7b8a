"""What is presumed of the other side of a refusal or an offer, and what not; and one thing returned in two wordings."""

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated, unsaid

from standoff.drafting import draft
from standoff.drafting.deed import deed
from standoff.drafting.same_action import relation

QUARREL = (says("Arbor", "demands", "Brill", "lift the embargo"), says("Brill", "refuses", "Brill", "lift the embargo"))


@pytest.mark.parametrize(
    "deed_refused",
    [
        "attack the port",
        "use force",
        "seize the islands",
        "go to war over the islands",
        "send troops to the border",
        "back sanctions",
        "condemn the raid",
        "expel the envoys",
    ],
)
def test_nobody_is_presumed_to_want_an_attack_that_is_ruled_out(deed_refused):
    conflict = draft(reading_of(*QUARREL, says("Arbor", "refuses", "Arbor", deed_refused)))
    (option,) = maker(conflict, "Arbor").options
    assert any_means(stated(conflict, "Arbor"), f"not {option.id}")
    assert not any_means(unsaid(conflict, "Brill"), option.id)


@pytest.mark.parametrize(
    "deed_refused", ["bring the government down over it", "call early elections", "leave the coalition", "resign"]
)
def test_what_a_side_does_to_its_own_government_is_no_matter_of_the_standoff(deed_refused):
    offer = says("Arbor", "offers", "Arbor", "close the base")
    conflict = draft(reading_of(*QUARREL, offer, says("Arbor", "refuses", "Arbor", deed_refused)))
    assert [option.id for option in maker(conflict, "Arbor").options] == ["close_base"]


def test_a_side_that_has_declined_an_offer_is_not_presumed_to_want_it():
    offer = says("Brill", "offers", "Brill", "set up a joint inquiry")
    heard = draft(reading_of(*QUARREL, offer, says("Arbor", "refuses", "Arbor", "accept a joint inquiry")))
    unheard = draft(reading_of(*QUARREL, offer, says("Arbor", "refuses", "Arbor", "accept the census")))
    assert not any_means(unsaid(heard, "Arbor"), "set_up_inquiry")
    assert any_means(unsaid(unheard, "Arbor"), "set_up_inquiry")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("return the ship", "facilitate the release of Aurora 2"),
        ("let the tanker go", "release the Aurora"),
        ("free the men", "hand over Nilsson and Berg"),
        ("give the plane back", "return the Falcon"),
    ],
)
def test_a_thing_given_back_is_one_by_its_kind_and_by_its_name(one, other):
    assert relation(deed(one), deed(other))[0] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("release the Aurora", "release the Borealis"),
        ("return the ship", "release the records"),
        ("return the ship", "seize the Aurora"),
        ("return the ship", "return to the talks in Geneva"),
        ("return the islands", "release the Aurora"),
    ],
)
def test_different_things_given_back_stay_apart(one, other):
    assert relation(deed(one), deed(other))[0] != 1


def test_who_holds_one_ship_has_one_option():
    asked = says("Arbor", "demands", "Brill", "return the ship")
    offered = says("Brill", "offers", "Brill", "release the Aurora", ("if", "Arbor", "pay the fine"))
    conflict = draft(reading_of(asked, offered))
    assert len(maker(conflict, "Brill").options) == 1


@pytest.mark.parametrize(
    ("one", "same"), [("give all that is owed", True), ("allow all that is owed", True), ("allow flights", False)]
)
def test_a_thing_granted_and_given_is_one(one, same):
    assert bool(relation(deed(one), deed("grant all that is owed"))[0]) is same
    assert bool(relation(deed(one), deed("supply all that is owed"))[0]) is same


def test_a_demand_that_is_also_a_condition_weighs_more():
    demand = says("Arbor", "demands", "Brill", "free the crew")
    refusal = says("Brill", "refuses", "Brill", "free the crew")
    other = says("Arbor", "demands", "Brill", "pay the fine")
    threat = says("Arbor", "threatens", "Arbor", "close the port", ("unless", "Brill", "free the crew"))
    conflict = draft(reading_of(demand, refusal, other, threat))
    weights = {str(s.want): s.weight.median for s in maker(conflict, "Arbor").preferences if "demands" in s.why}
    assert weights["free_crew"] > weights["pay_fine"]
