"""Third parties: what those beside the two who are most at odds can do to harden or loosen their standoff."""

from itertools import combinations

import numpy as np

from standoff.conflict import Conflict
from standoff.conflict.articles import in_sentence, opening_sentence, pronouns_of
from standoff.outlook.model import ThirdPartyMove
from standoff.outlook.scene import Scene, Seen, Tally
from standoff.outlook.support import Floats, Sums, support_of
from standoff.outlook.words import percent, points
from standoff.stability.words import listed

LEAST_SHIFT = 0.005
"""Shifts that would be told as none are left out."""

CLEAR = 2.0
"""So are shifts of fewer standard errors than this."""

MOST_MOVES_TOLD = 4


def principals(conflict: Conflict) -> tuple[int, ...]:
    """The two decision makers whose wishes turn most on each other's options; all of them when there are only two.

    How much one's wishes turn on another is the share of its weights that stands in statements about the other's
    options.
    """
    makers = range(len(conflict.decision_makers))
    if len(makers) < 3:
        return tuple(makers)
    turns = {(a, b): _turns_on(conflict, a, b) for a in makers for b in makers if a != b}
    return max(
        combinations(makers, 2), key=lambda pair: (round(turns[pair] + turns[pair[::-1]], 9), -pair[0], -pair[1])
    )


def _turns_on(conflict: Conflict, holder: int, other: int) -> float:
    theirs = {option.id for option, owner in zip(conflict.options, conflict.owners, strict=True) if owner == other}
    statements = conflict.decision_makers[holder].preferences
    weights = [statement.weight.median if statement.weight else 1.0 for statement in statements]
    about = [w for w, s in zip(weights, statements, strict=True) if theirs & set(s.want.variables)]
    return sum(about) / sum(weights) if weights else 0.0


def count_third_parties(seen: Seen) -> Tally:
    """For each option of a third party: by how much changing it alone moves the share in which the principals stay.

    `shift`, `(n_options,)`, is negative where it loosens the standoff; `willing` is where its owner would like the
    change itself.
    """
    scene, space, samples = seen.scene, seen.scene.space, seen.batch.samples
    two = principals(scene.conflict)
    if len(two) == space.n_dm:
        return {}
    shift, willing = np.zeros((space.n_options, samples)), np.zeros((space.n_options, samples), dtype=np.bool_)
    before = _held(seen, two, scene.status_quo)
    for bit in range(space.n_options):
        state, owner = scene.flipped(bit), space.owners[bit]
        if owner not in two and state is not None:
            shift[bit] = _held(seen, two, state) - before
            willing[bit] = seen.batch.ranks[owner, state] > seen.batch.ranks[owner, scene.status_quo]
    return {"shift": Sums.of(shift), "willing": Sums.of(willing)}


def _held(seen: Seen, two: tuple[int, ...], state: int) -> Floats:
    """Where the principals would not move from a state, mixed over foresight: `(samples,)`."""
    return seen.mixed([(moves[list(two), state] == state).all(axis=0) for moves in seen.moves])


def third_parties_of(scene: Scene, tally: Tally) -> tuple[ThirdPartyMove, ...]:
    """The moves by third parties that matter most to whether the principals hold out, weightiest first."""
    if "shift" not in tally:
        return ()
    found = [_move(scene, tally, bit) for bit in range(scene.space.n_options)]
    clear = [move for move in found if abs(move.shift) >= max(LEAST_SHIFT, CLEAR * move.error)]
    return tuple(sorted(clear, key=lambda move: -abs(move.shift))[:MOST_MOVES_TOLD])


def _move(scene: Scene, tally: Tally, bit: int) -> ThirdPartyMove:
    option, owner = scene.conflict.options[bit], scene.space.owners[bit]
    two = [scene.name(dm) for dm in principals(scene.conflict)]
    at_odds = listed([in_sentence(name) for name in two])
    sums = tally["shift"]
    total = float(sums.total[bit])
    shift, willing = total / sums.n, float(tally["willing"].mean[bit])
    does = f"no longer {option.text}" if option.now else option.text
    they = pronouns_of(scene.name(owner))
    effect = "falls" if shift < 0 else "rises"
    return ThirdPartyMove(
        decision_maker=scene.name(owner),
        option=option.id,
        between=tuple(two),
        shift=round(shift, 6),
        error=support_of(sums.n, abs(total), float(sums.squares[bit])).error,
        willing=round(willing, 6),
        words=(
            f"{opening_sentence(scene.name(owner))} would {does}: the share of the readings in which {at_odds} hold "
            f"out {effect} by {points(abs(shift))}; {they.subject} would like this "
            f"{they.reflexive} in {percent(willing)}."
        ),
        evidence=option.evidence,
    )
