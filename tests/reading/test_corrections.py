"""Corrections of every kind, as brat, another annotation tool or a person makes them, do what they say and no more."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from standoff.errors import ReadingError
from standoff.reading import model
from standoff.reading.exchange.brat import brat
from standoff.reading.exchange.corrections import corrected
from standoff.reading.exchange.webannotation import web_annotations
from standoff.reading.serialize import dumps
from standoff.text import Document, Span

TEXT = (
    "Oslo refuses to sell the island until Bonn pays. It needs the harbour. "
    "On Monday Bonn seized a ship, and Rome looked on. A deal is unlikely this year."
)
DOCUMENT = Document(TEXT, source="islands.txt")


def span(words: str) -> Span:
    return DOCUMENT.span(TEXT.index(words), TEXT.index(words) + len(words))


UNSEEN = model.Condition(model.ConditionKind.IF, None, "the sea stays calm", None)
UNTIL = model.Condition(model.ConditionKind.UNTIL, "a2", "pay", span("until Bonn pays"))
READING = model.Reading(
    document=model.Source("Islands", "2020-05-04", "islands.txt", DOCUMENT.sha256),
    actors=(
        model.Actor("a1", "Norway", model.ActorKind.STATE, "NOR", (span("Oslo"), span("It")), None, ("GOV",)),
        model.Actor("a2", "Germany", model.ActorKind.STATE, "DEU", (span("Bonn"),), "a3"),
        model.Actor("a3", "Europe", model.ActorKind.IGO, None, ()),
    ),
    events=(
        model.Event(span("Bonn seized a ship"), "COERCE", "seize", "a2", None, "2020-05-04", None, None, 2, 0.8, "r"),
    ),
    positions=(
        model.Position(
            span("Oslo refuses to sell the island until Bonn pays"), "a1", model.Stance.REFUSES, "a1",
            "sell the island", (UNTIL, UNSEEN), 0.9, None, 0.8, False, True, "refuse-to",
        ),
        model.Position(
            span("until Bonn pays"), "a1", model.Stance.DEMANDS, "a2", "pay", (), 0.7, None, 0.8, True, True, "implied",
        ),
    ),
    dependencies=(model.Dependency(span("It needs the harbour"), "a1", "the harbour", "its ships", 0.7, "need"),),
    estimates=(
        model.Estimate(
            span("A deal is unlikely this year"), "unlikely", "there is a deal", model.Direction.DOES_NOT_HAPPEN, 0.2,
            0.45, model.AUTHOR, "this year", "hedge",
        ),
    ),
)  # fmt: skip
ANN = brat(READING)


def by_brat(*edits: tuple[str, str], more: str = "") -> model.Reading:
    """The reading corrected by its `.ann` file with words replaced, all of which must be there, and lines added."""
    text = ANN
    for old, new in edits:
        assert old in text, f"{old!r} is not in\n{text}"
        text = text.replace(old, new)
    return corrected(READING, DOCUMENT, text + more, "islands.ann")


def by_web(edit: Callable[[list[dict[str, Any]]], object]) -> model.Reading:
    data = web_annotations(READING, DOCUMENT)
    edit(data["first"]["items"])
    return corrected(READING, DOCUMENT, json.dumps(data), "islands.jsonld")


def annotation(items: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(item for item in items if item["id"].endswith(f"#{name}"))


def refield(name: str, old: str, new: str) -> Callable[[list[dict[str, Any]]], object]:
    def edit(items: list[dict[str, Any]]) -> None:
        body = annotation(items, name)["body"][2]
        assert old in body["value"]
        body["value"] = body["value"].replace(old, new)

    return edit


def line(words: str, *, kind: str) -> str:
    """The identifier of the `kind` of annotation whose text in the `.ann` file is these words."""
    return next(row.split("\t")[0] for row in ANN.splitlines() if f"\t{kind} " in row and row.endswith(f"\t{words}"))


POSITION = line(READING.positions[0].span.text, kind="Position")
DEPENDENCY = line("It needs the harbour", kind="Dependency")
OSLO, IT, BONN = (line(words, kind="Actor") for words in ("Oslo", "It", "Bonn"))
CHANGED = replace(READING.positions[0], stance=model.Stance.OFFERS, rule="analyst", confidence=1.0)


def with_first(position: model.Position) -> model.Reading:
    return replace(READING, positions=(position, READING.positions[1]))


def test_another_stance_makes_the_position_the_analysts_and_nothing_else() -> None:
    assert by_brat((f"Stance {POSITION} refuses", f"Stance {POSITION} offers")) == with_first(CHANGED)
    assert by_web(refield("positions-0", "stance: refuses", "stance: offers")) == with_first(CHANGED)


def test_an_edited_reading_marks_what_was_edited() -> None:
    text = dumps(READING).replace('"stance": "refuses"', '"stance": "offers"')
    assert corrected(READING, DOCUMENT, text) == with_first(CHANGED)


def test_an_edited_reading_may_leave_findings_out() -> None:
    data = json.loads(dumps(READING))
    del data["events"][0], data["estimates"][0]
    assert corrected(READING, DOCUMENT, json.dumps(data)) == replace(READING, events=(), estimates=())


def test_a_moved_span_moves_the_finding() -> None:
    old, new = span("It needs the harbour"), span("needs the harbour")
    moved = by_brat((f"Dependency {old.start} {old.end}\t{old.text}", f"Dependency {new.start} {new.end}\t{new.text}"))
    assert moved == replace(READING, dependencies=(replace(READING.dependencies[0], span=new, rule="analyst"),))


def test_what_the_file_no_longer_has_is_gone() -> None:
    rows = [row for row in ANN.splitlines() if f"{DEPENDENCY}\t" not in row and f"{DEPENDENCY} " not in f"{row} "]
    rows = [row for row in rows if f"Arg1:{DEPENDENCY} " not in row]
    assert corrected(READING, DOCUMENT, "\n".join(rows)) == replace(READING, dependencies=())

    def without(items: list[dict[str, Any]]) -> None:
        items.remove(annotation(items, "positions-0"))
        items.remove(annotation(items, "positions-0-conditions-0"))

    assert by_web(without) == replace(READING, positions=READING.positions[1:])


def test_a_condition_that_is_gone_leaves_its_position_to_the_analyst() -> None:
    shorter = by_web(lambda items: items.remove(annotation(items, "positions-0-conditions-0")))
    assert shorter == with_first(replace(CHANGED, stance=model.Stance.REFUSES, conditions=(UNSEEN,)))


def test_a_condition_of_another_kind_is_the_analysts() -> None:
    unless = replace(UNTIL, kind=model.ConditionKind.UNLESS)
    expected = replace(CHANGED, stance=model.Stance.REFUSES, conditions=(unless, UNSEEN))
    assert by_web(refield("positions-0-conditions-0", "tie: until", "tie: unless")) == with_first(expected)
    assert by_brat((" until\n", " unless\n")) == with_first(expected)


def test_another_holder_is_told_by_a_relation_or_by_name() -> None:
    expected = with_first(replace(CHANGED, stance=model.Stance.REFUSES, holder="a2"))
    moved = by_brat((f"Holder Arg1:{POSITION} Arg2:{OSLO}", f"Holder Arg1:{POSITION} Arg2:{BONN}"))
    assert moved == expected
    assert by_web(refield("positions-0", "holder: Norway", "holder: Germany")) == expected
    assert by_web(refield("positions-0", "holder: Norway", "holder: Bonn")) == expected  # as the text calls it


def test_a_relation_to_another_mention_of_the_same_actor_changes_nothing() -> None:
    assert by_brat((f"Holder Arg1:{POSITION} Arg2:{OSLO}", f"Holder Arg1:{POSITION} Arg2:{IT}")) == READING


def test_a_new_finding_stands_where_the_text_has_it() -> None:
    at = span("Rome looked on")
    new = f"T90\tEvent {at.start} {at.end}\t{at.text}\nA90\tType T90 CONSULT\nR90\tRecipient Arg1:T90 Arg2:{BONN}\n"
    event = model.Event(at, "CONSULT", None, None, "a2", None, None, None, None, 1.0, "analyst")
    assert by_brat(more=new) == replace(READING, events=(*READING.events, event))
    first = "T90\tEvent 0 4\tOslo\nA90\tType T90 CONSULT\n#90\tAnnotatorNotes T90\tdate: 2020-05 | killed: 3\n"
    event = model.Event(span("Oslo"), "CONSULT", None, None, None, "2020-05", None, 3, None, 1.0, "analyst")
    assert by_brat(more=first) == replace(READING, events=(event, *READING.events))


def test_a_new_estimate_has_the_range_of_its_phrase() -> None:
    at = span("A deal")
    new = f"T90\tEstimate {at.start} {at.end}\t{at.text}\nA90\tDirection T90 happens\n"
    added = by_brat(more=f"{new}#90\tAnnotatorNotes T90\tthere is a deal | phrase: likely\n").estimates[1]
    assert (added.phrase, added.outcome, added.low, added.high) == ("likely", "there is a deal", 0.55, 0.8)
    stated = by_brat(more=f"{new}#90\tAnnotatorNotes T90\tthere is a deal | phrase: likely | low: 0.6\n").estimates[1]
    assert (stated.low, stated.high) == (0.6, None)


def test_an_unknown_name_makes_an_actor_with_its_mention() -> None:
    at = span("Rome")
    mention = f"T90\tActor {at.start} {at.end}\tRome\n"
    rome = model.Actor("a4", "Rome", model.ActorKind.OTHER, None, (at,))
    assert by_brat(more=mention) == replace(READING, actors=(*READING.actors, rome))
    told = "A90\tKind T90 state\n#90\tAnnotatorNotes T90\tItaly | country: ITA | of: Europe\n"
    italy = model.Actor("a4", "Italy", model.ActorKind.STATE, "ITA", (at,), "a3")
    assert by_brat(more=mention + told) == replace(READING, actors=(*READING.actors, italy))
    named = by_web(refield("events-0", "actor: Germany", "actor: Rome"))
    assert (named.actors[3], named.events[0].actor) == (rome, "a4")


def test_a_new_actor_that_the_tables_list_is_what_they_say() -> None:
    at = span("Rome")
    listed = by_brat(more=f"T90\tActor {at.start} {at.end}\tRome\n#90\tAnnotatorNotes T90\tItaly\n").actors[3]
    assert listed == model.Actor("a4", "Italy", model.ActorKind.STATE, "ITA", (at,))
    said = by_brat(more=f"T90\tActor {at.start} {at.end}\tRome\n#90\tAnnotatorNotes T90\tNATO | roles: MIL\n").actors[3]
    assert (said.kind, said.country, said.roles) == (model.ActorKind.IGO, None, ("MIL",))


def test_the_side_of_a_new_actor_may_be_new_too() -> None:
    at, ship = span("Rome"), span("a ship")
    new = f"T90\tActor {ship.start} {ship.end}\ta ship\n#90\tAnnotatorNotes T90\tthe fleet | of: Rome\n"
    fleet = model.Actor("a4", "the fleet", model.ActorKind.OTHER, None, (ship,), "a5")
    rome = model.Actor("a5", "Rome", model.ActorKind.OTHER, None, (at,))
    assert by_brat(more=new) == replace(READING, actors=(*READING.actors, fleet, rome))


def test_an_actor_keeps_what_a_mention_said_that_is_gone() -> None:
    rows = [row for row in ANN.splitlines() if not row.startswith(f"{OSLO}\t") and OSLO not in row.split()]
    rows = [row.replace(f"Arg2:{OSLO}", f"Arg2:{IT}") for row in rows if f" {OSLO}\t" not in row]
    actor = replace(READING.actors[0], mentions=(span("It"),))
    assert corrected(READING, DOCUMENT, "\n".join(rows)) == replace(READING, actors=(actor, *READING.actors[1:]))


def test_a_mention_without_a_note_is_of_the_actor_that_its_words_mean() -> None:
    again = TEXT.index("Bonn seized")
    added = by_brat(more=f"T90\tActor {again} {again + 4}\tBonn\n")
    assert added.actors[1].mentions == (span("Bonn"), DOCUMENT.span(again, again + 4))
    assert replace(added, actors=READING.actors) == READING


def test_a_new_name_on_all_mentions_is_a_new_name_of_the_actor() -> None:
    renamed = by_brat(("\tNorway", "\tKingdom of Norway"))
    actor = replace(READING.actors[0], name="Kingdom of Norway")
    assert renamed == replace(READING, actors=(actor, *READING.actors[1:]))


def test_a_name_on_one_mention_alone_moves_that_mention() -> None:
    moved = by_brat((f"AnnotatorNotes {IT}\tNorway", f"AnnotatorNotes {IT}\tGermany"))
    assert moved.actors[0].mentions == (span("Oslo"),)
    assert moved.actors[1].mentions == (span("Bonn"), span("It"))
    assert moved.dependencies[0] == replace(READING.dependencies[0], who="a2", rule="analyst")
    assert moved.positions == READING.positions


def test_an_actor_that_is_neither_marked_nor_meant_is_gone() -> None:
    at = span("Rome")
    with_rome = replace(
        READING, actors=(*READING.actors, model.Actor("a4", "Italy", model.ActorKind.STATE, "ITA", (at,)))
    )
    assert corrected(with_rome, DOCUMENT, ANN) == READING


def test_what_an_actor_is_may_be_corrected_on_any_mention() -> None:
    changed = by_brat((f"Kind {IT} state", f"Kind {IT} government"), ("country: NOR", "country: SVN"))
    actor = replace(READING.actors[0], kind=model.ActorKind.GOVERNMENT, country="SVN")
    assert changed == replace(READING, actors=(actor, *READING.actors[1:]))
    cleared = by_brat((" | country: NOR", "")).actors[0]
    assert cleared == replace(READING.actors[0], country=None)


def test_a_position_given_up_is_a_flag() -> None:
    expected = with_first(replace(CHANGED, stance=model.Stance.REFUSES, in_force=False))
    assert by_brat(more=f"A90\tLapsed {POSITION}\n") == expected


def test_a_discontinuous_annotation_is_read_from_end_to_end() -> None:
    at = span("It needs the harbour")
    parts = f"{at.start} {at.start + 8};{at.end - 7} {at.end}\tIt needs harbour"
    assert by_brat((f"{at.start} {at.end}\t{at.text}", parts)) == READING


def test_the_order_of_lines_does_not_matter_nor_do_their_ends() -> None:
    rows = ANN.splitlines()
    assert corrected(READING, DOCUMENT, "\r\n".join(reversed(rows))) == READING


def test_a_quote_is_found_again_in_a_text_that_moved() -> None:
    data = json.dumps(web_annotations(READING, DOCUMENT))
    moved = Document("Correction. " + TEXT, source="islands.txt")

    def shifted(at: Span) -> Span:
        return moved.span(at.start + 12, at.end + 12)

    away = replace(
        READING,
        actors=tuple(replace(actor, mentions=tuple(map(shifted, actor.mentions))) for actor in READING.actors),
        events=tuple(replace(event, span=shifted(event.span)) for event in READING.events),
        positions=tuple(
            replace(
                position,
                span=shifted(position.span),
                conditions=tuple(
                    c if c.span is None else replace(c, span=shifted(c.span)) for c in position.conditions
                ),
            )
            for position in READING.positions
        ),
        dependencies=tuple(replace(each, span=shifted(each.span)) for each in READING.dependencies),
        estimates=tuple(replace(each, span=shifted(each.span)) for each in READING.estimates),
    )
    assert corrected(away, moved, data) == away


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        (f"Stance {POSITION} refuses", f"Stance {POSITION} hopes", "correction-value", "'hopes' is no stance"),
        ("Type ", "Typ ", "correction-type", "Event has no Typ"),
        ("COERCE", "COAX", "correction-value", "there is no event type 'COAX'"),
        (" seize\n", " visit\n", "correction-value", "COERCE has no mode 'visit'"),
        ("\tEvent ", "\tHappening ", "correction-type", "there is no type 'Happening'"),
        ("\tOslo\n", "\tOsla\n", "correction-span", "T1 says 'Osla', the text says 'Oslo'"),
        ("Actor 0 4\t", "Actor 0 999\t", "correction-span", "characters 0 to 999 of a text of"),
        ("Actor 0 4\t", "Actor 4 4\t", "correction-span", "characters 4 to 4"),
        ("Actor 0 4\t", "Actor zero\t", "correction-line", "T1 has no type and offsets"),
        (f"Arg2:{OSLO}\n", "Arg2:T77\n", "correction-id", "there is no T77"),
        (f"Holder Arg1:{POSITION}", f"Holder Arg1:{DEPENDENCY}", "correction-type", "Dependency has no Holder"),
        ("ConditionOf", "PartOf", "correction-type", "Condition has no PartOf"),
        ("strength: 0.8", "strength: strong", "correction-value", "strength is 'strong'"),
        ("strength: 0.8", "power: 0.8", "correction-note", "no field is named 'power'"),
        ("date: 2020-05-04", "date: Monday", "correction-value", "'Monday' is no date"),
        ("injured: 2", "injured: few", "correction-value", "injured is 'few'"),
        ("low: 0.2", "low: 0.9", "correction-value", "low is 0.9 and high is 0.45"),
        ("T1\tActor", "T2\tActor", "correction-id", "T2 is there twice"),
        ("T1\tActor", "E1\tActor", "correction-line", "'E1' begins no line"),
        ("of: Europe", "of: Atlantis", "correction-actor", "no actor is called 'Atlantis'"),
    ],
)
def test_a_mistake_in_an_ann_file_is_named_by_its_line(old: str, new: str, code: str, message: str) -> None:
    number = ANN[: ANN.index(old) + old.startswith("\t")].count("\n") + 1
    text = ANN.replace(old, new, 1)
    with pytest.raises(ReadingError) as caught:
        corrected(READING, DOCUMENT, text, "islands.ann")
    assert caught.value.code == code
    assert message in caught.value.what
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    if code != "correction-id" or "twice" not in message:  # the second of two is where the mistake shows
        assert str(caught.value).startswith(f"islands.ann:{number}: ")


def test_a_name_that_may_be_several_actors_is_not_guessed() -> None:
    both = replace(READING, actors=(READING.actors[0], replace(READING.actors[1], mentions=(span("Bonn"), span("It")))))
    text = brat(both)
    with pytest.raises(ReadingError, match=r"'It' may be any of Norway, Germany; name the actor \[correction-actor\]"):
        corrected(both, DOCUMENT, f"{text}T90\tActor {span('It').start} {span('It').end}\tIt\n")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            refield("positions-0", "stance: refuses", "stance: hopes"),
            r"annotation 5 \(positions-0\): 'hopes' is no stance",
        ),
        (refield("positions-0", "holder: Norway", "holder: Atlantis"), "no actor is called 'Atlantis'"),
        (refield("events-0", "mode: seize", "modus: seize"), "no field is named 'modus' here"),
        (lambda items: items[0]["body"][0].update(value="thing"), "annotation 1 .*no tag"),
        (lambda items: items[0]["target"]["selector"][1].update(exact="Olso"), "annotation 1 .*does not say"),
        (lambda items: items[0]["target"].pop("selector"), "annotation 1 .*no quote, and no position"),
        (lambda items: items.remove(annotation(items, "positions-0")), "condition of .*which is no position here"),
        (lambda items: items[1].update(id=items[0]["id"]), "annotation 2 .*id that is taken"),
        (lambda items: items.append("note"), r"islands.jsonld: annotation \d+: is no annotation"),
    ],
)
def test_a_mistake_in_web_annotations_is_named_by_its_annotation(edit: Any, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        by_web(edit)
    assert caught.value.remedy
    assert str(caught.value).startswith("islands.jsonld: annotation")


def test_a_quote_that_stands_in_two_places_is_not_guessed() -> None:
    def vague(items: list[dict[str, Any]]) -> None:
        mention = next(item for item in items if item["target"]["selector"][1]["exact"] == "Bonn")
        mention["target"]["selector"] = {"type": "TextQuoteSelector", "exact": "Bonn"}

    with pytest.raises(ReadingError, match="quotes 'Bonn', said more than once"):
        by_web(vague)


def test_a_position_without_an_action_is_named_by_its_own_line() -> None:
    number = next(at for at, row in enumerate(ANN.splitlines(), 1) if row.startswith(f"{POSITION}\t"))
    with pytest.raises(ReadingError, match=rf"^islands.ann:{number}: the position .* has no action"):
        by_brat(("sell the island | ", ""))


@pytest.mark.parametrize("text", ["{", "[1]", '{"a": 1}', "[" * 100_000, "T1", "words\tand words\n"])
def test_what_is_no_file_of_annotations_is_one_line(text: str) -> None:
    with pytest.raises(ReadingError) as caught:
        corrected(READING, DOCUMENT, text, "x")
    assert str(caught.value).startswith("x:")
    assert "\n" not in str(caught.value)
