"""Classes of wording that make an estimate, many members of each, beside near misses that make none."""

import pytest
from reading_texts import estimates, only

from standoff.reading.model import Direction

FOR, AGAINST = Direction.HAPPENS, Direction.DOES_NOT_HAPPEN


@pytest.mark.parametrize(
    ("text", "outcome", "direction"),
    [
        ("That Norway will leave the pact few here doubt.", "Norway leaves the pact", FOR),
        ("That the truce holds until spring we seriously doubt.", "the truce holds until spring", AGAINST),
        ("That Chile will pay in full nobody believes.", "Chile pays in full", AGAINST),
        ("That Oslo gives way I consider unlikely.", "Oslo gives way", AGAINST),
        ("That Norway will sign I have little doubt.", "Norway signs", FOR),
        ("What nobody here expects is that Norway will sign.", "Norway signs", AGAINST),
        ("What I doubt is that Chile would pay twice.", "Chile pays twice", AGAINST),
        ("What few diplomats expect is a quick deal.", "there is a quick deal", AGAINST),
        ("What most observers expect is that the talks will drag on.", "the talks drag on", FOR),
        ("Few doubt that Norway will sign.", "Norway signs", FOR),
        ("The pact, I think, will be signed.", "the pact is signed", FOR),
    ],
)
def test_judging_may_come_behind_what_is_judged(text: str, outcome: str, direction: Direction) -> None:
    found = only(text)
    assert (found.outcome, found.direction) == (outcome, direction)


