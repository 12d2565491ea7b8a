"""Hypergames: verdicts and kinds are those of the literal definitions, and conflicts that do not fit are refused."""

import random
from dataclasses import replace
from itertools import permutations

import pytest
from literal_definitions import LiteralConflict
from literal_dispositions import LiteralGame, LiteralHypergame, Vector
from making import dilemma, infeasible_but, label_of

from standoff.conflict import (
    Attitude,
    Conflict,
    DecisionMaker,
    MoveDirection,
    Option,
    PublishedConflict,
    parse_formula,
    published,
    published_conflict,
)
from standoff.conflict.model import Statement
from standoff.errors import ConflictError
from standoff.stability import Concept
from standoff.stability.extensions import EquilibriumKind, HypergameSolution, by_attitudes, solve_hypergame

NASH, GMR, SMR, SEQ, SSEQ = Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ


def random_game(rng: random.Random, owner_of: dict[str, int], now: Vector, dms: list[int]) -> LiteralGame:
    """Options in an order of their own, some combinations infeasible, any preferences."""
    ids = sorted(owner_of, key=lambda name: (dms.index(owner_of[name]), rng.random()))
    start = sum(1 << b for b, name in enumerate(ids) if now[name])
    feasible = [code for code in range(1 << len(ids)) if code == start or rng.random() < 0.85]
    levels = rng.choice([2, 4, len(feasible)])
    ranks = [{code: rng.randrange(levels) for code in feasible} for _ in dms]
    directions = [rng.choice([MoveDirection.BOTH, MoveDirection.BOTH, *MoveDirection]) for _ in ids]
    owners = [dms.index(owner_of[name]) for name in ids]
    return LiteralGame(LiteralConflict(len(dms), owners, directions, feasible, ranks), ids, dms)


def random_hypergame(rng: random.Random) -> LiteralHypergame:
    n_dm = rng.randint(2, 3)
    owner_of = {f"o{b}": b if b < n_dm else rng.randrange(n_dm) for b in range(rng.randint(n_dm, 4))}
    imagined = {f"x{b}": rng.randrange(n_dm) for b in range(rng.randint(0, 2))}
    now = {name: rng.random() < 0.5 for name in [*owner_of, *imagined]}
    true = random_game(rng, owner_of, now, list(range(n_dm)))
    own = []
    for i in range(n_dm):
        known = {name: j for name, j in owner_of.items() if rng.random() < 0.8}
        known |= {name: j for name, j in imagined.items() if rng.random() < 0.5}
        known = known or {"o0": 0}
        dms = [j for j in range(n_dm) if j == i or j in known.values() or rng.random() < 0.5]
        own.append(true if rng.random() < 0.2 else random_game(rng, known, now, rng.sample(dms, len(dms))))
    return LiteralHypergame(true, own, now)


def conflict_of(game: LiteralGame, now: Vector) -> Conflict:
    makers = []
    for at, dm in enumerate(game.dms):
        rank = game.conflict.ranks[at]
        ranking = tuple(
            tuple(label_of(code, len(game.ids)) for code in game.conflict.feasible if rank[code] == level)
            for level in sorted(set(rank.values()), reverse=True)
        )
        options = tuple(
            Option(name, f"do {name}", now[name], way)
            for name, owner, way in zip(game.ids, game.conflict.owners, game.conflict.directions, strict=True)
            if owner == at
        )
        makers.append(DecisionMaker(f"Party {dm}", options, ranking=ranking))
    feasible = [label_of(code, len(game.ids)) for code in game.conflict.feasible]
    return Conflict("random", tuple(makers), infeasible=infeasible_but(feasible, game.ids))


def solved(literal: LiteralHypergame, concept: Concept) -> HypergameSolution:
    views = {f"Party {i}": conflict_of(game, literal.now) for i, game in enumerate(literal.own) if game != literal.true}
    return solve_hypergame(conflict_of(literal.true, literal.now), views, concept)


@pytest.mark.parametrize("concept", [NASH, GMR, SMR, SEQ, SSEQ])
def test_verdicts_and_kinds_are_those_of_the_literal_definition(concept: Concept) -> None:
    rng = random.Random(f"hypergames {concept}")
    kinds = set()
    for _ in range(60):
        literal = random_hypergame(rng)
        solution = solved(literal, concept)
        states = literal.true.conflict.feasible
        everybody = range(len(literal.own))
        assert solution.stable.tolist() == [[literal.stays(i, s, concept) for s in states] for i in everybody]
        expected = {
            label_of(s, len(literal.true.ids)): (
                kind,
                tuple(f"Party {i}" for i in everybody if literal.expects(i, s, concept)),
                tuple(f"Party {i}" for i in everybody if not literal.is_seen_as_it_is(i, s)),
                literal.true.is_equilibrium(s, concept),
            )
            for s in states
            if (kind := literal.kind(s, concept))
        }
        found = {e.label: (e.kind, e.expected_by, e.unseen_by, e.without_misperception) for e in solution.equilibria}
        assert found == expected
        kinds |= {kind for kind, *_ in expected.values()}
    assert kinds == {"steady", "unsteady", "stealthy"}


