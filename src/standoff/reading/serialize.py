"""Readings as JSON: the names of the design on the wire, checked on the way in, the same bytes on the way out."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from standoff.errors import ReadingError, SpanError
from standoff.reading import model
from standoff.text import Document, Span

_WIRE_NAMES: dict[tuple[Any, str], str] = {(model.Dependency, "purpose"): "for"}
_Share = Annotated[float, Field(ge=0, le=1)]
_Count = Annotated[int, Field(ge=0)]
_PartialDate = Annotated[str, Field(pattern=r"^-?\d{4}(-\d{2}(-\d{2})?)?$", description="ISO 8601, possibly partial")]


class _Wire(BaseModel):
    """What JSON may hold for one type of `standoff.reading.model`; `makes` is that type."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    makes: ClassVar[type]

    def value(self) -> Any:
        """The frozen value that this stands for."""
        return self.makes(**{name: _value(getattr(self, name)) for name in type(self).model_fields})


def _value(item: Any) -> Any:
    if isinstance(item, _Wire):
        return item.value()
    return tuple(_value(part) for part in item) if isinstance(item, tuple) else item


class _Span(_Wire):
    makes = Span
    start: _Count
    end: _Count
    text: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _fits(self) -> "_Span":
        if self.end - self.start != len(self.text):
            raise ValueError(f"end - start is {self.end - self.start} but the text has {len(self.text)} characters")
        return self


class _Actor(_Wire):
    makes = model.Actor
    id: Annotated[str, Field(min_length=1)]
    name: str
    kind: model.ActorKind
    country: str | None = None
    mentions: tuple[_Span, ...] = ()
    of: str | None = None
    roles: tuple[str, ...] = ()


class _Event(_Wire):
    makes = model.Event
    span: _Span
    type: str
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    date: _PartialDate | None = None
    place: str | None = None
    killed: _Count | None = None
    injured: _Count | None = None
    confidence: _Share = 1.0
    rule: str = ""
    flags: tuple[str, ...] = ()


class _Condition(_Wire):
    makes = model.Condition
    kind: model.ConditionKind
    whose: str | None = None
    action: str
    span: _Span | None = None


class _Position(_Wire):
    makes = model.Position
    span: _Span
    holder: str | None
    stance: model.Stance
    whose: str | None = None
    action: str
    conditions: tuple[_Condition, ...] = ()
    confidence: _Share = 1.0
    speaker: str | None = None
    strength: _Share = 0.5
    implied: bool = False
    in_force: bool = True
    rule: str = ""


class _Dependency(_Wire):
    makes = model.Dependency
    span: _Span
    who: str | None
    on: str | None
    purpose: Annotated[str, Field(alias="for")]
    degree: _Share = 0.5
    rule: str = ""
    confidence: _Share = 1.0


class _Estimate(_Wire):
    makes = model.Estimate
    span: _Span
    phrase: str
    outcome: str
    direction: model.Direction
    low: _Share | None = None
    high: _Share | None = None
    holder: str = model.AUTHOR
    horizon: str | None = None
    rule: str = ""
    confidence: _Share = 1.0


class _Source(_Wire):
    makes = model.Source
    title: str | None = None
    date: _PartialDate | None = None
    source: str = "-"
    sha256: str = ""


class _Reading(_Wire):
    """What a reader found in one document: spans are character offsets into its text, end exclusive."""

    makes = model.Reading
    document: _Source
    actors: tuple[_Actor, ...] = ()
    events: tuple[_Event, ...] = ()
    positions: tuple[_Position, ...] = ()
    dependencies: tuple[_Dependency, ...] = ()
    estimates: tuple[_Estimate, ...] = ()


def to_dict(reading: model.Reading) -> dict[str, Any]:
    """The reading as plain JSON values, under the names of the wire (`Dependency.purpose` is `for`)."""
    plain: dict[str, Any] = _plain(reading)
    return plain


def _plain(item: Any) -> Any:
    if is_dataclass(item):
        kind: Any = type(item)
        names = {f.name: _WIRE_NAMES.get((kind, f.name), f.name) for f in fields(item)}
        return {wire: _plain(getattr(item, name)) for name, wire in names.items()}
    if isinstance(item, tuple):
        return [_plain(part) for part in item]
    return item.value if isinstance(item, Enum) else item


