"""The feasible states of a `.gmcr` file, by number: state k is the k-th in ascending order of binary number."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standoff.conflict.gmcr_conditions import Term
from standoff.conflict.model import Conflict, DecisionMaker
from standoff.errors import ConflictError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MAX_OPTIONS = 24
MOST_RANKED = 1 << 16
"""States that a ranking is written of: each of them is a number in the file."""

_CHUNK = 1 << 20  # states looked at together: bounds memory

Groups = list[list[int]]
"""State numbers, best first, ties together."""


def label_of(code: int, n_options: int) -> str:
    """The row of `Y`/`N`, in option order, of a binary number whose lowest bit is the first option."""
    return "".join("Y" if code >> at & 1 else "N" for at in range(n_options))


def feasible_codes(infeasible: Sequence[Term], n_options: int) -> "Iterator[npt.NDArray[np.int32]]":
    """The binary numbers in which none of `infeasible` holds, ascending, a chunk at a time; chunks may be empty."""
    import numpy as np

    for start in range(0, 1 << n_options, _CHUNK):
        codes = np.arange(start, min(start + _CHUNK, 1 << n_options), dtype=np.int32)
        for care, yes in infeasible:
            codes = codes[codes & care != yes]
        yield codes


def rankings_of(conflict: Conflict, codes: "npt.NDArray[np.int32]") -> list[Groups]:
    """Each decision maker's ranking of the feasible `codes`; statements count by their order.

    Raises `ConflictError` when an explicit ranking misses or repeats a state.
    """
    return [
        _by_statements(dm, conflict.option_ids, codes) if dm.ranking is None else _explicit(dm, dm.ranking, codes)
        for dm in conflict.decision_makers
    ]


def _explicit(dm: DecisionMaker, ranking: Iterable[Sequence[str]], codes: "npt.NDArray[np.int32]") -> Groups:
    numbers = {int(code): number for number, code in enumerate(codes.tolist(), start=1)}
    groups = []
    for labels in ranking:
        found = (numbers.get(sum(1 << at for at, letter in enumerate(label) if letter == "Y")) for label in labels)
        # A ranking may go on listing states that a new infeasible line has since excluded.
        groups.append([number for number in found if number is not None])
    listed = [number for group in groups for number in group]
    if len(set(listed)) < len(listed):
        raise ConflictError("ranking-repeats-state", f"the ranking of {dm.name} repeats a state", remedy="keep one")
    if len(listed) < len(codes):
        what = f"the ranking of {dm.name} misses {len(codes) - len(listed)} of {len(codes)} feasible states"
        raise ConflictError("ranking-misses-state", what, remedy="rank every feasible state")
    return [group for group in groups if group]


def _by_statements(dm: DecisionMaker, option_ids: Sequence[str], codes: "npt.NDArray[np.int32]") -> Groups:
    import numpy as np

    columns = {name: (codes >> at & 1).astype(np.bool_) for at, name in enumerate(option_ids)}
    key = np.zeros(len(codes), dtype=np.int64)
    for statement in dm.preferences:
        key = np.unique(2 * key + statement.want.evaluate(columns), return_inverse=True)[1].reshape(-1)
    order = np.argsort(-key, kind="stable")
    cuts = np.flatnonzero(np.diff(key[order])) + 1
    return [(group + 1).tolist() for group in np.split(order, cuts)]
