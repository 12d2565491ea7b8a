"""The scores that the project claims are those of this code on these data."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SETS = ("cases", "development", "held_out", "passages", "passages_held_out")


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "evaluation" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures(gate: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    found = {}
    for name in gate.SETS:
        readings = tmp_path_factory.mktemp(name)
        gate.write_readings(readings, gate.HERE / name)
        found[name] = gate.f1_of(gate.HERE / name, readings)
    return found


@pytest.fixture(scope="module")
def floors(gate: ModuleType) -> dict[str, dict[str, Any]]:
    return tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SETS)
def test_the_reader_reaches_its_floors(gate: ModuleType, figures, floors, name: str) -> None:
    assert gate.shortfalls(name, figures[name], floors[name]) == []


def test_a_fallen_score_and_changed_data_are_told(gate: ModuleType, figures, floors) -> None:
    pinned, reached = floors["cases"], figures["cases"]
    worse = {**reached, "actors": pinned["f1"]["actors"] - 0.02}
    assert ["actors" in line for line in gate.shortfalls("cases", worse, pinned)] == [True]
    assert len(gate.shortfalls("cases", reached, {**pinned, "data": "0" * 64})) == 1


def test_the_readme_quotes_the_pinned_figures(floors) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    number = r"(\.\d\d|1\.00)"
    rows = re.findall(rf"^\| ([a-z ]+) \| {number} \| {number} \|", readme, flags=re.MULTILINE)
    quoted = {kind: (float(seen), float(unseen)) for kind, seen, unseen in rows}
    seen, unseen = floors["cases"]["f1"], floors["held_out"]["f1"]
    assert quoted == {kind: (round(seen[kind], 2), round(unseen[kind], 2)) for kind in seen}


@pytest.mark.parametrize("name", SETS)
def test_every_case_has_a_text_that_holds_its_quotes(name: str) -> None:
    cases = sorted((ROOT / "evaluation" / name).glob("*.yaml"))
    assert len(cases) >= 10
    for file in cases:
        labels = yaml.safe_load(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_text(encoding="utf-8")
        found = [f for kind in ("events", "positions", "dependencies", "estimates") for f in labels[kind]]
        assert found
        assert [quote for finding in found for quote in finding["quotes"] if quote not in text] == []
