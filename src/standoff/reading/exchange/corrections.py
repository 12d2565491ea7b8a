"""An analyst's corrections: a file of annotations, edited in brat, in another tool or by hand, decides what was found.

What the file still says as the reader said it stays the reader's, with its rule and confidence; what it says otherwise
or besides becomes a finding of the analyst's (rule `analyst`, confidence 1); what it no longer says is gone.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from standoff.errors import ReadingError
from standoff.reading.exchange import mark_values
from standoff.reading.exchange.brat import brat
from standoff.reading.exchange.brat_file import marks_of_brat
from standoff.reading.exchange.cast import Cast
from standoff.reading.exchange.mark_values import ANALYST, CERTAIN
from standoff.reading.exchange.marks import FIELDS, FieldForm, Mark, MarkKind
from standoff.reading.exchange.webannotation import web_annotations
from standoff.reading.exchange.webannotation_file import marks_of_web_annotations
from standoff.reading.model import AUTHOR, Dependency, Estimate, Event, Position, Reading
from standoff.reading.scales import DEFAULT_SCALE
from standoff.reading.serialize import from_dict
from standoff.text import Document
from standoff.text.raw import read_bytes, shown

_Found = TypeVar("_Found", Event, Position, Dependency, Estimate)
_Content = tuple[Any, ...]


def corrected(
    reading: Reading, document: Document, text: str, source: str = "-", *, scale: str = DEFAULT_SCALE
) -> Reading:
    """`reading`, which is of `document`, with the corrections in `text`; `source` is that file's name, for errors.

    `text` is an `.ann` file of brat's, Web Annotations as JSON, or a reading as JSON, told apart by what it holds. The
    reading's own export in any of them corrects nothing. `scale` is the one that `reading` was read by: it gives a
    range to phrases that the analyst gives none. Raises `ReadingError`, with the line or annotation: the codes
    `correction-...` of `marks_of_brat`, `marks_of_web_annotations`, `Cast` and `mark_values`, or those of
    `serialize.loads`.
    """
    if text.removeprefix("\ufeff").lstrip()[:1] not in ("{", "["):
        base = marks_of_brat(brat(reading), document)
        return _by_marks(reading, document, base, marks_of_brat(text, document, source), scale)
    data = _json(text, source)
    if isinstance(data, dict) and "document" in data:
        return _by_reading(reading, from_dict(data, source, document))
    base = marks_of_web_annotations(web_annotations(reading, document), document)
    return _by_marks(reading, document, base, marks_of_web_annotations(data, document, source), scale)


def corrected_by_file(reading: Reading, document: Document, file: str, *, scale: str = DEFAULT_SCALE) -> Reading:
    """`corrected`, by what a file holds, or standard input for `-`; raises `SourceError` too."""
    where = shown(file)
    try:
        text = read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 at byte {error.start}"
        raise ReadingError("correction-encoding", what, where=where, remedy="save it as UTF-8") from None
    return corrected(reading, document, text, where, scale=scale)


def _json(text: str, source: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
        remedy = "give an .ann file, Web Annotations or a reading"
        raise ReadingError("not-json", f"not JSON: {what}", where=f"{source}{line}", remedy=remedy) from None


def _by_reading(reading: Reading, other: Reading) -> Reading:
    """The other reading; what is not in `reading` is the analyst's."""
    return Reading(
        document=reading.document,
        actors=other.actors,
        events=_owned(other.events, reading.events),
        positions=_owned(other.positions, reading.positions),
        dependencies=_owned(other.dependencies, reading.dependencies),
        estimates=_owned(other.estimates, reading.estimates),
    )


def _owned(findings: Sequence[_Found], found: Sequence[_Found]) -> tuple[_Found, ...]:
    known = set(found)
    return tuple(each if each in known else _the_analysts(each) for each in findings)


def _the_analysts(finding: _Found) -> _Found:
    return replace(finding, rule=ANALYST, confidence=CERTAIN)


def _by_marks(reading: Reading, document: Document, base: Sequence[Mark], marks: Sequence[Mark], scale: str) -> Reading:
    cast = Cast(reading, document, base, marks)
    was, now = _Marked(base, cast), _Marked(marks, cast)
    corrected = replace(
        reading,
        events=_merged(MarkKind.EVENT, reading.events, was, now, lambda mark, _: mark_values.event(mark, cast.actor)),
        positions=_merged(MarkKind.POSITION, reading.positions, was, now, now.position),
        dependencies=_merged(
            MarkKind.DEPENDENCY,
            reading.dependencies,
            was,
            now,
            lambda mark, _: mark_values.dependency(mark, cast.actor),
        ),
        estimates=_merged(
            MarkKind.ESTIMATE,
            reading.estimates,
            was,
            now,
            lambda mark, _: mark_values.estimate(mark, cast.actor, scale),
        ),
    )
    return replace(corrected, actors=cast.actors(set(_referred(corrected))))


