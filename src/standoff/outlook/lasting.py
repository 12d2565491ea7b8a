"""In which samples the status quo lasts: for comparing two conflicts draw by draw."""

import numpy as np

from standoff.conflict import Conflict
from standoff.outlook.model import Outlook, Support
from standoff.outlook.play import MOST_MOVES
from standoff.outlook.sampling import Sampler
from standoff.outlook.scene import Scene, foreseen_moves, stays
from standoff.outlook.support import Floats
from standoff.outlook.tables import levels_of
from standoff.stability import StateSpace
from standoff.stability.merged import refuse_merged
from standoff.stability.space import Ranks


def lasting(conflict: Conflict, *, samples: int, seed: int = 0) -> Floats:
    """For each sample the share of the kinds of foresight, `(samples,)`, under which the status quo is stable for all.

    The samples are the first ones that `look_ahead` draws with this seed. A statement that two conflicts share has the
    same draws in both, so the difference of their results, sample by sample, is what the rest makes. Raises
    `ConflictError` as `look_ahead` does for a conflict that cannot be solved or has indistinguishable states.
    """
    space = StateSpace.of(conflict)
    refuse_merged(space)
    scene = Scene(conflict, space, Sampler(conflict, space, seed, MOST_MOVES), levels_of(conflict))
    return np.concatenate([_lasts(scene, batch.ranks) for batch in scene.sampler.batches(samples)])


def _lasts(scene: Scene, ranks: Ranks) -> Floats:
    held = zip(scene.shares, foreseen_moves(scene, ranks), strict=True)
    return np.asarray(sum(share * stays(scene, moves, scene.status_quo) for share, moves in held))


def difference(one: Floats, other: Floats) -> tuple[float, float]:
    """By how much more often the status quo lasts in `one` than in `other` (-1 to 1), and its standard error.

    Both are results of `lasting` over the same samples. Like the error of a `Support` it is never 0.
    """
    n, gap = len(one), one - other
    error = float(np.sqrt(gap.var() / n + 0.25 / n**2)) / (1 + 1 / n)
    return round(float(gap.mean()), 6), round(error, 6)


def mixed_support(outlook: Outlook) -> Support:
    """The support of the status quo in the mixture of foresight that a verdict rests on.

    The errors of the kinds of foresight are added up, for they are counted in the same samples.
    """
    return Support(
        round(sum(level.weight * level.persists.support for level in outlook.foresight), 6),
        round(sum(level.weight * level.persists.error for level in outlook.foresight), 6),
    )
