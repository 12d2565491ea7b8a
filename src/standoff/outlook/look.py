"""`look_ahead`: a conflict whose wishes are uncertain, solved for many readings of them, and what that says."""

from functools import reduce
from typing import Literal

from standoff.conflict import Conflict
from standoff.conflict.articles import in_sentence
from standoff.errors import ConflictError
from standoff.outlook.calibration import Calibration, shipped_calibration
from standoff.outlook.concessions import concessions_of, count_concessions
from standoff.outlook.deals import count_deals, deals_of
from standoff.outlook.further import further_of
from standoff.outlook.glance import Glance, levels_everywhere
from standoff.outlook.hearts import count_hearts, hearts_of, what_if_samples
from standoff.outlook.in_order import in_order
from standoff.outlook.leverage import count_leverage, leverage_of
from standoff.outlook.model import Outlook
from standoff.outlook.play import MOST_MOVES
from standoff.outlook.promises import count_promises
from standoff.outlook.sampling import Drawn, Sampler
from standoff.outlook.scene import Scene, Seen, Tally, merged
from standoff.outlook.sensitivity import sensitivity_of
from standoff.outlook.settling import count_concepts, count_settling, foresight_of, options_of, persists_of
from standoff.outlook.tables import levels_of
from standoff.outlook.third_parties import count_third_parties, third_parties_of
from standoff.outlook.verdict import verdict_of
from standoff.reading.scales import DEFAULT_SCALE, scale_named
from standoff.stability import StateSpace
from standoff.stability.merged import refuse_merged

DEFAULT_SAMPLES = 2000
"""Standard errors of 0.011 and less: finer than the priors deserve."""

DEFAULT_CELLS = 1 << 23
"""States times decision makers times samples that are worked on when no number of samples is asked for."""

FEWEST_SAMPLES = 100
"""Taken of the largest conflicts when no number is asked for."""

MOST_SAMPLES = 1_000_000


COUNTS = (count_deals, count_promises, count_concessions, count_leverage, count_third_parties)
"""What is counted, beside whether the status quo lasts and where play settles, in the first `MOST_DETAILED` samples."""

MOST_DETAILED = 10_000
"""Standard errors of 0.005 and less. What further samples are drawn for is the verdict: how likely it lasts."""


def look_ahead(
    conflict: Conflict,
    *,
    samples: int | None = None,
    seed: int = 0,
    calibration: Calibration | Literal["shipped"] | None = "shipped",
    scale: str = DEFAULT_SCALE,
) -> Outlook:
    """How likely the status quo of `conflict` lasts, what else may come, and what would end it.

    Each of `samples` readings (1 to a million; when not told 2,000, of large conflicts fewer) draws the weight of every
    preference statement from its prior, ranks the states for each decision maker and solves the conflict. Wishes that
    are ranked, or ordered without weights, are taken as sure. The same conflict, samples and seed (0 or more) give the
    same outlook. A `calibration` makes probabilities of support; unless told otherwise it is the one that ships with
    standoff, and with None the probabilities of options are None and the verdict tells the model's support. `scale`
    names the words for probabilities (`icd203`, `phia`, `nato`, `kent`). Raises `ConflictError` for samples or a seed
    out of range, for a conflict that cannot be solved, and for one with indistinguishable states; `ScaleError` for an
    unknown scale.
    """
    space = StateSpace.of(conflict)
    refuse_merged(space)  # what parties give up and get is told option by option, and a merged state leaves some open
    if samples is None:
        samples = max(FEWEST_SAMPLES, min(DEFAULT_SAMPLES, DEFAULT_CELLS // (space.n_states * space.n_dm)))
    _check(samples, seed)
    scale_named(scale)
    if calibration == "shipped":
        calibration = shipped_calibration()
    scene = Scene(conflict, space, Sampler(conflict, space, seed, MOST_MOVES), levels_of(conflict))
    tally = _counted(scene, samples)
    foresight = foresight_of(scene, tally)
    deals = deals_of(scene, tally)
    ways_out = (*concessions_of(scene, tally), *hearts_of(scene, tally))
    return Outlook(
        title=conflict.title,
        date=conflict.date,
        samples=samples,
        seed=seed,
        status_quo=conflict.status_quo,
        persists=persists_of(scene, tally),
        foresight=foresight,
        options=options_of(scene, tally, calibration),
        deals=deals,
        ways_out=ways_out,
        leverage=leverage_of(scene, tally),
        verdict=verdict_of(conflict, tally["lasts"].support(), foresight, deals, ways_out, calibration, scale),
        assumptions=_assumptions(scene, samples),
        sensitivity=sensitivity_of(scene, tally),
        third_parties=third_parties_of(scene, tally),
        further=further_of(conflict, calibration),
    )


def _check(samples: int, seed: int) -> None:
    if not 1 <= samples <= MOST_SAMPLES:
        raise ConflictError(
            "bad-samples",
            f"{samples} samples were asked for",
            remedy=f"ask for 1 to {MOST_SAMPLES:,}; {DEFAULT_SAMPLES:,} give errors of 0.011 and less",
        )
    if seed < 0:
        raise ConflictError("bad-seed", f"the seed {seed} is below 0", remedy="give 0 or a positive whole number")


def _counted(scene: Scene, samples: int) -> Tally:
    detailed = min(samples, MOST_DETAILED)
    what_ifs = what_if_samples(scene, samples)
    everywhere = levels_everywhere(scene.space, max(level.horizon for level in scene.levels))

    def counts(drawn: Drawn) -> Tally:
        batch = scene.sampler.ranked(drawn)
        if drawn.first >= detailed:
            return _counts_alone(Glance(scene, batch, everywhere))
        return _counts(Seen.of(scene, batch), what_ifs - drawn.first)

    return reduce(merged, in_order(counts, scene.sampler.drawn(samples, cut=detailed)), Tally())


def _counts_alone(seen: Seen | Glance) -> Tally:
    return count_concepts(seen) | count_settling(seen)


def _counts(seen: Seen, what_ifs: int) -> Tally:
    parts = [count(seen) for count in COUNTS]
    if what_ifs > 0:
        parts.append(count_hearts(seen.first(what_ifs)))
    return reduce(lambda one, other: one | other, parts, _counts_alone(seen))


def _assumptions(scene: Scene, samples: int) -> tuple[str, ...]:
    shares = ", ".join(f"{level.moves} {level.weight:.0%}" for level in scene.levels)
    said = [
        "How much each wish weighs is not known; it is drawn from the prior that its wording gives it, "
        f"{samples:,} times over.",
        f"All parties look equally far ahead, and nobody knows how far; moves foreseen, with their shares: {shares}.",
        "Where several parties want to move, each is as likely to be first.",
    ]
    silent = [dm.name for dm in scene.conflict.decision_makers if not dm.preferences and dm.ranking is None]
    if silent:
        who = ", ".join(map(in_sentence, silent))
        said.append(f"Nothing is known of what {who} wants: every state is the same to it.")
    if not what_if_samples(scene, samples):
        said.append("Changes of heart were not worked out: too many states for the number of wishes.")
    sure = [
        dm.name
        for worth, dm in zip(scene.sampler.worths, scene.conflict.decision_makers, strict=True)
        if worth is None and dm.name not in silent
    ]
    if sure:
        whose = ", ".join(map(in_sentence, sure))
        said.append(f"The wishes of {whose} are ranked or ordered without weights and taken as sure.")
    return tuple(said)
