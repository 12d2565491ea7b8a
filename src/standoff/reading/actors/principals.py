"""Whose standoff it is: the two sides that want most of each other, by what is demanded, refused and promised.

Hosts, go-betweens, courts and allies are named as often as the two; what tells these apart is that they hold positions,
and are asked for things by each other.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import TYPE_CHECKING

from standoff.reading.actors.ledger import Ledger
from standoff.reading.model import ActorKind

if TYPE_CHECKING:
    from standoff.reading.actors.reference import Referents
    from standoff.reading.language.pipeline import ParsedParagraph
    from standoff.reading.language.tree import Token

_NAMED, _HOLDS, _ASKED, _OPPOSED = 1.0, 1.0, 0.5, 2.0
"""What weighs, by logs of counts: being named, holding positions, being asked for things, and each of the other."""

_AHEAD = 0.25
"""By how much the first pair has to lead; below that the text leaves it open whose standoff it is."""

_MOST = 8
"""How many sides are looked at: those that weigh most alone."""


@dataclass(frozen=True, slots=True)
class Stake:
    """The heads of who wants, refuses or promises something, and of `others` of whom it is asked, or whom it awaits."""

    paragraph: "ParsedParagraph"
    holders: tuple["Token", ...]
    others: tuple["Token", ...]


def principals(
    stakes: Iterable[Stake], ledger: Ledger, referents: "Referents", independent: frozenset[str]
) -> tuple[str, ...]:
    """Keys of the two principal sides, in order of first mention; () where the text has no clear pair.

    `independent` are those who stand for themselves, though a state has them: in a divided state, they are the sides.
    """
    named: Counter[str] = Counter()
    for key, figure in ledger.figures.items():
        named[_side(key, ledger, independent)] += len(figure.mentions)
    holds, asked, opposed = _dealings(stakes, ledger, referents, independent)

    def weight(side: str) -> float:
        return _NAMED * log(named[side] + 0.5) + _HOLDS * log(holds[side] + 0.5) + _ASKED * log(asked[side] + 0.5)

    sides = sorted((side for side in named if _may_be_side(side, ledger)), key=lambda side: (-weight(side), side))
    pairs = [
        (weight(one) + weight(other) + _OPPOSED * log(1 + opposed[frozenset((one, other))]), one, other)
        for one, other in combinations(sides[:_MOST], 2)
    ]
    ranked = sorted(pairs, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD):
        return ()
    return tuple(sorted(ranked[0][1:], key=lambda side: (_first(side, ledger, independent), side)))


def _dealings(
    stakes: Iterable[Stake], ledger: Ledger, referents: "Referents", independent: frozenset[str]
) -> tuple[Counter[str], Counter[str], Counter[frozenset[str]]]:
    """How often each side holds something and is asked for something, and how often two are at it with each other."""
    holds: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    opposed: Counter[frozenset[str]] = Counter()
    for stake in stakes:
        holders = _sides(stake.holders, stake, ledger, referents, independent)
        others = _sides(stake.others, stake, ledger, referents, independent) - holders
        holds.update(holders)
        asked.update(others)
        # Who asks something of both is a go-between, and no opponent.
        if len(others) == 1:
            opposed.update(frozenset((holder, other)) for holder in holders for other in others)
    return holds, asked, opposed


def _sides(
    tokens: Sequence["Token"], stake: Stake, ledger: Ledger, referents: "Referents", independent: frozenset[str]
) -> set[str]:
    """The sides of those whom the words stand for; words for two ("both governments") say nothing yet."""
    plain = (token for token in tokens if not referents.are_two(token))
    return {_side(key, ledger, independent) for token in plain for key in referents.of(stake.paragraph, token) if key}


def _side(key: str, ledger: Ledger, independent: frozenset[str]) -> str:
    """The side at the top of an actor's chain, or who stands for himself on the way there."""
    seen: set[str] = set()
    while key not in independent and key not in seen and key in ledger.figures:
        seen.add(key)
        figure = ledger.figures[key]
        if figure.kind in (ActorKind.IGO, ActorKind.PARTY) or not figure.side:
            break
        key = figure.side
    return key


def _may_be_side(side: str, ledger: Ledger) -> bool:
    figure = ledger.figures.get(side)
    return figure is not None and bool(figure.mentions) and not {"JRN", "JUD"} & set(figure.roles)


def _first(side: str, ledger: Ledger, independent: frozenset[str]) -> int:
    starts = [
        start
        for key, figure in ledger.figures.items()
        for start, _ in figure.mentions
        if _side(key, ledger, independent) == side
    ]
    return min(starts, default=0)