class _Marked:
    """The findings of a list of marks, by what they say rather than by how their file calls them."""

    def __init__(self, marks: Sequence[Mark], cast: Cast) -> None:
        self._cast = cast
        self._conditions: dict[str, list[Mark]] = {}
        self._of_kind: dict[MarkKind, list[Mark]] = {kind: [] for kind in MarkKind}
        for mark in marks:
            self._of_kind[mark.kind].append(mark)
            for position in mark.of:
                self._conditions.setdefault(position, []).append(mark)

    def of_kind(self, kind: MarkKind) -> list[Mark]:
        return self._of_kind[kind]

    def content(self, mark: Mark) -> _Content:
        """All that a mark says, its conditions with it, whatever order its file has."""
        conditions = sorted((self.content(part) for part in self._conditions.get(mark.name, ())), key=repr)
        return (mark.span.start, mark.span.end, *self._fields(mark), *conditions)

    def _fields(self, mark: Mark) -> Iterator[tuple[str, str | None]]:
        for name, form in FIELDS[mark.kind].items():
            if name in mark.fields:
                is_actor = form in (FieldForm.ACTOR, FieldForm.ACTOR_OR_WORDS)
                yield name, self._cast.actor(mark, name) if is_actor else mark.fields[name]

    def position(self, mark: Mark, was: Position | None) -> Position:
        """The position that a mark tells of; conditions that no file shows go over from what it was."""
        unseen = [condition for condition in was.conditions if condition.span is None] if was else []
        conditions = [mark_values.condition(part, self._cast.actor) for part in self._conditions.get(mark.name, ())]
        return mark_values.position(mark, self._cast.actor, [*conditions, *unseen])


def _merged(
    kind: MarkKind,
    found: Sequence[_Found],
    was: _Marked,
    now: _Marked,
    made: Callable[[Mark, _Found | None], _Found],
) -> tuple[_Found, ...]:
    """The findings of one kind: those that are said as before, as they were, and those made of all other marks."""
    left: dict[_Content, list[int]] = {}
    shown = was.of_kind(kind)
    for at, mark in enumerate(shown):
        left.setdefault(was.content(mark), []).append(at)
    kept: dict[int, _Found] = {}
    others: list[Mark] = []
    for mark in now.of_kind(kind):
        if same := left.get(now.content(mark)):
            at = same.pop(0)
            kept[at] = found[at]
        else:
            others.append(mark)
    additions: list[_Found] = []
    for mark in others:
        before = _counterpart(mark, [at for at in range(len(found)) if at not in kept], shown)
        finding = made(mark, None if before is None else found[before])
        if before is not None and mark.extent == shown[before].extent:
            kept[before] = finding
        else:
            additions.append(finding)
    merged = [kept[at] for at in sorted(kept)]
    for finding in additions:
        later = (at for at, other in enumerate(merged) if other.span.start > finding.span.start)
        merged.insert(next(later, len(merged)), finding)
    return tuple(merged)


def _counterpart(mark: Mark, places: Iterable[int], shown: Sequence[Mark]) -> int | None:
    """Which of the findings that are no longer said a new mark stands for: one with its span, its name, best both."""

    def likeness(at: int) -> tuple[bool, bool]:
        return shown[at].extent == mark.extent, shown[at].name == mark.name

    best = max(places, key=likeness, default=None)
    return None if best is None or not any(likeness(best)) else best


def _referred(reading: Reading) -> Iterator[str]:
    """The ids of actors that findings hold."""
    known = {
        *(actor_id for event in reading.events for actor_id in (event.actor, event.recipient)),
        *(actor_id for p in reading.positions for actor_id in (p.holder, p.whose, p.speaker)),
        *(condition.whose for position in reading.positions for condition in position.conditions),
        *(actor_id for dependency in reading.dependencies for actor_id in (dependency.who, dependency.on)),
        *(estimate.holder for estimate in reading.estimates if estimate.holder != AUTHOR),
    }
    yield from (actor_id for actor_id in known if actor_id is not None)
