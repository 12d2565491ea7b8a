"""What an explanation claims is true by the literal definitions: each improvement, each sanction, each expected end."""

import random
from itertools import pairwise

import pytest
from literal_concepts import apply, is_spoilt
from literal_definitions import LiteralConflict
from making import as_conflict, dilemma
from random_conflicts import random_conflict

from standoff.errors import ConflictError
from standoff.stability import Concept, Reason, Solution, explain, solve

SANCTIONING = (Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)
CREDIBLE = (Concept.SEQ, Concept.SSEQ)
INESCAPABLE = (Concept.SMR, Concept.SSEQ)
FORESIGHT = {Concept.L2: 2, Concept.L3: 3}


def cases() -> list[tuple[LiteralConflict, Solution]]:
    rng = random.Random("explanations")
    drawn = [random_conflict(rng, kind) for kind in ("plain", "infeasible", "one-way") for _ in range(6)]
    return [(literal, solve(as_conflict(literal), concepts_for(literal))) for literal in drawn]


def concepts_for(literal: LiteralConflict) -> list[Concept]:
    return [c for c in Concept if literal.n_dm == 2 or c is not Concept.NON_MYOPIC]


def code(label: str) -> int:
    return sum(1 << b for b, letter in enumerate(label) if letter == "Y")


def mover(name: str) -> int:
    return int(name.removeprefix("Party "))


def reasons() -> list[tuple[LiteralConflict, int, Reason]]:
    return [
        (literal, code(label), reason)
        for literal, solution in CASES
        for label in random.Random(label_seed(solution)).sample(solution.space.labels, min(8, solution.space.n_states))
        for reason in explain(solution, label).reasons
    ]


def label_seed(solution: Solution) -> str:
    return "".join(solution.space.labels)


CASES = cases()
REASONS = reasons()


def test_the_verdict_told_is_the_verdict_by_definition() -> None:
    for literal, s, reason in REASONS:
        assert reason.stable == literal.is_stable(mover(reason.decision_maker), s, reason.concept)


def test_every_line_of_play_is_a_chain_of_legal_moves_that_starts_with_the_one_explained() -> None:
    for literal, s, reason in REASONS:
        for line in reason.lines:
            assert (code(line.steps[0].start), line.steps[0].mover) == (s, reason.decision_maker)
            assert all(literal.is_move(mover(x.mover), code(x.start), code(x.end)) for x in line.steps)
            if line.together is None:
                assert all(x.end == y.start for x, y in pairwise(line.steps))
            if reason.concept is not Concept.LCS:  # farsighted play may go on by the first mover's own next move
                assert all(x.mover != y.mover for x, y in pairwise(line.steps))


def test_a_stable_verdict_names_every_improvement_and_a_sanction_that_deters_it() -> None:
    told = 0
    for literal, s, reason in REASONS:
        if reason.concept not in SANCTIONING or not reason.stable:
            continue
        i = mover(reason.decision_maker)
        rank = literal.ranks[i]
        assert sorted(code(line.steps[0].end) for line in reason.lines) == sorted(literal.improvements(i, s))
        for line in reason.lines:
            told += 1
            sanction = line.steps[1:]
            end = code(sanction[-1].end)
            assert line.deterred
            assert all(mover(x.mover) != i for x in sanction)
            assert rank[end] <= rank[s]
            if reason.concept in CREDIBLE:
                assert all(code(x.end) in literal.improvements(mover(x.mover), code(x.start)) for x in sanction)
            if reason.concept in INESCAPABLE:
                assert all(rank[s3] <= rank[s] for s3 in literal.reach[i][end])
    assert told > 50


def test_an_unstable_verdict_names_an_improvement_that_nothing_deters() -> None:
    told = 0
    for literal, s, reason in REASONS:
        if reason.concept not in SANCTIONING or reason.stable:
            continue
        told += 1
        i = mover(reason.decision_maker)
        rank, others = literal.ranks[i], [j for j in literal.dms if j != i]
        (line,) = reason.lines
        (first,) = line.steps
        assert not line.deterred
        assert code(first.end) in literal.improvements(i, s)
        for s2 in literal.sequences(others, code(first.end), reason.concept in CREDIBLE):
            escapes = any(rank[s3] > rank[s] for s3 in literal.reach[i][s2])
            assert rank[s2] > rank[s] or (reason.concept in INESCAPABLE and escapes)
    assert told > 50


def test_foreseen_play_ends_where_plain_backward_induction_ends() -> None:
    told = 0
    for literal, s, reason in REASONS:
        if reason.horizon is None or not reason.lines:
            continue
        told += 1
        i = mover(reason.decision_maker)
        (line,) = reason.lines
        end, first = code(line.steps[-1].end), code(line.steps[0].end)
        if reason.stable:
            assert literal.ranks[i][end] <= literal.ranks[i][s]
            replies = [literal.expected_end(j, first, reason.horizon - 1) for j in literal.others_with_options(i)]
            assert end == min(replies, key=lambda t: literal.ranks[i][t])
        else:
            assert literal.ranks[i][end] > literal.ranks[i][s]
            assert end == literal.expected_end(i, s, reason.horizon)
    assert told > 50


