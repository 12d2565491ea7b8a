"""`robustness`: how firmly a state is an equilibrium, over concepts, over sampled weights, and for whom least."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import DecisionMaker, Weight
from standoff.stability.analyses.conditions import MOST_STATES, SANCTIONED, staying_condition
from standoff.stability.analyses.smallest import shifts_that_upset
from standoff.stability.concepts import Concept
from standoff.stability.preferences import statement_truths, weighted_ranks
from standoff.stability.solution import Solution
from standoff.stability.space import Flags
from standoff.stability.verdicts import stable

DEFAULT_SAMPLES = 1000
CELLS = 1 << 20
"""States times samples worked on at a time: bounds memory."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a state is stable under one concept, for one decision maker or for everyone.

    `share` is the share of sampled weights under which it is stable, None where no weight is uncertain. `margin` is the
    least number of pairs of states that a decision maker's ranking must lose the order of before it leaves: 0 when it
    leaves already, or when a tie holds it there; None when nothing it may want makes it leave, and under concepts that
    look ahead.
    """

    stable: bool
    share: float | None
    margin: int | None


@dataclass(frozen=True, slots=True)
class Robustness:
    """How firm state `label` is, by concept, for everyone and for each decision maker.

    `weakest` names, by concept, those for whom it is least firm: of the smallest share, then of the smallest margin.
    """

    label: str
    samples: int
    everyone: Mapping[Concept, Firmness]
    makers: Mapping[str, Mapping[Concept, Firmness]]
    weakest: Mapping[Concept, tuple[str, ...]]

    @property
    def concepts_held(self) -> tuple[Concept, ...]:
        """The concepts under which the state is an equilibrium."""
        return tuple(concept for concept, firmness in self.everyone.items() if firmness.stable)

    def to_dict(self) -> dict[str, Any]:
        """The analysis as JSON-ready values."""
        return {
            "label": self.label,
            "samples": self.samples,
            "equilibrium": {concept.value: _firmness_dict(firmness) for concept, firmness in self.everyone.items()},
            "decision_makers": [
                {"name": name, "stable": {concept.value: _firmness_dict(firmness) for concept, firmness in by.items()}}
                for name, by in self.makers.items()
            ],
            "weakest": {concept.value: list(names) for concept, names in self.weakest.items()},
        }


def robustness(solution: Solution, label: str, *, samples: int = DEFAULT_SAMPLES, seed: int = 0) -> Robustness:
    """How firmly state `label` is stable, under each concept of `solution`.

    Weights are drawn log-normally with the median and spread that the statements give; decision makers whose statements
    are in order, or who have a ranking, keep it. The same seed gives the same shares.
    """
    at = solution.space.index(label)
    names = [maker.name for maker in solution.conflict.decision_makers]
    uncertain = any(_spread(maker) for maker in solution.conflict.decision_makers)
    held = _sampled(solution, at, samples if uncertain else 0, seed)
    makers: dict[str, Mapping[Concept, Firmness]] = {}
    for dm, name in enumerate(names):
        by = {
            concept: Firmness(bool(flags[dm, at]), _share(held[concept][dm]), _margin(solution, dm, at, concept))
            for concept, flags in solution.stable.items()
        }
        makers[name] = MappingProxyType(by)
    everyone = {concept: _everyone(concept, held[concept], list(makers.values())) for concept in solution.concepts}
    weakest = {concept: _weakest(concept, makers) for concept in solution.concepts}
    return Robustness(
        label,
        samples if uncertain else 0,
        MappingProxyType(everyone),
        MappingProxyType(makers),
        MappingProxyType(weakest),
    )


def _sampled(solution: Solution, at: int, samples: int, seed: int) -> dict[Concept, Flags]:
    """Whether the state is stable in each sample: by concept, `(n_dm, samples)`."""
    space, makers = solution.space, solution.conflict.decision_makers
    held: dict[Concept, list[Flags]] = {concept: [] for concept in solution.concepts}
    truths = statement_truths(solution.conflict, space)
    generator = np.random.default_rng(seed)
    weights = [_weights(maker, samples, generator) for maker in makers]
    step = max(1, CELLS // space.n_states)
    for start in range(0, samples, step):
        count = min(step, samples - start)
        profiles = np.repeat(solution.ranks[:, :, None], count, axis=2)
        for dm, drawn in enumerate(weights):
            if drawn is not None:
                profiles[dm] = weighted_ranks(truths[dm], drawn[start : start + count])
        for concept in solution.concepts:
            held[concept].append(stable(space, profiles, concept)[:, at])
    none = np.zeros((len(makers), 0), dtype=np.bool_)
    return {concept: np.concatenate([none, *parts], axis=1) for concept, parts in held.items()}


def _weights(maker: DecisionMaker, samples: int, generator: np.random.Generator) -> npt.NDArray[np.float64] | None:
    if not _spread(maker):
        return None
    weights = [statement.weight or Weight() for statement in maker.preferences]
    medians = np.array([weight.median for weight in weights])
    spreads = np.array([math.log(weight.spread) for weight in weights])
    drawn: npt.NDArray[np.float64] = medians * np.exp(spreads * generator.standard_normal((samples, len(weights))))
    return drawn


def _spread(maker: DecisionMaker) -> bool:
    """Whether what `maker` wants is uncertain."""
    weights = [statement.weight for statement in maker.preferences if statement.weight is not None]
    return maker.ranking is None and any(weight.spread > 1 for weight in weights)


def _share(held: Flags) -> float | None:
    return float(held.mean()) if held.size else None


def _margin(solution: Solution, dm: int, at: int, concept: Concept) -> int | None:
    if concept not in SANCTIONED or solution.space.n_states > MOST_STATES:
        return None
    condition = staying_condition(solution.space, solution.ranks, dm, at, concept)
    upset = next(shifts_that_upset(condition, solution.ranks[dm]), None)
    return None if upset is None else upset.pairs


def _everyone(concept: Concept, held: Flags, makers: list[Mapping[Concept, Firmness]]) -> Firmness:
    margins = [margin for by in makers if (margin := by[concept].margin) is not None]
    return Firmness(
        all(by[concept].stable for by in makers),
        _share(np.asarray(held.all(axis=0))),
        min(margins) if margins else None,
    )


def _weakest(concept: Concept, makers: Mapping[str, Mapping[Concept, Firmness]]) -> tuple[str, ...]:
    def firm(name: str) -> tuple[bool, float, float]:
        firmness = makers[name][concept]
        share = 1.0 if firmness.share is None else firmness.share
        return firmness.stable, share, math.inf if firmness.margin is None else firmness.margin

    least = min(map(firm, makers))
    return () if least == (True, 1.0, math.inf) else tuple(name for name in makers if firm(name) == least)


def _firmness_dict(firmness: Firmness) -> dict[str, Any]:
    return {"stable": firmness.stable, "share": firmness.share, "margin": firmness.margin}
