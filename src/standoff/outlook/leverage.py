"""Leverage: what each party's options can do to the others, and at what cost to itself."""

import numpy as np

from standoff.conflict.articles import in_sentence, opening_sentence, pronouns_of
from standoff.outlook.model import Leverage
from standoff.outlook.scene import Scene, Seen, Tally
from standoff.outlook.support import Floats, Sums
from standoff.outlook.words import percent
from standoff.stability.words import listed

MOST_MOVES_WEIGHED = 64
"""Moves of one party that are weighed one by one; of more, only those that change one option."""

LEAST_LEVERAGE = 0.005
"""Effects smaller than this share of the other's range are none."""


def count_leverage(seen: Seen) -> Tally:
    """For each ordered pair what the holder's weightiest move from the status quo does to the other, and costs it.

    `effect` and `cost`, `(n_dm, n_dm)`, holder first; `weight`, `(n_options, n_dm)`, is what changing an option alone
    does to each decision maker. All in shares of the range of whom they touch.
    """
    scene, space = seen.scene, seen.scene.space
    n, samples = space.n_dm, seen.batch.samples
    moves = [_moves(scene, dm) for dm in range(n)]
    states = [scene.status_quo, *(end for row in moves for end in row)]
    change = [_change(seen, dm, states) for dm in range(n)]
    effect, cost = np.zeros((n, n, samples)), np.zeros((n, n, samples))
    each, first = np.arange(samples), 0
    for holder, row in enumerate(moves):
        part = slice(first, first + len(row))
        first += len(row)
        for other in range(n):
            if other == holder or not row:
                continue
            force = np.abs(change[other][part])
            strongest = force.argmax(axis=0)
            effect[holder, other] = force[strongest, each]
            cost[holder, other] = np.maximum(-change[holder][part][strongest, each], 0.0) * (force.max(axis=0) > 0)
    flips = [scene.flipped(bit) for bit in range(space.n_options)]
    weight = np.zeros((space.n_options, n, samples))
    for dm in range(n):
        there = [flip for flip in flips if flip is not None]
        if there:
            weight[[flip is not None for flip in flips], dm] = np.abs(_change(seen, dm, [scene.status_quo, *there]))
    return {"effect": Sums.of(effect), "cost": Sums.of(cost), "weight": Sums.of(weight)}


def _change(seen: Seen, dm: int, states: list[int]) -> Floats:
    """What a decision maker gains in each state but the first, against the first."""
    utilities = seen.utilities(dm, states)
    return np.asarray(utilities[1:] - utilities[0])


def _moves(scene: Scene, dm: int) -> list[int]:
    if 2 ** len(scene.space.bits_of[dm]) > MOST_MOVES_WEIGHED:
        flips = (scene.flipped(bit) for bit in scene.space.bits_of[dm])
        return [flip for flip in flips if flip is not None]
    return scene.space.moves(dm, scene.status_quo)


def leverage_of(scene: Scene, tally: Tally) -> tuple[Leverage, ...]:
    """The pairs where the holder can do something to the other, strongest first."""
    effects, costs, weights = (tally[name].mean for name in ("effect", "cost", "weight"))
    found = []
    for holder in range(scene.space.n_dm):
        for other in range(scene.space.n_dm):
            if other == holder or effects[holder, other] < LEAST_LEVERAGE:
                continue
            own = [b for b in scene.space.bits_of[holder] if weights[b, other] >= LEAST_LEVERAGE]
            bits = sorted(own, key=lambda b: (-round(float(weights[b, other]), 6), b))
            effect, cost = float(effects[holder, other]), float(costs[holder, other])
            found.append(
                Leverage(
                    holder=scene.name(holder),
                    other=scene.name(other),
                    options=tuple(scene.conflict.option_ids[b] for b in bits),
                    effect=round(effect, 6),
                    cost=round(cost, 6),
                    words=_words(scene, holder, other, bits, effect, cost),
                )
            )
    return tuple(sorted(found, key=lambda one: -one.effect))


def _words(scene: Scene, holder: int, other: int, bits: list[int], effect: float, cost: float) -> str:
    texts = [scene.conflict.options[b].text for b in bits]
    by = f" (to {listed(texts, last='or')})" if texts else ""
    own = pronouns_of(scene.name(holder))
    price = (
        f"at no cost to {own.reflexive}"
        if cost < LEAST_LEVERAGE
        else f"at a cost of {percent(cost)} of {own.possessive} own"
    )
    return (
        f"{opening_sentence(scene.name(holder))} can shift {in_sentence(scene.name(other))} by {percent(effect)} "
        f"of the range of {pronouns_of(scene.name(other)).possessive} wishes{by}, {price}."
    )
