"""A time that belongs to a subject is not taken for a clause of its own."""

import pytest

from standoff.reading import read
from standoff.text import from_text


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Analysts say a deal before the summer is likely.", "there is a deal before the summer"),
        ("A vote after the holidays is unlikely.", "there is a vote after the holidays"),
        ("Diplomats think a truce before the rains is improbable.", "there is a truce before the rains"),
        ("They will be home before the summer is over, and a deal is likely.", "there is a deal"),
    ],
)
def test_what_is_judged_is_the_subject_with_its_time(text: str, outcome: str) -> None:
    found = read(from_text(f"DAKAR, 14 October 2009 - Senegal and Mali met.\n\n{text}"))
    assert [estimate.outcome for estimate in found.estimates] == [outcome]
