"""Sides that say the same things in one breath are drawn as one decision maker; those with quarrels are not."""

from dataclasses import replace

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated

from standoff.drafting import draft
from standoff.reading.model import Event

ANSWERS = (
    says("Quill", "refuses", "Quill", "close the channel"),
    says("Quill", "offers", "Quill", "hold talks", ("if", "Corvo", "end the blockade")),
)
DEMAND = says("Arbor", "demands", "Quill", "close the channel")
REFUSAL = says("Arbor", "refuses", "Arbor", "lift the blockade", ("until", "Quill", "free the crew"))


def joint(*said, holders=("Arbor", "Corvo", "Dole"), alone=(), **more):
    """A reading in which what Arbor says in `said` is said by all holders, in the same words; the rest as it is."""
    rest = (*alone, *ANSWERS, says("Corvo", "offers", "Corvo", "wait"), says("Dole", "offers", "Dole", "wait"))
    others = tuple(says(who, "offers", who, "wait") for who in holders[3:])
    reading = reading_of(*said, *rest, *others, **more)
    positions = [
        replace(
            position,
            holder=who,
            whose=who if position.whose == "Arbor" else position.whose,
            conditions=tuple(replace(c, whose=who if c.whose == "Arbor" else c.whose) for c in position.conditions),
        )
        for position in reading.positions[: len(said)]
        for who in holders
    ]
    kept = [p for p in reading.positions[len(said) :] if p.action != "wait"]
    actors = tuple(sorted(reading.actors, key=lambda actor: actor.id))
    return replace(reading, actors=actors, positions=(*positions, *kept))


def names(conflict):
    return [dm.name for dm in conflict.decision_makers]


def test_sides_that_say_all_in_one_breath_decide_as_one_with_one_option():
    conflict = draft(joint(DEMAND, REFUSAL))
    assert names(conflict) == ["Arbor, Corvo and Dole", "Quill"]
    whole = maker(conflict, "Arbor, Corvo and Dole")
    assert [option.text for option in whole.options] == ["lift the blockade"]
    assert any_means(stated(conflict, whole.name), "lift_blockade iff free_crew")
    assert any_means(stated(conflict, whole.name), "close_channel")
    assert conflict.left_out == ()


def test_a_condition_on_one_member_is_one_on_the_whole():
    conflict = draft(joint(DEMAND, REFUSAL))
    assert any_means(stated(conflict, "Quill"), "hold_talks iff lift_blockade")


def test_what_they_need_of_the_other_side_counts_for_the_whole():
    refusal = {"lift_blockade", "free_crew"}

    def weight(needs):
        whole = maker(draft(joint(DEMAND, REFUSAL, needs=needs)), "Arbor, Corvo and Dole")
        return next(s.weight.median for s in whole.preferences if set(s.want.variables) == refusal)

    assert weight([("Dole", "Quill", "gas")]) < weight([]) < weight([("Quill", "Dole", "gas")])


def test_a_member_with_one_thing_more_to_say_is_still_one_of_them():
    more = says("Dole", "demands", "Quill", "free the crew")
    assert names(draft(joint(DEMAND, REFUSAL, alone=[more]))) == ["Arbor, Corvo and Dole", "Quill"]


def test_a_side_with_much_of_its_own_decides_for_itself():
    own = [
        says("Dole", "refuses", "Dole", "open the pass", ("until", "Quill", "free the crew")),
        says("Dole", "demands", "Quill", "pay the fine"),
    ]
    assert set(names(draft(joint(DEMAND, REFUSAL, alone=own)))) == {"Arbor and Corvo", "Quill", "Dole"}


@pytest.mark.parametrize(
    "quarrel",
    [
        says("Dole", "demands", "Arbor", "leave the island"),
        says("Arbor", "refuses", "Dole", "join the bank"),
        says("Arbor", "offers", "Arbor", "sell the gas", ("if", "Dole", "leave the island")),
    ],
)
def test_sides_between_whom_something_is_held_do_not_decide_as_one(quarrel):
    drawn = names(draft(joint(DEMAND, REFUSAL, alone=[quarrel])))
    assert "Arbor and Corvo" in drawn
    assert not any("Dole" in name and name != "Dole" for name in drawn)


@pytest.mark.parametrize(("kind", "apart"), [("ASSAULT", True), ("CONSULT", False)])
def test_sides_that_fight_each_other_do_not_decide_as_one(kind, apart):
    reading = joint(DEMAND, REFUSAL, holders=("Arbor", "Corvo"))
    met = Event(reading.positions[0].span, kind, None, "Arbor", "Corvo", None, None, None, None, 1.0)
    drawn = names(draft(replace(reading, events=(met,))))
    assert ("Arbor and Corvo" not in drawn) == apart


def test_one_joint_statement_makes_no_coalition():
    assert not any(" and " in name for name in names(draft(joint(REFUSAL))))


def test_the_same_said_in_two_places_makes_no_coalition():
    twice = [says(who, s.stance, who if s.whose == "Arbor" else s.whose, s.action, *s.conditions)
             for who in ("Arbor", "Corvo") for s in (DEMAND, REFUSAL)]  # fmt: skip
    assert not any(" and " in name for name in names(draft(reading_of(*twice, *ANSWERS))))


def test_a_minister_speaks_for_a_member():
    envoy = says("Ilse Kern", "demands", "Quill", "free the crew")
    reading = joint(DEMAND, REFUSAL, alone=[envoy], kinds={"Ilse Kern": "person"}, of={"Ilse Kern": "Dole"})
    assert names(draft(reading)) == ["Arbor, Corvo and Dole", "Quill"]


def test_of_a_large_coalition_three_are_named_and_all_are_listed():
    conflict = draft(joint(DEMAND, REFUSAL, holders=("Arbor", "Corvo", "Dole", "Elm", "Fir")))
    assert names(conflict) == ["Arbor, Corvo, Dole and 2 others", "Quill"]
    assert [(left.name, left.reason) for left in conflict.left_out] == [
        ("Elm", "acts as one with Arbor"),
        ("Fir", "acts as one with Arbor"),
    ]


def test_names_stand_in_the_list_with_the_article_of_english():
    reading = joint(DEMAND, REFUSAL)
    actors = tuple(replace(a, name={"Corvo": "African Union"}.get(a.name, a.name)) for a in reading.actors)
    assert names(draft(replace(reading, actors=actors)))[0] == "Arbor, the African Union and Dole"
