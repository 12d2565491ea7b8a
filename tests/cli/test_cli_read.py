"""`standoff read --worklist`: what the reader may have missed, for a person and for a program."""

import json

import pytest

from standoff.reading import read
from standoff.reading.worklist import worklist
from standoff.text import load

pytestmark = pytest.mark.usefixtures("files")

MORE = "\nSomebody had threatened somebody, as always.\n"


@pytest.fixture(autouse=True)
def dispatch(files):
    with (files / "dispatch.txt").open("a", encoding="utf-8") as file:
        file.write(MORE)


def test_the_worklist_is_that_of_the_library(standoff):
    ran = standoff("read", "dispatch.txt", "--worklist", "--format", "json")
    document = load("dispatch.txt")
    assert (ran.status, ran.err) == (0, "")
    listed = json.loads(ran.out)["worklist"]
    assert listed == [json.loads(json.dumps(u.to_dict())) for u in worklist(document, read(document))]
    assert MORE.strip() in [sentence["span"]["text"] for sentence in listed]


def test_the_worklist_as_a_table_quotes_each_sentence(standoff):
    ran = standoff("read", "dispatch.txt", "--worklist")
    assert ran.status == 0
    assert "position: threaten" in " ".join(ran.out.split())
    assert "with a cue and without a finding" in " ".join(ran.out.split())


def test_a_format_that_the_worklist_does_not_have_is_one_line(standoff):
    ran = standoff("read", "dispatch.txt", "--worklist", "--format", "brat")
    assert ran.status == 2
    assert ran.lines == ["`--worklist` has no brat format; leave `--format` out, or ask for json [worklist-format]"]


def test_several_sources_are_written_into_a_folder_each_as_alone(standoff, files):
    (files / "more.txt").write_text("Peru refuses to return the ship.\n", encoding="utf-8")
    ran = standoff("read", "dispatch.txt", "more.txt", "--out", "readings")
    assert (ran.status, ran.err) == (0, "")
    assert "2 of 2 sources read" in ran.out
    for name in ("dispatch", "more"):
        alone = standoff("read", f"{name}.txt", "--format", "json").out
        assert (files / "readings" / f"{name}.json").read_text(encoding="utf-8") == alone


def test_a_source_that_cannot_be_read_does_not_cost_the_others(standoff, files):
    ran = standoff("read", "missing.txt", "dispatch.txt", "--out", "readings", "--format", "brat")
    assert ran.status == 2
    assert [line.rsplit(" ", 1)[1] for line in ran.lines] == ["[missing-file]", "[some-unread]"]
    assert (files / "readings" / "dispatch.ann").read_text(encoding="utf-8").startswith("T1\t")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["dispatch.txt", "dispatch.txt"], "no-folder"),
        (["dispatch.txt", "./dispatch.txt", "--out", "readings"], "same-name"),
        (["-", "--out", "readings"], "no-name"),
        (["dispatch.txt", "--out", "readings", "--worklist"], "worklist-of-many"),
        (["dispatch.txt", "--out", "dispatch.txt"], "unwritable-folder"),
    ],
)
def test_what_cannot_be_written_for_many_is_one_line(standoff, arguments, code):
    ran = standoff("read", *arguments)
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert ran.lines[0].endswith(f"[{code}]")
