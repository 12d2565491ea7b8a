"""The state that a dispatch from within one state is about, though it may name no more of it than towns and leaders."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from standoff.reading.actors.gazetteer import Entry
from standoff.reading.actors.leaders import Leader
from standoff.reading.actors.ledger import Naming
from standoff.reading.model import ActorKind

_FEWEST, _AHEAD = 2, 2
"""How many signs there have to be, and how many times as many as for any other state."""


def home_state(
    named: Iterable[Naming],
    towns: Iterable[str],
    leading: Collection[Leader],
    entries: Mapping[str, Entry],
    year: int | None,
) -> str | None:
    """Key of the state in which all of a dispatch plays; None where two states are spoken of, or too little is said.

    What speaks for a state are its names and its adjectives, its towns (codes of the states that these are in), bodies,
    parties and armed groups of it, and its leaders. A state that is gone, or a territory, is no state to be at home in.
    """
    signs: Counter[str] = Counter()
    for naming in named:
        entry = entries.get(naming.key)
        if entry is not None:
            signs[entry.key if entry.is_state else f"state:{entry.country}"] += 1
    signs.update(f"state:{code}" for code in towns)
    for leader in leading:
        entry = entries.get(leader.side)
        if entry is not None and leader.in_years(year):
            signs[entry.key if entry.is_state else f"state:{entry.country}"] += 1
    states = [(count, key) for key, count in signs.items() if _is_state(entries.get(key), year)]
    ranked = sorted(states, key=lambda state: (-state[0], state[1]))
    if not ranked or ranked[0][0] < _FEWEST or (len(ranked) > 1 and ranked[1][0] * _AHEAD > ranked[0][0]):
        return None
    return ranked[0][1]


def _is_state(entry: Entry | None, year: int | None) -> bool:
    known = entry is not None and entry.kind is ActorKind.STATE
    return known and entry is not None and (year is None or entry.since <= year <= entry.until)
