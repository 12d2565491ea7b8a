"""`.gmcr` files keep states, their numbers and all rankings, there and back, and say plainly what they cannot."""

import json
import random
from dataclasses import replace

import literal_gmcr
import pytest
from conflict_strategies import conflicts
from hypothesis import HealthCheck, given, settings

from standoff.conflict import (
    Attitude,
    Conflict,
    DecisionMaker,
    MoveDirection,
    Option,
    Statement,
    Weight,
    dump_conflict,
    dumps_conflict,
    load_conflict,
    loads_conflict,
    parse_formula,
    published,
)
from standoff.conflict.gmcr import read_gmcr
from standoff.conflict.gmcr_conditions import formula_of, terms_of
from standoff.conflict.gmcr_text import not_kept
from standoff.errors import ConflictError, ConflictFileError
from standoff.stability import StateSpace, preference_ranks, solve

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)

WATER = {  # an upstream and a downstream town quarrel over a weir; options of one owner stand apart
    "decisionMakers": [
        {
            "name": "Downstream",
            "options": [2, 0],
            "preferences": [[[1, "Y"]], [[2, "N"]]],
            "preferenceRanking": [4, [1, 2], [3, 6], 5],
        },
        {
            "name": "Upstream",
            "options": [1],
            "preferences": [{"compound": True, "members": [[[1, "Y"], [2, "Y"]], [[1, "N"], [2, "N"]]]}],
            "preferenceRanking": [[1, 2, 3], [4, 5, 6]],
        },
    ],
    "options": [
        {"name": "Sue", "permittedDirection": "fwd"},
        {"name": "Open the weir", "permittedDirection": "both"},
        {"name": "Pay", "permittedDirection": "back"},
    ],
    "infeasibles": [[[0, "Y"], [2, "Y"]]],
    "useManualPreferenceRanking": False,
    "program": "gmcr-py",
}


def facts(conflict: Conflict) -> tuple[object, ...]:
    """States by number, which way options move, who owns them, and rankings."""
    space = StateSpace.of(conflict)
    return space.labels, space.directions, space.owners, groups_of(conflict)


def groups_of(conflict: Conflict) -> list[list[set[str]]]:
    space = StateSpace.of(conflict)
    ranks = preference_ranks(conflict, space)
    return [
        [
            {space.labels[at] for at in range(space.n_states) if row[at] == rank}
            for rank in sorted(set(row), reverse=True)
        ]
        for row in ranks.tolist()
    ]


def test_options_are_regrouped_by_decision_maker_and_that_order_gives_the_states() -> None:
    conflict = loads_conflict(json.dumps(WATER), "gmcr", name="weir.gmcr")
    assert conflict.title == "weir"
    assert conflict.option_ids == ("pay", "sue", "open_the_weir")
    assert [dm.name for dm in conflict.decision_makers] == ["Downstream", "Upstream"]
    assert [option.direction for option in conflict.options] == [
        MoveDirection.BACK,
        MoveDirection.FORWARD,
        MoveDirection.BOTH,
    ]
    assert StateSpace.of(conflict).labels == ("NNN", "YNN", "NYN", "NNY", "YNY", "NYY")
    assert conflict.status_quo == "NNN"
    assert [str(statement.want) for statement in conflict.decision_makers[0].preferences] == [
        "open_the_weir",
        "not pay",
    ]
    assert (
        str(conflict.decision_makers[1].preferences[0].want) == "open_the_weir iff pay"
        or str(conflict.decision_makers[1].preferences[0].want) == "pay iff open_the_weir"
    )


def test_the_switch_says_for_all_whether_rankings_hold() -> None:
    manual = {**WATER, "useManualPreferenceRanking": True}
    conflict = loads_conflict(json.dumps(manual), "gmcr")
    assert groups_of(conflict)[0] == [{"NNY"}, {"NNN", "YNN"}, {"NYN", "NYY"}, {"YNY"}]
    assert all(not dm.preferences for dm in conflict.decision_makers)
    assert groups_of(loads_conflict(json.dumps(WATER), "gmcr")) != groups_of(conflict)


