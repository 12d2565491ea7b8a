"""Which wordings are one course of action, and what an option is called."""

import re
from dataclasses import replace

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated

from standoff.conflict import parse_formula
from standoff.drafting import draft
from standoff.drafting.deed import deed
from standoff.drafting.naming import option_id, option_text
from standoff.drafting.same_action import exclude_each_other, relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdraw its troops", "pull its soldiers out"),
        ("apologise for the raid", "issue a formal apology for the raid"),
        ("lift the sanctions on steel", "end the sanctions on steel"),
        ("hand over the suspects", "extradite the suspects"),
        ("release the ship", "let the ship go"),
        ("stop shelling the town", "end the shelling of the town"),
        ("negotiate with the rebels", "hold talks with the rebels"),
        ("not set preconditions", "set no preconditions"),
        ("accept the demand for a formal apology", "apologise for the raid"),
        ("curb the smugglers", "do enough to curb the smugglers by making the case that nobody else can"),
        ("set up an association of fishermen", "accept the association"),
        ("set up an association of fishermen", "give the association"),
        ("negotiate on fishing rights", "discuss fishing rights"),
        ("fail to open the border", "not open the border"),
        ("pay $450 per 1,000 cubic metres", "pay more than $201"),
        ("apologise for the raid", "apologise for the drowned"),
        ("free the crew", "free them for a ransom"),
        ("lift its boycott of the talks", "join the talks"),
        ("walk out of the treaty", "quit the fishing treaty"),
        ("free the nine", "release the crew"),
        ("free the nine", "release the captured pilots"),
        ("let the envoys fly home", "free the envoys"),
        ("go back to the table", "hold talks"),
        ("cease fire", "agree to a truce"),
        ("stop the shelling", "cease fire"),
        ("reopen the pass", "let the lorries through"),
        ("lift the ban on cheese", "readmit the cheese"),
        ("resign", "step down"),
        ("remove the cruisers", "withdraw the cruisers"),
        ("let the pumping resume", "resume pumping"),
        ("send its envoys back", "return its envoys"),
        ("accept the offer to hold talks", "negotiate"),
        ("have the pass open", "reopen the pass"),
        ("pay $450 per thousand pounds", "pay more than $201"),
        ("pack up and go", "leave the camp"),
        ("move the smelter", "relocate the smelter"),
        ("call an early election", "hold an election"),
        ("prolong the lease", "renew the lease"),
        ("honour the accord", "implement the agreement"),
        ("resume supplies of coal", "supply coal"),
        ("compensate the widows", "pay compensation"),
        ("appoint a governor", "name a new governor"),
        ("withdraw every battalion", "bring its soldiers home"),
        ("recognise the court", "accept the authority of the court"),
    ],
)
def test_wordings_of_one_deed(one, other):
    assert relation(deed(one), deed(other))[0] == 1
    assert relation(deed(other), deed(one))[0] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("keep the crossing closed", "open the crossing"),
        ("continue the blockade", "lift the blockade"),
        ("seize the ship", "release the ship"),
        ("ban imports of steel", "allow imports of steel"),
        ("stop shelling the town", "shell the town"),
        ("set preconditions", "set no preconditions"),
        ("open the border", "refuse to open the border"),
        ("supply gas", "cut off the gas"),
        ("occupy the islands", "withdraw from the islands"),
        ("boycott the talks", "end the boycott of the talks"),
        ("keep the mill running", "close the mill"),
        ("keep the power off", "restore the power"),
        ("hold the pilots", "release the pilots"),
        ("make traders apply for passes", "stop making traders apply for passes"),
        ("let the exports stop", "go on exporting"),
        ("cut the road", "open the road"),
        ("block the railway", "lift the blockade"),
    ],
)
def test_wordings_of_opposite_deeds(one, other):
    assert relation(deed(one), deed(other))[0] == -1
    assert relation(deed(other), deed(one))[0] == -1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdraw its troops", "withdraw its complaint"),
        ("open the border", "open talks"),
        ("sign the treaty", "pay the fine"),
        ("lift the ban on wine", "lift the tariff on barley"),
        ("hold elections", "continue the violence"),
        ("hold elections", "stop the violence"),
        ("express regret", "issue a formal apology"),
        ("pay $36 a barrel", "pay $2.6 billion"),
        ("pay $450", "pay a debt of $614 million"),
        ("bomb the harbour", "invade with tanks"),
        ("free the nine", "free the sixty"),
        ("free the nine", "return the island"),
        ("let the envoys go to the fair", "release the envoys"),
        ("hold a fair", "release the pilots"),
        ("lift the ban on cheese", "admit the inspectors"),
        ("open talks", "let the lorries through"),
        ("cease fire", "stop the patrols"),
        ("raise the tax", "lift the tax"),
        ("take down the flag", "take down the fences"),
        ("move the smelter", "relocate the villagers"),
        ("appoint a governor", "name a date"),
        ("resume pumping", "sell coal at $250"),
        ("prolong the lease", "renew the truce"),
        ("cut the wages", "open the road"),
        ("reopen the border crossing", "close the mine on the border"),
    ],
)
def test_wordings_of_different_deeds(one, other):
    assert relation(deed(one), deed(other))[0] == 0


