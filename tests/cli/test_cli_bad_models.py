"""A model that cannot be solved ends `standoff solve` in one line that names the place and what would be right."""

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = "format: standoff/1\ntitle: t\ndecision_makers:\n"
NORTH = "  - {name: North, options: [{id: open, text: open}], preferences: [open]}\n"
SOUTH = "  - {name: South, options: [{id: pay, text: pay}], "
FORTY = ", ".join(f"{{id: o{n}, text: t}}" for n in range(40))

BAD = {
    "nobody owns an option": (HEAD + "  - {name: North, options: []}\n", ["bad.yaml:4:", "[empty-list]"]),
    "no decision maker": (HEAD.replace("makers:", "makers: []"), ["bad.yaml:3:", "[empty-list]"]),
    "forty options": (
        HEAD + f"  - {{name: North, options: [{FORTY}]}}\n",
        ["bad.yaml:4:", "there are 40 options and at most 24 can be solved", "[too-many-options]"],
    ),
    "no feasible state": (
        HEAD + NORTH + SOUTH + "preferences: [pay]}\ninfeasible: [open and not open, open or not open]\n",
        ["bad.yaml:6:", "leave no state", "[no-feasible-state]"],
    ),
    "no feasible state, by patterns": (
        HEAD + NORTH + SOUTH + "preferences: [pay]}\ninfeasible: [Y-, NY, NN]\n",
        ["bad.yaml:6:", "leave no state", "[no-feasible-state]"],
    ),
    "a ranking that misses a state": (
        HEAD + NORTH + SOUTH + "ranking: [NN, YN, YY]}\n",
        ["bad.yaml:5:", "misses 1 feasible state, the first is NY", "[ranking-misses-state]"],
    ),
    "a formula over an unknown option": (
        HEAD + NORTH + SOUTH + "preferences: [not opne]}\n",
        ["bad.yaml:5:", "did you mean 'open'?", "[unknown-option]"],
    ),
    "a pattern of the wrong length": (
        HEAD + NORTH + SOUTH + "preferences: [pay]}\ninfeasible: [Y-N]\n",
        ["bad.yaml:6:", "has 3 letters and there are 2 options", "[bad-pattern]"],
    ),
    "a ranking that splits a state": (
        HEAD + NORTH + SOUTH + "ranking: [NN, YN, YY, NY]}\nindistinguishable: [Y-]\n",
        ["bad.yaml:5:", "YY is one state with YN", "[ranking-splits-state]"],
    ),
    "a strong preference at an end": (
        HEAD + NORTH + SOUTH + 'ranking: [NN, YN, YY, NY, ">>"]}\n',
        ["bad.yaml:5:", "stands at an end of the ranking", "[misplaced-strong-preference]"],
    ),
}


@pytest.mark.parametrize("mistake", BAD)
def test_a_bad_model_ends_in_one_line(standoff: Callable, tmp_path: Path, mistake: str) -> None:
    text, words = BAD[mistake]
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    ran = standoff("solve", "bad.yaml")
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert all(word in ran.err for word in words), ran.err


def test_merged_states_are_listed_once_and_have_no_outlook(standoff: Callable, tmp_path: Path) -> None:
    text = HEAD + NORTH + SOUTH + "ranking: [NY, [YN, YY], NN]}\nindistinguishable: [Y-]\n"
    (tmp_path / "merged.yaml").write_text(text, encoding="utf-8")
    table = standoff("solve", "merged.yaml", "--format", "csv").out.splitlines()
    assert [line.split(",")[:2] for line in table[1:]] == [["1", "NN"], ["2", "YN"], ["3", "NY"]]
    ran = standoff("outlook", "merged.yaml")
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert "take out the lines under `indistinguishable`" in ran.err
