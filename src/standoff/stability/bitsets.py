"""Coalition moves where no shortcut holds: many starting states at once, a bit for each, spread along the moves."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.errors import ConflictError
from standoff.stability.moves import Indices, Values, joint_reach
from standoff.stability.space import Flags, StateSpace

MAX_PAIRS = 1 << 32
"""Starting states times states, as many as 65,536 states make: a minute or so of work."""

CELLS = 1 << 25  # starting states times states looked at together: bounds memory
NO_BITS, ALL_BITS = 0, 255

Bits = npt.NDArray[np.integer[Any]]  # of uint8


def moved_away(
    space: StateSpace, members: tuple[int, ...], worth: Sequence[Values], own: Sequence[Values], asked: Indices
) -> Flags:
    """Whether, from each of the states `asked`, the members reach one worth more to each of them than its rank here."""
    reach = joint_reach(space, members)

    def upset(starts: Indices) -> Flags:
        better = _greater(worth, own, starts)
        return _own_bits(reach.extreme(better, np.bitwise_or, NO_BITS), starts)

    return _in_chunks(space, asked, upset)


def moved_away_for_good(space: StateSpace, members: tuple[int, ...], own: Sequence[Values], asked: Indices) -> Flags:
    """Whether, from each of `asked`, the members have an improvement that no sanction of the others takes away.

    A sanction takes it away when it ends where not all members are better off than at the start, and from where the
    members reach no state in which they are.
    """
    ours = joint_reach(space, members)
    theirs = joint_reach(space, tuple(j for j in range(space.n_dm) if j not in members))

    def upset(starts: Indices) -> Flags:
        better = _greater(own, own, starts)
        escapes = ours.extreme(better, np.bitwise_or, NO_BITS)
        lasting = better & theirs.extreme(escapes, np.bitwise_and, ALL_BITS)
        return _own_bits(ours.extreme(lasting, np.bitwise_or, NO_BITS), starts)

    return _in_chunks(space, asked, upset)


def _in_chunks(space: StateSpace, asked: Indices, upset: Callable[[Indices], Flags]) -> Flags:
    if len(asked) * space.n_states > MAX_PAIRS:
        raise ConflictError(
            "coalition-too-large",
            f"this coalition has to be judged move by move; {len(asked):,} states of {space.n_states:,} are too many",
            remedy="leave out options, ask for another concept, or let options move both ways",
        )
    step = max(8, CELLS // space.n_states)
    parts = [upset(asked[at : at + step]) for at in range(0, len(asked), step)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.bool_)


def _greater(end: Sequence[Values], start: Sequence[Values], starts: Indices) -> Bits:
    """A bit for each state and each of `starts`: all of `end` there are greater than `start` here; packed by start."""
    flags = np.ones((len(end[0]), len(starts)), dtype=np.bool_)
    for worth, rank in zip(end, start, strict=True):
        flags &= worth[:, None] > rank[starts]
    return np.packbits(flags, axis=1)


def _own_bits(bits: Bits, starts: Indices) -> Flags:
    """For each of `starts` its bit at its own state."""
    at = np.arange(len(starts))
    flags: Flags = (bits[starts, at >> 3] >> (7 - (at & 7)) & 1).astype(np.bool_)
    return flags
