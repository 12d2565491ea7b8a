"""The status quo under each kind of foresight, where play from it settles, and which options are taken there."""

import numpy as np

from standoff.outlook.calibration import Calibration, chances_taken, without_estimates
from standoff.outlook.glance import Glance
from standoff.outlook.model import Foresight, OptionOutlook, Support
from standoff.outlook.play import Rest
from standoff.outlook.scene import Scene, Seen, Tally
from standoff.outlook.support import Floats, Sums
from standoff.stability import Concept, stable

CONCEPTS = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ)
"""The concepts whose support is told beside that of each kind of foresight."""

MOST_LABELS = 12
"""States of rest that are told of each kind of foresight."""


def count_concepts(seen: Seen | Glance) -> Tally:
    """Where the status quo is stable for all, by concept.

    Nash stability implies all the others, so those are worked out only where it fails.
    """
    space, ranks, at = seen.scene.space, seen.batch.ranks, seen.scene.status_quo
    nash = np.asarray(stable(space, ranks, Concept.NASH)[:, at].all(axis=0))
    open_to_doubt = np.ascontiguousarray(ranks[..., ~nash])
    counts = {f"concept {Concept.NASH}": Sums.of(nash)}
    for concept in CONCEPTS[1:]:
        holds = nash.copy()
        if open_to_doubt.size:
            holds[~nash] = stable(space, open_to_doubt, concept)[:, at].all(axis=0)
        counts[f"concept {concept}"] = Sums.of(holds)
    return counts


def count_settling(seen: Seen | Glance) -> Tally:
    """Where the status quo holds and where play from it rests, by kind of foresight; options taken, in the mixture."""
    scene = seen.scene
    holds = list(seen.holds)
    at_rest = [np.bincount(rest.at[rest.rests], minlength=scene.space.n_states) for rest in seen.rests]
    settled = np.stack(at_rest).astype(np.float64)
    return {
        "persists": Sums.of(np.stack(holds)),
        "lasts": Sums.of(seen.mixed(holds)),
        "settled": Sums(seen.batch.samples, settled, settled),
        "unsettled": Sums.of(np.stack([~rest.rests for rest in seen.rests])),
        "taken": Sums.of(seen.mixed([_taken(scene, rest) for rest in seen.rests])),
    }


def _taken(scene: Scene, rest: Rest) -> Floats:
    """Whether each option is taken where play rests, or how much of the time where it does not: `(n_options, n)`."""
    codes = scene.space.codes[rest.tail]
    return np.stack([(codes >> bit & 1).mean(axis=0) for bit in range(scene.space.n_options)])


def persists_of(scene: Scene, tally: Tally) -> dict[str, Support]:
    """The support of the status quo by concept, those of the kinds of foresight among them."""
    found = {concept.value: tally[f"concept {concept}"].support() for concept in CONCEPTS}
    return found | {level.concept: tally["persists"].support(at) for at, level in enumerate(scene.levels)}


def foresight_of(scene: Scene, tally: Tally) -> tuple[Foresight, ...]:
    """Each kind of foresight: whether the status quo holds, and where play settles."""
    return tuple(
        Foresight(
            moves=level.moves,
            concept=level.concept,
            weight=level.weight,
            persists=tally["persists"].support(at),
            settles=_settles(scene, tally["settled"], at),
            unsettled=tally["unsettled"].support(at),
        )
        for at, level in enumerate(scene.levels)
    )


def _settles(scene: Scene, settled: Sums, at: int) -> dict[str, Support]:
    counts = settled.total[at]
    places = np.flatnonzero(counts)
    first = sorted(places.tolist(), key=lambda place: (-counts[place], place))[:MOST_LABELS]
    return {scene.space.label(int(scene.space.codes[place])): settled.support(at, place) for place in first}


def options_of(scene: Scene, tally: Tally, calibration: Calibration | None) -> tuple[OptionOutlook, ...]:
    """How often each option is taken where play settles, in option order."""
    found = []
    supports = [tally["taken"].support(bit) for bit in range(scene.space.n_options)]
    chances = chances_taken(scene.conflict, supports, calibration)
    alone = chances_taken(without_estimates(scene.conflict), supports, calibration)
    for bit, (option, taken) in enumerate(zip(scene.conflict.options, supports, strict=True)):
        found.append(
            OptionOutlook(
                id=option.id,
                owner=scene.name(scene.space.owners[bit]),
                text=option.text,
                now=option.now,
                taken=taken,
                probability=chances[bit],
                without_author=alone[bit],
                evidence=option.evidence,
            )
        )
    return tuple(found)
