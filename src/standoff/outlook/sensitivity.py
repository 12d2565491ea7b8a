"""Sensitivity: where the support of the status quo would stand if one wish mattered nothing, or twice as much."""

import numpy as np

from standoff.outlook.hearts import LEAST_EFFECT, changes_of_heart
from standoff.outlook.model import Swing
from standoff.outlook.scene import Scene, Tally
from standoff.outlook.support import support_of
from standoff.outlook.words import wish

MOST_SWINGS = 12


def sensitivity_of(scene: Scene, tally: Tally) -> tuple[Swing, ...]:
    """The wishes on which the support hangs, those first that move it furthest; the same draws as changes of heart."""
    if "falls" not in tally:
        return ()
    falls, support = tally["falls"], float(tally["lasts"].mean)
    errors = [
        support_of(falls.n, abs(float(total)), float(squares)).error
        for total, squares in zip(falls.total, falls.squares, strict=True)
    ]
    by_statement: dict[tuple[int, int], dict[float, int]] = {}
    for at, change in enumerate(changes_of_heart(scene)):
        by_statement.setdefault((change.dm, change.statement), {})[change.factor] = at
    found = []
    for (dm, statement), places in by_statement.items():
        pair = [places[factor] for factor in sorted(places)]  # mattering nothing, then twice as much
        moved = falls.mean[pair]
        if np.abs(moved).max() >= LEAST_EFFECT:
            less, more = (round(min(1.0, max(0.0, support - float(fall))), 6) for fall in moved)
            found.append(_swing(scene, dm, statement, less, more, max(errors[place] for place in pair)))
    return tuple(sorted(found, key=lambda one: -_reach(one, support))[:MOST_SWINGS])


def _reach(swing: Swing, support: float) -> float:
    values = (swing.less, swing.more, support)
    return round(max(values) - min(values), 6)


def _swing(scene: Scene, dm: int, statement: int, less: float, more: float, error: float) -> Swing:
    makers = scene.conflict.decision_makers
    wanted = makers[dm].preferences[statement]
    return Swing(
        decision_maker=makers[dm].name,
        statement=str(wanted.want),
        place=sum(len(maker.preferences) for maker in makers[:dm]) + statement + 1,
        words=wish(scene.conflict, wanted.want, makers[dm].name),
        less=less,
        more=more,
        error=error,
        evidence=wanted.evidence,
    )
