"""Readings in the W3C's Web Annotation data model, for annotation servers, viewers and triple stores.

Format: https://www.w3.org/TR/annotation-model/, with text position and text quote selectors. `webannotation_file` reads
what this writes.
"""

from typing import Any

from standoff.reading.exchange.marks import MAIN, Mark, marks_of
from standoff.reading.exchange.notes import LINE, written
from standoff.reading.model import Reading
from standoff.text import Document, Span

CONTEXT = 32
"""Characters before and after a quote, which let it be found again in a copy of the text that differs a little."""


def web_annotations(reading: Reading, document: Document) -> dict[str, Any]:
    """An annotation collection whose one page holds an annotation for each mention, finding and condition.

    Each is tagged with its kind, described in words, and classified by its fields, a `name: value` on each line; a
    condition links to its position. Offsets are Unicode code points of the document's text, as the model has them.
    """
    collection = f"urn:sha256:{reading.document.sha256}"
    items = [_annotation(mark, document, collection) for mark in marks_of(reading)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{collection}#findings",
        "type": "AnnotationCollection",
        "label": reading.document.title or reading.document.source,
        "total": len(items),
        "first": {"id": f"{collection}#findings-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(mark: Mark, document: Document, collection: str) -> dict[str, Any]:
    fields = written(mark.fields, MAIN[mark.kind], LINE, named=True)
    links = [
        {"type": "SpecificResource", "purpose": "linking", "source": f"{collection}#{position}"} for position in mark.of
    ]
    return {
        "id": f"{collection}#{mark.name}",
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": mark.kind.value},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": mark.words},
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": fields},
            *links,
        ],
        "target": _target(mark.span, document, collection),
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
