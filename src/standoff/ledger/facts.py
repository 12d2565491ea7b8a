"""Facts as the JSON bodies of entries, and back: each fact has one text, and each text one fact."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from standoff.errors import LedgerError
from standoff.ledger.canonical import canonical
from standoff.ledger.model import Amendment, EntryKind, Fact, Forecast, Freeze, Question, Resolution

TYPES: dict[EntryKind, type[Fact]] = {
    EntryKind.QUESTION: Question,
    EntryKind.AMENDMENT: Amendment,
    EntryKind.FORECAST: Forecast,
    EntryKind.RESOLUTION: Resolution,
    EntryKind.FREEZE: Freeze,
}


def kind_of(fact: Fact) -> EntryKind:
    """The kind of entry that writes `fact` down."""
    return next(kind for kind, type_ in TYPES.items() if isinstance(fact, type_))


def body_of(fact: Fact) -> dict[str, Any]:
    """The fact as JSON values, under the names of its fields; one that is absent (None or empty) is left out.

    Absent means that nothing was given: a withdrawn forecast keeps its `probabilities` as null.
    """
    return {
        part.name: _plain(value)
        for part in fields(fact)
        if (value := getattr(fact, part.name)) or part.default is MISSING or value != part.default
    }


def fact_of(kind: str, body: str) -> Fact:
    """The fact that the text of a body tells.

    Raises `LedgerError`: `unknown-kind`, `bad-body` (not JSON, not the fields of its kind, or not in the one spelling),
    and those of the fact's own type.
    """
    if kind not in TYPES:
        remedy = "a newer standoff may know it"
        raise LedgerError("unknown-kind", f"there is no kind of entry {kind[:80]!r}", remedy=remedy)
    try:
        fact = _adapter(EntryKind(kind)).validate_json(body, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the body"
        raise LedgerError("bad-body", f"{place} of the {kind}: {first['msg']}") from None
    if canonical(body_of(fact)) != body:
        raise LedgerError("bad-body", f"the {kind} is not written in the one spelling that it has")
    return fact


@cache
def _adapter(kind: EntryKind) -> TypeAdapter[Fact]:
    return TypeAdapter(TYPES[kind])


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if is_dataclass(value):
        return {
            part.name: inner for part in fields(value) if (inner := getattr(value, part.name)) is not None
        }  # the evidence
    return value


def instant(moment: datetime) -> str:
    """An aware time as the ledger writes it: ISO 8601 in UTC, a fraction of six digits only where there is one.

    >>> instant(datetime(2012, 6, 27, 9, 30, tzinfo=UTC))
    '2012-06-27T09:30:00Z'
    """
    return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def moment_of(text: str) -> datetime:
    """The time that `instant` wrote; raises `LedgerError` (`bad-time`) for any other spelling."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or instant(moment) != text:
        raise LedgerError("bad-time", f"{text[:80]!r} is no time as the ledger writes it")
    return moment
