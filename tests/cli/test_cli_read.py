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
