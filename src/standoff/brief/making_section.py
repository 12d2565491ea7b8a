"""Section 10: what was assumed, who and what was left out, and how the brief was made."""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PurePath

from standoff.brief.materials import Materials
from standoff.brief.words import counted
from standoff.conflict import LeftOut
from standoff.text import BlockKind


@dataclass(frozen=True, slots=True)
class MakingSection:
    """Assumptions, those left out, and the facts that make the brief repeatable."""

    assumptions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    calibrated: bool
    facts: tuple[tuple[str, str], ...]


def making_section(materials: Materials) -> MakingSection:
    """Where every number comes from, and what it does not cover."""
    document, reading, outlook = materials.document, materials.reading, materials.outlook
    options, states = materials.conflict.options, materials.solution.space.n_states
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in document.blocks)
    found = (
        counted(len(reading.actors), "actor"),
        counted(len(reading.positions), "position"),
        counted(len(reading.events), "event"),
        counted(len(reading.dependencies), "dependency", "dependencies"),
        counted(len(reading.estimates), "estimate"),
    )
    facts = (
        ("Source", _name(document.source)),
        ("Text", f"{counted(len(document.text), 'character')} in {counted(paragraphs, 'paragraph')}"),
        ("SHA-256 of the text", document.sha256),
        ("Found in it", ", ".join(found)),
        ("Model", f"{counted(len(options), 'option')}, {counted(states, 'state')}"),
        ("Samples", f"{outlook.samples:,}"),
        ("Seed", str(outlook.seed)),
        ("Made by", f"standoff {version('standoff')}"),
    )
    return MakingSection(outlook.assumptions, materials.conflict.left_out, outlook.verdict.calibrated, facts)


def _name(source: str) -> str:
    """The name of a source without the folders it lies in here, which say nothing about it; an address as it is."""
    return source if "://" in source else PurePath(source).name or source
