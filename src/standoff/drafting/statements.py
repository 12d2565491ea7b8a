"""Statements: the wishes of one side settled with each other, most important first."""

from collections.abc import Iterable
from dataclasses import replace

from standoff.conflict import Statement
from standoff.conflict.formula import negation
from standoff.drafting.tables import priors
from standoff.drafting.wishes import UNSAID, Wish

_AMBIVALENT = frozenset({"threat_cost", "offer_cost", "reluctance", "inner_demand"})
"""Kinds that stand beside their opposite: a side can be of two minds about its own threat, or within itself."""


_BACKED = frozenset({"demand", "implied_demand"})
"""What is demanded outright and made the condition of a move of one's own."""


def settled(wishes: Iterable[Wish]) -> list[Wish]:
    """The wishes of one decision maker, equal ones made one and without those that others overrule."""
    return _without_contradictions(_joined(_merged(list(wishes))))


def statements(wishes: Iterable[Wish]) -> tuple[Statement, ...]:
    """The preference statements of one decision maker from its settled wishes, by falling median weight."""
    ranked = sorted(wishes, key=lambda wish: (-(wish.weight.median), wish.at, str(wish.want)))
    return tuple(Statement(wish.want, wish.weight, wish.evidence, _why(wish)) for wish in ranked)


def _why(wish: Wish) -> str:
    prior = priors()["kind"][wish.kind]
    usual = wish.head.kind == "not" if prior["usual"] == "not taken" else wish.head.kind != "not"
    why: str = prior["why" if usual else "turned"]
    return why


def _merged(wishes: list[Wish]) -> list[Wish]:
    """Equal wishes made one: the weightiest, with the evidence of all."""
    groups: dict[str, list[Wish]] = {}
    for wish in wishes:
        groups.setdefault(str(wish.want), []).append(wish)
    return [_strongest(group) for group in groups.values()]


def _strongest(group: list[Wish]) -> Wish:
    best = max(group, key=lambda wish: (wish.at != UNSAID, wish.weight.median))
    evidence = dict.fromkeys(e for wish in group if wish.at != UNSAID or best.at == UNSAID for e in wish.evidence)
    if _BACKED.issubset(wish.kind for wish in group if not wish.conditions):
        factor = priors()["backed"]["factor"]
        best = replace(best, weight=replace(best.weight, median=round(best.weight.median * factor, 3)))
    return replace(best, evidence=tuple(evidence), at=max(wish.at for wish in group))


def _joined(wishes: list[Wish]) -> list[Wish]:
    """Several conditions set for one move in several places made one statement: all must be met."""
    joined: list[Wish] = []
    for wish in wishes:
        twin = next((i for i, other in enumerate(joined) if _same_bargain(wish, other)), None)
        if twin is None:
            joined.append(wish)
            continue
        one = joined[twin]
        more = [c for c in wish.conditions if c not in one.conditions and negation(c) not in one.conditions]
        weight = max(one.weight, wish.weight, key=lambda w: w.median)
        evidence = tuple(dict.fromkeys((*one.evidence, *wish.evidence)))
        conditions = (*one.conditions, *more)
        joined[twin] = replace(one, conditions=conditions, weight=weight, evidence=evidence, at=max(one.at, wish.at))
    return joined


def _same_bargain(one: Wish, other: Wish) -> bool:
    bargains = ("conditional_refusal", "offer_in_return", "acceptance")
    tied = bool(one.conditions) and bool(other.conditions) and one.kind in bargains and other.kind in bargains
    return tied and (one.head, one.tie) == (other.head, other.tie)


def _without_contradictions(wishes: list[Wish]) -> list[Wish]:
    """The wishes without those that a later or a more particular wish about the same option overrules."""
    return [wish for wish in wishes if not any(_overrules(other, wish) for other in wishes if other is not wish)]


def _overrules(one: Wish, other: Wish) -> bool:
    """Whether `one` takes the place of `other`, about the same option."""
    if one.subject != other.subject or (one.kind in _AMBIVALENT or other.kind in _AMBIVALENT):
        return False
    if _is_aside(one, other) or _is_aside(other, one):
        return _is_aside(other, one)
    if one.conditions and not other.conditions:
        # "Not until C" says all that a bare refusal says and more; a later bare acceptance says otherwise.
        return one.kind != "threat" and not (other.kind in ("acceptance", "offer") and other.at > one.at)
    if other.conditions and not one.conditions:
        return one.kind == "acceptance" and one.at > other.at
    if one.conditions or one.head != negation(other.head):
        return False
    return (one.at, one.weight.median, str(one.want)) > (other.at, other.weight.median, str(other.want))


def _is_aside(inner: Wish, outer: Wish) -> bool:
    """Whether `inner` is a bare promise told in passing by what denies it now: "rejects the pact that it promised"."""
    if inner.kind not in ("offer", "acceptance") or inner.head != negation(outer.head):
        return False
    spans = [(e.start or 0, e.end or 0) for e in inner.evidence]
    around = [(e.start or 0, e.end or 0) for e in outer.evidence]
    return all(any(a <= start and end <= b and (a, b) != (start, end) for a, b in around) for start, end in spans)
