"""Power asymmetry: options by which a stronger decision maker changes what the others want.

One decision maker has additional options, which it owes to its position, and by taking them it influences what others
prefer; the conflict is analysed without that power and then with it (Yu, Kilgour, Hipel and Zhao 2015).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict, DecisionMaker, Option, Statement
from standoff.errors import ConflictError
from standoff.notebook import html_table
from standoff.stability.concepts import BASIC, Concept
from standoff.stability.preferences import preference_ranks
from standoff.stability.solution import Solution, dm_index, solve
from standoff.stability.space import StateSpace, truth


@dataclass(frozen=True, slots=True)
class Influence:
    """What `who` wants, over and above its own wishes, once there is the power to give or to hurt.

    The statements, most important first, may speak of the options of the power, and usually do: "comply if sanction".
    """

    who: str
    wants: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Power:
    """Additional `options` of `holder`, and how they bear on what the others, or the holder itself, want."""

    holder: str
    options: tuple[Option, ...]
    influences: tuple[Influence, ...]


@dataclass(frozen=True, slots=True)
class PowerEquilibrium:
    """An equilibrium with the power in play: its label over the options without it, and the powers taken in it."""

    label: str
    taken: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The equilibrium as JSON-ready values."""
        return {"label": self.label, "taken": list(self.taken)}


