"""In a brief, the members of a coalition are its decision makers, and what is foreseen of one is about its option."""

import re
from dataclasses import replace

from brief_making import Making, two_towns

from standoff.brief.match_estimates import match
from standoff.drafting import draft
from standoff.outlook import look_ahead
from standoff.reading import Actor, ActorKind, Direction, Estimate
from standoff.stability import solve


def three_towns() -> Making:
    """The two towns, with a third that says all that the first one says."""
    making = two_towns()
    reading = making.reading
    third = Actor("cy", "Cy", ActorKind.STATE, None, (reading.actors[1].mentions[0],))
    first = [replace(position, implied=False) for position in reading.positions if position.holder == "ada"]
    joined = [replace(p, holder="cy", whose="cy" if p.whose == "ada" else p.whose) for p in first]
    others = [position for position in reading.positions if position.holder != "ada"]
    reading = replace(reading, actors=(*reading.actors, third), positions=(*first, *joined, *others))
    conflict = draft(reading)
    solution = solve(conflict)
    return Making(making.document, reading, conflict, solution, look_ahead(conflict, samples=40))


def test_all_members_decide_and_what_one_needs_is_drawn_for_all() -> None:
    making = three_towns()
    assert [maker.name for maker in making.conflict.decision_makers] == ["Ada and Cy", "Bo"]
    page = making.page()
    assert set(re.findall(r"<strong>(\w+)</strong> <span class=\"badge\">decides", page)) == {"Ada", "Bo", "Cy"}
    (told,) = re.findall(r"[^.]*D1 needs it for its grain", page)[:1]
    assert "Ada and Cy to Bo: " in told


def test_what_is_foreseen_of_a_member_is_about_the_option_of_all() -> None:
    making = three_towns()
    span = making.reading.estimates[0].span
    estimate = Estimate(span, "likely", "Cy opens the bridge", Direction.HAPPENS, 0.55, 0.8, "author")
    found = match(estimate, making.reading, making.conflict, making.outlook)
    assert found is not None
    assert found.option == 1
