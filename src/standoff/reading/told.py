"""Findings in plain words, one line for each: what tables, annotation tools and notebooks show."""

from collections.abc import Iterator
from dataclasses import dataclass

from standoff.reading.model import (
    AUTHOR,
    Condition,
    Dependency,
    Estimate,
    Event,
    Position,
    Reading,
)

Finding = Event | Position | Dependency | Estimate

_TIES = {"in_exchange_for": "in exchange for", "as_long_as": "as long as"}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, the list of the reading that it is in, its place there from 0, and its words."""

    kind: str
    index: int
    finding: Finding
    words: str


def findings(reading: Reading) -> Iterator[Told]:
    """All findings of a reading but its actors, list by list."""
    for index, event in enumerate(reading.events):
        yield Told("events", index, event, event_words(reading, event))
    for index, position in enumerate(reading.positions):
        yield Told("positions", index, position, position_words(reading, position))
    for index, dependency in enumerate(reading.dependencies):
        yield Told("dependencies", index, dependency, dependency_words(reading, dependency))
    for index, estimate in enumerate(reading.estimates):
        yield Told("estimates", index, estimate, estimate_words(reading, estimate))


def name_of(reading: Reading, actor_id: str | None, nobody: str = "?") -> str:
    """The name of an actor, or `nobody`."""
    if actor_id is None:
        return nobody
    return "the author" if actor_id == AUTHOR else reading.actor(actor_id).name


def event_words(reading: Reading, event: Event) -> str:
    """Type, mode and who did it to whom, when, where, with how many victims."""
    kind = event.type + (f" ({event.mode})" if event.mode else "")
    sides = f"{name_of(reading, event.actor)} → {name_of(reading, event.recipient)}"
    victims = [f"{count} {what}" for count, what in ((event.killed, "killed"), (event.injured, "injured")) if count]
    return ", ".join(part for part in (f"{kind}: {sides}", event.date, event.place, *victims) if part)


def position_words(reading: Reading, position: Position) -> str:
    """Who wants, refuses, offers, accepts or threatens what, by whom, and on which conditions."""
    whose = "" if position.whose == position.holder else f" by {name_of(reading, position.whose)}"
    ties = [condition_words(reading, condition) for condition in position.conditions]
    lapsed = [] if position.in_force else ["given up"]
    told = f"{name_of(reading, position.holder)} {position.stance.value}: {position.action}{whose}"
    return ", ".join([told, *ties, *lapsed])


def condition_words(reading: Reading, condition: Condition) -> str:
    """What a position hangs on: `until United States: issue a formal apology`."""
    tie = _TIES.get(condition.kind.value, condition.kind.value)
    return f"{tie} {name_of(reading, condition.whose, 'somebody')}: {condition.action}"


def dependency_words(reading: Reading, dependency: Dependency) -> str:
    """Who needs whom or what, for what."""
    known = {actor.id for actor in reading.actors}
    on = name_of(reading, dependency.on) if dependency.on in known else dependency.on or "?"
    purpose = f", for {dependency.purpose}" if dependency.purpose else ""
    return f"{name_of(reading, dependency.who)} needs {on}{purpose}"


def estimate_words(reading: Reading, estimate: Estimate) -> str:
    """The outcome, the words that judge it and the range they stand for, and whose judgement it is."""
    chance = "" if estimate.low is None or estimate.high is None else f" ({estimate.low:.0%} to {estimate.high:.0%})"
    horizon = _horizon(estimate.horizon) if estimate.horizon else ""
    holder = "" if estimate.holder == AUTHOR else f", says {name_of(reading, estimate.holder)}"
    return f"{estimate.outcome}: “{estimate.phrase}”{chance}{horizon}{holder}"


def _horizon(horizon: str) -> str:
    return f", by {horizon}" if horizon[0].isdigit() else f", {horizon}"
