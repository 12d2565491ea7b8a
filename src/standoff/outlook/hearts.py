"""Changes of heart: one wish that comes to matter less or more, and how far the support of the status quo falls."""

from dataclasses import dataclass

import numpy as np

from standoff.conflict.articles import in_sentence
from standoff.outlook.model import WayOut
from standoff.outlook.scene import Scene, Seen, Tally, foreseen_moves, stays
from standoff.outlook.support import Floats, Sums
from standoff.outlook.words import wish
from standoff.stability.anticipation import Ends

FACTORS = (0.0, 2.0)
"""What a changed weight is multiplied by: the wish is given up, or matters twice as much."""

WHAT_IF_CELLS = 1 << 23
"""States times decision makers times samples times what-ifs that changes of heart are worked out on, all in all."""

MOST_WHAT_IF_SAMPLES = 500
"""A fall is a difference within the same samples, so fewer of them tell it as finely."""

FEWEST_WHAT_IF_SAMPLES = 50
"""Fewer would tell nothing."""

LEAST_EFFECT = 0.005
"""Falls in support that would be told as none are left out."""

CLEAR = 2.0
"""So are falls of fewer standard errors than this."""

MOST_CHANGES = 6


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
    """How many of the samples, the first ones, changes of heart are worked out on; 0 where it would take too long."""
    each = scene.space.n_states * scene.space.n_dm * max(1, len(changes_of_heart(scene)))
    affordable = min(MOST_WHAT_IF_SAMPLES, WHAT_IF_CELLS // each)
    return min(samples, affordable) if affordable >= FEWEST_WHAT_IF_SAMPLES else 0


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
    if "falls" not in tally:
        return ()
    found: dict[tuple[int, int], WayOut] = {}
    for at, change in enumerate(changes_of_heart(scene)):
        fall = tally["falls"].support(at)
        if fall.support < max(LEAST_EFFECT, CLEAR * fall.error):
            continue
        way = _heart(scene, tally, at, change)
        known = found.get((change.dm, change.statement))
        if known is None or way.effect.support > known.effect.support:
            found[change.dm, change.statement] = way
    return tuple(sorted(found.values(), key=lambda way: -way.effect.support)[:MOST_CHANGES])


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
            f"If it {extent} to {in_sentence(maker.name)} {wish(scene.conflict, statement.want, maker.name)}, "
            f"the support of the status quo would fall by {effect.support * 100:.0f} points."
        ),
        evidence=statement.evidence,
    )
