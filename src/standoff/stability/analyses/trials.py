"""`tried`: what is stable in a conflict after each of many small changes, worked out many at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.analyses.edits import Edit, edited
from standoff.stability.concepts import Concept
from standoff.stability.preferences import preference_ranks
from standoff.stability.space import Flags, Ranks, StateSpace
from standoff.stability.verdicts import stable

CELLS = 1 << 20
"""States times trials worked on at a time: bounds memory."""


@dataclass(frozen=True, eq=False)
class Trial:
    """The conflict after `edits`: its states, `ranks` and, by concept, verdicts of shape `(n_dm, n_states)`."""

    edits: tuple[Edit, ...]
    status_quo: str
    space: StateSpace
    ranks: Ranks
    stable: Mapping[Concept, Flags]

    def equilibria(self, concept: Concept) -> Flags:
        """Which states are an equilibrium under `concept`."""
        flags: Flags = np.asarray(self.stable[concept].all(axis=0))
        return flags


def tried(conflict: Conflict, combinations: Iterable[tuple[Edit, ...]], concepts: Sequence[Concept]) -> Iterator[Trial]:
    """The conflict after each of `combinations` of edits, those that change what can be done the same way together.

    Left out are combinations after which it is no conflict: without states, without its status quo, or with a ranking
    that misses a state.
    """
    groups: dict[tuple[Edit, ...], list[tuple[Edit, ...]]] = {}
    for edits in combinations:
        groups.setdefault(tuple(edit for edit in edits if edit.dm is None), []).append(edits)
    for structural, members in groups.items():
        basis = edited(conflict, structural)
        try:
            space = StateSpace.of(basis)
            ranks = preference_ranks(basis, space)
        except ConflictError:
            continue
        yield from _on_space(basis, space, ranks, members, concepts)


def _on_space(
    basis: Conflict, space: StateSpace, ranks: Ranks, members: Sequence[tuple[Edit, ...]], concepts: Sequence[Concept]
) -> Iterator[Trial]:
    known: dict[tuple[Edit, ...], Ranks] = {}
    step = max(1, CELLS // space.n_states)
    for start in range(0, len(members), step):
        some = members[start : start + step]
        profiles = np.repeat(ranks[:, :, None], len(some), axis=2)
        for sample, edits in enumerate(some):
            for dm in {edit.dm for edit in edits if edit.dm is not None}:
                own = tuple(edit for edit in edits if edit.dm == dm)
                if own not in known:
                    known[own] = preference_ranks(edited(basis, own), space)[dm]
                profiles[dm, :, sample] = known[own]
        verdicts = {concept: stable(space, profiles, concept) for concept in concepts}
        for sample, edits in enumerate(some):
            found = {concept: flags[:, :, sample] for concept, flags in verdicts.items()}
            yield Trial(edits, basis.status_quo, space, profiles[:, :, sample], found)
