"""`.gmcr` files on the command line: solved, converted, and read from standard input."""

import json

from standoff.conflict import dumps_conflict, load_conflict, published_conflict
from standoff.stability import solve


def test_a_gmcr_file_is_solved_like_the_conflict_it_holds(standoff, files):
    conflict = published_conflict("cuban_missile_crisis").conflict
    text = dumps_conflict(conflict, "gmcr")
    (files / "cuba.gmcr").write_text(text)
    for ran in (
        standoff("solve", "cuba.gmcr", "--format", "json"),
        standoff("solve", "-", "--format", "json", stdin=text),
    ):
        assert (ran.status, ran.err) == (0, "")
        assert json.loads(ran.out) == solve(conflict).to_dict()


def test_conversion_there_and_back_tells_what_is_not_kept(standoff, files):
    ran = standoff("convert", "conflict.yaml", "there.gmcr")
    assert (ran.status, ran.out) == (0, "there.gmcr\n")
    assert standoff("convert", "there.gmcr", "back.yaml").status == 0
    assert solve(load_conflict("back.yaml")).equilibria == solve(load_conflict("conflict.yaml")).equilibria
    foreign = json.loads((files / "there.gmcr").read_text())
    del foreign["standoff"]
    (files / "foreign.gmcr").write_text(json.dumps(foreign))
    ran = standoff("convert", "foreign.gmcr", "foreign.json")
    assert ran.status == 0
    assert "foreign.gmcr: the file names no status quo" in ran.err


def test_what_a_gmcr_file_cannot_say_is_one_line_and_nothing_is_written(standoff, files):
    weighted = "\n".join(
        [
            "format: standoff/1",
            "title: t",
            "decision_makers:",
            "  - name: North",
            "    options: [{id: open, text: open the road}]",
            "    preferences: [{want: open, weight: 2}]",
        ]
    )
    ran = standoff("convert", "-", "c.gmcr", stdin=weighted)
    assert (ran.status, ran.out, len(ran.lines)) == (2, "", 1)
    assert ran.err.endswith("[not-in-gmcr]\n")
    assert not (files / "c.gmcr").exists()


def test_a_malformed_gmcr_file_is_told_with_its_place(standoff, files):
    (files / "bad.gmcr").write_text('{"options": 3,\n "decisionMakers": [],\n "infeasibles": []}')
    ran = standoff("solve", "bad.gmcr")
    assert (ran.status, ran.out) == (2, "")
    assert ran.lines[0].startswith("bad.gmcr:1:13: expected a list, found '3'")
