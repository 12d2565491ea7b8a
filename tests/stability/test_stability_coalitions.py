"""Coalitions leave what the definitions say they leave, for where they say, by moves that are legal and shortest."""

import random
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from literal_coalitions import COALITION_CONCEPTS, LiteralCoalitions, coalitions
from literal_definitions import LiteralConflict
from literal_graphs import merged_space_and_ranks, random_graph
from making import as_conflict, dilemma, random_space, space_and_ranks
from random_conflicts import random_conflict
from test_stability_published import PUBLISHED, conflict_of, patterns

from standoff.conflict import MoveDirection
from standoff.conflict.patterns import condition
from standoff.errors import ConflictError
from standoff.stability import BASIC, Concept, Solution, StateSpace, bitsets, dominance, joint_moves, solve, stable
from standoff.stability.analyses.coalition_search import Upset, coalition_equilibria, upsetting_coalitions
from standoff.stability.coalitions import Credible, coalition_stable

KINDS = ("plain", "infeasible", "one-way", "everything")
WEAK = pytest.mark.parametrize("weak", [False, True], ids=["strict", "weak"])


def code(label: str) -> int:
    return sum(1 << b for b, letter in enumerate(label) if letter == "Y")


def cases(kind: str, count: int) -> list[tuple[LiteralConflict, Solution]]:
    rng = random.Random(f"coalitions {kind}")
    drawn = [random_conflict(rng, kind) for _ in range(4 * count)]
    return [(literal, solve(as_conflict(literal))) for literal in drawn if literal.owners == sorted(literal.owners)][
        :count
    ]


@WEAK
@pytest.mark.parametrize("credible", list(Credible))
@pytest.mark.parametrize("kind", KINDS)
def test_the_search_finds_every_coalition_that_upsets_a_state_and_no_other(
    kind: str, credible: Credible, weak: bool
) -> None:
    found = 0
    for literal, solution in cases(kind, 5):
        by_definition = LiteralCoalitions(literal, weak, credible is Credible.JOINT)
        for at in random.Random(3).sample(range(len(literal.feasible)), min(6, len(literal.feasible))):
            s, label = literal.feasible[at], solution.space.labels[at]
            for concept in COALITION_CONCEPTS:
                upsets = upsetting_coalitions(solution, label, concept, weak=weak, credible=credible)
                ends = {who: by_definition.undeterred(who, s, concept) for who in coalitions(literal.n_dm)}
                found += len(upsets)
                members = [tuple(int(name.removeprefix("Party ")) for name in upset.members) for upset in upsets]
                assert members == [who for who, where in ends.items() if where]
                for who, upset in zip(members, upsets, strict=True):
                    assert upset.n_ends == len(ends[who])
                    assert code(upset.end) in ends[who]
                    assert ends[who].isdisjoint(by_definition.better(who, code(upset.end)))
                    assert_legal_and_shortest(literal, who, s, upset)
    assert found > 40


def assert_legal_and_shortest(literal: LiteralConflict, who: tuple[int, ...], s: int, upset: Upset) -> None:
    walked = [s, *(code(step.end) for step in upset.moves)]
    assert walked[-1] == code(upset.end)
    for step, (start, end) in zip(upset.moves, pairwise(walked), strict=True):
        mover = int(step.mover.removeprefix("Party "))
        assert mover in who
        assert code(step.start) == start
        assert literal.is_move(mover, start, end)
    depth, frontier = {s: 0}, [s]
    for at in frontier:
        for t in (t for j in who for t in literal.reach[j][at] if t not in depth):
            depth[t] = depth[at] + 1
            frontier.append(t)
    assert len(upset.moves) == depth[code(upset.end)]


@WEAK
@pytest.mark.parametrize("kind", KINDS)
def test_states_that_no_coalition_leaves_are_those_of_the_definition(kind: str, weak: bool) -> None:
    for literal, solution in cases(kind, 4):
        by_definition = LiteralCoalitions(literal, weak)
        for concept in COALITION_CONCEPTS:
            expected = {s for s in literal.feasible if by_definition.is_equilibrium(s, concept)}
            assert {code(label) for label in coalition_equilibria(solution, concept, weak=weak)} == expected
        joint = LiteralCoalitions(literal, weak, joint=True)
        expected = {s for s in literal.feasible if joint.is_equilibrium(s, Concept.SEQ)}
        found = coalition_equilibria(solution, "seq", weak=weak, credible="joint")
        assert {code(label) for label in found} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_coalition_of_one_is_a_decision_maker(kind: str) -> None:
    for literal, solution in cases(kind, 4):
        for concept in COALITION_CONCEPTS:
            alone = [coalition_stable(solution.space, solution.ranks, [i], concept) for i in literal.dms]
            assert np.array_equal(alone, solution.stable[concept])
            assert coalition_equilibria(solution, concept, largest=1) == solution.equilibria[concept]


