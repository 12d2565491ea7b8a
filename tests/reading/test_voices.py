"""Whose words a pronoun or a sentence without a speaker goes on with: who spoke last."""

import pytest
from reading_texts import told

SAYINGS = ["says", "argues that", "insists that", "maintains that"]
REFUSALS = ["pay", "apologise", "resume talks", "ratify the treaty", "extradite the men", "yield"]


@pytest.mark.parametrize("deed", REFUSALS)
@pytest.mark.parametrize("saying", SAYINGS)
def test_it_is_who_speaks_though_a_thing_stands_nearer(saying: str, deed: str) -> None:
    text = f"Peru is asking Chile for an apology. Santiago {saying} the law is on its side, and that it won't {deed}."
    assert [position[:3] for position in told(text)][1:] == [("Chile", "refuses", "Chile")]


def test_the_last_speaker_goes_on() -> None:
    text = "Peru demands that Chile pay. Chile says the price is high. The ships must leave, it adds."
    assert ("Chile", "demands", "Peru", "let the ships leave") in told(text)


def test_who_demanded_last_goes_on_where_nobody_has_spoken_since() -> None:
    assert ("Peru", "demands", "Chile", "leave the bay") in told(
        "Peru was firm: it demands that Chile pay. Chilean ships must leave the bay."
    )
