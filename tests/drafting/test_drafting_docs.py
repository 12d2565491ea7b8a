"""The page on drafting: its weights are those of the data, its keys exist, its statements are what is drafted."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from drafting_readings import any_means, maker, reading_of, says, stated

from standoff.conflict import json_schema
from standoff.drafting import draft
from standoff.reading.model import ConditionKind

PAGE = (Path(__file__).parents[2] / "docs" / "drafting.md").read_text(encoding="utf-8")
PRIORS = tomllib.loads(files("standoff.drafting").joinpath("data", "priors.toml").read_text(encoding="utf-8"))


def test_the_table_of_weights_is_that_of_the_data():
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| ([\d.]+) \| (.*) \|$", PAGE, re.MULTILINE)
    told = {kind: (float(median), float(spread), why) for kind, median, spread, why in rows}
    assert told == {kind: (row["median"], row["spread"], row["why"]) for kind, row in PRIORS["kind"].items()}


def test_every_kind_of_weight_has_its_source():
    assert all(row["source"] for row in PRIORS["kind"].values())
    assert {"usual", "why", "turned", "median", "spread", "source"} == set.union(*map(set, PRIORS["kind"].values()))


def test_the_range_of_wording_is_that_of_the_data():
    mild, absolute = re.search(r"by ([\d.]+) \(mild\) to ([\d.]+) \(absolute\)", PAGE).groups()
    assert (float(mild), float(absolute)) == (PRIORS["strength"]["mild"], PRIORS["strength"]["absolute"])


def test_what_a_demand_that_is_a_condition_weighs_is_that_of_the_data():
    assert float(re.search(r"weighs ([\d.]+) times as much", PAGE).group(1)) == PRIORS["backed"]["factor"]


def test_it_names_only_keys_that_a_conflict_file_has():
    schema = json_schema()
    known = {*schema["properties"], *(key for shape in schema["$defs"].values() for key in shape.get("properties", ()))}
    section = PAGE[PAGE.index("## How to correct it") :]
    named = set(re.findall(r"`(\w+)(?:: \w+)?`", section))
    assert {"id", "text", "now", "direction", "want", "weight", "infeasible", "left_out"} <= named <= known


@pytest.mark.parametrize(
    ("stance", "kind", "statements"),
    [
        (stance, kind, re.findall(r"`([^`]+)`", wants))
        for what, wants in re.findall(r"^\| A (.*) C \| A: ([^;|]*)", PAGE, re.MULTILINE)
        for stance in re.findall(r"refuses|offers|accepts|threatens", what)
        for kind in re.findall(r"`(\w+)`", what)
    ],
)
def test_the_statements_of_the_table_are_drafted(stance, kind, statements):
    said = says("Arbor", stance, "Arbor", "reopen the port", (kind, "Brill", "free the crew"))
    conflict = draft(reading_of(said, says("Brill", "demands", "Arbor", "reopen the port")))
    assert {option.id for option in conflict.options} == {"reopen_port", "free_crew"}
    for statement in statements:
        assert any_means(stated(conflict, "Arbor"), statement.replace("act", "reopen_port").replace("C", "free_crew"))


def test_the_table_has_every_kind_of_condition():
    table = PAGE[PAGE.index("## What each side wants") : PAGE.index("## Where the weights")]
    assert {str(kind) for kind in ConditionKind} <= set(re.findall(r"`(\w+)`", table))


def test_a_missing_condition_is_said_as_on_the_page():
    refusal = says("Arbor", "refuses", "Arbor", "reopen the port", ("until", None, "a verdict is given"))
    conflict = draft(reading_of(refusal, says("Brill", "demands", "Arbor", "reopen the port")))
    (why,) = [s.why for s in maker(conflict, "Arbor").preferences if s.want.variables == ("reopen_port",)]
    assert f'"{why}"' in PAGE


def test_the_chances_of_standing_still_are_those_of_the_data():
    section = PAGE[PAGE.index("### What standing still reveals") : PAGE.index("## What is left out")]
    told = re.search(r"with a chance of ([\d.]+).*It is ([\d.]+) where", section, re.DOTALL)
    assert tuple(map(float, told.groups())) == (PRIORS["revealed"]["stays"], PRIORS["revealed"]["pressing"])
