"""The scores that the project claims are those of this code on these data."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "evaluation" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def f1(gate: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    readings = tmp_path_factory.mktemp("readings")
    gate.write_readings(readings)
    return {kind: row["f1"] for kind, row in json.loads(gate.scores(readings, "--json")).items()}


def test_the_reader_reaches_its_floors(gate: ModuleType, f1: dict[str, float]) -> None:
    assert gate.shortfalls(f1, tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))) == []


def test_a_fallen_score_and_changed_data_are_told(gate: ModuleType, f1: dict[str, float]) -> None:
    pinned = tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))
    worse = {**f1, "actors": pinned["f1"]["actors"] - 0.02}
    assert ["actors" in line for line in gate.shortfalls(worse, pinned)] == [True]
    assert len(gate.shortfalls(f1, {**pinned, "data": "0" * 64})) == 1


def test_the_readme_quotes_the_pinned_figures(gate: ModuleType) -> None:
    floors = tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))["f1"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = dict(re.findall(r"^\| ([a-z ]+) \| (\.\d\d|1\.00) \|", readme, flags=re.MULTILINE))
    assert {kind: float(value) for kind, value in quoted.items()} == {k: round(v, 2) for k, v in floors.items()}


def test_every_case_has_a_text_that_holds_its_quotes() -> None:
    cases = sorted((ROOT / "evaluation" / "cases").glob("*.yaml"))
    assert len(cases) == 12
    for file in cases:
        labels = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        found = [f for kind in ("events", "positions", "dependencies", "estimates") for f in labels[kind]]
        assert found
        assert [quote for finding in found for quote in finding["quotes"] if quote not in text] == []
