"""`standoff ledger`: from a brief to a frozen and answered forecast, as tables and as JSON, with mistakes told."""

import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from ledger_shell import DISPATCH, shell_in

from standoff import examples
from standoff.brief.dossier import brief
from standoff.cli.run import run
from standoff.ledger import open_ledger
from standoff.text import from_text

ASK = ("ask", "pass", "--as-of", "2012-05-03")
ADD = ("add", "gulf/embargo", "--text", "Is it lifted?", "--criteria", "By a decree.")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "pass"
    brief(from_text(DISPATCH, source="/some/where/pass.txt"), samples=50).save(folder)
    return folder


@pytest.fixture
def shell(tmp_path, made, capsysbinary, monkeypatch):
    shutil.copytree(made, tmp_path / "pass")
    return shell_in(tmp_path, capsysbinary, monkeypatch)


def test_from_a_brief_to_an_answer(shell):
    asked = shell(*ASK)
    assert (asked.status, asked.err) == (0, "")
    assert "Added 4 questions and 5 forecasts" in asked.out
    assert "Will Peru reopen the border" in asked.out
    frozen = shell("freeze", "--by", "Ana")
    seal = json.loads(shell("list", "--format", "json").out)["questions"][0]["freezes"][0]["head"]
    assert seal in frozen.out
    answered = shell("resolve", "reopen", "yes", "--on", "2012-07-03", "--source", "the customs office", "--by", "Ana")
    assert answered.status == 0
    shown = shell("show", "reopen").out
    for words in ("How to tell", "in hindsight", "the customs office", seal, "refuses to reopen the border crossing"):
        assert words in " ".join(shown.split())
    assert "yes" in shell("list").out
    assert shell("verify", "--head", seal).status == 0


def test_chances_are_those_of_the_outlook_under_the_version_of_the_model(shell, made):
    from standoff import __version__

    values = shell(*ASK, "--format", "json").json
    outlook = json.loads((made / "outlook.json").read_text())
    chances = {option["id"]: option["taken"]["probability"] for option in outlook["options"]}
    found = {
        question["id"].removeprefix("pass/"): one["probabilities"][0]
        for question in values["questions"]
        for one in question["forecasts"]
        if one["forecaster"] == f"standoff {__version__}"
    }
    assert found == {**chances, "standoff-lasts": outlook["verdict"]["probability"]}
    assert values["added"] == 9
    assert shell(*ASK, "--format", "json").json["added"] == 0
    assert "Nothing new" in shell(*ASK).out


@pytest.mark.parametrize("name", ["1", "pass/reopen_border_crossing", "pass/reopen", "reopen"])
def test_a_question_by_number_id_or_beginning(shell, name):
    shell(*ASK)
    ids = [one["id"] for one in shell("list", "--format", "json").json["questions"]]
    option = next(id_ for id_ in ids if id_.startswith("pass/reopen"))
    name = str(ids.index(option) + 1) if name == "1" else option if name.endswith("crossing") else name
    assert shell("show", name, "--format", "json").json["id"] == option


def test_forecasts_stand_until_replaced_or_taken_back(shell):
    shell(*ADD, "--closes", "2999-12-31")
    shell("forecast", "1", "60%", "--by", "Ana", "--note", "the talks go well")
    shell("forecast", "1", "0.7", "--by", "Ana")
    shell("forecast", "1", "--withdraw", "--by", "Ana")
    shell("forecast", "1", "12.5%", "--by", "Metaculus", "--kind", "crowd")
    record = shell("show", "1", "--format", "json").json
    said = [one["probabilities"] for one in record["forecasts"]]
    assert said == [[0.6, 0.4], [0.7, 0.3], None, [0.125, 0.875]]
    assert [one["forecaster_kind"] for one in record["forecasts"]] == ["analyst"] * 3 + ["crowd"]
    assert record["forecasts"][0]["note"] == "the talks go well"
    assert record["status"] == "open"
    listed = shell("list").out
    assert "Metaculus: 12.5%" in listed
    assert "Ana" not in listed


