"""The equilibria of published conflicts come out as printed; the sources stand in `published_conflicts.yaml`."""

from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from making import infeasible_but, with_status_quo

from standoff.conflict import Conflict, DecisionMaker, MoveDirection, Option
from standoff.stability import StateSpace, preference_ranks, solve, stable

PUBLISHED: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("published_conflicts.yaml").read_text(encoding="utf-8")
)["conflicts"]
DIRECTIONS = {"both": MoveDirection.BOTH, "fwd": MoveDirection.FORWARD, "back": MoveDirection.BACK}
CASES = [(entry, concept) for entry in PUBLISHED for concept in entry["expected"]]


def patterns(entry: dict[str, Any], name: Any) -> tuple[str, ...]:
    """The option patterns of a published state: several where the authors merged indistinguishable ones."""
    labels = entry["states"][name]
    return (labels,) if isinstance(labels, str) else tuple(labels)


def ranking(entry: dict[str, Any], names: list[Any]) -> tuple[tuple[str, ...], ...]:
    groups = [name if isinstance(name, list) else [name] for name in names]
    return tuple(tuple(label for name in group for label in patterns(entry, name)) for group in groups)


def conflict_of(entry: dict[str, Any]) -> Conflict:
    makers, ids = [], []
    for name in entry["dms"]:
        own = [option for option in entry["options"] if option["dm"] == name]
        options = tuple(
            Option(f"o{len(ids) + at}", option["name"], direction=DIRECTIONS[option["dir"]])
            for at, option in enumerate(own)
        )
        ids += [option.id for option in options]
        makers.append(DecisionMaker(name, options, ranking=ranking(entry, entry["prefs"][name])))
    feasible = [label for name in entry["states"] for label in patterns(entry, name)]
    conflict = Conflict(entry["title"], tuple(makers), infeasible=infeasible_but(feasible, ids))
    start = patterns(entry, entry.get("status_quo", next(iter(entry["states"]))))[0]
    return with_status_quo(conflict, start)


@pytest.mark.parametrize(("entry", "concept"), CASES, ids=[f"{entry['id']}-{concept}" for entry, concept in CASES])
def test_published_equilibria_are_found(entry: dict[str, Any], concept: str) -> None:
    found = set(solve(conflict_of(entry), [concept.lower()]).equilibria[concept.lower()])
    assert found == {label for name in entry["expected"][concept] for label in patterns(entry, name)}


def test_as_many_rankings_of_syria_hold_its_second_state_as_the_definitions_say() -> None:
    entry = next(entry for entry in PUBLISHED if entry["id"] == "syria_iraq_1975")
    conflict = conflict_of(entry)
    space = StateSpace.of(conflict)
    syria = np.array(list(permutations(range(6))), dtype=np.int16).T
    iraq = np.repeat(preference_ranks(conflict, space)[1][:, None], syria.shape[1], axis=1)
    at = space.index(patterns(entry, 2)[0])
    for concept, count in entry["inverse"]["by_definition"].items():
        held = stable(space, np.stack([syria, iraq]), concept.lower())[:, at].all(axis=0)
        assert held.sum() == count, concept
