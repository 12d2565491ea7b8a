"""First-level hypergames: what is stable when each decision maker sees a conflict of its own, rightly or wrongly.

A first-level hypergame is one conflict for each decision maker, the one that it believes everybody is in; nobody is
aware that others see another one (Wang, Hipel and Fraser 1988). Each judges a state by its own game, and a state at
which everybody stays is an equilibrium of the hypergame, whatever anybody expected.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np

from standoff.conflict.model import Conflict
from standoff.errors import ConflictError, meant_among
from standoff.notebook import html_table
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.extensions.attitudes import solve_with_attitudes
from standoff.stability.extensions.table import StabilityTable, states_of
from standoff.stability.merged import MergedSpace
from standoff.stability.moves import Indices
from standoff.stability.solution import dm_index, solve
from standoff.stability.space import Codes, Flags, StateSpace

Solver = Callable[[Conflict, Concept], StabilityTable]
"""By what a game is solved: `by_ranking` or `by_attitudes`, or another way to judge every state of a conflict."""

UNSEEN = -1  # the place of a state whose view is infeasible in a decision maker's own game


class EquilibriumKind(StrEnum):
    """How an equilibrium of a hypergame stands to what decision makers see.

    The three names are those of Aljefri, Fang and Hipel (2014); what each means here is said in `docs/method.md`.
    """

    STEADY = "steady"
    """Everybody sees the state as it is and expects it: it is an equilibrium of every decision maker's own game."""
    UNSTEADY = "unsteady"
    """Everybody sees the state as it is, and somebody expects another to leave it."""
    STEALTHY = "stealthy"
    """Somebody does not see the state as it is, being unaware of an option that is taken or dropped in it."""


@dataclass(frozen=True, slots=True)
class HypergameEquilibrium:
    """A state at which everybody stays, each by its own game.

    `expected_by` names those in whose own game it is an equilibrium; when it is empty nobody foresaw it.
    `unseen_by` names those who do not see it as it is. `without_misperception` says whether it would be an equilibrium
    if everybody saw the conflict as it is.
    """

    label: str
    kind: EquilibriumKind
    expected_by: tuple[str, ...]
    unseen_by: tuple[str, ...]
    without_misperception: bool

    def to_dict(self) -> dict[str, Any]:
        """The equilibrium as JSON-ready values."""
        return {
            "label": self.label,
            "kind": self.kind.value,
            "expected_by": list(self.expected_by),
            "unseen_by": list(self.unseen_by),
            "without_misperception": self.without_misperception,
        }


