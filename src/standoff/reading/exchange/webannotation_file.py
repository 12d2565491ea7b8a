"""Reads collections of W3C Web Annotations into marks, each mistake named by its annotation."""

from collections.abc import Iterator, Mapping
from typing import Any

from standoff.errors import ReadingError
from standoff.reading.exchange.marks import FIELDS, MAIN, Mark, MarkKind
from standoff.reading.exchange.notes import parsed
from standoff.reading.exchange.quotes import found_again
from standoff.text import Document, Span, visible

_REMEDY = "give a collection as `standoff read --format webannotation` prints it"


def marks_of_web_annotations(data: Any, document: Document, source: str = "-") -> list[Mark]:
    """The marks of a collection, a page, a list of annotations, or one annotation, in order.

    A quote that its position does not hold is looked for in the text, where it is told apart by what stands before and
    after it. Only the first target of an annotation counts. Raises `ReadingError`: `correction-annotation`,
    `correction-type`, `correction-span`, `correction-note`, `correction-id`, `correction-twice`.
    """
    marks: dict[str, Mark] = {}
    for number, item in enumerate(_items(data, source), start=1):
        where = f"{source}: annotation {number}"
        if not isinstance(item, dict):
            raise _error("correction-annotation", "is no annotation", where, _REMEDY)
        name = item.get("id")
        name = name if isinstance(name, str) and name else f"annotation {number}"
        where = where if name.startswith("annotation ") else f"{where} ({_short(name)})"
        if name in marks:
            raise _error("correction-twice", "has an id that is taken", where, "give it an id of its own")
        marks[name] = _mark(item, name, document, where)
    for mark in marks.values():
        _check_links(mark, marks)
    return list(marks.values())


def _items(data: Any, source: str) -> list[Any]:
    """The annotations of whatever holds them."""
    if isinstance(data, dict) and isinstance(data.get("first"), dict):
        data = data["first"]
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        if "next" in data:
            raise _error("correction-annotation", "is one page of several", source, "bring all items into one page")
        data = data["items"]
    elif isinstance(data, dict) and "target" in data:
        data = [data]
    if not isinstance(data, list):
        raise _error("correction-annotation", "holds no annotations", source, _REMEDY)
    return data


def _mark(item: dict[str, Any], name: str, document: Document, where: str) -> Mark:
    bodies = [body for body in _listed(item.get("body")) if isinstance(body, dict)]
    kind = _kind(bodies, where)
    span = _span(item, document, where)
    notes = [_words(body.get("value")) for body in bodies if body.get("purpose") == "classifying"]
    if len(notes) > 1:
        raise _error("correction-twice", "is classified twice", where, "leave it one such body")
    fields = parsed(notes[0] if notes else "", MAIN[kind], FIELDS[kind], where)
    links = tuple(str(body.get("source")) for body in bodies if body.get("purpose") == "linking")
    return Mark(kind, name, span, fields, links if kind is MarkKind.CONDITION else (), where)


def _kind(bodies: list[dict[str, Any]], where: str) -> MarkKind:
    kinds = [kind.value for kind in MarkKind]
    tags = [body.get("value") for body in bodies if body.get("purpose") == "tagging"]
    tagged = [MarkKind(str(tag)) for tag in tags if tag in kinds]
    if len(tagged) != 1:
        what = "has no tag that says what it is of" if not tagged else "has two tags that say what it is of"
        raise _error("correction-type", what, where, f"tag it with one of {', '.join(kinds)}")
    return tagged[0]


def _span(item: dict[str, Any], document: Document, where: str) -> Span:
    targets = [target for target in _listed(item.get("target")) if isinstance(target, dict)]
    selectors = [part for target in targets[:1] for part in _listed(target.get("selector")) if isinstance(part, dict)]
    position = next((part for part in selectors if part.get("type") == "TextPositionSelector"), None)
    quote = next((part for part in selectors if part.get("type") == "TextQuoteSelector"), None)
    start, end = _offsets(position)
    if quote is None:
        if start is None or end is None or not 0 <= start < end <= len(document.text):
            what = "has no quote, and no position inside the text"
            raise _error("correction-span", what, where, "give it a TextQuoteSelector")
        return document.span(start, end)
    exact, prefix, suffix = (_words(quote.get(part)) for part in ("exact", "prefix", "suffix"))
    if not exact:
        raise _error("correction-span", "quotes nothing", where, "give the quote its `exact` text")
    places = found_again(document, exact, prefix, suffix, start)
    if len(places) != 1:
        shown = f"{exact[:40]!r}"
        what = f"quotes {shown}, which the text does not say" if not places else f"quotes {shown}, said more than once"
        remedy = "give the very words" if not places else "give what stands before and after as prefix and suffix"
        raise _error("correction-span", what, where, remedy)
    return places[0]


def _offsets(position: Mapping[str, Any] | None) -> tuple[int | None, int | None]:
    if position is None:
        return None, None
    offsets = [position.get(end) for end in ("start", "end")]
    start, end = (offset if type(offset) is int else None for offset in offsets)
    return start, end


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: Any) -> Iterator[Any]:
    yield from value if isinstance(value, list) else () if value is None else (value,)


def _check_links(mark: Mark, marks: Mapping[str, Mark]) -> None:
    if mark.kind is not MarkKind.CONDITION:
        return
    if not mark.of:
        what, remedy = "is a condition of no position", "link it to its position's id"
        raise _error("correction-id", what, mark.where, remedy)
    for position in mark.of:
        if position not in marks or marks[position].kind is not MarkKind.POSITION:
            what = f"is a condition of {_short(position)}, which is no position here"
            raise _error("correction-id", what, mark.where, "take it away with its position, or link it to another")


def _short(name: str) -> str:
    """The end of an id, which tells annotations apart."""
    return visible(name.rpartition("#")[2][-60:], keep="")


def _error(code: str, what: str, where: str, remedy: str) -> ReadingError:
    return ReadingError(code, what, where=where, remedy=remedy)
