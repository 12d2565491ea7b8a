"""What a conflict file says about combinations of options: which are infeasible, and which are one state."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.conflict.formula import Formula
from standoff.conflict.nodes import Node

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MAX_OPTIONS = 24
"""As many as a state space can be made of; `standoff.stability` has the same bound."""

_CHUNK = 1 << 20  # combinations looked at together: bounds memory


@dataclass(frozen=True)
class Facts:
    """What a file holds, as far as it can be understood: its options, and the formulas about combinations of them."""

    ids: tuple[str, ...]
    infeasible: tuple[tuple[Node, Formula], ...]
    indistinguishable: tuple[Formula, ...]

    @cached_property
    def any_feasible(self) -> bool:
        """Whether some combination is feasible; there must be at most 24 options."""
        return any(len(codes) for codes in self._feasible())

    def states(self) -> "Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]]":
        """The feasible combinations, ascending, and for each the lowest that is one state with it: int32, as codes.

        Some at a time, or all together where some are indistinguishable.
        """
        if not self.indistinguishable:
            yield from ((codes, codes) for codes in self._feasible())
            return
        import numpy as np  # here, because most files have no ranking

        from standoff.conflict.indistinguishable import lowest_alike

        codes = np.concatenate(list(self._feasible()))
        truths = [self._holds(formula, codes) for formula in self.indistinguishable]
        yield codes, codes[lowest_alike(truths, len(codes))]

    def label(self, code: int) -> str:
        """A combination as a row of Y and N."""
        return "".join("Y" if code >> bit & 1 else "N" for bit in range(len(self.ids)))

    def _feasible(self) -> "Iterator[npt.NDArray[np.int32]]":
        import numpy as np

        end = 1 << len(self.ids)
        for start in range(0, end, _CHUNK):
            codes = np.arange(start, min(start + _CHUNK, end), dtype=np.int32)
            for _, formula in self.infeasible:
                codes = codes[~self._holds(formula, codes)]
            yield codes

    def _holds(self, formula: Formula, codes: "npt.NDArray[np.int32]") -> "npt.NDArray[np.bool_]":
        bits = {name: codes >> self.ids.index(name) & 1 for name in formula.variables}
        return formula.evaluate({name: column.astype(bool) for name, column in bits.items()})
