"""A brief of several dispatches: one page, both texts, what each changed, and the sentence that changed it."""

import json
from dataclasses import replace

import jsonschema
import pytest
from brief_making import TEXT, parsed, reading_of, span_of, two_towns, with_id

from standoff.brief.changes_section import lines_of
from standoff.brief.dossier import Brief, brief_of, brief_of_all, read_all
from standoff.brief.page import page
from standoff.brief.schema import json_schema
from standoff.brief.sentences import telling_sentences
from standoff.conflict import loads_conflict
from standoff.drafting import draft
from standoff.drafting.dispatches import Dispatches
from standoff.drafting.merging import merge
from standoff.outlook import look_ahead
from standoff.reading import Condition, ConditionKind, Position, Reading, Source, Stance
from standoff.text import Document, from_text

LATER = """The toll may fall

BO, 20 May 2012 - Bo has agreed to lift the toll if Ada opens the bridge. Mr. Ito of Bo said so on Friday. Ada \
threatens to seize the ferry unless Bo pays its debt.
"""


def position(document: Document, words: str, holder: str, stance: Stance, action: str, *conditions) -> Position:
    return Position(span_of(document, words), holder, stance, holder, action, conditions, 0.9)


def later_reading(document: Document) -> Reading:
    first = reading_of(two_towns().document)
    ada, bo, _ = first.actors

    def when(kind: ConditionKind, whose: str, action: str, words: str) -> Condition:
        return Condition(kind, whose, action, span_of(document, words))

    return Reading(
        Source(document.title, document.date, document.source, document.sha256),
        (
            replace(bo, mentions=(span_of(document, "Bo"),)),
            replace(ada, mentions=(span_of(document, "Ada"),)),
        ),
        (),
        (
            position(
                document,
                "Bo has agreed to lift the toll if Ada opens the bridge",
                "bo",
                Stance.ACCEPTS,
                "lift the toll",
                when(ConditionKind.IF, "ada", "open the bridge", "if Ada opens the bridge"),
            ),
            position(
                document,
                "Ada threatens to seize the ferry unless Bo pays its debt",
                "ada",
                Stance.THREATENS,
                "seize the ferry",
                when(ConditionKind.UNLESS, "bo", "pay its debt", "unless Bo pays its debt"),
            ),
        ),
        (),
        (),
    )


def two_dispatches(*, turned: bool = False) -> Brief:
    first, second = two_towns().document, from_text(LATER, source="folder/toll.txt")
    dispatches = Dispatches.of([second, first] if turned else [first, second])
    readings = [reading_of(first), later_reading(second)]
    return brief_of_all(merge(dispatches, readings), readings, samples=300, seed=2)


@pytest.fixture(scope="module")
def made() -> Brief:
    return two_dispatches()


def test_one_dispatch_gives_the_page_and_the_words_that_it_gave_alone() -> None:
    one = two_towns()
    made = brief_of(one.document, one.reading, samples=200, seed=1)
    assert made.html == page(one.document, one.reading, one.conflict, one.solution, one.outlook)
    assert made.changes is None
    assert made.to_dict().keys() == {"source", "title", "date", "verdict", "reason"}
    assert json.loads(made.files()["reading.json"])["document"]["source"] == "bridge.txt"
    assert "hat changed" not in made.html


def test_the_order_in_which_dispatches_are_given_changes_no_byte(made: Brief) -> None:
    turned = two_dispatches(turned=True)
    assert turned.files() == made.files()
    assert turned.to_dict() == made.to_dict()


def test_the_page_holds_both_texts_and_every_link_in_it_leads_somewhere(made: Brief) -> None:
    root = parsed(made.html)
    ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] for node in root.all("a")]
    assert {link for link in links if link[1:] not in ids or link[0] != "#"} == set()
    text = " ".join(with_id(root, "dispatch").text.split())
    for paragraph in (*TEXT.split("\n\n"), *LATER.split("\n\n")):
        assert " ".join(paragraph.split()) in text
    heads = [node.text for node in with_id(root, "dispatch").of_class("opens")]
    assert heads == ["3 May 2012: bridge.txt", "20 May 2012: toll.txt"]
    facts = with_id(root, "making").text
    assert all(document.sha256 in facts for document in made.merged.dispatches.documents)
    assert "Dispatches of 3 May 2012 and 20 May 2012" in root.text


