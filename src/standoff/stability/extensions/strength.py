"""`solve_strength`: stability when some preferences are strong, and whether what deters does so strongly.

Hamouda, Kilgour and Hipel (2004), "Strength of preference in the graph model for conflict resolution", Group Decision
and Negotiation 13, and, for several decision makers, the same (2006), "Strength of preference in graph models for
multiple-decision-maker conflicts", Applied Mathematics and Computation 179. A state that is stable is strongly so for a
decision maker when each improvement on it can be answered by one that leaves the decision maker strongly worse off,
weakly so otherwise. No matrix is needed: `docs/method.md` proves that it is the comparison of theorem 5.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Conflict, DecisionMaker
from standoff.errors import ConflictError
from standoff.stability.concepts import BASIC, Concept, concept_named
from standoff.stability.extensions.table import (
    StabilityTable,
    by_name,
    concepts_of,
    equilibria_html,
    equilibria_in,
    states_of,
)
from standoff.stability.moves import Values
from standoff.stability.preferences import preference_ranks
from standoff.stability.profiles import AnyProfile, profile_of
from standoff.stability.space import Flags, Ranks, StateSpace, truth
from standoff.stability.verdicts import stable


@dataclass(frozen=True, eq=False)
class StrengthSolution:
    """What is stable, and what of it strongly.

    `levels` is int, `(n_dm, n_states)`: a state of a higher level is strongly preferred to one of a lower level, and
    of two states of one level the one of higher rank is mildly preferred. `strong` maps each concept but Nash, which
    has no sanctions to be strong, to bool, `(n_dm, n_states)`.
    """

    general: StabilityTable
    levels: Ranks
    strong: Mapping[Concept, Flags]

    @property
    def weak(self) -> Mapping[Concept, Flags]:
        """What is stable but not strongly, as `strong`."""
        return MappingProxyType(
            {concept: self.general.stable[concept] & ~flags for concept, flags in self.strong.items()}
        )

    @cached_property
    def strong_equilibria(self) -> Mapping[Concept, tuple[str, ...]]:
        """For each concept the labels of the states that are strongly stable for every decision maker."""
        space = self.general.space
        return MappingProxyType({concept: equilibria_in(space, flags) for concept, flags in self.strong.items()})

    def to_dict(self) -> dict[str, Any]:
        """The verdicts as JSON-ready values: stable at all, strongly stable, and the equilibria of both kinds."""
        conflict = self.general.conflict
        return {
            "states": states_of(self.general.space),
            "status_quo": conflict.status_quo,
            "levels": {dm.name: row for dm, row in zip(conflict.decision_makers, self.levels.tolist(), strict=True)},
            **self.general.to_dict(),
            "strong": {concept.value: by_name(conflict, flags) for concept, flags in self.strong.items()},
            "strong_equilibria": {concept.value: list(found) for concept, found in self.strong_equilibria.items()},
        }

    def _repr_html_(self) -> str:
        columns = {"equilibria": self.general.equilibria, "of them strong": self.strong_equilibria}
        return equilibria_html(f"{self.general.conflict.title}: equilibria by strength of preference", columns)


def solve_strength(conflict: Conflict, concepts: Iterable[Concept | str] = BASIC) -> StrengthSolution:
    """What is stable, and strongly stable, under each of `concepts` (Nash, GMR, SMR, SEQ, SSEQ).

    Which preferences are strong is read from `DecisionMaker.strong_after` and `Statement.strong`; see
    `strength_levels`. Raises `ConflictError` as `solve` does, for strong statements that carry weights, and for
    concepts that look ahead.

    >>> from dataclasses import replace
    >>> from standoff.conflict import published_conflict
    >>> dilemma = published_conflict("prisoners_dilemma").conflict
    >>> wary = tuple(replace(dm, strong_after=(1,)) for dm in dilemma.decision_makers)
    >>> solution = solve_strength(replace(dilemma, decision_makers=wary), ["gmr"])
    >>> solution.general.equilibria[Concept.GMR], solution.strong_equilibria[Concept.GMR]
    (('NN', 'YY'), ('NN', 'YY'))
    """
    wanted = concepts_of(concepts)
    space = StateSpace.of(conflict)
    ranks = preference_ranks(conflict, space)
    levels = strength_levels(conflict, space, ranks)
    sanctioned: list[Concept] = [concept for concept in wanted if concept != Concept.NASH]
    strong = {concept: strongly_stable(space, ranks, levels, concept) for concept in sanctioned}
    general = {concept: stable(space, ranks, concept) for concept in wanted}
    return StrengthSolution(
        StabilityTable(conflict, space, MappingProxyType(general)), levels, MappingProxyType(strong)
    )


def strength_levels(conflict: Conflict, space: StateSpace, ranks: Ranks) -> Ranks:
    """How many strong gaps lie below each state in each decision maker's order: int32, `(n_dm, n_states)`.

    `ranks` are those of `preference_ranks`. A state is strongly preferred to those of a lower level. In a ranking the
    gaps after the groups of `strong_after` are strong. In an order of statements two neighbouring tie groups part at
    the first statement in which they differ, and the gap is strong when that statement is. Raises `ConflictError` for
    strong statements that carry weights, which say by how much a state is preferred in another way.
    """
    makers = zip(conflict.decision_makers, ranks, strict=True)
    return np.stack([_levels_of(dm, conflict.option_ids, space, rank) for dm, rank in makers])


def strongly_stable(space: StateSpace, ranks: Ranks, levels: Ranks, concept: Concept | str) -> Flags:
    """Whether each state is strongly stable for each decision maker: bool, the shape of `ranks`.

    `ranks` and `levels` have shape `(n_dm, n_states)` or `(n_dm, n_states, samples)`; levels do not fall as ranks rise.
    A state without improvements is strongly stable, there being nothing to deter. Raises `ConflictError` for Nash
    stability, which knows no sanctions, and for concepts that look ahead.
    """
    concept = concept_named(concept)
    if concept not in FEARED:
        raise ConflictError(
            "no-strength",
            f"strength of preference is not defined for {concept.title}",
            remedy=f"ask for {', '.join(known.value for known in FEARED)}",
        )
    profile = profile_of(space, ranks)
    verdict = np.empty(ranks.shape, dtype=np.bool_)
    for dm, rank in enumerate(ranks):
        worth = np.minimum(rank, FEARED[concept](profile, dm, ceilings(rank, levels[dm])))
        np.less_equal(profile.best(dm, worth), rank, out=verdict[dm])
    return verdict


def ceilings(rank: Ranks, level: Ranks) -> Values:
    """One above the highest rank of each state's level: a state ranks below it unless the level is strongly worse.

    Both have shape `(n_states,)` or `(n_states, samples)`; so has the result.

    >>> ceilings(np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1])).tolist()
    [2, 2, 4, 4]
    """
    flat, steps = rank.reshape(len(rank), -1), level.reshape(len(level), -1)
    sample = np.broadcast_to(np.arange(flat.shape[1]), flat.shape)
    room = rank.dtype if int(rank.max()) < np.iinfo(rank.dtype).max else np.int64
    highest = np.zeros((int(steps.max()) + 1, flat.shape[1]), dtype=room)
    np.maximum.at(highest, (steps, sample), flat)
    above: Values = highest[steps, sample].reshape(rank.shape)
    above += 1
    return above


def _gmr(profile: AnyProfile, dm: int, ceiling: Values) -> Values:
    return profile.worst(dm, ceiling)


def _smr(profile: AnyProfile, dm: int, ceiling: Values) -> Values:
    return profile.worst(dm, profile.best(dm, ceiling))


def _seq(profile: AnyProfile, dm: int, ceiling: Values) -> Values:
    return profile.worst_by_improvements(dm, ceiling)


def _sseq(profile: AnyProfile, dm: int, ceiling: Values) -> Values:
    return profile.worst_by_improvements(dm, profile.best(dm, ceiling))


FEARED: dict[Concept, Callable[[AnyProfile, int, Values], Values]] = {
    Concept.GMR: _gmr,
    Concept.SMR: _smr,
    Concept.SEQ: _seq,
    Concept.SSEQ: _sseq,
}
"""For each concept with sanctions, the lowest ceiling that they lead to."""


def _levels_of(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace, rank: Ranks) -> Ranks:
    if dm.ranking is not None:
        return _levels_of_ranking(dm, dm.ranking, space)
    marked = any(statement.strong for statement in dm.preferences)
    if marked and dm.weighted:
        raise ConflictError(
            "strong-and-weighted",
            f"a statement of {dm.name} is marked strong, and its statements carry weights",
            remedy="leave the weights out and put the statements in order, or leave out `strong`",
        )
    if not marked:
        return np.zeros(space.n_states, dtype=np.int32)
    return _levels_of_statements(dm, option_ids, space, rank)


def _levels_of_ranking(dm: DecisionMaker, ranking: tuple[tuple[str, ...], ...], space: StateSpace) -> Ranks:
    for group in dm.strong_after:
        if not 0 <= group < len(ranking) - 1:
            raise ConflictError(
                "bad-strong-after",
                f"`strong_after` of {dm.name} names group {group}, and the ranking has {len(ranking)} groups",
                remedy="number the groups from 0, best first; after the last one there is nothing",
            )
    levels = np.zeros(space.n_states, dtype=np.int32)
    for depth, group_labels in enumerate(ranking):
        below = sum(group >= depth for group in set(dm.strong_after))
        for label in group_labels:
            place = space.place(space.code(label))
            if place is not None:
                levels[place] = below
    return levels


def _levels_of_statements(dm: DecisionMaker, option_ids: tuple[str, ...], space: StateSpace, rank: Ranks) -> Ranks:
    member = np.empty(int(rank.max()) + 1, dtype=np.intp)
    member[rank] = np.arange(space.n_states)
    codes = space.codes[member]  # one state of each tie group, worst first
    parted = np.zeros(len(codes) - 1, dtype=np.bool_)
    strong = parted.copy()
    for statement in dm.preferences:
        holds = truth(statement.want, option_ids, codes)
        differ = (holds[1:] != holds[:-1]) & ~parted
        strong |= differ & statement.strong
        parted |= differ
    levels: npt.NDArray[np.int32] = np.concatenate(([0], np.cumsum(strong))).astype(np.int32)
    return levels[rank]
