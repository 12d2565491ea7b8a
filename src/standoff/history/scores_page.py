"""`scores_page`: the scoreboard of a ledger as one page, with its pictures."""

from dataclasses import dataclass

from standoff.brief.illustration import Illustration, illustrate
from standoff.brief.words import counted, percent
from standoff.history.frame import number, rendered, signed
from standoff.history.reliability_picture import draw_reliability
from standoff.history.report import MOST_JUDGED, Report
from standoff.history.score_over_time import draw_over_time
from standoff.ledger.scoring import RULES, Calibration, HorizonScore, Scoreboard, ScoreRow, Skill

MOST_DRAWN = 6
"""Forecasters whose lines a picture over time holds, the best ones."""

MOST_ROWS = 60
"""Forecasters in the tables, the best ones: more than a page is read for."""

REFERENCES = (
    "No change says that everything stays as it is (on questions that tell what that would be). The base rate is the "
    "share of such questions answered yes before the date. 50/50 says the same of every outcome."
)


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: str
    questions: int
    coverage: str
    brier: str
    two_sided: str
    ordered: str
    log: str
    baseline: str
    peer: str


@dataclass(frozen=True, slots=True)
class _SkillRow:
    name: str
    against: str
    questions: int
    clusters: int
    score: str
    theirs: str
    gain: str
    interval: str
    skill: str


@dataclass(frozen=True, slots=True)
class _CalibrationRow:
    name: str
    forecasts: int
    score: str
    mcb: str
    dsc: str
    unc: str
    chance: str
    claims: str
    reliability: str
    resolution: str
    uncertainty: str
    within: str
    picture: Illustration


@dataclass(frozen=True, slots=True)
class _Cell:
    score: str
    questions: int


@dataclass(frozen=True, slots=True)
class _HorizonRow:
    name: str
    cells: tuple[_Cell, ...]


def scores_page(report: Report, *, place: str, case: str | None = None, tag: str | None = None) -> str:
    """The page of a report: HTML without scripts and without references to anything outside it.

    `place` names the ledger, and `case` and `tag` what its questions were chosen by. Names and all other words of the
    ledger are escaped. The same report gives the same bytes.
    """
    board = report.board
    held = [row for row in board.rows if row.questions]
    chosen = " ".join([*([f"of case {case}"] if case else []), *([f"of questions tagged {tag}"] if tag else [])])
    horizons = next(iter(report.by_horizon.values()), ())
    return rendered(
        "scores.html",
        kind="Standoff ledger",
        title=f"Scoreboard {chosen}".strip(),
        date_line=f"{counted(board.questions, 'question')} answered{_aside(board)}",
        place=place,
        head="",
        entries=0,
        sentence=_sentence(held),
        cautions=_cautions(board),
        rows=[_row(row) for row in held[:MOST_ROWS]],
        left=max(0, len(held) - MOST_ROWS),
        ordered=any(row.scores.ordered_brier_two_sided is not None for row in held),
        rule=board.rule,
        level=percent(board.level),
        skills=[_skill(row, one) for row in held[:MOST_ROWS] for one in row.skills],
        references=REFERENCES,
        unjudged=len(held) - len(report.calibrations) if len(held) > MOST_JUDGED else 0,
        calibrations=[_calibration(at, one) for at, one in enumerate(report.calibrations.values())],
        over_time=_over_time(report, held),
        coin=f"{float(RULES[board.rule].score([0.5, 0.5], 0)):.2f}",
        horizons=[_horizon(one) for one in horizons],
        by_horizon=[
            _HorizonRow(name, tuple(_Cell(number(one.score), one.questions) for one in found))
            for name, found in report.by_horizon.items()
        ],
        conventions=_conventions(board),
    )


def _sentence(held: list[ScoreRow]) -> str:
    if not held:
        return "No question has come out yet on which somebody had said something in time."
    most = max(row.questions for row in held)
    best = next(row for row in held if 2 * row.questions >= most)
    among = "" if best is held[0] else " of those who spoke to most questions"
    told = f"{best.forecaster} has the best score{among}: a Brier of {number(best.scores.brier)} on "
    told += counted(best.questions, "question")
    base = next((one for one in best.skills if one.reference == "base rate"), None)
    if base is None:
        return f"{told}."
    better = "better" if base.gain > 0 else "worse"
    sure = base.gain_interval is not None and (base.gain_interval.low > 0 or base.gain_interval.high < 0)
    luck = "" if sure else ", which may be luck"
    return f"{told}, {number(abs(base.gain))} {better} than the base rate before each date{luck}."


