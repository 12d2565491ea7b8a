"""`StateSpace`: the feasible states of a conflict, as binary codes, and which way each option can move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.conflict.formula import Formula
from standoff.conflict.model import Conflict, MoveDirection
from standoff.errors import ConflictError

MAX_OPTIONS = 24
CHUNK = 1 << 18  # states whose formulas are evaluated or whose labels are written at a time: bounds memory

Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Ranks = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class StateSpace:
    """The feasible states of a conflict in option form.

    A state's code is the binary number whose lowest bit is the first option (1 = yes). `codes` holds the feasible ones,
    ascending (int32, shape `(n_states,)`); a state's index is its place there, its number is index + 1 and its label is
    its row of `Y`/`N` in option order. `owners` gives each option's decision maker, `directions` which way it can move.
    """

    n_options: int
    n_dm: int
    owners: tuple[int, ...]
    directions: tuple[MoveDirection, ...]
    codes: Codes

    @classmethod
    def of(cls, conflict: Conflict) -> "StateSpace":
        """The state space of `conflict`.

        Raises `ConflictError` when there are no options, more than 24, no feasible state, or an infeasible status quo.
        """
        n = len(conflict.options)
        if n == 0:
            raise ConflictError("no-options", "the conflict has no options", remedy="give a decision maker an option")
        if n > MAX_OPTIONS:
            raise ConflictError(
                "too-many-options",
                f"the conflict has {n} options and at most {MAX_OPTIONS} can be solved",
                remedy="leave out the options that matter least",
            )
        space = cls(
            n_options=n,
            n_dm=len(conflict.decision_makers),
            owners=conflict.owners,
            directions=tuple(option.direction for option in conflict.options),
            codes=_feasible_codes(conflict.infeasible, conflict.option_ids),
        )
        if space.n_states == 0:
            raise ConflictError(
                "no-feasible-state",
                "the infeasible combinations leave no state",
                remedy="remove one of the lines under `infeasible`",
            )
        if not space.contains(conflict.status_quo):
            raise ConflictError(
                "infeasible-status-quo",
                f"the status quo {conflict.status_quo} is one of the infeasible combinations",
                remedy="correct `now` of an option, or the line under `infeasible` that excludes it",
            )
        if not conflict.indistinguishable:
            return space
        from standoff.stability.merged import merged  # here, because a merged space is a state space

        return merged(space, conflict.indistinguishable, conflict.option_ids)

    @property
    def n_states(self) -> int:
        """How many states are feasible."""
        return len(self.codes)

    @property
    def complete(self) -> bool:
        """True when every combination of options is feasible."""
        return self.n_states == 1 << self.n_options

    @property
    def one_way(self) -> bool:
        """True when some option can move only one way."""
        return any(direction is not MoveDirection.BOTH for direction in self.directions)

    @cached_property
    def bits_of(self) -> tuple[tuple[int, ...], ...]:
        """For each decision maker, the bit positions of its options."""
        return tuple(tuple(b for b, owner in enumerate(self.owners) if owner == dm) for dm in range(self.n_dm))

    @cached_property
    def mask_of(self) -> tuple[int, ...]:
        """For each decision maker, the binary number with its options' bits set."""
        return tuple(sum(1 << b for b in bits) for bits in self.bits_of)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels of all feasible states, by index."""
        return self.labels_of(self.codes)

    def labels_of(self, codes: Codes) -> tuple[str, ...]:
        """The labels of many state codes, in bulk some twenty times faster than one by one."""
        n, labels = self.n_options, list[str]()
        for at in range(0, len(codes), CHUNK):
            bits = codes[at : at + CHUNK, None] >> np.arange(n, dtype=np.int32) & 1
            text = np.where(bits, np.uint8(ord("Y")), np.uint8(ord("N"))).tobytes().decode("ascii")
            labels += [text[place : place + n] for place in range(0, len(text), n)]
        return tuple(labels)

    def label(self, code: int) -> str:
        """The row of `Y`/`N`, in option order, of a state code."""
        return "".join("Y" if code >> b & 1 else "N" for b in range(self.n_options))

    def code(self, label: str) -> int:
        """The code of a label; raises `ConflictError` when it is not a row of Y and N of the right length."""
        if len(label) != self.n_options or set(label) - {"Y", "N"}:
            remedy = f"write {self.n_options} letters, Y or N, one for each option in order"
            if meant := self._meant(label):
                remedy = f"did you mean {meant!r}?"
            raise ConflictError("bad-label", f"{label!r} is not a state of this conflict", remedy=remedy)
        return sum(1 << b for b, letter in enumerate(label) if letter == "Y")

    def _meant(self, label: str) -> str | None:
        """The state that was probably meant: the one of this number, or in small letters or spaced out."""
        if label.isdecimal() and 1 <= int(label) <= self.n_states:
            return self.label(int(self.codes[int(label) - 1]))
        letters = "".join(letter for letter in label.upper() if letter in "YN")
        return letters if len(letters) == self.n_options else None

    def patterns(self, index: int) -> tuple[str, ...]:
        """The labels that name a state, its own first; one, unless indistinguishable states are merged."""
        return (self.label(int(self.codes[index])),)

    def contains(self, label: str) -> bool:
        """True when `label` is a feasible state."""
        return self.place(self.code(label)) is not None

    def index(self, label: str) -> int:
        """The index of a feasible state, from 0; raises `ConflictError` for a label that is malformed or infeasible."""
        code = self.code(label)
        place = self.place(code)
        if place is None:
            near = self.label(min(self.codes.tolist(), key=lambda other: (other ^ code).bit_count()))
            raise ConflictError(
                "infeasible-state",
                f"the state {label} is one of the infeasible combinations",
                remedy=f"the nearest feasible state is {near}",
            )
        return place

    def number(self, label: str) -> int:
        """The state's number, from 1, in ascending order of code among the feasible states."""
        return self.index(label) + 1

    def place(self, code: int) -> int | None:
        """The index of a code, or None when it is infeasible."""
        at = int(np.searchsorted(self.codes, code))
        return at if at < self.n_states and self.codes[at] == code else None

    def may_move(self, dm: int, start: int, end: int) -> bool:
        """True when `dm` can move in one step from code `start` to the different feasible code `end`."""
        change = start ^ end
        if change == 0 or change & ~self.mask_of[dm]:
            return False
        return all(_allows(self.directions[b], start >> b & 1) for b in self.bits_of[dm] if change >> b & 1)

    def row(self, dm: int, code: int) -> list[int]:
        """The codes, feasible or not, that differ from `code` in options of `dm` alone; `code` itself is among them."""
        row = [code & ~self.mask_of[dm]]
        for b in self.bits_of[dm]:
            row += [other | 1 << b for other in row]
        return row

    def moves(self, dm: int, index: int) -> list[int]:
        """The indices that `dm` can reach from state `index` in one unilateral move, ascending."""
        start = int(self.codes[index])
        places = (self.place(end) for end in self.row(dm, start) if self.may_move(dm, start, end))
        return sorted(place for place in places if place is not None)

    def moves_by_change(self, dm: int, index: int) -> list[int]:
        """The same, those that change fewest options first, then those of the lowest binary number of change."""
        start = int(self.codes[index])
        changes = (int(self.codes[end]) ^ start for end in self.moves(dm, index))
        ordered = sorted(changes, key=lambda change: (change.bit_count(), change))
        return [int(np.searchsorted(self.codes, start ^ change)) for change in ordered]

    def crossing(self, dm: int, start: int, end: int) -> tuple[int, int]:  # noqa: ARG002
        """The codes between which `dm` moves when it takes the conflict from state `start` to state `end` (indices)."""
        return int(self.codes[start]), int(self.codes[end])


def truth(formula: Formula, option_ids: Sequence[str], codes: npt.NDArray[np.integer[Any]]) -> Flags:
    """Where `formula` holds, over state codes; bool, the shape of `codes`."""
    out = np.empty(len(codes), dtype=np.bool_)
    bit_of = {name: b for b, name in enumerate(option_ids)}
    wanted = sorted(formula.check(option_ids).variables, key=bit_of.__getitem__)
    for at in range(0, len(codes), CHUNK):
        part = codes[at : at + CHUNK]
        bits: Mapping[str, Flags] = {name: (part >> bit_of[name] & 1).astype(np.bool_) for name in wanted}
        out[at : at + CHUNK] = formula.evaluate(bits)
    return out


def _feasible_codes(infeasible: Sequence[Formula], option_ids: Sequence[str]) -> Codes:
    codes: Codes = np.arange(1 << len(option_ids), dtype=np.int32)
    for formula in infeasible:
        codes = codes[~truth(formula, option_ids, codes)]
    return codes


def _allows(direction: MoveDirection, now: int) -> bool:
    if direction is MoveDirection.FORWARD:
        return now == 0
    return direction is MoveDirection.BOTH or now == 1
