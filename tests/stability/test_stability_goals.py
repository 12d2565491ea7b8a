"""What a search for changes finds is all that trying every change finds, each conflict solved by itself."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from making import dilemma
from stated_conflicts import stated_conflict

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option, Statement, Weight, parse_formula
from standoff.errors import ConflictError, FormulaError
from standoff.stability import Concept, solve, status_quo_analysis
from standoff.stability.analyses import Aim, Edit, EditKind, seek
from standoff.stability.analyses.edits import edited, preference_edits, structural_edits
from standoff.stability.analyses.trials import tried

CONCEPTS = [Concept.NASH, Concept.SEQ, Concept.SMR]


def road(weighted: bool = False) -> Conflict:
    def want(text: str, weight: float) -> Statement:
        return Statement(parse_formula(text), Weight(weight) if weighted else None)

    north = DecisionMaker("North", (Option("open", "open the road"),), (want("not open", 2.0), want("pay", 1.0)))
    south = DecisionMaker("South", (Option("pay", "pay the toll"),), (want("open", 1.0),))
    return Conflict("Road", (north, south), infeasible=(parse_formula("open and pay"),))


def wants(conflict: Conflict, dm: int) -> list[str]:
    return [str(statement.want) for statement in conflict.decision_makers[dm].preferences]


def the(edits: tuple[Edit, ...], kind: EditKind, at: int = 0, dm: int | None = 0) -> list[Edit]:
    return [edit for edit in edits if (edit.kind, edit.at, edit.dm) == (kind, at, dm)]


def test_each_change_of_a_preference_does_what_it_says() -> None:
    conflict = road()
    edits = preference_edits(conflict)
    (drop,), (flip,) = the(edits, EditKind.DROP), the(edits, EditKind.FLIP)
    (move,) = the(edits, EditKind.MOVE, at=1)
    assert wants(edited(conflict, [drop]), 0) == ["pay"]
    assert wants(edited(conflict, [flip]), 0) == ["open", "pay"]
    assert wants(edited(conflict, [move]), 0) == ["pay", "not open"]
    assert wants(edited(conflict, [flip, *the(edits, EditKind.DROP, 1)]), 0) == ["open"]
    assert flip.words == "North wants “open” instead of “not open”"
    heavier = next(edit for edit in preference_edits(road(weighted=True)) if edit.kind is EditKind.WEIGH)
    weights = [s.weight.median for s in edited(road(weighted=True), [heavier]).decision_makers[0].preferences]
    assert weights == [4.0, 1.0]
    swapped = edited(dilemma(), [Edit(EditKind.SWAP, 1, "", 0)])
    assert swapped.decision_makers[0].ranking == (("NY",), ("NN",), ("YY",), ("YN",))


def test_each_change_of_what_can_be_done_does_what_it_says() -> None:
    conflict = road()
    edits = structural_edits(conflict)
    (allow,) = the(edits, EditKind.ALLOW, dm=None)
    assert solve(edited(conflict, [allow])).space.labels == ("NN", "YN", "NY", "YY")
    (withdraw,) = the(edits, EditKind.WITHDRAW, dm=None)
    assert solve(edited(conflict, [withdraw])).space.labels == ("NN", "NY")
    ways = {edit.by for edit in the(edits, EditKind.DIRECTION, at=1, dm=None)}
    assert ways == {MoveDirection.FORWARD, MoveDirection.BACK}
    turned = edited(conflict, the(edits, EditKind.DIRECTION, at=1, dm=None)[:1])
    assert [option.direction for option in turned.options] == [MoveDirection.BOTH, MoveDirection.FORWARD]


@pytest.mark.parametrize("seed", range(12))
def test_many_trials_at_once_are_the_same_as_each_by_itself(seed: int) -> None:
    rng = random.Random(f"trials {seed}")
    conflict = stated_conflict(rng, most_options=5, most_statements=3)
    edits = (*preference_edits(conflict), *structural_edits(conflict))
    pairs = list(combinations(edits, 2))
    some = [(edit,) for edit in edits] + rng.sample(pairs, min(30, len(pairs)))
    told = 0
    for trial in tried(conflict, some, CONCEPTS):
        alone = solve(edited(conflict, trial.edits), CONCEPTS)
        assert (trial.space.codes == alone.space.codes).all()
        assert (trial.ranks == alone.ranks).all()
        for concept in CONCEPTS:
            assert (trial.stable[concept] == alone.stable[concept]).all()
        told += 1
    assert told == len(some)


@pytest.mark.parametrize("aim", list(Aim))
@pytest.mark.parametrize("seed", range(6))
def test_all_single_changes_that_do_it_are_found_and_only_those(seed: int, aim: Aim) -> None:
    rng = random.Random(f"goals {seed}")
    conflict = stated_conflict(rng, most_options=4, most_statements=3)
    goal = rng.choice(["o0", "not o1", "o0 and o1", "o1 if o0"])
    search = seek(conflict, goal, "seq", aim, together=1)
    assert search.complete
    reaching = {
        edit.words
        for edit in (*preference_edits(conflict), *structural_edits(conflict))
        if does(conflict, edit, goal, aim)
    }
    if search.already:
        assert does(conflict, None, goal, aim)
        return
    assert not does(conflict, None, goal, aim)
    found = [result.edits[0].words for result in search.found]
    assert set(found) == reaching if len(reaching) <= 20 else set(found) <= reaching
    assert [result.size for result in search.found] == sorted(result.size for result in search.found)


def does(conflict: Conflict, edit: Edit | None, goal: str, aim: Aim) -> bool:
    """Whether the goal is reached after one change, by solving and walking the changed conflict."""
    solution = solve(edited(conflict, [edit] if edit else []), ["seq"])
    wish = parse_formula(goal)
    ids = conflict.option_ids
    settles = {
        label: wish.holds({name: letter == "Y" for name, letter in zip(ids, label, strict=True)})
        for label in solution.equilibria[Concept.SEQ]
    }
    good = [label for label, holds in settles.items() if holds]
    if aim is Aim.REACHED:
        routes = status_quo_analysis(solution, *good).routes if good else ()
        return any(route.improvements is not None for route in routes)
    return bool(good) and (aim is Aim.EQUILIBRIUM or all(settles.values()))


def test_two_changes_are_tried_where_neither_does_it_alone() -> None:
    search = seek(dilemma(), "YY", "nash")
    assert not search.already
    assert search.found
    assert min(len(result.edits) for result in search.found) == 2
    singles = {edit for result in seek(dilemma(), "YY", "nash", together=1).found for edit in result.edits}
    for result in search.found:
        assert solve(edited(dilemma(), result.edits)).is_equilibrium("YY", "nash")
        assert not singles & set(result.edits)


def test_a_bound_is_kept_and_told_and_progress_counts_up_to_it() -> None:
    seen: list[tuple[int, int]] = []
    search = seek(dilemma(), "YY", "nash", limit=7, progress=lambda done, total: seen.append((done, total)))
    assert (search.tried, search.complete) == (7, False)
    assert seen == [(done, 7) for done in range(1, 8)]


def test_what_is_so_already_needs_no_change() -> None:
    search = seek(dilemma(), "NN", "nash")
    assert (search.already, search.found, search.tried) == (True, (), 0)
    assert search.to_dict()["already"]


def test_mistakes_are_told() -> None:
    with pytest.raises(ConflictError, match="name one of equilibrium, only, reached"):
        seek(dilemma(), "YY", "nash", "settled")
    with pytest.raises(FormulaError, match="no option is called 'giv'; did you mean 'give'"):
        seek(dilemma(), "giv", "nash")
    with pytest.raises(ConflictError, match="write 2 letters"):
        seek(dilemma(), "YYY", "nash")


def test_a_state_that_becomes_possible_can_be_the_goal() -> None:
    conflict = replace(dilemma(), infeasible=(parse_formula("give and yield"),))
    found = seek(conflict, "YY", "seq", together=1).found
    assert any(edit.kind is EditKind.ALLOW for result in found for edit in result.edits)