def test_forecasts_of_several_outcomes(shell):
    more = (
        "--closes",
        "2999-12-31",
        "--kind",
        "ordered",
        "--outcome",
        "low",
        "--outcome",
        "middle",
        "--outcome",
        "high",
    )
    shell(*ADD, *more)
    shell("forecast", "1", "20%,50%,30%", "--by", "Ana")
    shell("forecast", "1", "high=0.9, low=0.1", "--by", "Bo")
    said = {one["forecaster"]: one["probabilities"] for one in shell("show", "1", "--format", "json").json["forecasts"]}
    assert said == {"Ana": [0.2, 0.5, 0.3], "Bo": [0.1, 0.0, 0.9]}
    for wrong in ("20%,50%", "60%", "tall=1", "20%,50%,x"):
        ran = shell("forecast", "1", wrong, "--by", "Ana")
        assert (ran.status, ran.out) == (2, "")
        assert "[bad-probabilities]" in ran.err


def test_a_question_of_ones_own_and_its_amendment(shell):
    shell(*ADD, "--closes", "2999-12-31", "--tag", "gulf", "--case", "Gulf")
    shell("forecast", "1", "60%", "--by", "Ana")
    shell("amend", "1", "--text", "Is it lifted at sea?", "--closes", "3000-01-31", "--reason", "it was vague")
    record = shell("show", "1", "--format", "json").json
    assert (record["text"], record["closes"]) == ("Is it lifted at sea?", "3000-01-31T23:59:59Z")
    assert (record["tags"], record["case"]) == (["gulf"], "Gulf")
    assert record["amendments"][0]["over"] == ["Ana"]
    shown = " ".join(shell("show", "1").out.split())
    assert "it was vague. It read: Is it lifted? Standing then: Ana" in shown


def test_lists_are_cut_to_what_is_asked_for(shell):
    shell(*ASK)
    shell(*ADD, "--closes", "2999-12-31", "--tag", "gulf", "--case", "Gulf")
    shell("resolve", "standoff", "annulled", "--on", "2012-07-03", "--source", "a treaty", "--by", "Ana")
    cut = {
        ("--status", "open"): 1,
        ("--status", "closed"): 3,
        ("--status", "annulled"): 1,
        ("--case", "pass"): 4,
        ("--tag", "gulf"): 1,
        ("--tag", "none such"): 0,
    }
    for options, count in cut.items():
        assert len(shell("list", *options, "--format", "json").json["questions"]) == count, options
    assert "There are none." in shell("list", "--tag", "none such").out


def test_a_resolution_is_corrected_by_another(shell):
    shell(*ASK)
    shell("resolve", "reopen", "yes", "--on", "2012-07-03", "--source", "a rumour", "--by", "Ana")
    again = shell("resolve", "reopen", "NO", "--on", "2012-07-04", "--source", "the customs office", "--by", "Ana")
    assert "corrects" in again.out
    record = shell("show", "reopen", "--format", "json").json
    assert [one["outcome"] for one in record["resolutions"]] == ["yes", "no"]
    assert record["status"] == "resolved"


def test_a_change_behind_the_ledger_shows(shell, tmp_path):
    shell(*ASK)
    seal = shell("freeze", "--by", "Ana", "--format", "json").json["head"]
    assert shell("verify", "--format", "json").json["sound"] is True
    file = tmp_path / "standoff-ledger.sqlite"
    with sqlite3.connect(file) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE entry SET body = replace(body, '0.', '0.0') WHERE seq = 6")
    connection.close()
    ran = shell("verify", "--head", seal)
    assert ran.status == 2
    assert "entry 6" in ran.err
    assert ran.err.count("\n") == 1
    told = shell("verify", "--format", "json")
    assert told.status == 2
    assert json.loads(told.out)["flaw"]["seq"] == 6
    assert shell("list").status == 2


def test_a_seal_that_is_not_there_is_told(shell):
    shell(*ASK)
    ran = shell("verify", "--head", "f" * 64)
    assert ran.status == 2
    assert "[missing-head]" in ran.err


