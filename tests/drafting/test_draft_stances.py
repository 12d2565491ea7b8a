"""What each stance becomes: demands, refusals, offers, acceptances, threats, rejections, and what was given up."""

from dataclasses import replace

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated, unsaid

from standoff.conflict import MoveDirection
from standoff.drafting import draft
from standoff.text import Span

DEMAND = says("Arbor", "demands", "Brill", "lift the embargo")
REJECTION = says("Brill", "refuses", "Brill", "lift the embargo")


def test_a_demand_and_its_rejection_are_one_option_seen_from_both_sides():
    conflict = draft(reading_of(DEMAND, REJECTION, says("Brill", "demands", "Arbor", "close the base")))
    assert [option.id for option in maker(conflict, "Brill").options] == ["lift_embargo"]
    assert any_means(stated(conflict, "Arbor"), "lift_embargo")
    assert any_means(stated(conflict, "Brill"), "not lift_embargo")
    assert not any_means(stated(conflict, "Brill"), "lift_embargo")


def test_a_demand_that_is_not_answered_meets_reluctance_that_is_marked_as_unsaid():
    conflict = draft(reading_of(DEMAND, REJECTION, says("Brill", "demands", "Arbor", "close the base")))
    assert any_means(unsaid(conflict, "Arbor"), "not close_base")


def test_what_is_refused_without_having_been_asked_is_presumed_to_be_wanted():
    conflict = draft(
        reading_of(DEMAND, REJECTION, says("Arbor", "refuses", "Arbor", "recognise the election")),
    )
    assert any_means(stated(conflict, "Arbor"), "not recognise_election")
    assert any_means(unsaid(conflict, "Brill"), "recognise_election")


def test_being_against_what_another_does_is_not_a_refusal_of_ones_own():
    conflict = draft(reading_of(DEMAND, REJECTION, says("Brill", "refuses", "Arbor", "deploy its missiles")))
    assert any_means(stated(conflict, "Brill"), "not deploy_missiles")
    assert maker(conflict, "Arbor").options[0].id == "deploy_missiles"


def test_an_offer_is_made_in_return_for_what_its_maker_demands():
    conflict = draft(reading_of(DEMAND, REJECTION, says("Arbor", "offers", "Arbor", "close the base")))
    assert any_means(stated(conflict, "Arbor"), "close_base iff lift_embargo")
    assert any_means(unsaid(conflict, "Arbor"), "not close_base")
    assert any_means(unsaid(conflict, "Brill"), "close_base")


def test_a_promise_to_leave_a_thing_undone_asks_nothing_in_return():
    pact = [says(one, "offers", one, "not attack each other") for one in ("Arbor", "Brill")]
    conflict = draft(reading_of(DEMAND, REJECTION, *pact))
    (option,) = maker(conflict, "Arbor").options
    assert any_means(stated(conflict, "Arbor"), f"not {option.id}")
    assert not any_means(unsaid(conflict, "Arbor"), f"not {option.id}")


def test_an_offer_of_what_is_done_anyway_needs_nothing_in_return():
    conflict = draft(reading_of(DEMAND, REJECTION, says("Arbor", "offers", "Arbor", "go on supplying the town")))
    (option,) = maker(conflict, "Arbor").options
    assert option.now
    assert any_means(stated(conflict, "Arbor"), option.id)


def test_a_threat_is_carried_out_unless_its_maker_has_its_way_and_costs_it_something():
    conflict = draft(reading_of(DEMAND, REJECTION, says("Arbor", "threatens", "Arbor", "bomb the harbour")))
    assert any_means(stated(conflict, "Arbor"), "bomb_harbour iff not lift_embargo")
    assert any_means(unsaid(conflict, "Arbor"), "not bomb_harbour")
    assert any_means(unsaid(conflict, "Brill"), "not bomb_harbour")


