"""The dense method: reachability and preference as n x n matrices, verdicts as their products.

Written after H. Xu, K. W. Hipel and D. M. Kilgour, Matrix representation of solution concepts in
multiple-decision-maker graph models, IEEE Transactions on Systems, Man and Cybernetics A 39 (2009), as fast as numpy
allows: in float32, so that products run in the linear algebra library; the joint reach ends as soon as nothing new is
reached; where only the diagonal of a product is asked for, only that is computed.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import MoveDirection
from standoff.stability import Concept, StateSpace
from standoff.stability.space import Flags, Ranks

Matrix = npt.NDArray[np.float32]


def stable_by_matrices(space: StateSpace, ranks: Ranks) -> dict[Concept, Flags]:
    """Verdicts of the four basic concepts: bool, `(n_dm, n_states)` for each."""
    moves = [moves_of(space, dm) for dm in range(space.n_dm)]
    improvements = [move * _better(rank) for move, rank in zip(moves, ranks, strict=True)]
    found: dict[Concept, list[Flags]] = {
        concept: [] for concept in (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)
    }
    for dm, rank in enumerate(ranks):
        others = [j for j in range(space.n_dm) if j != dm]
        one = _OneDecisionMaker(moves[dm], improvements[dm], _better(rank))
        reach = joint_reach([moves[j] for j in others])
        found[Concept.NASH].append(improvements[dm].sum(axis=1) == 0)
        found[Concept.GMR].append(one.deterred(reach, one.no_better))
        found[Concept.SMR].append(one.deterred(reach, one.no_better * (1 - one.escapes)))
        found[Concept.SEQ].append(one.deterred(joint_reach([improvements[j] for j in others]), one.no_better))
    return {concept: np.stack(rows) for concept, rows in found.items()}


def moves_of(space: StateSpace, dm: int) -> Matrix:
    """`J[s, q]` is 1 where `dm` can move from state `s` to state `q`."""
    start, end = space.codes[:, None], space.codes[None, :]
    change = start ^ end
    forward, back = (
        sum(1 << b for b in space.bits_of[dm] if space.directions[b] is way)
        for way in (MoveDirection.FORWARD, MoveDirection.BACK)
    )
    moves: Flags = (change != 0) & (change & ~space.mask_of[dm] == 0)
    moves &= (start & change & forward == 0) & (~start & change & back == 0)
    return moves.astype(np.float32)


def joint_reach(moves: list[Matrix]) -> Matrix:
    """What sequences of moves reach in which nobody moves twice in a row: `after[j]` are those that `j` ends."""
    after = moves
    reached = reduce(np.maximum, moves)
    while True:
        after = [
            _sign(reduce(np.maximum, [after[k] for k in range(len(moves)) if k != j], np.zeros_like(move)) @ move)
            for j, move in enumerate(moves)
        ]
        further = reduce(np.maximum, after, reached)
        if np.array_equal(further, reached):
            return reached
        reached = further


@dataclass(frozen=True, eq=False)
class _OneDecisionMaker:
    """Its moves, its improvements, and `better[s, q]`: 1 where it likes `q` better than `s`."""

    moves: Matrix
    improvements: Matrix
    better: Matrix

    @property
    def no_better(self) -> Matrix:
        """`[q, s]` is 1 where it likes `q` no better than `s`."""
        return 1 - self.better.T

    @property
    def escapes(self) -> Matrix:
        """`[q, s]` is 1 where it has a move from `q` to a state that it likes better than `s`."""
        return _sign(self.moves @ self.better.T)

    def deterred(self, reach: Matrix, bad: Matrix) -> Flags:
        """Whether each of its improvements from each state can be answered with a state that is `bad` for it."""
        answered = _sign(reach @ bad)
        deterred: Flags = np.einsum("sq,qs->s", self.improvements, 1 - answered) == 0
        return deterred


def _better(rank: npt.NDArray[np.integer]) -> Matrix:
    return (rank[None, :] > rank[:, None]).astype(np.float32)


def _sign(matrix: Matrix) -> Matrix:
    return np.sign(matrix, out=matrix)
