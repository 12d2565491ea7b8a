"""From the folder of a brief to questions and forecasts: what is asked, what stands, and nothing twice."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from standoff.brief.dossier import brief
from standoff.errors import LedgerError, StandoffError
from standoff.ledger import ForecasterKind, Resolution, Result, create_ledger
from standoff.ledger.brief_folder import read_brief
from standoff.ledger.from_brief import facts_of_brief
from standoff.ledger.question_ids import slug_of
from standoff.text import from_text

DISPATCH = """\
The pass and the debt
LIMA, May 3, 2012

Peru refuses to reopen the border crossing until Chile pays its debt for the railway. Chile has rejected the demand.
Chile demands that Peru close the mine on the border, and Peru refuses to close the mine.

On April 20, Chilean border guards killed two Peruvian smugglers. Peru needs Chile's ports to export its copper. The
deadlock is likely to persist. It is unlikely that Chile will pay its debt for the railway. A storm is very likely by
December.
"""

LATER = DISPATCH.replace("May 3, 2012", "August 1, 2012").replace("April 20", "July 20").replace("two", "five")
WHEN = datetime(2012, 5, 3, tzinfo=UTC)
NOW = datetime(2012, 5, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The folders of briefs of a dispatch, of a later one, and of both together."""
    root = tmp_path_factory.mktemp("briefs")
    texts = {"may": DISPATCH, "august": LATER}
    documents = {name: from_text(text, source=f"/some/where/{name}.txt") for name, text in texts.items()}
    for name, sources in (("may", ["may"]), ("august", ["august"]), ("both", ["may", "august"])):
        made = [documents[one] for one in sources]
        brief(made[0] if len(made) == 1 else made, samples=50).save(root / name)
    return root


@pytest.fixture
def ledger(tmp_path):
    with create_ledger(tmp_path / "ledger.db", clock=lambda: datetime(2013, 1, 1, tzinfo=UTC)) as opened:
        yield opened


def asked(ledger, folder, at=WHEN, **changes):
    given = {"model": "standoff", "at": at, "case": "pass", **changes}
    drawn = facts_of_brief(ledger.state(), read_brief(folder), **given)
    ledger.append(*drawn.facts)
    return drawn


def test_questions_of_the_brief_with_the_chances_of_its_outlook(ledger, folders):
    asked(ledger, folders / "may")
    outlook = json.loads((folders / "may" / "outlook.json").read_text())
    questions = ledger.state().questions
    for option in outlook["options"]:
        record = questions[f"pass/{option['id']}"]
        (said,) = record.forecasts["standoff"]
        assert said.fact.probabilities[0] == option["taken"]["probability"]
        assert said.fact.forecaster_kind is ForecasterKind.MODEL
        assert said.fact.at == WHEN
        assert [piece.quote for piece in said.fact.evidence] == [piece["quote"] for piece in option["evidence"]]
        assert {piece.source for piece in said.fact.evidence} == {"may.txt"}
        assert record.question.closes == datetime(2013, 5, 3, 23, 59, 59, tzinfo=UTC)
    assert (
        questions["pass/standoff-lasts"].forecasts["standoff"][0].fact.probabilities[0]
        == (outlook["verdict"]["probability"])
    )
    assert {record.question.case for record in questions.values()} == {"pass"}
    assert {record.question.tags for id_, record in questions.items() if "/author-" not in id_} == {
        ("standoff", "no-change:yes"),
        ("option", "no-change:no"),
    }


