"""The record that ships is a sound ledger of resolved standoffs, and its scores are those that a brief quotes."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from ledger_shell import shell_in

import standoff.outlook
from standoff.history.report import report
from standoff.ledger import ForecasterKind, Result, create_ledger, import_lines, read_lines, verify
from standoff.ledger.casebook import casebook_lines
from standoff.outlook import shipped_calibration

ROOT = Path(__file__).parents[2]
PINNED = tomllib.loads((Path(standoff.outlook.__file__).parent / "data" / "record.toml").read_text(encoding="utf-8"))
FOLDERS = ("cases", "casebook", "development")
OF = {"standoff": "brier", "base rate of other cases": "brier_base_rate", "nothing changes": "brier_no_change"}


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    with create_ledger(tmp_path_factory.mktemp("record") / "record.db") as ledger:
        import_lines(ledger, casebook_lines(), "the record")
        return ledger.state()


def test_the_record_is_sound_and_resolved(state):
    found = verify(read_lines(casebook_lines(), "the record"))
    assert found.sound
    assert state.head.hash == found.head
    assert all(one.resolution.result == Result.RESOLVED for one in state.questions.values())
    assert len({one.question.case for one in state.questions.values()}) == PINNED["cases"]
    assert state.forecasters == {
        "standoff": ForecasterKind.MODEL,
        "base rate of other cases": ForecasterKind.MODEL,
        "nothing changes": ForecasterKind.MODEL,
        "author": ForecasterKind.AUTHOR,
    }
    assert len(state.freezes) == 1


@pytest.mark.parametrize(("tag", "table"), [("standoff", "lasts"), ("option", "taken")])
def test_its_scoreboard_is_the_one_that_the_brief_quotes(state, tag, table):
    rows = {row.forecaster: row for row in report(state, tag=tag).board.rows}
    for name, key in OF.items():
        assert f"{rows[name].scores.brier:.3f}" == f"{PINNED[table][key]:.3f}", name
        assert f"{PINNED[table][key]:.3f}" in shipped_calibration().score
    assert rows["standoff"].questions == len([one for one in state.questions.values() if tag in one.question.tags])


def test_its_answers_are_those_of_the_labels(state):
    import yaml

    for folder in FOLDERS:
        for file in (ROOT / "evaluation" / folder).glob("*.yaml"):
            labels = yaml.safe_load(file.read_text(encoding="utf-8"))
            name, over = f"{file.stem}/standoff-lasts", labels["standoff_over"]["answer"]
            assert (name in state.questions) == (over in ("yes", "no"))  # what is not sure is not asked
            if name in state.questions:
                lasts = state.questions[name]
                assert lasts.resolution.outcome == {"yes": "no", "no": "yes"}[over]
                assert f"{lasts.question.opens:%Y-%m-%d}" == str(labels["date"])
            told = {one.question.text: one.resolution.outcome for one in state.questions.values()}
            for row in labels["taken"]:
                asked = [outcome for text, outcome in told.items() if f"{row['owner']} {row['option']} by" in text]
                if row["taken"] in ("yes", "no") and labels["conflict"]["status_quo"].get(row["option"]) != "Y":
                    assert row["taken"] in asked


def test_nobody_forecast_by_a_case_itself(state):
    """In a case left out the base rate moves against its own answers: it can't have counted them."""
    said = {}
    for one in state.questions.values():
        if "option" in one.question.tags:
            rate = one.forecasts["base rate of other cases"][0].fact.probabilities[0]
            said.setdefault(one.question.case, []).append((rate, one.outcome == 0))
    whole = sum(came for rows in said.values() for _, came in rows) / sum(map(len, said.values()))
    for rows in said.values():
        share = sum(came for _, came in rows) / len(rows)
        if abs(share - whole) > 1e-9:
            assert (rows[0][0] < whole) == (share > whole)


def test_evidence_of_the_record_stands_in_its_dispatches(state):
    quoted = 0
    for one in state.questions.values():
        for piece in one.question.evidence:
            (file,) = (f for folder in FOLDERS for f in ROOT.glob(f"evaluation/{folder}/{piece.source}"))
            assert file.read_text(encoding="utf-8")[piece.start : piece.end] == piece.quote
            quoted += 1
    assert quoted > 100


def test_the_record_on_the_command_line(tmp_path, capsysbinary, monkeypatch):
    shell = shell_in(tmp_path, capsysbinary, monkeypatch)
    ran = shell("record")
    assert (ran.status, ran.err) == (0, "")
    assert "Next: standoff ledger score" in ran.out
    assert shell("record", "--format", "json").json["added"] == 0
    scored = shell("score", "--tag", "option")
    assert re.search(rf"standoff +\d+ +100% +{PINNED['taken']['brier']:.3f}", scored.out)
    assert shell("record", "-o", "record.jsonl").out == "record.jsonl\n"
    assert (tmp_path / "record.jsonl").read_bytes() == casebook_lines()
    shell("add", "x", "--text", "Is it?", "--criteria", "y", "--closes", "2999-12-31", "--ledger", "mine.db")
    refused = shell("record", "--ledger", "mine.db")
    assert (refused.status, refused.out) == (2, "")
    assert "[diverges]" in refused.err
    assert json.loads(shell("list", "--ledger", "mine.db", "--format", "json").out)["questions"][0]["id"] == "x"
