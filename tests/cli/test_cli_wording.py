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