@pytest.mark.parametrize(
    ("text", "direction", "low", "high"),
    [
        ("That Chile will pay by June we put at no better than 30 percent.", AGAINST, 0.0, 0.3),
        ("There is one chance in four that Norway will sign.", FOR, 0.25, 0.25),
        ("Norway has about two chances in five of winning the vote.", FOR, 0.4, 0.4),
        ("I give the envoys one chance in three of finding a port.", FOR, 0.333, 0.333),
        ("The chances are two in three that the king abdicates.", FOR, 0.667, 0.667),
        ("Diplomats put the chance that the border reopens this year at 15 percent or so.", AGAINST, 0.15, 0.15),
        ("The probability of default stands at 60 percent.", FOR, 0.6, 0.6),
        ("The likelihood of a strike has risen to about 60 percent.", FOR, 0.6, 0.6),
        ("The bank puts the odds of a default at 40 percent.", FOR, 0.4, 0.4),
        ("Chances of a breakthrough are put at less than a third.", AGAINST, 0.0, 0.333),
        ("The chances of a joint survey must be rated at one in five at best.", AGAINST, 0.0, 0.2),
        ("It is 70 percent likely that Norway will sign.", FOR, 0.7, 0.7),
        ("There is a 1-in-10 chance of a coup.", AGAINST, 0.1, 0.1),
        ("The chances of a truce are, at best, one in five.", AGAINST, 0.0, 0.2),
        ("The counsel put a ruling before May at no better than one in ten.", AGAINST, 0.0, 0.1),
        ("We price a default this year at one in four.", FOR, 0.25, 0.25),
        ("I would put a breakthrough at 30 percent.", FOR, 0.3, 0.3),
        ("The betting markets put his survival at 70 percent.", FOR, 0.7, 0.7),
        ("I'd lay three to one that there is a treaty by June.", FOR, 0.75, 0.75),
        ("The bookmakers offer four to one against an early election.", AGAINST, 0.2, 0.2),
        ("The odds are two to one that Christmas finds the blockade in place.", FOR, 0.667, 0.667),
        ("There is perhaps an even chance that both will nod to it next year.", FOR, 0.45, 0.55),
        ("Chances are good that invitations will go out before the week is over.", FOR, 0.55, 0.8),
        ("The risk of war, put in some quarters at one in ten, is real.", AGAINST, 0.1, 0.1),
        ("There is a better than even chance that the president will resign.", FOR, 0.51, 0.65),
    ],
)
def test_numbers_of_every_shape(text: str, direction: Direction, low: float, high: float) -> None:
    found = only(text)
    assert (found.direction, found.low, found.high) == (direction, pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "direction", "chance"),
    [
        ("The odds against a second round are about five to one.", AGAINST, 1 / 6),
        ("The odds are three to one against a deal.", AGAINST, 1 / 4),
        ("The odds on a deal are two to one.", AGAINST, 1 / 3),
        ("The odds are three to one in favour of a deal.", FOR, 3 / 4),
    ],
)
def test_odds_are_against_what_they_are_quoted_on_unless_they_say_otherwise(
    text: str, direction: Direction, chance: float
) -> None:
    found = only(text)
    assert found.direction == direction
    assert found.low == found.high == pytest.approx(chance, abs=0.001)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The odds are against a deal.", AGAINST),
        ("The odds are stacked against a deal.", AGAINST),
        ("The odds favour a deal.", FOR),
        ("The odds are that the talks will fail.", FOR),
        ("I would be surprised if Norway signed.", AGAINST),
        ("It would be a surprise if Norway signed before June.", AGAINST),
        ("It would take a miracle for the talks to succeed.", AGAINST),
        ("I should not be surprised if Norway signed.", FOR),
        ("It would surprise nobody if Norway walked out.", FOR),
        ("It would come as no surprise if the general resigned.", FOR),
        ("Do not be surprised if the general resigns.", FOR),
        ("Do not look for an early truce.", AGAINST),
        ("Do not expect Norway to sign.", AGAINST),
        ("Don't bet on a treaty this year.", AGAINST),
        ("Nor should anyone hold his breath for an apology.", AGAINST),
        ("Nobody should count on a settlement before winter.", AGAINST),
        ("Expect more raids.", FOR),
        ("Few see a deal before June.", AGAINST),
        ("I can't see Norway backing down.", AGAINST),
        ("We cannot rule out a new raid.", FOR),
        ("Another raid is not to be ruled out.", FOR),
        ("My guess is that Norway will sign.", FOR),
        ("My guess is some kind of truce.", FOR),
        ("The betting in Oslo is that the treaty will pass.", FOR),
        ("The smart money is on a postponement.", FOR),
        ("The best guess is that the talks will collapse.", FOR),
        ("All the signs are that the talks will fail.", FOR),
        ("It may well be that the talks fail.", FOR),
        ("A collapse of the pact could well be.", FOR),
        ("Chile could yet be the next to leave.", FOR),
        ("Chile, not Norway, may yet be the next to leave.", FOR),
        ("The king will hardly agree.", AGAINST),
        ("Norway can hardly fail to win the vote.", FOR),
        ("Hopes are fading of a quick end to the siege.", AGAINST),
        ("The prospect of a deal has receded.", AGAINST),
        ("No truce is expected.", AGAINST),
        ("A truce can scarcely be expected this year.", AGAINST),
        ("Only a fool would bet on a truce.", AGAINST),
        ("It would be rash to expect a truce.", AGAINST),
        ("It would be foolish to count on a truce.", AGAINST),
        ("It is too early to expect a truce.", AGAINST),
        ("I would say that the truce will hold.", FOR),
        ("It looks as if the truce will hold.", FOR),
        ("It looks as though the truce will not hold.", AGAINST),
        ("Norway looks like leaving the pact.", FOR),
    ],
)
def test_odds_surprises_bets_guesses_and_modals_lean_one_way(text: str, direction: Direction) -> None:
    assert only(text).direction == direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("A defection by Norway is not in the cards.", AGAINST),
        ("A coup, talked of in the spring, now seems far-fetched, thanks to the rains.", AGAINST),
        ("A treaty by June is a long shot.", AGAINST),
        ("A return to war is hard to imagine.", AGAINST),
        ("It is difficult to see the two sides agreeing before June.", AGAINST),
        ("A drawn-out stalemate is the safest bet.", FOR),
        ("Waiting is the better bet.", FOR),
        ("A withdrawal is only a matter of time.", FOR),
        ("Far likelier is a long stalemate.", FOR),
        ("Norway is tipped to win the vote.", FOR),
        ("Chile is on course to default by March.", FOR),
        ("Most likely, the talks will drag on.", FOR),
        ("It is far from clear that the general will yield.", AGAINST),
        ("Peace is a distant prospect.", AGAINST),
        ("The government is on the brink of collapse.", FOR),
        ("The pact is in danger of coming apart.", FOR),
        ("The stock may not recover.", AGAINST),
        ("There is not a soul in the ministry who believes that the pact will hold.", AGAINST),
    ],
)
def test_idioms_lean_without_a_number(text: str, direction: Direction) -> None:
    found = only(text)
    assert (found.direction, found.low, found.high) == (direction, None, None)


