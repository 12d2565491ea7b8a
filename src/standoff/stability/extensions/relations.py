"""The dense engine for preferences that are no ranking: who can move, who would, and what deters, as boolean matrices.

A ranking answers every question by comparing numbers, and `verdicts.stable` needs no matrix. Preferences with unknown
comparisons, thresholds, attitudes or power need not be transitive, so here each pair of states is looked at. Three
relations are all that the basic concepts ask for, each bool `(n_dm, n, n)` with the state left first:

- `improves[i, s, t]`: `i` in `s` would rather be in `t`, so a move there is one that it would make;
- `deters[i, s, t]`: had `i` left `s`, ending in `t` would make it sorry, so that `t` is a sanction;
- credible moves: the moves that others expect of a decision maker when they ask whether a sanction is credible.

How to use it::

    graph = DenseGraph.of(space)                  # all unilateral moves
    credible = graph.narrowed(improves)           # the moves that each would make of its own accord
    stable_in(graph, improves, deters, Concept.SEQ, credible)   # bool (n_dm, n)

With `improves[i, s, t] = rank_i(t) > rank_i(s)` and `deters` its negation this gives what `verdicts.stable` gives.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.errors import ConflictError
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.merged import MergedSpace
from standoff.stability.space import Flags, StateSpace

MAX_STATES = 4096
"""12 options: a matrix of 16 MB for each decision maker and relation, and some seconds for each concept."""

ROWS = 32  # of a product worked out at a time: what they gather stays in the cache
WORD = 64


@dataclass(frozen=True, eq=False)
class DenseGraph:
    """Moves as matrices: `moves[i, s, t]` says that decision maker `i` can go from state `s` to state `t` in one move.

    Bool, `(n_dm, n, n)`; a graph may be made of any moves, the diagonal false.
    """

    moves: Flags
    _reach: dict[int, Flags] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, space: StateSpace) -> "DenseGraph":
        """All unilateral moves of a state space; raises `ConflictError` above 4,096 states."""
        if space.n_states > MAX_STATES:
            raise ConflictError(
                "too-many-states",
                f"there are {space.n_states} states, and preferences that are no ranking are solved up to {MAX_STATES}",
                remedy="leave out options, or rule out more combinations",
            )
        return cls(np.stack([_moves_of(space, dm) for dm in range(space.n_dm)]))

    def narrowed(self, would_move: Flags) -> "DenseGraph":
        """The graph of those moves alone for which `would_move`, bool `(n_dm, n, n)`, holds."""
        return DenseGraph(self.moves & would_move)

    def reach(self, dm: int) -> Flags:
        """Where the others can take the conflict by legal sequences of moves: bool `(n, n)`, the start first.

        Nobody moves twice in a row and anybody may move again later (Fang, Hipel and Kilgour 1993, chapter 5). For
        moves that are not transitive, as improvements here need not be, that rule binds.
        """
        if dm not in self._reach:
            self._reach[dm] = _ends_of_sequences(np.delete(self.moves, dm, axis=0))
        return self._reach[dm]


def stable_in(
    graph: DenseGraph, improves: Flags, deters: Flags, concept: Concept | str, credible: DenseGraph | None = None
) -> Flags:
    """Whether each state is stable for each decision maker: bool, `(n_dm, n)`.

    `improves` and `deters` are bool `(n_dm, n, n)`, the state left first. A state is stable when each move from it that
    improves is deterred: under Nash none is; under GMR by an end of the others' moves that deters; under SMR by such an
    end from which every move of the decision maker's own leads to what deters too; under SEQ and SSEQ by the same,
    reached by `credible` moves alone, which are those that improve for their mover if not given. Raises `ConflictError`
    for a concept that looks ahead.
    """
    concept = concept_named(concept)
    if concept not in RELATIONAL:
        raise ConflictError(
            "concept-needs-ranking",
            f"{concept.title} compares ends of play and is defined for rankings alone",
            remedy=f"ask for {', '.join(known.value for known in RELATIONAL)}",
        )
    sanctioning = graph
    if concept in CREDIBLE:
        sanctioning = graph.narrowed(improves) if credible is None else credible
    flags = np.empty(graph.moves.shape[:2], dtype=np.bool_)
    for dm, moves in enumerate(graph.moves):
        undeterred = moves & improves[dm]
        if concept is not Concept.NASH and undeterred.any():
            sanction = RELATIONAL[concept](moves, deters[dm])
            undeterred &= ~product(sanction, sanctioning.reach(dm).T)
        flags[dm] = ~undeterred.any(axis=1)
    return flags


def product(left: Flags, right: Flags) -> Flags:
    """The boolean product of two matrices: whether some `k` has both `left[s, k]` and `right[k, t]`."""
    if np.count_nonzero(right) * len(left) < np.count_nonzero(left) * right.shape[1]:
        return np.ascontiguousarray(_unions(right.T, left.T).T)
    return _unions(left, right)


def _unions(left: Flags, right: Flags) -> Flags:
    """The product as unions of rows of `right`, 64 flags to a word: the fewer flags `left` has, the sooner done."""
    flags_of_8 = np.packbits(right, axis=1)
    words = -(-right.shape[1] // WORD)
    packed = np.zeros((len(right), words), dtype=np.uint64)
    packed.view(np.uint8)[:, : flags_of_8.shape[1]] = flags_of_8
    out = np.zeros((len(left), words), dtype=np.uint64)
    for at in range(0, len(left), ROWS):
        row, taken = np.nonzero(left[at : at + ROWS])
        if len(row):
            starts = np.flatnonzero(np.diff(row, prepend=-1))
            out[at + row[starts]] = np.bitwise_or.reduceat(packed[taken], starts, axis=0)
    flags: Flags = np.unpackbits(out.view(np.uint8), axis=1, count=right.shape[1]).view(np.bool_)
    return flags


def _any_end(moves: Flags, deters: Flags) -> Flags:  # noqa: ARG001  # one of a kind with `_inescapable_end`
    return deters


def _inescapable_end(moves: Flags, deters: Flags) -> Flags:
    return deters & ~product(~deters, moves.T)


RELATIONAL: dict[Concept, Callable[[Flags, Flags], Flags]] = {
    Concept.NASH: _any_end,
    Concept.GMR: _any_end,
    Concept.SMR: _inescapable_end,
    Concept.SEQ: _any_end,
    Concept.SSEQ: _inescapable_end,
}
"""The concepts that relations are enough for, and which ends of the others' moves sanction."""

