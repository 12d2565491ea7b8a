"""Readings as the stand-off annotations of the brat annotation tool: an `.ann` file to lay beside the document.

Format: brat's manual, "Standoff format" (https://brat.nlplab.org/standoff.html). `brat_file` reads what this writes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from standoff.reading.exchange.marks import FIELDS, MAIN, FieldForm, Mark, MarkKind, marks_of
from standoff.reading.exchange.notes import written
from standoff.reading.model import Reading
from standoff.text import Span

TYPES: Mapping[MarkKind, str] = MappingProxyType({kind: kind.value.capitalize() for kind in MarkKind})
"""What brat calls each kind of mark."""

ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "kind": "Kind",
        "type": "Type",
        "mode": "Mode",
        "stance": "Stance",
        "implied": "Implied",
        "lapsed": "Lapsed",
        "tie": "Tie",
        "direction": "Direction",
    }
)
"""The attribute of each field that has few values; one that is a flag is either there or not."""

RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "of": "PartOf",
        "actor": "EventActor",
        "recipient": "Recipient",
        "holder": "Holder",
        "whose": "Whose",
        "speaker": "Speaker",
        "who": "Who",
        "on": "On",
    }
)
"""The relation, from the mark to a mention, of each field that names an actor."""

CONDITION_OF = "ConditionOf"

_ENDS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
LINE_ENDS = re.compile(f"[{_ENDS}]")
"""Characters at which a program may take a line of a text file to end."""

_LINE = re.compile(f"[^{_ENDS}]+")


def brat(reading: Reading) -> str:
    """The annotations, one a line: `T` for spans, `R` for who is meant, `A` for labels, `#` for words and numbers.

    Offsets count the characters (Unicode code points) of the document's text as it was loaded. A span that runs over a
    line end is given in fragments, as brat demands. An actor that has no mention is named in the note of what it does.
    """
    return "".join(f"{line}\n" for line in _Numbered(reading).lines())


class _Numbered:
    """Numbers annotations of each kind in the order in which they are written."""

    def __init__(self, reading: Reading) -> None:
        self.marks = list(marks_of(reading))
        self.names = {mark.name: f"T{number}" for number, mark in enumerate(self.marks, start=1)}
        self.mentions: dict[str, list[Mark]] = {}
        for mark in self.marks:
            if mark.kind is MarkKind.ACTOR:
                self.mentions.setdefault(mark.fields["name"], []).append(mark)
        self.last: dict[str, int] = {}

    def lines(self) -> Iterator[str]:
        for mark in self.marks:
            yield from self._mark(mark)

    def _mark(self, mark: Mark) -> Iterator[str]:
        at = self.names[mark.name]
        rest = dict(mark.fields)
        yield f"{at}\t{TYPES[mark.kind]} {_extent(mark.span)}"
        for name in [name for name in rest if name in ATTRIBUTES]:
            words = rest.pop(name)
            value = "" if FIELDS[mark.kind][name] is FieldForm.FLAG else f" {words}"
            yield f"{self._next('A')}\t{ATTRIBUTES[name]} {at}{value}"
        for name in [name for name in rest if name in RELATIONS]:
            if mentions := self.mentions.get(rest[name]):
                there = self.names[_nearest(mark.span, mentions).name]
                yield f"{self._next('R')}\t{RELATIONS[name]} Arg1:{at} Arg2:{there}"
                del rest[name]
        for position in mark.of:
            yield f"{self._next('R')}\t{CONDITION_OF} Arg1:{at} Arg2:{self.names[position]}"
        if rest:
            yield f"{self._next('#')}\tAnnotatorNotes {at}\t{written(rest, MAIN[mark.kind])}"

    def _next(self, kind: str) -> str:
        self.last[kind] = self.last.get(kind, 0) + 1
        return f"{kind}{self.last[kind]}"


def _nearest(span: Span, mentions: Sequence[Mark]) -> Mark:
    """The mention that stands in the span, else the last one before it, else the first behind."""

    def distance(mention: Mark) -> tuple[int, int, Span]:
        before, behind = span.start - mention.span.end, mention.span.start - span.end
        return (
            (0, 0, mention.span)
            if before < 0 and behind < 0
            else (1 + (behind >= 0), max(before, behind), mention.span)
        )

    return min(mentions, key=distance)


def _extent(span: Span) -> str:
    """Offsets and text of a span: its fragments joined by `;`, their texts by a blank."""
    fragments = list(_LINE.finditer(span.text))
    if not fragments:  # nothing but line ends
        return f"{span.start} {span.end}\t{' ' * len(span)}"
    offsets = ";".join(f"{span.start + part.start()} {span.start + part.end()}" for part in fragments)
    return f"{offsets}\t{' '.join(part[0] for part in fragments)}"
