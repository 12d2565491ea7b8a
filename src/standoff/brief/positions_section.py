"""Section 3: who wants, refuses, offers or threatens what."""

from dataclasses import dataclass

from standoff.brief.findings import FindingKind, condition_letter, number_of
from standoff.brief.marked_text import Quote
from standoff.brief.materials import Materials
from standoff.reading import Position


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition of a position; `href` leads to the words that state it."""

    number: str
    kind: str
    whose: str | None
    action: str
    href: str | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with the words that state it; `remarks` are `implied`, `given up`, or who voiced it."""

    number: str
    holder: str
    stance: str
    whose: str
    own: bool
    action: str
    conditions: tuple[ConditionLine, ...]
    remarks: tuple[str, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class PositionsSection:
    """All positions, in text order."""

    rows: tuple[PositionRow, ...]
    left: int


def positions_section(materials: Materials) -> PositionsSection:
    """The positions of the reading."""
    positions = materials.reading.positions
    rows = tuple(_row(materials, at, position) for at, position in enumerate(positions[: materials.rows]))
    return PositionsSection(rows, materials.left(len(positions)))


def _row(materials: Materials, at: int, position: Position) -> PositionRow:
    number = number_of(FindingKind.POSITION, at)
    return PositionRow(
        number=number,
        holder=materials.name(position.holder),
        stance=position.stance.value,
        whose=materials.name(position.whose, "somebody not named"),
        own=position.holder is not None and position.whose == position.holder,
        action=position.action,
        conditions=tuple(
            ConditionLine(
                number + condition_letter(place),
                condition.kind.replace("_", " "),
                materials.name(condition.whose) if condition.whose else None,
                condition.action,
                materials.text.href(condition.span.start, condition.span.end) if condition.span else None,
            )
            for place, condition in enumerate(position.conditions)
        ),
        remarks=tuple(_remarks(materials, position)),
        quote=materials.text.quoted(position.span.start, position.span.end),
    )


def _remarks(materials: Materials, position: Position) -> list[str]:
    remarks = []
    if position.implied:
        remarks.append("implied")
    if not position.in_force:
        remarks.append("given up")
    if position.speaker is not None and position.speaker != position.holder:
        remarks.append(f"voiced by {materials.name(position.speaker)}")
    return remarks
