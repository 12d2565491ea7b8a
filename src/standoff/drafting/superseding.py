"""Positions that a later dispatch replaces: the same side, heard again on the same course of action, says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.drafting.courses import side_id
from standoff.drafting.deed import deed
from standoff.drafting.same_action import relation
from standoff.drafting.wording import stems
from standoff.reading.model import Position, Reading


@dataclass(frozen=True, slots=True)
class Replaced:
    """Position number `old` of a reading is no longer in force because of position number `new`, which is later."""

    old: int
    new: int


def without_superseded(reading: Reading, dispatch: Sequence[int]) -> tuple[Reading, tuple[Replaced, ...]]:
    """The reading with `in_force` taken from each position that a later dispatch replaces, and what replaced which.

    `dispatch` is the number of the dispatch that each position is from. A position is replaced by the first later one
    of the same side on the same course of action of the same side that takes another stance, means the opposite, sets
    other conditions, or is told to have been given up. One that says the same again, or the same without its
    conditions, replaces nothing. What is only implied is replaced by what is said outright and goes with the position
    it follows from.
    """
    names = frozenset(stem for actor in reading.actors for stem in stems(actor.name))
    judge = _Judge(reading, names)
    replaced: dict[int, int] = {}
    for old, position in enumerate(reading.positions):
        later = (new for new in range(len(reading.positions)) if dispatch[new] > dispatch[old])
        found = next((new for new in later if judge.replaces(reading.positions[new], position)), None)
        if position.in_force and found is not None:
            replaced[old] = found
    for old, position in enumerate(reading.positions):
        if position.in_force and position.implied and old not in replaced:
            origins = [
                at
                for at, other in enumerate(reading.positions)
                if dispatch[at] == dispatch[old] and other.in_force and judge.implies(other, position)
            ]
            if origins and all(at in replaced for at in origins):
                replaced[old] = replaced[origins[0]]
    positions = tuple(
        replace(position, in_force=False) if at in replaced else position
        for at, position in enumerate(reading.positions)
    )
    return replace(reading, positions=positions), tuple(Replaced(old, replaced[old]) for old in sorted(replaced))


@dataclass(frozen=True, slots=True)
class _Judge:
    reading: Reading
    names: frozenset[str]

    def replaces(self, new: Position, old: Position) -> bool:
        if None in (new.holder, new.whose, old.holder, old.whose) or (new.implied and not old.implied):
            return False
        if (self._side(new.holder), self._side(new.whose)) != (self._side(old.holder), self._side(old.whose)):
            return False
        sign = self._relation(new.action, old.action)
        if sign == 0:
            return False
        if not new.in_force:
            return sign > 0 and new.stance == old.stance
        return sign < 0 or new.stance != old.stance or self._other_conditions(new, old)

    def implies(self, position: Position, implied: Position) -> bool:
        """Whether one is implied by a condition of the other."""
        if position.implied or self._side(position.holder) != self._side(implied.holder):
            return False
        return any(
            self._side(one.whose) == self._side(implied.whose) and self._relation(one.action, implied.action)
            for one in position.conditions
        )

    def _other_conditions(self, new: Position, old: Position) -> bool:
        if not new.conditions:
            return False
        known = list(old.conditions)
        for one in new.conditions:
            twin = next(
                (
                    other
                    for other in known
                    if self._side(one.whose) == self._side(other.whose)
                    and one.kind == other.kind
                    and self._relation(one.action, other.action) > 0
                ),
                None,
            )
            if twin is None:
                return True
            known.remove(twin)
        return bool(known)

    def _side(self, actor: str | None) -> str | None:
        return side_id(self.reading, actor)

    def _relation(self, one: str, other: str) -> int:
        return relation(deed(one), deed(other), self.names)[0]
