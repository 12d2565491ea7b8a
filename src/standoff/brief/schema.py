"""The JSON Schema of what `standoff brief` prints."""

from typing import Any

from standoff.brief.changes import Judged
from standoff.outlook.model import Verdict
from standoff.schemas import DIALECT, TEXT, list_of, object_of, or_null, strict


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12): `verdict` is null, and `reason` says why, when the source holds no standoff."""
    from pydantic import TypeAdapter

    maybe_text = or_null(TEXT)
    verdict = strict(TypeAdapter(Verdict).json_schema(mode="serialization"))
    files = {
        "type": "object",
        "description": "the paths of the files that were written",
        "properties": {"brief.html": TEXT, "reading.json": TEXT, "conflict.yaml": TEXT, "outlook.json": TEXT},
        "required": ["reading.json"],
        "additionalProperties": False,
    }
    properties = {
        "source": {**TEXT, "description": "the name of the source, - for standard input"},
        "title": maybe_text,
        "date": {**maybe_text, "description": "ISO 8601, possibly partial"},
        "verdict": {"anyOf": [verdict, {"type": "null"}], "description": "null when the source holds no standoff"},
        "reason": {**maybe_text, "description": "why there is no verdict"},
        "files": files,
    }
    properties |= _of_several(maybe_text)
    return {
        **DIALECT,
        "title": "Brief",
        "description": "The verdict on a dispatch, and the files that hold what it rests on.",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in ("documents", "changes")],
        "additionalProperties": False,
        "$defs": _parts(),
    }


def _of_several(maybe_text: dict[str, Any]) -> dict[str, Any]:
    """What a brief of several dispatches adds."""
    document = object_of(source=TEXT, title=maybe_text, date=TEXT)
    quote = {"source": TEXT, "start": {"type": "integer"}, "end": {"type": "integer"}, "quote": TEXT}
    yes_no = {"type": "boolean"}
    maybe_number = or_null({"type": "number"})
    judged = {"anyOf": [{"$ref": "#/$defs/Judged"}, {"type": "null"}]}
    step = object_of(
        source=TEXT,
        date=TEXT,
        before={**judged, "description": "the outlook without it; null where there was no standoff yet"},
        after={**judged, "description": "the outlook with it and all that is older"},
        new_options=list_of(TEXT),
        gone_options=list_of(TEXT),
        done={
            **list_of(object_of(option=TEXT, taken=yes_no, for_good=yes_no, **quote)),
            "description": "options that are taken since it, or no longer, and the words that tell so",
        },
        settled={**yes_no, "description": "whether something is done and all holds that anybody is known to want"},
        replaced=list_of(object_of(old=object_of(**quote), new=object_of(**quote))),
        moved={
            **list_of(object_of(**quote, effect=maybe_number, error=maybe_number)),
            "description": "sentences that moved the support of the status quo (-1 to 1); null: without it no standoff",
        },
    )
    return {
        "documents": {**list_of(document), "description": "of several dispatches only: the oldest first"},
        "changes": {**list_of(step), "description": "of several dispatches only: what each of them changed"},
    }


def _parts() -> dict[str, Any]:
    from pydantic import TypeAdapter

    schema = strict(TypeAdapter(Judged).json_schema(mode="serialization"))
    parts: dict[str, Any] = schema.pop("$defs")
    return {**parts, "Judged": schema}
