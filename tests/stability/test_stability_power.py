"""Power: with it in play the conflict is solved by definition, and who leads is who is followed."""

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from literal_definitions import LiteralConflict
from literal_dispositions import LiteralPower, is_stackelberg
from making import as_conflict, dilemma, label_of, with_status_quo
from random_conflicts import random_conflict

from standoff.conflict import (
    Conflict,
    DecisionMaker,
    MoveDirection,
    Option,
    Statement,
    Weight,
    parse_formula,
    published_conflict,
)
from standoff.errors import ConflictError
from standoff.stability import Concept, StateSpace, preference_ranks, solve
from standoff.stability.extensions import Influence, Power, PowerEquilibrium, compare_power, lead, with_power

NASH, GMR, SMR, SEQ = BASIC = [Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ]


def small_conflict(rng: random.Random, kind: str) -> LiteralConflict:
    while True:
        literal = random_conflict(rng, kind)
        if len(literal.owners) <= 4:
            return literal


def random_want(rng: random.Random, names: list[str], bits: dict[str, int]) -> tuple[Statement, Callable[[int], bool]]:
    """A wish such as "o1 if not p0", as a statement and as a predicate on codes, `p0` being one of the powers."""
    left, right = rng.choice(names), rng.choice(["p0", "p1"])
    said = rng.random() < 0.5
    statement = Statement(parse_formula(f"{left} if {'' if said else 'not '}{right}"))
    return statement, lambda code: bool(code >> bits[left] & 1) or bool(code >> bits[right] & 1) != said


@pytest.mark.parametrize("kind", ["plain", "infeasible", "one-way"])
def test_equilibria_with_power_are_those_of_the_literal_definition(kind: str) -> None:
    rng = random.Random(f"power {kind}")
    moved = 0
    for _ in range(40):
        literal = small_conflict(rng, kind)
        conflict, n = as_conflict(literal), len(literal.owners)
        holders = [rng.randrange(literal.n_dm) for _ in range(2)]
        bits = {f"o{b}": b for b in range(n)} | {"p0": n, "p1": n + 1}
        wants = [[random_want(rng, list(bits), bits) for _ in range(rng.randint(0, 2))] for _ in literal.dms]
        powers = [
            Power(f"Party {holder}", (Option(f"p{at}", f"use power {at}"),), ()) for at, holder in enumerate(holders)
        ]
        influences = tuple(Influence(f"Party {i}", tuple(s for s, _ in row)) for i, row in enumerate(wants))
        powers[0] = replace(powers[0], influences=influences)
        by_definition = LiteralPower(literal, holders, [[holds for _, holds in row] for row in wants])
        larger = by_definition.larger()
        found = compare_power(conflict, powers, BASIC)
        for concept in BASIC:
            expected = {
                (label_of(by_definition.without(s), n), by_definition.taken(s))
                for s in larger.feasible
                if all(larger.is_stable(i, s, concept) for i in larger.dms)
            }
            equilibria = found.equilibria[concept]
            assert {(e.label, sum(1 << int(name[1]) for name in e.taken)) for e in equilibria} == expected
            assert len(equilibria) == len(expected)
            before = {
                label_of(s, n) for s in literal.feasible if all(literal.is_stable(i, s, concept) for i in literal.dms)
            }
            after = {label for label, _ in expected}
            assert set(found.kept(concept)) == before & after
            assert set(found.lost(concept)) == before - after
            assert set(found.gained(concept)) == after - before
            moved += before != after
    assert moved


def river() -> Conflict:
    """Upstream would rather not treat its waste; Downstream would rather not complain, unless that helps."""
    upstream = DecisionMaker(
        "Upstream", (Option("treat", "treat its waste"),), preferences=(Statement(parse_formula("not treat")),)
    )
    downstream = DecisionMaker(
        "Downstream",
        (Option("complain", "complain"),),
        preferences=(Statement(parse_formula("treat")), Statement(parse_formula("not complain"))),
    )
    capital = DecisionMaker("Capital", (), preferences=(Statement(parse_formula("treat")),))
    return Conflict("A river", (upstream, downstream, capital))


def fines() -> Power:
    """The Capital can fine and is willing to; Upstream would rather treat its waste than be fined for it."""
    return Power(
        "Capital",
        (Option("fine", "fine polluters"),),
        (
            Influence("Upstream", (Statement(parse_formula("treat iff fine")),)),
            Influence("Capital", (Statement(parse_formula("fine")),)),
        ),
    )


def test_power_turns_what_the_weaker_one_wants() -> None:
    """Worked by hand: without the fine nothing makes Upstream treat its waste, and with it nothing makes it stop."""
    found = compare_power(river(), [fines()], [NASH])
    assert found.without.equilibria[NASH] == ("NN",)
    assert found.equilibria[NASH] == (PowerEquilibrium("YN", ("fine",)),)
    assert (found.kept(NASH), found.lost(NASH), found.gained("nash")) == ((), ("NN",), ("YN",))
    assert "<td>Nash stability</td><td></td><td>NN</td><td>YN</td>" in found._repr_html_()
    assert found.to_dict() == {
        "status_quo": "NN",
        "equilibria": {
            "nash": {
                "without": ["NN"],
                "with": [{"label": "YN", "taken": ["fine"]}],
                "kept": [],
                "lost": ["NN"],
                "gained": ["YN"],
            }
        },
    }


