"""Section 8: what the dispatch itself expects, beside the model."""

from dataclasses import dataclass

from standoff.brief.agreement import agreement, agreement_apart
from standoff.brief.estimate_chart import Comparison, draw_estimates
from standoff.brief.findings import FindingKind, holder_of, number_of
from standoff.brief.illustration import DISPATCH, MODEL, Illustration, illustrate
from standoff.brief.marked_text import Quote
from standoff.brief.match_estimates import Match, match
from standoff.brief.materials import Materials
from standoff.brief.words import counted, percent, percent_range
from standoff.outlook.horizons import Reach, reach_of
from standoff.reading import Estimate

MOST_COMPARED = 14
"""Lines of the picture, which has to fit a page; the table has the others."""

UNMATCHED = "No counterpart: it names neither an option of the model nor the standoff as a whole."


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """An estimate, what it is compared with, and how the two agree; `model` is None when nothing compares."""

    number: str
    holder: str
    phrase: str
    outcome: str
    range: str | None
    horizon: str | None
    quantity: str
    option: int | None
    model: str | None
    agreement: str
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class EstimatesSection:
    """All estimates, in text order, and a picture of those that compare."""

    rows: tuple[EstimateRow, ...]
    left: int
    picture: Illustration | None
    calibrated: bool


def estimates_section(materials: Materials) -> EstimatesSection:
    """The estimates of the reading."""
    estimates = materials.reading.estimates
    rows = []
    compared: list[Comparison] = []
    for at, estimate in enumerate(estimates[: materials.rows]):
        row, comparison = _row(materials, at, estimate)
        rows.append(row)
        if comparison is not None and len(compared) < MOST_COMPARED:
            compared.append(comparison)
    picture = None
    if compared:
        told = "; ".join(
            f"{c.label}: the text {percent_range(c.low, c.high)}, the model {percent(c.value)}" for c in compared
        )
        title = "The dispatch's estimates and the model's"
        picture = illustrate(
            "estimates",
            title,
            f"{told}.",
            lambda width: draw_estimates(compared, width),
            unit="chance in percent",
            n=f"{len(compared)} of {counted(len(estimates), 'estimate')}",
            source=f"{DISPATCH} (bands), {MODEL} (diamonds)",
        )
    return EstimatesSection(tuple(rows), materials.left(len(estimates)), picture, materials.outlook.verdict.calibrated)


def _row(materials: Materials, at: int, estimate: Estimate) -> tuple[EstimateRow, Comparison | None]:
    number = number_of(FindingKind.ESTIMATE, at)
    found = match(estimate, materials.reading, materials.conflict, materials.outlook)
    low, high = estimate.low, estimate.high
    comparison = None
    if found is not None and low is not None and high is not None:
        comparison = Comparison(f"{number} {estimate.outcome}", low, high, found.value)
    row = EstimateRow(
        number=number,
        holder=holder_of(materials.reading, estimate.holder),
        phrase=estimate.phrase,
        outcome=estimate.outcome,
        range=None if low is None or high is None else percent_range(low, high),
        horizon=estimate.horizon,
        quantity=found.quantity if found else UNMATCHED,
        option=found.option if found else None,
        model=percent(found.value) if found else None,
        agreement=_agreement(materials, estimate, found) if found else "",
        why=found.why if found else "",
        quote=materials.text.quoted(estimate.span.start, estimate.span.end),
    )
    return row, comparison


def _agreement(materials: Materials, estimate: Estimate, found: Match) -> str:
    """How the estimate and the model agree, of whatever times the two speak."""
    low, high = estimate.low, estimate.high
    if low is None or high is None:
        return "The phrase has no standard range to compare with."
    if estimate.horizon is None or not materials.outlook.verdict.calibrated:
        return agreement(low, high, found.value)
    reach = reach_of(estimate.horizon, materials.written(estimate.span.start))
    if reach is None:
        return f"{agreement(low, high, found.value)} The model's number is for the year ahead."
    if reach is Reach.A_YEAR:
        return agreement(low, high, found.value)
    return agreement_apart(low, high, found.value, reach, grows=found.grows)
