"""Farsighted consistency: the largest consistent set of Chwe, on the graph of moves of a conflict."""

from collections.abc import Callable, Sequence
from itertools import chain, combinations

import numpy as np

from standoff.conflict.model import MoveDirection
from standoff.errors import ConflictError
from standoff.stability.merged import MergedSpace, refuse_merged
from standoff.stability.moves import NONE, Indices, Values, above_all, from_cube, run_along, to_cube
from standoff.stability.space import Flags, Ranks, StateSpace

MAX_STATES = 4096
"""Which state leads to which is kept for each pair: a byte each."""

MAX_OPTIONS = 16

MAX_PAIRS = 1 << 32
"""Coalitions times pairs of states that are looked at, when coalitions may form: minutes."""

CELLS = 1 << 26  # of the arrays worked on at a time: bounds memory

Coalition = tuple[int, ...]
Verdict = Callable[[StateSpace, Ranks, Flags, Flags], Flags]


def farsightedly_consistent(space: StateSpace, ranks: Ranks) -> Flags:
    """Whether each decision maker would stay in each state, everybody being farsighted: bool, the shape of `ranks`.

    `ranks` is `(n_dm, n_states[, samples])`. States that are stable for all are Chwe's largest consistent set with one
    decision maker moving at a time (M. S.-Y. Chwe, Farsighted coalitional stability, Journal of Economic Theory 63,
    1994): a move is deterred if, where it leads or where farsighted players may go on to from there, some state of the
    set is no better for the mover. Raises `ConflictError` above 4,096 states or 16 options.
    """
    _check_size(space)
    return _sample_by_sample(space, ranks, [(dm,) for dm in _able(space)], _each_for_itself)


def consistent_with_coalitions(space: StateSpace, ranks: Ranks) -> Flags:
    """As `farsightedly_consistent`, where any group may change its options together if that pleases all its members.

    A state is stable for a decision maker when every move of every coalition that it is in is deterred: in the end
    some member is no better off. Raises `ConflictError` when there are too many states or coalitions.
    """
    refuse_merged(space)  # moves made together are those of combinations, not of states
    _check_size(space)
    able = _able(space)
    coalitions = list(chain.from_iterable(combinations(able, size) for size in range(1, len(able) + 1)))
    if len(coalitions) * space.n_states**2 > MAX_PAIRS:
        raise ConflictError(
            "too-many-coalitions",
            f"{len(able)} decision makers with options and {space.n_states} states make too many moves of coalitions",
            remedy="leave out options, or ask for lcs, where one decision maker moves at a time",
        )
    return _sample_by_sample(space, ranks, coalitions, _together(coalitions))


def may_lead_to(space: StateSpace, ranks: Ranks, coalitions: Sequence[Coalition]) -> Flags:
    """Whether state `d` is state `e` or indirectly dominated by it: bool `(n_states, n_states)`, `[d, e]`.

    `ranks` is `(n_dm, n_states)`. There are moves from `d` to `e` of coalitions whose every member likes `e` better
    than the state that it moves from.
    """
    leads = np.empty((space.n_states, space.n_states), dtype=np.bool_)
    step = max(1, CELLS >> space.n_options)
    for at in range(0, space.n_states, step):
        ends = np.arange(at, min(at + step, space.n_states))
        leads[:, ends] = _starts_of(space, ranks, coalitions, ends)
    return leads


def _starts_of(space: StateSpace, ranks: Ranks, coalitions: Sequence[Coalition], ends: Indices) -> Flags:
    likes = [rank[:, None] < rank[None, ends] for rank in ranks]
    keen = [np.logical_and.reduce([likes[j] for j in coalition]) for coalition in coalitions]
    starts: Flags = np.arange(space.n_states)[:, None] == ends
    while True:
        before = int(starts.sum())
        for coalition, would in zip(coalitions, keen, strict=True):
            if isinstance(space, MergedSpace):
                (dm,) = coalition  # moves made together are refused
                ahead = starts.copy()
                space.arcs(dm).fold(starts[space.arcs(dm).ends], np.logical_or, ahead)
                starts |= ahead & would
                continue
            cube = to_cube(space, starts.view(np.int8), 0)
            for j in coalition:
                run_along(space, space.bits_of[j], cube, np.maximum)
            starts |= from_cube(space, cube).view(np.bool_) & would
        if int(starts.sum()) == before:
            return starts


def _sample_by_sample(space: StateSpace, ranks: Ranks, coalitions: Sequence[Coalition], verdict: Verdict) -> Flags:
    samples = ranks.reshape(*ranks.shape[:2], -1)
    found = np.empty(samples.shape, dtype=np.bool_)
    for k in range(samples.shape[2]):
        sample = np.ascontiguousarray(samples[:, :, k])
        found[:, :, k] = _at_the_largest(space, sample, may_lead_to(space, sample, coalitions), verdict)
    return found.reshape(ranks.shape)


