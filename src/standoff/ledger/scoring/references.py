"""What a forecaster is held against: no change, the base rate so far, equal chances, another forecaster.

A reference says of a question what would have been said, as a track over the time in which forecasts count, or None
where it has nothing to say.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

import numpy as np

from standoff.ledger.model import Question
from standoff.ledger.scoring.records import Resolved
from standoff.ledger.scoring.rules import Floats, Ints
from standoff.ledger.scoring.timeline import Track, track

Reference = Callable[[Resolved], Track | None]

NO_CHANGE_TAG = "no-change:"
"""A tag `no-change:OUTCOME` says which outcome of a question it is that nothing changes."""


def constant(one: Resolved, probabilities: Iterable[float]) -> Track:
    """The same probabilities for the whole time in which forecasts of a question count."""
    return track([one.opens], [list(probabilities)], one.opens, one.ends)


def equal_chances(one: Resolved) -> Track:
    """50/50, or the same chance for each of several outcomes."""
    outcomes = len(one.question.outcomes)
    return constant(one, [1 / outcomes] * outcomes)


def unchanged_outcome(question: Question) -> str | None:
    """The outcome that a question's tag `no-change:OUTCOME` names, or None."""
    named = (tag.removeprefix(NO_CHANGE_TAG) for tag in question.tags if tag.startswith(NO_CHANGE_TAG))
    return next((outcome for outcome in named if outcome in question.outcomes), None)


def no_change(unchanged: Callable[[Question], str | None] = unchanged_outcome) -> Reference:
    """All on the outcome that nothing changes, which `unchanged` names; nothing where it names none."""

    def said(one: Resolved) -> Track | None:
        outcome = unchanged(one.question)
        if outcome is None:
            return None
        return constant(one, [float(name == outcome) for name in one.question.outcomes])

    return said


def of_the_same_kind(question: Question) -> Hashable:
    """What makes questions alike for a base rate: the same kind, outcomes, and outcome of no change."""
    return question.kind, question.outcomes, unchanged_outcome(question)


def base_rate(record: Iterable[Resolved], alike: Callable[[Question], Hashable] = of_the_same_kind) -> Reference:
    """The share of each outcome among alike questions whose answer was known by then, as it grows over time.

    Only questions that were answered before the moment count, each from when its answer became known. An outcome that
    came n_j times in n has the chance (n_j + 1/2) / (n + k/2) of k outcomes: equal chances to begin with, never 0 or 1
    (Krichevsky and Trofimov 1981). Questions that can be answered early in one way only are known sooner when they are
    answered that way, so early base rates lean to it.
    """
    groups: dict[Hashable, list[Resolved]] = defaultdict(list)
    for one in record:
        groups[alike(one.question)].append(one)
    counted = {kind: _counted(group) for kind, group in groups.items()}

    def said(one: Resolved) -> Track:
        outcomes = len(one.question.outcomes)
        nothing = np.zeros(0, dtype=np.int64), np.zeros((1, outcomes))
        known, counts = counted.get(alike(one.question), nothing)
        first = int(np.searchsorted(known, one.opens, side="right"))
        last = max(first, int(np.searchsorted(known, one.ends, side="left")))
        came = counts[first : last + 1]
        rates = (came + 0.5) / (came.sum(axis=1, keepdims=True) + outcomes / 2)
        return track([one.opens, *known[first:last].tolist()], rates, one.opens, one.ends)

    return said


def _counted(group: list[Resolved]) -> tuple[Ints, Floats]:
    """When each answer became known (n,), in order, and how often each outcome (n + 1, k) had come from then on."""
    group = sorted(group, key=lambda one: one.known)
    came = np.zeros((len(group) + 1, len(group[0].question.outcomes)))
    came[np.arange(1, len(came)), [one.outcome for one in group]] = 1
    return np.array([one.known for one in group], dtype=np.int64), came.cumsum(axis=0)


def forecaster(name: str) -> Reference:
    """What another forecaster of the ledger said."""
    return lambda one: one.tracks.get(name)


def usual(record: Iterable[Resolved]) -> Mapping[str, Reference]:
    """The references that every scoreboard has, by name."""
    return {"no change": no_change(), "base rate": base_rate(record), "50/50": equal_chances}
