"""What people who read the dispatches named as options, each once, are deeds to the drafting, and different ones."""

from itertools import combinations
from pathlib import Path

import yaml

from standoff.drafting.deed import deed
from standoff.drafting.same_action import relation
from standoff.drafting.wording import stems

EVALUATION = Path(__file__).parents[2] / "evaluation"
LABELS = [
    yaml.safe_load(file.read_text(encoding="utf-8"))
    for folder in ("cases", "casebook", "development")
    for file in sorted((EVALUATION / folder).glob("*.yaml"))
]


def test_nearly_all_labelled_options_are_deeds():
    named = {row["option"] for labels in LABELS for row in labels["taken"]}
    none = {option for option in named if deed(option).idle or deed(option).lost}
    assert len(named) > 300
    assert len(none) <= 0.01 * len(named), sorted(none)


def test_hardly_any_two_labelled_options_of_one_side_are_taken_for_one():
    pairs, joined = 0, []
    for labels in LABELS:
        names = frozenset(stem for actor in labels["actors"] for stem in stems(actor["name"]))
        owners = {row["owner"] for row in labels["taken"]}
        for owner in sorted(owners):
            own = sorted({row["option"] for row in labels["taken"] if row["owner"] == owner})
            for one, other in combinations(own, 2):
                pairs += 1
                joined += [(one, other)] if relation(deed(one), deed(other), names)[0] else []
    assert pairs > 200
    assert len(joined) <= 0.01 * pairs, joined
