"""Parts of the JSON Schemas of solutions: what is told for each solution concept."""

from standoff.schemas import Schema
from standoff.stability.concepts import Concept

CONCEPT: Schema = {"enum": [concept.value for concept in Concept]}


def by_concept(value: Schema) -> Schema:
    """An object of what `value` describes, by the name of the solution concept."""
    return {"type": "object", "propertyNames": CONCEPT, "additionalProperties": value}
