"""Several dispatches on one standoff: one cast, the latest word of each side, and every span in its own document."""

import json
from dataclasses import replace

import jsonschema
import pytest
from drafting_dispatches import actor, dispatch, merged, renamed
from drafting_readings import maker, says, stated

from standoff.conflict import parse_formula
from standoff.drafting import draft
from standoff.drafting.dispatches import Dispatches
from standoff.drafting.merged_json import dumps, json_schema, to_dict
from standoff.drafting.same_actors import same_actors
from standoff.errors import SourceError
from standoff.reading import serialize
from standoff.reading.serialize import _spans
from standoff.text import Document, Span

MAY = dispatch(
    "may.txt",
    "2020-05-01",
    says("Arbor", "refuses", "Arbor", "open the pass", ("until", "Dole", "lift the toll")),
    says("Dole", "demands", "Arbor", "open the pass"),
    says("Dole", "refuses", "Dole", "lift the toll"),
)


def june(*said, **more):
    return dispatch("june.txt", "2020-06-01", *said, **more)


def in_force(made):
    return [(p.holder, str(p.stance), p.action) for p in made.reading.positions if p.in_force]


def test_one_dispatch_stays_as_it_is():
    made = merged(MAY)
    assert made.reading == MAY[1]
    assert made.dispatches.whole is MAY[0]
    assert dumps(made) == serialize.dumps(MAY[1])
    conflict = draft(made.reading)
    assert made.citing(conflict) == conflict


@pytest.mark.parametrize("turned", [False, True])
def test_dispatches_stand_in_date_order_whatever_order_they_come_in(turned):
    later = june(says("Arbor", "offers", "Arbor", "open the pass"))
    made = merged(later, MAY) if turned else merged(MAY, later)
    assert [document.source for document in made.dispatches.documents] == ["may.txt", "june.txt"]
    assert (made.reading.document.title, made.reading.document.date) == ("Title of june.txt", "2020-06-01")
    whole = made.dispatches.whole
    assert all(whole.check(span) for _, span in _spans(made.reading))
    for _, span in _spans(made.reading):
        source, start, end = made.dispatches.within(span.start, span.end)
        (document,) = (one for one in made.dispatches.documents if one.source == source)
        assert document.text[start:end] == span.text


def test_partial_dates_sort_before_the_days_they_may_stand_for():
    dates = ["2012-06-27", "2012", "2012-06", "-0044-03-15", "2011-12-31"]
    documents = [Document(f"text {date}", date, None, date) for date in dates]
    found = [document.date for document in Dispatches.of(documents).documents]
    assert found == ["-0044-03-15", "2011-12-31", "2012", "2012-06", "2012-06-27"]


@pytest.mark.parametrize(
    ("documents", "code"),
    [
        ([Document("a", "a.txt", None, "2020"), Document("b", "b.txt")], "undated-dispatch"),
        ([Document("a", "a.txt", None, "2020"), Document("a", "b.txt", None, "2021")], "same-dispatch"),
        ([Document("a", "a.txt", None, "2020"), Document("b", "a.txt", None, "2021")], "same-dispatch"),
    ],
)
def test_dispatches_that_cannot_be_put_in_order_or_told_apart_are_refused_by_name(documents, code):
    with pytest.raises(SourceError) as error:
        Dispatches.of(documents)
    assert error.value.code == code
    assert error.value.where == documents[1].source
    assert "\n" not in str(error.value)


def test_one_undated_dispatch_needs_no_date():
    assert Dispatches.of([Document("a")]).whole.text == "a"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (actor("Norway", country="NOR"), actor("Kingdom of Norway", country="NOR"), True),
        (actor("the United Nations", "igo"), actor("United Nations", "igo"), True),
        (actor("Jo Grey", "person", "GBR"), actor("Grey", "person"), True),
        (actor("Jo Grey", "person", "GBR"), actor("Grey", "person", "USA"), False),
        (actor("Jo Grey", "person"), actor("Al Grey", "person"), False),
        (actor("Georgia", country="GEO"), actor("Georgia", country="USA"), False),
        (actor("Norwegian government", "government", "NOR"), actor("Norway", country="NOR"), True),
        (actor("Norwegian government", "government", "NOR", of="x"), actor("Norway", country="NOR"), False),
        (actor("Grey", "person"), actor("Grey", "company"), False),
        (actor("the Front", "armed_group"), actor("the Army", "armed_group"), False),
    ],
)
def test_actors_are_the_same_by_country_name_or_part_of_a_name(one, other, same):
    other = replace(other, id="other")
    assert same_actors([one], [other]) == ({"other": one.id} if same else {})
    assert same_actors([other], [one]) == ({one.id: "other"} if same else {})


def test_an_actor_mentioned_by_the_name_of_another_is_that_one():
    army = actor("Norwegian army", "military", "NOR")
    forces = replace(actor("armed forces", "military", "NOR"), mentions=(Span(0, 18, "the Norwegian army"),))
    assert same_actors([army], [forces]) == {"armed forces": "Norwegian army"}


def test_a_last_name_that_fits_two_persons_fits_neither():
    assert same_actors([actor("Jo Grey", "person"), actor("Al Grey", "person")], [actor("Grey", "person")]) == {}