def test_a_party_is_blockaded_where_its_border_is_closed():
    blockade, border = deed("blockade Brill"), deed("reopen the border")
    assert relation(blockade, border, frozenset({"brill"}))[0] == -1
    assert relation(blockade, border)[0] == 0


@pytest.mark.parametrize(
    "conduct", ["turn away from its hostile actions", "correct its mistake", "end its unfriendly policy"]
)
def test_to_mend_ones_ways_is_to_do_what_is_asked(conduct):
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Arbor", "offers", "Arbor", "close the base", ("if", "Brill", conduct)),
            says("Brill", "refuses", "Brill", "free the crew"),
        )
    )
    assert conflict.option_ids == ("close_base", "free_crew")
    assert any_means(stated(conflict, "Arbor"), "close_base iff free_crew")


def test_sanctions_cannot_be_lifted_and_imposed_at_once():
    assert exclude_each_other(deed("lift the sanctions"), deed("impose sanctions"))
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Arbor", "threatens", "Arbor", "impose the sanctions", ("unless", "Brill", "free the crew")),
            says("Brill", "demands", "Arbor", "lift the sanctions"),
        )
    )
    assert [set(formula.variables) for formula in conflict.infeasible] == [{"impose_sanctions", "lift_sanctions"}]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("teach the islanders a lesson worse than that of 1962", "teach_lesson"),
        ("exchange data daily before the talks", "exchange_data"),
        ("approve ninety billion crowns for the islands", "approve_ninety_billion_crowns"),
        ("pay Brill $3.6 billion", "pay_3_6_billion"),
        ("give Brill all the loans it asked for", "give_loans"),
        ("impose a levy rising to 40 percent", "impose_levy"),
        ("take the quarrel to the High Court", "take_quarrel_to_high_court"),
        ("pull the settlers back from the shore", "pull_back_settlers"),
        ("go on cutting its staff every month", "go_on_cutting_staff"),
        ("hold exploratory talks with Brill", "hold_talks"),
        ("issue a formal apology for the raid", "issue_apology"),
        ("crack down on smugglers in the hills", "crack_down_smugglers"),
        ("settle the future of Karst", "settle_future_karst"),
        ("strip Brill of its vote", "strip_brill_vote"),
        ("keep the crossing open", "keep_crossing_open"),
        ("set up a joint committee on fishing", "set_up_committee"),
        ("post up to 900 guards at the frontier", "post_guards"),
        ("set no preconditions for talks", "set_no_preconditions"),
        ("agree to any change in the budget", "agree_change"),
        ("wait until 22 August", "wait_22_august"),
        ("retaliate", "retaliate"),
        ("express regret", "express_regret"),
        ("let the envoys go faster", "let_envoys_go_faster"),
        ("return to the conference", "return_to_conference"),
        ("put in writing", "put_in_writing"),
        ("withdraw from the districts", "withdraw_from_districts"),
        ("acknowledge that a quarrel exists", "acknowledge_quarrel"),
        ("buy fish at $450 per 1,000 pounds", "buy_fish"),
        ("pay $450 per 1,000 cubic feet", "pay_450_dollars"),
        ("pay more than €1,200", "pay_more_than_1200_euros"),
        ("leave without a bargain on 5 May", "leave_without_bargain"),
        ("take Brill and Corvo to court", "take_brill_to_court"),
        ("move against the smugglers of Karst", "move_against_smugglers"),
        ("let the trawler and its crew go", "let_go_trawler"),
        ("cut the island's farms out of the subsidy", "cut_out_farms"),
        ("recall some 30 of its 45 envoys", "recall_30_envoys"),
        ("give the islands easier loans", "give_easier_loans"),
        ("stop the marches of the veterans", "stop_marches"),
        ("guarantee that Ilse Kern'll not be tried", "guarantee_ilse_kern"),
        ("swap coal for ballots", "swap_coal_for_ballots"),
    ],
)
def test_an_id_names_the_deed(action, expected):
    assert option_id(option_text(action), "Arbor", set()) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("be ready to lift the ban", "lift the ban"),
        ("agree to lift the ban", "lift the ban"),
        ("agree to a ceasefire", "agree to a ceasefire"),
        ("agree to any change in the budget", "agree to any change in the budget"),
        ("agree to talks with the rebels", "agree to talks with the rebels"),
        ("not to dispatch a fleet", "dispatch a fleet"),
        ("open the port, although it would rather not", "open the port"),
        ("open the port until the winter", "open the port"),
        ("wait until the winter", "wait until the winter"),
        ("give strangers a third of", "give strangers a third"),
        ("find a way to shield the bank", "shield the bank"),
        ("sign what she called a shameful treaty", "sign a shameful treaty"),
        ("withdraw from being in the bay", "withdraw from the bay"),
        ("negotiating a truce", "negotiate a truce"),
        ("holding talks with the rebels", "hold talks with the rebels"),
        ("ring the bells", "ring the bells"),
        ("flatly refuse aid", "refuse aid"),
        ("fly its flag over the fort", "fly its flag over the fort"),
        ('end its so-called "peace course', "end its so-called peace course"),
        ("stop going on arming the rebels", "stop arming the rebels"),
        ("release the crew immediately", "release the crew"),
        ("lend it a ship", "lend a ship"),
        ("give it up", "give it up"),
        ("accept neither the tax nor the quota", "accept the tax or the quota"),
        ("sell us all the coal we used to burn", "sell all the coal"),
        ("mend a mill it pays for", "mend a mill it pays for"),
        ("send a ship that never arrived", "send a ship"),
        ("send the ship that carried the guns", "send the ship that carried the guns"),
        ("promise that it will not arm the rebels", "promise that it will not arm the rebels"),
        ("accept a pact that binds one side", "accept a pact that binds one side"),
        ("name a date in it", "name a date"),
        ("make an outright invasion", "invade"),
        ("sit down", "hold talks"),
        ("sit down with the rebels", "sit down with the rebels"),
        ("make a transfer of the money to the widows", "transfer the money to the widows"),
        ("make a fresh offer to the rebels", "make a fresh offer to the rebels"),
        ("honour the truce of 9 May", "honour the truce of 9 May"),
        ("barter one hostage for the other", "barter one hostage for the other"),
        (
            "end the patrols of the strait and the bay that it began in the spring of 1999",
            "end the patrols of the strait and the bay",
        ),
    ],
)
def test_a_text_is_the_deed_itself(action, expected):
    assert option_text(action) == expected