@WEAK
@pytest.mark.parametrize("kind", KINDS)
def test_merged_states_are_judged_by_the_moves_between_them(kind: str, weak: bool) -> None:
    rng = random.Random(f"merged coalitions {kind}")
    for _ in range(8):
        graph = random_graph(rng, kind)
        space, ranks = merged_space_and_ranks(graph)
        by_definition = LiteralCoalitions(graph, weak)
        for who in coalitions(graph.n_dm):
            for concept in COALITION_CONCEPTS:
                expected = [by_definition.is_stable(who, s, concept) for s in graph.feasible]
                assert coalition_stable(space, ranks, who, concept, weak=weak).tolist() == expected, (who, concept)


@pytest.mark.parametrize("merged", [False, True], ids=["twelve states", "nine states"])
def test_in_elmira_the_ministry_and_uniroyal_together_leave_the_fifth_state_for_the_eighth(merged: bool) -> None:
    entry = next(entry for entry in PUBLISHED if entry["id"] == "elmira")
    conflict = conflict_of(entry)
    if merged:
        conflict = replace(conflict, indistinguishable=(condition("---Y-", conflict.option_ids),))
    solution = solve(conflict)
    name = {label: number for number in entry["states"] for label in patterns(entry, number)}
    (upset,) = upsetting_coalitions(solution, patterns(entry, 5)[0], "nash")
    assert (upset.members, name[upset.end]) == (("MoE", "Uniroyal"), 8)
    assert {step.mover for step in upset.moves} == {"MoE", "Uniroyal"}
    for concept in ("nash", "seq"):
        assert {name[label] for label in coalition_equilibria(solution, concept)} == {8, 9}
    several = [upset for upset in upsetting_coalitions(solution, patterns(entry, 2)[0], "nash") if upset.n_ends > 1]
    second = next(upset for upset in several if len(upset.members) > 1)
    assert second.words == (
        "Together Uniroyal and LocalGov: LocalGov would insist and then Uniroyal would accept and cease to delay, "
        "to YNYNY, one of 2 such states."
    )
    for label in patterns(entry, 8):
        assert upsetting_coalitions(solution, label, "nash") == ()


def test_prisoners_leave_their_equilibrium_together_and_mutual_concession_only_alone() -> None:
    solution = solve(dilemma())
    (both,) = upsetting_coalitions(solution, "NN", "nash")
    assert (both.members, both.end, len(both.moves)) == (("Ada", "Bo"), "YY", 2)
    assert both.words == "Together Ada and Bo: Ada would give way and then Bo would yield the field, to YY."
    assert [upset.members for upset in upsetting_coalitions(solution, "YY", "nash")] == [("Ada",), ("Bo",)]
    assert coalition_equilibria(solution, "nash") == ()
    assert coalition_equilibria(solution, "seq") == ("YY",)
    assert both.to_dict()["moves"][0] == {"mover": "Ada", "from": "NN", "to": "YN", "deed": "give way"}


def dense_stable(space: StateSpace, ranks: np.ndarray, members: tuple[int, ...], weak: bool) -> np.ndarray:
    """Coalition Nash stability by comparing every state with every other, where all combinations are feasible."""
    ours = sum(space.mask_of[i] for i in members)
    change = space.codes[:, None] ^ space.codes[None, :]
    reached = change & ~ours == 0
    for bit, way in enumerate(space.directions):
        turned, on = change >> bit & 1 == 1, (space.codes >> bit & 1 == 1)[:, None]
        if way is not MoveDirection.BOTH:
            reached &= ~(turned & (on if way is MoveDirection.FORWARD else ~on))
    here, there = ranks[list(members)][:, :, None], ranks[list(members)][:, None, :]
    if weak:
        return ~(reached & (there >= here).all(axis=0) & (there > here).any(axis=0)).any(axis=1)
    return ~(reached & (there > here).all(axis=0)).any(axis=1)


@WEAK
@pytest.mark.parametrize("one_way", [False, True], ids=["both ways", "one way"])
def test_large_rows_are_swept_as_if_every_pair_were_compared(one_way: bool, weak: bool) -> None:
    space, ranks = random_space(2, 11, 3)
    if one_way:
        ways = (MoveDirection.FORWARD, MoveDirection.BACK, *space.directions[2:8], MoveDirection.FORWARD)
        space = replace(space, directions=(*ways, *space.directions[9:]))
    ranks[0] //= 40  # ties
    ranks[1] = 1500 - ranks[0] + ranks[1] // 300  # against the first, mostly
    for members in ((0, 1), (1, 2), (0, 1, 2)):
        expected = dense_stable(space, ranks, members, weak)
        assert np.array_equal(coalition_stable(space, ranks, members, "nash", weak=weak), expected)
        assert 0 < expected.sum() < len(expected)


