"""Who is drawn as a decision maker, who is left out, and how many options there are."""

from dataclasses import replace

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated, unsaid

from standoff.conflict import LeftOut
from standoff.drafting import draft
from standoff.errors import DraftError

CORE = (
    says("Arbor", "demands", "Brill", "free the crew"),
    says("Brill", "refuses", "Brill", "free the crew"),
    says("Brill", "demands", "Arbor", "lift the ban"),
    says("Arbor", "refuses", "Arbor", "lift the ban"),
)


def names(conflict):
    return [dm.name for dm in conflict.decision_makers]


def test_a_passing_voice_is_left_out_with_the_reason():
    conflict = draft(reading_of(*CORE, says("Corvo", "offers", "Corvo", "mediate")))
    assert names(conflict) == ["Arbor", "Brill"]
    assert LeftOut("Corvo", "one passing mention") in conflict.left_out


def test_a_third_side_that_holds_something_against_one_of_the_two_takes_part():
    third = says("Corvo", "refuses", "Corvo", "open its airspace", ("until", "Brill", "free the crew"))
    conflict = draft(reading_of(*CORE, third))
    assert names(conflict) == ["Arbor", "Brill", "Corvo"]
    assert maker(conflict, "Corvo").options[0].text == "open its airspace"


def test_there_are_at_most_four_decision_makers():
    others = [
        says(f"Side{letter}", "refuses", f"Side{letter}", f"open port {letter}", ("until", "Brill", "free the crew"))
        for letter in "CDEFG"
    ]
    conflict = draft(reading_of(*CORE, *others))
    assert len(conflict.decision_makers) == 4
    assert len([left for left in conflict.left_out if left.name.startswith("Side")]) == 3


def test_there_are_at_most_ten_options_and_the_others_are_listed():
    deeds = ["close the base", "pay the fine", "sign the treaty", "withdraw its troops", "supply gas", "join the bank",
             "arrest the editor", "recognise the vote", "retaliate", "disarm the militia"]  # fmt: skip
    said = [
        says(one, "refuses", one, deed, ("until", other, "free the crew"))
        for one, other in (("Brill", "Arbor"), ("Corvo", "Brill"), ("Dole", "Brill"))
        for deed in deeds
    ]
    conflict = draft(reading_of(*CORE, *said))
    assert len(conflict.options) == 10
    assert all(dm.options for dm in conflict.decision_makers)
    drawn = {f"{dm.name}: {option.text}" for dm in conflict.decision_makers for option in dm.options}
    left = {one.name for one in conflict.left_out if ": " in one.name}
    assert not drawn & left
    assert "Corvo: disarm the militia" in drawn | left


def test_an_option_of_which_little_is_said_is_left_out_with_that_reason():
    conflict = draft(reading_of(*CORE, says("Brill", "accepts", "Brill", "sign the treaty")))
    assert LeftOut("Brill: sign the treaty", "too little is said of this option") in conflict.left_out


def test_a_minister_speaks_for_the_state():
    conflict = draft(
        reading_of(CORE[0], says("Ilse Kern", "refuses", "Brill", "free the crew"), *CORE[2:],
                   kinds={"Ilse Kern": "person"}, of={"Ilse Kern": "Brill"})
    )  # fmt: skip
    assert names(conflict) == ["Arbor", "Brill"]
    assert any_means(stated(conflict, "Brill"), "not free_crew")


def test_a_person_whose_country_alone_is_known_speaks_for_its_state():
    said = (CORE[0], says("Ilse Kern", "refuses", "Ilse Kern", "free the crew"), *CORE[2:])
    conflict = draft(reading_of(*said, kinds={"Ilse Kern": "person"}, countries={"Ilse Kern": "BRL", "Brill": "BRL"}))
    assert names(conflict) == ["Arbor", "Brill"]


def test_a_person_who_demands_something_of_the_own_state_is_another_side():
    said = (
        says("Ilse Kern", "demands", "Brill", "hold an election"),
        says("Brill", "refuses", "Brill", "hold an election"),
        says("Brill", "demands", "Ilse Kern", "leave the palace"),
    )
    conflict = draft(reading_of(*said, kinds={"Ilse Kern": "person"}, countries={"Ilse Kern": "BRL", "Brill": "BRL"}))
    assert names(conflict) == ["Ilse Kern", "Brill"]


def test_two_persons_of_one_country_who_both_take_a_stand_are_sides_of_their_own():
    said = [says("Ilse Kern", "refuses", "Ilse Kern", "step down"),
            says("Otto Lund", "demands", "Arbor", "close the port"),
            says("Arbor", "demands", "Ilse Kern", "step down")]  # fmt: skip
    kinds = {"Ilse Kern": "person", "Otto Lund": "person"}
    countries = {"Ilse Kern": "BRL", "Otto Lund": "BRL", "Brill": "BRL"}
    both = reading_of(*CORE, *said, kinds=kinds, countries=countries)
    assert "Ilse Kern" in names(draft(both))
    alone = reading_of(*CORE, said[0], said[2], kinds=kinds, countries=countries)
    assert names(draft(alone)) == ["Arbor", "Brill"]


