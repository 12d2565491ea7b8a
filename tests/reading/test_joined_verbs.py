"""Second verbs that the tagger takes for nouns are conditions of their own; nouns that are joined stay nouns."""

import pytest
from reading_texts import context_of

from standoff.reading.positions.finder import find_positions


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Unless Peru pays and withdraws, Chile will close the port.", ["pay", "withdraw"]),
        (
            "Chile will not talk until Peru releases all detainees and halts attacks.",
            ["release all detainees", "halt attacks"],
        ),
        (
            "Chile refuses to negotiate unless they first release all detainees and halt attacks on civilians.",
            ["release all detainees", "halt attacks on civilians"],
        ),
        ("Chile will not talk until Peru releases crews and ships.", ["release crews and ships"]),
        ("Chile will not talk until Peru pays fines and taxes.", ["pay fines and taxes"]),
    ],
)
def test_what_is_asked_by_two_verbs_is_two_conditions(text: str, actions: list[str]) -> None:
    found = [p for p in find_positions(context_of(text)) if p.conditions]
    assert [c.action for c in found[0].conditions] == actions
