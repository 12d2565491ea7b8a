"""What the author, or somebody named, thinks is likely: each class of phrase, and what is no estimate."""

import csv
from importlib.resources import files
from io import StringIO

import pytest
from reading_texts import context_of, estimates, only

from standoff.reading.model import AUTHOR, Direction

FOR, AGAINST = Direction.HAPPENS, Direction.DOES_NOT_HAPPEN


def published() -> dict[str, tuple[float | None, float | None]]:
    """Ranges as shares, straight from the table of the standards."""
    table = files("standoff.reading").joinpath("data", "estimative.csv").read_text(encoding="utf-8")
    return {
        row["phrase"]: tuple(int(row[end]) / 100 if row[end] else None for end in ("rec_low", "rec_high"))  # type: ignore[misc]
        for row in csv.DictReader(StringIO(table))
    }


@pytest.mark.parametrize(
    ("text", "direction", "low", "high"),
    [
        # ICD 203 (2015), section D.6.e(2)(a), in its own numbers.
        ("Norway will almost certainly sign.", FOR, 0.95, 0.99),
        ("It is very likely that Norway will sign.", FOR, 0.80, 0.95),
        ("Norway is likely to sign.", FOR, 0.55, 0.80),
        ("Norway will probably sign.", FOR, 0.55, 0.80),
        ("There is a roughly even chance that Norway will sign.", FOR, 0.45, 0.55),
        ("Norway is unlikely to sign.", AGAINST, 0.20, 0.45),
        ("It is improbable that Norway will sign.", AGAINST, 0.20, 0.45),
        ("It is very unlikely that Norway will sign.", AGAINST, 0.05, 0.20),
        ("There is almost no chance that Norway will sign.", AGAINST, 0.01, 0.05),
    ],
)
def test_icd_203_ranges(text: str, direction: Direction, low: float, high: float) -> None:
    found = only(text)
    assert (found.outcome, found.direction, found.low, found.high) == ("Norway signs", direction, low, high)
    assert found.holder == AUTHOR


@pytest.mark.parametrize(
    ("text", "phrase", "direction"),
    [
        ("Norway is bound to sign.", "bound to", FOR),
        ("It is impossible that Norway will sign.", "impossible", AGAINST),
        ("We doubt that Norway will sign.", "we doubt", AGAINST),
        ("Norway may sign.", "may", FOR),
        ("There is little chance that Norway will sign.", "little chance", AGAINST),
        ("There is no sign that Norway will sign.", "no sign", AGAINST),
        ("It is possible that Norway will sign.", "possible", FOR),
    ],
)
def test_other_phrases_have_the_ranges_of_the_table(text: str, phrase: str, direction: Direction) -> None:
    found = only(text)
    assert (found.outcome, found.direction) == ("Norway signs", direction)
    assert (found.low, found.high) == published()[phrase]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("There is a 35 percent chance that Norway will sign.", 0.35, 0.35),
        ("There is a 20 to 30 percent chance that Norway will sign.", 0.20, 0.30),
        ("There is a one in four chance that Norway will sign.", 0.25, 0.25),
        ("There is at least a 60 percent chance that Norway will sign.", 0.60, 1.0),
    ],
)
def test_numbers_are_their_own_range(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "direction", "low", "high"),
    [
        ("Norway is not likely to sign.", AGAINST, 0.20, 0.45),
        ("Norway will probably not sign.", AGAINST, 0.20, 0.45),
        ("Norway will almost certainly not sign.", AGAINST, 0.01, 0.05),
        ("It is not unlikely that Norway will sign.", FOR, None, None),
        ("Norway is by no means certain to sign.", AGAINST, None, None),
        ("Few expect Norway to sign.", AGAINST, None, None),
        ("There is no doubt that Norway will sign.", FOR, None, None),
        ("Norway might not sign.", AGAINST, None, None),
    ],
)
def test_denied_hedges(text: str, direction: Direction, low: float | None, high: float | None) -> None:
    found = only(text)
    assert (found.direction, found.low, found.high) == (direction, low, high)


def test_the_outcome_is_worded_positively_whichever_way_the_hedge_leans() -> None:
    likely, unlikely = only("Norway is likely to sign the pact."), only("Norway is unlikely to sign the pact.")
    assert likely.outcome == unlikely.outcome == "Norway signs the pact"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("War is unlikely.", "War comes about"),
        ("A truce is a remote possibility.", "there is a truce"),
        ("More talks can be expected.", "there are more talks"),
        ("The talks are likely to continue.", "the talks continue"),
        ("That the truce will hold seems likely.", "the truce holds"),
        ("We expect Norway to sign.", "Norway signs"),
        ("If Chile pays, Norway is likely to sign.", "Norway signs"),
        ("Norway refused. It is likely to refuse again.", "Norway refuses again"),
    ],
)
def test_raised_split_nominal_and_conditional_hedges(text: str, outcome: str) -> None:
    assert only(text).outcome == outcome


def test_an_echo_repeats_the_judgement_before_it() -> None:
    war, blockade = estimates("War is likely. So is a blockade.")
    assert blockade.outcome == "there is a blockade"
    assert (blockade.low, blockade.high) == (war.low, war.high) == (0.55, 0.80)


