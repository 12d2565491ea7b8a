"""The five kinds of condition under each stance: when the way is free for the action, and what that makes wanted."""

import pytest
from drafting_readings import any_means, maker, means, reading_of, says, stated, unsaid

from standoff.drafting import draft

COUNTER = says("Brill", "demands", "Arbor", "reopen the port")


@pytest.mark.parametrize(
    ("stance", "kind", "expected", "wanted"),
    [
        ("refuses", "until", "reopen_port iff free_crew", "free_crew"),
        ("refuses", "unless", "reopen_port iff free_crew", "free_crew"),
        ("refuses", "in_exchange_for", "reopen_port iff free_crew", "free_crew"),
        ("refuses", "if", "reopen_port iff not free_crew", "not free_crew"),
        ("refuses", "as_long_as", "reopen_port iff not free_crew", "not free_crew"),
        ("offers", "if", "reopen_port iff free_crew", "free_crew"),
        ("offers", "in_exchange_for", "reopen_port iff free_crew", "free_crew"),
        ("offers", "as_long_as", "reopen_port iff free_crew", "free_crew"),
        ("offers", "unless", "reopen_port iff not free_crew", "not free_crew"),
        ("offers", "until", "reopen_port iff not free_crew", "not free_crew"),
        ("accepts", "if", "reopen_port iff free_crew", "free_crew"),
        ("accepts", "in_exchange_for", "reopen_port iff free_crew", "free_crew"),
        ("accepts", "unless", "reopen_port iff not free_crew", "not free_crew"),
        ("threatens", "unless", "reopen_port iff not free_crew", "free_crew"),
        ("threatens", "until", "reopen_port iff not free_crew", "free_crew"),
        ("threatens", "if", "reopen_port iff free_crew", "not free_crew"),
        ("threatens", "as_long_as", "reopen_port iff free_crew", "not free_crew"),
    ],
)
def test_a_condition_on_ones_own_move(stance, kind, expected, wanted):
    conflict = draft(
        reading_of(says("Arbor", stance, "Arbor", "reopen the port", (kind, "Brill", "free the crew")), COUNTER)
    )
    assert any_means(stated(conflict, "Arbor"), expected)
    assert any_means(stated(conflict, "Arbor"), wanted)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("if", "not free_crew or reopen_port"),
        ("as_long_as", "not free_crew or reopen_port"),
        ("unless", "free_crew or reopen_port"),
        ("until", "free_crew or reopen_port"),
    ],
)
def test_a_condition_on_a_demand_says_when_it_is_made(kind, expected):
    demand = says("Arbor", "demands", "Brill", "reopen the port", (kind, "Brill", "free the crew"))
    conflict = draft(reading_of(demand, says("Arbor", "threatens", "Arbor", "mine the strait")))
    assert any_means(stated(conflict, "Arbor"), expected)


def test_a_price_put_on_a_demand_is_an_offer():
    demand = says("Arbor", "demands", "Brill", "free the crew", ("in_exchange_for", "Arbor", "reopen the port"))
    conflict = draft(reading_of(demand, says("Brill", "refuses", "Brill", "free the crew")))
    assert any_means(stated(conflict, "Arbor"), "free_crew")
    assert any_means(stated(conflict, "Arbor"), "reopen_port iff free_crew")


def test_all_conditions_must_be_met_wherever_they_are_set():
    conflict = draft(
        reading_of(
            says("Arbor", "refuses", "Arbor", "reopen the port", ("until", "Brill", "free the crew")),
            says("Arbor", "refuses", "Arbor", "reopen the port", ("until", "Brill", "apologise for the raid")),
        )
    )
    assert any_means(stated(conflict, "Arbor"), "reopen_port iff (free_crew and apologise_raid)")


def test_a_refusal_until_something_takes_the_place_of_a_bare_one():
    conflict = draft(
        reading_of(
            says("Arbor", "refuses", "Arbor", "reopen the port"),
            says("Arbor", "refuses", "Arbor", "reopen the port", ("until", "Brill", "free the crew")),
        )
    )
    assert any_means(stated(conflict, "Arbor"), "reopen_port iff free_crew")
    assert not any_means(stated(conflict, "Arbor"), "not reopen_port")


def test_a_condition_that_nobody_in_the_model_can_meet_leaves_the_refusal():
    conflict = draft(
        reading_of(
            says("Arbor", "refuses", "Arbor", "reopen the port", ("until", None, "a verdict is given")),
            COUNTER,
            says("Arbor", "demands", "Brill", "free the crew"),
        )
    )
    (statement,) = [s for s in maker(conflict, "Arbor").preferences if s.want.variables == ("reopen_port",)]
    assert str(statement.want) == "not reopen_port"
    assert statement.why == "waits for something outside this model"


def test_what_something_holds_as_long_as_is_so_now():
    conflict = draft(
        reading_of(
            says("Arbor", "refuses", "Arbor", "renounce force", ("as_long_as", "Brill", "occupy the islands")),
            says("Brill", "refuses", "Brill", "return the fleet", ("as_long_as", "Arbor", "fail to pay the fine")),
        )
    )
    assert {option.id: option.now for option in conflict.options} == {
        "renounce_force": False,
        "pay_fine": False,
        "occupy_islands": True,
        "return_fleet": False,
    }
    now = {option.id: option.now for option in conflict.options}
    (refusal,) = [formula for formula in stated(conflict, "Arbor") if formula.variables[0] == "renounce_force"]
    assert means(refusal, "renounce_force iff not occupy_islands")
    assert refusal.holds(now)
    assert any_means(unsaid(conflict, "Brill"), "occupy_islands")


def test_what_goes_on_until_something_outside_happens_goes_on():
    conflict = draft(
        reading_of(
            says("Arbor", "threatens", "Arbor", "keep taking its share", ("until", None, "a verdict is given")),
            says("Brill", "demands", "Arbor", "reopen the port"),
            says("Arbor", "refuses", "Arbor", "reopen the port"),
        )
    )
    (option,) = [option for option in maker(conflict, "Arbor").options if option.now]
    (statement,) = [s for s in maker(conflict, "Arbor").preferences if s.want.variables == (option.id,)]
    assert str(statement.want) == option.id
    assert statement.why == "does this until something outside this model happens"
    assert any_means(unsaid(conflict, "Brill"), f"not {option.id}")


def test_giving_way_means_doing_what_is_demanded():
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Arbor", "demands", "Brill", "lift the embargo"),
            says("Arbor", "threatens", "Arbor", "mine the strait", ("unless", "Brill", "give way")),
        )
    )
    assert any_means(stated(conflict, "Arbor"), "mine_strait iff not (free_crew and lift_embargo)")


def test_giving_way_where_no_demand_is_heard_means_doing_what_is_refused():
    conflict = draft(
        reading_of(
            says("Brill", "refuses", "Brill", "reopen the treaty"),
            says("Arbor", "threatens", "Arbor", "leave the union", ("unless", "Brill", "give way")),
        )
    )
    assert any_means(stated(conflict, "Arbor"), "leave_union iff not reopen_treaty")
    assert any_means(stated(conflict, "Arbor"), "reopen_treaty")


def test_giving_way_to_what_is_not_told_is_an_option_of_its_own():
    conflict = draft(reading_of(says("Arbor", "threatens", "Arbor", "mine the strait", ("unless", "Brill", "comply"))))
    assert [option.id for option in maker(conflict, "Brill").options] == ["comply"]
    assert any_means(stated(conflict, "Arbor"), "mine_strait iff not comply")
