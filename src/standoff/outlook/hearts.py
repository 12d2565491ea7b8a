"""Changes of heart: one wish that comes to matter less or more, and how far the support of the status quo falls."""

from dataclasses import dataclass

import numpy as np

from standoff.conflict.articles import in_sentence
from standoff.outlook.model import WayOut
from standoff.outlook.play import Mask
from standoff.outlook.scene import Scene, Seen, Tally, foreseen_moves, prospects_of, stays
from standoff.outlook.support import Sums
from standoff.outlook.words import points, wish
from standoff.stability.anticipation import Ends
from standoff.stability.space import Ranks

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

HOSTILE = 0.5
"""A change of heart is no way out when in more than this share of the falls it lets loose what the others suffer from:
a move of its holder's that closes something better to more of them than it opens it to, by what each can then reach on
its own."""


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
    """What each change of heart does to the status quo: `(n_changes,)` each, mixed over foresight.

    `falls` is by how much its support falls; `broken` where it held and no longer does; `hostile` where moreover
    whoever had the change of heart makes a move that the others suffer from.
    """
    changes = changes_of_heart(seen.scene)
    if not changes:
        return {}
    held = seen.mixed(seen.holds)
    falls, broken, hostile = [], [], []
    for change in changes:
        ranks = _changed(seen, change)
        moves = foreseen_moves(seen.scene, ranks)
        still = [stays(seen.scene, move, seen.scene.status_quo) for move in moves]
        lost = [before & ~now for before, now in zip(seen.holds, still, strict=True)]
        prospects = prospects_of(seen.scene, ranks)
        suffered = [
            gone & _suffered(seen.scene, prospects, move, change.dm) for gone, move in zip(lost, moves, strict=True)
        ]
        falls.append(held - seen.mixed(still))
        broken.append(seen.mixed(lost))
        hostile.append(seen.mixed(suffered))
    return {
        name: Sums.of(np.stack(rows)) for name, rows in (("falls", falls), ("broken", broken), ("hostile", hostile))
    }


def _changed(seen: Seen, change: ChangeOfHeart) -> Ranks:
    """The ranks of all decision makers after a change of heart, in the same samples."""
    weights = seen.batch.weights[change.dm]
    if weights is None:
        raise AssertionError("a change of heart is one of a weighed statement")
    changed = weights.copy()
    changed[:, change.statement] *= change.factor
    ranks = seen.batch.ranks.copy()
    ranks[change.dm] = seen.scene.sampler.ranks_of(change.dm, changed, seen.batch.samples)
    return ranks


def _suffered(scene: Scene, prospects: Ranks, moves: Ends, dm: int) -> Mask:
    """Where the move of `dm` from the status quo closes something better to more of the others than it opens it to."""
    n_dm, _, samples = prospects.shape
    here = prospects[:, scene.status_quo].astype(np.int64)
    gains = np.sign(prospects[:, moves[dm, scene.status_quo], np.arange(samples)] - here)
    return np.asarray(gains[np.arange(n_dm) != dm].sum(axis=0) < 0)


def hearts_of(scene: Scene, tally: Tally) -> tuple[WayOut, ...]:
    """The changes of heart that loosen the status quo, for each statement the stronger one, strongest first."""
    if "falls" not in tally:
        return ()
    found: dict[tuple[int, int], WayOut] = {}
    for at, change in enumerate(changes_of_heart(scene)):
        fall = tally["falls"].support(at)
        if fall.support < max(LEAST_EFFECT, CLEAR * fall.error) or _is_hostile(tally, at):
            continue
        way = _heart(scene, tally, at, change)
        known = found.get((change.dm, change.statement))
        if known is None or way.effect.support > known.effect.support:
            found[change.dm, change.statement] = way
    return tuple(sorted(found.values(), key=lambda way: -way.effect.support)[:MOST_CHANGES])


def _is_hostile(tally: Tally, at: int) -> bool:
    return bool(tally["hostile"].mean[at] > HOSTILE * tally["broken"].mean[at])


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
            f"the support of the status quo would fall by {points(effect.support)}."
        ),
        evidence=statement.evidence,
    )