@dataclass(frozen=True, eq=False)
class PowerComparison:
    """A conflict solved without and with the power; labels are those of the conflict without it."""

    without: Solution
    with_power: Solution

    @cached_property
    def equilibria(self) -> Mapping[Concept, tuple[PowerEquilibrium, ...]]:
        """For each concept the equilibria with the power in play, by number."""
        places = {name: at for at, name in enumerate(self.with_power.conflict.option_ids)}
        known = [places[name] for name in self.without.conflict.option_ids]
        powers = [name for name in places if name not in self.without.conflict.option_ids]

        def split(label: str) -> PowerEquilibrium:
            taken = tuple(name for name in powers if label[places[name]] == "Y")
            return PowerEquilibrium("".join(label[at] for at in known), taken)

        found = self.with_power.equilibria
        return MappingProxyType({concept: tuple(map(split, labels)) for concept, labels in found.items()})

    def kept(self, concept: Concept | str) -> tuple[str, ...]:
        """The equilibria that the power leaves standing, whether or not it is used there."""
        named = self.without.solved(concept)
        now = {equilibrium.label for equilibrium in self.equilibria[named]}
        return tuple(label for label in self.without.equilibria[named] if label in now)

    def lost(self, concept: Concept | str) -> tuple[str, ...]:
        """The equilibria that are none any more, however the power is used."""
        kept = self.kept(concept)
        return tuple(label for label in self.without.equilibria[self.without.solved(concept)] if label not in kept)

    def gained(self, concept: Concept | str) -> tuple[str, ...]:
        """The states that are equilibria only with the power in play."""
        named = self.without.solved(concept)
        before = self.without.equilibria[named]
        labels = dict.fromkeys(equilibrium.label for equilibrium in self.equilibria[named])
        return tuple(label for label in labels if label not in before)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON-ready values."""
        return {
            "status_quo": self.without.status_quo,
            "equilibria": {
                concept.value: {
                    "without": list(labels),
                    "with": [equilibrium.to_dict() for equilibrium in self.equilibria[concept]],
                    "kept": list(self.kept(concept)),
                    "lost": list(self.lost(concept)),
                    "gained": list(self.gained(concept)),
                }
                for concept, labels in self.without.equilibria.items()
            },
        }

    def _repr_html_(self) -> str:
        rows = [
            (concept.title, *(", ".join(labels(concept)) for labels in (self.kept, self.lost, self.gained)))
            for concept in self.equilibria
        ]
        caption = f"{self.without.conflict.title}: equilibria once the power is in play"
        return html_table(caption, ("concept", "kept", "lost", "gained"), rows)


def compare_power(
    conflict: Conflict, powers: Iterable[Power], concepts: Iterable[Concept | str] = BASIC
) -> PowerComparison:
    """What is an equilibrium without the powers and with them; raises `ConflictError` as `with_power` does.

    >>> from standoff.conflict import parse_formula, published_conflict
    >>> bribe = Option("bribe", "pay P2 for cooperation")
    >>> swayed = Influence("P2", (Statement(parse_formula("p2_cooperates iff bribe")),))
    >>> glad = Influence("P1", (Statement(parse_formula("bribe iff p2_cooperates")),))
    >>> dilemma = published_conflict("prisoners_dilemma").conflict
    >>> compared = compare_power(dilemma, [Power("P1", (bribe,), (swayed, glad))], ["nash"])
    >>> [(found.label, found.taken) for found in compared.equilibria[Concept.NASH]]
    [('NN', ()), ('NY', ('bribe',))]
    """
    wanted = tuple(concepts)
    return PowerComparison(solve(conflict, wanted), solve(with_power(conflict, powers), wanted))


def with_power(conflict: Conflict, powers: Iterable[Power]) -> Conflict:
    """The conflict in which the powers are in play: one like any other, to be solved, explained and saved.

    The additional options come after their holder's own. What is influenced comes first: it outweighs the decision
    maker's own statements, and a ranking is kept among states in which the influence is the same. Statements that carry
    weights add up with the others instead. That order of importance is our convention.

    Raises `ConflictError` for a name that is not in the conflict, an option id that is, weights on an influence where
    the decision maker has none, or an influence on a ranking in which some steps are strong.
    """
    powers = tuple(powers)
    _check_ids(conflict, powers)
    added: list[list[Option]] = [[] for _ in conflict.decision_makers]
    wants: list[list[Statement]] = [[] for _ in conflict.decision_makers]
    for power in powers:
        added[dm_index(conflict, power.holder)] += power.options
        for influence in power.influences:
            wants[dm_index(conflict, influence.who)] += influence.wants
    makers = tuple(
        replace(dm, options=dm.options + tuple(options))
        for dm, options in zip(conflict.decision_makers, added, strict=True)
    )
    larger = replace(conflict, decision_makers=makers)
    influenced = tuple(_influenced(conflict, larger, at, tuple(wants[at])) for at in range(len(makers)))
    return replace(larger, decision_makers=influenced)


def _influenced(conflict: Conflict, larger: Conflict, at: int, wants: tuple[Statement, ...]) -> DecisionMaker:
    dm = larger.decision_makers[at]
    unweighted = dm.ranking is not None or (bool(dm.preferences) and not dm.weighted)
    if unweighted and any(want.weight is not None for want in wants):
        raise ConflictError(
            "power-with-weights",
            f"an influence on {dm.name} carries weights, and what {dm.name} wants of its own does not",
            remedy="leave out the weights, or give every statement one",
        )
    if dm.ranking is None:
        return replace(dm, preferences=wants + dm.preferences)
    if dm.strong_after and wants:
        raise ConflictError(
            "power-over-strong-ranking",
            f"the ranking of {dm.name} has strong steps, and where they fall under an influence is not said",
            remedy="say what it wants by preference statements, some of them strong",
        )
    return replace(dm, ranking=_extended_ranking(conflict, larger, at, wants))


def _extended_ranking(
    conflict: Conflict, larger: Conflict, at: int, wants: tuple[Statement, ...]
) -> tuple[tuple[str, ...], ...]:
    """The states with the power in play: by what is influenced first, then as they are ranked without it."""
    before, space = StateSpace.of(conflict), StateSpace.of(larger)
    rank = preference_ranks(conflict, before)[at]
    places = {name: bit for bit, name in enumerate(larger.option_ids)}
    codes = np.zeros_like(space.codes)
    for bit, name in enumerate(conflict.option_ids):
        codes |= (space.codes >> places[name] & 1) << bit
    own = rank[np.array([before.place(code) for code in codes.tolist()])].tolist()
    truths = [truth(want.want, larger.option_ids, space.codes).tolist() for want in wants]
    groups: dict[tuple[int, ...], list[str]] = {}
    for label, *key in zip(space.labels, *truths, own, strict=True):
        groups.setdefault(tuple(key), []).append(label)
    return tuple(tuple(groups[key]) for key in sorted(groups, reverse=True))


def _check_ids(conflict: Conflict, powers: tuple[Power, ...]) -> None:
    added = [option.id for power in powers for option in power.options]
    for name, times in Counter([*conflict.option_ids, *added]).items():
        if times > 1:
            raise ConflictError(
                "duplicate-option", f"a second option is called {name!r}", remedy="give the power's option another id"
            )
