"""Floor 1: what a dispatch says, as stand-off annotations.

The readers need the language pipeline, which takes a second to load; they are imported when `read` is first asked for.
"""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from standoff.reading.reader import Reader, RuleReader, read

__all__ = [
    "AUTHOR",
    "Actor",
    "ActorKind",
    "Condition",
    "ConditionKind",
    "Dependency",
    "Direction",
    "Estimate",
    "Event",
    "Position",
    "Reader",
    "Reading",
    "RuleReader",
    "Source",
    "Stance",
    "read",
]

_READERS = frozenset({"Reader", "RuleReader", "read"})


def __getattr__(name: str) -> Any:
    if name in _READERS:
        from standoff.reading import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
