"""Deeds that only an estimate speaks of: they become options that their owners are presumed to be reluctant about."""

from dataclasses import replace

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated, unsaid

from standoff.conflict import Chance, LeftOut
from standoff.drafting import draft
from standoff.errors import DraftError

CORE = (
    says("Arbor", "demands", "Brill", "free the crew"),
    says("Brill", "refuses", "Brill", "free the crew"),
    says("Brill", "demands", "Arbor", "lift the ban"),
)


def foreseen(outcome, direction="does_not_happen", low=None):
    return draft(reading_of(*CORE, outlooks=[(outcome, direction, low)]))


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("Brill leaves the union", "leave the union"),
        ("the Brill leaves the union by the spring of 2024", "leave the union"),
        ("Brill simply quits the union within weeks", "quit the union"),
        ("Brill attacks the islands and takes the port", "attack the islands"),
        ("Brill closes the strait in May 2021", "close the strait"),
    ],
)
def test_a_foreseen_deed_is_an_option_with_its_sentence(outcome, text):
    conflict = foreseen(outcome)
    (option,) = [option for option in maker(conflict, "Brill").options if option.text == text]
    assert [outcome in evidence.quote for evidence in option.evidence] == [True]
    assert not option.now


@pytest.mark.parametrize(("direction", "low"), [("happens", None), ("happens", 0.2), ("does_not_happen", 0.8)])
def test_its_owner_is_presumed_to_be_reluctant(direction, low):
    conflict = foreseen("Brill leaves the union", direction, low)
    assert any_means(unsaid(conflict, "Brill"), "not leave_union")
    assert not any("leave_union" in formula.variables for formula in stated(conflict, "Brill"))


def test_a_deed_that_the_author_expects_anyway_is_left_out_and_said_to_be():
    conflict = foreseen("Brill leaves the union", "happens", 0.55)
    assert conflict.options == draft(reading_of(*CORE)).options
    assert LeftOut("Brill: leave the union", "the author expects it whatever the others do") in conflict.left_out


@pytest.mark.parametrize(
    "outcome",
    [
        "Brill falls into recession",
        "Brill is stripped of its vote",
        "war breaks out",
        "Corvo leaves the union",
        "Brill gives way",
        "Brill keeps its gates shut",
        "Brill does not leave the union",
        "both sides withdraw",
    ],
)
def test_what_is_no_deed_of_a_side_is_no_option(outcome):
    assert foreseen(outcome).options == draft(reading_of(*CORE)).options


def test_an_estimate_of_what_a_side_speaks_of_adds_its_sentence_and_no_wish():
    before, after = draft(reading_of(*CORE)), foreseen("Brill frees the crew before 2022")
    (old,), (new,) = maker(before, "Brill").options, maker(after, "Brill").options
    assert (old.id, old.text) == (new.id, new.text)
    assert len(new.evidence) == len(old.evidence) + 1
    assert maker(before, "Brill").preferences == maker(after, "Brill").preferences


def test_estimates_alone_make_no_standoff():
    with pytest.raises(DraftError, match="1 position of Arbor alone"):
        draft(
            reading_of(
                CORE[0], outlooks=[("Brill leaves the union", "happens", 0.6), ("Arbor attacks Brill", "happens", 0.6)]
            )
        )


@pytest.mark.parametrize(
    ("outcome", "direction", "low", "high", "estimate"),
    [
        ("Brill frees the crew before 2022", "does_not_happen", 0.05, 0.2, Chance(0.05, 0.2)),
        ("the crew is freed before 2022", "happens", 0.55, 0.8, Chance(0.55, 0.8)),
        ("the ban is finally lifted", "happens", 0.8, 0.95, Chance(0.8, 0.95)),
        ("the ban is dropped", "does_not_happen", None, None, Chance(0, 0.5)),
        ("Brill detains the crew", "happens", 0.55, 0.8, Chance(0.2, 0.45)),
        ("Brill frees the crew", "happens", None, None, Chance(0.5, 1)),
        ("the crew is hungry", "happens", 0.55, 0.8, None),
    ],
)
def test_an_option_tells_how_likely_the_author_holds_it(outcome, direction, low, high, estimate):
    reading = reading_of(*CORE, outlooks=[(outcome, direction, low)])
    (told,) = reading.estimates
    conflict = draft(replace(reading, estimates=(replace(told, high=high),)))
    assert len(conflict.options) == 2
    assert [option.estimate for option in conflict.options if option.estimate is not None] == [estimate] * bool(
        estimate
    )


def test_the_estimate_that_names_who_acts_comes_first():
    outlooks = [("the crew is freed", "does_not_happen", 0.2), ("Brill frees the crew", "does_not_happen", 0.05)]
    (option,) = maker(draft(reading_of(*CORE, outlooks=outlooks)), "Brill").options
    assert option.estimate == Chance(0.05, 1.0)
