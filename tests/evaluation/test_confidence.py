"""The confidence that ships is the one that these data and this reader give, and it means what it says."""

import random
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from standoff.reading.confidence import KINDS, shares

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def confidence() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "evaluation"))
    import confidence

    yield confidence
    sys.path.remove(str(ROOT / "evaluation"))


@pytest.fixture(scope="module")
def rows(confidence: ModuleType) -> dict[str, list[Any]]:
    return confidence.by_kind(confidence.collect())


@pytest.fixture(scope="module")
def pinned(confidence: ModuleType) -> dict[str, Any]:
    return tomllib.loads(confidence.PINNED.read_text(encoding="utf-8"))


def test_it_was_pinned_on_these_data(confidence: ModuleType, pinned: dict[str, Any]) -> None:
    assert pinned["data"] == confidence.data_hash(), "run evaluation/confidence.py --pin"
    assert pinned["held_out"]["data"] == confidence.data_hash(["held_out"]), "run evaluation/confidence.py --pin"


@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_and_the_data_give_the_table(confidence: ModuleType, rows, kind: str) -> None:
    # A rule that is added or changed moves it a little; by more than this it has to be pinned anew.
    ships, now = shares()[kind], confidence.fitted(rows[kind])
    apart = [abs(ships.of(row.mark, row.rule) - now.of(row.mark, row.rule)) for row in rows[kind]]
    assert sum(apart) / len(apart) < 0.02, "run evaluation/confidence.py --pin"
    assert ships.share == pytest.approx(now.share, abs=0.03), "run evaluation/confidence.py --pin"


def test_it_tells_more_than_the_share_of_the_kind_on_dispatches_left_out(
    confidence: ModuleType, rows, pinned: dict[str, Any]
) -> None:
    found = {kind: confidence.measured(of_kind, confidence.left_out(of_kind)) for kind, of_kind in rows.items()}
    for kind, figures in found.items():
        for name in ("right", "brier", "brier_share"):
            assert figures[name] == pytest.approx(pinned[kind][name], abs=0.03)
        # Of the 170 dependencies the gain is within what chance gives.
        room = 0.01 if kind == "dependencies" else 0.0
        assert figures["brier"] < figures["brier_share"] + room, kind


def test_findings_are_right_about_as_often_as_said(confidence: ModuleType, rows) -> None:
    said = [p for of_kind in rows.values() for p, _ in confidence.left_out(of_kind)]
    every = [row for of_kind in rows.values() for row in of_kind]
    bins = [one for one in confidence.reliability(said, every) if one["findings"] >= 100]
    assert len(bins) >= 4
    assert all(abs(one["said"] - one["right"]) < 0.08 for one in bins)
    assert [one["right"] for one in bins] == sorted(one["right"] for one in bins)
    assert bins[-1]["right"] > bins[0]["right"] + 0.1


def test_the_readme_tells_the_pinned_figures(confidence: ModuleType, pinned: dict[str, Any]) -> None:
    told = confidence.README.read_text(encoding="utf-8")
    assert confidence.page(pinned) in told, "run evaluation/confidence.py --pin"
    for kind in KINDS:
        (row,) = (line.split("|") for line in told.splitlines() if line.startswith(f"| {kind} |"))
        assert [float(cell) for cell in row[2:6]] == [
            pytest.approx(pinned[kind][name], abs=0.0051) for name in ("findings", "right", "brier", "brier_share")
        ]


def test_what_is_pinned_is_written_and_read_as_it_was(
    confidence: ModuleType, pinned: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "README.md"
    page.write_text("Before.\n\n| findings of |\n\n`confidence.py --pin` writes this.\n", encoding="utf-8")
    monkeypatch.setattr(confidence, "PINNED", tmp_path / "table.toml")
    monkeypatch.setattr(confidence, "README", page)
    told = {**pinned, "data": 'a "b" \\ c'}
    del told["source"]
    for _ in range(2):
        confidence.write(told)
        written = tomllib.loads((tmp_path / "table.toml").read_text(encoding="utf-8"))
        assert {key: value for key, value in written.items() if key != "source"} == told
        assert page.read_text(encoding="utf-8") == (
            f"Before.\n\n{confidence.page(told)}\n\n`confidence.py --pin` writes this.\n"
        )


def made(confidence: ModuleType, rule: str, right: list[bool], case: str = "a") -> list[Any]:
    return [confidence.Row("events", case, "m", rule, one) for one in right]


def test_a_rule_that_is_often_right_is_told_apart_and_a_rare_one_is_drawn_to_the_kind(confidence: ModuleType) -> None:
    draw = random.Random(7)
    good = made(confidence, "g:good", [draw.random() < 0.95 for _ in range(2000)])
    bad = made(confidence, "b:bad", [draw.random() < 0.35 for _ in range(2000)])
    table = confidence.fitted(
        [*good, *bad, *made(confidence, "r:rare", [False] * 3), *made(confidence, "r:one", [False])]
    )
    assert table.of("m", "g:good") == pytest.approx(0.95, abs=0.02)
    assert table.of("m", "b:bad") == pytest.approx(0.35, abs=0.02)
    # Four misses of a family against twenty findings of the prior, then three of the rule against what is left.
    share = table.share
    family = share * 4 / 24
    assert table.of("m", "r:rare") == pytest.approx(share - family - (share - family) * 3 / 23, abs=0.01)
    assert "r:one" not in table.rule


def test_a_dispatch_left_out_tells_nothing_of_itself(confidence: ModuleType) -> None:
    usual = [row for case in "abc" for row in made(confidence, "g:usual", [True, True, True, False], case)]
    odd = made(confidence, "o:odd", [False] * 8, "d")
    said = confidence.left_out([*usual, *odd])
    assert [p for p, _ in said[len(usual) :]] == [0.75] * 8
    assert [share for _, share in said[len(usual) :]] == [0.75] * 8
