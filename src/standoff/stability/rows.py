"""Arrays over all option combinations, laid out so that one decision maker's own states stand side by side."""

from collections.abc import Sequence

from standoff.stability.moves import Values
from standoff.stability.space import StateSpace


def to_rows(space: StateSpace, dm: int, cube: Values) -> Values:
    """`cube`, by code along its first axis, as `(2^k, the rest)` for the k options of `dm`; a contiguous copy.

    The first axis is the binary number of the decision maker's own options, its first option lowest; a column is what the
    others do (and a sample).
    """
    axes = _axes(space, dm)
    spread = cube.reshape((2,) * space.n_options + (-1,)).transpose(axes)
    rows: Values = spread.reshape(1 << len(space.bits_of[dm]), -1)
    return rows.copy() if rows.base is not None else rows


def from_rows(space: StateSpace, dm: int, rows: Values, shape: tuple[int, ...]) -> Values:
    """The inverse of `to_rows`, in the given shape."""
    axes = _axes(space, dm)
    spread = rows.reshape((2,) * space.n_options + (-1,))
    back = sorted(range(len(axes)), key=axes.__getitem__)
    cube: Values = spread.transpose(back).reshape(shape)
    return cube


def _axes(space: StateSpace, dm: int) -> Sequence[int]:
    """Axes of the cube with one axis for each bit, highest first, and samples last: own bits to the front."""
    n = space.n_options
    own = [n - 1 - b for b in reversed(space.bits_of[dm])]
    rest = [n - 1 - b for b in reversed(range(n)) if b not in space.bits_of[dm]]
    return [*own, *rest, n]