def dumps(reading: model.Reading) -> str:
    """The reading as JSON text: the same reading gives the same bytes, and every text can be encoded as UTF-8."""
    text = json.dumps(to_dict(reading), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    # A lone surrogate cannot be written as UTF-8; what takes its place is JSON's own escape for it.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def loads(text: str, source: str = "-", document: Document | None = None) -> model.Reading:
    """The reading that JSON `text` holds; `source` is the file's name, for errors.

    Raises `ReadingError` for text that is not JSON (code `not-json`), and as `from_dict` does.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
        remedy = "give the JSON that `standoff read --format json` prints"
        raise ReadingError("not-json", f"not JSON: {what}", where=f"{source}{line}", remedy=remedy) from None
    return from_dict(data, source, document)


def from_dict(data: Any, source: str = "-", document: Document | None = None) -> model.Reading:
    """The reading that plain JSON values hold; fields that have a default may be missing.

    Raises `ReadingError`, with the path of the first mistake: code `reading-format` for a value that does not fit,
    `unknown-actor` for an id no actor has, `reading-span` for a span that is not in `document` (checked when given).

    >>> no = {"span": {"start": 0, "end": 2, "text": "No"}, "stance": "refuses", "action": "go"}
    >>> from_dict({"document": {}, "positions": [no]})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    standoff.errors.ReadingError: -: positions[0].holder: field required; `standoff schema reading` prints ...
    """
    try:
        reading: model.Reading = _Reading.model_validate(data).value()
    except ValidationError as error:
        raise _format_error(error, source) from None
    _check_actors(reading, source)
    if document is not None:
        _check_spans(reading, source, document)
    return reading


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a reading."""
    schema = _Reading.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Reading"
    return schema


def _format_error(error: ValidationError, source: str) -> ReadingError:
    details = error.errors(include_url=False)
    first = details[0]
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
    message = first["msg"].removeprefix("Value error, ")
    what = f"{path or 'the reading'}: {message[:1].lower()}{message[1:]}"
    more = f" (and {len(details) - 1} more)" if len(details) > 1 else ""
    remedy = "`standoff schema reading` prints what each field may hold"
    return ReadingError("reading-format", what + more, where=source, remedy=remedy)


def _check_actors(reading: model.Reading, source: str) -> None:
    ids = [actor.id for actor in reading.actors]
    for at, actor_id in enumerate(ids):
        if actor_id in ids[:at]:
            remedy = "give every actor an id of its own"
            raise ReadingError(
                "unknown-actor", f"actors[{at}].id: {actor_id!r} is taken already", where=source, remedy=remedy
            )
    known = set(ids)
    for path, reference in _references(reading):
        if reference is not None and reference not in known:
            remedy = f"the actors are {', '.join(ids) or 'none'}"
            what = f"{path}: no actor has the id {reference!r}"
            raise ReadingError("unknown-actor", what, where=source, remedy=remedy)


def _references(reading: model.Reading) -> Iterator[tuple[str, str | None]]:
    """Every place that must hold an actor's id; `on` of a dependency may be words."""
    for i, actor in enumerate(reading.actors):
        yield f"actors[{i}].of", actor.of
    for i, event in enumerate(reading.events):
        yield f"events[{i}].actor", event.actor
        yield f"events[{i}].recipient", event.recipient
    for i, position in enumerate(reading.positions):
        yield f"positions[{i}].holder", position.holder
        yield f"positions[{i}].whose", position.whose
        yield f"positions[{i}].speaker", position.speaker
        for j, condition in enumerate(position.conditions):
            yield f"positions[{i}].conditions[{j}].whose", condition.whose
    for i, dependency in enumerate(reading.dependencies):
        yield f"dependencies[{i}].who", dependency.who
    for i, estimate in enumerate(reading.estimates):
        yield f"estimates[{i}].holder", None if estimate.holder == model.AUTHOR else estimate.holder


def _check_spans(reading: model.Reading, source: str, document: Document) -> None:
    for path, span in _spans(reading):
        try:
            document.check(span)
        except SpanError as error:
            remedy = "use the reading with the very text it was made from"
            raise ReadingError("reading-span", f"{path}: {error.what}", where=source, remedy=remedy) from None


def _spans(reading: model.Reading) -> Iterator[tuple[str, Span]]:
    for i, actor in enumerate(reading.actors):
        for j, mention in enumerate(actor.mentions):
            yield f"actors[{i}].mentions[{j}]", mention
    for i, position in enumerate(reading.positions):
        for j, condition in enumerate(position.conditions):
            if condition.span is not None:
                yield f"positions[{i}].conditions[{j}].span", condition.span
    for kind in ("events", "positions", "dependencies", "estimates"):
        for i, finding in enumerate(getattr(reading, kind)):
            yield f"{kind}[{i}].span", finding.span