@pytest.mark.parametrize("seed", range(300))
def test_a_file_means_what_gmcr_plus_takes_it_to_mean_and_keeps_it_over_yaml_and_back(seed: int) -> None:
    file = literal_gmcr.random_file(random.Random(seed))
    conflict = loads_conflict(json.dumps(file), "gmcr")
    assert StateSpace.of(conflict).labels == tuple(literal_gmcr.feasible(file))
    assert groups_of(conflict) == [literal_gmcr.groups(file, maker) for maker in file["decisionMakers"]]
    over_yaml = loads_conflict(dumps_conflict(conflict))
    assert over_yaml == conflict
    written = dumps_conflict(over_yaml, "gmcr")
    back = json.loads(written)
    assert literal_gmcr.feasible(back) == literal_gmcr.feasible(file)
    for old, new in zip(file["decisionMakers"], back["decisionMakers"], strict=True):
        assert literal_gmcr.groups(back, new) == literal_gmcr.groups(file, old)
    ways = [file["options"][place]["permittedDirection"] for place in literal_gmcr.regrouped(file)]
    assert [option["permittedDirection"] for option in back["options"]] == ways
    assert facts(loads_conflict(written, "gmcr")) == facts(conflict)


def sayable(conflict: Conflict) -> Conflict:
    """The conflict without what a `.gmcr` file cannot say."""
    makers = (
        DecisionMaker(
            dm.name,
            dm.options,
            tuple(Statement(statement.want, None, statement.evidence, statement.why) for statement in dm.preferences),
            dm.ranking,
        )
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=tuple(makers), indistinguishable=())


@given(conflicts())
@slow_to_draw
def test_any_conflict_keeps_its_states_and_rankings(conflict: Conflict) -> None:
    plain = sayable(conflict)
    written = dumps_conflict(plain, "gmcr")
    back = loads_conflict(written, "gmcr")
    assert facts(back) == facts(plain)
    assert (back.title, back.status_quo, back.option_ids) == (plain.title, plain.status_quo, plain.option_ids)
    file = json.loads(written)
    assert literal_gmcr.feasible(file) == list(StateSpace.of(plain).labels)
    for maker, expected in zip(file["decisionMakers"], groups_of(plain), strict=True):
        assert literal_gmcr.groups(file, maker) == expected
        states = literal_gmcr.feasible(file)
        assert [
            {s for s, worth in zip(states, maker["payoffs"], strict=True) if worth == value}
            for value in sorted(set(maker["payoffs"]), reverse=True)
        ] == expected
    again = dumps_conflict(back, "gmcr")
    assert dumps_conflict(loads_conflict(again, "gmcr"), "gmcr") == again


@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry.name)
def test_published_conflicts_keep_their_equilibria(entry, tmp_path) -> None:
    file = tmp_path / f"{entry.name}.gmcr"
    dump_conflict(entry.conflict, file)
    assert solve(load_conflict(file)).equilibria == solve(entry.conflict).equilibria


@pytest.mark.parametrize(
    "wish",
    [
        "open",
        "not open",
        "open and not pay",
        "open or not pay",
        "open if pay",
        "not open if not pay",
        "open if pay and sue",
        "open and pay if sue",
        "open iff pay",
        "open iff not pay",
        "open iff pay and sue",
        "open iff pay or sue",
        "(open or pay) and (not sue or not talk)",
        "open and pay and sue or talk",
    ],
)
def test_a_formula_that_is_stored_and_read_again_is_the_same_text(wish: str) -> None:
    ids = ("open", "pay", "sue", "talk")
    assert str(formula_of(terms_of(parse_formula(wish), ids), ids)) == wish


def test_if_is_stored_as_gmcr_plus_stores_it() -> None:
    terms = terms_of(parse_formula("q if p"), ("p", "q"))
    spelt = [(bool(yes & 1), bool(yes & 2)) for care, yes in terms]
    assert spelt == [(True, True), (False, True), (False, False)]
    assert {care for care, _ in terms} == {0b11}


def one_option(**changes: object) -> DecisionMaker:
    return DecisionMaker(**{"name": "A", "options": (Option("x", "do x"),), **changes})  # type: ignore[arg-type]


X = parse_formula("x")
CANNOT_BE_SAID = {
    "weighted": one_option(preferences=(Statement(X, Weight(2.0)),)),
    "strong statement": one_option(preferences=(Statement(X, strong=True),)),
    "strong ranking": one_option(ranking=(("Y",), ("N",)), strong_after=(0,)),
    "unknown": one_option(unknown=((X, parse_formula("not x")),)),
    "attitudes": one_option(attitudes=(("B", Attitude.POSITIVE),)),
}


