"""Resolutions and communiqués: a body in a line of its own, and paragraphs that open with their verbs."""

import pytest

from standoff.reading import Stance, read
from standoff.text import from_text

HEAD = "Communiqué of the African Union\n\n"
ITEMS = (
    "1. Demands the immediate release of President Kaboré;\n\n"
    "2. Also urges the army of Burkina Faso to submit, by 25 April, a timetable for the transition;\n\n"
    "3. Further demands that the police of Burkina Faso, in particular, obey the courts;\n\n"
    "4. Calls upon the army of Burkina Faso, without exception, to leave the palace;\n\n"
    "5. Decides to suspend, with immediate effect, its aid to Burkina Faso;\n\n"
)


def held(text):
    reading = read(from_text(text, date="2022-03-25"))
    names = {actor.id: actor.name for actor in reading.actors}
    return {(names.get(p.holder), p.stance, p.action.replace(",", "")) for p in reading.positions}


@pytest.mark.parametrize("line", ["The African Union,\n\n", "The Peace and Security Council of the African Union,\n\n"])
def test_the_body_named_in_a_line_of_its_own_holds_what_follows(line):
    found = held(f"{HEAD}{line}{ITEMS}")
    assert len({holder for holder, *_ in found}) == 1
    assert {(stance, action) for _, stance, action in found} >= {
        (Stance.DEMANDS, "release President Kaboré"),
        (Stance.DEMANDS, "submit by 25 April a timetable for the transition"),
        (Stance.DEMANDS, "obey the courts"),
        (Stance.DEMANDS, "leave the palace"),
        (Stance.THREATENS, "suspend with immediate effect its aid to Burkina Faso"),
    }


@pytest.mark.parametrize(
    "line", ["", "The African Union met in May.\n\n", "Noting that the African Union has met,\n\n"]
)
def test_without_such_a_line_nobody_holds_it(line):
    assert not any(action.startswith("release") and holder for holder, _, action in held(f"Notes\n\n{line}{ITEMS}"))


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Chile urged Peru to publish, before the vote, a list of mines.", "publish a list of mines"),
        ("Chile refuses to open, without a treaty, the pass at Ilo.", "open the pass at Ilo"),
        ("Chile offered to talk, on Monday, and the miners went home.", "talk"),
    ],
)
def test_an_object_behind_an_aside_is_the_verb_s(text, action):
    assert any(told.startswith(action) for *_, told in held(f"The pass\n\n{text}"))
