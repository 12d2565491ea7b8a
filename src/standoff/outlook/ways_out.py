"""Ways out: one party's step, or one wish that comes to matter less or more, after which the status quo may end."""

from dataclasses import dataclass

import numpy as np

from standoff.outlook.model import WayOut
from standoff.outlook.play import settle
from standoff.outlook.scene import Scene, Seen, Tally, foreseen_moves, stays
from standoff.outlook.support import Floats, Sums
from standoff.outlook.words import deeds, gathered, in_hundred, wish
from standoff.stability.anticipation import Ends

FACTORS = (0.0, 2.0)
"""What a changed weight is multiplied by: the wish is given up, or matters twice as much."""

WHAT_IF_CELLS = 1 << 22
"""States times decision makers times samples times what-ifs that changes of heart are worked out on, all in all."""

MOST_WHAT_IF_SAMPLES = 500
"""A fall is a difference within the same samples, so fewer of them tell it as finely."""

LEAST_EFFECT = 0.005
"""Falls in support that would be told as none are left out."""


def count_concessions(seen: Seen) -> Tally:
    """For each option whose owner can change it alone: what follows, under the mixture of foresight.

    `answered` is where another party answers and play comes to rest away from the status quo; `agreed` is where that
    state is better for all; `answers` says which options are then changed (`(n_options, n_options)`); `price` is what
    the mover loses by the step itself.
    """
    scene, space = seen.scene, seen.scene.space
    n, samples = space.n_options, seen.batch.samples
    answered, agreed = np.zeros((n, samples)), np.zeros((n, samples))
    price, answers = np.zeros((n, samples)), np.zeros((n, n))
    each = np.arange(samples)
    bits = 1 << np.arange(n)
    for bit in range(n):
        start, owner = scene.flipped(bit), space.owners[bit]
        if start is None:
            continue
        now, then = seen.utilities(owner, [scene.status_quo, start])
        price[bit] = np.maximum(now - then, 0.0)
        for share, moves in zip(scene.shares, seen.moves, strict=True):
            rest = settle(moves, start, seen.batch.order, last=owner)
            change = space.codes[rest.at] ^ scene.here
            success = rest.rests & (change & ~space.mask_of[owner] != 0)
            answered[bit] += share * success
            agreed[bit] += share * (success & seen.all_prefer[rest.at, each])
            answers[bit] += share * ((change[success, np.newaxis] & bits) != 0).sum(axis=0)
    return {
        "answered": Sums.of(answered),
        "agreed": Sums.of(agreed),
        "price": Sums.of(price),
        "answers": Sums(samples, answers, answers),
    }


def concessions_of(scene: Scene, tally: Tally) -> tuple[WayOut, ...]:
    """The single steps, those first that are answered often at little cost to the mover."""
    answered = np.flatnonzero(tally["answered"].mean >= LEAST_EFFECT)
    found = [_concession(scene, tally, bit) for bit in answered.tolist()]
    return tuple(sorted(found, key=lambda way: -round(way.effect.support * (1 - way.cost), 6)))


def _concession(scene: Scene, tally: Tally, bit: int) -> WayOut:
    owner = scene.space.owners[bit]
    others = [b for b in range(scene.space.n_options) if scene.space.owners[b] != owner]
    answer = max(others, key=lambda b: float(tally["answers"].mean[bit, b]))
    effect, agreed = tally["answered"].support(bit), float(tally["agreed"].mean[bit])
    price = float(tally["price"].mean[bit])
    words = (
        f"{_condition(scene, bit)}, the others would answer and "
        f"play would settle elsewhere in {in_hundred(effect.support)} of the readings, at a state better for all in "
        f"{in_hundred(agreed)}; most often {deeds(scene.conflict, [answer], scene.here)}."
    )
    return WayOut(
        kind="concession",
        decision_maker=scene.name(owner),
        option=scene.conflict.option_ids[bit],
        statement=None,
        effect=effect,
        cost=round(price, 6),
        words=words,
        evidence=gathered(scene.conflict, [bit, answer]),
    )