def test_out_and_in_again(shell, tmp_path):
    shell(*ASK)
    assert shell("export", "all.jsonl").out == "all.jsonl\n"
    assert shell("export").out == (tmp_path / "all.jsonl").read_text()
    assert "Added 9 entries" in shell("import", "all.jsonl", "--ledger", "copy.sqlite").out
    assert shell("export", "--ledger", "copy.sqlite").out == shell("export").out
    assert shell("import", "all.jsonl", "--ledger", "copy.sqlite", "--format", "json").json["added"] == 0
    data = (tmp_path / "all.jsonl").read_bytes()
    assert shell("import", "-", "--ledger", "third.sqlite", "--format", "json", stdin=data).json["added"] == 9
    shell(*ADD, "--closes", "2999-12-31", "--ledger", "other.sqlite")
    assert "[diverges]" in shell("import", "all.jsonl", "--ledger", "other.sqlite").err


def test_to_metaculus_tables_and_the_crowd_back(shell):
    shell(*ADD, "--closes", "2999-12-31")
    shell("forecast", "1", "60%", "--by", "crowd wisdom", "--kind", "crowd", "--ledger", "standoff-ledger.sqlite")
    shell("export", "tables", "--as", "metaculus")
    ran = shell("import", "tables", "--question", "gulf/embargo=ours", "--ledger", "new.sqlite")
    assert "[unknown-question]" in ran.err
    assert shell("import", "tables", "--ledger", "new.sqlite", "--format", "json").json["added"] == 2
    (copied,) = shell("list", "--ledger", "new.sqlite", "--format", "json").json["questions"]
    assert copied["forecasts"][0]["probabilities"] == [0.6, 0.4]
    assert "[no-folder]" in shell("export", "--as", "metaculus").err
    assert "[no-download]" in shell("import", "pass").err
    assert "[bad-option]" in shell("import", "tables", "--question", "12").err


def test_the_place_comes_from_the_environment_too(shell, tmp_path, monkeypatch):
    monkeypatch.setenv("STANDOFF_LEDGER", str(tmp_path / "elsewhere.db"))
    shell(*ASK)
    assert (tmp_path / "elsewhere.db").exists()
    assert not (tmp_path / "standoff-ledger.sqlite").exists()
    with open_ledger(tmp_path / "elsewhere.db") as ledger:
        assert len(ledger.state().questions) == 4


RESOLVE = ("resolve", "reopen", "yes", "--by", "Ana")

WRONG = [
    (("ask", "nowhere"), "no-brief"),
    (("ask", "pass"), "not-open-then"),
    (("ask", "pass", "--as-of", "soon"), "bad-date"),
    (("ask", "pass", "--as-of", "2012-05-03", "--case", "…"), "empty-case"),
    (("show", "nothing"), "unknown-question"),
    (("show", "0"), "unknown-question"),
    (("show", "pass/"), "ambiguous-question"),
    (("forecast", "reopen", "--by", "Ana"), "bad-probabilities"),
    (("forecast", "reopen", "60%", "--withdraw", "--by", "Ana"), "bad-probabilities"),
    (("forecast", "reopen", "160%", "--by", "Ana", "--as-of", "2012-06-01"), "bad-probabilities"),
    (("forecast", "reopen", "nan", "--by", "Ana", "--as-of", "2012-06-01"), "bad-probabilities"),
    (("forecast", "reopen", "60%", "--by", "Ana"), "bad-forecast"),
    (("forecast", "reopen", "60%", "--by", "author", "--kind", "model", "--as-of", "2012-06-01"), "bad-forecast"),
    ((*RESOLVE, "--on", "2012-07-03", "--source", " "), "no-source"),
    ((*RESOLVE, "--on", "2999-07-03", "--source", "x"), "occurs-after-it-is-told"),
    ((*RESOLVE, "--on", "July", "--source", "x"), "bad-date"),
    (("resolve", "reopen", "perhaps", "--on", "2012-07-03", "--source", "x"), "bad-outcome"),
    (("add", "a b", "--text", "x", "--criteria", "y", "--closes", "2999-01-01"), "bad-question-id"),
    (("add", "a", "--text", "x", "--criteria", "y", "--closes", "1999-01-01"), "closes-before-it-opens"),
    (("add", "a", "--text", "x", "--criteria", "y", "--closes", "2999-01-01", "--outcome", "z"), "bad-outcomes"),
    (("amend", "reopen", "--reason", "none"), "empty-amendment"),
    (("import", "nowhere.jsonl"), "unreadable-file"),
    (("import", "pass/reading.json"), "bad-line"),
    (("list", "--ledger", "pass"), "not-a-ledger"),
    (("list", "--ledger", "none.sqlite"), "missing-ledger"),
    (("freeze", "--ledger", "none.sqlite"), "missing-ledger"),
]


