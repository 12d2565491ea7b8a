"""What the outcome of an estimate tells of: the deed that brings it about, and whose it is."""

import pytest
from drafting_readings import maker, reading_of, says

from standoff.conflict import Chance
from standoff.drafting import draft
from standoff.drafting.foretold import foretold

NAMES = {"Arbor": "a0", "Arboran": "a0", "Brill": "a1"}


@pytest.mark.parametrize(
    ("outcome", "whose", "phrase"),
    [
        ("Brill quits the union", "a1", "quit the union"),
        ("the Arboran troops leave the islands", "a0", "withdraw its troops from the islands"),
        ("Arboran soldiers pull out in June", "a0", "withdraw its soldiers in June"),
        ("Brill simply leaves the union", "a1", "leave the union"),
        ("the loan is finally paid out", None, "pay loan out"),
        ("both ships are let go by the courts", None, "let both ships go"),
        ("the ship is let go by 3 June", None, "let ship go by 3 June"),
        ("Brill is removed from the league", None, "expel Brill from the league"),
        ("the mines are removed from the bay", None, "remove mines from the bay"),
        ("the border opens to lorries", None, "open border to lorries"),
        ("the patrols end this winter", None, "end patrols this winter"),
        ("there is an amnesty before the vote", None, "make an amnesty before the vote"),
        ("the hand-over takes place in June", None, "make hand-over in June"),
        ("the widows get a pension", None, "give a pension"),
        ("the ban lasts into the autumn", None, "not end ban into the autumn"),
        ("the ban is still in force in June", None, "not end ban in June"),
    ],
)
def test_an_outcome_is_somebodys_deed(outcome, whose, phrase):
    assert list(foretold(outcome, NAMES)) == [(whose, phrase)]


@pytest.mark.parametrize(
    "outcome",
    [
        "the crew is hungry",
        "hunger opens every gate",
        "observers stay until the end of June",
        "war",
        "the price climbs",
    ],
)
def test_other_clauses_tell_of_no_deed(outcome):
    assert list(foretold(outcome, NAMES)) == []


CORE = (
    says("Arbor", "demands", "Brill", "withdraw its troops"),
    says("Brill", "refuses", "Brill", "withdraw its troops"),
    says("Brill", "demands", "Arbor", "lift the ban"),
    says("Arbor", "refuses", "Arbor", "lift the ban"),
    says("Arbor", "demands", "Brill", "free the crew"),
    says("Brill", "demands", "Arbor", "free the pilots"),
)


def estimates(outcome, direction="happens", low=0.55):
    conflict = draft(reading_of(*CORE, outlooks=[(outcome, direction, low)]))
    return {
        option.text: option.estimate
        for name in ("Arbor", "Brill")
        for option in maker(conflict, name).options
        if option.estimate is not None
    }


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("the Brill troops leave the islands", {"withdraw its troops": Chance(0.55, 1)}),
        ("the ban lasts into the autumn", {"lift the ban": Chance(0, 0.45)}),
        ("the ban is lifted", {"lift the ban": Chance(0.55, 1)}),
        ("both prisoners are let go", {}),
    ],
)
def test_the_option_that_it_is_about_has_the_estimate(outcome, told):
    assert estimates(outcome) == told


def test_what_is_done_to_both_is_done_by_each_side():
    said = (
        says("Arbor", "demands", "Brill", "release the Aurora"),
        says("Brill", "refuses", "Brill", "release the Aurora"),
        says("Brill", "demands", "Arbor", "release the Bora"),
    )
    conflict = draft(reading_of(*said, outlooks=[("both ships are let go", "happens", 0.55)]))
    assert [option.estimate for option in conflict.options] == [Chance(0.55, 1)] * 2


def test_a_range_in_words_comes_before_words_without_one():
    outlooks = [("the ban is lifted", "happens", None), ("the ban is dropped in the end", "happens", 0.8)]
    conflict = draft(reading_of(*CORE, outlooks=outlooks))
    assert [option.estimate for option in maker(conflict, "Arbor").options if option.text == "lift the ban"] == [
        Chance(0.8, 1)
    ]
