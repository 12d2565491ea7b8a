"""The main job: one command turns a dispatch into a brief, and says so where there is none to write."""

import json
import os
import subprocess
import sys

import pytest

from standoff.conflict import load_conflict
from standoff.drafting import draft
from standoff.outlook import look_ahead
from standoff.outlook.serialize import to_dict
from standoff.reading import read
from standoff.reading.serialize import loads
from standoff.text import load

FILES = {"brief.html", "reading.json", "conflict.yaml", "outlook.json"}


@pytest.fixture
def made(standoff, files):
    ran = standoff("brief", "dispatch.txt", "--samples", "200", "--seed", "5")
    assert (ran.status, ran.err) == (0, "")
    return files / "dispatch"


def test_it_writes_four_files_that_hold_what_the_library_gives(made):
    assert {path.name for path in made.iterdir()} == FILES
    document = load("dispatch.txt")
    reading = loads((made / "reading.json").read_text(), document=document)
    assert reading == read(document)
    conflict = load_conflict(made / "conflict.yaml")
    assert conflict == draft(reading)
    assert json.loads((made / "outlook.json").read_text()) == to_dict(look_ahead(conflict, samples=200, seed=5))
    assert (made / "brief.html").read_text().lower().startswith("<!doctype html>")


def test_it_prints_the_verdict_and_the_paths(standoff, files):
    ran = standoff("brief", "dispatch.txt", "--samples", "200")
    verdict = json.loads((files / "dispatch" / "outlook.json").read_text())["verdict"]
    assert verdict["sentence"] in " ".join(ran.out.split())
    assert set(ran.out.splitlines()[-4:]) == {os.path.join("dispatch", name) for name in FILES}
    told = json.loads(standoff("brief", "dispatch.txt", "--samples", "200", "--format", "json").out)
    assert told["verdict"] == verdict
    assert set(told["files"]) == FILES
    assert all((files / path).is_file() for path in told["files"].values())


def test_the_same_dispatch_and_seed_give_the_same_bytes_in_another_process(made, files):
    command = [sys.executable, "-m", "standoff", "brief", "dispatch.txt", "--samples", "200", "--seed", "5"]
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Karachi"}
    subprocess.run([*command, "--out", "again"], check=True, cwd=files, env=environment, stdout=subprocess.DEVNULL)
    for name in FILES:
        assert (files / "again" / name).read_bytes() == (made / name).read_bytes(), name


def test_standard_input_goes_into_a_folder_called_brief(standoff, files):
    ran = standoff("brief", "-", "--samples", "50", stdin=(files / "dispatch.txt").read_bytes())
    assert ran.status == 0
    assert {path.name for path in (files / "brief").iterdir()} == FILES


def test_a_source_without_a_suffix_is_not_taken_for_its_folder(standoff, files):
    (files / "dispatch.txt").rename(files / "dispatch")
    assert standoff("brief", "dispatch", "--samples", "50").status == 0
    assert {path.name for path in (files / "dispatch-brief").iterdir()} == FILES


def test_folders_are_made_as_they_are_needed(standoff, files):
    assert standoff("brief", "dispatch.txt", "--samples", "50", "--out", "a/b/c").status == 0
    assert {path.name for path in (files / "a" / "b" / "c").iterdir()} == FILES


def test_an_edited_conflict_is_kept(standoff, made):
    drafted = (made / "conflict.yaml").read_text()
    for number, edited in enumerate(("# mine\n" + drafted, "# mine again\n" + drafted), start=1):
        (made / "conflict.yaml").write_text(edited)
        assert standoff("brief", "dispatch.txt", "--samples", "200", "--seed", "5").status == 0
        assert (made / "conflict.yaml").read_text() == drafted
        assert (made / f"conflict.yaml.~{number}~").read_text() == edited
    assert standoff("brief", "dispatch.txt", "--samples", "200", "--seed", "5").status == 0
    assert {path.name for path in made.iterdir()} == FILES | {"conflict.yaml.~1~", "conflict.yaml.~2~"}


def test_a_text_without_a_standoff_is_told_to_hold_none(standoff, files):
    ran = standoff("brief", "prose.txt")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("no standoff found: ")
    assert [path.name for path in (files / "prose").iterdir()] == ["reading.json"]
    told = json.loads(standoff("brief", "prose.txt", "--format", "json").out)
    assert told["verdict"] is None
    assert told["reason"]
    assert told["files"] == {"reading.json": os.path.join("prose", "reading.json")}


def test_what_a_brief_is_made_of_can_be_solved_and_explained_by_the_other_commands(standoff, made):
    for command in ("solve", "explain", "outlook"):
        assert standoff(command, made / "conflict.yaml").status == 0
    assert standoff("draft", made / "reading.json").out == (made / "conflict.yaml").read_text()
