"""What is written is read back equal, in both formats, whatever the names look like."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
import yaml
from conflict_strategies import conflicts
from hypothesis import HealthCheck, given, settings

from standoff.conflict import (
    Conflict,
    DecisionMaker,
    Option,
    Statement,
    Weight,
    dump_conflict,
    dumps_conflict,
    load_conflict,
    loads_conflict,
    parse_formula,
)
from standoff.errors import ConflictError, OutputError

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.mark.parametrize("form", ["yaml", "json"])
@given(conflict=conflicts())
@slow_to_draw
def test_a_written_conflict_is_read_back_equal(form, conflict):
    text = dumps_conflict(conflict, form)
    assert loads_conflict(text, form) == conflict
    assert dumps_conflict(loads_conflict(text, form), form) == text


@given(conflicts())
@slow_to_draw
def test_any_yaml_reader_finds_in_the_yaml_what_is_in_the_json(conflict):
    from_yaml = yaml.load(dumps_conflict(conflict), Loader=yaml.SafeLoader)
    from_json = json.loads(dumps_conflict(conflict, "json"))
    # Bare dates are the one thing that YAML readers type for themselves.
    for key in ("date", "since"):
        assert str(from_yaml.pop(key, "")).zfill(4) == from_json.pop(key, "").zfill(4)
    assert from_yaml == from_json


@pytest.mark.parametrize("name", ["conflict.yaml", "conflict.yml", "conflict.json", "CONFLICT.YAML"])
def test_files_round_trip_and_are_replaced_whole(tmp_path, name):
    file = tmp_path / name
    file.write_text("something longer than what is written, that must be gone" * 100, encoding="utf-8")
    conflict = Conflict(
        "Road", (DecisionMaker("Nörd", (Option("no", "schließen"),), (Statement(parse_formula("no")),)),)
    )
    dump_conflict(conflict, file)
    assert load_conflict(file) == conflict
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert b"\r" not in file.read_bytes()


X = Statement(parse_formula("x"))
NO_FILE = {
    "both": DecisionMaker("A", (), (X,), (("Y",), ("N",))),
    "between two groups": DecisionMaker("A", (), (), (("Y",), ("N",)), strong_after=(1,)),
    "strong statement among weighted": DecisionMaker("A", (), (replace(X, strong=True), replace(X, weight=Weight(2)))),
}


@pytest.mark.parametrize("words", NO_FILE)
def test_a_conflict_that_cannot_be_read_back_is_not_written(tmp_path, words):
    maker = replace(NO_FILE[words], options=(Option("x", "x"),))
    with pytest.raises(ConflictError, match=words):
        dump_conflict(Conflict("t", (maker,)), tmp_path / "c.yaml")
    assert not list(tmp_path.iterdir())


def test_writing_into_a_missing_folder_is_an_error_with_a_remedy(tmp_path):
    with pytest.raises(OutputError, match="unwritable-file"):
        dump_conflict(Conflict("t", (DecisionMaker("A", (Option("x", "x"),)),)), tmp_path / "none" / "c.yaml")


def test_importing_the_package_loads_no_parser():
    code = "import sys, standoff.conflict; print([m for m in ('yaml', 'pydantic', 'numpy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
