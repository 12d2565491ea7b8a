"""The options that several commands share, each with the help that teaches it."""

from enum import StrEnum
from typing import Annotated

import typer

from standoff.errors import ConflictError


class TableOrJson(StrEnum):
    """How a result is printed: for a person, or for a program."""

    TABLE = "table"
    JSON = "json"


Form = Annotated[TableOrJson, typer.Option("--format", help="Print for a person (table) or for a program (json).")]

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Dispatches: text, Markdown, HTML, PDF, .srt, .vtt, RSS or Atom; - is standard input. Several need --out.",
    ),
]

ConflictSource = Annotated[
    str, typer.Argument(metavar="CONFLICT", help="A conflict: conflict.yaml, .json or .gmcr; - is standard input.")
]

Date = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DATE",
        help="When the dispatch was written: 2012-06-27, 2012-06 or 2012. Without it, its own date line tells.",
    ),
]

BASIC_CONCEPTS = "nash,gmr,smr,seq"

CONCEPT_NAMES = (
    *("nash", "gmr", "smr", "seq", "sseq", "sim", "l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9"),
    *("nonmyopic", "lfar", "lcs"),
)
"""The values of `Concept`, which help cannot ask for: it would have to import all that solves. A test compares them."""

Concepts = Annotated[
    str,
    typer.Option(
        "--concepts",
        metavar="NAMES",
        help=f"Solution concepts, with commas between: {', '.join(CONCEPT_NAMES)}.",
    ),
]

Samples = Annotated[
    int | None,
    typer.Option(
        "--samples",
        metavar="N",
        help="How many readings of the preferences to draw and solve: 2,000 without it.",
    ),
]

SCALE_NAMES = ("icd203", "phia", "nato", "kent")
"""The scales of `standoff.reading.scales`, which help cannot ask for without importing it. A test compares them."""

Scale = Annotated[
    str,
    typer.Option("--scale", metavar="NAME", help=f"The words for probabilities: {', '.join(SCALE_NAMES)}."),
]

READING_SCALE_NAMES = ("icd203", "phia", "kent")
"""Those of them that estimates may be read by. A test compares them too."""

ReadingScale = Annotated[
    str,
    typer.Option(
        "--scale",
        metavar="NAME",
        help=f"The scale that the author's words for probabilities are read by: {', '.join(READING_SCALE_NAMES)}.",
    ),
]

Seed = Annotated[
    int,
    typer.Option("--seed", metavar="N", help="The same seed gives the same numbers."),
]

Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write there instead of printing.")]


def concept_names(text: str) -> list[str]:
    """The names in the value of `--concepts`; raises `ConflictError` when there is none. `solve` knows which exist."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    if not names:
        raise ConflictError("unknown-concept", "`--concepts` names none", remedy="write, for instance, nash,seq")
    return names
