"""The JSON Schema of what `standoff brief` prints."""

from typing import Any

from standoff.brief.changes import Judged
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
    properties |= _of_several(text, maybe_text)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Brief",
        "description": "The verdict on a dispatch, and the files that hold what it rests on.",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in ("documents", "changes")],
        "additionalProperties": False,
        "$defs": _parts(),
    }


def _of_several(text: dict[str, Any], maybe_text: dict[str, Any]) -> dict[str, Any]:
    """What a brief of several dispatches adds."""
    document = _object(source=text, title=maybe_text, date=text)
    quote = {"source": text, "start": {"type": "integer"}, "end": {"type": "integer"}, "quote": text}
    maybe_number = {"anyOf": [{"type": "number"}, {"type": "null"}]}
    judged = {"anyOf": [{"$ref": "#/$defs/Judged"}, {"type": "null"}]}
    step = _object(
        source=text,
        date=text,
        before={**judged, "description": "the outlook without it; null where there was no standoff yet"},
        after={**judged, "description": "the outlook with it and all that is older"},
        new_options=_list(text),
        gone_options=_list(text),
        replaced=_list(_object(old=_object(**quote), new=_object(**quote))),
        moved={
            **_list(_object(**quote, effect=maybe_number, error=maybe_number)),
            "description": "sentences that moved the support of the status quo (-1 to 1); null: without it no standoff",
        },
    )
    return {
        "documents": {**_list(document), "description": "of several dispatches only: the oldest first"},
        "changes": {**_list(step), "description": "of several dispatches only: what each of them changed"},
    }


def _parts() -> dict[str, Any]:
    from pydantic import TypeAdapter

    schema = strict(TypeAdapter(Judged).json_schema(mode="serialization"))
    parts: dict[str, Any] = schema.pop("$defs")
    return {**parts, "Judged": schema}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
