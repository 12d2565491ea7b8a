"""Reads brat's `.ann` files into marks, each mistake named by its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from standoff.errors import ReadingError
from standoff.reading.exchange.brat import ATTRIBUTES, CONDITION_OF, LINE_ENDS, RELATIONS, TYPES
from standoff.reading.exchange.marks import FIELDS, MAIN, FieldForm, Mark, MarkKind, label_of
from standoff.reading.exchange.notes import parsed
from standoff.text import Document, Span

_KIND_OF = {name: kind for kind, name in TYPES.items()}
_EXTENT = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
_ATTRIBUTE = re.compile(r"(\S+) (\S+)(?: (\S+))?\s*")
_RELATION = re.compile(r"(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_NOTES = "AnnotatorNotes"


@dataclass(slots=True)
class _Draft:
    """A mark in the making."""

    kind: MarkKind
    span: Span
    where: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    of: list[str] = field(default_factory=list)

    def say(self, name: str, words: str, where: str) -> None:
        if name in self.fields:
            raise _error("correction-twice", f"{name!r} is said twice", where, "take one away")
        self.fields[name] = words
        self.lines[name] = where


def marks_of_brat(text: str, document: Document, source: str = "-") -> list[Mark]:
    """The marks of an `.ann` file, in order; a discontinuous annotation is read from its first to its last character.

    Notes of other kinds than AnnotatorNotes are passed over. Raises `ReadingError`: `correction-line`,
    `correction-type`, `correction-id`, `correction-span`, `correction-note`, `correction-twice`.
    """
    lines = list(_lines(text, source))
    drafts: dict[str, _Draft] = {}
    for where, name, rest in lines:
        if name.startswith("T"):
            if name in drafts:
                raise _error("correction-id", f"{name} is there twice", where, "give one of them another number")
            drafts[name] = _draft(name, rest, where, document)
    for where, name, rest in lines:
        if name.startswith(("A", "M")):
            _attribute(rest, where, drafts)
        elif name.startswith("#"):
            _note(rest, where, drafts)
    # A relation tells its actor by the name that a note gives to the mention: the notes come first.
    for where, name, rest in lines:
        if name.startswith("R"):
            _relation(rest, where, drafts)
    return [_mark(name, draft) for name, draft in drafts.items()]


def _lines(text: str, source: str) -> Iterator[tuple[str, str, str]]:
    """Place, identifier and the rest of every line that holds an annotation."""
    # Only "\n" ends a line: a note or a text may hold what other programs take for one.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{source}:{number}"
        name, tab, rest = line.removesuffix("\r").partition("\t")
        if not tab or not re.fullmatch(r"[TAMR#]\d+", name):
            what = f"{name[:40]!r} begins no line of an .ann file that is read here"
            raise _error("correction-line", what, where, "use T, A, R and # lines with a number and a tab")
        yield where, name, rest


def _draft(name: str, rest: str, where: str, document: Document) -> _Draft:
    extent, _, text = rest.partition("\t")
    found = _EXTENT.fullmatch(extent)
    if found is None:
        raise _error("correction-line", f"{name} has no type and offsets", where, f"write `{name}, tab, Actor 0 4`")
    kind = _KIND_OF.get(found[1])
    if kind is None:
        raise _error("correction-type", f"there is no type {found[1]!r}", where, f"use {', '.join(_KIND_OF)}")
    fragments = [tuple(map(int, part.split(" "))) for part in found[2].split(";")]
    length = len(document.text)
    for start, end in fragments:
        if not start < end <= length:
            what = f"{name} points at characters {start} to {end} of a text of {length}"
            raise _error("correction-span", what, where, "lay the file beside the text it was made from")
    here = " ".join(document.text[start:end] for start, end in fragments)
    if _plain(here) != _plain(text):
        what = f"{name} says {text[:40]!r}, the text says {here[:40]!r}"
        raise _error("correction-span", what, where, "lay the file beside the text it was made from")
    span = document.span(min(start for start, _ in fragments), max(end for _, end in fragments))
    return _Draft(kind, span, where)


def _plain(text: str) -> str:
    """Text as a line can hold it, whatever stood at its ends."""
    return LINE_ENDS.sub(" ", text).strip()


def _attribute(rest: str, where: str, drafts: Mapping[str, _Draft]) -> None:
    found = _ATTRIBUTE.fullmatch(rest)
    if found is None:
        raise _error("correction-line", "the attribute names no annotation", where, "write, say, `Stance T3 refuses`")
    draft = _target(found[2], where, drafts)
    name = _field(found[1], ATTRIBUTES, draft, where)
    flag = FIELDS[draft.kind][name] is FieldForm.FLAG
    if flag == (found[3] is not None):
        what = f"{found[1]} has a value" if flag else f"{found[1]} has no value"
        raise _error("correction-line", what, where, "take it away" if flag else "write it behind the identifier")
    draft.say(name, found[3] or "yes", where)


def _note(rest: str, where: str, drafts: Mapping[str, _Draft]) -> None:
    head, _, note = rest.partition("\t")
    if not head.startswith(f"{_NOTES} "):
        return
    target = head.removeprefix(f"{_NOTES} ").strip()
    if not target.startswith("T"):
        return
    draft = _target(target, where, drafts)
    names = [name for name in FIELDS[draft.kind] if name not in ATTRIBUTES]
    for name, words in parsed(note, MAIN[draft.kind], names, where).items():
        draft.say(name, words, where)


def _relation(rest: str, where: str, drafts: Mapping[str, _Draft]) -> None:
    found = _RELATION.fullmatch(rest)
    if found is None:
        raise _error("correction-line", "the relation has no two ends", where, "write, say, `Holder Arg1:T3 Arg2:T1`")
    draft, other = _target(found[2], where, drafts), _target(found[3], where, drafts)
    if found[1] == CONDITION_OF:
        if draft.kind is not MarkKind.CONDITION or other.kind is not MarkKind.POSITION:
            raise _error("correction-type", f"{CONDITION_OF} ties a Condition to a Position", where, "swap its ends")
        draft.of.append(found[3])
        return
    name = _field(found[1], RELATIONS, draft, where)
    if other.kind is not MarkKind.ACTOR:
        what = f"{found[1]} leads to {found[3]}, which is no Actor"
        raise _error("correction-type", what, where, "let Arg2 be a mention of an actor")
    draft.say(name, label_of(other.fields, other.span), where)


def _target(name: str, where: str, drafts: Mapping[str, _Draft]) -> _Draft:
    if name not in drafts:
        raise _error("correction-id", f"there is no {name}", where, "take the line away, or bring its T line back")
    return drafts[name]


def _field(called: str, table: Mapping[str, str], draft: _Draft, where: str) -> str:
    """The field that an attribute or relation stands for on this kind of mark."""
    here = {table[name]: name for name in FIELDS[draft.kind] if name in table}
    if called not in here:
        what = f"{TYPES[draft.kind]} has no {called[:40]}"
        raise _error("correction-type", what, where, f"use {', '.join(here)}" if here else "take it away")
    return here[called]


def _mark(name: str, draft: _Draft) -> Mark:
    if draft.kind is MarkKind.CONDITION and not draft.of:
        remedy = f"draw {CONDITION_OF} to its Position"
        raise _error("correction-id", f"condition {name} belongs to no position", draft.where, remedy)
    return Mark(draft.kind, name, draft.span, draft.fields, tuple(draft.of), draft.where, draft.lines)


def _error(code: str, what: str, where: str, remedy: str) -> ReadingError:
    return ReadingError(code, what, where=where, remedy=remedy)
