"""Policy stable states by trying every profile of policies and following every play, word for word and very slowly."""

from collections.abc import Iterator
from itertools import product

from literal_definitions import LiteralConflict

PolicyOf = dict[int, int]  # a policy: from each state the state it leads to, itself for staying


def policies(literal: LiteralConflict, i: int, credible: bool) -> Iterator[PolicyOf]:
    """Every policy of `i`."""
    choices = [[s, *(literal.improvements(i, s) if credible else literal.reach[i][s])] for s in literal.feasible]
    for ends in product(*choices):
        yield dict(zip(literal.feasible, ends, strict=True))


def is_policy_stable(literal: LiteralConflict, s: int, credible: bool) -> bool:
    """There are policies under which nobody leaves `s` and nobody gains by having another one."""
    staying = [[p for p in policies(literal, i, credible) if p[s] == s] for i in literal.dms]
    return any(is_policy_equilibrium(literal, s, list(profile), credible) for profile in product(*staying))


def is_policy_equilibrium(literal: LiteralConflict, s: int, profile: list[PolicyOf], credible: bool) -> bool:
    return all(policy[s] == s for policy in profile) and not any(
        gains(literal, i, s, [*profile[:i], other, *profile[i + 1 :]])
        for i in literal.dms
        for other in policies(literal, i, credible)
    )


def gains(literal: LiteralConflict, i: int, s: int, profile: list[PolicyOf]) -> bool:
    """From `s`, `i` first, every play under these policies comes to an end, and `i` likes every end better than `s`."""
    ends = ends_of_play(literal, i, profile, profile[i][s], others_next=True, before=())
    return profile[i][s] != s and all(end is not None and literal.ranks[i][end] > literal.ranks[i][s] for end in ends)


def ends_of_play(
    literal: LiteralConflict, i: int, profile: list[PolicyOf], at: int, others_next: bool, before: tuple
) -> list[int | None]:
    """The ends of all plays from `at`; None for one that goes round for ever.

    `i` has every other turn; in the turns between, one of the others whose policy calls for a move makes it. Play ends
    where no policy calls for a move.
    """
    if (at, others_next) in before:
        return [None]
    if all(policy[at] == at for policy in profile):
        return [at]
    before = (*before, (at, others_next))
    others = [policy[at] for j, policy in enumerate(profile) if j != i and policy[at] != at]
    following = (others or [at]) if others_next else [profile[i][at]]
    return [
        end
        for t in following
        for end in ends_of_play(literal, i, profile, t, others_next=not others_next, before=before)
    ]
