"""`standoff read`: what the reader may have missed, what an analyst corrects, and what annotation tools need."""

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


def exported(standoff, form):
    ran = standoff("read", "dispatch.txt", "--format", form)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def corrected(standoff, files, name, text, *options):
    (files / name).write_bytes(text.encode("utf-8"))
    return standoff("read", "dispatch.txt", "--correct", name, *(options or ("--format", "json")))


@pytest.mark.parametrize(("form", "name"), [("brat", "d.ann"), ("webannotation", "d.jsonld"), ("json", "d.json")])
def test_the_own_export_corrects_nothing(standoff, files, form, name):
    ran = corrected(standoff, files, name, exported(standoff, form))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == exported(standoff, "json")


def test_an_edited_ann_file_changes_what_it_edits(standoff, files):
    before = json.loads(exported(standoff, "json"))
    ran = corrected(standoff, files, "d.ann", exported(standoff, "brat").replace(" refuses\n", " offers\n", 1))
    after = json.loads(ran.out)
    edited = [pair for pair in zip(before["positions"], after["positions"], strict=True) if pair[0] != pair[1]]
    assert [(old["stance"], new["stance"], new["rule"], new["confidence"]) for old, new in edited] == [
        ("refuses", "offers", "analyst", 1.0)
    ]
    assert {**after, "positions": before["positions"]} == before


def test_corrections_come_out_in_every_format(standoff, files):
    gone = "".join(line for line in exported(standoff, "brat").splitlines(True) if not line.startswith("#"))
    ran = corrected(standoff, files, "d.ann", "", "--format", "csv")
    assert ran.status == 2  # an empty file is no file of annotations
    ran = corrected(standoff, files, "d.ann", gone)
    assert ran.lines[0].startswith("d.ann:")
    assert ran.lines[0].endswith("[correction-value]")
    text = exported(standoff, "brat").replace(" refuses\n", " offers\n", 1)
    for form in ("table", "csv", "brat", "webannotation"):
        ran = corrected(standoff, files, "d.ann", text, "--format", form)
        assert ran.status == 0
        assert "offers" in ran.out


def test_a_mistake_in_a_correction_is_one_line_with_its_place(standoff, files):
    text = exported(standoff, "brat")
    ran = corrected(standoff, files, "d.ann", text.replace("T1\tActor ", "T1\tActress ", 1))
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.lines[0].startswith("d.ann:1: there is no type 'Actress'; ")
    ran = corrected(standoff, files, "d.ann", text, "--out", "there")
    assert (ran.status, ran.lines[0].endswith("[correct-of-many]")) == (2, True)
    (files / "d.ann").write_bytes(b"T1\tActor 0 4\t\xff")
    ran = standoff("read", "dispatch.txt", "--correct", "d.ann")
    assert ran.lines == ["d.ann: is not UTF-8 at byte 13; save it as UTF-8 [correction-encoding]"]
    assert standoff("read", "dispatch.txt", "--correct", "none.ann").lines[0].endswith("[missing-file]")


def test_a_folder_for_brat_holds_all_that_brat_needs(standoff, files):
    ran = standoff("read", "dispatch.txt", "prose.txt", "--format", "brat", "--out", "there")
    assert ran.status == 0
    folder = files / "there"
    names = ["annotation.conf", "dispatch.ann", "dispatch.txt", "prose.ann", "prose.txt", "visual.conf"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert (folder / "dispatch.txt").read_bytes() == (files / "dispatch.txt").read_bytes()
    assert (folder / "dispatch.ann").read_bytes() == exported(standoff, "brat").encode("utf-8")
    assert standoff("read", "dispatch.txt", "--format", "brat", "--out", "there").status == 0


def test_brats_copy_of_a_text_takes_no_other_texts_place(standoff, files):
    page = files / "pages"
    page.mkdir()
    (page / "dispatch.html").write_text("<html><body><p>Peru refuses to reopen the border.</p></body></html>")
    before = (files / "dispatch.txt").read_bytes()
    ran = standoff("read", "pages/dispatch.html", "--format", "brat", "--out", ".")
    assert (ran.status, ran.lines[0].endswith("[text-in-the-way]")) == (2, True)
    assert (files / "dispatch.txt").read_bytes() == before
    assert not (files / "dispatch.ann").exists()


def test_events_have_polecats_columns(standoff):
    header, *lines = exported(standoff, "polecat").splitlines()
    types = [line.split("\t")[header.split("\t").index("Event Type")] for line in lines]
    assert types == [event["type"] for event in json.loads(exported(standoff, "json"))["events"]]
    assert types