@pytest.mark.parametrize("maker", CANNOT_BE_SAID.values(), ids=CANNOT_BE_SAID)
def test_what_the_format_cannot_say_is_refused(maker: DecisionMaker, tmp_path) -> None:
    other = DecisionMaker("B", (Option("z", "do z"),))
    if maker.ranking:
        maker = replace(maker, ranking=(("YN", "YY"), ("NN", "NY")))
    conflict = Conflict("t", (maker, other))
    with pytest.raises(ConflictError, match=r"^A has .* which a \.gmcr file cannot say; .* \[not-in-gmcr\]$"):
        dump_conflict(conflict, tmp_path / "c.gmcr")
    assert not list(tmp_path.iterdir())


def test_states_that_are_not_told_apart_are_refused() -> None:
    with pytest.raises(ConflictError, match="not-in-gmcr"):
        dumps_conflict(Conflict("t", (one_option(),), indistinguishable=(X,)), "gmcr")


def test_a_formula_too_large_for_an_or_of_conjunctions_is_refused() -> None:
    names = [f"o{at}" for at in range(14)]
    maker = DecisionMaker(
        "A", tuple(Option(name, name) for name in names), (Statement(parse_formula(" iff ".join(names))),)
    )
    with pytest.raises(ConflictError, match=r"more than 1,024 conjunctions; .*\[gmcr-formula-too-large\]$"):
        dumps_conflict(Conflict("t", (maker,)), "gmcr")


def test_statements_beside_a_ranking_become_a_ranking() -> None:
    ranked = DecisionMaker("A", (Option("x", "do x"),), ranking=(("YN",), ("NN", "YY"), ("NY",)))
    states = DecisionMaker("B", (Option("y", "do y"),), (Statement(parse_formula("x if y")), Statement(X)))
    conflict = Conflict("t", (ranked, states))
    file = json.loads(dumps_conflict(conflict, "gmcr"))
    assert file["useManualPreferenceRanking"] is True
    assert file["decisionMakers"][1]["preferenceRanking"] == [[2, 4], 1, 3]
    assert len(file["decisionMakers"][1]["preferences"]) == 2
    assert facts(loads_conflict(json.dumps(file), "gmcr")) == facts(conflict)
    assert any("one switch" in note for note in not_kept(conflict))


def test_what_is_passed_over_is_noted() -> None:
    file = {**WATER, "useManualPreferenceRanking": True, "coalitions": [[0, 1]]}
    notes = " ".join(read_gmcr(json.dumps(file)).notes)
    assert "statements of Downstream" in notes
    assert "coalition" in notes
    assert "status quo" in notes
    idle = {"name": "Onlooker", "options": [], "preferences": []}
    conflict = read_gmcr(json.dumps({**WATER, "decisionMakers": [*WATER["decisionMakers"], idle]})).conflict
    assert [left.name for left in conflict.left_out] == ["Onlooker"]
    assert facts(conflict) == facts(loads_conflict(json.dumps(WATER), "gmcr"))


def changed(path: str, value: object) -> str:
    """WATER with one thing in it changed, or taken away for None."""
    file = json.loads(json.dumps(WATER))
    at = file
    *way, last = path.split("/")
    for step in way:
        at = at[int(step)] if isinstance(at, list) else at[step]
    key = int(last) if isinstance(at, list) else last
    if value is None:
        del at[key]
    else:
        at[key] = value
    return json.dumps(file)


