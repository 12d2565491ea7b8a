"""The calibration that ships is the one that this code and these data give, and the docs quote its scores."""

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
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
def fitting(record: ModuleType) -> ModuleType:  # noqa: ARG001 (it puts the folder on the path)
    import fitting

    return fitting


@pytest.fixture(scope="module")
def pinned(record: ModuleType) -> dict[str, object]:
    return tomllib.loads(record.PINNED.read_text(encoding="utf-8"))


def test_it_was_pinned_on_these_data(record: ModuleType, pinned: dict[str, object]) -> None:
    assert pinned["data"] == record.data_hash()


@pytest.fixture(scope="module")
def collected(record: ModuleType) -> object:
    return record.collect(samples=100)


def test_the_code_makes_of_the_data_what_is_pinned(
    record: ModuleType, collected: object, pinned: dict[str, object]
) -> None:
    found = record.shipped(collected)
    assert len(collected.folders) == pinned["cases"]
    for name, (level, weights) in (("lasts", found.lasts), ("taken", found.taken)):
        assert level == pytest.approx(pinned[name]["level"], abs=0.01)
        assert weights == pytest.approx(pinned[name]["weights"], abs=0.01)
    assert found.usual == pytest.approx(pinned["lasts"]["usual"], abs=0.01)
    assert found.author == pytest.approx(pinned["taken"]["added"]["author"], abs=0.01)
    assert collected.taken.known.mean() == pytest.approx(pinned["taken"]["matched"], abs=0.001)


def test_most_labelled_options_have_a_drafted_counterpart(collected: object) -> None:
    # Those of the cases and the case book were labelled by others than those of the development set.
    shared = collected.in_folder["cases"] | collected.in_folder["casebook"]
    assert collected.taken.known[shared].mean() >= 0.8


def test_the_docs_quote_the_pinned_scores(pinned: dict[str, object]) -> None:
    page = (ROOT / "docs" / "outlook.md").read_text(encoding="utf-8")
    found = dict(re.findall(r"^\| ([a-z, ]+) \| ([0-9.]+) ", page, flags=re.MULTILINE))
    lasts, taken = pinned["lasts"], pinned["taken"]
    assert float(found["outside view, wording and estimates"]) == taken["brier"]
    assert float(found["base rate"]) == taken["brier_base_rate"]
    assert float(found["nothing changes"]) == taken["brier_no_change"]
    told = f"{lasts['brier']:.3f}, the base rate {lasts['brier_base_rate']:.3f}"
    assert told in " ".join(page.split())
    for name, weight in (lasts["weights"] | taken["weights"] | taken["added"]).items():
        assert f"| `{name}` | {weight:+.2f} |" in page
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{taken['brier']:.3f}, against {taken['brier_base_rate']:.3f}" in " ".join(readme.split())


def drawn(fitting: ModuleType, signs: np.ndarray, expected: tuple[int, ...], happened: np.ndarray) -> object:
    rows = len(happened)
    return fitting.Rows(signs, expected, happened.astype(float), np.arange(rows) // 4, np.ones(rows, bool))


def test_a_fit_finds_what_its_rows_were_drawn_from(fitting: ModuleType) -> None:
    rng = np.random.default_rng(3)
    signs = np.column_stack([rng.uniform(size=20_000), rng.integers(0, 2, size=20_000)]).astype(float)
    true = fitting.Model(-0.4, np.array([2.0, -1.0]))
    happened = rng.uniform(size=20_000) < true.probability(signs)
    found = fitting.fitted(drawn(fitting, signs, (1, -1), happened), 1.0)
    assert found.level == pytest.approx(-0.4, abs=0.1)
    assert found.weights == pytest.approx(true.weights, abs=0.1)


def test_a_sign_that_misleads_is_not_turned_round(fitting: ModuleType) -> None:
    signs = np.array([[0.1], [0.2], [0.8], [0.9], [0.5]])
    model = fitting.fitted(drawn(fitting, signs, (1,), np.array([1, 1, 0, 0, 1])), 1.0)
    assert model.weights[0] == 0
    assert model.probability(np.array([[0.3]]))[0] == pytest.approx(0.6, abs=0.01)


def test_a_forecast_of_a_case_knows_nothing_of_that_case(fitting: ModuleType) -> None:
    rng = np.random.default_rng(5)
    signs = rng.uniform(size=(40, 1))
    happened = rng.integers(0, 2, size=40)
    rows = drawn(fitting, signs, (1,), happened)
    turned = drawn(fitting, signs, (1,), np.where(rows.case == 3, 1 - happened, happened))
    before, after = (fitting.left_out(one, fitting.by_signs)[rows.case == 3] for one in (rows, turned))
    assert before == pytest.approx(after)


def test_noise_is_left_at_the_base_rate(fitting: ModuleType) -> None:
    happened = np.tile([0, 0, 1, 1], 10)
    rows = drawn(fitting, np.tile([0.0, 1.0], 20)[:, None], (1,), happened)
    assert fitting.calibrated(rows).weights == pytest.approx([0], abs=1e-3)


def test_rows_without_signs_are_forecast_at_the_base_rate(fitting: ModuleType) -> None:
    happened = np.tile([0, 0, 0, 1], 10)
    rows = replace(drawn(fitting, np.full((40, 1), np.nan), (1,), happened), known=np.arange(40) < 20)
    rows.signs[:20] = np.tile([0.0, 1.0], 10)[:, None]
    said = fitting.left_out(rows, fitting.by_signs)
    assert said[20:] == pytest.approx(np.full(20, 0.25))


def test_what_is_added_finds_what_it_is_worth_beside_a_forecast(fitting: ModuleType) -> None:
    rng = np.random.default_rng(7)
    said = rng.uniform(0.1, 0.9, size=20_000)
    sign = rng.choice([-1.5, 0.0, 1.5], size=20_000)
    happened = rng.uniform(size=20_000) < fitting.shifted(said, 0.8 * sign)
    rows = drawn(fitting, sign[:, None], (1,), happened)
    assert fitting.weight_beside(rows, said) == pytest.approx(0.8, abs=0.05)
    turned = replace(rows, signs=-rows.signs)
    assert fitting.weight_beside(turned, said) == 0


def test_what_is_added_moves_only_what_it_is_said_of(fitting: ModuleType) -> None:
    happened = np.tile([0, 1, 0, 1], 10)
    rows = drawn(fitting, np.tile([0.0, 1.0, -1.0, 2.0], 10)[:, None], (1,), happened)
    rows = replace(rows, known=np.arange(40) % 4 != 3)
    moved = fitting.left_out(rows, fitting.adding(fitting.base_rate))
    base = fitting.left_out(rows, fitting.base_rate)
    assert moved[[0, 3]] == pytest.approx(base[[0, 3]])
    assert moved[1] > base[1]
    assert moved[2] < base[2]


def test_a_judgement_has_the_gain_over_the_base_rate_of_cases(record: ModuleType, fitting: ModuleType) -> None:
    rows = drawn(fitting, np.zeros((12, 1)), (1,), np.tile([1, 0, 1], 4))
    said = {record.BASE_RATE: np.full(12, 0.5), "sure": np.tile([0.9, 0.1, 0.9], 4)}
    found = record.judged(record.scores(rows, said), rows)
    assert found["sure"].score == pytest.approx(0.01)
    assert (found["sure"].gain.low, found["sure"].gain.high) == pytest.approx((0.24, 0.24))
