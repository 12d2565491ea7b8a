"""Strong and weak stability, held against the literal definitions."""

import os
import random
from dataclasses import replace
from itertools import pairwise

import jsonschema
import numpy as np
import pytest
from literal_definitions import LiteralConflict
from literal_preferences import LiteralStrength
from making import as_conflict, dilemma, random_space, space_and_ranks
from random_conflicts import random_conflict

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, Weight, loads_conflict, parse_formula
from standoff.errors import ConflictError
from standoff.stability import Concept, StateSpace, preference_ranks, stable
from standoff.stability.extensions import (
    DenseGraph,
    solve_strength,
    stable_in,
    strength_levels,
    strength_schema,
    strongly_stable,
)

CONFLICTS = max(1, int(os.environ.get("STANDOFF_ORACLE_CONFLICTS", "240")) // 8)
SANCTIONED = (Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)
KINDS = ("plain", "infeasible", "one-way", "everything")


def random_strength(rng: random.Random, literal: LiteralConflict) -> LiteralStrength:
    often = rng.choice([0.1, 0.5, 0.9])
    return LiteralStrength(
        literal, [{gap for gap in range(max(rank.values())) if rng.random() < often} for rank in literal.ranks]
    )


def levels_of(strength: LiteralStrength) -> np.ndarray:
    """For each state how many gaps lie below its rank."""
    literal = strength.conflict
    return np.array(
        [
            [sum(gap < literal.ranks[i][s] for gap in strength.strong_above[i]) for s in literal.feasible]
            for i in literal.dms
        ],
        dtype=np.int16,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_that_of_the_literal_definition(kind: str) -> None:
    rng = random.Random(f"strength {kind}")
    for _ in range(CONFLICTS):
        literal = random_conflict(rng, kind)
        strength = random_strength(rng, literal)
        space, ranks = space_and_ranks(literal)
        levels = levels_of(strength)
        for concept in SANCTIONED:
            expected = [[strength.is_strongly_stable(i, s, concept) for s in literal.feasible] for i in literal.dms]
            assert strongly_stable(space, ranks, levels, concept).tolist() == expected, (concept, strength)


@pytest.mark.parametrize("concept", SANCTIONED)
def test_a_batch_gives_what_its_profiles_give_one_by_one(concept: Concept) -> None:
    rng = np.random.default_rng(11)
    space, _ = space_and_ranks(random_conflict(random.Random(4), "everything"))
    ranks = rng.integers(0, 9, size=(space.n_dm, space.n_states, 7)).astype(np.int16)
    levels = ranks // np.array([1, 2, 3, 4, 5, 6, 20], dtype=np.int16)
    together = strongly_stable(space, ranks, levels, concept)
    one_by_one = [strongly_stable(space, ranks[:, :, k].copy(), levels[:, :, k].copy(), concept) for k in range(7)]
    assert np.array_equal(together, np.stack(one_by_one, axis=-1))


def test_strong_gaps_of_a_ranking_are_read_from_the_conflict() -> None:
    rng = random.Random("ranked")
    for _ in range(20):
        literal = random_conflict(rng, "infeasible")
        strength = random_strength(rng, literal)
        conflict = as_conflict(literal)
        makers = tuple(
            # Group g of the ranking holds rank `last - g`, and the group after it one less.
            replace(dm, strong_after=tuple(len(dm.ranking or ()) - 2 - gap for gap in strength.strong_above[i]))
            for i, dm in enumerate(conflict.decision_makers)
        )
        solution = solve_strength(replace(conflict, decision_makers=makers), SANCTIONED)
        assert np.array_equal(solution.levels, levels_of(strength))
        for concept in SANCTIONED:
            expected = [[strength.is_strongly_stable(i, s, concept) for s in literal.feasible] for i in literal.dms]
            assert solution.strong[concept].tolist() == expected


def merged_conflict(rng: random.Random) -> Conflict:
    """Three decision makers with two options each, and some combinations that cannot be told apart."""
    ids = [f"o{b}" for b in range(6)]

    def formula() -> str:
        one, other = rng.sample(ids, 2)
        return rng.choice([f"{one} and {other}", f"not {one}", f"{one} iff {other}", f"{one} or not {other}"])

    makers = tuple(
        DecisionMaker(
            f"Party {i}",
            tuple(Option(name, f"do deed {name}") for name in ids[2 * i : 2 * i + 2]),
            tuple(Statement(parse_formula(formula()), strong=rng.random() < 0.5) for _ in range(4)),
        )
        for i in range(3)
    )
    alike = (parse_formula(f"{ids[0]} and {rng.choice(ids[1:])}"),)
    return Conflict("Merged", makers, indistinguishable=alike)


def test_states_that_cannot_be_told_apart_have_the_verdicts_that_the_relations_give() -> None:
    rng = random.Random("merged")
    for _ in range(10):
        conflict = merged_conflict(rng)
        solution = solve_strength(conflict, SANCTIONED)
        space, levels = solution.general.space, solution.levels
        assert space.n_states < 1 << 6
        ranks = preference_ranks(conflict, space)
        better = ranks[:, :, None] < ranks[:, None, :]
        strongly_worse = levels[:, :, None] > levels[:, None, :]
        graph = DenseGraph.of(space)
        for concept in SANCTIONED:
            expected = stable_in(graph, better, strongly_worse, concept, graph.narrowed(better))
            assert np.array_equal(solution.strong[concept], expected)


def test_strength_of_statements_adds_up_along_the_order() -> None:
    rng = random.Random("statements")
    for _ in range(20):
        n = rng.randint(2, 5)
        options = tuple(Option(f"o{b}", f"do deed {b}") for b in range(n))
        wants = [rng.choice(["o0", "not o1", "o0 iff o1", f"o{n - 1} or o0", f"o{n - 1}"]) for _ in range(4)]
        strong = [rng.random() < 0.5 for _ in wants]
        statements = tuple(Statement(parse_formula(w), strong=s) for w, s in zip(wants, strong, strict=True))
        conflict = Conflict("Orders", (DecisionMaker("Ada", options, statements),))
        space = StateSpace.of(conflict)
        levels = strength_levels(conflict, space, preference_ranks(conflict, space))[0]
        settings = [{f"o{b}": label[b] == "Y" for b in range(n)} for label in space.labels]
        truths = [tuple(parse_formula(w).holds(setting) for w in wants) for setting in settings]
        order = sorted(set(truths))
        strong_gaps = [strong[next(k for k in range(4) if high[k] != low[k])] for low, high in pairwise(order)]
        assert levels.tolist() == [sum(strong_gaps[: order.index(holds)]) for holds in truths]


def test_strong_stability_is_stability_and_without_strong_preferences_nothing_deters_strongly() -> None:
    rng = random.Random("relations")
    weak = 0
    for _ in range(20):
        literal = random_conflict(rng, "everything")
        space, ranks = space_and_ranks(literal)
        levels = levels_of(random_strength(rng, literal))
        content = stable(space, ranks, Concept.NASH)
        for concept in SANCTIONED:
            flags, general = strongly_stable(space, ranks, levels, concept), stable(space, ranks, concept)
            assert not (flags & ~general).any()
            weak += int((general & ~flags).sum())
            assert np.array_equal(strongly_stable(space, ranks, np.zeros_like(ranks), concept), content)
    assert weak > 0


def test_in_the_dilemma_it_depends_on_what_is_strong() -> None:
    """Giving way together holds under GMR because the other may answer by holding out, which must be strongly worse."""

    def strong_at(*strong_after: int) -> tuple[str, ...]:
        makers = (replace(dm, strong_after=strong_after) for dm in dilemma().decision_makers)
        return solve_strength(replace(dilemma(), decision_makers=tuple(makers)), ["gmr"]).strong_equilibria[Concept.GMR]

    assert strong_at() == ("NN",)
    assert strong_at(0) == ("NN",)  # best strongly above both giving way: what is lost is still only mildly worse
    assert strong_at(1) == ("NN", "YY")
    assert strong_at(2) == ("NN",)


def test_the_verdicts_are_given_as_plain_values() -> None:
    ada, bo = dilemma().decision_makers
    found = solve_strength(replace(dilemma(), decision_makers=(replace(ada, strong_after=(1,)), bo)), ["nash", "smr"])
    told = found.to_dict()
    jsonschema.validate(told, strength_schema())
    assert told["levels"] == {"Ada": [0, 0, 1, 1], "Bo": [0, 0, 0, 0]}
    assert told["equilibria"] == {"nash": ["NN"], "smr": ["NN", "YY"]}
    assert told["strong"]["smr"] == {"Ada": [True, False, True, True], "Bo": [True, True, False, False]}
    assert told["strong_equilibria"] == {"smr": ["NN"]}
    assert found.weak[Concept.SMR].tolist() == [[False] * 4, [False, False, False, True]]


RANKED = """\
format: standoff/1
title: Dilemma
decision_makers:
  - name: Ada
    options: [{id: give, text: give way}]
    ranking: [NY, YY, ">>", NN, YN]
  - name: Bo
    options: [{id: yield, text: yield the field}]
    preferences: [not yield or give, {want: give, strong: yes}, not yield]
"""


def test_a_conflict_file_says_what_is_strong() -> None:
    found = solve_strength(loads_conflict(RANKED), ["gmr"])
    assert found.general.space.labels == ("NN", "YN", "NY", "YY")
    assert found.levels.tolist() == [[0, 0, 1, 1], [0, 1, 0, 1]]


def test_a_notebook_shows_which_equilibria_are_strong() -> None:
    shown = solve_strength(dilemma(), ["nash", "gmr"])._repr_html_()
    assert f"<td>{Concept.NASH.title}</td><td>NN</td><td></td>" in shown
    assert f"<td>{Concept.GMR.title}</td><td>NN, YY</td><td>NN</td>" in shown


def test_it_works_where_matrices_would_not() -> None:
    space, ranks = random_space(5, 15, 3)
    flags = strongly_stable(space, ranks, ranks // 100, Concept.SEQ)
    # The definitions are out of reach here; what follows from them must hold.
    assert not (flags & ~stable(space, ranks, Concept.SEQ)).any()
    assert (flags | ~stable(space, ranks, Concept.NASH)).all()


def test_strong_statements_that_carry_weights_are_refused_in_one_line() -> None:
    statement = Statement(parse_formula("give"), weight=Weight(2.0), strong=True)
    ada = DecisionMaker("Ada", (Option("give", "give way"),), (statement,))
    with pytest.raises(ConflictError, match="Ada is marked strong") as caught:
        solve_strength(Conflict("Mixed", (ada,)))
    assert caught.value.code == "strong-and-weighted"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("group", [-1, 3, 9])
def test_a_gap_that_there_is_not_is_refused(group: int) -> None:
    ada, bo = dilemma().decision_makers
    with pytest.raises(ConflictError, match=f"names group {group}") as caught:
        solve_strength(replace(dilemma(), decision_makers=(replace(ada, strong_after=(group,)), bo)))
    assert caught.value.code == "bad-strong-after"


@pytest.mark.parametrize("concept", ["nash", "l2"])
def test_strength_is_refused_where_it_is_not_defined(concept: str) -> None:
    space, ranks = random_space(1, 3, 2)
    with pytest.raises(ConflictError, match="ask for gmr, smr") as caught:
        strongly_stable(space, ranks, ranks, concept)
    assert caught.value.code == "no-strength"