@pytest.mark.parametrize("case", published(), ids=lambda case: case.name)
def test_where_everybody_sees_a_published_conflict_as_it_is_its_equilibria_are_steady(case: PublishedConflict) -> None:
    everybody = {dm.name: case.conflict for dm in case.conflict.decision_makers}
    for concept, labels in case.equilibria.items():
        for views in ({}, everybody):
            solution = solve_hypergame(case.conflict, views, concept)
            assert tuple(e.label for e in solution.equilibria) == labels
            kinds = {(e.kind, e.without_misperception) for e in solution.equilibria}
            assert kinds <= {(EquilibriumKind.STEADY, True)}


KOREA = ("korea_2017", "korea_2017_belligerent", "korea_2017_deterrence", "korea_2017_peaceful")


@pytest.mark.parametrize(("americans", "koreans"), list(permutations(KOREA, 2)))
def test_steady_is_what_both_published_pictures_of_korea_print_as_an_equilibrium(americans: str, koreans: str) -> None:
    """Jacobi (2017) prints four pictures of one standoff; here each side has another of them before its eyes."""
    theirs, ours = published_conflict(americans), published_conflict(koreans)
    views = {"United States": theirs.conflict, "North Korea": ours.conflict}
    for concept in ("nash", "gmr", "smr", "seq"):
        solution = solve_hypergame(published_conflict("korea_2017").conflict, views, concept)
        assert solution.expectations["United States"] == theirs.equilibria[concept]
        assert solution.expectations["North Korea"] == ours.equilibria[concept]
        printed = {"United States": set(theirs.equilibria[concept]), "North Korea": set(ours.equilibria[concept])}
        steady = {e.label for e in solution.equilibria if e.kind is EquilibriumKind.STEADY}
        assert steady == printed["United States"] & printed["North Korea"]
        for found in solution.equilibria:
            assert set(found.expected_by) == {name for name, labels in printed.items() if found.label in labels}
            assert not found.unseen_by


def hills() -> Conflict:
    """Red can come through the plain or the hills, where nobody thinks an army can pass; Blue can man either line."""
    red = DecisionMaker(
        "Red",
        (Option("plain", "attack through the plain"), Option("hills", "attack through the hills")),
        preferences=tuple(
            Statement(parse_formula(want)) for want in ("not plain or not man_plain", "hills and man_plain", "plain")
        ),
    )
    blue = DecisionMaker(
        "Blue",
        (Option("man_plain", "man the plain"), Option("man_hills", "man the hills")),
        preferences=tuple(
            Statement(parse_formula(want))
            for want in ("not hills or man_hills", "not plain or man_plain", "man_plain", "not man_hills")
        ),
    )
    either = (parse_formula("plain and hills"), parse_formula("man_plain and man_hills"))
    return Conflict("Two ways in", (red, blue), infeasible=either)


def blue_unaware_of_the_hills() -> Conflict:
    true = hills()
    red, blue = true.decision_makers
    red = replace(red, options=red.options[:1], preferences=(Statement(parse_formula("not plain or not man_plain")),))
    wants = tuple(Statement(parse_formula(want)) for want in ("not plain or man_plain", "man_plain"))
    blue = replace(blue, options=blue.options[:1], preferences=wants)
    return Conflict("What Blue sees", (red, blue))


def test_an_attack_by_a_way_that_the_other_does_not_know_of_is_stealthy() -> None:
    """Blue mans the plain and, seeing no attack, stays; were it aware of the hills it would man those instead."""
    solution = solve_hypergame(hills(), {"Blue": blue_unaware_of_the_hills()}, NASH)
    surprise = next(e for e in solution.equilibria if e.label == "NYYN")
    assert surprise.kind is EquilibriumKind.STEALTHY
    assert surprise.unseen_by == ("Blue",)
    assert surprise.expected_by == ("Blue",)  # what Blue sees is that nobody attacks a manned plain
    assert not surprise.without_misperception
    assert solution.expectations["Blue"] == ("NY",)


