"""The scoreboard: each forecaster's scores on the questions that came out, and its skill against easy guesses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

from standoff.ledger.model import ForecasterKind
from standoff.ledger.scoring.calibration import SPOT
from standoff.ledger.scoring.metaculus import (
    TimedScore,
    limited,
    spot_baseline,
    spot_moment,
    spot_peer,
    timed_baseline,
    timed_peer,
    weighed_by_coverage,
)
from standoff.ledger.scoring.progress import question_score
from standoff.ledger.scoring.records import Resolved, SetAside, resolved
from standoff.ledger.scoring.references import Reference, forecaster, usual
from standoff.ledger.scoring.resampling import LEVEL
from standoff.ledger.scoring.skill import Skill, skill
from standoff.ledger.scoring.timeline import Track, coverage
from standoff.ledger.state import State


@dataclass(frozen=True, slots=True)
class QuestionScores:
    """One forecaster's scores on one question; those of `Scores`, before any mean, and the coverage of its time."""

    question: str
    outcome: str
    coverage: float
    brier_two_sided: float
    brier: float
    ordered_brier_two_sided: float | None
    log: float
    baseline: TimedScore
    peer: TimedScore
    spot_baseline: float | None
    spot_peer: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean scores, each question counting the same; None where no question has such a score.

    `brier_two_sided` (0 best to 2), `brier` (0 best to 1) and `log` (0 best, nats) are averaged over the time in which
    a forecast stood. `ordered_brier_two_sided` is that of ordered questions alone, and `tournament_brier` takes it for
    those and `brier_two_sided` for the others, as the Good Judgment Project does. `baseline` (100 best) and `peer` are
    Metaculus's, over the scheduled time with 0 where nothing stood; the `..._by_coverage` ones are weighed by coverage.
    `spot_...` are of one moment, over the questions on which something stood then.
    """

    brier_two_sided: float | None
    brier: float | None
    ordered_brier_two_sided: float | None
    tournament_brier: float | None
    log: float | None
    baseline: float | None
    peer: float | None
    baseline_by_coverage: float | None
    peer_by_coverage: float | None
    spot_baseline: float | None
    spot_peer: float | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One forecaster: the number of `questions` it forecast in time, and what came of that.

    `answered` is their share of all questions scored; `coverage` the mean share of these questions' time in which a
    forecast stood. `hindsight` counts forecasts that were written down only when the answer was known: they prove
    nothing about foresight. `skills` come in the order of the references, without those that share no question.
    """

    forecaster: str
    kind: ForecasterKind
    questions: int
    answered: float
    coverage: float
    hindsight: int
    scores: Scores
    skills: tuple[Skill, ...]
    by_question: tuple[QuestionScores, ...]


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Rows by tournament Brier score, best first, of the `questions` that were scored; how it was made beside it.

    `rule` is the one of skills, `spot` the share of scheduled time of spot scores, `level` that of the intervals.
    """

    rows: tuple[ScoreRow, ...]
    questions: int
    set_aside: SetAside
    rule: str
    spot: float
    level: float


def scoreboard(
    state: State,
    *,
    rule: str = "brier",
    against: Sequence[str] = (),
    references: Mapping[str, Reference] | None = None,
    spot: float = SPOT,
    level: float = LEVEL,
) -> Scoreboard:
    """The scoreboard of a ledger as it stands.

    Skill is held against no change, the base rate before the date and 50/50 (or the `references` given), and against
    the forecasters named in `against`. Annulled and ambiguous questions are left out and counted, and so are those
    still open. The same ledger and arguments give the same scoreboard.
    """
    record, aside = resolved(state.questions.values())
    held = {**(usual(record) if references is None else references), **{name: forecaster(name) for name in against}}
    scored = {one.question.id: _scored(one, spot) for one in record}

    def row(name: str, kind: ForecasterKind) -> ScoreRow:
        mine = tuple(found[name] for found in scored.values() if name in found)
        skills = (
            skill(record, name, reference, title, rule=rule, level=level)
            for title, reference in held.items()
            if title != name
        )
        return ScoreRow(
            name,
            kind,
            len(mine),
            len(mine) / len(record) if record else 0.0,
            _mean([one.coverage for one in mine]) or 0.0,
            sum(one.hindsight.get(name, 0) for one in record),
            _means(mine),
            tuple(one for one in skills if one is not None),
            mine,
        )

    rows = [row(name, kind) for name, kind in state.forecasters.items()]
    rows.sort(key=lambda one: (one.scores.tournament_brier is None, one.scores.tournament_brier or 0.0, one.forecaster))
    return Scoreboard(tuple(rows), len(record), aside, rule, spot, level)


def _scored(one: Resolved, spot: float) -> dict[str, QuestionScores]:
    """Every forecaster's scores on a question. Metaculus's are of probabilities that it would take."""
    names = tuple(one.tracks)
    tracks = [replace(one.tracks[name], probabilities=limited(one.tracks[name].probabilities)) for name in names]
    moment = spot_moment(one.opens, one.ends, one.closes, spot)
    peers = timed_peer(tracks, one.outcome, one.opens, one.ends, one.closes)
    spot_peers = spot_peer(tracks, one.outcome, moment)
    found = {}
    for name, steps, peer, at_spot in zip(names, tracks, peers, spot_peers, strict=True):
        said = one.tracks[name]

        def mean(rule: str, said: Track = said) -> float:
            score = question_score(one, said, rule)
            assert score is not None, "a track has steps, and these rules are for all questions"
            return score

        found[name] = QuestionScores(
            one.question.id,
            one.question.outcomes[one.outcome],
            coverage(said, one.opens, one.ends),
            mean("brier-two-sided"),
            mean("brier"),
            question_score(one, said, "ordered-brier-two-sided"),
            mean("log"),
            timed_baseline(steps, one.outcome, one.opens, one.ends, one.closes),
            peer,
            spot_baseline(steps, one.outcome, moment),
            at_spot,
        )
    return found


def _means(mine: Sequence[QuestionScores]) -> Scores:
    def mean(of: Callable[[QuestionScores], float | None]) -> float | None:
        return _mean([value for one in mine if (value := of(one)) is not None])

    return Scores(
        brier_two_sided=mean(lambda one: one.brier_two_sided),
        brier=mean(lambda one: one.brier),
        ordered_brier_two_sided=mean(lambda one: one.ordered_brier_two_sided),
        tournament_brier=mean(
            lambda one: one.brier_two_sided if one.ordered_brier_two_sided is None else one.ordered_brier_two_sided
        ),
        log=mean(lambda one: one.log),
        baseline=mean(lambda one: one.baseline.score),
        peer=mean(lambda one: one.peer.score),
        baseline_by_coverage=weighed_by_coverage([one.baseline for one in mine]) if mine else None,
        peer_by_coverage=weighed_by_coverage([one.peer for one in mine]) if mine else None,
        spot_baseline=mean(lambda one: one.spot_baseline),
        spot_peer=mean(lambda one: one.spot_peer),
    )


def _mean(values: Sequence[float]) -> float | None:
    return fsum(values) / len(values) if values else None
