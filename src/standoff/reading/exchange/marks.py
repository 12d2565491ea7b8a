"""Marks: a reading as annotation tools know it, each mark a stretch of text with a kind and named fields in words.

Both formats of annotation tools, brat's and the W3C's, are written from marks and read back into marks.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from standoff.reading.model import AUTHOR, Actor, Condition, Dependency, Estimate, Event, Position, Reading
from standoff.reading.told import Finding, condition_words, findings
from standoff.text import Span

DEFAULT_SHARE = 0.5
"""The strength of a position and the degree of a dependency whose mark names none."""


class MarkKind(StrEnum):
    """What a mark is of: an actor's mention, a finding, or a condition of one."""

    ACTOR = "actor"
    EVENT = "event"
    POSITION = "position"
    CONDITION = "condition"
    DEPENDENCY = "dependency"
    ESTIMATE = "estimate"


class FieldForm(StrEnum):
    """What the words of a field stand for."""

    WORDS = "words"
    CHOICE = "choice"
    ACTOR = "actor"
    ACTOR_OR_WORDS = "actor or words"
    SHARE = "share"
    COUNT = "count"
    DATE = "date"
    FLAG = "flag"
    LIST = "list"


FIELDS: Mapping[MarkKind, Mapping[str, FieldForm]] = {
    MarkKind.ACTOR: {
        "name": FieldForm.WORDS,
        "kind": FieldForm.CHOICE,
        "country": FieldForm.WORDS,
        "of": FieldForm.ACTOR,
        "roles": FieldForm.LIST,
    },
    MarkKind.EVENT: {
        "type": FieldForm.CHOICE,
        "mode": FieldForm.CHOICE,
        "actor": FieldForm.ACTOR,
        "recipient": FieldForm.ACTOR,
        "date": FieldForm.DATE,
        "place": FieldForm.WORDS,
        "killed": FieldForm.COUNT,
        "injured": FieldForm.COUNT,
        "flags": FieldForm.LIST,
    },
    MarkKind.POSITION: {
        "action": FieldForm.WORDS,
        "stance": FieldForm.CHOICE,
        "holder": FieldForm.ACTOR,
        "whose": FieldForm.ACTOR,
        "speaker": FieldForm.ACTOR,
        "strength": FieldForm.SHARE,
        "implied": FieldForm.FLAG,
        "lapsed": FieldForm.FLAG,
    },
    MarkKind.CONDITION: {"action": FieldForm.WORDS, "tie": FieldForm.CHOICE, "whose": FieldForm.ACTOR},
    MarkKind.DEPENDENCY: {
        "for": FieldForm.WORDS,
        "who": FieldForm.ACTOR,
        "on": FieldForm.ACTOR_OR_WORDS,
        "degree": FieldForm.SHARE,
    },
    MarkKind.ESTIMATE: {
        "outcome": FieldForm.WORDS,
        "direction": FieldForm.CHOICE,
        "phrase": FieldForm.WORDS,
        "low": FieldForm.SHARE,
        "high": FieldForm.SHARE,
        "holder": FieldForm.ACTOR,
        "horizon": FieldForm.WORDS,
    },
}
"""The fields of each kind of mark. A field that is a kind's first and holds words is what the mark is about."""

MAIN: Mapping[MarkKind, str | None] = {
    kind: next(iter(fields)) if next(iter(fields.values())) is FieldForm.WORDS else None
    for kind, fields in FIELDS.items()
}
"""The field that a mark's note holds without naming it: an actor's name, an action, a purpose, an outcome."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation: its kind, span and fields (no field is empty), and for a condition the names of its positions.

    `name` is what its file calls it and `where` the place there, for errors; `lines` holds the place of fields that
    have one of their own. An actor is named by its label (`labels`). `words` tells the whole in a line, for people.
    """

    kind: MarkKind
    name: str
    span: Span
    fields: Mapping[str, str]
    of: tuple[str, ...] = ()
    where: str = field(default="", compare=False)
    lines: Mapping[str, str] = field(default_factory=dict, compare=False)
    words: str = field(default="", compare=False)

    @property
    def extent(self) -> tuple[int, int]:
        """Start and end of its span."""
        return self.span.start, self.span.end

    def place(self, name: str) -> str:
        """Where the file says field `name`."""
        return self.lines.get(name, self.where)


