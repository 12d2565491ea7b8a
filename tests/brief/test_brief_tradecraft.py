"""The tradecraft panel: every row passes on a brief that deserves it, and says why not once its condition is broken."""

import re
from dataclasses import replace
from typing import Any

import pytest
from brief_making import Making, Node, parsed, two_towns, with_id

from standoff.brief.changes import Changes, Judged, Moved, Step
from standoff.brief.grading import grade_of
from standoff.brief.illustration import Illustration
from standoff.brief.marked_text import marked_text
from standoff.brief.materials import Materials
from standoff.brief.page import page
from standoff.brief.questions_section import Question, questions_section
from standoff.brief.tradecraft import FIRST_WORDS, mixing_sentences, own_sentences, tradecraft
from standoff.drafting.dispatches import Dispatches
from standoff.errors import SourceError
from standoff.outlook import look_ahead
from standoff.outlook.dates import a_year_after
from standoff.outlook.model import Support
from standoff.reading.scales import SCALES, confidence_words, scale_named
from standoff.text import from_text

SOURCES, UNCERTAINTY, KINDS, ALTERNATIVES, RELEVANCE, ANSWER, CHANGE, ACCURACY, PICTURES = range(9)


def panel(html: str) -> list[tuple[str, str, str]]:
    """The rows of the panel on a page: standard, standing, and what was found."""
    table = with_id(parsed(html), "tradecraft").all("tbody")[0]
    rows = [[cell.text for cell in row.all("td")] for row in table.all("tr")]
    return [(name, standing.strip(), found) for name, standing, found in rows]


def altered(making: Making, *, verdict: dict[str, Any] | None = None, **outlook: Any) -> Making:
    changed = replace(making.outlook, **outlook)
    return replace(making, outlook=replace(changed, verdict=replace(changed.verdict, **(verdict or {}))))


def graded(making: Making) -> str:
    return page(making.document, making.reading, making.conflict, making.solution, making.outlook, grade=grade_of("B2"))


def test_a_graded_brief_passes_all_nine() -> None:
    rows = panel(graded(two_towns()))
    assert len(rows) == 9
    assert [standing for _, standing, _ in rows] == ["pass"] * 9
    assert "B2: usually reliable; probably true" in rows[SOURCES][2]
    assert "9 of the 9 standards" in with_id(parsed(graded(two_towns())), "verdict").text


def test_without_a_grade_the_source_is_not_judged() -> None:
    assert panel(two_towns().page())[SOURCES][1] == "not judged"
    with pytest.raises(SourceError, match="bad-grade"):
        grade_of("G7")


TOWNS = two_towns()
LONG = replace(TOWNS.outlook, title="a title of many words " * 15)
BARE = tuple(
    replace(
        maker,
        options=tuple(replace(option, evidence=()) for option in maker.options),
        preferences=tuple(replace(statement, evidence=()) for statement in maker.preferences),
    )
    for maker in TOWNS.conflict.decision_makers
)
REASON = "It is likely that it lasts, and this is told with high confidence."
BROKEN: list[tuple[str, int, Making, str]] = [
    ("word", UNCERTAINTY, altered(TOWNS, verdict={"word": "almost certain"}), "is not the word for"),
    ("range", UNCERTAINTY, altered(TOWNS, verdict={"low": 0.98, "high": 0.99}), "outside its own range"),
    ("number", UNCERTAINTY, altered(TOWNS, verdict={"sentence": "It is likely to last."}), "does not tell its number"),
    ("confidence", UNCERTAINTY, altered(TOWNS, verdict={"reasons": (REASON, "0.1")}), "a chance and a confidence"),
    ("assumptions", KINDS, altered(TOWNS, assumptions=()), "No assumption is told"),
    (
        "evidence",
        KINDS,
        replace(TOWNS, conflict=replace(TOWNS.conflict, decision_makers=BARE)),
        "None of the model’s options",
    ),
    (
        "alternatives",
        ALTERNATIVES,
        altered(TOWNS, deals=(), foresight=tuple(replace(one, settles={}) for one in TOWNS.outlook.foresight)),
        "No outcome but the status quo",
    ),
    ("flips", ALTERNATIVES, altered(TOWNS, sensitivity=(), ways_out=()), "Nothing that was tried"),
    ("questions", RELEVANCE, altered(TOWNS, verdict={"calibrated": False}), "No question with a date"),
    ("answer", ANSWER, replace(TOWNS, outlook=LONG), "does not stand in the first 60 words"),
    ("record", ACCURACY, altered(TOWNS, verdict={"calibrated": False}), "No record of resolved standoffs"),
    ("score", ACCURACY, altered(TOWNS, verdict={"record": "It is calibrated."}), "nothing says how good"),
]


