"""Explanations speak of a coalition as many and of a single party as one, under every concept."""

import random
import re
from dataclasses import replace

import pytest
from making import as_conflict
from random_conflicts import random_conflict

from standoff.conflict import Conflict
from standoff.stability import Concept, explain, solve

ONE = re.compile(r"\b(it|its|has|likes|stays|expects|looks)\b")
MANY = re.compile(r"\b(they|their|have|like|stay|expect|look)\b")


def renamed(conflict: Conflict, names: list[str]) -> Conflict:
    makers = tuple(replace(dm, name=name) for dm, name in zip(conflict.decision_makers, names, strict=False))
    return replace(conflict, decision_makers=makers)


def words_of(names: list[str]) -> list[str]:
    rng = random.Random("number")
    told = []
    for literal in (random_conflict(rng, kind) for kind in ("plain", "infeasible", "one-way") for _ in range(4)):
        conflict = renamed(as_conflict(literal), names)
        concepts = [c for c in Concept if literal.n_dm == 2 or c is not Concept.NON_MYOPIC]
        solution = solve(conflict, concepts)
        told += [r.words for label in solution.space.labels[:6] for r in explain(solution, label).reasons]
    # What is liked, or would be spoilt, is a state: one in either case.
    return [
        re.sub(r"(?<=like )it no better|(?<=likes )it no better|(?<=spoil )it", "", words) if "it" in words else words
        for words in told
    ]


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (["Ada and Bo", "Cyd and Dag", "Eva, Fay and Gus", "the judges"], ONE),
        (["Arbor", "Brill", "Corvo", "Dole"], MANY),
    ],
)
def test_number_agrees(names: list[str], wrong: re.Pattern[str]) -> None:
    told = words_of(names)
    assert len(told) > 100
    assert [words for words in told if wrong.search(words)][:3] == []
