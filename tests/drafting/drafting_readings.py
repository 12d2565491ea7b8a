"""Readings written by hand: a few words for each position, and the text that would have said it."""

import hashlib
from dataclasses import dataclass, field
from itertools import product

from standoff.conflict import parse_formula
from standoff.reading.model import (
    AUTHOR,
    Actor,
    ActorKind,
    Condition,
    ConditionKind,
    Dependency,
    Direction,
    Estimate,
    Position,
    Reading,
    Source,
    Stance,
)
from standoff.text import Span


@dataclass(frozen=True)
class Says:
    """`holder` takes a stance on `whose` doing `action`; `conditions` are (kind, whose, action)."""

    holder: str
    stance: str
    whose: str | None
    action: str
    conditions: tuple[tuple[str, str | None, str], ...] = ()
    more: dict[str, object] = field(default_factory=dict)


def says(holder, stance, whose, action, *conditions, **more):
    return Says(holder, stance, whose, action, conditions, more)


def reading_of(*said, kinds=None, countries=None, of=None, needs=(), outlooks=()):
    """The reading of a text with one sentence for each of `said`; positions and conditions have their own words."""
    kinds, countries, of = kinds or {}, countries or {}, of or {}
    text, positions, mentions = "", [], {}
    for one in said:
        start = len(text)
        conditions = []
        text += f"{one.holder} {one.stance} that {one.whose or 'somebody'} {one.action}"
        for kind, whose, action in one.conditions:
            text += f" {kind} "
            words = f"{whose or 'somebody'} {action}"
            span = Span(len(text), len(text) + len(words), words)
            conditions.append(Condition(ConditionKind(kind), whose, action, span))
            text += words
        text += ". "
        end = len(text) - 2
        span = Span(start, end, text[start:end])
        whos = [one.holder, one.whose, *(whose for _, whose, _ in one.conditions)]
        mentions |= dict.fromkeys((who for who in whos if who is not None and who not in mentions), span)
        positions.append(
            Position(span, one.holder, Stance(one.stance), one.whose, one.action, tuple(conditions), 1.0, **one.more)
        )
    estimates = []
    for outcome, direction, low in outlooks:
        words = f"It is said how likely it is that {outcome}."
        span = Span(len(text), len(text) + len(words), words)
        text += words + " "
        estimates.append(Estimate(span, "likely", outcome, Direction(direction), low, None, AUTHOR))
    if positions:
        mentions |= dict.fromkeys((who for need in needs for who in need[:2] if who not in mentions), positions[0].span)
    actors = tuple(
        Actor(name, name, ActorKind(kinds.get(name, "state")), countries.get(name), (span,), of.get(name))
        for name, span in mentions.items()
    )
    dependencies = tuple(Dependency(positions[0].span, who, on, purpose, 0.9) for who, on, purpose in needs)
    source = Source("A dispatch", "2020-05-01", "dispatch.txt", hashlib.sha256(text.encode()).hexdigest())
    return Reading(source, actors, (), tuple(positions), dependencies, tuple(estimates))


def maker(conflict, name):
    return next(dm for dm in conflict.decision_makers if dm.name == name)


def stated(conflict, name):
    """The statements of a decision maker that a text says, as formulas."""
    return [s.want for s in maker(conflict, name).preferences if not s.why.startswith("not said:")]


def unsaid(conflict, name):
    return [s.want for s in maker(conflict, name).preferences if s.why.startswith("not said:")]


def means(formula, expected):
    """Whether two formulas hold in the same states: told by trying all of them."""
    wanted = parse_formula(expected)
    names = sorted({*formula.variables, *wanted.variables})
    rows = (dict(zip(names, values, strict=True)) for values in product((False, True), repeat=len(names)))
    return all(formula.holds(row) == wanted.holds(row) for row in rows)


def any_means(formulas, expected):
    return any(means(formula, expected) for formula in formulas)