def test_an_acceptance_takes_the_place_of_an_earlier_refusal():
    conflict = draft(
        reading_of(
            DEMAND,
            REJECTION,
            says("Brill", "demands", "Arbor", "close the base"),
            says("Brill", "accepts", "Brill", "lift the embargo"),
        )
    )
    assert any_means(stated(conflict, "Brill"), "lift_embargo")
    assert not any_means(stated(conflict, "Brill"), "not lift_embargo")


@pytest.mark.parametrize("stance", ["demands", "refuses", "offers", "threatens", "accepts"])
def test_a_position_that_was_given_up_leaves_no_trace(stance):
    whose = "Brill" if stance == "demands" else "Arbor"
    kept = (DEMAND, REJECTION, says("Brill", "demands", "Arbor", "close the base"))
    given_up = says("Arbor", stance, whose, "sink the fleet", in_force=False)
    assert draft(reading_of(*kept, given_up)) == draft(reading_of(*kept))


def test_refusing_to_keep_something_up_is_wanting_it_ended():
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "open the crossing"),
            says("Brill", "refuses", "Brill", "keep the crossing closed"),
            says("Brill", "demands", "Arbor", "withdraw its troops"),
        )
    )
    (option,) = maker(conflict, "Brill").options
    assert (option.id, option.now) == ("open_crossing", False)
    assert any_means(stated(conflict, "Brill"), "open_crossing")


def test_threatening_to_keep_something_closed_costs_nothing_new():
    threat = says("Brill", "threatens", "Brill", "keep the crossing closed", ("unless", "Arbor", "withdraw its troops"))
    conflict = draft(reading_of(says("Arbor", "demands", "Brill", "open the crossing"), threat))
    assert any_means(stated(conflict, "Brill"), "not open_crossing iff not withdraw_troops")
    assert not any("open_crossing" in formula.variables for formula in unsaid(conflict, "Brill"))


def test_who_will_not_forswear_a_deed_holds_it_over_the_other():
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "not shell the town"),
            says("Brill", "refuses", "Brill", "not shell the town"),
            says("Brill", "demands", "Arbor", "close the base"),
        )
    )
    (option,) = maker(conflict, "Brill").options
    assert option.text == "shell the town"
    assert any_means(stated(conflict, "Brill"), "shell_town iff not close_base")
    assert not any_means(stated(conflict, "Brill"), "shell_town")
    assert any_means(unsaid(conflict, "Brill"), "not shell_town")
    (demand,) = [s for s in maker(conflict, "Arbor").preferences if str(s.want) == "not shell_town"]
    assert demand.why == "demands that this not be done"


def test_what_is_said_of_a_statement_goes_with_its_sign():
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "not shell the town"),
            says("Brill", "accepts", "Brill", "not shell the town"),
            says("Brill", "refuses", "Arbor", "not open the port"),
            says("Arbor", "refuses", "Arbor", "open the port"),
        )
    )
    whys = {str(s.want): s.why for dm in conflict.decision_makers for s in dm.preferences}
    assert whys["not shell_town"] == "has agreed not to do this"
    assert whys["open_port"] == "is against this being left undone"
    assert whys["not open_port"] == "refuses to do this"


def test_a_demand_for_none_of_something_is_an_option_of_its_own_that_is_not_taken_yet():
    conflict = draft(
        reading_of(says("Arbor", "demands", "Brill", "set no preconditions for talks"), DEMAND, REJECTION,
                   says("Brill", "demands", "Arbor", "close the base"))
    )  # fmt: skip
    (option,) = [option for option in maker(conflict, "Brill").options if "preconditions" in option.text]
    assert option.id == "set_no_preconditions"
    assert any_means(stated(conflict, "Arbor"), option.id)
    assert not option.now


def test_what_some_on_its_own_side_demand_is_weaker_than_what_it_demands():
    conflict = draft(
        reading_of(DEMAND, REJECTION, says("Arbor", "demands", "Arbor", "bomb the harbour"),
            says("Brill", "refuses", "Arbor", "bomb the harbour"),
                   says("Arbor", "threatens", "Arbor", "close the strait", ("unless", "Brill", "lift the embargo")))
    )  # fmt: skip
    weights = {str(s.want): s.weight.median for s in maker(conflict, "Arbor").preferences}
    assert weights["bomb_harbour"] < weights["lift_embargo"]


