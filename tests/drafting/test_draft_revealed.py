"""What standing still reveals: the status quo of a draft holds one move ahead in most readings, never by force."""

import math
from statistics import NormalDist

import pytest
from drafting_readings import any_means, maker, reading_of, says, unsaid

from standoff.drafting import draft
from standoff.outlook import look_ahead

DEMAND = says("Arbor", "demands", "Brill", "lift the embargo")
REJECTION = says("Brill", "refuses", "Brill", "lift the embargo")
THREATS = ["bomb the harbour", "close the strait", "expel the envoy", "seize the fleet"]


def threat(action, whose="Arbor", **more):
    return says(whose, "threatens", whose, action, ("unless", "Brill", "lift the embargo"), **more)


def one_move(*said):
    return look_ahead(draft(reading_of(DEMAND, REJECTION, *said)), samples=4000).persists["nash"].support


@pytest.mark.parametrize("threats", [1, 2, 4])
def test_nobody_moves_at_once_in_four_readings_of_five_however_many_things_are_threatened(threats):
    assert one_move(*map(threat, THREATS[:threats])) == pytest.approx(0.8, abs=0.05)


@pytest.mark.parametrize("action", ["bomb the harbour on Monday", "bomb the harbour within the next two weeks"])
def test_a_threat_with_a_time_set_is_less_sure_not_to_be_carried_out(action):
    assert one_move(threat(action)) < one_move(threat("bomb the harbour")) - 0.1


def test_strong_words_make_a_threat_more_likely_to_be_carried_out():
    stable = [one_move(threat("bomb the harbour", strength=strength)) for strength in (0.0, 0.5, 1.0)]
    assert stable == sorted(stable, reverse=True)
    assert stable[0] > stable[2]


@pytest.mark.parametrize(
    "said",
    [
        says("Arbor", "demands", "Arbor", "bomb the harbour"),
        says("Brill", "offers", "Brill", "close the base"),
        says("Arbor", "accepts", "Arbor", "close the base"),
    ],
    ids=["own-ranks", "free-offer", "acceptance"],
)
def test_what_pulls_a_side_out_of_the_status_quo_is_held_back(said):
    conflict = draft(reading_of(DEMAND, REJECTION, said))
    (option,) = [o for o in conflict.options if o.text == said.action]
    assert any_means(unsaid(conflict, said.holder), f"not {option.id}")
    statements = {str(s.want): s.weight for s in maker(conflict, said.holder).preferences}
    pull, hold = statements[option.id], statements[f"not {option.id}"]
    chance = NormalDist().cdf(
        math.log(hold.median / pull.median) / math.hypot(*map(math.log, (hold.spread, pull.spread)))
    )
    assert chance == pytest.approx(0.8, abs=0.05)


def test_a_promise_that_waits_for_another_is_left_as_it_is():
    offer = says("Arbor", "offers", "Arbor", "close the base", ("if", "Brill", "lift the embargo"))
    conflict = draft(reading_of(DEMAND, REJECTION, offer))
    assert not any_means(unsaid(conflict, "Arbor"), "not close_base")


def test_what_is_only_revealed_is_never_firmer_than_a_refusal_in_words():
    conflict = draft(reading_of(DEMAND, REJECTION, *map(threat, THREATS)))
    refusal = next(s.weight.median for s in maker(conflict, "Brill").preferences if str(s.want) == "not lift_embargo")
    costs = [s.weight.median for s in maker(conflict, "Arbor").preferences if s.why.startswith("not said:")]
    assert len(costs) == len(THREATS)
    assert max(costs) <= refusal


def test_how_often_and_which_one_set_no_time():
    for action in ("bomb the harbour every sixty days", "send warships with the next convoys"):
        assert one_move(threat(action)) == pytest.approx(0.8, abs=0.05)
