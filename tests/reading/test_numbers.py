"""Stated numbers come to the least that their words allow."""

import pytest

from standoff.reading.language.numbers import count_of, least
from standoff.reading.language.pipeline import load_pipeline
from standoff.reading.language.tree import Parse

WORDED = [
    ("24", 24),
    ("6,000", 6000),
    ("1,234,567", 1234567),
    ("two dozen", 24),
    ("a dozen", 12),
    ("half-dozen", 6),
    ("half a dozen", 6),
    ("two and a half million", 2500000),
    ("half", None),
    ("twenty-six", 26),
    ("three hundred", 300),
    ("two thousand", 2000),
    ("1.5 million", 1500000),
    ("at least 12", 12),
    ("at least a dozen", 12),
    ("more than 30", 30),
    ("two more", 2),
    ("dozens", 24),
    ("scores", 40),
    ("hundreds", 200),
    ("several", 3),
    ("up to ten", None),
    ("fewer than 40", None),
    ("nearly 300", None),
    ("many", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "number"), WORDED, ids=[row[0] or "empty" for row in WORDED])
def test_least_is_the_lower_bound(words: str, number: int | None) -> None:
    assert least(words) == number


COUNTED = [
    ("The raid killed 24 soldiers.", "soldiers", 24),
    ("The raid killed a dozen soldiers.", "soldiers", 12),
    ("The raid killed dozens of soldiers.", "soldiers", 24),
    ("The raid killed at least 12 soldiers.", "soldiers", 12),
    ("The raid killed up to 12 soldiers.", "soldiers", None),
    ("The raid killed twenty-six guerrillas.", "guerrillas", 26),
    ("On 21 May two soldiers died.", "soldiers", 2),
    ("The raid killed a soldier.", "soldier", 1),
    ("The raid killed soldiers.", "soldiers", None),
    ("The raid destroyed an army.", "army", None),
]


@pytest.mark.parametrize(("sentence", "noun", "number"), COUNTED, ids=[row[0] for row in COUNTED])
def test_counts_those_that_a_noun_phrase_names(sentence: str, noun: str, number: int | None) -> None:
    doc = Parse(load_pipeline()(sentence))
    assert count_of(next(t for t in doc if t.text == noun)) == number
