"""Whether "he" or "she" is meant where no title tells: by given names that only men, or only women, have."""

import pytest
from reading_texts import told

_MET = "Ingrid Falk met Olof Lund in the port. "


@pytest.mark.parametrize(
    ("said", "who"), [("She refused to resign.", "Ingrid Falk"), ("He refused to resign.", "Olof Lund")]
)
@pytest.mark.parametrize("met", [_MET, "Olof Lund met Ingrid Falk in the port. "])
def test_the_pronoun_goes_to_who_bears_a_name_of_that_gender(met: str, said: str, who: str) -> None:
    assert told(met + said) == [(who, "refuses", who, "resign")]


def test_a_title_goes_before_the_given_name() -> None:
    text = "Mr Maria Falk met Mrs Rosa Lund in the port. He refused to resign."
    assert told(text) == [("Maria Falk", "refuses", "Maria Falk", "resign")]
