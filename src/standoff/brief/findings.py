"""Every finding of a reading under the number it has in the brief, and the findings that evidence adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from standoff.brief.words import capitalised, first_words
from standoff.conflict import Conflict, Evidence
from standoff.reading import AUTHOR, Position, Reading
from standoff.text import Document, Span


class FindingKind(StrEnum):
    """What a marked stretch of the dispatch is."""

    ACTOR = "actor"
    EVENT = "event"
    POSITION = "position"
    CONDITION = "condition"
    DEPENDENCY = "dependency"
    ESTIMATE = "estimate"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Finding:
    """A marked stretch of the dispatch: its number (`P3`), the id of the row that tells of it, and what it says."""

    number: str
    row: str
    kind: FindingKind
    start: int
    end: int
    says: str


LETTERS = {
    FindingKind.ACTOR: "A",
    FindingKind.DEPENDENCY: "D",
    FindingKind.POSITION: "P",
    FindingKind.EVENT: "E",
    FindingKind.ESTIMATE: "F",
}


def number_of(kind: FindingKind, at: int) -> str:
    """The number of the finding at index `at` of its list: `P3`."""
    return f"{LETTERS[kind]}{at + 1}"


def condition_letter(at: int) -> str:
    """The letter of a position's condition, `a` for the first; after `z` come `aa`, `ab`."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def name_of(reading: Reading, actor: str | None, missing: str = "not named") -> str:
    """The name of an actor, or the words themselves where a reading has words in an actor's place."""
    if actor is None:
        return missing
    return next((known.name for known in reading.actors if known.id == actor), actor)


def holder_of(reading: Reading, holder: str) -> str:
    """Whose estimate it is."""
    return "the dispatch" if holder == AUTHOR else name_of(reading, holder)


def findings(document: Document, reading: Reading, conflict: Conflict) -> tuple[Finding, ...]:
    """All stretches to be marked, in text order; raises `SpanError` when the reading is of another document."""
    marked = []
    for finding, span in _read(reading):
        document.check(span)
        marked.append(finding)
    marked += _from_evidence(document, conflict, {(f.start, f.end) for f in marked if f.kind is not FindingKind.ACTOR})
    return tuple(sorted(marked, key=lambda f: (f.start, -f.end)))


def is_anchored(document: Document, evidence: Evidence) -> bool:
    """Whether the quote stands in this document where the evidence says."""
    start, end = evidence.start, evidence.end
    if start is None or end is None or not 0 <= start < end <= len(document.text):
        return False
    return evidence.source in (None, document.source) and document.text[start:end] == evidence.quote


def _finding(kind: FindingKind, number: str, row: str, span: Span, says: str) -> tuple[Finding, Span]:
    return Finding(number, row, kind, span.start, span.end, first_words(says, 140)), span


def _read(reading: Reading) -> Iterator[tuple[Finding, Span]]:
    for at, actor in enumerate(reading.actors):
        number = number_of(FindingKind.ACTOR, at)
        for span in actor.mentions:
            yield _finding(FindingKind.ACTOR, number, number.lower(), span, actor.name)
    for at, need in enumerate(reading.dependencies):
        number = number_of(FindingKind.DEPENDENCY, at)
        says = f"{name_of(reading, need.who)} needs {name_of(reading, need.on, 'somebody')} for {need.purpose}"
        yield _finding(FindingKind.DEPENDENCY, number, number.lower(), need.span, says)
    for at, position in enumerate(reading.positions):
        yield from _position(reading, at, position)
    for at, event in enumerate(reading.events):
        number = number_of(FindingKind.EVENT, at)
        says = f"{event.type.lower()}: {name_of(reading, event.actor)} to {name_of(reading, event.recipient)}"
        yield _finding(FindingKind.EVENT, number, number.lower(), event.span, says)
    for at, estimate in enumerate(reading.estimates):
        number = number_of(FindingKind.ESTIMATE, at)
        says = f"{estimate.phrase}: {estimate.outcome}"
        yield _finding(FindingKind.ESTIMATE, number, number.lower(), estimate.span, says)


def _position(reading: Reading, at: int, position: Position) -> Iterator[tuple[Finding, Span]]:
    number = number_of(FindingKind.POSITION, at)
    says = f"{name_of(reading, position.holder)} {position.stance}: {position.action}"
    yield _finding(FindingKind.POSITION, number, number.lower(), position.span, says)
    for place, condition in enumerate(position.conditions):
        if condition.span is not None:
            kind, letter = condition.kind.replace("_", " "), condition_letter(place)
            says = f"{kind} {name_of(reading, condition.whose)}: {condition.action}"
            yield _finding(FindingKind.CONDITION, number + letter, number.lower(), condition.span, says)


def _from_evidence(document: Document, conflict: Conflict, known: set[tuple[int, int]]) -> Iterator[Finding]:
    """Stretches that only an option or a preference statement rests on."""
    for number, says, evidence in _evidence(conflict):
        if not is_anchored(document, evidence):
            continue
        place = (evidence.start or 0, evidence.end or 0)
        if place not in known:
            known.add(place)
            yield Finding(number, number.lower(), FindingKind.EVIDENCE, *place, first_words(says, 140))


def _evidence(conflict: Conflict) -> Iterable[tuple[str, str, Evidence]]:
    for at, option in enumerate(conflict.options):
        rests = (*option.evidence, *option.now_evidence)
        yield from ((f"O{at + 1}", capitalised(option.text), evidence) for evidence in rests)
    statements = [(maker, statement) for maker in conflict.decision_makers for statement in maker.preferences]
    for at, (maker, statement) in enumerate(statements):
        yield from ((f"W{at + 1}", f"What {maker.name} wants", evidence) for evidence in statement.evidence)
