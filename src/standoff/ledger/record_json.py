"""A question and all that was said of it as JSON, the bodies of its entries with their numbers, and the schema."""

from typing import Any

from standoff.ledger.facts import TYPES, body_of, instant
from standoff.ledger.model import EntryKind, Result
from standoff.ledger.state import Kept, QuestionRecord
from standoff.schemas import DIALECT

STATUSES = ("open", "closed", *(str(result) for result in Result))
"""How far a question has come: open, closed without an answer, or answered in one of three ways."""


def to_dict(record: QuestionRecord, number: int, status: str) -> dict[str, Any]:
    """The record as plain JSON values, as `json_schema` describes them.

    `number` is its place among all questions, from 1, and `status` one of `STATUSES`. What is absent in a body (null or
    empty) is left out, as in the entries.
    """
    said = sorted((one for each in record.forecasts.values() for one in each), key=lambda one: one.seq)
    return {
        "number": number,
        "status": status,
        **body_of(record.question),
        "asked": {"seq": record.asked.seq, "written": instant(record.asked.written)},
        "forecasts": [{**_kept(one), "in_hindsight": record.in_hindsight(one)} for one in said],
        "resolutions": [_kept(one) for one in record.resolutions],
        "amendments": [{**_kept(one.amendment), "over": list(one.over)} for one in record.amended],
        "freezes": [_kept(one) for one in record.freezes],
    }


def _kept(one: Kept[Any]) -> dict[str, Any]:
    return {"seq": one.seq, "written": instant(one.written), **body_of(one.fact)}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `to_dict`."""
    parts: dict[str, Any] = {}
    question = _schema_of(EntryKind.QUESTION, parts)
    moment = {"type": "string", "format": "date-time", "description": "when it was written down"}
    place = {"seq": {"type": "integer", "minimum": 1, "description": "the number of its entry"}, "written": moment}

    def entries(kind: EntryKind, **more: Any) -> dict[str, Any]:
        schema = _schema_of(kind, parts)
        schema["properties"] = {**place, **schema["properties"], **more}
        schema["required"] = [*place, *schema["required"], *more]
        return {"type": "array", "items": schema}

    late = {"type": "boolean", "description": "written down only when the answer was known"}
    over = {"type": "array", "items": {"type": "string"}, "description": "whose forecasts stood then"}
    own = {
        "number": {"type": "integer", "minimum": 1, "description": "its place in `standoff ledger list`"},
        "status": {"enum": list(STATUSES), "description": "how far it has come"},
        **question["properties"],
        "asked": {"type": "object", "properties": place, "required": list(place), "additionalProperties": False},
        "forecasts": entries(EntryKind.FORECAST, in_hindsight=late),
        "resolutions": entries(EntryKind.RESOLUTION),
        "amendments": entries(EntryKind.AMENDMENT, over=over),
        "freezes": entries(EntryKind.FREEZE),
    }
    required = [name for name in own if name in question["required"] or name not in question["properties"]]
    return {
        **DIALECT,
        "title": "Question of a ledger",
        "description": "A question, and all that was said of it, in the order in which it was written down.",
        "type": "object",
        "properties": own,
        "required": required,
        "additionalProperties": False,
        "$defs": parts,
    }


def _schema_of(kind: EntryKind, parts: dict[str, Any]) -> dict[str, Any]:
    """The schema of a body; definitions that it shares with others go to `parts`."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(TYPES[kind]).json_schema(mode="serialization")
    parts.update(schema.pop("$defs", {}))
    return {**schema, "additionalProperties": False}
