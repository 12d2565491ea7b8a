"""Outlooks as JSON: the keys of the design, the same bytes for the same outlook, and the schema that says so."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from standoff.outlook.model import Outlook

DIGITS = 6
"""Decimal places of numbers: far finer than any sampling error, and the same on every processor."""


def to_dict(outlook: Outlook) -> dict[str, Any]:
    """The outlook as plain JSON values; the label and support of the status quo stand together under `status_quo`."""
    values = {name: value for name, value in plain(outlook).items() if name not in ("status_quo", "persists")}
    head = {name: values.pop(name) for name in ("title", "date", "samples", "seed", "verdict")}
    return {**head, "status_quo": {"label": outlook.status_quo, "persists": plain(outlook.persists)}, **values}


def dumps(outlook: Outlook) -> str:
    """The outlook as JSON text, which can always be encoded as UTF-8."""
    text = json.dumps(to_dict(outlook), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def plain(value: Any) -> Any:
    """A frozen value, and all it holds, as what JSON can hold."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `to_dict`."""
    from pydantic import TypeAdapter

    schema = strict(TypeAdapter(Outlook).json_schema(mode="serialization"))
    schema["description"] = "How likely the standoff lasts, what else may come, and what would end it."
    properties = schema["properties"]
    persists = properties.pop("persists")
    label = {"type": "string", "pattern": "^[YN]+$", "description": "a row of Y/N in option order"}
    properties["status_quo"] = {
        "type": "object",
        "properties": {"label": label, "persists": persists},
        "required": ["label", "persists"],
        "additionalProperties": False,
    }
    schema["$defs"]["Support"]["properties"]["support"] |= {"minimum": 0, "maximum": 1}
    schema["$defs"]["Support"]["properties"]["error"] |= {"minimum": 0}
    schema["required"] = list(properties)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def strict(schema: Any) -> Any:
    """`schema` with nothing allowed in its objects but what it names."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {**{key: strict(part) for key, part in schema.items()}, **closed}
