"""What the oracle holds against the literal definitions: a concept that is not listed here is not checked."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from literal_coalitions import COALITION_CONCEPTS, LiteralCoalitions, coalitions
from literal_concepts import Farsighted, is_simultaneously_stable, is_stable_against
from literal_definitions import LiteralConflict
from literal_graphs import merged_by_lot, merged_space_and_ranks
from making import space_and_ranks

from standoff.stability import Concept, Sanctions, StateSpace, consistent_with_coalitions, stable
from standoff.stability.coalitions import coalition_stable
from standoff.stability.concepts import HORIZONS
from standoff.stability.space import Ranks

Table = Sequence[Sequence[bool]]
Verdict = Callable[[LiteralConflict, int, int], bool]  # of decision maker i on state s


@dataclass(frozen=True)
class Check:
    """A table of verdicts, a row for each decision maker or coalition, by definition and by the engine.

    `most_states` is where the literal definition becomes too slow to be asked.
    """

    name: str
    literal: Callable[[LiteralConflict], Table]
    engine: Callable[[StateSpace, Ranks], Table]
    most_states: int = 256
    most_movers: int = 4

    def applies(self, literal: LiteralConflict) -> bool:
        return len(literal.feasible) <= self.most_states and len(set(literal.owners)) <= self.most_movers

    def asked(self, literal: LiteralConflict) -> tuple[LiteralConflict, StateSpace, Ranks]:
        """What is looked at: the conflict as it is."""
        return literal, *space_and_ranks(literal)

    def differing(self, literal: LiteralConflict) -> tuple[int, list[tuple[int, int]]]:
        """How many cells there are, and which differ: row and state code."""
        literal, space, ranks = self.asked(literal)
        by_definition, found = self.literal(literal), self.engine(space, ranks)
        assert [len(row) for row in found] == [len(row) for row in by_definition]
        cells = [
            (row, literal.feasible[at])
            for row, (left, right) in enumerate(zip(by_definition, found, strict=True))
            for at, (one, other) in enumerate(zip(left, right, strict=True))
            if one != other
        ]
        return sum(len(row) for row in found), cells


LAST: list[Any] = []  # the conflict that was merged last, and what it became


class MergedCheck(Check):
    """A check of the conflict with some of its combinations merged into one state, by lot."""

    def asked(self, literal: LiteralConflict) -> tuple[LiteralConflict, StateSpace, Ranks]:
        """The conflict with states merged, always the same ones; the last one is kept for the next check."""
        if not LAST or LAST[0] is not literal:
            graph = merged_by_lot(random.Random(repr((literal.owners, literal.feasible))), literal)
            LAST[:] = [literal, (graph, *merged_space_and_ranks(graph))]
        return LAST[1]


def by_maker(verdict: Verdict) -> Callable[[LiteralConflict], Table]:
    return lambda literal: [[verdict(literal, i, s) for s in literal.feasible] for i in literal.dms]


def merged_check(concept: Concept, verdict: Verdict, **limits: int) -> Check:
    check = concept_check(concept, verdict, **limits)
    return MergedCheck(f"{check.name}, merged", check.literal, check.engine, **limits)


def concept_check(concept: Concept, verdict: Verdict, **limits: int) -> Check:
    return Check(
        concept.title, by_maker(verdict), lambda space, ranks: stable(space, ranks, concept).tolist(), **limits
    )


def defined(concept: Concept) -> Verdict:
    return lambda literal, i, s: literal.is_stable(i, s, concept)


def foreseen(horizon: int) -> Verdict:
    return lambda literal, i, s: literal.expected_end(i, s, horizon) == s


def sanctions_check(rule: Sanctions, concept: Concept) -> Check:
    asked = {
        "once": rule is Sanctions.ONCE,
        "credible": concept in (Concept.SEQ, Concept.SSEQ),
        "symmetric": concept in (Concept.SMR, Concept.SSEQ),
    }
    return Check(
        f"{concept.title}, sanctions {rule.value}",
        by_maker(lambda literal, i, s: is_stable_against(literal, i, s, **asked)),
        lambda space, ranks: stable(space, ranks, concept, rule).tolist(),
        most_states=64,
    )


def coalition_check(concept: Concept, weak: bool) -> Check:
    def by_definition(literal: LiteralConflict) -> Table:
        verdicts = LiteralCoalitions(literal, weak)
        return [[verdicts.is_stable(who, s, concept) for s in literal.feasible] for who in coalitions(literal.n_dm)]

    def found(space: StateSpace, ranks: Ranks) -> Table:
        return [coalition_stable(space, ranks, who, concept, weak=weak).tolist() for who in coalitions(space.n_dm)]

    return Check(f"coalition {concept.title}{', weak' * weak}", by_definition, found)


def consistent(with_coalitions: bool) -> Callable[[LiteralConflict], Table]:
    def by_definition(literal: LiteralConflict) -> Table:
        verdicts = Farsighted(literal, coalitions=with_coalitions)
        return [[verdicts.is_stable(i, s) for s in literal.feasible] for i in literal.dms]

    return by_definition


CLASSICAL = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)

CHECKS: tuple[Check, ...] = (
    *(concept_check(concept, defined(concept)) for concept in CLASSICAL),
    *(concept_check(concept, foreseen(horizon)) for concept, horizon in HORIZONS.items()),
    concept_check(Concept.NON_MYOPIC, LiteralConflict.stays_at_all_far_horizons, most_states=64, most_movers=2),
    concept_check(Concept.FAR, LiteralConflict.stays_at_all_far_horizons, most_states=16),
    concept_check(Concept.SIM, is_simultaneously_stable, most_states=64),
    Check(Concept.LCS.title, consistent(False), lambda space, ranks: stable(space, ranks, Concept.LCS).tolist(), 32),
    Check(
        f"{Concept.LCS.title}, coalitions too",
        consistent(True),
        lambda space, ranks: consistent_with_coalitions(space, ranks).tolist(),
        32,
    ),
    *(sanctions_check(rule, concept) for rule in (Sanctions.ONCE, Sanctions.SINGLE) for concept in CLASSICAL[1:]),
    *(coalition_check(concept, weak) for weak in (False, True) for concept in COALITION_CONCEPTS),
    *(merged_check(concept, defined(concept), most_states=64) for concept in CLASSICAL),
    *(merged_check(Concept(f"l{horizon}"), foreseen(horizon), most_states=64) for horizon in (2, 3)),
    merged_check(Concept.FAR, LiteralConflict.stays_at_all_far_horizons, most_states=32),
)