def test_states_looked_at_in_small_portions_are_judged_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random("portions")
    monkeypatch.setattr(bitsets, "CELLS", 8)
    monkeypatch.setattr(joint_moves, "CELLS", 100)
    for _ in range(6):
        literal, graph = random_conflict(rng, "everything"), random_graph(rng, "everything")
        for conflict, (space, ranks) in (
            (literal, space_and_ranks(literal)),
            (graph, merged_space_and_ranks(graph)),
        ):
            by_definition = LiteralCoalitions(conflict, weak=False)
            for concept in (Concept.SMR, Concept.SEQ):
                expected = [by_definition.is_stable((0, 1), s, concept) for s in conflict.feasible]
                assert coalition_stable(space, ranks, (0, 1), concept).tolist() == expected


@given(st.integers(0, 2**32), st.integers(2, 5), st.booleans())
@settings(max_examples=150, deadline=None)
def test_dominated_vectors_are_those_that_a_vector_of_their_group_beats(seed: int, components: int, few: bool) -> None:
    rng = np.random.default_rng(seed)
    height, n_groups = rng.integers(1, 12), rng.integers(1, 5)
    points, queries = (rng.integers(0, height, (components, rng.integers(0, 40))) for _ in "pq")
    groups, asked = (rng.integers(0, n_groups, numbers.shape[1]) for numbers in (points, queries))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dominance, "MANY", 0 if few else 1 << 40)
        found = dominance.dominated(groups, list(points), asked, list(queries))
    beats = (points[:, None, :] > queries[:, :, None]).all(axis=0) & (groups[None, :] == asked[:, None])
    assert found.tolist() == beats.any(axis=1).tolist()


@pytest.mark.parametrize("components", [2, 3, 4, 5])
def test_groups_and_components_too_great_for_a_key_are_numbered_anew(components: int) -> None:
    rng = np.random.default_rng(components)
    groups = rng.integers(0, 3, 60) << 59
    vectors = [rng.integers(0, 6, 60) << 21 for _ in range(components)]
    small = [vector >> 21 for vector in vectors]
    expected = dominance.dominated(groups >> 59, small, groups >> 59, small)
    assert 0 < expected.sum() < 60
    assert np.array_equal(dominance.dominated(groups, vectors, groups, vectors), expected)


@pytest.mark.parametrize("concept", [concept for concept in Concept if concept not in BASIC])
def test_a_concept_without_a_coalition_version_is_refused(concept: Concept) -> None:
    with pytest.raises(ConflictError, match="nash, gmr, smr, seq") as caught:
        coalition_equilibria(solve(dilemma()), concept)
    assert caught.value.code == "no-coalition-version"


@pytest.mark.parametrize("members", [[], [2], [-1, 0]])
def test_a_coalition_of_nobody_or_of_strangers_is_refused(members: list[int]) -> None:
    solution = solve(dilemma())
    with pytest.raises(ConflictError, match="2 decision makers") as caught:
        coalition_stable(solution.space, solution.ranks, members, "nash")
    assert caught.value.code == "bad-coalition"


def test_sanctions_by_coalitions_deter_whatever_single_improvements_deter() -> None:
    rng, told_apart = random.Random("joint"), 0
    for kind in KINDS * 8:
        literal = random_conflict(rng, kind)
        space, ranks = space_and_ranks(literal)
        for who in coalitions(literal.n_dm):
            single = coalition_stable(space, ranks, who, "seq")
            joint = coalition_stable(space, ranks, who, "seq", credible="joint")
            assert not (single & ~joint).any()
            told_apart += int((joint & ~single).sum())
    assert told_apart > 10


def test_sanctions_by_coalitions_are_refused_where_they_cannot_be_followed() -> None:
    space, ranks = random_space(1, 13, 3)
    with pytest.raises(ConflictError, match="4,096 states") as caught:
        coalition_stable(space, ranks, [0], "seq", credible="joint")
    assert caught.value.code == "too-large-for-joint-sanctions"
    with pytest.raises(ConflictError, match="unilateral, joint") as caught:
        coalition_stable(space, ranks, [0], "seq", credible="severe")
    assert caught.value.code == "unknown-sanctions"
    merged = merged_space_and_ranks(random_graph(random.Random(2), "plain"))
    with pytest.raises(ConflictError, match="indistinguishable"):
        coalition_stable(*merged, [0], "seq", credible="joint")


def test_a_space_too_large_to_be_gone_through_move_by_move_is_refused() -> None:
    space, ranks = random_space(1, 17, 3)
    ways = (MoveDirection.FORWARD, *space.directions[1:])
    thinned = replace(space, directions=ways, codes=space.codes[1:])
    assert coalition_stable(space, ranks, [0, 1], "gmr").shape == (1 << 17,)
    assert stable(thinned, ranks[:, 1:], "gmr").shape == (3, (1 << 17) - 1)
    with pytest.raises(ConflictError, match="move by move") as caught:
        coalition_stable(thinned, ranks[:, 1:], [0, 1], "gmr")
    assert caught.value.code == "coalition-too-large"
