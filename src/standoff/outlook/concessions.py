"""Concessions: one party's own step, welcome to the others, and whether a status quo that held would give way to it."""

import numpy as np

from standoff.conflict.articles import in_sentence, pronouns_of
from standoff.outlook.model import WayOut
from standoff.outlook.play import Mask, Rest, settle
from standoff.outlook.scene import Scene, Seen, Tally, prospects_of
from standoff.outlook.support import Floats, Sums
from standoff.outlook.words import deeds, gathered, percent
from standoff.stability.space import Ranks

LEAST_EFFECT = 0.005
"""Steps that would be told as having none are left out."""

MOST_CONCESSIONS = 6

WELCOME = 0.5
"""A step is a concession when, in more than this share of the samples, it opens something better to more of the others
than it closes it to: the best that they can then reach by moves of their own. Otherwise it is pressure."""


def count_concessions(seen: Seen) -> Tally:
    """For each option whose owner can change it alone: what follows, under the mixture of foresight.

    `answered` is where the others then change something of theirs and play comes to rest; `gained` is by how much that
    is more than without the step, in the same samples, and `answers`, `(n_options, n_options)`, by changing which
    options; `agreed` is where the state of rest is better for all; `price` is what the mover loses by the step itself;
    `welcome` is where it opens something better to the others.
    """
    scene, space = seen.scene, seen.scene.space
    n, samples = space.n_options, seen.batch.samples
    without = [[_answered(scene, rest, dm) for rest in seen.rests] for dm in range(space.n_dm)]
    answered, gained, agreed, price = (np.zeros((n, samples)) for _ in range(4))
    welcome, answers = np.zeros((n, samples), dtype=np.bool_), np.zeros((n, n))
    prospects = prospects_of(scene, seen.batch.ranks)
    each = np.arange(samples)
    for bit in range(n):
        start, owner = scene.flipped(bit), space.owners[bit]
        if start is None:
            continue
        now, then = seen.utilities(owner, [scene.status_quo, start])
        price[bit] = np.maximum(now - then, 0.0)
        welcome[bit] = _welcome(scene, prospects, owner, start)
        for share, moves, rest_without, unasked in zip(
            scene.shares, seen.moves, seen.rests, without[owner], strict=True
        ):
            answers[bit] -= share * _changes(scene, rest_without, unasked)
            rest = settle(moves, start, seen.batch.order, last=owner)
            success = _answered(scene, rest, owner)
            answered[bit] += share * success
            gained[bit] += share * (success.astype(np.int8) - unasked)
            agreed[bit] += share * (success & seen.all_prefer[rest.at, each])
            answers[bit] += share * _changes(scene, rest, success)
    return {
        "answered": Sums.of(answered),
        "gained": Sums.of(gained),
        "agreed": Sums.of(agreed),
        "price": Sums.of(price),
        "answers": Sums(samples, answers, answers),
        "welcome": Sums.of(welcome),
    }


def _answered(scene: Scene, rest: Rest, dm: int) -> Mask:
    """Where play comes to rest with an option of others than `dm` changed."""
    others = scene.space.codes[rest.at] ^ scene.here
    return np.asarray(rest.rests & (others & ~scene.space.mask_of[dm] != 0))


def _changes(scene: Scene, rest: Rest, where: Mask) -> Floats:
    """In how many of the samples each option is changed in the state of rest: `(n_options,)`."""
    codes = scene.space.codes[rest.at[where]] ^ scene.here
    return np.array([np.count_nonzero(codes >> bit & 1) for bit in range(scene.space.n_options)], dtype=np.float64)


def _welcome(scene: Scene, prospects: Ranks, owner: int, start: int) -> Mask:
    """Where the step to `start` opens something better to more of the others than it closes it to."""
    gains = np.sign(prospects[:, start].astype(np.int64) - prospects[:, scene.status_quo])
    others = np.arange(scene.space.n_dm) != owner
    return np.asarray(gains[others].sum(axis=0) > 0)


def concessions_of(scene: Scene, tally: Tally) -> tuple[WayOut, ...]:
    """The single steps that end the standoff, those first that do so often at little cost to the mover."""
    ends = (tally["gained"].mean >= LEAST_EFFECT) & (tally["welcome"].mean > WELCOME)
    found = [_concession(scene, tally, bit) for bit in np.flatnonzero(ends).tolist()]
    return tuple(sorted(found, key=lambda way: -round(way.effect.support * (1 - way.cost), 6))[:MOST_CONCESSIONS])


def _concession(scene: Scene, tally: Tally, bit: int) -> WayOut:
    owner, option = scene.space.owners[bit], scene.conflict.options[bit]
    name = scene.name(owner)
    others = [b for b in range(scene.space.n_options) if scene.space.owners[b] != owner]
    answer = max(others, key=lambda b: float(tally["answers"].mean[bit, b]))
    price, answered, agreed = (float(tally[name].mean[bit]) for name in ("price", "answered", "agreed"))
    effect = tally["gained"].support(bit)
    they = pronouns_of(name)
    step = f"no longer {option.text}" if option.now else option.text
    words = (
        f"If {in_sentence(name)} were to {step}, which costs {they.object} {percent(price)} of the range of "
        f"{they.possessive} wishes, the others would answer and play would settle in {percent(answered)} of the "
        f"readings, against {percent(max(0.0, answered - effect.support))} without that step; most often "
        f"{deeds(scene.conflict, [answer], scene.here)}. What follows is better for all in {percent(agreed)}."
    )
    return WayOut(
        kind="concession",
        decision_maker=name,
        option=option.id,
        statement=None,
        effect=effect,
        cost=round(price, 6),
        words=words,
        evidence=gathered(scene.conflict, [bit, answer]),
    )
