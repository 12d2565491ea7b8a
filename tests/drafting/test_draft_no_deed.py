"""What a verb is said of decides whether it names a deed: pairs of phrases with one verb, one of them a deed."""

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated

from standoff.drafting import draft
from standoff.drafting.deed import deed


@pytest.mark.parametrize(
    ("none", "one"),
    [
        ("grant the hostages", "grant the hostages safe passage"),
        ("give two things", "give two loans"),
        ("grant Orland", "grant Orland a loan"),
        ("give a month", "give 400 tonnes a month"),
        ("accept an invasion", "accept an armistice"),
        ("accept the damage to its harvest", "accept the offer of a harvest loan"),
        ("accept being searched", "accept searches"),
        ("accept anything that weakens the treaty", "accept any amendment"),
        ("let the envoys be in danger", "let the envoys be released"),
        ("stop being afraid", "stop shelling the town"),
        ("stop having to queue", "stop arming the rebels"),
        ("take steps", "take steps to free the crew"),
        ("take bold action", "take bold action against the smugglers"),
        ("show patience", "show the inspectors the mine"),
        ("cross the red line", "cross the river with tanks"),
        ("shut the door", "shut the port"),
        ("take sides", "take the island"),
        ("choose between friends", "choose a mediator"),
        ("talk of war", "talk to the rebels"),
        ("stand idle", "stand aside"),
        ("have no choice", "have the dam inspected"),
        ("blame the weather", "bomb the bridge"),
        ("make the islanders face ruin", "make the islanders pay a fine"),
        ("give a heavy blow", "give a loan"),
        ("grant something like peace", "grant peace talks"),
        ("accept the separatists", "accept the inspectors"),
        ("accept volunteers", "accept a general as mediator"),
        ("accept both governments", "accept a rotating presidency"),
        ("accept the rebels", "accept the rebels in the cabinet"),
        ("give both refineries", "sell both refineries"),
        ("go beyond the formula", "go to the island"),
        ("reach a compromise", "reach a compromise on fishing"),
        ("grant something to talk about", "grant a licence to fish"),
        ("accept the offer to drop the suit", "accept the offer to mediate"),
        ("destabilise the region", "leave the region"),
    ],
)
def test_one_verb_names_a_deed_or_none(none, one):
    assert deed(none).idle
    assert not deed(one).idle


@pytest.mark.parametrize(
    ("action", "verb"),
    [("take firm action against the gangs", "crack down"), ("hold early talks with the rebels", "talk")],
)
def test_a_word_inside_a_verb_of_several_words_does_not_hide_it(action, verb):
    assert deed(action).verb == verb


@pytest.mark.parametrize(
    ("pointing", "telling"),
    [
        ("put it in writing", "put it in writing that the road will open"),
        ("let him keep his ship", "let the captain keep his ship"),
        ("use it as a lever", "use the port as a lever"),
        ("arrest him", "arrest the captain"),
        ("sign those on which they agree", "sign the clauses on which they agree"),
    ],
)
def test_a_pronoun_tells_nobody_what_the_deed_is(pointing, telling):
    def texts(action):
        quarrel = says("Arbor", "demands", "Brill", "free the crew"), says("Brill", "refuses", "Brill", "free the crew")
        conflict = draft(reading_of(*quarrel, says("Brill", "refuses", "Brill", action)))
        return [option.text for option in maker(conflict, "Brill").options]

    assert texts(pointing) == ["free the crew"]
    assert texts(telling) == ["free the crew", telling]


def test_what_is_no_deed_is_no_option():
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Brill", "refuses", "Brill", "free the crew"),
            says("Brill", "refuses", "Brill", "stand idle", ("if", "Arbor", "have no choice")),
            says("Arbor", "offers", "Arbor", "close the base", ("if", "Brill", "see reason")),
        )
    )
    assert [option.text for option in maker(conflict, "Brill").options] == ["free the crew"]
    assert [option.text for option in maker(conflict, "Arbor").options] == ["close the base"]


DARK = ("unless", "Brill", "free the crew")


def test_a_threat_in_dark_words_is_one_all_the_same():
    conflict = draft(
        reading_of(
            says("Brill", "refuses", "Brill", "free the crew"),
            says("Arbor", "threatens", "Arbor", "make the islanders face ruin", DARK),
        )
    )
    (option,) = maker(conflict, "Arbor").options
    assert option.text == "carry out its threat"
    assert "make the islanders face ruin" in option.evidence[0].quote
    assert any_means(stated(conflict, "Arbor"), f"{option.id} iff not free_crew")


def test_a_dark_threat_beside_a_plain_one_is_the_plain_one():
    conflict = draft(
        reading_of(
            says("Brill", "refuses", "Brill", "free the crew"),
            says("Arbor", "threatens", "Arbor", "stand firm", DARK),
            says("Arbor", "threatens", "Arbor", "close the port", DARK),
        )
    )
    (option,) = maker(conflict, "Arbor").options
    assert option.text == "close the port"
    assert len(option.evidence) == 2


def test_who_threatens_to_say_something_threatens_no_deed():
    quarrel = says("Arbor", "demands", "Brill", "free the crew"), says("Brill", "refuses", "Brill", "free the crew")
    offer = says("Arbor", "offers", "Arbor", "lift the ban")
    conflict = draft(reading_of(*quarrel, offer, says("Arbor", "threatens", "Arbor", "say so in public", DARK)))
    assert [option.text for option in maker(conflict, "Arbor").options] == ["lift the ban"]