def test_wording_and_need_set_the_weights():
    def weight(**more):
        refusal = says("Brill", "refuses", "Brill", "lift the embargo", strength=more.get("strength", 0.5))
        conflict = draft(
            reading_of(
                DEMAND, refusal, says("Brill", "demands", "Arbor", "close the base"), needs=more.get("needs", ())
            )
        )
        wants = {str(s.want): s.weight.median for dm in conflict.decision_makers for s in dm.preferences}
        return wants["not lift_embargo"], wants["lift_embargo"]

    plain_refusal, plain_demand = weight()
    assert weight(strength=1.0)[0] > plain_refusal > weight(strength=0.0)[0]
    needy_refusal, needy_demand = weight(needs=[("Brill", "Arbor", "grain")])
    assert needy_refusal < plain_refusal
    assert needy_demand == plain_demand
    assert weight(needs=[("Arbor", "Brill", "grain")])[1] > plain_demand
    assert (
        weight(needs=[("Arbor", "Brill", "an end of the embargo")])[1] > weight(needs=[("Arbor", "Brill", "grain")])[1]
    )


@pytest.mark.parametrize(
    ("action", "direction"),
    [
        ("issue a formal apology", MoveDirection.FORWARD),
        ("release the crew", MoveDirection.FORWARD),
        ("pay the fine", MoveDirection.FORWARD),
        ("pay aid out of the budget", MoveDirection.BOTH),
        ("give the islanders their deposits back", MoveDirection.FORWARD),
        ("supply gas", MoveDirection.BOTH),
        ("lift the embargo", MoveDirection.BOTH),
    ],
)
def test_what_cannot_be_taken_back_moves_one_way(action, direction):
    conflict = draft(
        reading_of(says("Arbor", "demands", "Brill", action), says("Brill", "refuses", "Brill", action),
                   says("Brill", "demands", "Arbor", "close the base"))
    )  # fmt: skip
    assert maker(conflict, "Brill").options[0].direction is direction


def test_what_is_threatened_hurts_whom_it_names_and_else_the_opponent():
    corvo = [says("Corvo", "refuses", "Corvo", "open its airspace", ("until", "Arbor", "close the base")),
             says("Corvo", "demands", "Arbor", "close the base")]  # fmt: skip
    for deed, hurt in (("bomb Corvo's harbour", "Corvo"), ("bomb the harbour", "Brill")):
        conflict = draft(reading_of(DEMAND, REJECTION, *corvo, says("Arbor", "threatens", "Arbor", deed)))
        threat = next(option for option in maker(conflict, "Arbor").options if option.text == deed)
        against = [
            dm.name for dm in conflict.decision_makers if any_means(unsaid(conflict, dm.name), f"not {threat.id}")
        ]
        assert against == ["Arbor", hurt]


@pytest.mark.parametrize("in_passing", [True, False])
def test_a_promise_told_in_passing_does_not_replace_the_refusal_that_tells_it(in_passing):
    refusal = says("Arbor", "refuses", "Arbor", "close the base which it promised to close")
    reading = reading_of(DEMAND, REJECTION, refusal, says("Arbor", "offers", "Arbor", "close the base"))
    if in_passing:
        outer = reading.positions[2].span
        start = outer.start + outer.text.index("promised")
        inner = Span(start, outer.end, outer.text[start - outer.start :])
        reading = replace(reading, positions=(*reading.positions[:3], replace(reading.positions[3], span=inner)))
    conflict = draft(reading)
    (option,) = maker(conflict, "Arbor").options
    assert any_means(stated(conflict, "Arbor"), f"not {option.id}") is in_passing
    assert any_means(stated(conflict, "Arbor"), f"{option.id} iff lift_embargo") is not in_passing
