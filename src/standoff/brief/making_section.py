"""Section 10: what was assumed, who and what was left out, and how the brief was made."""

from dataclasses import dataclass
from importlib.metadata import version

from standoff.brief.materials import Materials
from standoff.brief.words import counted
from standoff.conflict import LeftOut
from standoff.drafting.dispatches import short_name
from standoff.text import BlockKind, Document


@dataclass(frozen=True, slots=True)
class MakingSection:
    """Assumptions, those left out, and the facts that make the brief repeatable."""

    assumptions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    calibrated: bool
    facts: tuple[tuple[str, str], ...]


def making_section(materials: Materials) -> MakingSection:
    """Where every number comes from, and what it does not cover."""
    reading, outlook = materials.reading, materials.outlook
    options, states = materials.conflict.options, materials.solution.space.n_states
    found = (
        counted(len(reading.actors), "actor"),
        counted(len(reading.positions), "position"),
        counted(len(reading.events), "event"),
        counted(len(reading.dependencies), "dependency", "dependencies"),
        counted(len(reading.estimates), "estimate"),
    )
    facts = (
        *(fact for document in materials.documents for fact in _facts_of(document)),
        ("Found in it", ", ".join(found)),
        ("Model", f"{counted(len(options), 'option')}, {counted(states, 'state')}"),
        ("Samples", f"{outlook.samples:,}"),
        ("Seed", str(outlook.seed)),
        ("Made by", f"standoff {version('standoff')}"),
    )
    return MakingSection(outlook.assumptions, materials.conflict.left_out, outlook.verdict.calibrated, facts)


def _facts_of(document: Document) -> tuple[tuple[str, str], ...]:
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in document.blocks)
    return (
        ("Source", short_name(document.source)),  # the folders it lies in here say nothing about it
        *((("Address", document.link),) if document.link else ()),
        ("Text", f"{counted(len(document.text), 'character')} in {counted(paragraphs, 'paragraph')}"),
        ("SHA-256 of the text", document.sha256),
    )