def test_an_id_that_is_taken_is_made_longer_and_then_numbered():
    taken = {"withdraw_troops"}
    for expected in ("withdraw_troops_arbor", "withdraw_troops_arbor_2", "withdraw_troops_arbor_3"):
        found = option_id("withdraw troops", "Arbor", taken)
        assert found == expected
        taken.add(found)


@pytest.mark.parametrize("text", ["not", "iff", "9 lives", "解除制裁", "«ça»", "-", "open; rm -rf /", "a" * 300])
def test_any_text_gives_an_id_that_a_formula_can_hold(text):
    found = option_id(text, "Ölland", {"act"})
    assert re.fullmatch(r"[a-z_][a-z0-9_]*", found)
    assert parse_formula(found).variables == (found,)


@pytest.mark.parametrize(
    "action",
    [
        "do",
        "be there",
        "begin",
        "cross",
        "accept it",
        "grant Saturday",
        "lift them",
        "",
        "do something about it",
        "give things",
        "say what it would do",
        "expect its support",
        "trust the pilots",
        "accept the warning",
        "accept ethnic cleansing",
    ],
)
def test_words_that_name_no_deed_make_no_option(action):
    kept = (
        says("Arbor", "demands", "Brill", "free the crew"),
        says("Brill", "refuses", "Brill", "free the crew"),
        says("Arbor", "offers", "Arbor", "close the base"),
    )
    conflict = draft(reading_of(*kept, says("Brill", "offers", "Brill", action)))
    assert conflict.option_ids == ("close_base", "free_crew")


