"""The PLOVER ontology's event types: their modes, scores and quad classes, as `plover.yaml` states them."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import yaml

from standoff.reading.tables import read_text


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: its quad class, its score (-10 to 10, conflict to cooperation) and the scores of its modes.

    A mode that the manual leaves without a score has None. Source: PLOVER manual 2.0, with the errata in `plover.yaml`.
    """

    name: str
    quad: str
    score: float
    modes: MappingProxyType[str, float | None]

    def intensity(self, mode: str | None) -> float:
        """The score of a mode of this type, or of the type where the mode is unknown or has none."""
        score = self.modes.get(mode) if mode else None
        return self.score if score is None else score


@cache
def event_types() -> MappingProxyType[str, EventType]:
    """The event types by name.

    >>> event_types()["CONSULT"].intensity("visit"), event_types()["SANCTION"].quad
    (4.0, 'MATERIAL CONFLICT')
    """
    entries: dict[str, Any] = _ontology()["events"]
    return MappingProxyType({name: _event_type(name, entry) for name, entry in entries.items()})


def _event_type(name: str, entry: dict[str, Any]) -> EventType:
    modes = {mode: _score(row.get("score")) for mode, row in entry["modes"].items()}
    return EventType(name, entry["quad_name"], float(entry["score"]), MappingProxyType(modes))


def _score(value: float | None) -> float | None:
    return None if value is None else float(value)


@cache
def _ontology() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ontology: dict[str, Any] = yaml.load(read_text("plover.yaml"), Loader=loader)
    return ontology