def test_actors_of_other_ids_are_united_and_new_ones_keep_apart():
    document, reading = june(
        says("Dole", "demands", "Arbor", "open the pass"), says("Corvo", "demands", "Dole", "wait")
    )
    made = merged(MAY, (document, renamed(reading, {"Dole": "Arbor", "Arbor": "x", "Corvo": "Dole"})))
    names = {known.id: known.name for known in made.reading.actors}
    assert sorted(names.values()) == ["Arbor", "Corvo", "Dole"]
    told = [(names[p.holder], names[p.whose]) for p in made.reading.positions[-2:]]
    assert told == [("Dole", "Arbor"), ("Corvo", "Dole")]
    mentions = {known.name: len(known.mentions) for known in made.reading.actors}
    assert mentions == {"Arbor": 2, "Dole": 2, "Corvo": 1}


@pytest.mark.parametrize(
    ("later", "stays"),
    [
        (says("Arbor", "refuses", "Arbor", "open the pass", ("until", "Dole", "lift the toll")), True),
        (says("Arbor", "refuses", "Arbor", "reopen the pass"), True),
        (says("Arbor", "refuses", "Arbor", "open the pass", ("until", "Dole", "pay its debts")), False),
        (says("Arbor", "accepts", "Arbor", "open the pass"), False),
        (says("Arbor", "threatens", "Arbor", "close the pass"), False),
        (says("Dole", "accepts", "Arbor", "open the pass"), True),
        (says("Arbor", "refuses", "Arbor", "release the prisoners"), True),
        (says("Arbor", "demands", "Dole", "open the pass"), True),
        (says("Arbor", "accepts", "Arbor", "open the pass", implied=True), True),
        (says("Arbor", "refuses", "Arbor", "open the pass", in_force=False), False),
    ],
    ids=lambda value: " ".join((value.stance, value.action)) if hasattr(value, "stance") else str(value),
)
def test_a_later_position_of_one_side_on_one_action_replaces_an_earlier_one(later, stays):
    made = merged(MAY, june(later))
    assert made.reading.positions[0].in_force is stays
    assert [(one.old, one.new) for one in made.replaced if one.old == 0] == ([] if stays else [(0, 3)])
    assert all(position.in_force for position in made.reading.positions[1:3] if position.holder != later.holder)


def test_an_earlier_position_replaces_no_later_one():
    may, later = MAY, june(says("Arbor", "accepts", "Arbor", "open the pass"))
    assert ("Arbor", "accepts", "open the pass") in in_force(merged(later, may))
    within = merged(
        dispatch("x", "2020", *(says("Arbor", s, "Arbor", "open the pass") for s in ("refuses", "accepts")))
    )
    assert not within.replaced


def test_an_implied_demand_goes_with_the_position_it_follows_from_unless_that_is_said_again():
    first = dispatch(
        "may.txt",
        "2020-05-01",
        says("Arbor", "refuses", "Arbor", "open the pass", ("until", "Dole", "lift the toll")),
        says("Arbor", "demands", "Dole", "lift the toll", implied=True),
    )
    gone = merged(first, june(says("Arbor", "accepts", "Arbor", "open the pass")))
    assert [(one.old, one.new) for one in gone.replaced] == [(0, 2), (1, 2)]
    again = merged(first, june(says("Arbor", "refuses", "Arbor", "open the pass")))
    assert not again.replaced


def test_the_draft_follows_the_latest_word_and_quotes_each_dispatch_by_name():
    later = june(says("Dole", "accepts", "Dole", "lift the toll"), says("Arbor", "refuses", "Arbor", "open the pass"))
    made = merged(MAY, later)
    conflict = made.citing(draft(made.reading))
    toll = next(option.id for option in maker(conflict, "Dole").options if "toll" in option.text)
    assert parse_formula(toll) in stated(conflict, "Dole")
    assert parse_formula(f"not {toll}") not in stated(conflict, "Dole")
    texts = {document.source: document.text for document in made.dispatches.documents}
    evidence = [piece for option in conflict.options for piece in option.evidence]
    evidence += [piece for dm in conflict.decision_makers for wish in dm.preferences for piece in wish.evidence]
    assert {piece.source for piece in evidence} == {"may.txt", "june.txt"}
    assert all(texts[piece.source][piece.start : piece.end] == piece.quote for piece in evidence)
    opening = next(option for option in conflict.options if "pass" in option.text)
    assert {piece.source for piece in opening.evidence} == {"may.txt", "june.txt"}


def test_the_json_names_the_document_of_each_span_and_fits_its_schema():
    made = merged(MAY, june(says("Arbor", "accepts", "Arbor", "open the pass")))
    values = json.loads(dumps(made))
    assert values == to_dict(made)
    jsonschema.validate(values, json_schema())
    assert [one["source"] for one in values["documents"]] == ["may.txt", "june.txt"]
    texts = {document.source: document.text for document in made.dispatches.documents}
    spans = [position["span"] for position in values["positions"]]
    spans += [mention for known in values["actors"] for mention in known["mentions"]]
    assert {span["source"] for span in spans} == {"may.txt", "june.txt"}
    assert all(texts[span["source"]][span["start"] : span["end"]] == span["text"] for span in spans)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(serialize.to_dict(made.reading), json_schema())
