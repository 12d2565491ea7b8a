"""A phrase of location names a place; one that opens with another preposition, or names a time or people, does not."""

import pytest

from standoff.reading.language.pipeline import load_pipeline
from standoff.reading.language.places import place_in
from standoff.reading.language.tree import Parse

PLACED = [
    ("They met in Djibouti.", "in", "Djibouti"),
    ("Gunmen attacked a post in the Rann district.", "in", "Rann"),
    ("They died in a raid near the town of Guapi.", "near", "Guapi"),
    ("The tanker was boarded in the Strait of Hormuz.", "in", "Strait of Hormuz"),
    ("The frigate sank off Cyprus.", "off", "Cyprus"),
    ("They met in March.", "in", None),
    ("They agreed in principle.", "in", None),
    ("Greece called on Ankara to leave.", "on", None),
    ("They agreed with France.", "with", None),
]


@pytest.mark.parametrize(("sentence", "preposition", "place"), PLACED, ids=[row[0] for row in PLACED])
def test_names_the_place_of_a_phrase_of_location(sentence: str, preposition: str, place: str | None) -> None:
    doc = Parse(load_pipeline()(sentence))
    assert place_in(next(t for t in doc if t.text == preposition)) == place


def test_a_body_is_no_place() -> None:
    doc = Parse(load_pipeline()("They met in Parliament."))
    preposition = next(t for t in doc if t.text == "in")
    assert place_in(preposition, lambda noun: noun.text == "Parliament") is None
