"""`standoff brief` of several dispatches: in date order, merged, with what each changed."""

import json

import pytest
from cli_texts import DISPATCH
from jsonschema import Draft202012Validator

LATER = """\
A way is found
LIMA, June 9, 2012

Chile has agreed to pay its debt for the railway if Peru reopens the border crossing. Peru threatens to close its ports.
"""


@pytest.fixture
def later(files):
    (files / "later.txt").write_text(LATER)
    return files


def test_two_dispatches_make_one_brief_in_date_order(standoff, later):
    ran = standoff("brief", "later.txt", "dispatch.txt", "--samples", "100", "--out", "both", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert [one["source"] for one in told["documents"]] == ["dispatch.txt", "later.txt"]
    assert [one["date"] for one in told["changes"]] == ["2012-05-03", "2012-06-09"]
    assert told["changes"][1]["before"] != told["changes"][1]["after"]
    assert (told["source"], told["date"]) == ("dispatch.txt, later.txt", "2012-06-09")
    Draft202012Validator(json.loads(standoff("schema", "brief").out)).validate(told)
    reading = json.loads((later / "both" / "reading.json").read_text())
    Draft202012Validator(json.loads(standoff("schema", "merged-reading").out)).validate(reading)
    texts = {"dispatch.txt": DISPATCH, "later.txt": LATER}
    for position in reading["positions"]:
        span = position["span"]
        assert texts[span["source"]][span["start"] : span["end"]] == span["text"]
    for command in ("solve", "explain"):
        assert standoff(command, "both/conflict.yaml").status == 0
    told_in_words = standoff("brief", "later.txt", "dispatch.txt", "--samples", "100")
    assert "9 June 2012: later.txt. Before: " in " ".join(told_in_words.out.split())
    assert (later / "later-dispatch" / "brief.html").is_file()


@pytest.mark.usefixtures("files")
def test_one_dispatch_named_alone_has_neither_documents_nor_changes(standoff):
    told = json.loads(standoff("brief", "dispatch.txt", "--samples", "50", "--format", "json").out)
    assert told.keys() == {"source", "title", "date", "verdict", "reason", "files"}


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("dispatch.txt", "prose.txt"), "undated-dispatch"),
        (("dispatch.txt", "dispatch.txt"), "same-dispatch"),
        (("dispatch.txt", "prose.txt", "--date", "2012-06-27"), "bad-date"),
        (("dispatch.txt", "prose.txt", "--date", "2012-06-27,soon"), "bad-date"),
        (("dispatch.txt", "missing.txt"), "missing-file"),
    ],
)
def test_what_cannot_be_put_together_is_refused_in_one_line(standoff, arguments, code):
    ran = standoff("brief", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.lines) == 1
    assert f"[{code}]" in ran.lines[0]


@pytest.mark.usefixtures("files")
def test_a_date_is_given_to_the_dispatch_that_tells_none(standoff):
    ran = standoff("brief", "prose.txt", "dispatch.txt", "--date", "2011-01-02,", "--samples", "50", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert [(one["source"], one["date"]) for one in told["documents"]] == [
        ("prose.txt", "2011-01-02"),
        ("dispatch.txt", "2012-05-03"),
    ]
    assert told["changes"][0]["after"] is None


def test_several_that_hold_no_standoff_are_told_to_hold_none(standoff, files):
    (files / "more.txt").write_text("LIMA, June 9, 2012\n\nThe rain went on.\n")
    ran = standoff("brief", "prose.txt", "more.txt", "--date", "2012-06-08,", "--out", "none", "--format", "json")
    told = json.loads(ran.out)
    assert (ran.status, told["verdict"], len(told["documents"])) == (0, None, 2)
    assert [path.name for path in (files / "none").iterdir()] == ["reading.json"]