def test_a_power_without_influence_changes_nothing_but_the_labels() -> None:
    idle = Power("Capital", (Option("frown", "frown"),), ())
    found = compare_power(river(), [idle], BASIC)
    for concept in BASIC:
        assert (found.lost(concept), found.gained(concept)) == ((), ())
        assert {e.label for e in found.equilibria[concept]} == set(found.without.equilibria[concept])


def test_weights_of_an_influence_add_up_with_the_rest() -> None:
    heavy, light = Weight(3.0), Weight(1.0)
    dm = DecisionMaker("A", (Option("a", "do a"),), preferences=(Statement(parse_formula("not a"), light),))
    other = DecisionMaker("B", (Option("b", "do b"),))
    for weight, better in ((heavy, True), (Weight(0.5), False)):
        power = Power("B", (Option("press", "press"),), (Influence("A", (Statement(parse_formula("a"), weight),)),))
        conflict = with_power(Conflict("Weighed", (dm, other)), [power])
        space = StateSpace.of(conflict)
        ranks = preference_ranks(conflict, space)[0]
        assert conflict.option_ids == ("a", "b", "press")
        assert bool(ranks[space.index("YNN")] > ranks[space.index("NNN")]) is better


def test_powers_that_do_not_fit_are_refused_in_one_clear_line() -> None:
    conflict = dilemma()
    want = Statement(parse_formula("press"))
    press = Option("press", "press")

    def code(power: Power, base: Conflict = conflict) -> str:
        with pytest.raises(ConflictError) as caught:
            with_power(base, [power])
        return caught.value.code

    assert code(Power("Adda", (press,), ())) == "unknown-decision-maker"
    assert code(Power("Ada", (press,), (Influence("Boo", (want,)),))) == "unknown-decision-maker"
    assert code(Power("Ada", (Option("yield", "yield too"),), ())) == "duplicate-option"
    assert code(Power("Ada", (press, press), ())) == "duplicate-option"
    weighed = Influence("Bo", (replace(want, weight=Weight()),))
    assert code(Power("Ada", (press,), (weighed,))) == "power-with-weights"
    ordered = replace(conflict.decision_makers[1], ranking=None, preferences=(Statement(parse_formula("yield")),))
    by_order = replace(conflict, decision_makers=(conflict.decision_makers[0], ordered))
    assert code(Power("Ada", (press,), (weighed,)), by_order) == "power-with-weights"
    ada, bo = conflict.decision_makers
    strongly = replace(conflict, decision_makers=(ada, replace(bo, strong_after=(1,))))
    assert code(Power("Ada", (press,), (Influence("Bo", (want,)),)), strongly) == "power-over-strong-ranking"


def two_sided(rng: random.Random, kind: str) -> LiteralConflict:
    while True:
        literal = random_conflict(rng, kind)
        if literal.n_dm == 2:
            return literal


@pytest.mark.parametrize("kind", ["plain", "infeasible", "one-way"])
def test_the_leaders_equilibria_are_those_of_the_literal_definition(kind: str) -> None:
    rng = random.Random(f"leader {kind}")
    for _ in range(30):
        literal = two_sided(rng, kind)
        for leader in literal.dms:
            found = lead(as_conflict(literal), f"Party {leader}")
            expected = [
                label_of(s, len(literal.owners)) for s in literal.feasible if is_stackelberg(literal, leader, s)
            ]
            assert list(found.equilibria) == expected


def test_where_all_is_feasible_and_nothing_ties_the_leader_gets_what_stackelberg_says() -> None:
    """The leader commits itself, the follower answers with its best, and the leader commits to what pays it most."""
    rng = random.Random("stackelberg")
    for _ in range(60):
        mine, theirs = rng.randint(1, 3), rng.randint(1, 3)
        codes = range(1 << mine + theirs)
        ranks = [dict(zip(codes, rng.sample(codes, len(codes)), strict=True)) for _ in range(2)]
        owners = [0] * mine + [1] * theirs
        literal = LiteralConflict(2, owners, [MoveDirection.BOTH] * len(owners), list(codes), ranks)
        answers = [
            max((own | reply << mine for reply in range(1 << theirs)), key=ranks[1].__getitem__)
            for own in range(1 << mine)
        ]
        outcome = max(answers, key=ranks[0].__getitem__)
        assert lead(as_conflict(literal), "Party 0").equilibria == (label_of(outcome, len(owners)),)


def test_who_leads_in_chicken_does_not_swerve() -> None:
    """The textbook case: each of the two Nash equilibria is the one that its leader likes best."""
    chicken = published_conflict("chicken").conflict
    first, second = (dm.name for dm in chicken.decision_makers)
    assert lead(chicken, first).equilibria == ("NY",)
    assert lead(chicken, second).equilibria == ("YN",)
    out = lead(with_status_quo(chicken, "YY"), first).to_dict()
    assert (out["leader"], out["equilibria"], out["status_quo"]) == (first, ["NY"], "YY")
    follows = solve(chicken, [NASH]).stable[NASH][1]
    assert np.array_equal(out["stable"][second], follows)
    assert "<td>NY</td>" in lead(chicken, first)._repr_html_()


def test_a_leader_among_three_is_refused() -> None:
    elmira = published_conflict("elmira").conflict
    with pytest.raises(ConflictError) as caught:
        lead(elmira, elmira.decision_makers[0].name)
    assert caught.value.code == "leader-for-two"
