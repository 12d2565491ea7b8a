"""`page`: the brief as one HTML file, complete in itself."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from standoff.brief.actors_section import actors_section
from standoff.brief.chances_section import chances_section
from standoff.brief.changes import Changes
from standoff.brief.changes_section import changes_section, names_of
from standoff.brief.endings_section import endings_section
from standoff.brief.estimates_section import estimates_section
from standoff.brief.events_section import events_section
from standoff.brief.findings import Finding, findings
from standoff.brief.grading import Grade
from standoff.brief.illustration import pictures_in
from standoff.brief.making_section import making_section
from standoff.brief.marked_text import marked_text
from standoff.brief.materials import Materials
from standoff.brief.positions_section import positions_section
from standoff.brief.questions_section import questions_section
from standoff.brief.sheet import digest, environment, style
from standoff.brief.states_section import states_section
from standoff.brief.tradecraft import summary, tradecraft
from standoff.brief.verdict_section import verdict_section
from standoff.brief.words import joined
from standoff.conflict import Conflict
from standoff.outlook.dates import date_in_words
from standoff.outlook.model import Outlook
from standoff.reading import Reading
from standoff.stability import Solution
from standoff.text import Document

OPENING = "Skip to the verdict Standoff brief"
"""What a page says before its title, to the ear at least."""

LARGEST = 400_000
"""Bytes that a brief may have; of a longer one, passages without findings and then rows of tables are left out."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of everything is shown: passages without findings, rows of a table, characters of one piece of text."""

    all_passages: bool = True
    rows: int | None = None
    characters: int | None = None


EXTENTS = (
    Extent(),
    Extent(all_passages=False),
    Extent(all_passages=False, rows=150),
    Extent(all_passages=False, rows=60),
    Extent(all_passages=False, rows=20, characters=400),
    Extent(all_passages=False, rows=8, characters=80),
)
"""From the fullest; the first that makes a page of at most `LARGEST` bytes is taken."""


def page(
    document: Document,
    reading: Reading,
    conflict: Conflict,
    solution: Solution,
    outlook: Outlook,
    changes: Changes | None = None,
    grade: Grade | None = None,
) -> str:
    """The brief of a standoff: HTML without scripts and without references to anything outside it.

    With several dispatches `document` holds all their texts, and `changes` says what each of them changed. `grade` is
    an analyst's judgement of them.

    Everything from the document is escaped, with control and bidirectional characters made visible. The page is at most
    400,000 bytes of UTF-8: for a very long dispatch, passages without findings are left out, then rows, and it says so;
    in the end long pieces of text are cut.
    Raises `SpanError` when `reading` is not of `document`.
    """
    marks = findings(document, reading, conflict)
    html = ""
    opening = [] if changes is None else list(zip(changes.dispatches.starts, names_of(changes.dispatches), strict=True))
    for extent in EXTENTS:
        if _least(extent, document, marks) > LARGEST:
            continue
        kept = marks if extent.rows is None else tuple(f for f in marks if _place(f) <= extent.rows)
        text = marked_text(document, kept, all_passages=extent.all_passages, opening=opening)
        materials = Materials(document, reading, conflict, solution, outlook, text, extent.rows, changes, grade)
        html = _rendered(materials, extent.characters)
        if len(html.encode("utf-8")) <= LARGEST:
            break
    return html


def _least(extent: Extent, document: Document, marks: tuple[Finding, ...]) -> int:
    """Bytes that a page of this extent has at least: its text, or 100 for each finding's link and row."""
    return max(len(document.text) if extent.all_passages else 0, 100 * len(marks) if extent.rows is None else 0)


def _place(finding: Finding) -> int:
    """The place of a finding in its list, from 1."""
    return int("".join(sign for sign in finding.number if sign.isdecimal()))


def _rendered(materials: Materials, characters: int | None) -> str:
    sheet = style()
    outlook = materials.outlook
    dates = [one.date for one in materials.documents if one.date] or ([outlook.date] if outlook.date else [])
    date, dispatches = joined([date_in_words(one) for one in dates]), len(materials.documents)
    sections = _sections(materials)
    opening = f"{OPENING} {outlook.title} {date_line(date, dispatches)} 1 The verdict {outlook.verdict.sentence}"
    pictures = [one for section in sections.values() for one in pictures_in(section)]
    rows = tradecraft(materials, opening, sections["questions"].rows, pictures)
    return (
        environment(characters)
        .get_template("brief.html")
        .render(
            title=outlook.title,
            date_line=date_line(date, dispatches),
            dispatches=dispatches,
            grade=str(materials.grade) if materials.grade else "",
            style=Markup(sheet),
            style_digest=digest(sheet),
            **sections,
            text=materials.text,
            tradecraft=rows,
            standing=summary(rows),
            samples=f"{outlook.samples:,}",
            seed=str(outlook.seed),
        )
    )


def _sections(materials: Materials) -> dict[str, Any]:
    """What each section is written from, by the name that its template knows it under."""
    return {
        "changes": changes_section(materials),
        "verdict": verdict_section(materials),
        "actors": actors_section(materials),
        "positions": positions_section(materials),
        "events": events_section(materials),
        "states": states_section(materials),
        "chances": chances_section(materials),
        "endings": endings_section(materials),
        "estimates": estimates_section(materials),
        "questions": questions_section(materials),
        "making": making_section(materials),
    }


def date_line(date: str, dispatches: int) -> str:
    """The line below the title; nothing without a date."""
    return f"{'Dispatch' if dispatches == 1 else 'Dispatches'} of {date}" if date else ""
