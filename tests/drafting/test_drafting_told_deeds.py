"""What a clause tells as done: which verb, whose, and whether all of it."""

import pytest

from standoff.drafting.deed import deed
from standoff.drafting.same_action import relation
from standoff.drafting.told_deeds import counts_in, told_deed


@pytest.mark.parametrize(
    ("clause", "same"),
    [
        ("Arbor reopened the pass on Tuesday", "open the pass"),
        ("the Arboran president has since apologised for the raid", "issue an apology for the raid"),
        ("Arbor withdrew its troops from the valley in July", "pull its soldiers out of the valley"),
        ("Dole has already expelled the attaches", "expel the attaches"),
        ("which lifted the ban on fish last week", "lift the ban on fish"),
        ("Corvo cut off the gas on Thursday", "cut off the gas"),
        ("Corvo let the tanker go", "release the tanker"),
        ("Dole handed over the two gunmen", "hand over the gunmen"),
        ("Arbor has been shelling the town since May", "shell the town"),
        ("The United Front resumed the talks", "resume the talks"),
        ("it cancelled the purchase", "scrap the purchase"),
    ],
)
def test_a_clause_in_the_past_tells_its_subjects_deed(clause, same):
    told = told_deed(clause)
    assert told is not None
    assert told.doer
    assert told.whole
    assert relation(told.deed, deed(same))[0] == 1


@pytest.mark.parametrize(
    ("clause", "same"),
    [
        ("The twelve officers were freed on 20 July", "free the twelve officers"),
        ("the pipeline has been shut since March", "close the pipeline"),
        ("the ban was lifted by the Dolean cabinet", "lift the ban"),
        ("The crossing reopened on Monday", "open the crossing"),
        ("the gate remains shut", "close the gate"),
    ],
)
def test_the_passive_and_what_opens_of_itself_tell_a_deed_and_not_whose(clause, same):
    told = told_deed(clause)
    assert told is not None
    assert not told.doer
    assert relation(told.deed, deed(same))[0] == 1


@pytest.mark.parametrize(
    "clause",
    [
        "Arbor has not reopened the pass",
        "Arbor never apologised",
        "Arbor would have lifted the ban",
        "Arbor had reopened the pass",
        "Arbor almost bombed the bridge",
        "Arbor began to withdraw its troops",
        "Arbor agreed to lift the ban",
        "Arbor offered to go on carrying the mail",
        "Dole demanded that no troops be sent",
        "but not until the siege, as he calls it, is lifted",
        "if Arbor lifted the ban",
        "Dole wants those curbs lifted",
        "Arbor has been withdrawing its troops",
        "no prisoners were freed",
        "collisions",
        "to withdraw its police from the province",
        "Arbor may apologise",
    ],
)
def test_what_is_denied_wanted_supposed_or_begun_is_not_done(clause):
    assert told_deed(clause) is None


@pytest.mark.parametrize(
    "clause",
    [
        "Arbor reopened the pass for a day",
        "Arbor reopened the pass, then shut it again",
        "Arbor opened the pass on Monday but closed it on Tuesday",
        "Arbor briefly lifted the ban",
        "the ban was partly lifted",
        "Arbor released six of the fishermen",
        "Arbor withdrew some of its troops",
        "Four ministers have resigned",
        "Several Arboran units laid down their arms",
    ],
)
def test_what_is_done_in_part_for_a_time_or_by_some_is_not_whole(clause):
    told = told_deed(clause)
    assert told is not None
    assert not told.whole


def test_what_has_lasted_for_a_time_is_still_so():
    told = told_deed("the pass has been closed for two months")
    assert told is not None
    assert told.whole


@pytest.mark.parametrize(
    ("clause", "count", "bare"),
    [
        ("Arbor released the forty fishermen", 40, False),
        ("Arbor released 1,200 prisoners", 1200, True),
        ("Arbor released a prisoner", 1, True),
        ("Arbor lifted a ban", None, False),
        ("Arbor released the fishermen on 12 March", None, False),
    ],
)
def test_the_number_of_a_deeds_object_is_told(clause, count, bare):
    told = told_deed(clause)
    assert told is not None
    assert (told.count, told.bare) == (count, bare)


def test_numbers_are_read_in_figures_and_in_words():
    assert counts_in("release the forty fishermen and 1,200 others") == {40, 1200}
    assert counts_in("release a fisherman") == frozenset()
