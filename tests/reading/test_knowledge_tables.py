"""The knowledge tables of actors, needs and estimates: sourced, without doubles, and in step with each other."""

import csv
import itertools
import re
import tomllib
from importlib.resources import files
from io import StringIO
from typing import Any

import pytest

from standoff.reading.actors.gazetteer import gazetteer
from standoff.reading.model import ActorKind

CSVS = ["states", "organisations", "armed_groups", "bodies", "roles", "place_traps"]


def text_of(name: str) -> str:
    return files("standoff.reading").joinpath("data", name).read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text_of(f"{name}.csv"))))


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(text_of(f"{name}.toml"))


@pytest.mark.parametrize("name", CSVS)
def test_every_row_has_a_source_and_fills_its_columns(name: str) -> None:
    for row in rows(name):
        assert None not in row, f"too many cells: {row}"
        assert None not in row.values(), f"too few cells: {row}"
        assert row["source"].strip(), row


@pytest.mark.parametrize("name", ["actors", "people", "dependencies", "estimates"])
def test_every_entry_of_a_toml_table_has_a_source(name: str) -> None:
    for key, entry in table(name).items():
        if key == "lists":
            assert all(listed["source"].strip() for listed in entry.values())
        else:
            assert all(one["source"].strip() for one in (entry if isinstance(entry, list) else [entry])), key


@pytest.mark.parametrize("name", ["organisations", "armed_groups", "bodies", "place_traps"])
def test_names_stand_once_in_a_table(name: str) -> None:
    names = [row["name"] for row in rows(name)]
    assert len(names) == len(set(names))


def test_nouns_for_people_stand_once_in_order_and_are_no_groups() -> None:
    lists = {name: entry["words"] for name, entry in table("people")["lists"].items()}
    assert lists["persons"] == sorted(set(lists["persons"]))
    assert lists["groups"] == sorted(set(lists["groups"]))
    assert not set(lists["persons"]) & set(lists["groups"])


def test_roles_stand_once_and_name_known_kinds() -> None:
    nouns = [row["noun"].lower() for row in rows("roles")]
    assert len(nouns) == len(set(nouns))
    assert {row["kind"] for row in rows("roles")} <= {kind.value for kind in ActorKind}
    assert {row["stands_for"] for row in rows("roles")} == {"side", "force", "body", "office", "armed", "group"}


def test_state_codes_are_three_capitals_and_unique() -> None:
    codes = [row["code"] for row in rows("states")]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len(codes) == len(set(codes))
    alpha2 = [row["alpha2"] for row in rows("states") if row["alpha2"]]
    assert len(alpha2) == len(set(alpha2))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in alpha2)


def test_states_of_the_past_have_years_and_territories_a_country_that_exists() -> None:
    codes = {row["code"] for row in rows("states")}
    for row in rows("states"):
        if row["since"] or row["until"]:
            assert int(row["since"] or 0) < int(row["until"] or 9999), row["name"]
        if row["country"]:
            assert row["country"] in codes, row["name"]
    assert {row["kind"] for row in rows("states")} >= {"state", "territory", "dependency"}


@pytest.mark.parametrize("name", ["bodies", "armed_groups"])
def test_bodies_and_groups_are_of_countries_in_the_table(name: str) -> None:
    codes = {row["code"] for row in rows("states")}
    assert {row["country"] for row in rows(name) if row["country"]} <= codes
    assert {row["kind"] for row in rows(name)} <= {kind.value for kind in ActorKind}


def test_organs_of_organisations_are_of_one_in_the_table() -> None:
    names = {row["name"] for row in rows("organisations")}
    assert {row["of"] for row in rows("organisations") if row["of"]} <= names


def test_some_well_known_rows() -> None:
    """Checked against ISO 3166-1, the official list."""
    states = {row["name"]: row for row in rows("states")}
    expected = {"Norway": "NOR", "Switzerland": "CHE", "Germany": "DEU", "South Africa": "ZAF", "Myanmar": "MMR"}
    assert {name: states[name]["code"] for name in expected} == expected
    assert "Oslo" in states["Norway"]["capitals"].split(";")


def test_every_name_that_means_two_actors_is_meant_to() -> None:
    """A name that two current entries share is settled by order and context, so each such name is listed here."""
    shared = {name for name, _ in gazetteer().clashes()}
    assert shared == KNOWN_CLASHES


KNOWN_CLASHES = {"Brussels"}


def test_ranges_of_phrases_come_from_the_table_of_standards() -> None:
    known = {row["phrase"]: row for row in rows("estimative")}
    estimates = table("estimates")
    for row in [*estimates["hedge"], *estimates["size"], estimates["fixed"]]:
        if "range" in row:
            assert row["range"] in known, row["words"]


def test_a_phrase_that_the_standards_know_has_their_range() -> None:
    known = {row["phrase"]: row for row in rows("estimative")}
    for row in table("estimates")["hedge"]:
        for word in row["words"]:
            if word in known and "range" in row:
                mine = known[row["range"]]
                theirs = known[word]
                assert (mine["rec_low"], mine["rec_high"]) == (theirs["rec_low"], theirs["rec_high"]), word


def test_the_lean_of_a_phrase_agrees_with_its_range() -> None:
    known = {row["phrase"]: row for row in rows("estimative")}
    for row in table("estimates")["hedge"]:
        own = known.get(row.get("range", ""), {})
        low, high = own.get("rec_low"), own.get("rec_high")
        if low and high:
            middle = (int(low) + int(high)) / 2
            assert (middle >= 50) == (row["lean"] == "for"), row["words"]


def test_ranges_are_those_of_icd_203() -> None:
    """ICD 203 (2015), D.6.e(2)(a)."""
    icd = {
        "almost no chance": (1, 5), "very unlikely": (5, 20), "unlikely": (20, 45), "roughly even chance": (45, 55),
        "likely": (55, 80), "very likely": (80, 95), "almost certain": (95, 99),
    }  # fmt: skip
    known = {row["phrase"]: row for row in rows("estimative")}
    assert {phrase: (int(known[phrase]["rec_low"]), int(known[phrase]["rec_high"])) for phrase in icd} == icd
    ends = [icd[phrase] for phrase in icd]
    assert all(one[1] == next_one[0] for one, next_one in itertools.pairwise(ends))


def test_ranges_are_ordered_shares() -> None:
    for row in rows("estimative"):
        assert bool(row["rec_low"]) == bool(row["rec_high"]), row["phrase"]
        if row["rec_low"]:
            assert 0 <= int(row["rec_low"]) <= int(row["rec_high"]) <= 100, row["phrase"]
        assert row["status"] in {"std", "syn", "survey", "open"}, row["phrase"]


def test_degrees_of_need_are_shares_and_cues_stand_once_for_a_frame() -> None:
    cues = table("dependencies")["cue"]
    assert all(0 < cue["degree"] <= 1 for cue in cues)
    seen = [(word, cue["part"], cue["frame"]) for cue in cues for word in cue["words"]]
    assert len(seen) == len(set(seen))
