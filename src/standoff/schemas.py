"""Parts of the JSON Schemas (2020-12) that every floor gives of what it tells as plain values."""

from typing import Any

Schema = dict[str, Any]

DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
TEXT: Schema = {"type": "string"}
LABEL: Schema = {"type": "string", "pattern": "^[YN]+$", "description": "a row of Y/N in option order"}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def object_of(**properties: Any) -> Schema:
    """An object that has these properties, all of them, and no others."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def list_of(item: Schema) -> Schema:
    """A list of what `item` describes."""
    return {"type": "array", "items": item}


def or_null(value: Schema, description: str | None = None) -> Schema:
    """What `value` describes, or null."""
    told = {} if description is None else {"description": description}
    return {"anyOf": [value, {"type": "null"}], **told}


def strict(schema: Any) -> Any:
    """`schema` with nothing allowed in its objects but what it names."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {**{key: strict(part) for key, part in schema.items()}, **closed}