def _at_the_largest(space: StateSpace, ranks: Ranks, leads: Flags, verdict: Verdict) -> Flags:
    """The verdicts by the largest consistent set, found by leaving out what is not deterred until nothing is."""
    consistent: Flags = np.ones(space.n_states, dtype=np.bool_)
    while True:
        flags = verdict(space, ranks, leads, consistent)
        left: Flags = np.asarray(flags.all(axis=0))
        if np.array_equal(left, consistent):
            return flags
        consistent = left


def _each_for_itself(space: StateSpace, ranks: Ranks, leads: Flags, consistent: Flags) -> Flags:
    flags = np.ones(ranks.shape, dtype=np.bool_)
    for dm in _able(space):
        flags[dm] = _best_by_moving(space, dm, _feared(ranks[dm], leads, consistent)) <= ranks[dm]
    return flags


def _feared(rank: Values, leads: Flags, consistent: Flags) -> Values:
    """The smallest rank of a consistent state that each state may lead to; above every rank where there is none."""
    worst_first = np.argsort(rank, kind="stable")
    worst_first = worst_first[consistent[worst_first]]
    if not len(worst_first):
        return np.full_like(rank, above_all(rank))
    led = leads[:, worst_first]
    first = led.argmax(axis=1)
    feared: Values = np.where(led[np.arange(len(led)), first], rank[worst_first[first]], above_all(rank))
    return feared


def _best_by_moving(space: StateSpace, dm: int, values: Values) -> Values:
    """The largest of `values` over what `dm` reaches in one move, staying left out; -1 where it has none."""
    if isinstance(space, MergedSpace):
        best = np.full_like(values, NONE)
        space.arcs(dm).fold(values[space.arcs(dm).ends], np.maximum, best)
        return best
    stayed = to_cube(space, values, NONE)
    moved = np.full_like(stayed, NONE)
    for bit in space.bits_of[dm]:
        pairs, still = moved.reshape(-1, 2, 1 << bit), stayed.reshape(-1, 2, 1 << bit)
        from_no, from_yes = (np.maximum(pairs[:, to], still[:, to]) for to in (1, 0))
        if space.directions[bit] is not MoveDirection.FORWARD:
            np.maximum(pairs[:, 1], from_yes, out=pairs[:, 1])
        if space.directions[bit] is not MoveDirection.BACK:
            np.maximum(pairs[:, 0], from_no, out=pairs[:, 0])
    return from_cube(space, moved)


def _together(coalitions: Sequence[Coalition]) -> Verdict:
    def verdict(space: StateSpace, ranks: Ranks, leads: Flags, consistent: Flags) -> Flags:
        feared = {dm: _feared(ranks[dm], leads, consistent) for dm in _able(space)}
        flags = np.ones(ranks.shape, dtype=np.bool_)
        for coalition in coalitions:
            undeterred = np.concatenate(
                [
                    (_may_move(space, coalition, rows) & _all_better_off(ranks, feared, coalition, rows)).any(axis=1)
                    for rows in np.array_split(np.arange(space.n_states), 1 + space.n_states**2 // CELLS)
                ]
            )
            flags[list(coalition)] &= ~undeterred
        return flags

    return verdict


def _all_better_off(ranks: Ranks, feared: dict[int, Values], coalition: Coalition, rows: Indices) -> Flags:
    better_off: Flags = np.logical_and.reduce([feared[j][None, :] > ranks[j][rows, None] for j in coalition])
    return better_off


def _may_move(space: StateSpace, coalition: Coalition, rows: Indices) -> Flags:
    """Whether the coalition can move from the states `rows` to each state, `(len(rows), n_states)`."""
    start, end = space.codes[rows, None], space.codes[None, :]
    bits = [b for j in coalition for b in space.bits_of[j]]
    forward = sum(1 << b for b in bits if space.directions[b] is MoveDirection.FORWARD)
    back = sum(1 << b for b in bits if space.directions[b] is MoveDirection.BACK)
    fixed = ~sum(1 << b for b in bits)
    change = start ^ end
    flags: Flags = (change != 0) & (change & fixed == 0) & (start & ~end & forward == 0) & (~start & end & back == 0)
    return flags


def _able(space: StateSpace) -> list[int]:
    return [dm for dm in range(space.n_dm) if space.bits_of[dm]]


def _check_size(space: StateSpace) -> None:
    if space.n_states > MAX_STATES or space.n_options > MAX_OPTIONS:
        raise ConflictError(
            "too-large-for-lcs",
            f"farsighted consistency is worked out up to {MAX_STATES:,} states and {MAX_OPTIONS} options, "
            f"and the conflict has {space.n_states:,} and {space.n_options}",
            remedy="leave out options, or ask for l2 or l3",
        )
