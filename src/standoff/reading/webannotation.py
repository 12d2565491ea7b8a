"""Readings in the W3C's Web Annotation data model, for annotation servers, viewers and triple stores.

Format: https://www.w3.org/TR/annotation-model/, with text position and text quote selectors.
"""

from collections.abc import Iterator
from typing import Any

from standoff.reading.model import Reading
from standoff.reading.told import findings, spans_of
from standoff.text import Document, Span

CONTEXT = 32
"""Characters before and after a quote, which let it be found again in a copy of the text that differs a little."""

_KINDS = {"events": "event", "positions": "position", "dependencies": "dependency", "estimates": "estimate"}


def web_annotations(reading: Reading, document: Document) -> dict[str, Any]:
    """An annotation collection whose one page holds an annotation for each finding and each mention of an actor.

    Offsets are Unicode code points of the document's text, as the model has them.
    """
    collection = f"urn:sha256:{reading.document.sha256}"
    items = list(_annotations(reading, document, collection))
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{collection}#findings",
        "type": "AnnotationCollection",
        "label": reading.document.title or reading.document.source,
        "total": len(items),
        "first": {"id": f"{collection}#findings-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotations(reading: Reading, document: Document, collection: str) -> Iterator[dict[str, Any]]:
    for at, actor in enumerate(reading.actors):
        for number, mention in enumerate(actor.mentions):
            target = [_target(mention, document, collection)]
            yield _annotation(f"{collection}#actors-{at}-{number}", "actor", actor.name, target)
    for told in findings(reading):
        targets = [_target(span, document, collection) for span in spans_of(told)]
        yield _annotation(f"{collection}#{told.kind}-{told.index}", _KINDS[told.kind], told.words, targets)


def _annotation(name: str, tag: str, words: str, targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words},
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(span: Span, document: Document, collection: str) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.text,
        "prefix": document.text[max(0, span.start - CONTEXT) : span.start],
        "suffix": document.text[span.end : span.end + CONTEXT],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": collection, "selector": [position, quote]}