MISTAKES = {
    "not JSON": ('{"options": [', "malformed-json"),
    "no mapping": ("[]", "wrong-kind"),
    "too deep": ("[" * 70, "nested-too-deep"),
    "no options": (changed("options", None), "missing-key"),
    "options of the wrong type": (changed("options", "Sue"), "wrong-kind"),
    "an option of the wrong type": (changed("options/0", 3), "wrong-kind"),
    "an option without a direction": (changed("options/0/permittedDirection", None), "missing-key"),
    "a direction that is none": (changed("options/0/permittedDirection", "up"), "unknown-value"),
    "no decision makers": (changed("decisionMakers", None), "missing-key"),
    "a decision maker without options": (changed("decisionMakers/0/options", None), "missing-key"),
    "a decision maker without a name": (changed("decisionMakers/0/name", " "), "empty-text"),
    "two of one name": (changed("decisionMakers/0/name", "Upstream"), "duplicate-decision-maker"),
    "an option that is not there": (changed("decisionMakers/0/options", [2, 0, 7]), "unknown-option"),
    "an option of several": (changed("decisionMakers/0/options", [2, 0, 1]), "option-of-several"),
    "an option of nobody": (changed("decisionMakers/0/options", [2]), "option-of-nobody"),
    "a condition over an unknown option": (changed("infeasibles", [[[9, "Y"]]]), "unknown-option"),
    "a condition with a letter that is none": (changed("infeasibles", [[[0, "y"]]]), "wrong-kind"),
    "a condition of the wrong type": (changed("infeasibles", [7]), "wrong-kind"),
    "a contradiction in one condition": (changed("infeasibles", [[[0, "Y"], [0, "N"]]]), "option-named-twice"),
    "everything infeasible": (changed("infeasibles", [[[0, "Y"]], [[0, "N"]]]), "no-feasible-state"),
    "an empty infeasible condition": (changed("infeasibles", [[]]), "no-feasible-state"),
    "no infeasibles": (changed("infeasibles", None), "missing-key"),
    "no switch": (changed("useManualPreferenceRanking", None), "missing-key"),
    "a switch that is none": (changed("useManualPreferenceRanking", 3), "wrong-kind"),
    "no preferences": (changed("decisionMakers/0/preferences", None), "missing-key"),
    "misperceptions": (changed("decisionMakers/0/misperceptions", [[[0, "Y"]]]), "misperceptions"),
    "half a surrogate": (changed("options/0/name", "\ud800"), "not-text"),
}


@pytest.mark.parametrize(("text", "code"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_line_that_names_the_file_and_place(text: str, code: str) -> None:
    with pytest.raises(ConflictFileError) as caught:
        loads_conflict(text, "gmcr", name="weir.gmcr")
    lines = caught.value.lines()
    assert code in [problem.code for problem in caught.value.problems]
    assert all(line.startswith("weir.gmcr:1:") and "\n" not in line for line in lines)


RANKINGS = {
    "missing": (None, "missing-ranking"),
    "misses a state": ([1, 2, 3, 4, 5], "ranking-misses-state"),
    "repeats a state": ([1, 2, 3, 4, 5, [6, 1]], "ranking-repeats-state"),
    "unknown state": ([1, 2, 3, 4, 5, 6, 7], "unknown-state"),
    "no numbers": (["YNN"], "wrong-kind"),
    "no list": ("123456", "missing-ranking"),
}


@pytest.mark.parametrize(("ranking", "code"), RANKINGS.values(), ids=RANKINGS)
def test_a_ranking_must_hold_every_feasible_state_once(ranking: object, code: str) -> None:
    file = json.loads(changed("decisionMakers/1/preferenceRanking", ranking))
    file["useManualPreferenceRanking"] = True
    with pytest.raises(ConflictFileError) as caught:
        loads_conflict(json.dumps(file), "gmcr")
    assert code in [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("ids", ["a", "a", "b"], "bad-id"),
        ("ids", ["a", "if", "b"], "bad-id"),
        ("status_quo", "YYN", "infeasible-status-quo"),
    ],
)
def test_what_standoff_added_and_somebody_broke_is_an_error(key: str, value: object, code: str) -> None:
    with pytest.raises(ConflictFileError, match=code):
        loads_conflict(json.dumps({**WATER, "standoff": {key: value}}), "gmcr")


def test_a_conflict_with_too_many_states_to_rank_is_refused() -> None:
    options = tuple(Option(f"o{at}", f"deed {at}") for at in range(17))
    ranked = DecisionMaker("A", options, ranking=(("N" * 17,),))
    with pytest.raises(ConflictError, match="too-many-states"):
        dumps_conflict(Conflict("t", (ranked,)), "gmcr")
    stated = DecisionMaker("A", options, (Statement(parse_formula("o1 if o2")),))
    back = loads_conflict(dumps_conflict(Conflict("t", (stated,)), "gmcr"), "gmcr")
    assert back.decision_makers[0].preferences == stated.preferences
