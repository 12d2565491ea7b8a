"""The sentences of a dispatch that carry findings, each with the findings that go if it goes."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.reading import Reading
from standoff.text import Document, Span

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or what stands between two ends of one), and the reading as it would be without it."""

    span: Span
    without: Reading


def telling_sentences(document: Document, reading: Reading) -> Iterator[Sentence]:
    """The sentences in which a position, an event, a dependency or an estimate of `reading` begins, in text order.

    A full stop inside a finding or a mention of an actor ends no sentence.
    """
    starts = _starts(document, reading)

    def number(span: Span) -> int:
        return bisect_right(starts, span.start) - 1

    told = {number(span) for span in _spans(reading)}
    for at in sorted(told):
        text = document.text[starts[at] : starts[at + 1]]
        start = starts[at] + len(text) - len(text.lstrip())
        yield Sentence(
            document.span(start, starts[at] + len(text.rstrip())),
            replace(
                reading,
                positions=tuple(one for one in reading.positions if number(one.span) != at),
                events=tuple(one for one in reading.events if number(one.span) != at),
                dependencies=tuple(one for one in reading.dependencies if number(one.span) != at),
                estimates=tuple(one for one in reading.estimates if number(one.span) != at),
            ),
        )


def _spans(reading: Reading) -> list[Span]:
    """Where the findings stand that tell of wishes, deeds, needs and chances."""
    return [
        *(position.span for position in reading.positions),
        *(event.span for event in reading.events),
        *(need.span for need in reading.dependencies),
        *(estimate.span for estimate in reading.estimates),
    ]


def _starts(document: Document, reading: Reading) -> list[int]:
    """Where sentences and blocks begin, and the end of the text."""
    whole = _spans(reading)
    whole += [mention for actor in reading.actors for mention in actor.mentions]
    ends = (match.end() for match in _END.finditer(document.text))
    starts = {end for end in ends if not any(span.start < end < span.end for span in whole)}
    edges = {edge for block in document.blocks for edge in (block.start, block.end)}
    starts |= {edge for edge in edges if not any(span.start < edge < span.end for span in whole)}
    return sorted({0, len(document.text), *starts})
