"""`inverse_analysis`: which changes of what decision makers want make a state an equilibrium, smallest first."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from standoff.errors import ConflictError
from standoff.stability.analyses.census import MOST_COUNTED, Census, census
from standoff.stability.analyses.conditions import staying_condition
from standoff.stability.analyses.smallest import Shift, shifted, shifts_that_settle
from standoff.stability.concepts import Concept, concept_named
from standoff.stability.explanation import CREDIBLE
from standoff.stability.solution import Solution
from standoff.stability.verdicts import stable

MOST_CHANGES = 5
MOST_TRIES = 2_000
"""Sets of changes, one for each decision maker that would leave, whose equilibrium is looked up."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one decision maker would have to like less: the states `below` fall right below the one wanted.

    `pairs` is how many pairs of states lose the order they had; in a ranking without ties that is how often two
    neighbours have to be exchanged.
    """

    decision_maker: str
    below: tuple[str, ...]
    pairs: int

    def to_dict(self) -> dict[str, Any]:
        """The change as JSON-ready values."""
        return {"decision_maker": self.decision_maker, "below": list(self.below), "pairs": self.pairs}


@dataclass(frozen=True, slots=True)
class MakerInverse:
    """One decision maker: whether it stays in the state now, what would make it stay, and how often it would.

    `census` is None without options, where it was not asked for, and where there is too much to count.
    """

    decision_maker: str
    stable: bool
    changes: tuple[Change, ...]
    census: Census | None


@dataclass(frozen=True, slots=True)
class JointChange:
    """Changes, at most one for each decision maker, after which the state is an equilibrium."""

    changes: tuple[Change, ...]
    pairs: int


@dataclass(frozen=True, slots=True)
class InverseAnalysis:
    """What would make state `label` an equilibrium under `concept`, each list with the smallest change first.

    The changes of each of `makers` make it stable for that one. Those of `joint` make it an equilibrium; `proved` says
    that no smaller ones do. Under credible sanctions what one wants decides whom it deters, and then it is not proved.
    """

    label: str
    concept: Concept
    equilibrium: bool
    makers: tuple[MakerInverse, ...]
    joint: tuple[JointChange, ...]
    proved: bool

    def to_dict(self) -> dict[str, Any]:
        """The analysis as JSON-ready values."""
        return {
            "label": self.label,
            "concept": self.concept.value,
            "equilibrium": self.equilibrium,
            "decision_makers": [_maker_dict(maker) for maker in self.makers],
            "joint": [
                {"changes": [change.to_dict() for change in joint.changes], "pairs": joint.pairs}
                for joint in self.joint
            ],
            "proved": self.proved,
        }


def inverse_analysis(
    solution: Solution, label: str, concept: Concept | str, *, most: int = MOST_CHANGES, counts: bool = True
) -> InverseAnalysis:
    """Which changes of preferences make state `label` an equilibrium under `concept`: at most `most` in each list.

    (Kinsara, Kilgour and Hipel 2015; Wang, Hipel, Fang and Dang 2018.) A change lets states fall below the wanted one;
    the size of a change is the number of pairs of states that lose their order, and the first change of each decision
    maker is the smallest of all that make it stay (theorem 15). `counts` asks for the census of strict rankings too.
    Raises `ConflictError` for an unknown state or concept, one that looks ahead, and more than 4,096 states.
    """
    concept = concept_named(concept)
    space, ranks, at = solution.space, solution.ranks, solution.space.index(label)
    holds = stable(space, ranks, concept)[:, at]
    names = [maker.name for maker in solution.conflict.decision_makers]
    shifts = [_Growing(_shifts(solution, dm, at, concept)) for dm in range(space.n_dm)]
    makers = tuple(
        MakerInverse(
            name,
            bool(holds[dm]),
            tuple(_change(solution, dm, shift) for shift in shifts[dm].first(most) if shift.states),
            _census(solution, label, dm, concept) if counts else None,
        )
        for dm, name in enumerate(names)
    )
    leaving = [dm for dm in range(space.n_dm) if not holds[dm]]
    joint = () if not leaving else tuple(islice(_joint(solution, at, concept, leaving, shifts), most))
    return InverseAnalysis(label, concept, bool(holds.all()), makers, joint, concept not in CREDIBLE)


def _census(solution: Solution, label: str, dm: int, concept: Concept) -> Census | None:
    """The census, where there is something to count and it can be counted."""
    if not solution.space.bits_of[dm] or solution.space.n_states > MOST_COUNTED:
        return None
    try:
        return census(solution, label, solution.conflict.decision_makers[dm].name, concept)
    except ConflictError as error:
        if error.code != "rankings-uncountable":
            raise
        return None


class _Growing:
    """Shifts that are found as far as they are asked for."""

    def __init__(self, source: Iterator[Shift]) -> None:
        self.source = source
        self.found: list[Shift] = []

    def first(self, count: int) -> list[Shift]:
        """The first `count`, or as many as there are."""
        self.found += islice(self.source, max(0, count - len(self.found)))
        return self.found[:count]


def _shifts(solution: Solution, dm: int, at: int, concept: Concept) -> Iterator[Shift]:
    condition = staying_condition(solution.space, solution.ranks, dm, at, concept)
    return shifts_that_settle(condition, solution.ranks[dm])


def _joint(
    solution: Solution, at: int, concept: Concept, leaving: Sequence[int], shifts: Sequence[_Growing]
) -> Iterator[JointChange]:
    """The sets of one change for each that would leave after which nobody would, by size."""
    start = (0,) * len(leaving)
    firsts = [_at(shifts[dm], 0) for dm in leaving]
    heap = [(sum(shift.pairs for shift in firsts if shift), start)] if all(firsts) else []
    seen = {start}
    for _ in range(MOST_TRIES):
        if not heap:
            return
        pairs, places = heapq.heappop(heap)
        known = [shifts[dm].found[place] for dm, place in zip(leaving, places, strict=True)]
        ranks = solution.ranks.copy()
        for dm, shift in zip(leaving, known, strict=True):
            ranks[dm] = shifted(ranks[dm], at, shift.states)
        if stable(solution.space, ranks, concept)[:, at].all():
            changes = tuple(_change(solution, dm, shift) for dm, shift in zip(leaving, known, strict=True))
            yield JointChange(changes, pairs)
        for which, dm in enumerate(leaving):
            further = (*places[:which], places[which] + 1, *places[which + 1 :])
            following = _at(shifts[dm], further[which])
            if following is not None and further not in seen:
                seen.add(further)
                heapq.heappush(heap, (pairs - known[which].pairs + following.pairs, further))


def _at(shifts: _Growing, place: int) -> Shift | None:
    found = shifts.first(place + 1)
    return found[place] if place < len(found) else None


def _change(solution: Solution, dm: int, shift: Shift) -> Change:
    space, rank = solution.space, solution.ranks[dm]
    fallen = sorted(shift.states, key=lambda state: (-int(rank[state]), state))
    labels = tuple(space.label(int(space.codes[state])) for state in fallen)
    return Change(solution.conflict.decision_makers[dm].name, labels, shift.pairs)


def _maker_dict(maker: MakerInverse) -> dict[str, Any]:
    counted = maker.census
    return {
        "decision_maker": maker.decision_maker,
        "stable": maker.stable,
        "changes": [change.to_dict() for change in maker.changes],
        "rankings": None if counted is None else counted.to_dict(),
    }
