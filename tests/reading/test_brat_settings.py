"""brat's settings know every label that a reading's annotations use, and say of none what brat would refuse."""

import re

from hypothesis import given, settings
from random_readings import readings

from standoff.reading.exchange.brat import brat
from standoff.reading.exchange.brat_config import brat_settings
from standoff.reading.model import Reading
from standoff.text import Document


def sections(text: str) -> dict[str, dict[str, str]]:
    """Each section's names, with what stands behind each."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = inside = {}
        else:
            name, _, rest = line.partition("\t")
            inside[name] = rest
    return found


ANNOTATION = sections(brat_settings()["annotation.conf"])


def test_the_sections_that_brat_asks_for_are_there() -> None:
    assert list(ANNOTATION) == ["entities", "relations", "events", "attributes"]
    assert list(sections(brat_settings()["visual.conf"])) == ["labels", "drawing"]


def test_names_are_of_the_signs_that_brat_stores() -> None:
    names = [name for section in ANNOTATION.values() for name in section if name != "<OVERLAP>"]
    values = [value for rest in ANNOTATION["attributes"].values() for value in rest.partition("Value:")[2].split("|")]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", word) for word in [*names, *values] if word)
    assert len(names) == len({*names})


@settings(max_examples=100, deadline=None)
@given(drawn=readings())
def test_what_is_written_is_what_the_settings_allow(drawn: tuple[Reading, Document]) -> None:
    types: dict[str, str] = {}
    lines = [line.split("\t") for line in brat(drawn[0]).split("\n") if line]
    for name, said, *_ in lines:
        if name.startswith("T"):
            types[name] = said.split(" ")[0]
            assert types[name] in ANNOTATION["entities"]
    for name, said, *_ in lines:
        if name.startswith("A"):
            attribute, target, *value = said.split(" ")
            allowed = dict(part.split(":") for part in ANNOTATION["attributes"][attribute].split(", "))
            assert types[target] in allowed["Arg"].split("|")
            assert set(value) <= set(allowed.get("Value", "").split("|"))
            assert bool(value) == ("Value" in allowed)
        elif name.startswith("R"):
            relation, *ends = said.split(" ")
            allowed = dict(part.split(":") for part in ANNOTATION["relations"][relation].split(", "))
            for end in ends:
                argument, target = end.split(":")
                assert types[target] in allowed[argument].split("|")
