"""Every verdict is that of the definitions, transcribed word for word: a seeded share of what `make oracle` does."""

import random
from dataclasses import replace
from functools import cache

import numpy as np
import oracle
import pytest
from literal_coalitions import COALITION_CONCEPTS
from literal_definitions import LiteralConflict
from literal_memory import RememberingConflict
from making import space_and_ranks
from oracle_checks import CHECKS, Check, concept_check
from random_conflicts import OPTIONS, oracle_conflict, random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, anticipated, stable

SHARE = range(48)
KINDS = ("plain", "infeasible", "one-way", "everything")


@cache
def remembered(number: int) -> RememberingConflict:
    return RememberingConflict.of(oracle_conflict(number))


@pytest.mark.parametrize("check", CHECKS, ids=[check.name for check in CHECKS])
def test_every_verdict_is_that_of_the_literal_definition(check: Check) -> None:
    held = 0
    for literal in map(remembered, SHARE):
        if check.applies(literal):
            cells, differing = check.differing(literal)
            held += cells
            assert not differing, literal
    assert held > 300


def test_the_oracle_knows_every_concept() -> None:
    names = {check.name for check in CHECKS}
    assert names >= {concept.title for concept in Concept}
    assert names >= {f"coalition {concept.title}" for concept in COALITION_CONCEPTS}


def test_the_oracle_draws_every_size_and_every_complication() -> None:
    drawn = [remembered(number) for number in SHARE]
    assert {len(literal.owners) for literal in drawn} == set(OPTIONS)
    assert {literal.n_dm for literal in drawn} == {2, 3, 4}
    for complicated in (
        lambda literal: len(literal.feasible) < 1 << len(literal.owners),
        lambda literal: len(set(literal.directions)) > 1,
        lambda literal: len(set(literal.owners)) < literal.n_dm,
        lambda literal: literal.owners != sorted(literal.owners),
        lambda literal: any(len(set(rank.values())) < len(rank) for rank in literal.ranks),
    ):
        assert sum(map(complicated, drawn)) > len(drawn) / 5


def test_the_oracle_shows_the_smallest_conflict_at_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lie = replace(concept_check(Concept.NASH, lambda *_: True), name="a lie")
    monkeypatch.setattr(oracle, "CHECKS", (lie,))
    findings = oracle.Findings()
    for number in range(6):
        findings.add(oracle.judge(number))
    assert oracle.close(findings, 6, 1.0) == 1
    told = capsys.readouterr().out
    _, smallest, _, cells = min(findings.faults)
    assert told.startswith(f"a lie differs in conflict {smallest}")
    assert f"{sum(len(fault[3]) for fault in findings.faults)} disagreements" in told
    for i, s in cells:
        assert oracle_conflict(smallest).improvements(i, s)


def test_the_oracle_is_content_with_what_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert oracle.close(oracle.judge(0), 1, 1.0) == 0
    assert "0 disagreements" in capsys.readouterr().out


def test_a_literal_conflict_with_a_memory_says_what_one_without_says() -> None:
    for number in range(0, 60, 3):
        plain = oracle_conflict(number)
        if len(plain.feasible) > 64:
            continue
        remembering = remembered(number)
        for s in plain.feasible:
            for j in plain.dms:
                assert remembering.improvements(j, s) == plain.improvements(j, s)
                others = [k for k in plain.dms if k != j]
                for improving in (False, True):
                    assert remembering.sequences(others, s, improving) == plain.sequences(others, s, improving)


def drawn(kind: str, count: int) -> list[LiteralConflict]:
    rng = random.Random(f"standoff {kind}")
    return [random_conflict(rng, kind) for _ in range(count)]


def concepts_for(literal: LiteralConflict) -> list[Concept]:
    far = len(set(literal.owners)) <= 2
    return [concept for concept in Concept if far or concept is not Concept.NON_MYOPIC]


@pytest.mark.parametrize("kind", KINDS)
def test_anticipated_ends_are_those_of_plain_backward_induction(kind: str) -> None:
    for literal in drawn(kind, 20):
        space, ranks = space_and_ranks(literal)
        for horizon in (1, 2, 3):
            expected = [[literal.expected_end(i, s, horizon) for s in literal.feasible] for i in literal.dms]
            assert space.codes[anticipated(space, ranks, horizon)].tolist() == expected, (horizon, literal)


@pytest.mark.parametrize("concept", list(Concept))
@pytest.mark.parametrize("kind", KINDS)
def test_a_batch_gives_what_its_profiles_give_one_by_one(kind: str, concept: Concept) -> None:
    rng = np.random.default_rng(7)
    for literal in [c for c in drawn(kind, 20) if concept in concepts_for(c)][:5]:
        space, _ = space_and_ranks(literal)
        batch = rng.integers(0, 6, size=(space.n_dm, space.n_states, 9)).astype(np.int16)
        together = stable(space, batch, concept)
        one_by_one = [stable(space, np.ascontiguousarray(batch[:, :, k]), concept) for k in range(9)]
        assert together.shape == batch.shape
        assert np.array_equal(together, np.stack(one_by_one, axis=-1))


def test_non_myopic_stability_is_refused_where_it_is_not_defined() -> None:
    literal = next(c for c in drawn("plain", 50) if len(set(c.owners)) > 2)
    space, ranks = space_and_ranks(literal)
    with pytest.raises(ConflictError, match="ask for l2 or l3") as caught:
        stable(space, ranks, Concept.NON_MYOPIC)
    assert caught.value.code == "non-myopic-for-two"
