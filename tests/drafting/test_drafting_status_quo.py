"""What is told as done sets the status quo, until the text speaks of it as still to be done."""

from dataclasses import replace

import pytest
from drafting_dispatches import dispatch, merged
from drafting_readings import any_means, maker, reading_of, says, stated

from standoff.conflict import MoveDirection
from standoff.drafting import draft
from standoff.reading.model import Event, Reading
from standoff.text import Span

QUARREL = (
    says("Arbor", "refuses", "Arbor", "reopen the pass", ("until", "Dole", "lift the toll")),
    says("Dole", "demands", "Arbor", "reopen the pass"),
    says("Dole", "refuses", "Dole", "lift the toll"),
)


def happens(reading: Reading, clause: str, actor: str | None, *, after: int = -1, **more) -> Reading:
    """The reading with an event that is told behind its position number `after`."""
    start = reading.positions[after].span.end
    span = Span(start, start + len(clause), clause)
    told = {"recipient": None, "date": None, "flags": ()} | more
    event = Event(
        span, "RETREAT", None, actor, told["recipient"], told["date"], None, None, None, 1.0, "", told["flags"]
    )
    return replace(reading, events=(*reading.events, event))


def options(conflict):
    return {f"{dm.name}: {option.text}": option for dm in conflict.decision_makers for option in dm.options}


def drafted(clause, actor, *said, **more):
    return draft(happens(reading_of(*(said or QUARREL)), clause, actor, **more))


def test_a_deed_told_behind_the_demand_for_it_is_taken_now_and_its_words_say_so():
    conflict = drafted("Arbor reopened the pass on Monday", "Arbor")
    option = options(conflict)["Arbor: reopen the pass"]
    assert option.now
    assert [piece.quote for piece in option.now_evidence] == ["Arbor reopened the pass on Monday"]
    assert conflict.status_quo == "YN"


def test_a_deed_told_as_undone_is_no_change_and_its_words_are_kept():
    conflict = drafted("Arbor closed the pass in March", "Arbor")
    option = options(conflict)["Arbor: reopen the pass"]
    assert not option.now
    assert [piece.quote for piece in option.now_evidence] == ["Arbor closed the pass in March"]


@pytest.mark.parametrize(
    ("clause", "actor", "more"),
    [
        ("Arbor promised to reopen the pass", "Arbor", {}),
        ("Arbor has not reopened the pass", "Arbor", {}),
        ("Arbor reopened the pass for a day", "Arbor", {}),
        ("Arbor reopened part of the pass", "Arbor", {}),
        ("Arbor reopened the pass", "Arbor", {"flags": ("reported",)}),
        ("Arbor reopened the pass", "Arbor", {"flags": ("after-document-date",)}),
        ("Arbor reopened the pass", "Arbor", {"flags": ("actor-inferred",)}),
        ("Arbor reopened the pass in 2015", "Arbor", {"date": "2015"}),
        ("Corvo reopened the pass", "Corvo", {}),
        ("Arbor reopened the Kilda pass", "Arbor", {}),
        ("Arbor reopened the harbour", "Arbor", {}),
    ],
)
def test_what_is_not_surely_done_by_its_owner_and_whole_does_not_count(clause, actor, more):
    said = (*QUARREL, says("Corvo", "demands", "Arbor", "reopen the pass"))
    assert "Y" not in drafted(clause, actor, *said, **more).status_quo


def test_a_deed_of_nobody_named_is_that_of_whoever_can_do_it():
    assert drafted("The pass was reopened on Monday", None).status_quo == "YN"
    assert drafted("The toll has been lifted", None).status_quo == "NY"


def test_a_deed_that_is_still_demanded_or_refused_behind_it_does_not_count():
    before = drafted("Arbor reopened the pass on Monday", "Arbor", after=0)
    assert before.status_quo == "NN"


def test_of_two_deeds_the_later_one_counts_whatever_order_they_are_told_in():
    opened = happens(reading_of(*QUARREL), "Arbor reopened the pass on Monday", "Arbor", date="2020-04-27")
    shut = happens(opened, "Arbor shut it again on Tuesday", "Arbor", date="2020-04-28")
    assert draft(shut).status_quo == "NN"
    background = happens(opened, "Arbor closed the pass in March", "Arbor", date="2020-03")
    assert draft(background).status_quo == "YN"