@dataclass(frozen=True, eq=False)
class HypergameSolution:
    """What is stable in a first-level hypergame under one concept.

    `true` is the conflict as it is, solved; `own` maps each decision maker's name to the conflict it sees, solved.
    `views` gives for each decision maker and state of the true conflict the index of the state of its own game that it
    sees there, -1 where that is infeasible in it: int, `(n_dm, n_states)`. `as_it_is` says where nothing that it is
    unaware of differs from the status quo, and `stable` where it stays: bool, the same shape.
    """

    true: StabilityTable
    concept: Concept
    own: Mapping[str, StabilityTable]
    views: Indices
    as_it_is: Flags
    stable: Flags

    @property
    def names(self) -> tuple[str, ...]:
        """The decision makers, in the order of the true conflict and of the rows of the arrays."""
        return tuple(self.own)

    @cached_property
    def expectations(self) -> Mapping[str, tuple[str, ...]]:
        """For each decision maker the equilibria of its own game, as labels over the options that it knows of."""
        return MappingProxyType({name: game.equilibria[self.concept] for name, game in self.own.items()})

    @cached_property
    def equilibria(self) -> tuple[HypergameEquilibrium, ...]:
        """The states at which everybody stays, by number."""
        expected = np.stack([self._expects(dm, game) for dm, game in enumerate(self.own.values())])
        rightly: Flags = np.all(self.true.stable[self.concept], axis=0, keepdims=True)[0]
        return tuple(
            self._equilibrium(int(at), expected[:, at], bool(rightly[at]))
            for at in np.flatnonzero(self.stable.all(axis=0))
        )

    def to_dict(self) -> dict[str, Any]:
        """The hypergame as JSON-ready values: verdicts over the true states, and each own game with its equilibria."""
        return {
            "concept": self.concept.value,
            "status_quo": self.true.conflict.status_quo,
            "states": states_of(self.true.space),
            "stable": dict(zip(self.names, self.stable.tolist(), strict=True)),
            "equilibria": [equilibrium.to_dict() for equilibrium in self.equilibria],
            "own_games": {
                name: {
                    "options": list(game.conflict.option_ids),
                    "stable": self._stable_in_own_game(name, game),
                    "equilibria": list(self.expectations[name]),
                }
                for name, game in self.own.items()
            },
        }

    def _repr_html_(self) -> str:
        rows = [
            (
                e.label,
                e.kind.value,
                ", ".join(e.expected_by),
                ", ".join(e.unseen_by),
                "yes" if e.without_misperception else "no",
            )
            for e in self.equilibria
        ]
        caption = f"{self.true.conflict.title}: equilibria of the hypergame ({self.concept.title})"
        return html_table(caption, ("state", "kind", "expected by", "unseen by", "without misperception"), rows)

    def _stable_in_own_game(self, name: str, game: StabilityTable) -> list[str]:
        flags = game.stable[self.concept][dm_index(game.conflict, name)]
        return [game.space.label(code) for code in game.space.codes[flags].tolist()]

    def _expects(self, dm: int, game: StabilityTable) -> Flags:
        everybody: Flags = np.all(game.stable[self.concept], axis=0, keepdims=True)[0]
        return _through(self.views[dm], everybody)

    def _equilibrium(self, at: int, expected: Flags, without_misperception: bool) -> HypergameEquilibrium:
        seen = self.as_it_is[:, at]
        if not seen.all():
            kind = EquilibriumKind.STEALTHY
        else:
            kind = EquilibriumKind.STEADY if expected.all() else EquilibriumKind.UNSTEADY
        return HypergameEquilibrium(
            self.true.space.label(int(self.true.space.codes[at])),
            kind,
            self._those(expected),
            self._those(~seen),
            without_misperception,
        )

    def _those(self, flags: Flags) -> tuple[str, ...]:
        return tuple(name for name, flag in zip(self.names, flags.tolist(), strict=True) if flag)


def by_ranking(conflict: Conflict, concept: Concept) -> StabilityTable:
    """The game as solved by what each wants, whatever attitudes it has."""
    solution = solve(conflict, [concept])
    return StabilityTable(conflict, solution.space, solution.stable)


def by_attitudes(conflict: Conflict, concept: Concept) -> StabilityTable:
    """The game as solved by attitudes too, which may be misperceived like the rest (Inohara, Hipel and Walker 2007)."""
    return solve_with_attitudes(conflict, [concept]).table


def solve_hypergame(
    true: Conflict, seen_by: Mapping[str, Conflict], concept: Concept | str, solver: Solver = by_ranking
) -> HypergameSolution:
    """What is stable when decision makers see the conflicts of `seen_by`, keyed by their names, and act on them.

    A decision maker that `seen_by` leaves out sees `true`. Decision makers and options are the same when they have the
    same name or id, in whatever order they are listed. An option that a conflict lacks is one that its decision maker
    is unaware of: it takes it to be as in the status quo. An option that `true` lacks is imagined, and stays as it is
    now. A decision maker that a conflict lacks is one that nobody there reckons with. Feasible combinations,
    directions and preferences, one's own among them, may all be seen differently. Where states of `true` are merged,
    what is seen is the combination that the state is called after. `solver` judges every game.

    Raises `ConflictError` when the conflicts do not fit together: a name that `true` lacks, a conflict without the
    decision maker that sees it, an option that another owns or that stands otherwise now.

    >>> from standoff.conflict import published_conflict
    >>> pictures = {"United States": "korea_2017_belligerent", "North Korea": "korea_2017_peaceful"}
    >>> views = {who: published_conflict(name).conflict for who, name in pictures.items()}
    >>> solution = solve_hypergame(published_conflict("korea_2017").conflict, views, "seq")
    >>> [(found.label, found.kind.value, found.expected_by) for found in solution.equilibria][1:]
    [('YNYN', 'steady', ('United States', 'North Korea')), ('NYNY', 'unsteady', ())]
    """
    concept = concept_named(concept)
    as_it_is = solver(true, concept)
    names = [dm.name for dm in true.decision_makers]
    for name, conflict in seen_by.items():
        _check_fit(true, name, conflict, names)
    own = {name: solver(seen_by[name], concept) if name in seen_by else as_it_is for name in names}
    views = np.stack([_view(as_it_is, game) for game in own.values()])
    aware = np.stack([_nothing_hidden(as_it_is, game) for game in own.values()])
    stays = np.stack(
        [
            _through(views[dm], game.stable[concept][dm_index(game.conflict, name)])
            for dm, (name, game) in enumerate(own.items())
        ]
    )
    return HypergameSolution(as_it_is, concept, MappingProxyType(own), views, aware, stays)