@pytest.mark.parametrize(
    ("text", "direction", "low", "high"),
    [
        ("The expulsion of the envoys would be all but assured.", FOR, 0.95, 0.99),
        ("The return of the exiles is all but guaranteed.", FOR, 0.95, 0.99),
        ("A default is a near certainty.", FOR, 0.95, 0.99),
        ("That Norway will let inspectors in is hardly conceivable.", AGAINST, 0.01, 0.05),
        ("A clash strikes me as improbable.", AGAINST, 0.20, 0.45),
        ("A clash between two navies that share a port strikes us as unlikely in the extreme.", AGAINST, 0.05, 0.20),
        ("We very much doubt that Norway will sign.", AGAINST, 0.05, 0.20),
        ("Whether the truce survives the winter is a toss-up.", FOR, 0.45, 0.55),
        ("It is even money whether Norway signs.", FOR, 0.45, 0.55),
        ("Norway will as likely as not walk out.", FOR, 0.45, 0.55),
        ("Norway has a good chance of winning the vote.", FOR, 0.55, 0.80),
        ("There is not the slightest chance of a deal before Easter.", AGAINST, 0.0, 0.01),
        ("War looks remote.", AGAINST, 0.01, 0.05),
    ],
)
def test_synonyms_of_a_standard_phrase_have_its_range(text: str, direction: Direction, low: float, high: float) -> None:
    found = only(text)
    assert (found.direction, found.low, found.high) == (direction, low, high)


def test_a_number_beside_a_word_says_more_than_the_word() -> None:
    found = only("We rate it as probable, say two chances in three, that Norway will be out of the pact by Easter.")
    assert (found.low, found.high) == (0.667, 0.667)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("An outright cutoff is unlikely (one chance in five).", 0.2),
        ("It is likely (65 percent) that Norway will sign.", 0.65),
    ],
)
def test_a_number_in_brackets_is_what_the_word_before_it_means(text: str, number: float) -> None:
    found = only(text)
    assert (found.low, found.high) == (number, number)


def test_what_will_have_been_done_by_a_day_is_a_forecast() -> None:
    assert only("The two governments will probably have signed something by Christmas.").low == 0.55
    assert estimates("He will probably have left already.") == []


def test_an_opinion_on_what_is_hedged_is_one_estimate() -> None:
    found = only("My own sense is that Norway is likely to sign.")
    assert (found.phrase, found.low) == ("likely", 0.55)


def test_odds_of_nothing_named_are_of_what_was_judged_before() -> None:
    found = only("Nobody should hold his breath for a second round: the odds against are four to one.")
    assert found.outcome == "there is a second round"
    assert found.low == pytest.approx(0.2)


@pytest.mark.parametrize(
    "text",
    [
        # What a party counts on, sees or rules out is a need, a fact or a position of its own.
        "Norway counts on Chilean gas.",
        "Chile does not rule out force.",
        "The minister ruled out a withdrawal.",
        "Norway saw two ships leaving the port.",
        "We look for survivors.",
        "He looks for his brother in the camps.",
        # Facts, past and present, behind words of judging.
        "That Chile sold the port nobody denies.",
        "Norway did not expect the raid.",
        "The president was surprised by the attack.",
        "My guess was wrong.",
        "I doubt the figures.",
        "There are doubts about the figures.",
        "The mine was thought worthless.",
        # Other senses of the words of chance.
        "The village is remote.",
        "The two sides are at odds over the fee.",
        "Norway won by two to one.",
        "One in three ships was stopped.",
        "A third of the army was lost.",
        "It gave peace a chance.",
        "The ship stood on the verge of the road.",
        "The ship may not leave the port.",
        "It is anybody's guess whether the pact will hold.",
        "Money is on the table.",
        "Norway is a good bet for investors.",
        "It looks as if the army left in May.",
        "The minister said that the truce would hold.",
        "It was a matter of time and money.",
        "The king is sure of his army.",
        "Norway has been set up to fail.",
        "Norway was assured that its boats would not be harassed.",
        "The fees are expected of every ship.",
        "The price is another matter.",
        # Duties, permissions, reported intentions.
        "The minister's view is that Chile must pay.",
        "He may stay in the country until May, the court ruled.",
        "Chile said that it would look for a quick deal.",
        "Analysts said that it would be premature to celebrate.",
    ],
)
def test_near_misses_are_no_estimates(text: str) -> None:
    assert estimates(text) == []
