"""Readings as one CSV table, a line for each finding, for spreadsheets and statistics programs."""

import csv
import io
from collections.abc import Iterator

from standoff.reading.model import Dependency, Estimate, Event, Position, Reading
from standoff.reading.told import Finding, condition_words, findings, name_of

COLUMNS = (
    "finding",
    "start",
    "end",
    "text",
    "label",
    "who",
    "whom",
    "what",
    "conditions",
    "date",
    "place",
    "killed",
    "injured",
    "low",
    "high",
    "confidence",
)


def csv_table(reading: Reading) -> str:
    """The table, with `COLUMNS` as its first line.

    `label` is an event's type, a position's stance or an estimate's phrase; `who` acts, holds or needs; `whom`
    receives, would have to act, or is needed; `what` is the action, purpose or outcome. Offsets are as in the reading.
    Words stand in quotation marks, numbers do not.
    """
    out = io.StringIO()
    # A carriage return inside a span would end the line if only what must be were quoted.
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    table.writeheader()
    for told in findings(reading):
        span = told.finding.span
        row = {"finding": told.kind.removesuffix("s"), "start": span.start, "end": span.end, "text": span.text}
        if told.kind == "dependencies":
            row["finding"] = "dependency"
        table.writerow({**row, **dict(_cells(reading, told.finding))})
    return out.getvalue()


def _cells(reading: Reading, finding: Finding) -> Iterator[tuple[str, object]]:
    match finding:
        case Event():
            yield "label", finding.type
            yield "who", name_of(reading, finding.actor, "")
            yield "whom", name_of(reading, finding.recipient, "")
            for name in ("date", "place", "killed", "injured", "confidence"):
                yield name, getattr(finding, name)
        case Position():
            yield "label", finding.stance.value
            yield "who", name_of(reading, finding.holder, "")
            yield "whom", name_of(reading, finding.whose, "")
            yield "what", finding.action
            yield "conditions", "; ".join(condition_words(reading, part) for part in finding.conditions)
            yield "confidence", finding.confidence
        case Dependency():
            known = {actor.id for actor in reading.actors}
            yield "who", name_of(reading, finding.who, "")
            yield "whom", name_of(reading, finding.on) if finding.on in known else finding.on
            yield "what", finding.purpose
            yield "confidence", finding.confidence
        case Estimate():
            yield "label", finding.phrase
            yield "who", name_of(reading, finding.holder)
            yield "what", finding.outcome
            yield "date", finding.horizon
            yield "low", finding.low
            yield "high", finding.high
            yield "confidence", finding.confidence
