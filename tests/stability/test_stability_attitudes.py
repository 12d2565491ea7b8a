"""Attitudes: verdicts are those of the literal definitions, and the published propositions hold."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from literal_definitions import LiteralConflict
from literal_dispositions import LiteralAttitudes
from making import as_conflict, dilemma
from random_conflicts import random_conflict

from standoff.conflict import Attitude, Conflict, parse_formula
from standoff.errors import ConflictError
from standoff.stability import Concept, solve
from standoff.stability.extensions import TieReading, attitudes_of, solve_with_attitudes

NASH, GMR, SMR, SEQ, SSEQ = RELATIONAL = [Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ]
ATTITUDE = {"+": Attitude.POSITIVE, "0": Attitude.NEUTRAL, "-": Attitude.NEGATIVE}
KINDS = ("plain", "infeasible", "one-way")


def with_attitudes(conflict: Conflict, signs: list[list[str]]) -> Conflict:
    names = [dm.name for dm in conflict.decision_makers]
    makers = [
        replace(dm, attitudes=tuple((name, ATTITUDE[sign]) for name, sign in zip(names, row, strict=True)))
        for dm, row in zip(conflict.decision_makers, signs, strict=True)
    ]
    return replace(conflict, decision_makers=tuple(makers))


def small_conflict(rng: random.Random, kind: str) -> LiteralConflict:
    while True:
        literal = random_conflict(rng, kind)
        if len(literal.owners) <= 5:
            return literal


def strict(literal: LiteralConflict, rng: random.Random) -> LiteralConflict:
    """The same conflict with rankings without ties."""
    n = len(literal.feasible)
    ranks = [dict(zip(literal.feasible, rng.sample(range(n), n), strict=True)) for _ in literal.dms]
    return replace(literal, ranks=ranks)


def discrete(n: int) -> list[list[str]]:
    return [["+" if i == j else "0" for j in range(n)] for i in range(n)]


def minding_one(rng: random.Random, n: int) -> list[list[str]]:
    signs = [["0"] * n for _ in range(n)]
    for row in signs:
        row[rng.randrange(n)] = rng.choice("+-")
    return signs


@pytest.mark.parametrize("ties", list(TieReading))
@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_that_of_the_literal_definition(kind: str, ties: TieReading) -> None:
    rng = random.Random(f"attitudes {kind} {ties}")
    for round_ in range(30):
        conflict = small_conflict(rng, kind)
        n = conflict.n_dm
        anyhow = [[rng.choice("+0-") for _ in range(n)] for _ in range(n)]
        signs = minding_one(rng, n) if round_ % 3 == 0 else anyhow
        literal = LiteralAttitudes(conflict, signs, weak=ties is TieReading.WEAK)
        solution = solve_with_attitudes(with_attitudes(as_conflict(conflict), signs), RELATIONAL, ties)
        for concept in RELATIONAL:
            expected = [[literal.is_stable(i, s, concept) for s in conflict.feasible] for i in conflict.dms]
            assert solution.table.stable[concept].tolist() == expected, (concept, signs, conflict)


conflicts = st.builds(
    lambda seed, kind: small_conflict(random.Random(seed), kind), st.integers(0, 2**32), st.sampled_from(KINDS)
)


@given(conflicts)
@settings(max_examples=40, deadline=None)
def test_with_default_attitudes_the_relational_concepts_are_the_ordinary_ones(literal: LiteralConflict) -> None:
    conflict = as_conflict(literal)
    concepts = [*RELATIONAL, Concept.L2]
    ordinary, relational = solve(conflict, concepts), solve_with_attitudes(conflict, concepts)
    for concept in concepts:
        assert np.array_equal(relational.table.stable[concept], ordinary.stable[concept]), concept
    assert relational.table.equilibria == ordinary.equilibria


@given(conflicts, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_discrete_attitudes_and_rankings_without_ties_give_the_ordinary_concepts_as_published(
    literal: LiteralConflict, rng: random.Random
) -> None:
    """Inohara and Hipel (2009): under discrete attitudes and complete, antisymmetric preferences the concepts agree."""
    literal = strict(literal, rng)
    conflict = with_attitudes(as_conflict(literal), discrete(literal.n_dm))
    ordinary = solve(conflict, RELATIONAL)
    relational = solve_with_attitudes(conflict, RELATIONAL, TieReading.WEAK)
    for concept in RELATIONAL:
        assert np.array_equal(relational.table.stable[concept], ordinary.stable[concept]), concept


@given(conflicts)
@settings(max_examples=30, deadline=None)
def test_under_totally_neutral_attitudes_concepts_coincide_as_published(literal: LiteralConflict) -> None:
    """Inohara and Hipel (2009): relational Nash is relational SMR, and relational GMR is relational SEQ."""
    neutral = with_attitudes(as_conflict(literal), [["0"] * literal.n_dm for _ in literal.dms])
    found = solve_with_attitudes(neutral, RELATIONAL).table.stable
    assert np.array_equal(found[NASH], found[SMR])
    assert np.array_equal(found[GMR], found[SEQ])
    stuck = [[not literal.reach[i][s] for s in literal.feasible] for i in literal.dms]
    assert found[NASH].tolist() == stuck


def test_among_merged_states_going_back_is_no_better_than_having_stayed() -> None:
    """Worked by hand: nobody minds anything, and where both have given or both have not is one state.

    From it each can go where it alone has given or where the other alone has, and the other can take it back at once:
    that is what the state left is for, and so it deters under relational GMR. Under relational SMR it does not, because
    from the state left one can leave again.
    """
    neutral = with_attitudes(dilemma(), [["0", "0"], ["0", "0"]])
    makers = tuple(replace(dm, ranking=(("NN",), ("NY",), ("YN",))) for dm in neutral.decision_makers)
    merged = replace(neutral, decision_makers=makers, indistinguishable=(parse_formula("give iff yield"),))
    found = solve_with_attitudes(merged, [NASH, GMR, SMR, SEQ]).table
    assert found.space.labels == ("NN", "YN", "NY")
    for concept, together in ((NASH, False), (GMR, True), (SMR, False), (SEQ, True)):
        assert found.stable[concept][:, 0].tolist() == [together, together], concept


def test_in_the_dilemma_friends_keep_faith_and_foes_do_not() -> None:
    """Worked by hand. Ada and Bo each rank: only the other gives, both give, none gives, only I give."""
    friends = with_attitudes(dilemma(), [["+", "+"], ["+", "+"]])
    assert solve_with_attitudes(friends, [NASH]).table.equilibria[NASH] == (
        "NN",
        "YN",
        "NY",
        "YY",
    )  # no move helps both
    altruists = with_attitudes(dilemma(), [["0", "+"], ["+", "0"]])
    assert solve_with_attitudes(altruists, [NASH]).table.equilibria[NASH] == ("YY",)  # to give is what the other likes
    foes = with_attitudes(dilemma(), [["+", "-"], ["-", "+"]])
    assert solve_with_attitudes(foes, [NASH]).table.equilibria[NASH] == ("NN",)  # not to give helps oneself and hurts
    penitents = with_attitudes(dilemma(), [["-", "0"], ["0", "-"]])
    assert solve_with_attitudes(penitents, [NASH]).table.equilibria[NASH] == ("YY",)


def test_attitudes_not_said_are_positive_to_oneself_and_neutral_to_others() -> None:
    ada, bo = dilemma().decision_makers
    conflict = Conflict("Dilemma", (replace(ada, attitudes=(("Bo", Attitude.NEGATIVE),)), bo))
    assert attitudes_of(conflict) == (
        (Attitude.POSITIVE, Attitude.NEGATIVE),
        (Attitude.NEUTRAL, Attitude.POSITIVE),
    )
    out = solve_with_attitudes(conflict, ["nash"]).to_dict()
    assert out["attitudes"]["Ada"] == {"Ada": "positive", "Bo": "negative"}
    assert out["stable"]["nash"]["Ada"] == [True, False, True, False]
    assert (out["ties"], out["equilibria"], out["status_quo"]) == ("strict", {"nash": ["NN"]}, "NN")
    shown = solve_with_attitudes(conflict, [NASH, GMR])._repr_html_()
    assert "<td>Nash stability</td><td>NN</td>" in shown


def test_attitudes_that_cannot_be_are_refused_in_one_clear_line() -> None:
    ada, bo = dilemma().decision_makers
    towards_nobody = Conflict("Dilemma", (replace(ada, attitudes=(("Boo", Attitude.POSITIVE),)), bo))
    with pytest.raises(ConflictError, match="did you mean 'Bo'") as caught:
        attitudes_of(towards_nobody)
    assert caught.value.code == "unknown-decision-maker"
    twice = (("Bo", Attitude.POSITIVE), ("Bo", Attitude.NEGATIVE))
    with pytest.raises(ConflictError) as caught:
        attitudes_of(Conflict("Dilemma", (replace(ada, attitudes=twice), bo)))
    assert caught.value.code == "attitude-twice"
    with pytest.raises(ConflictError) as caught:
        solve_with_attitudes(with_attitudes(dilemma(), [["+", "-"], ["-", "+"]]), [Concept.L2])
    assert caught.value.code == "concept-needs-ranking"
