"""The words for probabilities and the grade of the source, as asked for on the command line."""

import json

import pytest


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("scale", ["icd203", "phia", "nato", "kent"])
def test_the_verdict_speaks_the_scale_that_was_asked_for(standoff, scale):
    verdicts = []
    for command in (["brief", "dispatch.txt"], ["outlook", "conflict.yaml"]):
        ran = standoff(*command, "--samples", "50", "--scale", scale, "--format", "json")
        assert ran.status == 0
        verdicts.append(json.loads(ran.out)["verdict"])
    assert [verdict["scale"] for verdict in verdicts] == [scale, scale]


def test_a_grade_stands_in_the_brief(standoff, files):
    assert standoff("brief", "dispatch.txt", "--samples", "50", "--grade", "C3").status == 0
    assert "C3: fairly reliable; possibly true" in (files / "dispatch" / "brief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value", "told"), [("--scale", "ipcc", "use icd203, phia"), ("--grade", "Z9", "a letter A to F")]
)
def test_what_is_no_scale_or_grade_is_told_in_one_line(standoff, files, option, value, told):
    ran = standoff("brief", "dispatch.txt", option, value)
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert told in ran.err
    assert not (files / "dispatch").exists()


def ranges_in(path):
    return [(estimate["low"], estimate["high"]) for estimate in json.loads(path.read_text("utf-8"))["estimates"]]


def test_a_dispatch_is_read_by_the_scale_that_was_asked_for(standoff, files):
    (files / "uk.txt").write_text("2 June 2015\n\nNorway is unlikely to sign.\n", encoding="utf-8")
    for scale, expected in (("icd203", (0.2, 0.45)), ("phia", (0.25, 0.35)), ("kent", (0.2, 0.4))):
        ran = standoff("read", "uk.txt", "--scale", scale, "--format", "json")
        (estimate,) = json.loads(ran.out)["estimates"]
        assert (estimate["low"], estimate["high"]) == expected
        assert standoff("read", "uk.txt", "--scale", scale, "--out", scale).status == 0
        assert ranges_in(files / scale / "uk.json") == [expected]


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("scale", "told"), [("nato", "read by icd203, phia, kent"), ("ipcc", "use icd203, phia")])
def test_a_scale_that_nothing_is_read_by_is_told_in_one_line(standoff, scale, told):
    ran = standoff("read", "dispatch.txt", "--scale", scale)
    assert ran.status == 2
    assert len(ran.lines) == 1
    assert told in ran.err
