"""The verdict: one sentence with a word, a number and a range, and the reasons after it."""

import math
from statistics import NormalDist

from standoff.conflict import Conflict
from standoff.outlook.calibration import Calibration, chance_of_lasting
from standoff.outlook.model import Deal, Foresight, Support, Verdict, WayOut
from standoff.outlook.tables import doubt
from standoff.outlook.why_lasting import why_lasting
from standoff.outlook.words import percent
from standoff.reading.scales import scale_named

LEAST, MOST = 0.01, 0.99
"""A judgement about the world is never told as impossible or certain (ICD 203 has no words beyond)."""

DIFFERENT = 0.05
"""Supports further apart than this are told one by one."""

AHEAD = {"one": "one move ahead", "two": "two moves ahead", "more": "three moves ahead"}


def verdict_of(
    conflict: Conflict,
    lasts: Support,
    foresight: tuple[Foresight, ...],
    deals: tuple[Deal, ...],
    ways_out: tuple[WayOut, ...],
    calibration: Calibration | None,
    scale: str,
) -> Verdict:
    """The verdict on whether the status quo lasts; with a calibration, for the year that its record tells of.

    `scale` names the words that it is told in.
    """
    cases = doubt().cases if calibration is None else calibration.cases
    share = chance_of_lasting(conflict, lasts, calibration)
    probability, low, high = (_told(value) for value in (share, *_range(share, cases)))
    term = scale_named(scale).term_for(probability)
    lasting = "lasts" if calibration is None else "lasts a year"
    return Verdict(
        sentence=(
            f"{term.frame} ({probability:.0%}, range {low:.0%} to {high:.0%}) that the status quo {lasting}; "
            f"{_by_foresight(foresight, calibration)}."
        ),
        word=term.word,
        probability=probability,
        low=low,
        high=high,
        calibrated=calibration is not None,
        reasons=tuple(_reasons(why_lasting(conflict, calibration), deals, ways_out)),
        record=_record(calibration),
        scale=scale,
    )


def _range(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval for a share seen in `n` cases: those of the record, or what the model's word counts for."""
    z = NormalDist().inv_cdf(0.5 + doubt().coverage / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def _told(probability: float) -> float:
    return round(min(MOST, max(LEAST, probability)), 6)


def _by_foresight(foresight: tuple[Foresight, ...], calibration: Calibration | None) -> str:
    # Beside a calibrated chance the shares must be told as the model's, for the two need not agree.
    it = "it" if calibration is None else "in the model it"
    supports = [level.persists.support for level in foresight]
    if max(supports) - min(supports) < DIFFERENT:
        middle = percent(sorted(supports)[len(supports) // 2])
        return f"{it} is stable in {middle} of the readings of what the parties want, however far they look ahead"
    first, *further = foresight
    parts = [f"in {percent(level.persists.support)} when they look {AHEAD[level.moves]}" for level in further]
    return (
        f"{it} is stable in {percent(first.persists.support)} of the readings of what the parties want when they look "
        f"{AHEAD[first.moves]}, {', and '.join(parts)}"
    )


def _reasons(why: str | None, deals: tuple[Deal, ...], ways_out: tuple[WayOut, ...]) -> list[str]:
    reasons = [] if why is None else [why]
    if deals:
        reasons.append(f"Best deal: {deals[0].words}")
    else:
        reasons.append("In none of the readings is there a state that all prefer to the status quo.")
    for kind in ("concession", "change_of_heart"):
        first = next((way for way in ways_out if way.kind == kind), None)
        if first is not None:
            reasons.append(first.words)
    return reasons


def _record(calibration: Calibration | None) -> str:
    if calibration is None:
        return (
            "The number is the model's support, the share of the readings of the parties' wishes in which the status "
            "quo holds; no record of resolved standoffs has calibrated it yet."
        )
    return f"The number is calibrated on {calibration.source}. {calibration.score}".rstrip()
