"""The scoreboard and the case as pages: complete, escaped, drawn from the ledger's numbers; and tables and JSON."""

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from ledger_making import day, forecast, question, resolution
from ledger_shell import shell_in

from standoff.cli.commands.schema import SchemaName, schema_named
from standoff.errors import LedgerError
from standoff.history.case_page import case_page
from standoff.history.report import report
from standoff.history.scores_page import scores_page
from standoff.ledger import Forecast, ForecasterKind, Question, QuestionKind, Resolution, Result, create_ledger
from standoff.ledger.scoring import scoreboard

EVIL = "<script>alert(1)</script><b>&amp;\"' \u202e\x1b[31m"


def crowded(count=30):
    """Questions of one case after another, forecast by three people of different skill, and answered."""
    facts = []
    for at in range(count):
        name, yes = f"case-{at // 5}/q{at}", at % 3 == 0
        facts.append(question(name, case=f"case {at // 5}", tags=("no-change:no",)))
        for by, kind, said in (
            ("standoff", ForecasterKind.MODEL, 0.7 if yes else 0.2),
            ("author", ForecasterKind.AUTHOR, 0.5),
            ("Ana", ForecasterKind.ANALYST, 0.1 + at / 40),
        ):
            facts.append(Forecast(name, by, kind, day(0), (said, 1 - said)))
        facts.append(forecast(0.9 if yes else 0.05, 60, name))
        facts.append(resolution("yes" if yes else "no", 120 + at, name))
    return facts


@pytest.fixture
def state_of(tmp_path):
    def made(*facts):
        with create_ledger(tmp_path / "ledger.db", clock=lambda: datetime(2021, 6, 1, tzinfo=UTC)) as ledger:
            ledger.append(*facts)
            return ledger.state()

    return made


