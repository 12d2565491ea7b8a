"""Section 1: the verdict, in words and numbers."""

from dataclasses import dataclass

from standoff.brief.illustration import MODEL, Illustration, illustrate, samples_of
from standoff.brief.match_estimates import LASTS, match
from standoff.brief.materials import Materials
from standoff.brief.scale import Band, draw_scale
from standoff.brief.words import capitalised, changes, percent, percent_range
from standoff.outlook.words import points
from standoff.reading import Estimate
from standoff.reading.scales import scale_named


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
    reasons: tuple[str, ...]
    record: str
    calibrated: bool
    picture: Illustration
    pointers: tuple[Pointer, ...]


def verdict_section(materials: Materials) -> VerdictSection:
    """The verdict of the outlook."""
    verdict = materials.outlook.verdict
    scale = scale_named(verdict.scale)
    bands = [Band(term.word, term.low, term.high) for term in scale.terms]
    chance = f"{capitalised(verdict.word)}: {percent(verdict.probability)}"
    spread = percent_range(verdict.low, verdict.high)
    picture = illustrate(
        "verdict",
        "The chance that the standoff lasts, on the scale of words",
        f"{chance}, with a range of {spread}, on a scale from {scale.words[0]} to {scale.words[-1]}.",
        lambda width: draw_scale(bands, verdict.probability, verdict.low, verdict.high, chance, width),
        unit="chance in percent",
        n=samples_of(materials.outlook),
        source=f"{MODEL}; words after {scale.title}",
    )
    return VerdictSection(
        sentence=verdict.sentence,
        reasons=verdict.reasons,
        record=verdict.record,
        calibrated=verdict.calibrated,
        picture=picture,
        pointers=tuple(_pointers(materials)),
    )


def _pointers(materials: Materials) -> list[Pointer]:
    outlook = materials.outlook
    pointers = []
    if outlook.ways_out:
        way = outlook.ways_out[0]
        deed = materials.option_text(way.option) if way.option else "a change of heart"
        effect = f"raises the share of samples in which the others answer and it ends by {points(way.effect.support)}"
        words = f"{way.decision_maker}: {deed}. This {effect}."
        pointers.append(Pointer("Best way out", words if way.option else way.words, "#endings"))
    if outlook.deals:
        deal = outlook.deals[0]
        better = percent(deal.support.support)
        words = f"{changes(materials.conflict, deal.label)}. Better for all in {better} of the samples."
        pointers.append(Pointer("Best deal", words, "#endings"))
    for at, estimate in _latest_first(materials):
        found = match(estimate, materials.reading, materials.conflict, outlook)
        if found is not None and found.quantity == LASTS and estimate.low is not None and estimate.high is not None:
            spread = percent_range(estimate.low, estimate.high)
            words = f"“{capitalised(estimate.phrase)}” ({spread}) that {estimate.outcome}."
            pointers.append(Pointer("The dispatch itself", words, f"#f{at}"))
            break
    return pointers


def _latest_first(materials: Materials) -> list[tuple[int, Estimate]]:
    """The estimates with their numbers, those of the latest dispatch first."""
    numbered = list(enumerate(materials.reading.estimates, start=1))
    if materials.changes is None:
        return numbered
    dispatches = materials.changes.dispatches
    return sorted(numbered, key=lambda one: -dispatches.number_at(one[1].span.start))
