"""What a changed preference does is the difference between two conflicts, each solved by itself."""

import random

import pytest
from making import dilemma
from stated_conflicts import stated_conflict

from standoff.conflict import Conflict
from standoff.stability import Solution, solve
from standoff.stability.analyses import EditKind, WhatIf, sensitivity
from standoff.stability.analyses.edits import edited, preference_edits

CONCEPTS = ["nash", "gmr", "smr", "seq"]


def expected(conflict: Conflict, before: Solution, what_if: WhatIf) -> dict[str, tuple[set[str], set[str]]]:
    edit = next(edit for edit in preference_edits(conflict) if edit.words == what_if.words and edit.size == 1)
    after = solve(edited(conflict, [edit]), CONCEPTS)
    out = {}
    for concept, labels in before.equilibria.items():
        now = set(after.equilibria[concept])
        if now != set(labels):
            out[concept.value] = (now - set(labels), set(labels) - now)
    return out


@pytest.mark.parametrize("seed", range(15))
def test_effects_are_the_difference_in_equilibria(seed: int) -> None:
    conflict = stated_conflict(random.Random(f"sensitivity {seed}"), most_options=5)
    before = solve(conflict, CONCEPTS)
    for what_if in sensitivity(before).what_ifs:
        effects = {c.value: (set(effect.gained), set(effect.lost)) for c, effect in what_if.effects.items()}
        assert effects == expected(conflict, before, what_if)
        assert what_if.changes == sum(len(gained) + len(lost) for gained, lost in effects.values())


@pytest.mark.parametrize("seed", range(15))
def test_every_statement_is_dropped_and_turned_and_moved_or_weighed(seed: int) -> None:
    conflict = stated_conflict(random.Random(f"sensitivity {seed}"), most_options=4)
    what_ifs = sensitivity(solve(conflict, ["nash"])).what_ifs
    for maker in conflict.decision_makers:
        count = len(maker.preferences)
        kinds = [w.kind for w in what_ifs if w.decision_maker == maker.name]
        assert kinds.count(EditKind.DROP) == kinds.count(EditKind.FLIP) == count
        assert kinds.count(EditKind.MOVE) == (0 if maker.weighted else max(0, count - 1))
        assert kinds.count(EditKind.WEIGH) == (2 * count if maker.weighted else 0)


def test_neighbours_in_a_ranking_change_places() -> None:
    analysis = sensitivity(solve(dilemma(), ["nash"]))
    assert [what_if.preference for what_if in analysis.what_ifs[:3]] == ["NY > YY", "YY > NN", "NN > YN"]
    swapped = analysis.what_ifs[2]  # Ada would rather give way alone than see both hold out
    assert swapped.words == "Ada likes YN better than NN, not less"
    assert {c.value: (e.gained, e.lost) for c, e in swapped.effects.items()} == {"nash": (("YN",), ("NN",))}
    assert analysis.to_dict()["what_ifs"][2]["effects"] == {"nash": {"gained": ["YN"], "lost": ["NN"]}}