def test_a_horizon_told_for_non_myopic_stability_recurs_for_ever() -> None:
    told = 0
    for literal, s, reason in REASONS:
        if reason.concept in (Concept.NON_MYOPIC, Concept.FAR) and not reason.stable:
            told += 1
            ends = {i: literal.expected_end(i, s, reason.horizon or 0) for i in literal.dms}
            assert any(all(table[i, s] == ends[i] for i in ends) for table in literal.recurring_tables)
    assert told


def test_moves_told_to_be_made_at_once_are_improvements_that_lead_where_it_says() -> None:
    told = 0
    for literal, s, reason in REASONS:
        if reason.concept is not Concept.SIM:
            continue
        i = mover(reason.decision_maker)
        rank = literal.ranks[i]
        if not reason.stable:
            (line,) = reason.lines
            (own,) = line.steps
            assert code(own.end) in literal.improvements(i, s)
            assert not is_spoilt(literal, i, s, code(own.end))
            continue
        assert sorted(code(line.steps[0].end) for line in reason.lines) == sorted(literal.improvements(i, s))
        for line in reason.lines:
            told += 1
            moves = {mover(x.mover): code(x.end) for x in line.steps}
            assert len(moves) == len(line.steps) > 1
            assert all(code(x.start) == s for x in line.steps)
            assert all(t in literal.improvements(j, s) for j, t in moves.items())
            assert code(line.together or "") == apply(literal, s, moves)
            assert rank[apply(literal, s, moves)] <= rank[s]
    assert told > 10


def test_what_farsighted_play_may_come_to_is_consistent_and_no_better() -> None:
    told = 0
    for literal, s, reason in REASONS:
        if reason.concept is not Concept.LCS:
            continue
        i = mover(reason.decision_maker)
        rank, farsighted = literal.ranks[i], literal.farsighted
        if not reason.stable:
            (line,) = reason.lines
            end = code(line.steps[0].end)
            assert all(rank[e] > rank[s] for e in farsighted.set if e == end or end in farsighted.dominates[e])
            continue
        assert sorted(code(line.steps[0].end) for line in reason.lines) == sorted(literal.reach[i][s])
        for line in reason.lines:
            told += 1
            end = code(line.steps[-1].end)
            assert end in farsighted.set
            assert rank[end] <= rank[s]
            for x in line.steps[1:]:
                assert literal.ranks[mover(x.mover)][code(x.start)] < literal.ranks[mover(x.mover)][end]
    assert told > 50


def test_an_explanation_reads_as_a_person_would_check_it() -> None:
    words = str(explain(solve(dilemma(), ["nash", "seq", "l2"]), "YY", "Ada"))
    assert words == (
        "State 4 (YY). Ada: give way; Bo: yield the field.\n"
        "It is an equilibrium under sequential stability and limited-move stability (two moves), "
        "not one under Nash stability.\n\n"
        "Ada\n"
        "  Nash stability, unstable: Ada could cease to give way (NY), which it likes better.\n"
        "  Sequential stability, stable: Ada could cease to give way (NY), but then Bo, to its own gain, could cease "
        "to yield the field (NN), which Ada likes no better than the present state.\n"
        "  Limited-move stability (two moves), stable: Looking 2 moves ahead, Ada stays: if it were to cease to give "
        "way (NY), it expects that Bo would cease to yield the field (NN), which it likes no better than the present "
        "state."
    )


def test_moves_made_at_once_and_farsighted_play_read_as_a_person_would_check_them() -> None:
    words = str(explain(solve(dilemma(), ["sim", "lcs"]), "YY", "Ada"))
    assert words.split("\n\n")[1] == (
        "Ada\n"
        "  Simultaneous stability, stable: Ada could cease to give way (NY), but if at the same moment Bo, to its own "
        "gain, were to cease to yield the field (YN), all would find themselves in NN, which Ada likes no better than "
        "the present state.\n"
        "  Farsighted consistency, stable: Ada could cease to give way (NY), but then, all looking ahead, Bo may cease "
        "to yield the field (NN); that may last, and Ada likes it no better than this."
    )
    words = str(explain(solve(dilemma(), ["sim", "lcs"]), "YN", "Ada"))
    assert words.split("\n\n")[1] == (
        "Ada\n"
        "  Simultaneous stability, unstable: Ada could cease to give way (NN), which it likes better, and no "
        "improvement that Bo could make at the same moment would spoil it.\n"
        "  Farsighted consistency, unstable: Ada could cease to give way (NN), and all that may last after that is "
        "better for Ada."
    )


@pytest.mark.parametrize("concept", list(Concept))
def test_words_and_data_say_the_same(concept: Concept) -> None:
    for label in ("NN", "YN", "NY", "YY"):
        told = explain(dilemma(), label, concept=concept)
        for reason, data in zip(told.reasons, told.to_dict()["reasons"], strict=True):
            assert data["words"] == reason.words
            for line in data["lines"][:1]:
                assert all(step["to"] in reason.words for step in line["steps"])
            assert data["concept"] == concept.value
        assert told.to_dict()["equilibrium"] == {concept.value: all(reason.stable for reason in told.reasons)}


def test_a_solution_by_another_rule_of_sanctions_is_not_explained_by_this_one() -> None:
    solution = solve(dilemma(), ["seq"], sanctions="once")
    assert solution.to_dict()["sanctions"] == "once"
    with pytest.raises(ConflictError) as caught:
        explain(solution, "NN")
    assert caught.value.code == "other-sanctions"