@pytest.mark.parametrize(("row", "making", "why"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_row_says_why_not_when_its_condition_is_broken(row: int, making: Making, why: str) -> None:
    rows = panel(making.page())
    assert rows[row][1] == "why not"
    assert why in rows[row][2]


def materials() -> Materials:
    base = two_towns()
    text = marked_text(base.document, ())
    return Materials(base.document, base.reading, base.conflict, base.solution, base.outlook, text, None)


PICTURE = Illustration("p", "A title", "What it shows.", "percent", "7 samples", "the model", "<svg/>")


@pytest.mark.parametrize(
    ("field", "lacking"),
    [
        ("title", "a title"),
        ("unit", "a unit"),
        ("n", "n"),
        ("source", "a source"),
        ("alternative", "a text alternative"),
    ],
)
def test_a_picture_that_lacks_something_is_named(field: str, lacking: str) -> None:
    good, bad = (
        tradecraft(materials(), "", (), [PICTURE, picture])[PICTURES].found
        for picture in (PICTURE, replace(PICTURE, **{field: " "}))
    )
    assert good.standing == "pass"
    assert bad.standing == "why not"
    assert f"lacks {lacking}." in bad.words


def test_every_picture_on_a_page_tells_unit_n_and_source() -> None:
    root = parsed(two_towns().page())
    figures = root.all("figure")
    assert len(figures) >= 8
    for figure in figures:
        assert figure.of_class("picture-title")[0].text.strip()
        assert re.search(r"Unit: \S.* n = \d.* Source: \S", figure.of_class("ground-facts")[0].text)


def test_a_question_without_a_date_is_told() -> None:
    told = tradecraft(materials(), "", [Question("Q1", "Will it?", "", "", 0.5, "roughly even chance", "50 %", "")], ())
    assert told[RELEVANCE].found.words == "Without a date: Q1."


def test_the_opening_is_that_of_the_page() -> None:
    told = panel(two_towns().page())[ANSWER][2]
    place = int(re.findall(r"word (\d+)", told)[0])
    shown = " ".join(node.text for node in parsed(two_towns().page()).all("body")).split()
    assert place <= FIRST_WORDS
    assert f"{two_towns().outlook.verdict.probability:.0%}" in shown[place - 1]


def test_questions_have_the_chances_of_the_outlook_and_a_day_a_year_on() -> None:
    making = two_towns()
    found = questions_section(materials())
    assert {question.by for question in found.rows} == {"2013-05-03"}
    assert [question.probability for question in found.rows] == [
        making.outlook.verdict.probability,
        *(option.probability for option in making.outlook.options),
    ]
    undated = replace(making, document=replace(making.document, date=None), outlook=replace(making.outlook, date=None))
    assert "no date" in with_id(parsed(undated.page()), "questions").text


@pytest.mark.parametrize(
    ("date", "later"),
    [("2012-06-27", "2013-06-27"), ("2012-02-29", "2013-02-28"), ("2011-11", "2012-11"), ("2011", "2012")],
)
def test_a_year_later(date: str, later: str) -> None:
    assert a_year_after(date) == later


@pytest.mark.parametrize("date", ["", "soon", "9999-01-01", "2012-13-01", "<b>2012</b>"])
def test_what_is_no_date_has_no_year_later(date: str) -> None:
    assert a_year_after(date) is None


def paragraphs(root: Node) -> list[str]:
    """All text of a page but the dispatch itself and the words quoted from it, element by element."""
    found: list[str] = []

    def walk(node: Node) -> None:
        if node.name in ("q", "style", "article") and node.attributes.get("class") != "maker":
            return
        inner = [child for child in node.children if isinstance(child, Node)]
        if all(child.name in ("strong", "span", "a", "em") for child in inner):
            found.append(node.text)
        else:
            found.extend(child for child in node.children if isinstance(child, str))
            for child in inner:
                walk(child)

    walk(root)
    return found


@pytest.mark.parametrize("scale", SCALES)
def test_no_sentence_of_a_brief_tells_a_likelihood_and_a_confidence(scale: str) -> None:
    making = two_towns()
    told = replace(making, outlook=look_ahead(making.conflict, samples=200, seed=1, scale=scale))
    texts = paragraphs(parsed(told.page()))
    sentences = [one for text in texts for one in re.split(r"(?<=[.?!])\s+", text)]
    assert any(word in one for one in sentences for word in scale_named(scale).words)
    # The row that states the rule names both; it tells neither of anything.
    assert [
        one
        for one in mixing_sentences(sentences)
        if "never in one sentence" not in one and "together with a" not in one
    ] == []


def test_sentences_that_mix_are_found() -> None:
    assert mixing_sentences(["It is likely; confidence is high.", "It is likely.", "Confidence is low."]) == [
        "It is likely; confidence is high."
    ]
    assert mixing_sentences(["It is unlikely that the confidence-building talks go on."]) == []
    assert {"confidence"} <= set(confidence_words())


def test_own_sentences_hold_the_verdict_and_no_words_of_the_dispatch() -> None:
    own = own_sentences(materials())
    assert own[0] == two_towns().outlook.verdict.sentence
    assert not any("shelled the bridge" in one for one in own)


@pytest.mark.parametrize("scale", SCALES)
def test_the_panel_passes_on_every_scale(scale: str) -> None:
    making = two_towns()
    told = replace(making, outlook=look_ahead(making.conflict, samples=200, seed=1, scale=scale))
    rows = panel(told.page())
    assert rows[UNCERTAINTY][1] == "pass"
    assert scale_named(scale).title in rows[UNCERTAINTY][2]
    assert rows[CHANGE][1] == "pass"
    assert "first brief" in rows[CHANGE][2]


def two_dispatches(support: float, *, explained: bool) -> Changes:
    """Two dispatches, the second of which takes the support of the status quo from a half to `support`."""
    first = two_towns().document
    later = from_text("A week later\n\nNothing of note was said.\n", source="later.txt", date="2012-06-03")
    verdict = two_towns().outlook.verdict
    before, after = (Judged(Support(share, 0.01), verdict) for share in (0.5, support))
    span = first.span(0, 9)
    moved = (Moved(span, support - 0.5, 0.01),) if explained else ()
    steps = (
        Step(0, None, before, (), (), (), ()),
        Step(1, before, after, (), (), (), moved),
    )
    return Changes(Dispatches.of([first, later]), steps)


@pytest.mark.parametrize(
    ("support", "explained", "standing"), [(0.2, True, "pass"), (0.5, False, "pass"), (0.2, False, "why not")]
)
def test_a_change_that_nothing_explains_is_told(support: float, explained: bool, standing: str) -> None:
    changed = replace(materials(), changes=two_dispatches(support, explained=explained))
    found = tradecraft(changed, "", (), ())[CHANGE].found
    assert found.standing == standing
    assert ("no sentence of the last dispatch tells why" in found.words) is (standing == "why not")