def _through(view: Indices, flags: Flags) -> Flags:
    """The flags of the states seen; false where what is seen cannot be."""
    seen: Flags = (view != UNSEEN) & flags[view]
    return seen


def _view(true: StabilityTable, game: StabilityTable) -> Indices:
    """The index, in `game`, of what is seen of each true state; -1 where that is infeasible there."""
    codes = _seen_codes(true.space, true.conflict.option_ids, game.conflict)
    space = game.space
    feasible = space.combinations if isinstance(space, MergedSpace) else space.codes
    at = np.searchsorted(feasible, codes)
    at[at == len(feasible)] = 0
    states = space.states[at] if isinstance(space, MergedSpace) else at
    return np.where(feasible[at] == codes, states, UNSEEN)


def _seen_codes(space: StateSpace, option_ids: tuple[str, ...], seen: Conflict) -> Codes:
    codes = np.zeros(space.n_states, dtype=np.int32)
    for bit, option in enumerate(seen.options):
        if option.id in option_ids:
            codes |= (space.codes >> option_ids.index(option.id) & 1) << bit
        else:
            codes |= np.int32(option.now) << bit
    return codes


def _nothing_hidden(true: StabilityTable, game: StabilityTable) -> Flags:
    """Where every option that `game` lacks is as in the status quo."""
    known = set(game.conflict.option_ids)
    hidden = np.int32(sum(1 << bit for bit, option in enumerate(true.conflict.options) if option.id not in known))
    now = np.int32(true.space.code(true.conflict.status_quo))
    flags: Flags = (true.space.codes ^ now) & hidden == 0
    return flags


def _check_fit(true: Conflict, seer: str, seen: Conflict, names: list[str]) -> None:
    _check_name(seer, names, "no decision maker of the conflict can see it as it is said to")
    theirs = [dm.name for dm in seen.decision_makers]
    for name in theirs:
        _check_name(name, names, f"the conflict as {seer} sees it has a decision maker that the conflict lacks")
    if seer not in theirs:
        raise ConflictError(
            "hypergame-without-seer",
            f"the conflict as {seer} sees it lacks {seer} itself",
            remedy=f"add {seer}, with the options that it knows it has, to that conflict",
        )
    owners = {option.id: dm.name for dm in true.decision_makers for option in dm.options}
    now = {option.id: option.now for option in true.options}
    for option, owner in zip(seen.options, seen.owners, strict=True):
        if option.id not in owners:
            continue
        if owners[option.id] != theirs[owner]:
            raise ConflictError(
                "hypergame-option-owner",
                f"{seer} sees {option.id} as an option of {theirs[owner]}, and it is one of {owners[option.id]}",
                remedy="give it to the same decision maker in both, or another id in one of them",
            )
        if now[option.id] != option.now:
            raise ConflictError(
                "hypergame-status-quo",
                f"{seer} sees {option.id} {'taken' if option.now else 'not taken'} now, and it is not so",
                remedy="write the same `now` in both conflicts: views may differ on what can be, not on what is",
            )


def _check_name(name: str, names: list[str], what: str) -> None:
    if name not in names:
        remedy = meant_among(name, names)
        raise ConflictError("unknown-decision-maker", f"{what}: {name!r}", remedy=remedy)