def labels(reading: Reading) -> dict[str, str]:
    """A label of its own for every actor, by id: its name, with the id behind it when others share the name."""
    names = {actor.id: " ".join(actor.name.split()) for actor in reading.actors}
    shared = Counter(names.values())
    taken = {name for name in names.values() if shared[name] == 1 and name}
    found: dict[str, str] = {}
    for actor_id, name in names.items():
        label = name
        if shared[name] > 1 or not name:
            label = f"{name} [{actor_id}]".strip()
            while label in taken:
                label += "'"
            taken.add(label)
        found[actor_id] = label
    return found


def marks_of(reading: Reading) -> Iterator[Mark]:
    """The marks of a reading: mentions actor by actor, then findings list by list, conditions behind their position.

    A condition without a span has no mark. What is the same for all mentions of an actor, but its kind, stands on the
    first one.
    """
    label = labels(reading)
    for at, actor in enumerate(reading.actors):
        for number, mention in enumerate(actor.mentions):
            fields = _actor(actor, label, first=number == 0)
            yield Mark(MarkKind.ACTOR, f"actors-{at}-{number}", mention, fields, words=actor.name)
    for told in findings(reading):
        name = f"{told.kind}-{told.index}"
        kind, fields = _finding(told.finding, label)
        yield Mark(kind, name, told.finding.span, fields, words=told.words)
        if isinstance(told.finding, Position):
            for number, condition in enumerate(told.finding.conditions):
                if condition.span is not None:
                    words = condition_words(reading, condition)
                    yield _condition(condition, f"{name}-conditions-{number}", name, condition.span, label, words)


def _actor(actor: Actor, label: Mapping[str, str], *, first: bool) -> dict[str, str]:
    alike = {"country": actor.country, "of": label.get(actor.of or ""), "roles": " ".join(actor.roles)}
    return _said({"name": label[actor.id], "kind": actor.kind.value, **(alike if first else {})})


def _finding(finding: Finding, label: Mapping[str, str]) -> tuple[MarkKind, dict[str, str]]:
    match finding:
        case Event():
            return MarkKind.EVENT, _said(
                {
                    "type": finding.type,
                    "mode": finding.mode,
                    "actor": label.get(finding.actor or ""),
                    "recipient": label.get(finding.recipient or ""),
                    "date": finding.date,
                    "place": finding.place,
                    "killed": _number(finding.killed),
                    "injured": _number(finding.injured),
                    "flags": " ".join(finding.flags),
                }
            )
        case Position():
            return MarkKind.POSITION, _said(
                {
                    "action": finding.action,
                    "stance": finding.stance.value,
                    "holder": label.get(finding.holder or ""),
                    "whose": label.get(finding.whose or ""),
                    "speaker": label.get(finding.speaker or ""),
                    "strength": _number(finding.strength, DEFAULT_SHARE),
                    "implied": _flag(finding.implied),
                    "lapsed": _flag(not finding.in_force),
                }
            )
        case Dependency():
            return MarkKind.DEPENDENCY, _said(
                {
                    "for": finding.purpose,
                    "who": label.get(finding.who or ""),
                    "on": label.get(finding.on or "", finding.on),
                    "degree": _number(finding.degree, DEFAULT_SHARE),
                }
            )
        case Estimate():
            return MarkKind.ESTIMATE, _said(
                {
                    "outcome": finding.outcome,
                    "direction": finding.direction.value,
                    "phrase": finding.phrase,
                    "low": _number(finding.low),
                    "high": _number(finding.high),
                    "holder": None if finding.holder == AUTHOR else label.get(finding.holder),
                    "horizon": finding.horizon,
                }
            )


def _condition(
    condition: Condition, name: str, position: str, span: Span, label: Mapping[str, str], words: str
) -> Mark:
    fields = {"action": condition.action, "tie": condition.kind.value, "whose": label.get(condition.whose or "")}
    return Mark(MarkKind.CONDITION, name, span, _said(fields), (position,), words=words)


def _said(fields: Mapping[str, str | None]) -> dict[str, str]:
    return {name: words for name, words in fields.items() if words}


def _number(value: float | None, unsaid: float | None = None) -> str | None:
    return None if value is None or value == unsaid else repr(value)


def _flag(holds: bool) -> str | None:
    return "yes" if holds else None


def label_of(fields: Mapping[str, str], span: Span) -> str:
    """What a mention calls its actor: the name among its fields, or else its own words."""
    return fields.get("name") or " ".join(span.text.split())
