"""`sensitivity`: what each single preference does to the equilibria, by dropping, turning and moving it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.errors import ConflictError
from standoff.stability.analyses.edits import Edit, EditKind, preference_edits
from standoff.stability.analyses.trials import Trial, tried
from standoff.stability.concepts import Concept
from standoff.stability.solution import Solution
from standoff.stability.space import Flags

MOST_STATES = 1 << 16


@dataclass(frozen=True, slots=True)
class Effect:
    """The equilibria (labels) that a change makes and unmakes."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One change of one preference, and its effects by concept; a concept without an effect is left out.

    `preference` is the statement, or the two tie groups of a ranking, worst last.
    """

    decision_maker: str
    preference: str
    kind: EditKind
    words: str
    effects: Mapping[Concept, Effect]

    @property
    def changes(self) -> int:
        """How many equilibria it makes or unmakes, over all concepts."""
        return sum(len(effect.gained) + len(effect.lost) for effect in self.effects.values())


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What changing each preference does, by decision maker and, within each, by preference."""

    concepts: tuple[Concept, ...]
    what_ifs: tuple[WhatIf, ...]

    def to_dict(self) -> dict[str, Any]:
        """The analysis as JSON-ready values."""
        return {
            "concepts": [concept.value for concept in self.concepts],
            "what_ifs": [
                {
                    "decision_maker": what_if.decision_maker,
                    "preference": what_if.preference,
                    "kind": what_if.kind.value,
                    "words": what_if.words,
                    "effects": {
                        concept.value: {"gained": list(effect.gained), "lost": list(effect.lost)}
                        for concept, effect in what_if.effects.items()
                    },
                }
                for what_if in self.what_ifs
            ],
        }


def sensitivity(solution: Solution) -> Sensitivity:
    """What becomes of the equilibria, under each concept of `solution`, when one preference changes a little.

    Each statement is dropped, turned into its opposite and moved one place up (which is the next one moved down), or
    weighed twice and half; each two neighbouring groups of a ranking change places. Raises `ConflictError` above 65,536
    states.
    """
    if solution.space.n_states > MOST_STATES:
        what = f"the conflict has {solution.space.n_states:,} states and at most {MOST_STATES:,} can be varied"
        raise ConflictError("too-many-states", what, remedy="leave out the options that matter least")
    edits = [edit for edit in preference_edits(solution.conflict, farthest=1) if edit.size == 1]
    before = {concept: np.asarray(flags.all(axis=0)) for concept, flags in solution.stable.items()}
    trials = tried(solution.conflict, [(edit,) for edit in edits], solution.concepts)
    return Sensitivity(solution.concepts, tuple(_what_if(solution, trial, before) for trial in trials))


def _what_if(solution: Solution, trial: Trial, before: Mapping[Concept, Flags]) -> WhatIf:
    (edit,) = trial.edits
    effects = {}
    for concept, held in before.items():
        holds = trial.equilibria(concept)
        if (holds != held).any():
            effects[concept] = Effect(_labels(solution, holds & ~held), _labels(solution, held & ~holds))
    assert edit.dm is not None
    name = solution.conflict.decision_makers[edit.dm].name
    return WhatIf(name, _preference(solution, edit), edit.kind, edit.words, MappingProxyType(effects))


def _preference(solution: Solution, edit: Edit) -> str:
    assert edit.dm is not None
    maker = solution.conflict.decision_makers[edit.dm]
    if maker.ranking is None:
        return str(maker.preferences[edit.at].want)
    return " > ".join(" = ".join(group) for group in maker.ranking[edit.at : edit.at + 2])


def _labels(solution: Solution, flags: Flags) -> tuple[str, ...]:
    return tuple(solution.space.label(int(code)) for code in solution.space.codes[flags])
