"""The page on conflict files: its example loads, and its table names each key of the schema and no other."""

import re
from pathlib import Path

from standoff.conflict import dumps_conflict, json_schema, loads_conflict

PAGE = (Path(__file__).parents[2] / "docs" / "conflict-files.md").read_text(encoding="utf-8")


def test_the_example_loads_and_shows_every_kind_of_entry():
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    conflict = loads_conflict(example, name="docs/conflict-files.md")
    assert [dm.name for dm in conflict.decision_makers] == ["Pakistan", "United States"]
    assert conflict.infeasible
    assert conflict.left_out
    assert conflict.decision_makers[0].weighted
    assert not conflict.decision_makers[1].weighted
    assert loads_conflict(dumps_conflict(conflict)) == conflict


def test_the_table_has_the_keys_of_the_schema():
    schema = json_schema()
    shapes = {"file": schema} | {
        name: schema["$defs"][entry]
        for name, entry in {
            "decision maker": "DecisionMakerEntry",
            "option": "OptionEntry",
            "statement": "StatementEntry",
            "estimate": "EstimateEntry",
            "foresight": "ForesightEntry",
            "unknown": "UnknownEntry",
            "evidence": "EvidenceEntry",
        }.items()
    }
    told: dict[str, list[str]] = {}
    required: dict[str, list[str]] = {}
    where = ""
    for row in re.findall(r"^\| (.*) \|$", PAGE, re.MULTILINE)[1:]:
        first, keys, meaning = (cell.strip() for cell in f" {row}".split("|", 2))
        where = first or where
        names = re.findall(r"`(\w+)`", keys)
        told.setdefault(where, []).extend(names)
        if "(required)" in meaning:
            required.setdefault(where, []).extend(names)
    assert told == {where: list(shape["properties"]) for where, shape in shapes.items()}
    assert required == {where: shape["required"] for where, shape in shapes.items() if "required" in shape}
