"""The table of event cues is well formed: types and modes are PLOVER's, rows have sources, and no list goes unread."""

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml

from standoff.reading.events.senses import Sense, senses, spread
from standoff.reading.tables import toml_table

TABLE = toml_table("events.toml")
PLOVER = yaml.safe_load(files("standoff.reading").joinpath("data", "plover.yaml").read_text(encoding="utf-8"))
OPEN_CLASSES = {"@none", "@actor", "@name", "@place", "@person", "@official", "@nation", "@body"}
ROWS = [(part, row) for part in ("verb", "noun", "mode") for row in TABLE[part]]


def modes(event_type: str) -> set[str]:
    found = PLOVER["events"][event_type].get("modes") or {}
    return set(found)


@pytest.mark.parametrize(("part", "row"), ROWS, ids=[f"{part}-{n}" for n, (part, _) in enumerate(ROWS)])
def test_every_row_has_a_type_and_modes_of_plover_and_a_source(part: str, row: dict[str, Any]) -> None:
    assert row["type"] in PLOVER["events"]
    named = {row[key] for key in ("mode",) if key in row} | set(row.get("mode_if", {}).values())
    assert named <= modes(row["type"]), f"{part} row {row.get('cue', row.get('words'))}"
    assert row["source"].strip()
    assert row.get("denied", "REJECT") in PLOVER["events"]


def test_every_list_of_words_has_a_source() -> None:
    lists = {name: section for name, section in TABLE.items() if isinstance(section, dict)}
    assert [name for name, section in lists.items() if not str(section.get("source", "")).strip()] == []


def test_every_class_that_a_row_names_exists() -> None:
    for _, row in ROWS:
        for column in ("object", "not", "subject", "not_subject", "with_object", "with_not", "kind", "not_kind"):
            left = {name for name in spread(row.get(column, ())) if name.startswith("@")}
            assert left <= OPEN_CLASSES, (row.get("cue"), column, left)


def test_every_column_of_a_row_is_one_that_the_reader_reads() -> None:
    header = [
        "mode_if",
        "frames",
        "harm",
        "kind",
        "not_kind",
        "not_subject",
        "with_not",
        "with_object",
        "needs",
        "oprd",
        "adverb",
        "of",
    ]
    flags = ["abroad", "casualties_only", "denial", "hostile", "judgement", "needs_two", "not_that", "possible"]
    flags += ["partnered", "reported"]
    known = {*header, *flags, *Sense.__dataclass_fields__, "not", "with", "source"}
    assert {column for part, row in ROWS if part != "mode" for column in row} <= known


def test_every_word_list_that_the_code_asks_for_exists() -> None:
    asked = set()
    for source in files("standoff.reading").joinpath("events").iterdir():
        if source.name.endswith(".py"):
            asked |= set(re.findall(r'\bwords\("(\w+)", "(\w+)"\)', source.read_text(encoding="utf-8")))
    assert asked
    assert [(section, name) for section, name in sorted(asked) if name not in TABLE[section]] == []


def test_no_cue_stands_twice_in_a_row_and_frames_name_its_cues() -> None:
    for part, row in ROWS:
        if part != "mode":
            assert len(set(row["cue"])) == len(row["cue"]), row["cue"]
            assert set(row.get("frames", {})) <= set(row["cue"])
            assert set(row.get("mode_if", {})) <= set(row["cue"])


def test_verb_and_noun_senses_are_looked_up_by_lemma_with_particle() -> None:
    assert {s.type for s in senses("verb")["shoot down"]} == {"ASSAULT"}
    assert {s.type for s in senses("noun")["raid"]} == {"ASSAULT"}
    assert "lie" not in senses("verb")
