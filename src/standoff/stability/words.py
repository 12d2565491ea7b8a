"""States and moves in words: what an analyst reads instead of labels."""

from dataclasses import dataclass

from standoff.conflict.model import Conflict
from standoff.stability.paths import Move
from standoff.stability.space import StateSpace


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a line of play: who moves, from which state to which (labels), and what it does, in words."""

    mover: str
    start: str
    end: str
    deed: str

    def to_dict(self) -> dict[str, str]:
        """The move as JSON-ready values."""
        return {"mover": self.mover, "from": self.start, "to": self.end, "deed": self.deed}


def listed(parts: list[str], last: str = "and") -> str:
    """The parts as a list in a sentence.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def step(conflict: Conflict, space: StateSpace, move: Move) -> Step:
    """A move in words."""
    start, end = (space.label(int(space.codes[index])) for index in (move.start, move.end))
    return Step(conflict.decision_makers[move.dm].name, start, end, deed(conflict, space, move))


def deed(conflict: Conflict, space: StateSpace, move: Move) -> str:
    """What the mover does: `open the border and cease to mass troops`."""
    start, end = space.crossing(move.dm, move.start, move.end)
    changed = [b for b in range(space.n_options) if (start ^ end) >> b & 1]
    taken = [conflict.options[b].text for b in changed if end >> b & 1]
    dropped = [f"cease to {conflict.options[b].text}" for b in changed if not end >> b & 1]
    return listed(taken + dropped)


def situation(conflict: Conflict, space: StateSpace, index: int) -> str:
    """Who takes which options in a state: `Pakistan: open the border; United States: none of its options`.

    Where combinations that cannot be told apart are one state, an option that some of them take is told as `or not`.
    """
    patterns = space.patterns(index)
    parts = []
    for dm, maker in enumerate(conflict.decision_makers):
        letters = ((b, {pattern[b] for pattern in patterns}) for b in space.bits_of[dm])
        taken = [conflict.options[b].text + " or not" * ("N" in said) for b, said in letters if "Y" in said]
        parts.append(f"{maker.name}: {listed(taken) or 'none of its options'}")
    return "; ".join(parts)