def test_a_wording_without_its_object_is_the_deed_spoken_of_before():
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Brill", "refuses", "Brill", "free them"),
            says("Arbor", "offers", "Arbor", "close the base"),
        )
    )
    (option,) = maker(conflict, "Brill").options
    assert option.text == "free the crew"
    assert len(option.evidence) == 2


@pytest.mark.parametrize("action", ["accept the demand", "accept its terms", "agree to these conditions", "give in"])
def test_accepting_a_demand_is_doing_what_is_demanded(action):
    conflict = draft(
        reading_of(
            says("Arbor", "demands", "Brill", "free the crew"),
            says("Brill", "refuses", "Brill", action),
            says("Arbor", "offers", "Arbor", "close the base"),
        )
    )
    assert conflict.option_ids == ("close_base", "free_crew")
    assert "not free_crew" in [
        str(s.want) for s in maker(conflict, "Brill").preferences if s.why == "refuses to do this"
    ]


@pytest.mark.parametrize(
    ("action", "wanted"),
    [("not refuse to free the crew", True), ("not fail to free the crew", True), ("refuse not to free the crew", True),
     ("fail to free the crew", False), ("stop failing to free the crew", True)],
)  # fmt: skip
def test_two_denials_are_none(action, wanted):
    assert (relation(deed(action), deed("free the crew"))[0] == 1) is wanted


@pytest.mark.parametrize("together", [True, False])
def test_of_what_two_sides_do_to_each_other_an_option_names_the_other(together):
    reading = reading_of(
        says("Arbor", "demands", "African Union", "lift the embargo"),
        says("Arbor", "offers", "Arbor", "not attack each other"),
        says("African Union", "offers", "African Union", "not attack each other"),
    )
    if together:
        first, one, other = reading.positions
        reading = replace(reading, positions=(first, one, replace(other, span=one.span)))
    texts = [option.text for option in maker(draft(reading), "Arbor").options]
    assert texts == (["attack the African Union"] if together else ["attack"])


@pytest.mark.parametrize(
    ("holder", "stance", "action", "expected"),
    [
        ("Brill", "refuses", "accept any tariff", "accept a tariff"),
        ("Brill", "refuses", "let any aid in", "let aid in"),
        ("Brill", "refuses", "pull out a single gun", "pull out a gun"),
        ("Brill", "offers", "share any tariff", "share any tariff"),
        ("Arbor", "demands", "let our divers go", "let Arbor's divers go"),
        ("Brill", "refuses", "pull back our divers", "pull back its divers"),
        ("Brill", "offers", "send his envoy", "send its envoy"),
        ("Brill", "refuses", "recognise his state", "recognise his state"),
    ],
)
def test_an_option_is_told_as_done_and_from_outside(holder, stance, action, expected):
    quarrel = says("Arbor", "demands", "Brill", "reopen the road"), says("Brill", "refuses", "Brill", "reopen the road")
    conflict = draft(reading_of(*quarrel, says(holder, stance, "Brill", action)))
    assert expected in [option.text for option in maker(conflict, "Brill").options]
