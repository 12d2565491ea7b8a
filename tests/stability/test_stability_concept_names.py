"""Every solution concept is named where a user looks for it."""

import re
from pathlib import Path

from standoff.cli.options import CONCEPT_NAMES
from standoff.stability import Concept, solution_schema
from standoff.stability.concepts import HORIZONS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_command_line_teaches_every_concept_in_order():
    assert tuple(concept.value for concept in Concept) == CONCEPT_NAMES


def test_the_schema_of_a_solution_lists_every_concept():
    assert solution_schema()["properties"]["stable"]["propertyNames"]["enum"] == [concept.value for concept in Concept]


def test_the_method_defines_every_concept():
    table = (DOCS / "method.md").read_text(encoding="utf-8").split("## Theorem 1")[0]
    named = set(re.findall(r"`Concept\.(\w+)`", table))
    assert named >= {concept.name for concept in Concept if concept not in HORIZONS} | {"L1", "L9"}


def test_every_concept_has_a_name_of_its_own_long_and_short():
    assert len({concept.title for concept in Concept}) == len({concept.short for concept in Concept}) == len(Concept)
