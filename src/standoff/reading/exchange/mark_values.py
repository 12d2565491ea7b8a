"""Turns the words of an analyst's marks into findings; what does not fit is one line that names its place."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from standoff.errors import ReadingError
from standoff.reading.exchange.marks import DEFAULT_SHARE, Mark
from standoff.reading.model import (
    AUTHOR,
    Condition,
    ConditionKind,
    Dependency,
    Direction,
    Estimate,
    Event,
    Position,
    Stance,
)
from standoff.reading.scales import DEFAULT_SCALE, ranges

ANALYST = "analyst"
"""The rule of what an analyst found."""

CERTAIN = 1.0
"""The confidence of what an analyst found."""

_DATE = re.compile(r"-?\d{4}(-\d{2}(-\d{2})?)?")
_Choice = TypeVar("_Choice", bound=StrEnum)
Resolve = Callable[[Mark, str], str | None]
"""The actor id that a field of a mark stands for; None where the field is not there."""


def event(mark: Mark, actor: Resolve) -> Event:
    """The event that a mark tells of, and `actor` finds the actors of; the others are alike.

    Raises `ReadingError` (`correction-value`) for a field that is missing or does not fit.
    """
    from standoff.reading.plover import event_types

    types = event_types()
    kind = _needed(mark, "type", types)
    if kind not in types:
        raise value_error(mark, "type", f"there is no event type {kind!r}", types)
    mode = mark.fields.get("mode")
    if mode is not None and mode not in types[kind].modes:
        what, modes = f"{kind} has no mode {mode!r}", types[kind].modes
        raise value_error(mark, "mode", what, modes) if modes else _error(mark, "mode", what, "take it away")
    return Event(
        span=mark.span,
        type=kind,
        mode=mode,
        actor=actor(mark, "actor"),
        recipient=actor(mark, "recipient"),
        date=_date(mark),
        place=mark.fields.get("place"),
        killed=_count(mark, "killed"),
        injured=_count(mark, "injured"),
        confidence=CERTAIN,
        rule=ANALYST,
        flags=tuple(mark.fields.get("flags", "").split()),
    )


def position(mark: Mark, actor: Resolve, conditions: Sequence[Condition]) -> Position:
    """The position that a mark tells of; see `event`."""
    return Position(
        span=mark.span,
        holder=actor(mark, "holder"),
        stance=choice(mark, "stance", Stance),
        whose=actor(mark, "whose"),
        action=_needed(mark, "action"),
        conditions=tuple(conditions),
        confidence=CERTAIN,
        speaker=actor(mark, "speaker"),
        strength=_share(mark, "strength", DEFAULT_SHARE),
        implied="implied" in mark.fields,
        in_force="lapsed" not in mark.fields,
        rule=ANALYST,
    )


def condition(mark: Mark, actor: Resolve) -> Condition:
    """The condition that a mark tells of; see `event`."""
    return Condition(choice(mark, "tie", ConditionKind), actor(mark, "whose"), _needed(mark, "action"), mark.span)


def dependency(mark: Mark, actor: Resolve) -> Dependency:
    """The dependency that a mark tells of; see `event`."""
    who, on = actor(mark, "who"), actor(mark, "on")
    degree = _share(mark, "degree", DEFAULT_SHARE)
    return Dependency(mark.span, who, on, mark.fields.get("for", ""), degree, ANALYST)


def estimate(mark: Mark, actor: Resolve, scale: str = DEFAULT_SCALE) -> Estimate:
    """The estimate that a mark tells of; see `event`.

    Without a phrase its own words are taken for one; without low and high a phrase has the range that the table of
    estimative phrases gives it by `scale`.
    """
    phrase = mark.fields.get("phrase") or " ".join(mark.span.text.split())
    low, high = ranges(scale).get(phrase.lower(), (None, None))
    if mark.fields.keys() & {"low", "high"}:
        low, high = _optional_share(mark, "low"), _optional_share(mark, "high")
    if low is not None and high is not None and low > high:
        raise _error(mark, "low", f"low is {low} and high is {high}", "swap them")
    return Estimate(
        span=mark.span,
        phrase=phrase,
        outcome=_needed(mark, "outcome"),
        direction=choice(mark, "direction", Direction),
        low=low,
        high=high,
        holder=actor(mark, "holder") or AUTHOR,
        horizon=mark.fields.get("horizon"),
        rule=ANALYST,
    )


def choice(mark: Mark, name: str, choices: type[_Choice]) -> _Choice:
    """The value of a field that has few."""
    words = _needed(mark, name, [each.value for each in choices])
    try:
        return choices(words)
    except ValueError:
        raise value_error(mark, name, f"{words!r} is no {name}", [each.value for each in choices]) from None


def _needed(mark: Mark, name: str, choices: Sequence[str] | Mapping[str, object] = ()) -> str:
    words = mark.fields.get(name)
    if words is None:
        raise value_error(mark, name, f"the {mark.kind.value} {mark.span.text[:40]!r} has no {name}", choices)
    return words


def _date(mark: Mark) -> str | None:
    words = mark.fields.get("date")
    if words is not None and not _DATE.fullmatch(words):
        raise _error(mark, "date", f"{words!r} is no date", "write 2012-06-27, 2012-06 or 2012")
    return words


def _count(mark: Mark, name: str) -> int | None:
    words = mark.fields.get(name)
    if words is not None and not re.fullmatch(r"[0-9]{1,9}", words):
        raise _error(mark, name, f"{name} is {words[:40]!r}", "write a whole number from 0")
    return None if words is None else int(words)


def _share(mark: Mark, name: str, unsaid: float) -> float:
    value = _optional_share(mark, name)
    return unsaid if value is None else value


def _optional_share(mark: Mark, name: str) -> float | None:
    words = mark.fields.get(name)
    if words is None:
        return None
    try:
        value = float(words)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise _error(mark, name, f"{name} is {words[:40]!r}", "write a number from 0 to 1")
    return value


def value_error(mark: Mark, name: str, what: str, choices: Sequence[str] | Mapping[str, object] = ()) -> ReadingError:
    """The error of a field whose value is missing or none of its choices."""
    remedy = f"write one of {', '.join(choices)}" if choices else "write it in the notes"
    return _error(mark, name, what, remedy)


def _error(mark: Mark, name: str, what: str, remedy: str) -> ReadingError:
    return ReadingError("correction-value", what, where=mark.place(name), remedy=remedy)
