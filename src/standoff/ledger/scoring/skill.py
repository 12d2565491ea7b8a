"""Skill: what a forecaster is better by than a reference, on the same questions over the same time."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from standoff.ledger.model import QuestionKind
from standoff.ledger.scoring.records import Resolved
from standoff.ledger.scoring.references import Reference
from standoff.ledger.scoring.resampling import LEVEL, Interval, mean_interval, skill_interval
from standoff.ledger.scoring.rules import RULES, Convention
from standoff.ledger.scoring.timeline import time_mean, together


@dataclass(frozen=True, slots=True)
class Pair:
    """One question on which both have a score: the means over the time in which both stood, and its cluster."""

    question: str
    cluster: str
    score: float
    reference_score: float


@dataclass(frozen=True, slots=True)
class Skill:
    """A forecaster beside a reference, by one rule, over `questions` in so many `clusters`.

    `score` and `reference_score` are the mean scores, each question counting the same; `gain` is their difference, and
    more than 0 means better than the reference whichever way the rule runs. `skill` is the share of the way from the
    reference to a perfect score: 1 is perfect, 0 no better than the reference, below 0 worse; None where the reference
    is perfect itself. Intervals are by cluster (`resampling`), None where there are fewer than two, and of
    the skill also where too little was lost to tell a ratio.
    """

    reference: str
    rule: str
    questions: int
    clusters: int
    score: float
    reference_score: float
    gain: float
    gain_interval: Interval | None
    skill: float | None
    skill_interval: Interval | None


def pairs(record: Iterable[Resolved], forecaster: str, reference: Reference, rule: str = "brier") -> tuple[Pair, ...]:
    """The questions on which both said something at the same time, with the mean scores over that time."""
    convention = RULES[rule]
    found = []
    for one in record:
        mine, theirs = one.tracks.get(forecaster), reference(one)
        if mine is None or theirs is None or not applies(convention, one):
            continue
        mine, theirs = together(mine, theirs)
        if mine.covered:
            scores = (
                time_mean(convention.score(steps.probabilities, one.outcome), steps.lengths) for steps in (mine, theirs)
            )
            found.append(Pair(one.question.id, one.cluster, *scores))
    return tuple(found)


def applies(convention: Convention, one: Resolved) -> bool:
    """Whether a rule is for such questions: ordered rules are for ordered outcomes alone."""
    return not convention.name.startswith("ordered") or one.question.kind == QuestionKind.ORDERED


def skill(
    record: Iterable[Resolved],
    forecaster: str,
    reference: Reference,
    name: str,
    *,
    rule: str = "brier",
    level: float = LEVEL,
) -> Skill | None:
    """The skill of a forecaster against a reference called `name`, or None when they share no question.

    The skill score is (S - S_ref) / (S_best - S_ref) of mean scores (Murphy 1988; Wilks 2011, section 8.1.4).
    """
    held = pairs(record, forecaster, reference, rule)
    if not held:
        return None
    convention = RULES[rule]
    mine = fsum(pair.score for pair in held) / len(held)
    theirs = fsum(pair.reference_score for pair in held) / len(held)
    clusters = [pair.cluster for pair in held]
    gains = [convention.sign * (pair.score - pair.reference_score) for pair in held]
    losses = [abs(convention.best - pair.score) for pair in held]
    reference_losses = [abs(convention.best - pair.reference_score) for pair in held]
    share = None if theirs == convention.best else (mine - theirs) / (convention.best - theirs)
    return Skill(
        reference=name,
        rule=rule,
        questions=len(held),
        clusters=len(set(clusters)),
        score=mine,
        reference_score=theirs,
        gain=convention.sign * (mine - theirs),
        gain_interval=mean_interval(gains, clusters, level=level),
        skill=share,
        skill_interval=None if share is None else skill_interval(losses, reference_losses, clusters, level=level),
    )