def test_options_rest_on_both_texts_and_their_evidence_names_the_file(made: Brief) -> None:
    texts = {document.source: document.text for document in made.merged.dispatches.documents}
    conflict = loads_conflict(made.files()["conflict.yaml"])
    pieces = [piece for option in (*conflict.options, *made.outlook.options) for piece in option.evidence]
    assert {piece.source for piece in pieces} == set(texts)
    assert all(texts[piece.source or ""][piece.start : piece.end] == piece.quote for piece in pieces)


def test_before_and_after_are_the_outlooks_of_the_first_and_of_both(made: Brief) -> None:
    assert made.changes is not None
    first, second = made.changes.steps
    alone = look_ahead(draft(reading_of(two_towns().document)), samples=300, seed=2)
    assert first.before is None
    assert first.after == second.before
    assert second.before is not None
    assert second.after is not None
    assert second.before.verdict == alone.verdict
    assert second.after.verdict == made.outlook.verdict
    mixed = sum(level.weight * level.persists.support for level in alone.foresight)
    assert second.before.support.support == pytest.approx(mixed, abs=1e-6)
    assert second.before != second.after


def test_a_new_option_and_a_replaced_position_are_told(made: Brief) -> None:
    assert made.changes is not None
    step = made.changes.steps[1]
    assert step.new_options == ("Ada: seize the ferry",)
    assert step.gone_options == ()
    replaced = {(old.text, new.text) for old, new in step.replaced}
    agreed = "Bo has agreed to lift the toll if Ada opens the bridge"
    assert ("Bo rejects the demand", agreed) in replaced
    told = json.dumps(made.to_dict())
    assert agreed in told


def test_the_part_of_a_sentence_is_the_outlook_with_it_less_the_outlook_without_it(made: Brief) -> None:
    assert made.changes is not None
    moved = made.changes.steps[1].moved
    assert moved
    documents = made.merged.dispatches.documents
    readings = [reading_of(documents[0]), later_reading(documents[1])]
    for one in moved:
        start = made.merged.dispatches.within(one.span.start, one.span.end)[1]
        end = start + len(one.span.text)
        kept = tuple(p for p in readings[1].positions if not start <= p.span.start < end)
        assert len(kept) == 1
        without = merge(made.merged.dispatches, [readings[0], replace(readings[1], positions=kept)])
        shares = [
            sum(level.weight * level.persists.support for level in look_ahead(conflict, samples=300, seed=2).foresight)
            for conflict in (draft(made.reading), draft(without.reading))
        ]
        assert one.effect == pytest.approx(shares[0] - shares[1], abs=1e-5)
    effects = [abs(one.effect) for one in moved if one.effect is not None]
    assert effects == sorted(effects, reverse=True)


def test_what_changed_is_on_the_page_in_the_json_and_on_the_terminal(made: Brief) -> None:
    assert made.changes is not None
    root = parsed(made.html)
    section = with_id(root, "changes")
    most = made.changes.steps[1].moved[0]
    assert most.span.text in section.text
    assert "seize the ferry" in section.text
    (line,) = lines_of(made.changes)
    assert most.span.text[:100] in line
    values = {**made.to_dict(), "files": {"reading.json": "r"}}
    jsonschema.validate(values, json_schema())
    (told,) = [one for one in values["changes"][1]["moved"] if one["quote"] == most.span.text]
    assert LATER[told["start"] : told["end"]] == told["quote"]
    assert told["source"] == "folder/toll.txt"


def test_a_first_dispatch_without_a_standoff_has_no_outlook() -> None:
    quiet = from_text("Calm\n\nADA, 1 April 2012 - Nothing happened.", source="calm.txt")
    nothing = Reading(Source(quiet.title, quiet.date, quiet.source, quiet.sha256), (), (), (), (), ())
    one = two_towns()
    dispatches = Dispatches.of([one.document, quiet])
    readings = [nothing, reading_of(one.document)]
    made = brief_of_all(merge(dispatches, readings), readings, samples=50)
    assert made.changes is not None
    first, second = made.changes.steps
    assert (first.before, first.after, second.before) == (None, None, None)
    assert second.after is not None
    section = with_id(parsed(made.html), "changes").text
    assert "Up to here no standoff is found." in section
    assert "for the first time" in section


def test_a_full_stop_within_a_name_ends_no_sentence() -> None:
    document = from_text(LATER, source="toll.txt")
    reading = later_reading(document)
    named = replace(reading.actors[0], mentions=(span_of(document, "Mr. Ito of Bo"),))
    spoken = replace(reading.positions[0], span=span_of(document, "Ito of Bo said so"))
    told = replace(reading, actors=(named,), positions=(*reading.positions, spoken))
    sentences = {one.span.text: len(one.without.positions) for one in telling_sentences(document, told)}
    assert sentences == {
        "Bo has agreed to lift the toll if Ada opens the bridge.": 2,
        "Mr. Ito of Bo said so on Friday.": 2,
        "Ada threatens to seize the ferry unless Bo pays its debt.": 2,
    }


