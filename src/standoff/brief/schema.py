"""The JSON Schema of what `standoff brief` prints."""

from typing import Any

from standoff.outlook.model import Verdict
from standoff.outlook.serialize import strict


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12): `verdict` is null, and `reason` says why, when the source holds no standoff."""
    from pydantic import TypeAdapter

    text = {"type": "string"}
    maybe_text = {"anyOf": [text, {"type": "null"}]}
    verdict = strict(TypeAdapter(Verdict).json_schema(mode="serialization"))
    files = {
        "type": "object",
        "description": "the paths of the files that were written",
        "properties": {"brief.html": text, "reading.json": text, "conflict.yaml": text, "outlook.json": text},
        "required": ["reading.json"],
        "additionalProperties": False,
    }
    properties = {
        "source": {**text, "description": "the name of the source, - for standard input"},
        "title": maybe_text,
        "date": {**maybe_text, "description": "ISO 8601, possibly partial"},
        "verdict": {"anyOf": [verdict, {"type": "null"}], "description": "null when the source holds no standoff"},
        "reason": {**maybe_text, "description": "why there is no verdict"},
        "files": files,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brief",
        "description": "The verdict on a dispatch, and the files that hold what it rests on.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
