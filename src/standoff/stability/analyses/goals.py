"""`seek`: which small changes of a conflict make a wanted outcome one that it can settle in, smallest first."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice
from math import comb
from typing import Any

import numpy as np

from standoff.conflict.formula import parse
from standoff.conflict.model import Conflict
from standoff.errors import ConflictError
from standoff.stability.analyses.edits import Edit, EditKind, preference_edits, structural_edits
from standoff.stability.analyses.trials import Trial, tried
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.graph_paths import UNREACHABLE
from standoff.stability.paths import distances
from standoff.stability.space import Flags, StateSpace, truth

MOST_STATES = 4096
MOST_TRIALS = 50_000
MOST_FOUND = 20

Progress = Callable[[int, int], None]


class Aim(StrEnum):
    """What is wanted of the outcome."""

    EQUILIBRIUM = "equilibrium"
    ONLY = "only"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Found:
    """Changes that bring the goal about, and the states (labels) in which the conflict then settles as wanted."""

    edits: tuple[Edit, ...]
    states: tuple[str, ...]

    @property
    def size(self) -> int:
        """How large the changes are together."""
        return sum(edit.size for edit in self.edits)

    def to_dict(self) -> dict[str, Any]:
        """What was found as JSON-ready values."""
        return {
            "size": self.size,
            "changes": [{"kind": edit.kind.value, "words": edit.words} for edit in self.edits],
            "states": list(self.states),
        }


@dataclass(frozen=True, slots=True)
class GoalSearch:
    """What was found, smallest first, and how far the search went: `complete` when no combination was left out."""

    goal: str
    aim: Aim
    concept: Concept
    already: bool
    found: tuple[Found, ...]
    tried: int
    complete: bool

    def to_dict(self) -> dict[str, Any]:
        """The search as JSON-ready values."""
        return {
            "goal": self.goal,
            "aim": self.aim.value,
            "concept": self.concept.value,
            "already": self.already,
            "found": [found.to_dict() for found in self.found],
            "tried": self.tried,
            "complete": self.complete,
        }


def seek(
    conflict: Conflict,
    goal: str,
    concept: Concept | str = Concept.SEQ,
    aim: Aim | str = Aim.EQUILIBRIUM,
    *,
    edits: Sequence[Edit] | None = None,
    together: int = 2,
    limit: int = MOST_TRIALS,
    progress: Progress | None = None,
) -> GoalSearch:
    """Which changes make `goal`, a state's label or a formula over options, an outcome as wanted.

    `aim` is `equilibrium` (a state of the goal is one), `only` (there are equilibria and all are of the goal) or
    `reached` (a state of the goal is one, and improvements lead there from the status quo). Single changes are tried
    (`edits`, or all that `preference_edits` and `structural_edits` list), then up to `together` at once of those that
    do not do it alone, `limit` combinations at the most; of what works the 20 smallest are kept. `progress` is told how
    many of how many have been tried. Raises `ConflictError` for an unknown concept or aim and above 4,096 states, and
    `FormulaError` for a goal that is neither.
    """
    concept, aim = concept_named(concept), _aim_named(aim)
    space = StateSpace.of(conflict)
    if space.n_states > MOST_STATES:
        what = f"the conflict has {space.n_states:,} states and goals are sought in at most {MOST_STATES:,}"
        raise ConflictError("too-many-states", what, remedy="leave out the options that matter least")
    states = _goal_states(conflict, goal, space)
    already = next(tried(conflict, [()], [concept]))
    if _reached(already, states, aim, concept):
        return GoalSearch(goal, aim, concept, True, (), 0, True)
    edits = (*preference_edits(conflict), *structural_edits(conflict)) if edits is None else tuple(edits)
    found: list[Found] = []
    done, total = 0, min(limit, sum(comb(len(edits), count) for count in range(1, together + 1)))
    idle = list(edits)
    complete = True
    for count in range(1, together + 1):
        left = limit - done
        several = list(islice(_combined(idle, count), left + 1))
        complete = complete and len(several) <= left
        for trial in tried(conflict, several[:left], [concept]):
            done += 1
            if progress is not None:
                progress(done, total)
            if labels := _reached(trial, _goal_states(conflict, goal, trial.space), aim, concept):
                found.append(Found(trial.edits, labels))
        alone = {result.edits[0] for result in found if len(result.edits) == 1}
        idle = [edit for edit in idle if edit not in alone]
    order = {edit: at for at, edit in enumerate(edits)}
    found.sort(key=lambda result: (result.size, len(result.edits), [order[edit] for edit in result.edits]))
    return GoalSearch(goal, aim, concept, False, tuple(found[:MOST_FOUND]), done, complete)


def _aim_named(name: Aim | str) -> Aim:
    if name not in list(Aim):
        raise ConflictError("unknown-aim", f"there is no aim {str(name)!r}", remedy=f"name one of {', '.join(Aim)}")
    return Aim(name)


def _goal_states(conflict: Conflict, goal: str, space: StateSpace) -> Flags:
    if re.fullmatch("[YN]+", goal) and goal not in conflict.option_ids:
        flags = np.zeros(space.n_states, dtype=np.bool_)
        if (place := space.place(space.code(goal))) is not None:
            flags[place] = True
        return flags
    return truth(parse(goal), conflict.option_ids, space.codes)


def _combined(edits: Sequence[Edit], count: int) -> Iterator[tuple[Edit, ...]]:
    for chosen in combinations(edits, count):
        if len({(edit.dm, edit.kind if edit.dm is None else None, edit.at) for edit in chosen}) < count:
            continue  # two changes of one statement, or of one option's ways
        yield chosen
        if count == 2 and all(edit.kind is EditKind.SWAP for edit in chosen) and chosen[0].dm == chosen[1].dm:
            yield chosen[::-1]  # neighbours that share a group end elsewhere in the other order


def _reached(trial: Trial, goal: Flags, aim: Aim, concept: Concept) -> tuple[str, ...]:
    """The labels of the equilibria that are as wanted; none where the aim is missed."""
    equilibria = trial.equilibria(concept)
    good = equilibria & goal
    if not good.any() or (aim is Aim.ONLY and (equilibria & ~goal).any()):
        return ()
    if aim is Aim.REACHED:
        start = trial.space.index(trial.status_quo)
        good &= distances(trial.space, start, range(trial.space.n_dm), trial.ranks) != UNREACHABLE
    return tuple(trial.space.label(int(code)) for code in trial.space.codes[good])
