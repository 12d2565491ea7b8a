"""Odd texts through every loader and every format: no offset may drift by a character.

    python tests/reading/drift.py [TEXTS [FIRST]]

Prints one closing line, and exits 1, with the number of each text at fault, when a finding is not at its words.
"""

import csv
import io
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from odd_texts import odd_text

from standoff.errors import StandoffError
from standoff.reading import Reading, read
from standoff.reading.exchange.brat import brat
from standoff.reading.exchange.brat_file import marks_of_brat
from standoff.reading.exchange.corrections import corrected
from standoff.reading.exchange.csv_table import csv_table
from standoff.reading.exchange.polecat import polecat
from standoff.reading.exchange.webannotation import web_annotations
from standoff.reading.serialize import dumps, loads
from standoff.text import Document, Span, from_text
from standoff.text.loading import from_bytes

sys.path.append(str(Path(__file__).parents[1] / "text"))  # where PDFs are made for the tests of their loader
from pdf_making import made_pdf, paragraphs_set

WRAPPED = {
    "txt": "{}",
    "md": "{}",
    "html": "<html><body><article><h1>Ilo</h1><p>{}</p></article></body></html>",
    "srt": "1\n00:00:01,000 --> 00:00:04,000\n{}\n",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\n{}\n",
    "feed": "<rss version='2.0'><channel><item><title>Ilo</title><description>{}</description></item></channel></rss>",
    "pdf": "{}",
}
"""How a text becomes a file of each kind."""

EVERY = 5.0  # seconds between lines of progress
BATCH = 10  # texts handed to a process at a time


def drifts(number: int, kind: str) -> tuple[list[str], int]:
    """What is not where it should be when the text of that number comes as a file of this kind; how much was found."""
    try:
        document = _document(WRAPPED[kind].format(odd_text(number)), kind)
    except StandoffError:
        return [], 0
    reading = read(document)
    found = [*_spans(reading)]
    return [fault for fault in _faults(reading, document, found) if fault], len(found)


def _document(text: str, kind: str) -> Document:
    if kind == "pdf":
        return from_bytes(made_pdf(paragraphs_set(text.splitlines(), rows=5)), "-", date="2012-06-01")
    return from_text(text, kind=kind, date="2012-06-01")


def _faults(reading: Reading, document: Document, found: list[Span]) -> Iterator[str]:
    text = document.text
    if list(document.pages) != sorted(document.pages) or (document.pages and document.pages[0] != 0):
        yield "pages"
    yield from (f"span {span.start}-{span.end}" for span in found if text[span.start : span.end] != span.text)
    if loads(dumps(reading), document=document) != reading:
        yield "json"
    annotations = json.dumps(web_annotations(reading, document))
    for form, written in (("json", dumps(reading)), ("brat", brat(reading)), ("webannotation", annotations)):
        if dumps(corrected(reading, document, written)) != dumps(reading):
            yield f"{form} comes back otherwise"
    for item in json.loads(annotations)["first"]["items"]:
        position, quote = item["target"]["selector"]
        if text[position["start"] : position["end"]] != quote["exact"]:
            yield "webannotation"
    if len(marks_of_brat(brat(reading), document)) != brat(reading).count("\nT") + brat(reading).startswith("T"):
        yield "brat"
    for row in csv.DictReader(io.StringIO(csv_table(reading), newline="")):
        if text[int(row["start"]) : int(row["end"])] != row["text"]:
            yield "csv"
    if len(polecat(reading).splitlines()) != len(reading.events) + 1:
        yield "polecat"


def _spans(reading: Reading) -> Iterator[Span]:
    for actor in reading.actors:
        yield from actor.mentions
    for finding in (*reading.events, *reading.positions, *reading.dependencies, *reading.estimates):
        yield finding.span
    for position in reading.positions:
        yield from (condition.span for condition in position.conditions)


def judge(number: int) -> tuple[int, list[str], int]:
    """The text of that number as a file of every kind: its number, its faults and how much was found in all."""
    told = [(kind, *drifts(number, kind)) for kind in WRAPPED]
    return (
        number,
        [f"{kind}: {fault}" for kind, faults, _ in told for fault in faults],
        sum(found for *_, found in told),
    )


def main(texts: int, first: int) -> int:
    """Judges so many texts on all processors; the exit status."""
    began = told = time.monotonic()
    counts: Counter[str] = Counter()
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for done, (number, faults, found) in enumerate(
            pool.imap_unordered(judge, range(first, first + texts), BATCH), 1
        ):
            counts += Counter(texts=1, findings=found, faults=len(faults))
            for fault in faults:
                print(f"text {number}, {fault}", flush=True)
            if time.monotonic() - told > EVERY:
                told = time.monotonic()
                print(f"{done:,} of {texts:,} texts", file=sys.stderr, flush=True)
    seconds = time.monotonic() - began
    print(f"{counts['texts']:,} texts, {counts['findings']:,} spans, {counts['faults']:,} faults, {seconds:.0f} s")
    return 1 if counts["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(*[int(given) for given in (*sys.argv[1:], *("10000", "0")[len(sys.argv) - 1 :])]))
