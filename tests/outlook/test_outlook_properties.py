"""What must hold of every outlook, whatever the conflict."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlook_making import random_conflict, standoff, three_sided

from standoff.conflict import Conflict, Formula
from standoff.outlook import Support, dumps, json_schema, look_ahead, to_dict
from standoff.outlook.tables import doubt, levels
from standoff.outlook.words import deeds, percent, wish
from standoff.reading.scales import scale_named

conflicts = st.builds(random_conflict, st.integers(0, 2**32), st.integers(1, 6))

TYPES = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None)}


def _fits(schema: dict[str, Any], value: Any) -> bool:
    try:
        fits(schema, value)
    except AssertionError:
        return False
    return True


def fits(schema: dict[str, Any], value: Any, at: str = "$") -> None:
    """The keywords of JSON Schema that the outlook's schema uses, by their definitions."""
    if "$ref" in schema:
        fits(json_schema()["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, at)
        return
    if "anyOf" in schema:
        assert any(_fits(one, value) for one in schema["anyOf"]), at
        return
    kind = schema["type"]
    if kind == "object":
        assert isinstance(value, dict), at
        properties, more = schema.get("properties", {}), schema["additionalProperties"]
        assert set(schema.get("required", ())) <= set(value), at
        for key, item in value.items():
            if key in properties:
                fits(properties[key], item, f"{at}.{key}")
            else:
                assert more is not False, f"{at}.{key} is not in the schema"
                fits(more, item, f"{at}.{key}")
    elif kind == "array":
        assert isinstance(value, list), at
        for number, item in enumerate(value):
            fits(schema["items"], item, f"{at}[{number}]")
    else:
        assert isinstance(value, TYPES[kind]), f"{at}: {value!r} is not {kind}"
        assert value == schema.get("const", value), at
        if "pattern" in schema:
            assert re.search(schema["pattern"], value), at
        if isinstance(value, int | float) and not isinstance(value, bool):
            assert schema.get("minimum", value) <= value <= schema.get("maximum", value), f"{at}: {value}"


@given(conflicts)
@settings(max_examples=40, deadline=None)
def test_every_outlook_is_consistent_in_itself(conflict: Conflict) -> None:
    outlook = look_ahead(conflict, samples=40, seed=1, calibration=None)
    persists = {concept: support.support for concept, support in outlook.persists.items()}
    for stronger, weaker in (("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr")):
        assert persists[stronger] <= persists[weaker]
    for level in outlook.foresight:
        total = sum(support.support for support in level.settles.values()) + level.unsettled.support
        assert total == pytest.approx(1, abs=1e-4) or len(level.settles) == 12
        at_home = level.settles.get(outlook.status_quo, Support(0, 0)).support
        assert level.persists.support <= at_home + 1e-6
    for deal in outlook.deals:
        assert deal.label != outlook.status_quo
        movers = {
            conflict.decision_makers[conflict.owners[conflict.option_ids.index(one)]].name for one in deal.changes
        }
        assert set(deal.first_movers) <= movers
        assert all(deal.gains[name] >= deal.support.support for name in movers)
        assert not any(set(other.changes) < set(deal.changes) for other in outlook.deals[: outlook.deals.index(deal)])
    merits = [deal.support.support * deal.stable.support for deal in outlook.deals]
    assert merits == sorted(merits, reverse=True) or max(a - b for a, b in zip(merits[1:], merits, strict=False)) < 1e-5
    verdict = outlook.verdict
    assert 0.01 <= verdict.low <= verdict.probability <= verdict.high <= 0.99
    mixed = sum(level.weight * level.persists.support for level in outlook.foresight)
    assert verdict.probability == pytest.approx(min(0.99, max(0.01, mixed)), abs=1e-5)
    assert verdict.word in verdict.sentence
    assert f"{verdict.probability:.0%}" in verdict.sentence
    for way in outlook.ways_out:
        assert (way.option is None) != (way.statement is None)
        assert way.effect.support > 0
        assert way.words.startswith("If ")


@given(conflicts)
@settings(max_examples=25, deadline=None)
def test_the_json_fits_its_schema_and_says_what_the_outlook_says(conflict: Conflict) -> None:
    outlook = look_ahead(conflict, samples=20, seed=1, calibration=None)
    read = json.loads(dumps(outlook))
    assert read == to_dict(outlook)
    fits(json_schema(), read)
    assert read["status_quo"]["label"] == conflict.status_quo
    assert [option["id"] for option in read["options"]] == list(conflict.option_ids)
    for option, told in zip(read["options"], outlook.options, strict=True):
        support = {"support": told.taken.support, "error": told.taken.error}
        assert option["taken"] == {**support, "probability": None, "without_author": None}


def test_the_schema_refuses_what_it_should() -> None:
    good = to_dict(look_ahead(standoff(), samples=20))
    for spoil in (
        lambda data: data.pop("verdict"),
        lambda data: data.update(extra=1),
        lambda data: data.update(samples=0),
        lambda data: data["options"][0]["taken"].update(support=1.5),
        lambda data: data["deals"][0].update(label="XX"),
        lambda data: data["leverage"][0].pop("cost"),
        lambda data: data["options"][0]["taken"].update(probability="likely"),
    ):
        data = json.loads(json.dumps(good))
        spoil(data)
        with pytest.raises(AssertionError):
            fits(json_schema(), data)


def test_the_same_request_gives_the_same_bytes_in_another_process_and_hash_seed() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from outlook_making import standoff, three_sided\n"
        "from standoff.outlook import dumps, look_ahead\n"
        "sys.stdout.write(''.join(dumps(look_ahead(c(), samples=150, seed=4)) for c in (standoff, three_sided)))"
    )
    here = "".join(dumps(look_ahead(make(), samples=150, seed=4)) for make in (standoff, three_sided))
    for hash_seed in ("0", "77"):
        there = subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert there.stdout == here


def test_a_notebook_shows_the_verdict_and_escapes_names() -> None:
    makers = standoff().decision_makers
    shown = look_ahead(
        replace(standoff(), decision_makers=(replace(makers[0], name="<b>A & B"), makers[1])), samples=50
    )
    html = shown._repr_html_()
    assert "&lt;b&gt;A &amp; B would do apologise" in html
    assert "<b>A &" not in html
    assert shown.verdict.sentence in html


def test_another_seed_gives_other_draws() -> None:
    one, other = (look_ahead(standoff(), samples=150, seed=seed) for seed in (1, 2))
    assert one.persists != other.persists


def test_shares_of_foresight_add_up_and_follow_the_distribution_they_name() -> None:
    shares = [level.weight for level in levels()]
    assert sum(shares) == pytest.approx(1)
    one, two = 1.5, 1.5**2 / 2  # Poisson of mean 1.5, without the factor that all share
    some = sum(1.5**k / _factorial(k) for k in range(1, 40))
    assert shares == pytest.approx([one / some, two / some, 1 - (one + two) / some], abs=6e-4)
    assert [(level.horizon, level.concept) for level in levels()] == [(1, "nash"), (2, "l2"), (3, "l3")]


def _factorial(k: int) -> int:
    return 1 if k < 2 else k * _factorial(k - 1)


def test_words_of_probability_tile_the_scale_of_the_directive() -> None:
    scale = scale_named("icd203").terms
    assert [(term.low, term.high) for term in scale] == [
        (0.01, 0.05),
        (0.05, 0.2),
        (0.2, 0.45),
        (0.45, 0.55),
        (0.55, 0.8),
        (0.8, 0.95),
        (0.95, 0.99),
    ]
    for share in range(101):
        term = scale_named("icd203").term_for(share / 100)
        assert term.low <= min(0.99, max(0.01, share / 100)) <= term.high


@pytest.mark.parametrize(
    ("border", "word"),
    [(0.05, "almost no chance"), (0.2, "very unlikely"), (0.45, "unlikely"), (0.55, "likely"), (0.8, "very likely")],
)
def test_on_a_border_the_stronger_word_is_told(border: float, word: str) -> None:
    assert scale_named("icd203").term_for(border).word == word


def test_the_range_is_wilsons_interval_for_as_many_cases_as_the_model_counts_for() -> None:
    outlook = look_ahead(standoff(), samples=400, calibration=None)
    share = sum(level.weight * level.persists.support for level in outlook.foresight)
    # Wilson's bounds are where a share p would make the observed one just z standard errors away.
    z = {0.9: 1.6448536}[doubt().coverage]
    for bound in (outlook.verdict.low, outlook.verdict.high):
        if 0.01 < bound < 0.99:
            assert abs(share - bound) == pytest.approx(z * (bound * (1 - bound) / doubt().cases) ** 0.5, abs=1e-4)
    assert outlook.verdict.low < share < outlook.verdict.high


def test_no_sentence_has_both_a_likelihood_and_a_confidence() -> None:
    outlook = look_ahead(standoff(), samples=50)
    for words in (outlook.verdict.sentence, *outlook.verdict.reasons, outlook.verdict.record):
        assert "confiden" not in words.lower()


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "none"), (0.0049, "under 1%"), (0.5, "50%"), (0.9951, "over 99%"), (1.0, "all")],
)
def test_shares_are_told_as_counts(share: float, words: str) -> None:
    assert percent(share) == words


def test_wishes_and_deeds_are_told_in_words() -> None:
    conflict = standoff()
    want = conflict.decision_makers[1].preferences[0].want
    assert isinstance(want, Formula)
    assert wish(conflict, want, "Bo") == "that it do open if and only if Ada do apologise and Ada do withdraw"
    assert wish(conflict, conflict.decision_makers[0].preferences[0].want, "Bo") == "that Ada not do apologise"
    assert (
        deeds(conflict, [0, 2, 3], here=0b01000)
        == "Ada would do apologise, and Bo would do open and no longer do crack_down"
    )
