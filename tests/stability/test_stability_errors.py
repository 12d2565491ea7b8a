"""What a user can get wrong ends in one line that says what was meant or what would be right."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from making import dilemma, with_status_quo

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, parse_formula
from standoff.errors import StandoffError
from standoff.stability import StateSpace, explain, solve, status_quo_analysis


def of_many_options(count: int) -> Conflict:
    return Conflict("Many", (DecisionMaker("Ada", tuple(Option(f"o{b}", f"deed {b}") for b in range(count))),))


def ranked(*groups: tuple[str, ...]) -> Conflict:
    ada, bo = dilemma().decision_makers
    return Conflict("Ranked", (replace(ada, ranking=groups), bo))


def never_both() -> Conflict:
    return replace(dilemma(), infeasible=(parse_formula("give and yield"),))


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "a concept misspelt": (lambda: solve(dilemma(), ["NSAH"]), "did you mean 'nash'? [unknown-concept]"),
    "a concept unlike any": (lambda: solve(dilemma(), ["zzz"]), "name one of nash, gmr, smr, seq,"),
    "a concept not asked for": (
        lambda: solve(dilemma(), ["nash"]).is_equilibrium("NN", "seq"),
        "name it in the `concepts` given to solve [concept-not-solved]",
    ),
    "a label in small letters": (lambda: explain(dilemma(), "yn"), "did you mean 'YN'? [bad-label]"),
    "a label spaced out": (lambda: explain(dilemma(), "Y-N"), "did you mean 'YN'? [bad-label]"),
    "a state's number": (lambda: explain(dilemma(), "3"), "did you mean 'NY'? [bad-label]"),
    "a number too large": (lambda: explain(dilemma(), "5"), "write 2 letters, Y or N"),
    "a label too long": (lambda: status_quo_analysis(solve(dilemma()), "YNY"), "write 2 letters, Y or N"),
    "an infeasible state": (lambda: explain(never_both(), "YY"), "the nearest feasible state is YN [infeasible-state]"),
    "a name misspelt": (lambda: explain(dilemma(), "NN", "Adda"), "did you mean 'Ada'? [unknown-decision-maker]"),
    "a name unlike any": (lambda: explain(dilemma(), "NN", "France"), "name one of Ada, Bo [unknown-decision-maker]"),
    "no options": (lambda: solve(of_many_options(0)), "give a decision maker an option [no-options]"),
    "forty options": (lambda: solve(of_many_options(40)), "has 40 options and at most 24 can be solved"),
    "nothing feasible": (
        lambda: solve(replace(dilemma(), infeasible=(parse_formula("give or not give"),))),
        "[no-feasible-state]",
    ),
    "an infeasible status quo": (
        lambda: solve(with_status_quo(never_both(), "YY")),
        "the status quo YY is one of the infeasible combinations",
    ),
    "a ranking that misses states": (
        lambda: solve(ranked(("NN", "YN"))),
        "the ranking of Ada misses 2 of 4 feasible states, the first is NY",
    ),
    "a ranking that repeats one": (
        lambda: solve(ranked(("NN", "YN"), ("NY", "YY", "NN"))),
        "the ranking of Ada lists NN twice",
    ),
    "a graph too large to draw": (lambda: solve(of_many_options(13)).to_graphml(), "[graph-too-large]"),
    "a graph of too many moves": (lambda: solve(of_many_options(12)).to_graphml(), "[graph-too-large]"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_ends_in_one_line_with_its_remedy(mistake: str) -> None:
    attempt, words = WRONG[mistake]
    with pytest.raises(StandoffError) as caught:
        attempt()
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_formula_over_an_unknown_option_is_a_user_error() -> None:
    wish = Statement(parse_formula("gvie"))
    ada, bo = dilemma().decision_makers
    for conflict in (
        replace(dilemma(), infeasible=(wish.want,)),
        Conflict("Wish", (replace(ada, ranking=None, preferences=(wish,)), bo)),
    ):
        with pytest.raises(StandoffError, match="did you mean 'give'"):
            solve(conflict)


def test_twenty_four_options_are_allowed() -> None:
    assert StateSpace.of(of_many_options(24)).n_states == 1 << 24
