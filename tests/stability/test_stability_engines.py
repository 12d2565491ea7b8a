"""Whether improvements are sorted, compared or compiled, the cells are the same, and those of the definitions."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from making import random_space, space_and_ranks
from random_conflicts import random_conflict

from standoff.conflict import Conflict, DecisionMaker, Option, Statement, parse_formula
from standoff.stability import Concept, StateSpace, improvements, preference_ranks, preferences, stable
from standoff.stability.batches import blocks
from standoff.stability.compiled import SWITCH, compare
from standoff.stability.improvements import Profile
from standoff.stability.ladders import Ladder
from standoff.stability.moves import to_cube
from standoff.stability.pairs import Pairs, may_move
from standoff.stability.rows import Rows
from standoff.stability.verdicts import stable_under, worth_of_moving

KINDS = ("plain", "infeasible", "one-way", "everything")
CREDIBLE = (Concept.SEQ, Concept.SSEQ)


def drawn() -> Iterator[tuple[StateSpace, np.ndarray, list[list[bool]]]]:
    """Random conflicts, with who is sequentially stable where by the definition."""
    rng = random.Random("engines")
    for kind in KINDS:
        for _ in range(12):
            literal = random_conflict(rng, kind)
            verdict = [[literal.is_stable(i, s, Concept.SEQ) for s in literal.feasible] for i in literal.dms]
            yield *space_and_ranks(literal), verdict


def verdict_of(profile: Profile, concept: Concept) -> list[list[bool]]:
    dms = range(profile.space.n_dm)
    return [(profile.best(i, worth_of_moving(profile, i, concept)) <= profile.ranks[i]).tolist() for i in dms]


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.int32, np.int64])
@pytest.mark.parametrize("way", [Pairs, Ladder])
def test_sorted_and_compared_rows_give_the_verdicts_of_the_definition(
    monkeypatch: pytest.MonkeyPatch, way: type[Pairs | Ladder], kind: type
) -> None:
    monkeypatch.setattr(improvements, "improvements_of", way.of)
    for space, ranks, verdict in drawn():
        assert verdict_of(Profile(space, ranks.astype(kind)), Concept.SEQ) == verdict


@pytest.mark.parametrize("concept", CREDIBLE)
def test_long_rows_and_batches_do_not_depend_on_how_they_are_searched(
    monkeypatch: pytest.MonkeyPatch, concept: Concept
) -> None:
    space, ranks = random_space(5, 11, 2)
    batch = np.random.default_rng(5).integers(0, 200, size=(2, space.n_states, 3)).astype(np.int16)
    found = []
    for way in (Pairs, Ladder):
        monkeypatch.setattr(improvements, "improvements_of", way.of)
        found.append((stable(space, ranks, concept), stable(space, batch, concept)))
    for one, other in zip(*found, strict=True):
        assert np.array_equal(one, other)


def test_what_is_compiled_gives_the_cells_of_numpy_when_it_is_run_as_it_stands() -> None:
    rng = np.random.default_rng(4)
    for space, ranks, _ in drawn():
        for dm, rank in enumerate(ranks):
            pairs = Pairs.of(Rows(space, dm, 1), to_cube(space, rank, 0))
            before = rng.integers(0, 90, size=pairs.rank.shape).astype(rank.dtype)
            after = np.empty_like(before)
            compare(pairs.rank, before, after, may_move(pairs.rows.ways))
            assert np.array_equal(after, pairs.smallest(pairs.rank, before))


COMPILED = """
import sys
import numpy as np
from making import random_space
from standoff.stability import stable
space, _ = random_space(2, 8, 2)
for seed, (kind, top) in enumerate([(np.int16, 200), (np.int16, 30000), (np.int32, 70000)]):
    batch = np.random.default_rng(seed).integers(0, top, size=(2, space.n_states, 40)).astype(kind)
    sys.stdout.write("".join(np.packbits(stable(space, batch, c)).tobytes().hex() for c in ("seq", "sseq")))
assert ("numba" in sys.modules) == (sys.argv[1] == "1")
"""


def cells(switch: str) -> str:
    env = {**os.environ, SWITCH: switch, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    return subprocess.run(
        [sys.executable, "-c", COMPILED, switch], env=env, check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.skipif(find_spec("numba") is None, reason="needs the extra `fast`: pip install 'standoff[fast]'")
def test_numpy_and_the_compiler_give_identical_cells() -> None:
    assert cells("1") == cells("0") != ""


def test_several_concepts_at_once_are_each_concept_alone() -> None:
    space, ranks = random_space(3, 7, 3)
    concepts = [Concept.NASH, Concept.SEQ, Concept.SIM, Concept.L3, Concept.GMR, Concept.SSEQ]
    together = stable_under(space, ranks, concepts)
    assert list(together) == concepts
    for concept in concepts:
        assert np.array_equal(together[concept], stable(space, ranks, concept)), concept


@pytest.mark.parametrize("lift", [-40, 0, 300, 40000, 3_000_000_000])
def test_only_the_order_of_ranks_matters(lift: int) -> None:
    space, ranks = random_space(9, 6, 2)
    for concept in (Concept.SMR, Concept.SEQ, Concept.L2):
        assert np.array_equal(stable(space, ranks.astype(np.int64) + lift, concept), stable(space, ranks, concept))


def test_blocks_hold_every_sample_once_in_the_shortest_numbers() -> None:
    batch = np.arange(2 * 64 * 9000).reshape(2, 64, 9000) % 251
    parts = list(blocks(batch))
    assert len(parts) > 1
    assert {few.dtype for _, few in parts} == {np.dtype(np.uint8)}
    assert np.array_equal(np.concatenate([few for _, few in parts], axis=2), batch)


def test_labels_written_in_bulk_are_those_written_one_by_one() -> None:
    space, _ = random_space(1, 9, 3)
    thinned = StateSpace(9, 3, space.owners, space.directions, space.codes[3::7])
    assert thinned.labels == tuple(thinned.label(int(code)) for code in thinned.codes)
    assert thinned.labels_of(thinned.codes[:0]) == ()


def test_statements_rank_states_by_their_truths_in_order_of_importance(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(6)
    options = tuple(Option(f"o{place}", f"do {place}") for place in range(6))
    pairs = [rng.sample(options, 2) for _ in range(9)]
    wants = tuple(Statement(parse_formula(f"{one.id} if not {other.id}")) for one, other in pairs)
    conflict = Conflict("stated", (DecisionMaker("Ada", options[:3], wants), DecisionMaker("Bo", options[3:])))
    space = StateSpace.of(conflict)
    number = {option.id: place for place, option in enumerate(options)}
    rows = [
        tuple(bool(code >> number[one.id] & 1 or code >> number[other.id] & 1) for one, other in pairs)
        for code in space.codes.tolist()
    ]
    levels = sorted(set(rows))
    expected = [levels.index(row) for row in rows]
    assert preference_ranks(conflict, space)[0].tolist() == expected
    monkeypatch.setattr(preferences, "SPARE", 0)
    monkeypatch.setattr(preferences, "CELLS", 0)
    assert preference_ranks(conflict, space)[0].tolist() == expected