@pytest.mark.parametrize(
    "text",
    [
        "Norway likely reiterated its demand.",
        "Norway probably left in May.",
        "Norway may have left.",
        "Norway was likely to sign in 1990.",
        "Norway may be hiding the ships.",
    ],
)
def test_a_hedge_on_what_was_or_is_makes_no_forecast(text: str) -> None:
    assert estimates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chile said that it may sign.",
        "Chile warned that it would leave.",
        "Norway should sign.",
        "Will Norway probably sign?",
        "Norway refuses to sign unless war is likely.",
        "There is an indication that Norway will sign.",
        "Norway set up a base and headed north.",
    ],
)
def test_commitments_duties_questions_and_conditions_are_no_estimates(text: str) -> None:
    assert estimates(text) == []


def test_the_holder_is_who_judges() -> None:
    def holder(text: str) -> str:
        found, context = only(text), context_of(text)
        return found.holder if found.holder == AUTHOR else context.actor(found.holder).name

    assert holder("Norway is likely to sign.") == AUTHOR
    assert holder("We expect Norway to sign.") == AUTHOR
    assert holder("Analysts said that Norway would sign.") == AUTHOR
    assert holder("Chile said that Norway is likely to sign.") == "Chile"
    assert holder("Chile expects Norway to sign.") == "Chile"
    assert holder("Norway is confident of a deal.") == "Norway"


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("Norway is likely to sign by the end of the year.", "by the end of the year"),
        ("Norway is likely to sign soon.", "soon"),
        ("Norway is likely to sign.", None),
    ],
)
def test_the_time_by_which_is_kept(text: str, horizon: str | None) -> None:
    assert only(text).horizon == horizon


def test_the_span_fits_the_text_and_holds_hedge_and_outcome() -> None:
    text = "It snowed. Norway is likely to sign the pact. It snowed again."
    found = only(text)
    assert text[found.span.start : found.span.end] == found.span.text == "Norway is likely to sign the pact"
    assert found.phrase == "likely"


@pytest.mark.parametrize(
    ("text", "outcome", "direction", "low", "high"),
    [
        ("Snow fell. It is unlikely that Norway gives up the port.", "Norway gives up the port", AGAINST, 0.20, 0.45),
        ("The mines stay shut, and it is very unlikely that the war ends.", "the war ends", AGAINST, 0.05, 0.20),
        ("I think it likely that Norway pays.", "Norway pays", FOR, 0.55, 0.80),
        ("It is unlikely Norway will pay.", "Norway pays", AGAINST, 0.20, 0.45),
        ("That Norway will quit the league seems to me improbable.", "Norway quits the league", AGAINST, 0.20, 0.45),
        ("That Chile pays in full is very unlikely.", "Chile pays in full", AGAINST, 0.05, 0.20),
        ("That a pact comes before June is likely.", "a pact comes before June", FOR, 0.55, 0.80),
    ],
)  # fmt: skip
def test_a_that_clause_is_what_is_judged(
    text: str, outcome: str, direction: Direction, low: float, high: float
) -> None:
    found = estimates(text)[-1]
    assert (found.outcome, found.direction, found.low, found.high) == (outcome, direction, low, high)


def test_a_that_clause_about_what_is_makes_no_forecast() -> None:
    assert estimates("The mine is shut. It is likely that Norway is behind it.") == []
    assert estimates("The mine is shut. It is likely that Norway has bought it.") == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Nothing is likely to change before May.", "anything changes before May"),
        ("Nobody is likely to pay this year.", "anybody pays this year"),
        ("Neither country is likely to yield.", "either country yields"),
        ("No pact is likely.", "there is a pact"),
        ("No progress is likely.", "there is progress"),
    ],
)
def test_a_negative_subject_denies_a_positive_outcome(text: str, outcome: str) -> None:
    found = only(text)
    assert (found.outcome, found.direction, found.low, found.high) == (outcome, AGAINST, 0.20, 0.45)


def test_two_estimates_in_one_sentence_keep_apart() -> None:
    text = "It is more likely than not that Norway goes on waiting, and a new raid before winter cannot be excluded."
    first, second = estimates(text)
    assert (first.outcome, first.horizon) == ("Norway goes on waiting", None)
    assert (second.outcome, second.low, second.high) == ("there is a new raid before winter", None, None)


def test_experts_who_said_and_doubted_judge_twice() -> None:
    text = "Economists said a pact before the end of the year was likely, but doubted that it would hold."
    first, second = estimates(text)
    assert (first.outcome, first.direction) == ("there is a pact before the end of the year", FOR)
    assert (second.outcome, second.direction) == ("it holds", AGAINST)


def test_hardly_anybody_who_believes_is_few_who_do() -> None:
    assert only("Hardly anyone believes that Chile will pay.").direction == AGAINST


def test_what_somebody_is_told_to_expect_is_no_forecast() -> None:
    assert estimates("Norway told Chile not to expect its help.") == []


def test_what_is_less_likely_leans_against_without_a_number() -> None:
    found = only("A rupture is less likely still.")
    assert (found.direction, found.low, found.high) == (AGAINST, None, None)


def test_what_experts_predicted_is_a_forecast_unless_they_did_so_long_ago() -> None:
    assert only("Experts predicted that Norway would sign.").outcome == "Norway signs"
    assert estimates("In 1990 experts predicted that Norway would sign.") == []


def test_what_an_outcome_is_set_against_is_no_part_of_it() -> None:
    assert only("It is more likely that the talks drag on than that they fail.").outcome == "the talks drag on"


def test_scarcely_denies_a_hedge() -> None:
    found = only("It is scarcely likely that Norway will pay.")
    assert (found.outcome, found.direction, found.low, found.high) == ("Norway pays", AGAINST, 0.20, 0.45)
    assert only("It is hardly conceivable that Norway will pay.").direction == AGAINST