def test_unsteady_is_what_somebody_expects_another_to_leave() -> None:
    """Bo holds Ada to be one who always gives; both hold out, and Bo waits for what will not come."""
    true = dilemma()
    ada, bo = true.decision_makers
    giving = replace(ada, ranking=(("YY", "YN"), ("NY", "NN")))
    solution = solve_hypergame(true, {"Bo": Conflict("As Bo sees it", (giving, bo))}, NASH)
    (found,) = solution.equilibria
    assert (found.label, found.kind, found.expected_by) == ("NN", EquilibriumKind.UNSTEADY, ("Ada",))
    assert found.without_misperception
    assert solution.expectations["Bo"] == ("YN",)


def test_what_the_seer_cannot_tell_apart_is_one_state_to_it() -> None:
    """Bo takes every state in which it yields for one, which it ranks last; Ada tells them apart."""
    true = dilemma()
    ada, bo = true.decision_makers
    proud = replace(bo, ranking=(("YN",), ("NN",), ("NY",)))
    easy = replace(ada, ranking=(("YN", "NY"), ("NN",)))
    blind = Conflict("As Bo sees it", (easy, proud), indistinguishable=(parse_formula("yield"),))
    solution = solve_hypergame(true, {"Bo": blind}, NASH)
    assert solution.views.tolist() == [[0, 1, 2, 3], [0, 1, 2, 2]]
    assert solution.stable.tolist() == [[True, False, True, False], [True, True, False, False]]


def test_attitudes_too_can_be_misperceived() -> None:
    """Ada minds only how Bo fares, and gives; Bo takes her to mind herself, and wonders."""
    ada, bo = dilemma().decision_makers
    devoted = replace(ada, attitudes=(("Ada", Attitude.NEUTRAL), ("Bo", Attitude.POSITIVE)))
    true, as_bo_sees_it = Conflict("Dilemma", (devoted, bo)), Conflict("Dilemma", (ada, bo))
    solution = solve_hypergame(true, {"Bo": as_bo_sees_it}, NASH, by_attitudes)
    (found,) = solution.equilibria
    assert (found.label, found.kind, found.expected_by) == ("YN", EquilibriumKind.UNSTEADY, ("Ada",))
    assert solution.expectations == {"Ada": ("YN",), "Bo": ("NN",)}
    assert [e.label for e in solve_hypergame(true, {"Bo": as_bo_sees_it}, NASH).equilibria] == ["NN"]


def test_the_json_holds_verdicts_equilibria_and_own_games() -> None:
    out = solve_hypergame(hills(), {"Blue": blue_unaware_of_the_hills()}, "nash").to_dict()
    assert out["concept"] == "nash"
    assert [state["number"] for state in out["states"]] == list(range(1, 10))
    assert out["own_games"]["Blue"] == {
        "options": ["plain", "man_plain"],
        "stable": ["NY", "YY"],
        "equilibria": ["NY"],
    }
    assert {"label": "NYYN", "kind": "stealthy", "expected_by": ["Blue"], "unseen_by": ["Blue"]}.items() <= next(
        e for e in out["equilibria"] if e["label"] == "NYYN"
    ).items()
    assert all(len(row) == 9 for row in out["stable"].values())


def test_a_notebook_shows_the_equilibria_and_who_is_blind_to_them() -> None:
    shown = solve_hypergame(hills(), {"Blue": blue_unaware_of_the_hills()}, NASH)._repr_html_()
    assert "<td>NYYN</td><td>stealthy</td><td>Blue</td><td>Blue</td><td>no</td>" in shown


def refused(true: Conflict, views: dict[str, Conflict]) -> ConflictError:
    with pytest.raises(ConflictError) as caught:
        solve_hypergame(true, views, NASH)
    return caught.value


def test_conflicts_that_do_not_fit_together_are_refused_in_one_clear_line() -> None:
    true = dilemma()
    ada, bo = true.decision_makers
    assert refused(true, {"Adda": true}).code == "unknown-decision-maker"
    assert "did you mean 'Ada'?" in str(refused(true, {"Adda": true}))
    third = DecisionMaker("Cy", (Option("shout", "shout"),))
    assert refused(true, {"Ada": replace(true, decision_makers=(ada, bo, third))}).code == "unknown-decision-maker"
    assert refused(true, {"Ada": replace(true, decision_makers=(bo,))}).code == "hypergame-without-seer"
    swapped = (replace(ada, options=bo.options), replace(bo, options=ada.options))
    assert refused(true, {"Ada": replace(true, decision_makers=swapped)}).code == "hypergame-option-owner"
    given = replace(ada, options=(replace(ada.options[0], now=True),))
    elsewhere = refused(true, {"Bo": replace(true, decision_makers=(given, bo))})
    assert elsewhere.code == "hypergame-status-quo"
    assert "Bo sees give taken now" in str(elsewhere)
