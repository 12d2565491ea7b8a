"""Chances given as numbers: "35 percent", "above 90 percent", "20 to 30 percent", "one in three"."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from standoff.reading.estimates.hedges import AGAINST, FOR, Hedge, Sense, pattern
from standoff.reading.language.memory import remembered
from standoff.reading.language.tree import Token
from standoff.reading.tables import toml_table


def number_among(tokens: Sequence["Token"]) -> Hedge | None:
    """The first number of chance among `tokens`, with the words that make it a bound."""
    for at, token in enumerate(tokens):
        if _number(token) is None and token.lower_ not in _ARTICLES:
            continue
        spread = _spread(tokens, at)
        if spread is not None:
            low, high, end = spread
            return Hedge(tuple(tokens[at:end]), _sense(low, high))
        found = _percentage(tokens, at) or _ratio(tokens, at) or _fraction(tokens, at)
        if found is not None:
            share, end = found
            start, low, high = _bounds(tokens, at, share)
            limit = _limit_after(tokens, end)
            if limit is not None and low == high:
                low, high = (share, 1.0) if limit == "at_least_after" else (0.0, share)
            return Hedge(tuple(tokens[start:end]), _sense(low, high))
    return None


_ARTICLES = ("a", "an")


def _sense(low: float, high: float) -> Sense:
    """Numbers of the bands that ICD 203 has for "very unlikely" and below lean against, and so do caps below even.

    "One chance in three" is told of what may well come; "no more than one in three" of what is not to be counted on.
    """
    capped = low == 0.0 and high < 0.5
    return Sense(AGAINST if capped or high <= _VERY_UNLIKELY else FOR, low, high, "number")


_VERY_UNLIKELY = 0.2
"""Where ICD 203 (2015) ends "very unlikely"."""


def _limit_after(tokens: Sequence["Token"], end: int) -> str | None:
    """Whether what follows a number makes it a bound: "one in five at best", "10 percent, if that"."""
    rest = [t.lower_ for t in tokens[end : end + 5] if not t.is_punct]
    for name in ("at_least_after", "at_most_after"):
        for phrase in _numbers()[name]:
            if tuple(rest[: len(pattern(phrase))]) == pattern(phrase):
                return name
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
    joined = bare[0].lower_.partition("-") if bare else ("", "", "")
    if joined[0] in _numbers()["ratios"] and joined[2].isdecimal() and 0 < first < int(joined[2]):
        return round(first / int(joined[2]), 3), list(tokens).index(bare[0]) + 1
    for ratio in _numbers()["ratios"]:
        words = pattern(ratio)
        if tuple(t.lower_ for t in bare[: len(words)]) != words or len(bare) <= len(words):
            continue
        second = _number(bare[len(words)])
        if second is not None and 0 < first < second:
            return round(first / second, 3), list(tokens).index(bare[len(words)]) + 1
    return None


def _fraction(tokens: Sequence["Token"], at: int) -> tuple[float, int] | None:
    """The share and where it ends, of "a third", "two-thirds"."""
    first = 1.0 if tokens[at].lower_ in _ARTICLES else _number(tokens[at])
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "-" else at + 1
    parts = _numbers()["fractions"].get(tokens[after].lower_) if after < len(tokens) else None
    return (round(first / parts, 3), after + 1) if first and parts and first < parts else None


def _bounds(tokens: Sequence["Token"], at: int, share: float) -> tuple[int, float, float]:
    """Where the number's own words begin, and its range: a bare number is a point."""
    bounds = (("at_least", share, 1.0), ("at_most", 0.0, share))
    phrases = [(phrase, low, high) for name, low, high in bounds for phrase in _numbers()[name]]
    # "no better than" before "better than".
    for phrase, low, high in sorted(phrases, key=lambda p: len(p[0]), reverse=True):
        words = pattern(phrase)
        article = at and tokens[at].lower_ not in _ARTICLES and tokens[at - 1].lower_ in _ARTICLES
        end = at - 1 if article else at
        end = end - 1 if end and tokens[end - 1].text == "," else end
        start = end - len(words)
        if start >= 0 and tuple(t.lower_ for t in tokens[start:end]) == words:
            return start, low, high
    return at, share, share


def chances_in(noun: "Token") -> Hedge | None:
    """The number that "two chances in five" wraps around its noun, with the number after it."""
    before, doc = noun.nbor(-1) if noun.i else noun, noun.doc
    first = _number(before)
    after = [t for t in doc[noun.i + 1 : noun.i + 4] if not t.is_punct]
    for ratio in _numbers()["ratios"]:
        words = pattern(ratio)
        if first is None or tuple(t.lower_ for t in after[: len(words)]) != words or len(after) <= len(words):
            continue
        second = _number(after[len(words)])
        if second is not None and 0 < first < second:
            share = round(first / second, 3)
            start, low, high = _bounds(list(doc[: before.i + 1]), int(before.i), share)
            return Hedge(tuple(doc[start : after[len(words)].i + 1]), _sense(low, high))
    return None


def odds_among(tokens: Sequence["Token"]) -> tuple[float, tuple["Token", ...]] | None:
    """The chance that "five to one" leaves to what it is against, with its words: 1 / 6."""
    for at in range(len(tokens) - 2):
        against, backed = _number(tokens[at]), _number(tokens[at + 2])
        joined = tokens[at + 1].lower_ in _numbers()["against"]
        percentage = at + 3 < len(tokens) and tokens[at + 3].lower_ in ("percent", "per", "%")
        if joined and against and backed and not percentage:
            return round(backed / (against + backed), 3), tuple(tokens[at : at + 3])
    return None


@remembered
def _number(token: Token) -> float | None:
    known = _numbers()["cardinals"].get(token.lower_)
    if known is not None:
        return float(known)
    return float(token.text) if token.text.replace(".", "", 1).isdecimal() else None


@cache
def _numbers() -> dict[str, Any]:
    numbers: dict[str, Any] = toml_table("estimates.toml")["numbers"]
    return numbers
