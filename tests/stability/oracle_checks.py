"""What the oracle holds against the literal definitions: a concept that is not listed here is not checked."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from literal_coalitions import COALITION_CONCEPTS, LiteralCoalitions, coalitions
from literal_concepts import Farsighted, is_simultaneously_stable, is_stable_against
from literal_definitions import LiteralConflict
from literal_dispositions import LiteralAttitudes
from literal_graphs import merged_by_lot, merged_space_and_ranks
from literal_preferences import LiteralStrength, LiteralUnknown
from making import as_conflict, space_and_ranks

from standoff.conflict import parse_formula
from standoff.conflict.model import Attitude
from standoff.stability import Concept, Sanctions, StateSpace, consistent_with_coalitions, stable
from standoff.stability.coalitions import Credible, coalition_stable
from standoff.stability.concepts import HORIZONS
from standoff.stability.extensions import (
    Extension,
    TieReading,
    solve_unknown,
    solve_with_attitudes,
    strongly_stable,
)
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


def gaps(i: int, top: int) -> set[int]:
    """The ranks, of those from 0 to `top`, above which the next one is strongly preferred: always the same ones."""
    rng = random.Random(f"gaps {i} {top}")
    return {gap for gap in range(top) if rng.random() < 0.5}


def strength_check(concept: Concept) -> Check:
    def by_definition(literal: LiteralConflict) -> Table:
        strong = LiteralStrength(literal, [gaps(i, max(literal.ranks[i].values())) for i in literal.dms])
        return [[strong.is_strongly_stable(i, s, concept) for s in literal.feasible] for i in literal.dms]

    def found(space: StateSpace, ranks: Ranks) -> Table:
        below = [gaps(i, int(rank.max())) for i, rank in enumerate(ranks)]
        levels = [[sum(gap < r for gap in below[i]) for r in rank.tolist()] for i, rank in enumerate(ranks)]
        return strongly_stable(space, ranks, np.array(levels, dtype=ranks.dtype), concept).tolist()

    return Check(f"{concept.title}, strong", by_definition, found, most_states=48)


class TogetherCheck(Check):
    """A check through a `Conflict`, in which the options of one decision maker stand together."""

    def applies(self, literal: LiteralConflict) -> bool:
        return super().applies(literal) and literal.owners == sorted(literal.owners)


def plain_of(space: StateSpace, ranks: Ranks) -> LiteralConflict:
    codes = space.codes.tolist()
    ranked = [dict(zip(codes, rank, strict=True)) for rank in ranks.tolist()]
    return LiteralConflict(space.n_dm, list(space.owners), list(space.directions), codes, ranked)


def attitudes_check(concept: Concept, ties: TieReading) -> Check:
    """Everybody has some attitude to everybody, by lot, and always the same one among so many."""

    def signs(n_dm: int) -> list[list[str]]:
        rng = random.Random(f"attitudes {n_dm}")
        return [[rng.choice("+0-") for _ in range(n_dm)] for _ in range(n_dm)]

    def by_definition(literal: LiteralConflict) -> Table:
        verdicts = LiteralAttitudes(literal, signs(literal.n_dm), weak=ties is TieReading.WEAK)
        return [[verdicts.is_stable(i, s, concept) for s in literal.feasible] for i in literal.dms]

    def found(space: StateSpace, ranks: Ranks) -> Table:
        conflict = as_conflict(plain_of(space, ranks))
        names = [dm.name for dm in conflict.decision_makers]
        makers = tuple(
            replace(dm, attitudes=tuple((name, ATTITUDES[sign]) for name, sign in zip(names, row, strict=True)))
            for dm, row in zip(conflict.decision_makers, signs(space.n_dm), strict=True)
        )
        solution = solve_with_attitudes(replace(conflict, decision_makers=makers), [concept], ties)
        return solution.table.stable[concept].tolist()

    return TogetherCheck(f"{concept.title}, attitudes, {ties.value} ties", by_definition, found, most_states=24)


def unknown_check(concept: Concept) -> Check:
    """Nobody knows how a state in which one option is taken compares with one in which another is not."""

    def options(i: int, n: int) -> tuple[int, int]:
        return i % n, (2 * i + 1) % n

    def by_definition(literal: LiteralConflict) -> Table:
        pairs = []
        for a, b in (options(i, len(literal.owners)) for i in literal.dms):
            taken = {s for s in literal.feasible if s >> a & 1}
            not_taken = {s for s in literal.feasible if not s >> b & 1}
            pairs.append({frozenset((s, t)) for s in taken for t in not_taken if s != t})
        verdicts = LiteralUnknown(literal, pairs)
        return [
            [verdicts.is_stable(i, s, concept, extension) for s in literal.feasible]
            for extension in Extension
            for i in literal.dms
        ]

    def found(space: StateSpace, ranks: Ranks) -> Table:
        conflict = as_conflict(plain_of(space, ranks))
        makers = tuple(
            replace(dm, unknown=((parse_formula(f"o{a}"), parse_formula(f"not o{b}")),))
            for dm, (a, b) in zip(
                conflict.decision_makers, (options(i, space.n_options) for i in range(space.n_dm)), strict=True
            )
        )
        tables = solve_unknown(replace(conflict, decision_makers=makers), [concept]).tables
        return [row for extension in Extension for row in tables[extension].stable[concept].tolist()]

    return TogetherCheck(f"{concept.title}, unknown", by_definition, found, most_states=24)


def coalition_check(
    concept: Concept, weak: bool, credible: Credible = Credible.UNILATERAL, most_states: int = 256
) -> Check:
    joint = credible is Credible.JOINT

    def by_definition(literal: LiteralConflict) -> Table:
        verdicts = LiteralCoalitions(literal, weak, joint)
        return [[verdicts.is_stable(who, s, concept) for s in literal.feasible] for who in coalitions(literal.n_dm)]

    def found(space: StateSpace, ranks: Ranks) -> Table:
        return [
            coalition_stable(space, ranks, who, concept, weak=weak, credible=credible).tolist()
            for who in coalitions(space.n_dm)
        ]

    name = f"coalition {concept.title}{', weak' * weak}{', joint sanctions' * joint}"
    return Check(name, by_definition, found, most_states)


def merged_coalition_check(concept: Concept, weak: bool) -> Check:
    check = coalition_check(concept, weak)
    return MergedCheck(f"{check.name}, merged", check.literal, check.engine, most_states=32)


def consistent(with_coalitions: bool) -> Callable[[LiteralConflict], Table]:
    def by_definition(literal: LiteralConflict) -> Table:
        verdicts = Farsighted(literal, coalitions=with_coalitions)
        return [[verdicts.is_stable(i, s) for s in literal.feasible] for i in literal.dms]

    return by_definition


ATTITUDES = {"+": Attitude.POSITIVE, "0": Attitude.NEUTRAL, "-": Attitude.NEGATIVE}

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
    *(coalition_check(Concept.SEQ, weak, Credible.JOINT, most_states=32) for weak in (False, True)),
    *(merged_check(concept, defined(concept), most_states=64) for concept in CLASSICAL),
    *(merged_check(Concept(f"l{horizon}"), foreseen(horizon), most_states=64) for horizon in (2, 3)),
    merged_check(Concept.FAR, LiteralConflict.stays_at_all_far_horizons, most_states=32),
    *(merged_coalition_check(concept, weak) for weak in (False, True) for concept in COALITION_CONCEPTS),
    *(strength_check(concept) for concept in CLASSICAL[1:]),
    *(unknown_check(concept) for concept in CLASSICAL),
    *(attitudes_check(concept, ties) for ties in TieReading for concept in CLASSICAL),
)