CREDIBLE = frozenset({Concept.SEQ, Concept.SSEQ})


def _ends_of_sequences(moves: Flags) -> Flags:
    """Where sequences of one or more moves, nobody's twice in a row, end: bool `(n, n)`, the start first."""
    ends = moves.copy()  # by who moved last
    fresh = moves.copy()
    while fresh.any():
        later = np.zeros_like(fresh)
        for j, own in enumerate(moves):
            before = np.logical_or.reduce(np.delete(fresh, j, axis=0), axis=0)
            starts = np.flatnonzero(before.any(axis=1))
            later[j, starts] = product(before[starts], own) & ~ends[j, starts]
        ends |= later
        fresh = later
    reached: Flags = np.logical_or.reduce(ends, axis=0)
    return reached


def _moves_of(space: StateSpace, dm: int) -> Flags:
    if isinstance(space, MergedSpace):
        listed = np.zeros((space.n_states, space.n_states), dtype=np.bool_)
        listed[space.arcs(dm).starts, space.arcs(dm).ends] = True
        return listed
    codes: npt.NDArray[np.int32] = space.codes
    change = codes[:, None] ^ codes[None, :]
    moves: Flags = np.not_equal(change, 0) & np.equal(change & ~space.mask_of[dm], 0)
    for bit in space.bits_of[dm]:
        taken = (codes >> bit & 1).astype(np.bool_)
        if space.directions[bit] is MoveDirection.FORWARD:
            moves &= ~taken[:, None] | taken
        elif space.directions[bit] is MoveDirection.BACK:
            moves &= taken[:, None] | ~taken
    return moves
