"""Estimates in the orders that prose puts them in: fronted, parenthetical, absolute, after a topic; made, not taken."""

import pytest
from reading_texts import context_of

from standoff.reading.estimates.finder import find_estimates
from standoff.reading.model import Direction

COMING, NOT_COMING = Direction.HAPPENS, Direction.DOES_NOT_HAPPEN


def judged(text: str) -> list[tuple[Direction, str]]:
    return [(estimate.direction, estimate.outcome) for estimate in find_estimates(context_of(text))]


@pytest.mark.parametrize(
    ("text", "direction", "named"),
    [
        ("A recall of the envoy I do not foresee.", NOT_COMING, "recall of the envoy"),
        ("A settlement before the feast few diplomats expect.", NOT_COMING, "settlement"),
        ("A partition of the province most historians consider inevitable.", COMING, "partition of the province"),
        ("Direct talks with the rebels I consider improbable.", NOT_COMING, "talks with the rebels"),
        ("A settlement is near; a boycott they think very unlikely.", NOT_COMING, "boycott"),
        ("As for a landing, no one expects one.", NOT_COMING, "landing"),
        ("As for sanctions, we judge them unlikely.", NOT_COMING, "sanctions"),
        ("As for a strike, most traders think it likely.", COMING, "strike"),
        ("As for Brno, the odds are better than even that it will be spared.", COMING, "spared"),
    ],
)
def test_what_is_judged_may_come_first(text: str, direction: Direction, named: str) -> None:
    ((found, outcome),) = judged(text)
    assert found == direction
    assert named in outcome


@pytest.mark.parametrize(
    "text",
    [
        "The villagers, they think, will be back before the rains.",
        "The mills, the owners think, will be idle till March.",
        "The road, it is believed, will be closed by snow.",
        "The likeliest outcome, diplomats say, is a partial pullback.",
        "The feeling in the port is that the tariff will stay.",
        "The view in Geneva is that the plan will be adopted.",
        "There is a fair chance the miners will be freed this week.",
        "A truce is only days away.",
        "The fall of the capital is a matter of hours.",
        "A truce is probably days away.",
        "A resignation would surprise nobody.",
        "An early election would not come as a surprise.",
        "It is easy to imagine the quarrel spreading.",
        "There can be little doubt that the shah will go.",
        "A few ships are expected to call this month.",
        "The danger of a clash is greater than it was.",
        "The chances of a truce are higher than ever.",
    ],
)
def test_what_is_held_likely_happens_wherever_it_is_said(text: str) -> None:
    assert [direction for direction, _ in judged(text)] == [COMING]


@pytest.mark.parametrize(
    "text",
    [
        "A settlement would come as a surprise.",
        "Diplomats see no end to the siege.",
        "Analysts see no breakthrough.",
        "There is no end in sight.",
        "With no settlement in sight, growers are selling their sheep.",
        "There are few signs that Madrid will relent.",
        "Nothing points to an early end of the blockade.",
        "Lawyers doubt that either party wishes a trial.",
        "Diplomats doubt that Lima has the stomach for a war.",
        "Little help is likely to come before spring.",
        "Few ships are expected to call this month.",
        "The odds do not favour a quick truce.",
        "A truce is no more than a distant possibility.",
        "It would be reckless to bet on a truce.",
        "There is no guarantee that the port will reopen.",
        "There is no guarantee of a truce.",
        "That they will take it the envoys think doubtful in the extreme.",
        "That Lima will pay most bankers doubt.",
        "Few here would stake their savings on the truce lasting.",
        "The prospect of an early vote is fainter than the papers suppose.",
        "The chances of a truce are slimmer than ever.",
        "A joint survey has almost no chance this year.",
    ],
)
def test_what_is_held_unlikely_does_not_wherever_it_is_said(text: str) -> None:
    assert [direction for direction, _ in judged(text)] == [NOT_COMING]


@pytest.mark.parametrize(
    "text",
    [
        "Defeat is unthinkable for Moscow.",
        "A referendum is out of the question for Madrid.",
        "Few farmers could afford the seed.",
        "The valley could not do without its canal.",
        "Weavers spin all day, and few merchants could do without them.",
        "Nobody could open the gate.",
        "Make sure that the lamps are lit.",
        "Be certain to sign both copies.",
        "He is likely the oldest man in the village.",
        "The union, it says, will sue.",
        "The map they think a forgery.",
        "The hotel they call the Ritz.",
        "An old map of the river he considers valuable.",
        "The boat we expected.",
        "A settlement seemed likely last month.",
        "The view in the valley is lovely.",
        "That is a sum they see no reason to pay.",
        "That was the house he called home.",
        "He staked his career on the pact.",
        "There is no guarantee on the goods.",
        "The bank gave a guarantee that the loan would be repaid.",
        "I doubt that he was ever there.",
    ],
)
def test_refusals_powers_and_what_is_judge_nothing_to_come(text: str) -> None:
    assert judged(text) == []


def test_what_cannot_be_dismissed_is_what_a_later_it_stands_for() -> None:
    assert judged("A coup cannot be dismissed. I think it improbable.") == [
        (COMING, "there is a coup"),
        (NOT_COMING, "there is a coup"),
    ]
