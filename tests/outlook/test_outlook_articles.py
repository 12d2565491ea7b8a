"""Names in the sentences of an outlook and of an explanation: the United States would act, Pakistan would act."""

import re

import pytest

from standoff.conflict import loads_conflict
from standoff.outlook import look_ahead
from standoff.stability import explain, solve

CONFLICT = """
format: standoff/1
title: Roads
decision_makers:
  - name: Pakistan
    options: [{id: open, text: open the roads}]
    preferences:
      - {want: apologise, weight: {median: 2, spread: 1.5}}
      - {want: not open, weight: {median: 1, spread: 2}}
  - name: United States
    options: [{id: apologise, text: apologise for the raid}]
    preferences:
      - {want: open, weight: {median: 2, spread: 1.5}}
      - {want: not apologise, weight: {median: 1, spread: 2}}
"""


@pytest.fixture(scope="module")
def sentences():
    conflict = loads_conflict(CONFLICT)
    outlook = look_ahead(conflict, samples=500)
    found = [one.words for one in (*outlook.deals, *outlook.ways_out, *outlook.leverage)]
    solution = solve(conflict)
    explanations = [explain(solution, label) for label in ("NN", "YY")]
    return found + [reason.words for one in explanations for reason in one.reasons]


def test_the_united_states_takes_the_article_wherever_it_stands(sentences):
    text = "\n".join(sentences)
    assert "The United States would" in text or "the United States would" in text
    assert not re.findall(r"(?<![Tt]he )United States", text)
    assert "he Pakistan" not in text


def test_sentences_begin_with_a_large_letter(sentences):
    assert sentences
    assert all(sentence[0].isupper() for sentence in sentences)


def test_explanations_name_the_mover_with_the_article(sentences):
    assert any("The United States could" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("name", "their"),
    [
        ("Saudi Arabia, the United Arab Emirates, Bahrain and Egypt", "their"),
        ("Cuba and Norway", "their"),
        ("Serbs of the north", "their"),
        ("Pakistani generals", "their"),
        ("United Arab Emirates", "its"),
        ("Honduras", "its"),
        ("Trinidad and Tobago", "its"),
        ("Ministry of Trade and Industry", "its"),
        ("African Union", "its"),
        ("Nigerien junta", "its"),
    ],
)
def test_a_party_of_many_is_spoken_of_as_they(name, their):
    text = CONFLICT.replace("name: Pakistan", f"name: {name!r}")
    words = [one.words for one in look_ahead(loads_conflict(text), samples=200).leverage]
    assert len(words) == 2
    assert all(f"of {their} own" in one for one in words if not one.startswith("The United States"))
    assert all(f"of the range of {their} wishes" in one for one in words if one.startswith("The United States"))
