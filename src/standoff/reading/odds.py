"""Chances given as numbers: "35 percent", "above 90 percent", "20 to 30 percent", "one in three"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from standoff.reading.hedges import FOR, Hedge, Sense, pattern
from standoff.reading.tables import toml_table

if TYPE_CHECKING:
    from standoff.reading.tree import Token


def number_among(tokens: Sequence["Token"]) -> Hedge | None:
    """The first number of chance among `tokens`, with the words that make it a bound."""
    for at in range(len(tokens)):
        spread = _spread(tokens, at)
        if spread is not None:
            low, high, end = spread
            return Hedge(tuple(tokens[at:end]), Sense(FOR, low, high, "number"))
        found = _percentage(tokens, at) or _ratio(tokens, at)
        if found is not None:
            share, end = found
            start, low, high = _bounds(tokens, at, share)
            return Hedge(tuple(tokens[start:end]), Sense(FOR, low, high, "number"))
    return None


def _spread(tokens: Sequence["Token"], at: int) -> tuple[float, float, int] | None:
    """The ends of "20 to 30 percent", and where it stops."""
    low = _number(tokens[at])
    joined = at + 2 < len(tokens) and tokens[at + 1].lower_ in _numbers()["spans"]
    if low is None or not joined:
        return None
    upper = _percentage(tokens, at + 2)
    return (low / 100, *upper) if upper is not None and low / 100 < upper[0] else None


def _percentage(tokens: Sequence["Token"], at: int) -> tuple[float, int] | None:
    """The share and where it ends, of "35 percent"."""
    value = _number(tokens[at])
    after = at + 1
    if value is None or value > 100:
        return None
    for unit in _numbers()["units"]:
        words = pattern(unit)
        if tuple(t.lower_ for t in tokens[after : after + len(words)]) == words:
            return value / 100, after + len(words)
    return None


def _ratio(tokens: Sequence["Token"], at: int) -> tuple[float, int] | None:
    """The share and where it ends, of "one in three", "one-in-three", "two out of five"."""
    first = _number(tokens[at])
    if first is None:
        return None
    bare = [t for t in tokens[at + 1 : at + 6] if t.lower_ != "-"]
    for ratio in _numbers()["ratios"]:
        words = pattern(ratio)
        if tuple(t.lower_ for t in bare[: len(words)]) != words or len(bare) <= len(words):
            continue
        second = _number(bare[len(words)])
        if second is not None and 0 < first < second:
            return round(first / second, 3), list(tokens).index(bare[len(words)]) + 1
    return None


def _bounds(tokens: Sequence["Token"], at: int, share: float) -> tuple[int, float, float]:
    """Where the number's own words begin, and its range: a bare number is a point."""
    for name, low, high in (("at_least", share, 1.0), ("at_most", 0.0, share)):
        for phrase in sorted(_numbers()[name], key=len, reverse=True):
            words = pattern(phrase)
            end = at - 1 if at and tokens[at - 1].lower_ in ("a", "an") else at
            start = end - len(words)
            if start >= 0 and tuple(t.lower_ for t in tokens[start:end]) == words:
                return start, low, high
    return at, share, share


def _number(token: "Token") -> float | None:
    known = _numbers()["cardinals"].get(token.lower_)
    if known is not None:
        return float(known)
    return float(token.text) if token.text.replace(".", "", 1).isdecimal() else None


def _numbers() -> dict[str, Any]:
    numbers: dict[str, Any] = toml_table("estimates.toml")["numbers"]
    return numbers