def test_who_has_done_a_thing_has_given_up_refusing_it_and_who_demanded_it_has_it():
    conflict = drafted("Arbor reopened the pass on Monday", "Arbor")
    assert not any_means(stated(conflict, "Arbor"), "reopen_pass iff lift_toll")
    (met,) = [s for s in maker(conflict, "Dole").preferences if str(s.want) == "reopen_pass"]
    assert met.why == "demanded this, and it has been done"


def test_a_bargain_whose_price_was_paid_stands():
    said = (*QUARREL, says("Arbor", "demands", "Dole", "lift the toll"))
    conflict = drafted("Dole lifted the toll", "Dole", *said)
    assert any_means(stated(conflict, "Arbor"), "reopen_pass iff lift_toll")
    assert not any_means(stated(conflict, "Dole"), "not lift_toll")


def test_a_price_just_paid_holds_its_answer_back_less_than_one_that_was_there_all_along():
    def holding(conflict):
        (back,) = [s for s in maker(conflict, "Arbor").preferences if str(s.want) == "not reopen_pass"]
        return back.weight.median

    said = (says("Arbor", "offers", "Arbor", "reopen the pass", ("if", "Dole", "lift the toll")), *QUARREL[1:])
    paid = drafted("Dole lifted the toll", "Dole", *said)
    free = draft(reading_of(says("Arbor", "offers", "Arbor", "reopen the pass"), *QUARREL[1:]))
    (offer,) = [s for s in maker(paid, "Arbor").preferences if str(s.want).startswith("reopen_pass iff")]
    (bare,) = [s for s in maker(free, "Arbor").preferences if str(s.want) == "reopen_pass"]
    assert holding(paid) / offer.weight.median < holding(free) / bare.weight.median


@pytest.mark.parametrize(
    ("option", "clause", "fixed"),
    [
        ("apologise for the raid", "The Arboran president apologised for the raid", True),
        ("release the forty sailors", "Arbor released the forty sailors", True),
        ("withdraw its troops", "Arbor has withdrawn its troops", False),
    ],
)
def test_what_is_done_and_cannot_be_undone_is_fixed(option, clause, fixed):
    said = (
        says("Dole", "demands", "Arbor", option),
        says("Arbor", "refuses", "Arbor", option),
        says("Dole", "refuses", "Dole", "lift the toll", ("until", "Arbor", option)),
    )
    conflict = drafted(clause, "Arbor", *said)
    (done,) = [one for one in conflict.options if one.now]
    assert (done.direction is MoveDirection.FORWARD) is fixed


@pytest.mark.parametrize(
    ("clause", "done"),
    [
        ("Arbor released the forty sailors", True),
        ("Arbor released all forty sailors", True),
        ("Arbor released forty sailors", True),
        ("Arbor released the sailors", True),
        ("Arbor released six sailors", False),
        ("Arbor released six of the forty sailors", False),
        ("Arbor released a sailor", False),
        ("Arbor released the six sailors", False),
    ],
)
def test_a_deed_to_some_of_many_is_not_the_deed_to_all(clause, done):
    said = (
        says("Dole", "demands", "Arbor", "release the forty sailors"),
        says("Arbor", "refuses", "Arbor", "release the sailors"),
        says("Dole", "refuses", "Dole", "lift the toll"),
    )
    conflict = drafted(clause, "Arbor", *said)
    assert any(option.now for option in conflict.options) is done


def test_of_a_demand_that_is_met_nothing_is_left_to_drop():
    said = (says("Dole", "demands", "Arbor", "apologise"), says("Arbor", "refuses", "Arbor", "apologise"))
    assert draft(reading_of(*said)).status_quo == "NN"
    conflict = drafted("The Arboran president apologised", "Arbor", *said)
    assert conflict.status_quo == "YY"
    now = {option.id: option.now for option in conflict.options}
    assert all(wish.want.holds(now) for dm in conflict.decision_makers for wish in dm.preferences)


def test_a_threat_that_was_carried_out_is_taken_now_until_it_is_taken_back():
    said = (
        says("Arbor", "threatens", "Arbor", "cut off the gas", ("unless", "Dole", "pay its debt")),
        says("Dole", "refuses", "Dole", "pay its debt"),
    )
    cut = happens(reading_of(*said), "Arbor cut off the gas on Monday", "Arbor", date="2020-04-27")
    assert options(draft(cut))["Arbor: cut off the gas"].now
    back = happens(cut, "Arbor restored the gas on Friday", "Arbor", date="2020-05-01")
    assert not options(draft(back))["Arbor: cut off the gas"].now


