"""Outlooks as JSON: the keys of the design, the same bytes for the same outlook, and the schema that says so."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from standoff.errors import OutlookError
from standoff.outlook.model import Outlook
from standoff.schemas import DIALECT, LABEL, SHARE, object_of, or_null, strict

DIGITS = 6
"""Decimal places of numbers: far finer than any sampling error, and the same on every processor."""

SHARES = {
    "Verdict": ("probability", "low", "high"),
    "Foresight": ("weight",),
    "WayOut": ("cost",),
    "Swing": ("less", "more"),
    "ThirdPartyMove": ("willing",),
    "Leverage": ("effect", "cost"),
}
"""Fields whose values lie between 0 and 1, by the type that holds them."""


CHANCES = ("probability", "without_author")
"""What an option's support becomes once it is calibrated."""

UNSUPPORTED = {"support": None, "error": None}
"""The support of an option that is not modelled."""


def to_dict(outlook: Outlook) -> dict[str, Any]:
    """The outlook as plain JSON values, as `json_schema` describes them.

    The label and support of the status quo stand together under `status_quo`, an option's chances under `taken`,
    and the support and error of a deal beside its label. Options that are not `modelled` stand behind those that are;
    they have no support.
    """
    values = plain(outlook)
    return {
        **{name: values[name] for name in ("title", "date", "samples", "seed", "verdict")},
        "status_quo": {"label": values["status_quo"], "persists": values["persists"]},
        "foresight": values["foresight"],
        "options": [
            *(_option(option, modelled=True) for option in values["options"]),
            *(_option({**option, "taken": UNSUPPORTED}, modelled=False) for option in values["further"]),
        ],
        "deals": [_deal(deal) for deal in values["deals"]],
        **{name: values[name] for name in ("ways_out", "leverage", "sensitivity", "third_parties", "assumptions")},
    }


def _option(option: dict[str, Any], *, modelled: bool) -> dict[str, Any]:
    taken = {**option["taken"], **{name: option[name] for name in CHANCES}}
    kept = {name: value for name, value in option.items() if name not in (*CHANCES, "taken")}
    return {**kept, "modelled": modelled, "taken": taken}


def _deal(deal: dict[str, Any]) -> dict[str, Any]:
    return {
        "label": deal["label"],
        **deal["support"],
        **{k: v for k, v in deal.items() if k not in ("label", "support")},
    }


def dumps(outlook: Outlook) -> str:
    """The outlook as JSON text, which can always be encoded as UTF-8."""
    text = json.dumps(to_dict(outlook), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def loads(text: str, source: str = "-") -> Outlook:
    """The outlook in JSON text that `dumps` wrote; `source` is the file's name, for errors.

    Raises `OutlookError`: `not-json`, or `outlook-format` with the path of the first value that does not fit.
    """
    remedy = "give the JSON that `standoff outlook --format json` prints"
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise OutlookError("not-json", "is not JSON", where=source, remedy=remedy) from None
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Outlook).validate_python(_fields(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = f"{'.'.join(map(str, first['loc']))}: {first['msg'][:1].lower()}{first['msg'][1:]}"
    except (KeyError, TypeError, AttributeError):
        what = "is no outlook"
    raise OutlookError("outlook-format", what, where=source, remedy=remedy)


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    """The values under the names of the fields again: what `to_dict` moved, moved back."""
    standing = {"status_quo": values["status_quo"]["label"], "persists": values["status_quo"]["persists"]}
    told: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for option in values["options"]:
        kept = {name: value for name, value in option.items() if name not in ("modelled", "taken")}
        support = {"taken": _support(option["taken"])} if option["modelled"] else {}
        told[bool(option["modelled"])].append({**kept, **support, **{name: option["taken"][name] for name in CHANCES}})
    moved = ("support", "error")
    deals = [
        {**{k: v for k, v in deal.items() if k not in moved}, "support": _support(deal)} for deal in values["deals"]
    ]
    return {**values, **standing, "options": told[True], "further": told[False], "deals": deals}


def _support(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"support": values["support"], "error": values["error"]}


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
    properties, parts = schema["properties"], schema["$defs"]
    properties["status_quo"] = object_of(label=LABEL, persists=properties.pop("persists"))
    support = {"support": SHARE, "error": {"type": "number", "minimum": 0, "description": "Monte-Carlo standard error"}}
    parts["Support"] = {**object_of(**support), "description": parts["Support"]["description"]}
    nothing = {name: {"type": "null"} for name in UNSUPPORTED}
    for part, modelled, shown in (("OptionOutlook", True, support), ("FurtherOutlook", False, nothing)):
        taken = object_of(**shown, **{name: or_null(SHARE) for name in CHANCES})
        for name in CHANCES:
            del parts[part]["properties"][name]
        parts[part]["properties"] |= {"modelled": {"type": "boolean", "const": modelled}, "taken": taken}
    either = [{"$ref": f"#/$defs/{part}"} for part in ("OptionOutlook", "FurtherOutlook")]
    properties["options"] = {"type": "array", "items": {"anyOf": either}}
    del properties["further"]
    parts["Deal"]["properties"] |= {"label": LABEL, **support}
    properties |= {"samples": {"type": "integer", "minimum": 1}, "seed": {"type": "integer", "minimum": 0}}
    for part, shares in SHARES.items():
        parts[part]["properties"] |= dict.fromkeys(shares, SHARE)
    for part in (schema, *parts.values()):
        part["required"] = list(part["properties"])
    return {**DIALECT, **schema}
