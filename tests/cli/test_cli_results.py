"""What the commands print: the same as the library gives, in every format, from files and from standard input."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from standoff.conflict import load_conflict, loads_conflict, published, published_conflict
from standoff.drafting import draft
from standoff.outlook import look_ahead
from standoff.outlook.look import DEFAULT_SAMPLES
from standoff.outlook.serialize import to_dict as outlook_dict
from standoff.reading import read
from standoff.reading.serialize import loads as loads_reading
from standoff.stability import explain, solve
from standoff.text import load

pytestmark = pytest.mark.usefixtures("files")


def test_read_prints_the_reading(standoff):
    ran = standoff("read", "dispatch.txt", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    document = load("dispatch.txt")
    assert loads_reading(ran.out, document=document) == read(document)


def test_a_date_given_goes_before_the_text_s_own(standoff):
    ran = standoff("read", "dispatch.txt", "--date", "2013-01", "--format", "json")
    assert json.loads(ran.out)["document"]["date"] == "2013-01"


def test_standard_input_is_read_as_the_file_is(standoff, files):
    from_file = json.loads(standoff("read", "dispatch.txt", "--format", "json").out)
    piped = standoff("read", "-", "--format", "json", stdin=(files / "dispatch.txt").read_bytes())
    from_pipe = json.loads(piped.out)
    assert from_pipe["document"].pop("source") == "-"
    assert from_file["document"].pop("source") == "dispatch.txt"
    assert from_pipe == from_file


def test_the_reading_as_a_table_tells_every_finding(standoff):
    ran = standoff("read", "dispatch.txt")
    reading = read(load("dispatch.txt"))
    assert ran.status == 0
    for actor in reading.actors:
        assert actor.name in ran.out
    for name in ("events", "positions", "dependencies", "estimates"):
        for finding in getattr(reading, name):
            assert f"{finding.span.start}-{finding.span.end}" in ran.out


def test_the_reading_as_csv_has_a_line_for_each_finding(standoff):
    rows = list(csv.DictReader(io.StringIO(standoff("read", "dispatch.txt", "--format", "csv").out)))
    document = load("dispatch.txt")
    reading = read(document)
    found = [(kind, f.span) for kind in ("event", "position") for f in getattr(reading, f"{kind}s")]
    found += [("dependency", f.span) for f in reading.dependencies]
    found += [("estimate", f.span) for f in reading.estimates]
    assert [(row["finding"], row["text"]) for row in rows] == [(kind, span.text) for kind, span in found]
    for row in rows:
        assert document.text[int(row["start"]) : int(row["end"])] == row["text"]


def test_brat_annotations_lie_on_the_document(standoff, files):
    text = (files / "dispatch.txt").read_text()
    lines = standoff("read", "dispatch.txt", "--format", "brat").out.splitlines()
    seen = {}
    for line in lines:
        name, body, *rest = line.split("\t")
        assert name not in seen, "every annotation has a name of its own"
        seen[name] = body
        if name.startswith("T"):
            fragments = [tuple(map(int, part.split(" "))) for part in body.partition(" ")[2].split(";")]
            parts = [text[start:end] for start, end in fragments]
            assert " ".join(parts) == rest[0]
            assert not any("\n" in part for part in parts)
    named = [part for name, body in seen.items() for part in body.replace(":", " ").split() if name[0] in "AR#"]
    references = [part for part in named if part[0] == "T" and part[1:].isdigit()]
    assert references
    assert set(references) <= set(seen)
    reading = read(load("dispatch.txt"))
    positions = sum(body.startswith("Position ") for body in seen.values())
    assert positions == len(reading.positions)


def test_web_annotations_lie_on_the_document(standoff, files):
    text = (files / "dispatch.txt").read_text()
    collection = json.loads(standoff("read", "dispatch.txt", "--format", "webannotation").out)
    items = collection["first"]["items"]
    assert collection["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
    reading = read(load("dispatch.txt"))
    findings = len(reading.events) + len(reading.positions) + len(reading.dependencies) + len(reading.estimates)
    conditions = sum(part.span is not None for position in reading.positions for part in position.conditions)
    assert len(items) == findings + conditions + sum(len(actor.mentions) for actor in reading.actors)


def test_draft_takes_a_dispatch_a_reading_and_either_from_standard_input(standoff, files):
    drafted = draft(read(load("dispatch.txt")))
    (files / "reading.json").write_text(standoff("read", "dispatch.txt", "--format", "json").out)
    for arguments, stdin in (
        (["dispatch.txt"], b""),
        (["reading.json"], b""),
        (["-"], (files / "reading.json").read_bytes()),
    ):
        ran = standoff("draft", *arguments, stdin=stdin)
        assert (ran.status, ran.err) == (0, "")
        assert loads_conflict(ran.out) == drafted
    from_text = loads_conflict(standoff("draft", "-", stdin=(files / "dispatch.txt").read_bytes()).out)
    assert from_text.options == drafted.options


def test_draft_writes_the_file_it_is_told_to(standoff, files):
    printed = standoff("draft", "dispatch.txt", "--format", "json").out
    ran = standoff("draft", "dispatch.txt", "-o", "drafted.json")
    assert (ran.status, ran.out, ran.lines) == (0, "", ["wrote drafted.json"])
    assert (files / "drafted.json").read_text() == printed
    assert load_conflict(files / "drafted.json") == draft(read(load("dispatch.txt")))


def test_the_draft_as_a_table_tells_options_and_wishes(standoff):
    ran = standoff("draft", "dispatch.txt", "--format", "table")
    for option in draft(read(load("dispatch.txt"))).options:
        assert option.id in ran.out


def test_solve_prints_the_solution(standoff):
    solution = solve(load_conflict("conflict.yaml"))
    ran = standoff("solve", "conflict.yaml", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out) == solution.to_dict()
    assert standoff("solve", "conflict.yaml", "--format", "csv").out == solution.to_csv()
    graph = ET.fromstring(standoff("solve", "conflict.yaml", "--format", "graphml").out)
    assert sum(node.tag.endswith("node") for node in graph.iter()) == solution.space.n_states


def test_solve_takes_yaml_and_json_from_standard_input(standoff, files):
    conflict = (files / "conflict.yaml").read_text()
    expected = standoff("solve", "conflict.yaml", "--format", "json").out
    standoff("convert", "conflict.yaml", "conflict.json")
    for text in (conflict, (files / "conflict.json").read_text()):
        assert standoff("solve", "-", "--format", "json", stdin=text).out == expected


def test_solve_takes_the_concepts_asked_for(standoff):
    solved = json.loads(standoff("solve", "conflict.yaml", "--concepts", "SEQ, l2", "--format", "json").out)
    assert list(solved["equilibria"]) == ["seq", "l2"]


def test_the_table_of_a_solution_lists_the_equilibria_and_the_status_quo(standoff):
    for entry in published():
        ran = standoff("solve", "-", stdin=standoff("example", entry.name).out)
        assert ran.status == 0
        for label in {*entry.equilibria["nash"], *entry.equilibria["gmr"], entry.conflict.status_quo}:
            assert f" {label} " in ran.out
        assert entry.title in " ".join(ran.out.split())


def many_options(options: int) -> str:
    """A conflict of one decision maker who is content with everything: each of its many states is an equilibrium."""
    lines = [f"      - {{id: o{at}, text: deed {at}}}" for at in range(options)]
    return "\n".join(["format: standoff/1", "title: t", "decision_makers:", "  - name: North", "    options:", *lines])


def test_a_long_list_of_equilibria_is_cut_and_counted(standoff):
    ran = standoff("solve", "-", stdin=many_options(7))
    assert ran.status == 0
    assert "128 feasible states, 128 of them an equilibrium" in " ".join(ran.out.split())
    assert "88 of them are not listed here" in " ".join(ran.out.split())


def test_states_beyond_counting_are_not_listed_one_by_one(standoff):
    ran = standoff("solve", "-", "--format", "csv", stdin=many_options(21))
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.err.endswith("[too-many-states]\n")


def test_explain_tells_the_words_of_the_library(standoff):
    explanation = explain(solve(load_conflict("conflict.yaml")), "YN", "North")
    ran = standoff("explain", "conflict.yaml", "--state", "YN", "--dm", "North")
    assert ran.out.split() == str(explanation).split()
    as_json = standoff("explain", "conflict.yaml", "--state", "YN", "--dm", "North", "--format", "json")
    assert json.loads(as_json.out) == explanation.to_dict()


def test_explain_takes_the_status_quo_when_no_state_is_named(standoff):
    assert standoff("explain", "conflict.yaml", "--state", "NN").out == standoff("explain", "conflict.yaml").out


def test_outlook_prints_the_outlook(standoff):
    ran = standoff("outlook", "conflict.yaml", "--samples", "50", "--seed", "3", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out) == outlook_dict(look_ahead(load_conflict("conflict.yaml"), samples=50, seed=3))
    assert json.loads(standoff("outlook", "conflict.yaml", "--format", "json").out)["samples"] == DEFAULT_SAMPLES


def test_the_outlook_as_a_table_begins_with_the_verdict(standoff):
    outlook = look_ahead(load_conflict("conflict.yaml"))
    ran = standoff("outlook", "conflict.yaml")
    assert " ".join(ran.out.split()).startswith(f"A quarrel over a road {outlook.verdict.sentence}")


def test_the_outlook_as_a_table_tells_the_deals_by_what_each_side_does(standoff):
    outlook = look_ahead(published_conflict("prisoners_dilemma").conflict)
    ran = standoff("outlook", "-", stdin=standoff("example", "prisoners_dilemma").out)
    told = " ".join(ran.out.split())
    assert [deal.label for deal in outlook.deals] == ["YY"]
    terms = "; ".join(f"{option.owner}: {option.text}" for option in outlook.options)
    assert f" YY {terms} " in told


def test_convert_there_and_back_gives_the_same_conflict(standoff, files):
    ran = standoff("convert", "conflict.yaml", "there.json")
    assert (ran.status, ran.out, ran.err) == (0, "there.json\n", "")
    assert standoff("convert", "there.json", "back.yaml").status == 0
    conflict = load_conflict("conflict.yaml")
    assert load_conflict("there.json") == load_conflict("back.yaml") == conflict
    told = standoff("convert", "-", "third.json", "--format", "json", stdin=(files / "back.yaml").read_bytes())
    assert json.loads(told.out) == {"from": "-", "to": "third.json", "format": "json"}
    assert load_conflict("third.json") == conflict


def test_examples_are_listed_printed_and_written(standoff, tmp_path):
    listed = json.loads(standoff("example", "--format", "json").out)["examples"]
    assert {entry.name for entry in published()} <= {entry["name"] for entry in listed}
    table = standoff("example").out
    for entry in listed:
        assert entry["name"] in table
        printed = standoff("example", entry["name"]).out
        assert standoff("example", entry["name"], "-o", entry["file"]).out == ""
        assert (tmp_path / entry["file"]).read_bytes() == printed.encode("utf-8")
        whole = json.loads(standoff("example", entry["name"], "--format", "json").out)
        assert whole == {**entry, "text": printed}
        if entry["kind"] == "dispatch":
            assert list(load(tmp_path / entry["file"]).paragraphs())
        else:
            assert load_conflict(tmp_path / entry["file"]).title == entry["title"]


COMMANDS_OF_SCHEMAS = {
    "reading": "read dispatch.txt --format json",
    "conflict": "draft dispatch.txt --format json",
    "equilibria": "solve conflict.yaml --equilibria-only --format json",
    "solution": "solve conflict.yaml --concepts nash,gmr,smr,seq,sseq,l2,l3,nonmyopic --format json",
    "explanation": "explain conflict.yaml --concepts nash,smr,l3 --format json",
    "outlook": "outlook conflict.yaml --samples 20 --format json",
    "brief": "brief dispatch.txt --samples 20 --format json",
}


@pytest.mark.parametrize("name", COMMANDS_OF_SCHEMAS)
def test_outputs_fit_their_schemas_and_nothing_else_does(standoff, name):
    schema = json.loads(standoff("schema", name).out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    output = json.loads(standoff(*COMMANDS_OF_SCHEMAS[name].split()).out)
    assert list(validator.iter_errors(output)) == []
    assert not validator.is_valid({**output, "one_more_key": 1})
    for key in schema["required"]:
        assert not validator.is_valid({other: value for other, value in output.items() if other != key})


@pytest.mark.parametrize("name", COMMANDS_OF_SCHEMAS)
def test_a_schema_as_a_table_names_its_keys(standoff, name):
    ran = standoff("schema", name, "--format", "table")
    schema = json.loads(standoff("schema", name).out)
    assert all(f" {key} " in ran.out for key in schema["properties"])


def test_a_conflict_without_a_verdict_on_its_weights_still_has_an_outlook_that_fits_the_schema(standoff):
    schema = json.loads(standoff("schema", "outlook").out)
    for entry in published():
        text = standoff("example", entry.name).out
        ran = standoff("outlook", "-", "--samples", "20", "--format", "json", stdin=text)
        assert list(Draft202012Validator(schema).iter_errors(json.loads(ran.out))) == []


def test_no_line_is_wider_than_the_terminal(standoff, monkeypatch):
    for columns in (80, 120):
        for command in ("read dispatch.txt", "solve conflict.yaml", "outlook conflict.yaml", "example", "--help"):
            monkeypatch.setenv("COLUMNS", str(columns))
            ran = standoff(*command.split())
            assert max(map(len, ran.out.splitlines())) <= columns, (command, columns)


def test_output_that_goes_to_a_file_has_no_colours(standoff):
    for command in ("read dispatch.txt", "draft dispatch.txt --format table", "outlook conflict.yaml", "--help"):
        assert "\x1b" not in standoff(*command.split()).out