def test_the_author_speaks_to_the_same_questions_or_to_questions_of_his_own(ledger, folders):
    asked(ledger, folders / "may")
    questions = ledger.state().questions
    said = {id_: r.forecasts["author"][0].fact for id_, r in questions.items() if "author" in r.forecasts}
    assert said["pass/standoff-lasts"].probabilities[0] == pytest.approx(0.675)  # likely: 55 to 80 %
    pays = next(one for id_, one in said.items() if id_.startswith("pass/pay"))
    assert pays.probabilities[0] == pytest.approx(0.325)  # unlikely: 20 to 45 %
    assert "unlikely" in pays.note
    assert "20 to 45 %" in pays.note
    (storm,) = (id_ for id_ in said if "storm" in id_)
    assert questions[storm].question.closes == datetime(2012, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert "standoff" not in questions[storm].forecasts
    assert said[storm].evidence[0].quote in DISPATCH
    assert all(one.forecaster_kind is ForecasterKind.AUTHOR for one in said.values())


def test_asking_again_adds_nothing(ledger, folders):
    first = asked(ledger, folders / "may")
    again = asked(ledger, folders / "may")
    assert again.facts == ()
    assert again.questions == first.questions


def test_looking_back_is_told_in_the_notes(ledger, folders):
    drawn = asked(ledger, folders / "may", looking_back=True)
    notes = [fact.note for fact in drawn.facts if hasattr(fact, "note")]
    assert notes
    assert all(note.endswith("As of 3 May 2012, written down later.") for note in notes)


def test_a_later_brief_on_the_case_replaces_what_stands_by_its_chance_for_the_time_left(ledger, folders):
    asked(ledger, folders / "may")
    first = set(ledger.state().questions)
    at = datetime(2012, 8, 1, tzinfo=UTC)
    asked(ledger, folders / "august", at)
    outlook = json.loads((folders / "august" / "outlook.json").read_text())
    state = ledger.state()
    left = (date(2013, 5, 3) - date(2012, 8, 1)).days / 365
    for option in outlook["options"]:
        record = state.questions[f"pass/{option['id']}"]
        said = record.forecasts["standoff"]
        assert len(said) == 2
        assert said[1].fact.at == at
        chance = 1 - (1 - option["taken"]["probability"]) ** left
        assert said[1].fact.probabilities[0] == pytest.approx(chance, abs=1e-6)
        assert "constant rate" in said[1].fact.note
    lasts = state.questions["pass/standoff-lasts"].forecasts["standoff"][1].fact.probabilities[0]
    assert lasts == pytest.approx(outlook["verdict"]["probability"] ** left, abs=1e-6)
    assert {id_ for id_ in state.questions if "/author-" not in id_} <= first


def test_a_question_that_is_answered_is_asked_anew_with_its_day(ledger, folders):
    asked(ledger, folders / "may")
    then = datetime(2012, 6, 1, tzinfo=UTC)
    ledger.append(Resolution("pass/standoff-lasts", Result.RESOLVED, "no", then, "news", then))
    before = len(ledger.state().questions["pass/standoff-lasts"].forecasts["standoff"])
    assert asked(ledger, folders / "may").facts == ()
    late = asked(ledger, folders / "may", datetime(2012, 6, 2, tzinfo=UTC))
    assert late.passed_over == {"questions that are answered or closed": 1}
    asked(ledger, folders / "august", datetime(2012, 8, 1, tzinfo=UTC))
    state = ledger.state()
    assert len(state.questions["pass/standoff-lasts"].forecasts["standoff"]) == before
    assert state.questions["pass/standoff-lasts-by-2013-08-01"].forecasts["standoff"]


def test_several_dispatches_are_cited_by_their_names(ledger, folders):
    asked(ledger, folders / "both", datetime(2012, 8, 1, tzinfo=UTC))
    state = ledger.state()
    sources = {
        piece.source
        for record in state.questions.values()
        for said in record.forecasts.values()
        for piece in said[0].fact.evidence
    }
    assert sources == {"may.txt", "august.txt"}
    for record in state.questions.values():
        assert record.question.opens == datetime(2012, 8, 1, tzinfo=UTC)
        for piece in record.question.evidence:
            text = DISPATCH if piece.source == "may.txt" else LATER
            assert text[piece.start : piece.end] == piece.quote


def test_a_case_is_named_after_the_folder_unless_told(ledger, folders):
    drawn = asked(ledger, folders / "may", case=None)
    assert drawn.case == "may"
    assert all(id_.startswith("may/") for id_ in drawn.questions)


@pytest.mark.parametrize(
    ("at", "case", "code"),
    [
        (datetime(2012, 5, 2, tzinfo=UTC), "pass", "not-open-then"),
        (datetime(2014, 1, 1, tzinfo=UTC), "pass", "not-open-then"),
        (WHEN, "…", "empty-case"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(ledger, folders, at, case, code):
    with pytest.raises(LedgerError) as caught:
        facts_of_brief(ledger.state(), read_brief(folders / "may"), model="standoff", at=at, case=case)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_a_brief_without_date_or_calibration_has_nothing_to_ask(ledger, folders):
    read = read_brief(folders / "may")
    undated = replace(
        read, documents=(replace(read.documents[0], date=None),), outlook=replace(read.outlook, date=None)
    )
    raw = replace(read, outlook=replace(read.outlook, verdict=replace(read.outlook.verdict, calibrated=False)))
    for one, code in ((undated, "undated-brief"), (raw, "uncalibrated-brief")):
        with pytest.raises(LedgerError) as caught:
            facts_of_brief(ledger.state(), one, model="standoff", at=WHEN)
        assert caught.value.code == code


def spoil(name, change):
    def spoiled(folder):
        file = folder / name
        if change is None:
            file.unlink()
        else:
            file.write_bytes(change(file.read_bytes()))

    return spoiled


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        (spoil("reading.json", None), "no-brief"),
        (spoil("conflict.yaml", None), "no-standoff"),
        (spoil("outlook.json", None), "no-standoff"),
        (spoil("reading.json", lambda _: b"{"), "not-json"),
        (spoil("reading.json", lambda _: b"\xff"), "not-utf8"),
        (spoil("reading.json", lambda _: b"[]"), "reading-format"),
        (spoil("outlook.json", lambda _: b"{}"), "outlook-format"),
        (spoil("conflict.yaml", lambda text: text.replace(b"now: no", b"now: yes", 1)), "stale-outlook"),
    ],
)
def test_a_folder_that_holds_no_whole_brief_is_refused(folders, tmp_path, spoiled, code):
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in (folders / "may").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    spoiled(folder)
    with pytest.raises(StandoffError) as caught:
        read_brief(folder)
    assert caught.value.code == code
    assert "copy" in str(caught.value)


def test_slugs_are_ids_of_questions():
    assert slug_of("<b>A & B</b> 2012/13") == "b-a-b-b-2012-13"
    assert len(slug_of("x" * 500)) <= 60


def test_options_named_in_any_letters_have_ids_of_their_own(ledger, folders):
    read = read_brief(folders / "may")
    names = dict(zip(read.conflict.option_ids, ("Öffnen", "запад", "восток"), strict=False))
    conflict, outlook = read.conflict, read.outlook
    makers = tuple(
        replace(
            maker, options=tuple(replace(one, id=names.get(one.id, one.id)) for one in maker.options), preferences=()
        )
        for maker in conflict.decision_makers
    )
    options = tuple(replace(one, id=names.get(one.id, one.id)) for one in outlook.options)
    renamed = replace(
        read, conflict=replace(conflict, decision_makers=makers), outlook=replace(outlook, options=options)
    )
    drawn = facts_of_brief(ledger.state(), renamed, model="standoff", at=WHEN, case="pass")
    ledger.append(*drawn.facts)
    assert {"pass/offnen", "pass/option-2", "pass/option-3"} <= set(drawn.questions)


def test_the_model_speaks_to_the_other_side_of_what_the_author_expects_by_a_day(ledger, tmp_path):
    even = DISPATCH.replace(
        "A storm is very likely by\nDecember.", "There is an even chance of a settlement by December."
    )
    brief(from_text(even, source="even.txt"), samples=50).save(tmp_path / "even")
    asked(ledger, tmp_path / "even")
    (record,) = (one for id_, one in ledger.state().questions.items() if "settlement" in id_)
    assert record.question.closes == datetime(2012, 12, 31, 23, 59, 59, tzinfo=UTC)
    lasts = json.loads((tmp_path / "even" / "outlook.json").read_text())["verdict"]["probability"]
    share = (date(2012, 12, 31) - date(2012, 5, 3)).days / 365
    assert record.forecasts["standoff"][0].fact.probabilities[0] == pytest.approx(1 - lasts**share, abs=1e-6)
    assert record.forecasts["author"][0].fact.probabilities[0] == pytest.approx(0.5)