def _cautions(board: Scoreboard) -> list[str]:
    cautions = []
    late = [f"{row.forecaster} ({row.hindsight})" for row in board.rows if row.hindsight]
    if late:
        cautions.append(
            "Some forecasts were written down only when the answer was known, and prove nothing about foresight: "
            f"{', '.join(late)}."
        )
    if len({row.questions for row in board.rows if row.questions}) > 1:
        cautions.append(
            "Not all have spoken to the same questions, so their mean scores do not compare; the second table does."
        )
    return cautions


def _aside(board: Scoreboard) -> str:
    aside = board.set_aside
    parts = [(aside.open, "open"), (aside.annulled, "annulled"), (aside.ambiguous, "ambiguous")]
    parts.append((aside.answered_before, "answered before it opened"))
    return "".join(f", {count} {words}" for count, words in parts if count)


def _row(row: ScoreRow) -> _Row:
    scores = row.scores
    return _Row(
        row.forecaster,
        str(row.kind),
        row.questions,
        percent(row.coverage),
        number(scores.brier),
        number(scores.brier_two_sided),
        number(scores.ordered_brier_two_sided),
        number(scores.log),
        number(scores.baseline, 1),
        number(scores.peer, 1),
    )


def _skill(row: ScoreRow, one: Skill) -> _SkillRow:
    found = one.gain_interval
    return _SkillRow(
        row.forecaster,
        one.reference,
        one.questions,
        one.clusters,
        number(one.score),
        number(one.reference_score),
        signed(one.gain),
        "" if found is None else f"{signed(found.low)} to {signed(found.high)}",
        "–" if one.skill is None else f"{signed(one.skill * 100, 0)}\u00a0%",
    )


def _calibration(at: int, one: Calibration) -> _CalibrationRow:
    parts, bins = one.reliability.decomposition, one.murphy
    points = "; ".join(
        f"said {percent(block.mean)}, came {percent(block.rate)} ({block.weight:g})" for block in one.reliability.blocks
    )
    drawn = illustrate(
        f"reliability-{at}",
        f"{one.forecaster}: what was said, and how often it came",
        f"{points}.",
        lambda width: draw_reliability(one, width),
        unit="chance in percent",
        n=counted(one.forecasts, "forecast"),
        source="the ledger; curve, blocks and 90 % consistency band by CORP",
    )
    return _CalibrationRow(
        one.forecaster,
        one.forecasts,
        number(parts.score),
        number(parts.miscalibration),
        number(parts.discrimination),
        number(parts.uncertainty),
        f"{one.reliability.chance:.2f}",
        number(one.sharpness.claimed_brier),
        number(bins.reliability),
        number(bins.resolution),
        number(bins.uncertainty),
        signed(bins.within_variance - bins.within_covariance),
        drawn,
    )


def _over_time(report: Report, held: list[ScoreRow]) -> Illustration | None:
    rule = RULES[report.board.rule]
    names = [row.forecaster for row in held if report.over_time.get(row.forecaster)][:MOST_DRAWN]
    if not names or rule.best != 0 or rule.worst < 0:
        return None  # a picture from 0 up tells only scores of which less is better
    series = {name: report.over_time[name] for name in names}
    told = "; ".join(
        f"{name}: {number(points[0].score)} at first, {number(points[-1].score)} after {points[-1].questions}"
        for name, points in series.items()
    )
    return illustrate(
        "over-time",
        "The mean score as questions were answered",
        f"{told}.",
        lambda width: draw_over_time(series, {name: at for at, name in enumerate(names)}, width),
        unit=f"mean score by {rule.name} ({rule.reads})",
        n=counted(report.board.questions, "question"),
        source="the ledger",
    )


def _horizon(one: HorizonScore) -> str:
    return f"{one.low:g} days or more" if one.high is None else f"{one.low:g} to {one.high:g} days"


def _conventions(board: Scoreboard) -> list[str]:
    return [
        "A forecast counts for as long as it stood, from the question’s opening to its closing or to when the answer "
        "became known. Time is the share of that in which something stood; the rest is left out of Brier and log.",
        "Brier from 0 to 1 is (p − o)², of which 0 is best and a coin scores 0.25; Brier from 0 to 2 is Brier’s own "
        "sum over all outcomes. Ordered questions have the ordered Brier score besides.",
        "Log is the natural logarithm of what was given to the outcome that came: 0 is best, a coin scores −0.693.",
        "Baseline and peer are Metaculus’s, over the scheduled time with 0 where nothing stood: 100 is the best "
        "baseline, and 0 what saying nothing scores.",
        f"Intervals are of {board.level:.0%}, by case: questions of one case stand and fall together. Skill is the "
        "share of the way from the reference to a perfect score.",
        "Questions that are open, annulled or ambiguous are not scored.",
    ]
