"""Readings as the stand-off annotations of the brat annotation tool: an `.ann` file to lay beside the document.

Format: brat's manual, "Standoff format" (https://brat.nlplab.org/standoff.html).
"""

import re
from collections.abc import Iterator

from standoff.reading.model import Condition, Estimate, Event, Position, Reading
from standoff.reading.told import Told, findings
from standoff.text import Span

_KINDS = {"events": "Event", "positions": "Position", "dependencies": "Dependency", "estimates": "Estimate"}
_LINE = re.compile(r"[^\n]+")


def brat(reading: Reading) -> str:
    """The annotations, one a line: `T` for spans, `R` from conditions to positions, `A` for labels, `#` for words.

    Offsets count the characters of the document's text as it was loaded. A span that runs over a line end is given in
    fragments, as brat demands.
    """
    return "".join(f"{line}\n" for line in _Numbered(reading).lines())


class _Numbered:
    """Numbers annotations of each kind in the order in which they are written."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.last: dict[str, int] = {}

    def lines(self) -> Iterator[str]:
        for actor in self.reading.actors:
            for mention in actor.mentions:
                at = self._next("T")
                yield f"{at}\tActor {_extent(mention)}"
                yield f"{self._next('A')}\tKind {at} {actor.kind.value}"
                yield self._note(at, actor.name)
        for told in findings(self.reading):
            yield from self._finding(told)

    def _finding(self, told: Told) -> Iterator[str]:
        at = self._next("T")
        yield f"{at}\t{_KINDS[told.kind]} {_extent(told.finding.span)}"
        if label := _label(told):
            yield f"{self._next('A')}\t{label[0]} {at} {label[1]}"
        yield self._note(at, told.words)
        if isinstance(told.finding, Position):
            for condition in told.finding.conditions:
                yield from self._condition(condition, at)

    def _condition(self, condition: Condition, position: str) -> Iterator[str]:
        if condition.span is None:
            return
        at = self._next("T")
        yield f"{at}\tCondition {_extent(condition.span)}"
        yield f"{self._next('A')}\tTie {at} {condition.kind.value}"
        yield f"{self._next('R')}\tConditionOf Arg1:{at} Arg2:{position}"

    def _note(self, at: str, words: str) -> str:
        return f"{self._next('#')}\tAnnotatorNotes {at}\t{' '.join(words.split())}"

    def _next(self, kind: str) -> str:
        self.last[kind] = self.last.get(kind, 0) + 1
        return f"{kind}{self.last[kind]}"


def _extent(span: Span) -> str:
    """Offsets and text of a span: its fragments joined by `;`, their texts by a blank."""
    fragments = list(_LINE.finditer(span.text))
    offsets = ";".join(f"{span.start + part.start()} {span.start + part.end()}" for part in fragments)
    return f"{offsets}\t{' '.join(part[0] for part in fragments)}"


def _label(told: Told) -> tuple[str, str] | None:
    match told.finding:
        case Event():
            return "Type", told.finding.type
        case Position():
            return "Stance", told.finding.stance.value
        case Estimate():
            return "Direction", told.finding.direction.value
    return None
