"""`weight_changes`: by how much one weight must change for a state to become an equilibrium."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.model import Weight
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.moves import Indices
from standoff.stability.preferences import statement_truths, weighted_ranks
from standoff.stability.solution import Solution
from standoff.stability.space import Ranks
from standoff.stability.verdicts import stable

MOST_CELLS = 1 << 22
"""States times weights tried: beyond it only weights that move states past the wanted one are."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The weight of one statement, nearest by ratio to the `now` it has, from which on the state is an equilibrium.

    With `beyond` the weight must go past `needed`, however little; without, `needed` itself will do.
    """

    decision_maker: str
    statement: str
    now: float
    needed: float
    beyond: bool

    @property
    def factor(self) -> float:
        """What the weight must be multiplied by."""
        return self.needed / self.now

    def to_dict(self) -> dict[str, Any]:
        """The change as JSON-ready values."""
        return {
            "decision_maker": self.decision_maker,
            "statement": self.statement,
            "now": self.now,
            "needed": self.needed,
            "beyond": self.beyond,
        }


def weight_changes(solution: Solution, label: str, concept: Concept | str) -> tuple[WeightChange, ...]:
    """For each weighted statement, the smallest change of its weight alone that makes `label` an equilibrium.

    The nearest ratio first; statements whose weight cannot do it are left out, and so is everything where the state is
    an equilibrium already. Two states change their order only at the one weight that ties them, so that the weights
    between two such are one case (theorem 16).
    """
    concept = concept_named(concept)
    at = solution.space.index(label)
    if stable(solution.space, solution.ranks, concept)[:, at].all():
        return ()
    changes = list(_changes(solution, at, concept))
    return tuple(sorted(changes, key=lambda change: abs(np.log(change.factor))))


def _changes(solution: Solution, at: int, concept: Concept) -> Iterator[WeightChange]:
    truths = statement_truths(solution.conflict, solution.space)
    for dm, maker in enumerate(solution.conflict.decision_makers):
        if maker.ranking is not None or not maker.weighted:
            continue
        weights = np.array([(statement.weight or Weight()).median for statement in maker.preferences])
        for place, statement in enumerate(maker.preferences):
            rest = np.delete(weights, place) @ np.delete(truths[dm], place, axis=0)
            ties = _ties(rest, truths[dm][place], at, solution.space.n_states)
            tried = _cases(ties)
            trials = np.repeat(weights[None], len(tried), axis=0)
            trials[:, place] = tried
            good = _good(solution, dm, at, concept, weighted_ranks(truths[dm], trials))
            nearest = _nearest(ties, good, float(weights[place]))
            if nearest is not None:
                yield WeightChange(maker.name, str(statement.want), float(weights[place]), *nearest)


def _ties(rest: Floats, holds: npt.NDArray[np.bool_], at: int, n_states: int) -> Floats:
    """The weights, ascending, at which two states tie of which one satisfies the statement and the other does not."""
    with_it, without = np.unique(rest[holds]), np.unique(rest[~holds])
    if len(with_it) * len(without) * n_states > MOST_CELLS:
        with_it, without = (rest[[at]], without) if holds[at] else (with_it, rest[[at]])
    ties = np.unique(without[None, :] - with_it[:, None])
    return ties[ties > 0]


def _cases(ties: Floats) -> Floats:
    """A weight for each case: below all ties, at the first, between it and the second, and so on, above all."""
    if not len(ties):
        return ties
    inner = (ties[:-1] + ties[1:]) / 2
    between = np.concatenate([[ties[0] / 2], inner, [ties[-1] * 2]])
    cases: Floats = np.empty(2 * len(ties) + 1)
    cases[0::2], cases[1::2] = between, ties
    return cases


def _good(solution: Solution, dm: int, at: int, concept: Concept, ranks: Ranks) -> Indices:
    """The cases in which state `at` is an equilibrium."""
    good = []
    step = max(1, (1 << 20) // solution.space.n_states)
    for start in range(0, ranks.shape[1], step):
        part = ranks[:, start : start + step]
        profiles = np.repeat(solution.ranks[:, :, None], part.shape[1], axis=2)
        profiles[dm] = part
        good.append(start + np.flatnonzero(stable(solution.space, profiles, concept)[:, at].all(axis=0)))
    return np.concatenate(good) if good else np.empty(0, dtype=np.intp)


def _nearest(ties: Floats, good: Indices, now: float) -> tuple[float, bool] | None:
    """The tie nearest by ratio at or past which a good case begins, and whether it must be passed."""
    ends = []
    for case in good.tolist():
        tie = case // 2
        if case % 2:
            ends.append((float(ties[tie]), False))
        else:
            ends += [(float(ties[edge]), True) for edge in (tie - 1, tie) if 0 <= edge < len(ties)]
    return min(ends, key=lambda end: (abs(np.log(end[0] / now)), end[1]), default=None)