@pytest.mark.parametrize(("arguments", "code"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_a_mistake_is_told_in_one_line_and_leaves_the_ledger_as_it_was(shell, arguments, code):
    shell(*ASK)
    before = shell("export").out
    ran = shell(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f"[{code}]\n")
    assert ran.err.count("\n") == 1
    assert shell("export").out == before


def test_a_brief_that_cannot_be_asked_of_makes_no_ledger(shell, tmp_path):
    assert shell("ask", "pass").status == 2
    assert not (tmp_path / "standoff-ledger.sqlite").exists()


def test_hostile_words_reach_no_terminal(shell):
    evil = "\x1b[31mred\u202etxt"
    shell("add", "x", "--text", f"Is it {evil}?", "--criteria", evil, "--closes", "2999-12-31", "--tag", evil)
    shell("forecast", "1", "60%", "--by", evil, "--note", evil)
    for command in (("list",), ("show", "1"), ("freeze", "--by", evil), ("verify",)):
        ran = shell(*command)
        assert ran.status == 0
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out


def test_two_writers_at_once_lose_nothing(shell, tmp_path):
    shell(*ADD, "--closes", "2999-12-31")
    command = "from standoff.cli.run import run; import sys; sys.exit(run(sys.argv[1:]))"
    place = str(tmp_path / "standoff-ledger.sqlite")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", command, "ledger", "forecast", "1", f"{n}%", "--by", f"F{n}", "--ledger", place],
            stdout=subprocess.DEVNULL,
        )
        for n in range(10, 14)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * 4
    said = shell("show", "1", "--format", "json").json["forecasts"]
    assert sorted(one["forecaster"] for one in said) == ["F10", "F11", "F12", "F13"]
    assert shell("verify").status == 0


def test_the_five_commands_of_the_docs_go_from_a_dispatch_to_a_score(tmp_path, capsysbinary, monkeypatch):
    page = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    standoff (.*)$", page, re.MULTILINE)[:5]
    assert [shlex.split(one)[:2] for one in commands] == [
        ["brief", "examples/us_pakistan_2012.txt"],
        ["ledger", "ask"],
        ["ledger", "freeze"],
        ["ledger", "resolve"],
        ["ledger", "score"],
    ]
    shell_in(tmp_path, capsysbinary, monkeypatch)
    monkeypatch.setenv("LOGNAME", "ana")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "us_pakistan_2012.txt").write_text(examples.text("us_pakistan_2012"), encoding="utf-8")
    for command in commands:
        assert run(shlex.split(command)) == 0, capsysbinary.readouterr().err
    assert b"1 question scored" in capsysbinary.readouterr().out


def test_a_brief_of_these_days_counts_from_now(shell, tmp_path):
    yesterday = datetime.now(UTC) - timedelta(days=1)
    today = from_text(DISPATCH, source="now.txt", date=f"{yesterday:%Y-%m-%d}")
    brief(today, samples=50).save(tmp_path / "now")
    values = shell("ask", "now", "--format", "json").json
    for question in values["questions"]:
        assert question["status"] == "open"
        assert question["opens"] == f"{yesterday:%Y-%m-%d}T00:00:00Z"
        for one in question["forecasts"]:
            assert one["at"] > question["opens"]
            assert "written down later" not in one["note"]
            assert not one["in_hindsight"]
    assert shell("ask", "now", "--format", "json").json["added"] == 0
    assert shell("score").out.startswith("0 questions scored; not scored: 4 open.")
