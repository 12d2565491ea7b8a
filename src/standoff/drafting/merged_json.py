"""A merged reading as JSON: as a reading, but with a list of documents, and in each span the one that it is of."""

import json
from typing import Any

from standoff.drafting.merging import Merged
from standoff.reading import serialize


def to_dict(merged: Merged) -> dict[str, Any]:
    """The merged reading as plain JSON values, as `json_schema` describes them.

    In place of `document` stands `documents`, the oldest first; `source` of a span names the one that its characters
    are counted in.
    """
    values = _cited(merged, serialize.to_dict(merged.reading))
    documents = [
        {"title": one.title, "date": one.date, "source": one.source, "sha256": one.sha256}
        for one in merged.dispatches.documents
    ]
    return {"documents": documents, **{name: value for name, value in values.items() if name != "document"}}


def _cited(merged: Merged, value: Any) -> Any:
    if isinstance(value, list):
        return [_cited(merged, part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end", "text"}:
        source, start, end = merged.dispatches.within(value["start"], value["end"])
        return {"source": source, "start": start, "end": end, "text": value["text"]}
    return {name: _cited(merged, part) for name, part in value.items()}


def dumps(merged: Merged) -> str:
    """The merged reading as JSON text; of a single dispatch, the JSON of its reading."""
    if len(merged.dispatches.documents) == 1:
        return serialize.dumps(merged.reading)
    text = json.dumps(to_dict(merged), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `to_dict`."""
    schema = serialize.json_schema()
    parts = schema["$defs"]
    source = next(name for name, part in parts.items() if "sha256" in part.get("properties", {}))
    span = next(name for name, part in parts.items() if set(part.get("properties", {})) == {"start", "end", "text"})
    named = {"type": "string", "description": "the source of the document whose characters are counted"}
    parts[span]["properties"] = {"source": named, **parts[span]["properties"]}
    parts[span]["required"] = ["source", *parts[span]["required"]]
    documents = {"type": "array", "items": {"$ref": f"#/$defs/{source}"}, "description": "the oldest first"}
    rest = {name: part for name, part in schema["properties"].items() if name != "document"}
    return {
        **schema,
        "title": "Readings merged",
        "description": "What was found in several dispatches: each span counts the characters of the one it names.",
        "properties": {"documents": documents, **rest},
        "required": ["documents", *(name for name in schema.get("required", ()) if name != "document")],
    }