@pytest.mark.parametrize("quarrel", [False, True])
def test_the_papers_of_a_country_speak_for_it_unless_it_asks_something_of_them(quarrel):
    said = [*CORE, says("The Courier", "threatens", "The Courier", "punish Arbor"),
            says("The Courier", "refuses", "The Courier", "print the letter")]  # fmt: skip
    if quarrel:
        said.append(says("Brill", "demands", "The Courier", "print the letter"))
    conflict = draft(
        reading_of(*said, kinds={"The Courier": "company"}, countries={"The Courier": "BRL", "Brill": "BRL"})
    )
    assert ("The Courier" in names(conflict)) is quarrel


def test_a_person_of_no_known_country_speaks_for_whoever_is_asked_the_same():
    said = (*CORE[:1], says("Ilse Kern", "refuses", "Ilse Kern", "release the crew"), *CORE[2:])
    conflict = draft(reading_of(*said, kinds={"Ilse Kern": "person"}))
    assert names(conflict) == ["Arbor", "Brill"]
    (option,) = maker(conflict, "Brill").options
    assert any("Ilse Kern" in evidence.quote for evidence in option.evidence)
    assert any_means(stated(conflict, "Brill"), f"not {option.id}")


def test_a_person_who_demands_something_of_whoever_is_asked_the_same_is_another_side():
    said = (*CORE, says("Ilse Kern", "refuses", "Ilse Kern", "release the crew", ("until", "Arbor", "lift the ban")),
            says("Ilse Kern", "demands", "Brill", "hold an election"))  # fmt: skip
    assert "Ilse Kern" in names(draft(reading_of(*said, kinds={"Ilse Kern": "person"})))


def test_what_outsiders_ask_for_is_not_put_down_to_the_other_side():
    asked = (says("Corvo", "demands", "Brill", "shut the mine"), says("Brill", "refuses", "Brill", "shut the mine"))
    conflict = draft(reading_of(*CORE, *asked))
    assert any("shut_mine" in s.want.variables for s in maker(conflict, "Brill").preferences)
    assert not any("shut_mine" in s.want.variables for s in maker(conflict, "Arbor").preferences)


HOLDOUTS = (
    says("Arbor", "refuses", "Arbor", "recognise the islands"),
    says("Brill", "refuses", "Brill", "release the loan"),
)


def test_two_sides_that_hold_out_and_need_each_other_answer_each_other():
    conflict = draft(reading_of(*HOLDOUTS, needs=[("Arbor", "Brill", "loans")]))
    assert names(conflict) == ["Arbor", "Brill"]
    assert any_means(unsaid(conflict, "Arbor"), "release_loan")
    assert any_means(unsaid(conflict, "Brill"), "recognise_islands")


def test_two_sides_that_hold_out_with_nothing_between_them_are_no_standoff():
    with pytest.raises(DraftError, match="2 sides"):
        draft(reading_of(*HOLDOUTS))


def test_people_of_no_known_side_who_do_what_one_side_does_are_left_out():
    conflict = draft(
        reading_of(
            says("Brill", "refuses", "Brill", "return to the posts", ("until", "Arbor", "withdraw the order")),
            says("Brill", "demands", "Arbor", "withdraw the order"),
            says("judges", "refuses", "judges", "return to the posts", ("until", "Arbor", "withdraw the order")),
            kinds={"judges": "other"},
        )
    )
    assert {dm.name for dm in conflict.decision_makers} == {"Arbor", "Brill"}
    assert [(left.name, left.reason) for left in conflict.left_out] == [("judges", "does only what Brill does")]


def test_a_group_with_a_deed_of_its_own_has_a_say():
    conflict = draft(
        reading_of(
            says("Brill", "refuses", "Brill", "return to the posts", ("until", "Arbor", "withdraw the order")),
            says("Brill", "demands", "Arbor", "withdraw the order"),
            says("judges", "refuses", "judges", "hear any case", ("until", "Arbor", "withdraw the order")),
            kinds={"judges": "other"},
        )
    )
    assert "judges" in {dm.name for dm in conflict.decision_makers}


def test_a_demand_that_many_make_in_one_breath_counts_once():
    """So that what turns on the other side's move is drawn before the tail of a list of demands."""
    makers = ("Arbor", "Corvo", "Dole")
    deeds = ("close the channel", "shut the base", "cut its ties with the sect", "pay a fine", "hand over the exiles")
    together = reading_of(*(says(makers[0], "demands", "Brill", deed) for deed in deeds))
    joint = [
        replace(position, holder=who) for position in together.positions for who in makers
    ]  # the same words, of three sides
    talks = says("Brill", "offers", "Brill", "hold talks", ("if", "Arbor", "lift the blockade"))
    reading = reading_of(*(says(m, "demands", "Brill", d) for d in deeds for m in makers), talks)
    joint += [position for position in reading.positions if position.stance == "offers"]
    conflict = draft(replace(reading, positions=tuple(joint)))
    assert "hold_talks" in [option.id for option in maker(conflict, "Brill").options]


@pytest.mark.parametrize("needs", [(), [("Corvo", "Brill", "trade")]])
def test_a_third_side_that_digs_in_takes_part_where_it_has_to_do_with_the_core(needs):
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Brill", "refuses", "Brill", "free the crew"),
            says("Brill", "demands", "Arbor", "lift the ban"),
            says("Corvo", "refuses", "Corvo", "open the border"),
            needs=needs,
        )
    )
    assert ("Corvo" in [dm.name for dm in conflict.decision_makers]) == bool(needs)