class Page(HTMLParser):
    """Tags, texts, ids and links of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.texts = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "data")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def complete(html):
    """The page, once nothing in it runs, leads outside, hides, or stands for two things."""
    page = Page(html)
    assert not {"script", "iframe", "object", "img", "link", "form"} & set(page.tags)
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", html)
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        root = ElementTree.fromstring(svg)
        names = {child.tag.rpartition("}")[2]: child.text for child in root}
        assert names["title"]
        assert names["desc"]
    return page


def test_a_scoreboard_is_complete_and_tells_the_scores(state_of):
    state = state_of(*crowded())
    found = report(state)
    page = complete(scores_page(found, place="ledger.db"))
    for row in scoreboard(state).rows:
        assert row.forecaster in page.text
        assert f"{row.scores.brier:.3f}" in page.text
        for skill in row.skills:
            assert f"{round(skill.gain, 3) + 0.0:+.3f}".replace("-", "−") in page.text
    assert page.text.count("Unit: ") == 4  # three reliability diagrams, one picture over time
    assert "written down only when the answer was known" in page.text
    assert scores_page(report(state), place="ledger.db") == scores_page(found, place="ledger.db")


def test_only_what_is_chosen_is_scored(state_of):
    state = state_of(*crowded())
    assert report(state, case="case 1").board.questions == 5
    assert report(state, tag="no-change:no").board.questions == 30
    assert report(state, tag="other").board.questions == 0
    assert "Scoreboard of case case 1" in Page(scores_page(report(state, case="case 1"), place="x", case="case 1")).text


@pytest.mark.parametrize("rule", ["log", "quadratic", "brier-two-sided"])
def test_rules_of_which_more_is_better_have_no_picture_from_zero_up(state_of, rule):
    html = scores_page(report(state_of(*crowded()), rule=rule), place="ledger.db")
    complete(html)
    assert ("picture-over-time" in html) == (rule == "brier-two-sided")


def test_a_ledger_without_answers_says_so(state_of):
    state = state_of(question(), forecast())
    page = complete(scores_page(report(state), place="ledger.db"))
    assert "No question has come out yet" in page.text
    assert "0 questions answered, 1 open" in page.text


def test_an_infinite_log_score_is_told_and_is_no_json_number(state_of):
    state = state_of(question(), forecast(0.0), resolution("yes"))
    found = report(state)
    assert "−∞" in complete(scores_page(found, place="ledger.db")).text
    values = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert values["scoreboard"]["rows"][0]["scores"]["log"] is None


def test_a_case_tells_who_said_what_when_and_what_came(state_of):
    page = complete(case_page(state_of(*crowded()), "case 0", place="ledger.db"))
    for words in ("Q1", "Q5", "standoff: 90 %", "author: 50 %", "Answered yes, as known on", "harbour master"):
        assert words in page.text, words
    assert "Q6" not in page.text
    assert page.text.count("Unit: ") == 5


def test_the_steps_of_a_line_are_drawn_where_they_were_said(state_of):
    state = state_of(question(), forecast(0.25, 0), forecast(0.75, 182.5))
    html = case_page(state_of_case(state), "gulf", place="x")
    wide = re.findall(r'<svg[^>]*class="wide".*?</svg>', html, re.DOTALL)[0]
    (commands,) = (c for c in re.findall(r'd="(M[^"]*)" class="line"', wide) if c.count("L") == 3)
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", commands)[1:]]
    left, right, top, bottom = 38.0, 598.0, 24.0, 184.0
    half = left + (right - left) * 182.5 / 365
    low, high = bottom - (bottom - top) * 0.25, bottom - (bottom - top) * 0.75
    for (x, y), (want_x, want_y) in zip(points, [(left, low), (half, low), (half, high), (right, high)], strict=True):
        assert (x, y) == pytest.approx((want_x, want_y), abs=0.2)


def state_of_case(state):
    """The same state, its questions filed under the case `gulf`."""
    from dataclasses import replace

    questions = {id_: replace(one, question=replace(one.question, case="gulf")) for id_, one in state.questions.items()}
    return replace(state, questions=questions)


def test_several_outcomes_are_drawn_by_the_one_that_came(state_of):
    asked = Question(
        "a", "How far?", "x", day(0), day(300), QuestionKind.ORDERED, ("low", "middle", "high"), case="far"
    )
    said = Forecast("a", "Ana", ForecasterKind.ANALYST, day(1), (0.2, 0.5, 0.3))
    came = Resolution("a", Result.RESOLVED, "middle", day(100), "x", day(101))
    open_ = complete(case_page(state_of(asked, said), "far", place="x"))
    assert "The chance of high, over time" in open_.text
    with_answer = complete(case_page(state_of(came), "far", place="x"))
    assert "The chance of middle, over time" in with_answer.text
    assert "Ana: low 20 %, middle 50 %, high 30 %" in with_answer.text


def test_everything_of_a_ledger_is_escaped(state_of):
    from standoff.conflict import Evidence

    asked = question(
        "a", text=f"Is it {EVIL}?", criteria=EVIL, tags=(EVIL,), case=EVIL, evidence=(Evidence(EVIL, 1, 9, EVIL),)
    )
    said = Forecast("a", EVIL, ForecasterKind.MODEL, day(1), (0.5, 0.5), EVIL, (Evidence(EVIL, None, None, EVIL),))
    came = resolution("yes", 100, "a", source=EVIL, note=EVIL, by=EVIL)
    state = state_of(asked, said, came)
    for html in (
        case_page(state, EVIL, place=EVIL),
        scores_page(report(state, case=EVIL), place=EVIL, case=EVIL, tag=EVIL),
    ):
        page = complete(html)
        assert "<script>alert(1)</script>" in page.text
        assert "\\u202e\\x1b" in page.text
        assert "b" not in page.tags


def test_a_case_that_there_is_not(state_of):
    with pytest.raises(LedgerError) as caught:
        case_page(state_of(*crowded(5)), "case 00", place="x")
    assert "did you mean 'case 0'?" in str(caught.value)


def test_a_case_with_very_many_questions_stays_small(state_of):
    facts = [question(f"a/{n}", case="many") for n in range(200)]
    facts += [forecast(0.5, 0, f"a/{n}", f"F{m}") for n in range(200) for m in range(12)]
    html = case_page(state_of(*facts), "many", place="x")
    assert "140 more questions are left out" in complete(html).text


@pytest.fixture
def shell(tmp_path, capsysbinary, monkeypatch):
    with create_ledger(tmp_path / "standoff-ledger.sqlite") as ledger:
        ledger.append(*crowded())
    return shell_in(tmp_path, capsysbinary, monkeypatch)


def test_scores_on_the_command_line(shell, tmp_path):
    ran = shell("score", "--against", "author", "--html", "scores.html")
    assert (ran.status, ran.err) == (0, "")
    for words in ("30 questions scored", "no change", "base rate", "50/50", "S = MCB - DSC + UNC", "scores.html"):
        assert words in ran.out, words
    complete((tmp_path / "scores.html").read_text())
    values = shell("score", "--format", "json", "--against", "author").json
    with create_ledger(tmp_path / "standoff-ledger.sqlite") as ledger:
        board = scoreboard(ledger.state(), against=("author",))
    rows = {row["forecaster"]: row for row in values["scoreboard"]["rows"]}
    for row in board.rows:
        assert rows[row.forecaster]["scores"]["brier"] == pytest.approx(row.scores.brier, abs=1e-6)
        assert f"{row.scores.brier:.3f}" in ran.out
    assert {"no change", "base rate", "50/50", "author"} == {one["reference"] for one in rows["standoff"]["skills"]}
    assert set(values["over_time"]) == set(values["by_horizon"]) == set(values["calibration"]) == set(rows)


def test_a_case_on_the_command_line(shell, tmp_path):
    ran = shell("case", "case 0", "--html", "case.html")
    assert (ran.status, ran.err) == (0, "")
    assert "case.html" in ran.out
    assert "answer" in ran.out
    complete((tmp_path / "case.html").read_text())
    values = shell("case", "case 0", "--format", "json").json
    assert [one["number"] for one in values["questions"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("score", "--against", "nobody"), "unknown-forecaster"),
        (("score", "--case", "nowhere"), "unknown-case"),
        (("case", "nowhere"), "unknown-case"),
        (("score", "--html", "no/such/folder/x.html"), "unwritable-file"),
        (("score", "--ledger", "none.db"), "missing-ledger"),
    ],
)
def test_mistakes_are_told_in_one_line(shell, arguments, code):
    ran = shell(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith(f"[{code}]\n")
    assert ran.err.count("\n") == 1


def test_no_answers_yet_is_a_result(shell):
    shell("add", "x", "--text", "Is it?", "--criteria", "y", "--closes", "2999-12-31", "--ledger", "new.db")
    ran = shell("score", "--ledger", "new.db")
    assert (ran.status, ran.out) == (0, "0 questions scored; not scored: 1 open.\n\n")
    assert shell("score", "--ledger", "new.db", "--format", "json").json["scoreboard"]["questions"] == 0


def fits(name, output):
    schema = json.loads(json.dumps(schema_named(SchemaName(name))))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(output)) == []
    assert not validator.is_valid({**output, "one_more_key": 1})
    for key in schema["required"]:
        assert not validator.is_valid({other: value for other, value in output.items() if other != key}), key


def test_scores_and_questions_fit_their_schemas_and_nothing_else_does(shell):
    fits("ledger-scores", shell("score", "--format", "json", "--against", "author").json)
    fits("ledger-scores", shell("score", "--format", "json", "--rule", "log").json)
    shell("freeze", "--by", "Ana")
    shell("amend", "1", "--text", "Is it open?", "--reason", "it was vague", "--by", "Ana")
    fits("ledger-question", shell("show", "1", "--format", "json").json)
    shell("add", "x", "--text", "Is it?", "--criteria", "y", "--closes", "2999-12-31")
    shell("forecast", "x", "50%", "--by", "Ana")
    shell("forecast", "x", "--withdraw", "--by", "Ana")
    fits("ledger-question", shell("show", "x", "--format", "json").json)


def test_of_a_crowd_of_users_only_some_are_judged_and_the_page_stays_small(state_of):
    facts = [question("a/1", case="a"), question("a/2", case="a")]
    facts += [Forecast("a/1", f"user {n}", ForecasterKind.ANALYST, day(1), (n / 100, 1 - n / 100)) for n in range(90)]
    facts += [Forecast("a/2", "user 7", ForecasterKind.ANALYST, day(1), (0.5, 0.5))]
    found = report(state_of(*facts, resolution("yes", 9, "a/1"), resolution("no", 9, "a/2")))
    assert len(found.board.rows) == 90
    assert len(found.calibrations) == 12
    assert "user 7" in found.calibrations
    page = complete(scores_page(found, place="x"))
    assert "30 more forecasters are left out" in page.text
    assert "Of 78 more forecasters" in page.text


def test_a_ledger_in_a_database_is_used_by_its_address_and_its_password_is_not_shown(shell, new_schema):
    address = new_schema()
    shell("add", "x", "--text", "Is it?", "--criteria", "y", "--closes", "2999-12-31", "--ledger", address)
    assert shell("forecast", "x", "50%", "--by", "Ana", "--ledger", address).status == 0
    assert len(shell("list", "--ledger", address, "--format", "json").json["questions"]) == 1
    with_password = re.sub(r"://([^@/]*)@", r"://\1:s3cret@", address)
    assert "s3cret" in with_password
    for command in (("list",), ("verify",), ("freeze", "--by", "Ana"), ("export",)):
        ran = shell(*command, "--ledger", with_password)
        assert "s3cret" not in ran.out + ran.err


def test_no_line_of_the_scores_is_wider_than_the_terminal_nor_a_name_cut_to_pieces(shell, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for command in (("score",), ("case", "case 0"), ("list",), ("show", "1")):
        ran = shell(*command)
        assert max(map(len, ran.out.splitlines())) <= 80, command
    assert "standoff " in shell("score").out