def test_documents_are_read_and_put_in_order() -> None:
    later, earlier = from_text(LATER, source="b"), from_text(TEXT, source="a")
    merged, readings = read_all([later, earlier])
    assert [document.source for document in merged.dispatches.documents] == ["a", "b"]
    assert [reading.document.source for reading in readings] == ["a", "b"]


DONE = """News of the bridge

BO, 20 May 2012 - Ada opened the bridge on Friday. Bo has not lifted the toll.
"""


@pytest.fixture(scope="module")
def done() -> Brief:
    first, second = two_towns().document, from_text(DONE, source="folder/open.txt")
    ada, bo, _ = reading_of(first).actors
    mentions = (replace(bo, mentions=(span_of(second, "Bo"),)), replace(ada, mentions=(span_of(second, "Ada"),)))
    nothing = Reading(Source(second.title, second.date, second.source, second.sha256), mentions, (), (), (), ())
    readings = [reading_of(first), nothing]
    return brief_of_all(merge(Dispatches.of([first, second]), readings), readings, samples=300, seed=2)


def test_a_deed_that_a_later_dispatch_tells_moves_the_status_quo_and_its_words_are_named(done: Brief) -> None:
    assert done.changes is not None
    (moved,) = done.changes.steps[1].done
    assert (moved.option, moved.taken, moved.for_good) == ("Ada: open the bridge", True, False)
    assert moved.span.text == "Ada opened the bridge on Friday"
    (option,) = [one for one in loads_conflict(done.files()["conflict.yaml"]).options if one.now]
    (piece,) = option.now_evidence
    assert (option.text, piece.source) == ("open the bridge", "folder/open.txt")
    assert DONE[piece.start : piece.end] == piece.quote == moved.span.text
    assert not done.changes.steps[1].settled


def test_the_sentence_of_a_deed_is_compared_with_the_dispatch_without_it(done: Brief) -> None:
    assert done.changes is not None
    (line,) = done.changes.steps[1].moved
    assert "Ada opened the bridge on Friday" in line.span.text
    before = done.changes.steps[1].before
    after = done.changes.steps[1].after
    assert before is not None
    assert after is not None
    assert line.effect == pytest.approx(after.support.support - before.support.support, abs=1e-5)


def test_a_deed_is_told_on_the_page_in_the_json_and_on_the_terminal(done: Brief) -> None:
    assert done.changes is not None
    root = parsed(done.html)
    assert "The status quo has moved (Ada: open the bridge): this is done now." in with_id(root, "changes").text
    ids = {node.attributes["id"] for node in root.all() if "id" in node.attributes}
    links = [node.attributes["href"] for node in with_id(root, "changes").all("a")]
    assert all(link[1:] in ids for link in links)
    (line,) = lines_of(done.changes)
    assert "“Ada opened the bridge on Friday”" in line
    values = {**done.to_dict(), "files": {"reading.json": "r"}}
    jsonschema.validate(values, json_schema())
    (told,) = values["changes"][1]["done"]
    assert (told["source"], DONE[told["start"] : told["end"]]) == ("folder/open.txt", told["quote"])


def test_when_all_that_anybody_wants_has_been_done_the_brief_says_so() -> None:
    made = two_towns()
    document = made.document
    asked = Position(span_of(document, "Ada"), "ada", Stance.DEMANDS, "bo", "lift the toll", (), 0.9)
    reading = replace(made.reading, events=(), positions=(asked, replace(asked, holder="bo", stance=Stance.REFUSES)))
    text = "Calm\n\nBO, 20 May 2012 - Bo lifted the toll on Friday."
    second = from_text(text, source="calm.txt")
    bo = replace(made.reading.actors[1], mentions=(span_of(second, "Bo"),))
    nothing = Reading(Source(second.title, second.date, second.source, second.sha256), (bo,), (), (), (), ())
    brief = brief_of_all(merge(Dispatches.of([document, second]), [reading, nothing]), [reading, nothing], samples=50)
    assert brief.changes is not None
    assert [step.settled for step in brief.changes.steps] == [False, True]
    assert "the standoff is over" in with_id(parsed(brief.html), "changes").text
