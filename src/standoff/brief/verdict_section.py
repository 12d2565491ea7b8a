"""Section 1: the verdict, in words and numbers."""

from dataclasses import dataclass

from markupsafe import Markup

from standoff.brief.materials import Materials
from standoff.brief.scale import Band, draw_scale
from standoff.brief.svg import figure
from standoff.brief.words import capitalised, first_words, percent, percent_range
from standoff.outlook.tables import terms


@dataclass(frozen=True, slots=True)
class Pointer:
    """A line of the summary with a link to the section that tells more."""

    heading: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class VerdictSection:
    """The answer, its place on the scale of words, and what else to know at once."""

    sentence: str
    chance: str
    reasons: tuple[str, ...]
    calibrated: bool
    picture: Markup
    scale_source: str
    pointers: tuple[Pointer, ...]


def verdict_section(materials: Materials) -> VerdictSection:
    """The verdict of the outlook."""
    verdict = materials.outlook.verdict
    bands = [Band(term.word, term.low, term.high) for term in terms()]
    chance = f"{capitalised(verdict.word)}: {percent(verdict.probability)}"
    spread = percent_range(verdict.low, verdict.high)
    picture = figure(
        "verdict",
        "The chance that the standoff lasts, on the scale of words",
        f"{chance}, with a range of {spread}, on a scale from almost no chance to almost certain.",
        lambda width: draw_scale(bands, verdict.probability, verdict.low, verdict.high, chance, width),
    )
    return VerdictSection(
        sentence=verdict.sentence,
        chance=f"{chance} (range {spread})",
        reasons=verdict.reasons,
        calibrated=verdict.calibrated,
        picture=picture,
        scale_source="words after Intelligence Community Directive 203",
        pointers=tuple(_pointers(materials)),
    )


def _pointers(materials: Materials) -> list[Pointer]:
    outlook = materials.outlook
    pointers = [
        Pointer(
            "Looking ahead",
            "; ".join(
                f"{_ahead(view.moves)}, it holds in {percent(view.persists.support)}" for view in outlook.foresight
            )
            + " of the readings of what the parties want",
            "#chances",
        )
    ]
    if not outlook.foresight:
        pointers = []
    if outlook.ways_out:
        pointers.append(Pointer("Best way out", first_words(outlook.ways_out[0].words, 200), "#endings"))
    if outlook.deals:
        pointers.append(Pointer("Best deal", first_words(outlook.deals[0].words, 200), "#endings"))
    return pointers


def _ahead(moves: str) -> str:
    return f"{moves} {'move' if moves == 'one' else 'moves'} ahead"