def _condition(scene: Scene, bit: int) -> str:
    option = scene.conflict.options[bit]
    deed = f"no longer {option.text}" if option.now else option.text
    return f"If {scene.name(scene.space.owners[bit])} were to {deed}"


@dataclass(frozen=True, slots=True)
class ChangeOfHeart:
    """The statement at place `statement` of decision maker `dm`, its weight multiplied by `factor`."""

    dm: int
    statement: int
    factor: float


def changes_of_heart(scene: Scene) -> tuple[ChangeOfHeart, ...]:
    """Every weighed statement, given up or mattering twice as much."""
    makers = enumerate(scene.conflict.decision_makers)
    weighed = [(dm, maker) for dm, maker in makers if scene.sampler.worths[dm] is not None]
    return tuple(
        ChangeOfHeart(dm, at, factor)
        for dm, maker in weighed
        for at in range(len(maker.preferences))
        for factor in FACTORS
    )


def what_if_samples(scene: Scene, samples: int) -> int:
    """How many of the samples, the first ones, changes of heart are worked out on."""
    each = scene.space.n_states * scene.space.n_dm * max(1, len(changes_of_heart(scene)))
    return min(samples, MOST_WHAT_IF_SAMPLES, max(1, WHAT_IF_CELLS // each))


def count_hearts(seen: Seen) -> Tally:
    """By how much the support of the status quo falls after each change of heart: `(n_changes,)` under `falls`."""
    changes = changes_of_heart(seen.scene)
    if not changes:
        return {}
    before = _persistence(seen.scene, seen.moves)
    return {"falls": Sums.of(np.stack([before - _after(seen, change) for change in changes]))}


def _after(seen: Seen, change: ChangeOfHeart) -> Floats:
    scene, weights = seen.scene, seen.batch.weights[change.dm]
    if weights is None:
        raise AssertionError("a change of heart is one of a weighed statement")
    changed = weights.copy()
    changed[:, change.statement] *= change.factor
    ranks = seen.batch.ranks.copy()
    ranks[change.dm] = scene.sampler.ranks_of(change.dm, changed, seen.batch.samples)
    return _persistence(scene, foreseen_moves(scene, ranks))


def _persistence(scene: Scene, moves: tuple[Ends, ...]) -> Floats:
    held = [share * stays(scene, move, scene.status_quo) for share, move in zip(scene.shares, moves, strict=True)]
    return np.asarray(sum(held))


def hearts_of(scene: Scene, tally: Tally) -> tuple[WayOut, ...]:
    """The changes of heart that loosen the status quo, for each statement the stronger one, strongest first."""
    found: dict[tuple[int, int], WayOut] = {}
    for at, change in enumerate(changes_of_heart(scene)):
        if tally["falls"].mean[at] < LEAST_EFFECT:
            continue
        way = _heart(scene, tally, at, change)
        known = found.get((change.dm, change.statement))
        if known is None or way.effect.support > known.effect.support:
            found[change.dm, change.statement] = way
    return tuple(sorted(found.values(), key=lambda way: -way.effect.support))


def _heart(scene: Scene, tally: Tally, at: int, change: ChangeOfHeart) -> WayOut:
    maker = scene.conflict.decision_makers[change.dm]
    statement = maker.preferences[change.statement]
    effect = tally["falls"].support(at)
    extent = "no longer mattered" if change.factor == 0 else "mattered twice as much"
    return WayOut(
        kind="change_of_heart",
        decision_maker=maker.name,
        option=None,
        statement=str(statement.want),
        effect=effect,
        cost=0.0,
        words=(
            f"If it {extent} to {maker.name} {wish(scene.conflict, statement.want)}, the support of the status quo "
            f"would fall by {effect.support * 100:.0f} in 100."
        ),
        evidence=statement.evidence,
    )
