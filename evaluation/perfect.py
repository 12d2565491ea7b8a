"""A labelled dispatch as the reading that a reader without fault would have made of it."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from standoff.reading.model import (
    AUTHOR,
    Actor,
    ActorKind,
    Condition,
    ConditionKind,
    Dependency,
    Direction,
    Estimate,
    Event,
    Position,
    Reading,
    Source,
    Stance,
)
from standoff.text import Span


def perfect_reading(labels: dict[str, Any], text: Path) -> Reading:
    """The reading that `labels` describe of the dispatch in `text`; of answers that are equally right, the first."""
    written = text.read_text(encoding="utf-8")
    ids = {actor["name"]: f"a{at}" for at, actor in enumerate(labels["actors"])}

    def span(quotes: list[str]) -> Span:
        start = written.index(quotes[0])
        return Span(start, start + len(quotes[0]), quotes[0])

    def who(named: Any) -> str | None:
        first = _first(named)
        return ids.get(first) if first is not None else None

    return Reading(
        Source(
            written.strip().splitlines()[0], str(labels["date"]), text.name, sha256(written.encode()).hexdigest()
        ),
        tuple(
            Actor(
                ids[one["name"]],
                one["name"],
                ActorKind(one["kind"]),
                one["country"],
                tuple(span([alias]) for alias in one["aliases"] if alias in written),
                who(one.get("of")),
            )
            for one in labels["actors"]
        ),
        tuple(
            Event(
                span(one["quotes"]), _first(one["type"]) or "", None, who(one["actor"]), who(one["recipient"]),
                one["date"], one["place"], one["killed"], None, 1.0,
            )
            for one in labels["events"]
        ),
        tuple(
            Position(
                span(one["quotes"]), who(one["holder"]), Stance(_first(one["stance"]) or ""), who(one["whose"]),
                one["action"],
                tuple(
                    Condition(ConditionKind(part["kind"]), who(part.get("whose")), part["action"], None)
                    for part in one["conditions"]
                ),
                1.0,
            )
            for one in labels["positions"]
        ),
        tuple(
            Dependency(span(one["quotes"]), who(one["who"]), who(one["on"]) or _first(one["on"]), one["for"])
            for one in labels["dependencies"]
        ),
        tuple(
            Estimate(
                span(one["quotes"]), one["phrase"], one["outcome"], Direction(one["direction"]), one["low"],
                one["high"], AUTHOR,
            )
            for one in labels["estimates"]
        ),
    )  # fmt: skip


def _first(named: Any) -> str | None:
    """The first of several equally right answers, or the only one."""
    if isinstance(named, list):
        return named[0] if named else None
    return named if isinstance(named, str) else None