MAY = dispatch("may.txt", "2020-05-01", *QUARREL)


def june(clause, actor, date):
    document, reading = dispatch("june.txt", "2020-06-01", says("Dole", "refuses", "Dole", "lift the toll"))
    return document, happens(reading, clause, actor, date=date)


def test_a_later_dispatch_tells_what_was_done_since_and_its_words_name_it():
    made = merged(MAY, june("Arbor reopened the pass in May", "Arbor", "2020-05"))
    conflict = made.citing(draft(made.reading))
    option = options(conflict)["Arbor: reopen the pass"]
    assert option.now
    (piece,) = option.now_evidence
    assert (piece.source, piece.quote) == ("june.txt", "Arbor reopened the pass in May")


def test_what_an_earlier_dispatch_must_have_known_is_no_news():
    made = merged(MAY, june("Arbor reopened the pass in April", "Arbor", "2020-04"))
    assert draft(made.reading).status_quo == "NN"
    assert "before-an-earlier-dispatch" in made.reading.events[-1].flags


def named_in(reading, clause, actor, **more):
    """An event, with a mention of each actor where its words name it."""
    reading = happens(reading, clause, actor, **more)
    start = reading.events[-1].span.start
    places = {one.name: clause.find(one.name) for one in reading.actors}
    return replace(
        reading,
        actors=tuple(
            replace(one, mentions=(*one.mentions, Span(start + at, start + at + len(one.name), one.name)))
            if (at := places[one.name]) >= 0
            else one
            for one in reading.actors
        ),
    )


MUTUAL = (
    says("Arbor", "demands", "Dole", "withdraw its troops"),
    says("Dole", "refuses", "Dole", "withdraw its troops", ("until", "Arbor", "withdraw its troops")),
)


@pytest.mark.parametrize(
    ("clause", "status_quo"),
    [
        ("Arbor and Dole withdrew their troops on Monday", "YY"),
        ("Both Arbor and Dole have withdrawn their troops", "YY"),
        ("Dole withdrew its troops", "NY"),
    ],
)
def test_a_deed_of_two_subjects_is_that_of_both(clause, status_quo):
    reading = named_in(reading_of(*MUTUAL), clause, "Dole")
    by_owner = {dm.name: dm.options[0].now for dm in draft(reading).decision_makers}
    assert "".join("Y" if by_owner[name] else "N" for name in ("Arbor", "Dole")) == status_quo


@pytest.mark.parametrize(
    ("option", "clause", "done"),
    [
        ("resume talks with Dole", "Arbor resumed talks with Dole", True),
        ("resume talks with Dole", "Arbor resumed talks with Corvo", False),
        ("reopen the crossing", "Arbor reopened the crossing", True),
        ("reopen the crossing", "Arbor reopened a footpath at the crossing", False),
        ("restore the gas", "Arbor resumed gas deliveries", True),
        ("cut their trawls", "Arbor cut the trawl of a Dolean boat", False),
        ("lift the blockade", "that Arbor lifted the blockade", False),
    ],
)
def test_the_deed_is_of_the_same_thing_and_with_the_same_side(option, clause, done):
    said = (
        says("Dole", "demands", "Arbor", option),
        says("Arbor", "refuses", "Arbor", option),
        says("Dole", "refuses", "Dole", "lift the toll", ("until", "Corvo", "pay its debt")),
    )
    conflict = draft(happens(reading_of(*said), clause, "Arbor"))
    assert any(one.now for one in conflict.options) is done


def test_what_one_member_of_a_coalition_does_is_not_what_all_do():
    both = [
        says(name, stance, whose, action)
        for stance, whose, action in (("demands", "Dole", "lift the toll"), ("refuses", None, "lift the blockade"))
        for name in ("Arbor", "Corvo")
    ]
    joint = [replace(one, whose=one.whose or one.holder) for one in both]
    reading = reading_of(*joint, says("Dole", "refuses", "Dole", "lift the toll"))
    # What is said in one breath has one stretch of text.
    spans = [reading.positions[at - at % 2].span for at in range(len(joint))] + [reading.positions[-1].span]
    said = tuple(replace(one, span=span) for one, span in zip(reading.positions, spans, strict=True))
    reading = replace(reading, positions=said)
    assert draft(reading).decision_makers[0].name == "Arbor and Corvo"
    assert "Y" not in draft(happens(reading, "Arbor lifted the blockade", "Arbor")).status_quo
