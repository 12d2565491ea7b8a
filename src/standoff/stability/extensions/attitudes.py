"""Attitudes: decision makers who also mind, for better or worse, how the others fare.

A decision maker that is positive towards another moves only where the other prefers to be, one that is negative only
where the other likes it less; towards itself it is positive unless said otherwise (Inohara, Hipel and Walker 2007).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Attitude, Conflict
from standoff.errors import ConflictError, meant_among
from standoff.notebook import html_table
from standoff.stability.concepts import BASIC, Concept
from standoff.stability.extensions.relations import DenseGraph, stable_in
from standoff.stability.extensions.table import StabilityTable, concepts_of, ranked_higher, states_of
from standoff.stability.preferences import preference_ranks
from standoff.stability.space import Flags, Ranks, StateSpace
from standoff.stability.verdicts import stable

Attitudes = tuple[tuple[Attitude, ...], ...]
"""For each decision maker, in order, its attitude towards each, in order."""


class TieReading(StrEnum):
    """Whether a state that another likes as well as the present one is one that a positive attitude moves to."""

    STRICT = "strict"
    """It is not: a positive attitude asks for strictly better. With default attitudes, the ordinary concepts."""
    WEAK = "weak"
    """It is, as published: the devoting preference is "at least as good". The same where no states tie."""


@dataclass(frozen=True, eq=False)
class RelationalSolution:
    """What is stable among decision makers with attitudes, for whom, under which relational concepts: `table`."""

    table: StabilityTable
    attitudes: Attitudes
    ties: TieReading

    def to_dict(self) -> dict[str, Any]:
        """The verdicts as JSON-ready values, with every attitude written out."""
        conflict = self.table.conflict
        names = [dm.name for dm in conflict.decision_makers]
        return {
            "attitudes": {
                name: {other: attitude.value for other, attitude in zip(names, row, strict=True)}
                for name, row in zip(names, self.attitudes, strict=True)
            },
            "ties": self.ties.value,
            "states": states_of(self.table.space),
            "status_quo": conflict.status_quo,
            **self.table.to_dict(),
        }

    def _repr_html_(self) -> str:
        rows = [(concept.title, ", ".join(labels)) for concept, labels in self.table.equilibria.items()]
        caption = f"{self.table.conflict.title}: equilibria by attitudes"
        return html_table(caption, ("concept", "equilibria"), rows)


def solve_with_attitudes(
    conflict: Conflict, concepts: Iterable[Concept | str] = BASIC, ties: TieReading = TieReading.STRICT
) -> RelationalSolution:
    """What is stable in `conflict` when its decision makers act on their attitudes: relational Nash, GMR, SMR, SEQ.

    Raises `ConflictError` for an attitude towards nobody in the conflict. Where each decision maker minds just one,
    itself or another, every concept and size is solved as for rankings; otherwise a concept that looks ahead and more
    than 4,096 states raise it too.

    >>> from dataclasses import replace
    >>> from standoff.conflict import published_conflict
    >>> dilemma = published_conflict("prisoners_dilemma").conflict
    >>> friends = (("P1", Attitude.POSITIVE), ("P2", Attitude.POSITIVE))
    >>> both = tuple(replace(dm, attitudes=friends) for dm in dilemma.decision_makers)
    >>> solve_with_attitudes(replace(dilemma, decision_makers=both), ["nash"]).table.equilibria[Concept.NASH]
    ('NN', 'YN', 'NY', 'YY')
    """
    wanted = concepts_of(concepts)
    attitudes = attitudes_of(conflict)
    space = StateSpace.of(conflict)
    ranks = preference_ranks(conflict, space)
    if all(_is_a_ranking(row, ties) for row in attitudes):
        minded = np.stack([_of_the_one_minded(ranks, row) for row in attitudes])
        verdicts = {concept: stable(space, minded, concept) for concept in wanted}
    else:
        graph = DenseGraph.of(space)
        replies = total_relational_preferences(ranks, attitudes, ties)
        deters = ~replies | np.eye(space.n_states, dtype=np.bool_)
        verdicts = {concept: stable_in(graph, replies, deters, concept) for concept in wanted}
    return RelationalSolution(StabilityTable(conflict, space, MappingProxyType(verdicts)), attitudes, ties)


def attitudes_of(conflict: Conflict) -> Attitudes:
    """Every decision maker's attitude towards each: as said, else positive towards itself and neutral towards others.

    Raises `ConflictError` when an attitude is towards nobody in the conflict, or said twice.
    """
    names = [dm.name for dm in conflict.decision_makers]
    table = []
    for dm in conflict.decision_makers:
        row = {name: Attitude.POSITIVE if name == dm.name else Attitude.NEUTRAL for name in names}
        said = set()
        for towards, attitude in dm.attitudes:
            if towards not in row:
                remedy = meant_among(towards, names)
                what = f"{dm.name} has an attitude towards {towards!r}, who is no decision maker"
                raise ConflictError("unknown-decision-maker", what, remedy=remedy)
            if towards in said:
                what = f"the attitude of {dm.name} towards {towards} is said twice"
                raise ConflictError("attitude-twice", what, remedy="keep one of them")
            said.add(towards)
            row[towards] = attitude
        table.append(tuple(row.values()))
    return tuple(table)


def total_relational_preferences(ranks: Ranks, attitudes: Attitudes, ties: TieReading = TieReading.STRICT) -> Flags:
    """Which states each decision maker would rather be in, all its attitudes counted in: bool, `(n_dm, n, n)`.

    `ranks` is `(n_dm, n)`, larger is better. `[i, s, t]` says that `i` in `s` would rather be in `t`: for each `j`
    towards whom `i` is positive, `j` prefers `t` (the devoting preference), and for each towards whom it is negative,
    `j` prefers `s` (the aggressive preference). One that is neutral towards all, itself too, would go anywhere.
    """
    better = np.stack([ranked_higher(rank) for rank in ranks])
    aggressive = better.transpose(0, 2, 1)
    devoting = better if ties is TieReading.STRICT else ~aggressive
    out = np.ones_like(better)
    for rather, row in zip(out, attitudes, strict=True):
        for j, attitude in enumerate(row):
            if attitude is Attitude.POSITIVE:
                rather &= devoting[j]
            elif attitude is Attitude.NEGATIVE:
                rather &= aggressive[j]
    return out


def _is_a_ranking(row: tuple[Attitude, ...], ties: TieReading) -> bool:
    """Whether relational preference is strict preference in somebody's ranking or in its reverse."""
    minded = [attitude for attitude in row if attitude is not Attitude.NEUTRAL]
    return len(minded) == 1 and (ties is TieReading.STRICT or minded[0] is Attitude.NEGATIVE)


def _of_the_one_minded(ranks: Ranks, row: tuple[Attitude, ...]) -> Ranks:
    j, attitude = next((j, attitude) for j, attitude in enumerate(row) if attitude is not Attitude.NEUTRAL)
    reverse: Ranks = ranks[j].max() - ranks[j]
    return ranks[j] if attitude is Attitude.POSITIVE else reverse
