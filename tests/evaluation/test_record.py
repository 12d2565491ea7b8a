"""The calibration that ships is the one that this code and these data give, and the docs quote its scores."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def record() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "evaluation"))
    import record

    yield record
    sys.path.remove(str(ROOT / "evaluation"))


@pytest.fixture(scope="module")
def pinned(record: ModuleType) -> dict[str, object]:
    return tomllib.loads(record.PINNED.read_text(encoding="utf-8"))


def test_it_was_pinned_on_these_data(record: ModuleType, pinned: dict[str, object]) -> None:
    assert pinned["data"] == record.data_hash()


def test_the_code_makes_of_the_data_what_is_pinned(record: ModuleType, pinned: dict[str, object]) -> None:
    lasts, taken, cases = record.collect()
    assert cases == pinned["cases"]
    for key, data in (("lasts", lasts), ("taken", taken)):
        told = pinned[key]
        line = record.calibrated(data).probability(np.array(told["supports"]))
        # Another processor may round a support, or a small change move a case: not more than a few points.
        assert line == pytest.approx(told["probabilities"], abs=0.03)


def test_the_docs_quote_the_pinned_scores(pinned: dict[str, object]) -> None:
    page = (ROOT / "docs" / "outlook.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (the standoff lasts|an option is taken) .*? \| ([\d. |]+) \|$", page, flags=re.MULTILINE)
    quoted = [[float(score) for score in scores.split("|")] for _, scores in rows]
    expected = [
        (pinned[key]["brier_no_change"], pinned[key]["brier_base_rate"], pinned[key]["brier"])
        for key in ("lasts", "taken")
    ]
    assert [(row[0], row[1], row[3]) for row in quoted] == expected
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{pinned['lasts']['brier']:.3f}, against {pinned['lasts']['brier_base_rate']:.3f}" in readme


def test_a_line_finds_what_it_was_drawn_from(record: ModuleType) -> None:
    rng = np.random.default_rng(3)
    support = rng.uniform(size=20_000)
    true = record.Line(-0.4, 2.0)
    data = record.Forecasts(
        support, (rng.uniform(size=20_000) < true.probability(support)).astype(float), np.arange(20_000)
    )
    line = record.fitted(data, 0.3)
    assert (line.level, line.slope) == pytest.approx((-0.4, 2.0), abs=0.1)


def test_support_that_misleads_is_not_turned_round(record: ModuleType) -> None:
    data = record.Forecasts.of([(0.1, True, 0), (0.2, True, 1), (0.8, False, 2), (0.9, False, 3), (0.5, True, 4)])
    line = record.fitted(data, 0.3)
    assert line.slope == pytest.approx(0)
    assert line.probability(np.array([0.3]))[0] == pytest.approx(0.6, abs=0.01)
