"""The play that a decision maker foresees: the moves between a state and its anticipated end."""

from itertools import islice

from standoff.stability.anticipation import Ends, looking_ahead, next_movers
from standoff.stability.paths import Move
from standoff.stability.space import Ranks, StateSpace


def expected_play(space: StateSpace, ranks: Ranks, dm: int, start: int, horizon: int) -> tuple[Move, ...]:
    """The moves by which `dm`, moving next from state `start`, expects to reach its anticipated end; empty if it stays.

    `ranks` has shape `(n_dm, n_states)`.
    """
    return _play(space, ranks, _ends_by_horizon(space, ranks, horizon), dm, start)


def reply_expected(space: StateSpace, ranks: Ranks, dm: int, state: int, horizon: int) -> tuple[Move, ...]:
    """The play that `dm` expects from `state`, which it has just moved to, when the others foresee `horizon` moves."""
    return _reply(space, ranks, _ends_by_horizon(space, ranks, horizon), dm, state)


def _ends_by_horizon(space: StateSpace, ranks: Ranks, horizon: int) -> list[Ends]:
    return list(islice(looking_ahead(space, ranks), horizon + 1))


def _play(space: StateSpace, ranks: Ranks, ends: list[Ends], dm: int, start: int) -> tuple[Move, ...]:
    final = int(ends[-1][dm, start])
    if final == start:
        return ()
    left = ends[:-1]
    to = next(s1 for s1 in space.moves_by_change(dm, start) if _end_of_reply(space, ranks, left[-1], dm, s1) == final)
    return (Move(dm, start, to), *_reply(space, ranks, left, dm, to))


def _reply(space: StateSpace, ranks: Ranks, ends: list[Ends], dm: int, state: int) -> tuple[Move, ...]:
    mover = _least_liked(space, ranks, ends[-1], dm, state)
    return () if mover is None else _play(space, ranks, ends, mover, state)


def _end_of_reply(space: StateSpace, ranks: Ranks, ends: Ends, dm: int, state: int) -> int:
    mover = _least_liked(space, ranks, ends, dm, state)
    return state if mover is None else int(ends[mover, state])


def _least_liked(space: StateSpace, ranks: Ranks, ends: Ends, dm: int, state: int) -> int | None:
    """The next mover that `dm` counts on in `state`: the one whose reply it likes least; None if nobody can move."""
    return min(next_movers(space, dm), key=lambda j: int(ranks[dm, ends[j, state]]), default=None)
