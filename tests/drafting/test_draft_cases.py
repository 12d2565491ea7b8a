"""Drafts of the labelled cases, read without fault, against the models that an analyst drew of them."""

import re

import pytest
from labelled_readings import CASES, labelled_reading, labels, text_of

from standoff.conflict import dumps_conflict, loads_conflict
from standoff.drafting import draft
from standoff.stability import solve

NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
OPTIONS_FOUND = 0.58
"""Share of the analyst's options that are drafted with the same owner; some are said nowhere in the text."""

pytestmark = pytest.mark.skipif(not NAMES, reason="the labelled cases are not in this checkout")


def words(phrase):
    small = {"a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "with", "from", "its", "and", "it"}
    return {re.sub(r"(ing|ed|s|e)$", "", word) for word in re.findall(r"\w+", phrase.lower()) if word not in small}


def alike(one, other):
    shared = words(one) & words(other)
    return len(shared) / max(1, min(len(words(one)), len(words(other)))) >= 0.5


@pytest.fixture(scope="module")
def drafts():
    return {name: draft(labelled_reading(name)) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_of_a_case_is_whole(name, drafts):
    conflict, text = drafts[name], text_of(name)
    assert loads_conflict(dumps_conflict(conflict)) == conflict
    assert 2 <= len(conflict.decision_makers) <= 4
    assert len(conflict.options) <= 10
    solution = solve(conflict)
    assert solution.space.index(conflict.status_quo) >= 0
    for dm in conflict.decision_makers:
        for found in (*dm.options, *dm.preferences):
            assert found.evidence
            assert all(text[e.start : e.end] == e.quote for e in found.evidence)


def test_an_analyst_knows_the_options_again(drafts):
    found = asked = 0
    for name, conflict in drafts.items():
        drawn = [(dm.name, option.text) for dm in conflict.decision_makers for option in dm.options]
        for maker in labels(name)["conflict"]["decision_makers"]:
            for option in maker["options"]:
                asked += 1
                found += any(owner == maker["name"] and alike(text, option) for owner, text in drawn)
    assert found / asked >= OPTIONS_FOUND


def test_most_decision_makers_of_the_analyst_are_drawn(drafts):
    gold = {(name, maker["name"]) for name in NAMES for maker in labels(name)["conflict"]["decision_makers"]}
    drawn = {(name, dm.name) for name, conflict in drafts.items() for dm in conflict.decision_makers}
    assert len(gold & drawn) / len(gold) >= 0.8
    assert len(gold & drawn) / len(drawn) >= 0.8


def test_ids_are_short_enough_to_read_in_a_formula(drafts):
    ids = [option.id for conflict in drafts.values() for option in conflict.options]
    assert sum(len(one.split("_")) <= 4 for one in ids) / len(ids) >= 0.9
    assert max(map(len, ids)) <= 45
