"""The oracle of scores: random ledgers by the thousand, each number held against its literal definition to 1e-12.

    python tests/ledger/scoring/scoring_oracle.py [LEDGERS [FIRST]]

Prints one closing line, and exits 1, with the ledgers at fault, when a single number differs.
"""

import math
import multiprocessing
import sys
from collections import Counter

import literal_scores as literal
import random_scored_ledgers

from standoff.ledger.model import QuestionKind, Result
from standoff.ledger.scoring import by_horizon, murphy, resolved, scoreboard
from standoff.ledger.scoring.calibration import spot_forecasts
from standoff.ledger.scoring.corp import decompose, recalibrated

CLOSE = 1e-12
SPOT = 0.5
HORIZONS = (0.0, 7.0, 30.0, 90.0, 180.0, 365.0)


class DifferenceError(AssertionError):
    """A number that is not what its definition says."""


class Comparison:
    """Compares, and counts what it compared."""

    def __init__(self, ledger: int) -> None:
        self.ledger = ledger
        self.counts: Counter[str] = Counter()

    def same(self, what: str, found: float | None, expected: object) -> None:
        self.counts[what] += 1
        if found is None or expected is None or isinstance(expected, int) or expected == -math.inf:
            right = found == expected
        else:
            right = abs(found - float(expected)) <= CLOSE * max(1.0, abs(float(expected)))
        if not right:
            raise DifferenceError(f"ledger {self.ledger}: {what} is {found!r}, not {expected!r}")


def mean(values):
    values = [value for value in values if value is not None]
    if not values:
        return None
    return -math.inf if -math.inf in values else sum(values) / len(values)


def judge(number: int) -> Counter[str]:
    """Hold every number of that ledger against its definition."""
    state, compare = random_scored_ledgers.random_state(number), Comparison(number)
    board = scoreboard(state)
    every = list(state.questions.values())
    told = [record for record in every if record.resolutions]
    came = [record for record in told if record.resolutions[-1].fact.result == Result.RESOLVED]
    scored = [record for record in came if literal.end_of(record) > literal.micro(record.question.opens)]
    aside = board.set_aside
    results = Counter(record.resolutions[-1].fact.result for record in told)
    compare.same("scored", board.questions, len(scored))
    compare.same("open", aside.open, len(every) - len(told))
    compare.same("annulled", aside.annulled, results[Result.ANNULLED])
    compare.same("ambiguous", aside.ambiguous, results[Result.AMBIGUOUS])
    compare.same("answered before", aside.answered_before, len(came) - len(scored))
    record, _ = resolved(every)
    for row in board.rows:
        _judge_row(row, scored, state.forecasters, compare)
        _judge_horizons(by_horizon(record, row.forecaster, "brier", HORIZONS), row.forecaster, scored, compare)
        _judge_calibration(*spot_forecasts(record, row.forecaster), row.forecaster, scored, compare)
    return compare.counts


def _judge_row(row, scored, names, compare):
    who, mine = row.forecaster, {}
    for record in scored:
        start, end = literal.micro(record.question.opens), literal.end_of(record)
        outcome, said = literal.outcome_of(record), literal.said_by(record, who)
        score, length = literal.time_mean(said, outcome, literal.brier_two_sided, start, end)
        if not length:
            continue
        whole, ordered = literal.micro(record.question.closes) - start, record.question.kind == QuestionKind.ORDERED
        moment = literal.spot(record, SPOT)
        at_spot = literal.standing(said, moment)
        mine[record.question.id] = {
            "coverage": literal.Fraction(length, end - start),
            "brier_two_sided": score,
            "brier": literal.time_mean(said, outcome, literal.brier, start, end)[0],
            "ordered_brier_two_sided": literal.time_mean(said, outcome, literal.ordered_brier_two_sided, start, end)[0]
            if ordered
            else None,
            "log": literal.time_mean(said, outcome, literal.log, start, end)[0],
            "baseline": literal.time_mean(said, outcome, literal.baseline, start, end)[0] * length / whole,
            "peer": literal.peer(record, who, names),
            "spot_baseline": None if at_spot is None else literal.baseline(at_spot, outcome),
            "spot_peer": literal.spot_peer(record, who, names, moment),
            "scheduled": literal.Fraction(length, whole),
        }
    compare.same("questions", row.questions, len(mine))
    compare.same("answered", row.answered, literal.Fraction(len(mine), len(scored)) if scored else 0)
    compare.same("coverage", row.coverage, mean([one["coverage"] for one in mine.values()]) or 0)
    for one in row.by_question:
        expected = mine[one.question]
        for name in (
            "coverage",
            "brier_two_sided",
            "brier",
            "ordered_brier_two_sided",
            "log",
            "spot_baseline",
            "spot_peer",
        ):
            compare.same(f"{name} of a question", getattr(one, name), expected[name])
        for name in ("baseline", "peer"):
            compare.same(f"{name} of a question", getattr(one, name).score, expected[name])
            compare.same(f"{name}'s coverage", getattr(one, name).coverage, expected["scheduled"])
    for name in (
        "brier_two_sided",
        "brier",
        "ordered_brier_two_sided",
        "log",
        "baseline",
        "peer",
        "spot_baseline",
        "spot_peer",
    ):
        compare.same(name, getattr(row.scores, name), mean([one[name] for one in mine.values()]))
    tournament = [
        one["brier_two_sided"] if one["ordered_brier_two_sided"] is None else one["ordered_brier_two_sided"]
        for one in mine.values()
    ]
    compare.same("tournament_brier", row.scores.tournament_brier, mean(tournament))
    total = sum(one["scheduled"] for one in mine.values())
    for name in ("baseline", "peer"):
        weighed = sum(one[name] for one in mine.values()) / total if total else None
        compare.same(f"{name}_by_coverage", getattr(row.scores, f"{name}_by_coverage"), weighed)
    _judge_skills(row, scored, compare)


def _judge_skills(row, scored, compare):
    found = {skill.reference: skill for skill in row.skills}
    for name in ("no change", "base rate", "50/50"):
        pairs = [
            literal.pair(
                record,
                literal.said_by(record, row.forecaster),
                literal.reference_forecasts(name, record, scored),
                literal.brier,
            )
            for record in scored
        ]
        pairs = [pair for pair in pairs if pair is not None]
        if not pairs:
            compare.same(f"skill against {name}", None if name not in found else found[name].questions, None)
            continue
        mine, theirs = mean([pair[0] for pair in pairs]), mean([pair[1] for pair in pairs])
        skill = found[name]
        compare.same(f"questions beside {name}", skill.questions, len(pairs))
        compare.same(f"score beside {name}", skill.score, mine)
        compare.same(f"score of {name}", skill.reference_score, theirs)
        compare.same(f"gain over {name}", skill.gain, theirs - mine)
        if theirs > 1e-6:
            compare.same(f"skill against {name}", skill.skill, 1 - mine / theirs)


def _judge_horizons(found, who, scored, compare):
    for one in found:
        scores, stood, had = [], 0, 0
        for record in scored:
            end, start = literal.end_of(record), literal.micro(record.question.opens)
            low = start if one.high is None else max(start, end - round(one.high * literal.DAY))
            high = end - round(one.low * literal.DAY)
            if low >= high:
                continue
            said = literal.said_by(record, who)
            score, length = literal.time_mean(said, literal.outcome_of(record), literal.brier, low, high)
            had, stood = had + high - low, stood + length
            scores.append(score)
        compare.same("score at a horizon", one.score, mean(scores))
        compare.same("coverage at a horizon", one.coverage, literal.Fraction(stood, had) if had else 0)


def _judge_calibration(said, came, question, who, scored, compare):
    expected = []
    for number, record in enumerate(scored):
        p = literal.standing(literal.said_by(record, who), literal.spot(record, SPOT))
        outcome = literal.outcome_of(record)
        if p is not None:
            kept = 1 if record.question.kind == QuestionKind.BINARY else len(p)
            expected += [(p[place], int(place == outcome), number) for place in range(kept)]
    compare.same("spot forecasts", len(said), len(expected))
    for found, right in zip(zip(said.tolist(), came.tolist(), question.tolist(), strict=True), expected, strict=True):
        compare.same("spot forecast", found == right, 1)
    if not expected:
        return
    p, y = [one[0] for one in expected], [one[1] for one in expected]
    for fit, right in zip(recalibrated(p, y), literal.isotonic(p, y), strict=True):
        compare.same("recalibrated", float(fit), right)
    part = decompose(p, y)
    parts = (part.score, part.miscalibration, part.discrimination, part.uncertainty)
    for name, found, right in zip(("S", "MCB", "DSC", "UNC"), parts, literal.decomposition(p, y), strict=True):
        compare.same(name, found, right)
    compare.same("S closes", parts[1] - parts[2] + parts[3], literal.decomposition(p, y)[0])
    for edges in ([step / 10 for step in range(11)], [0, 0.25, 0.6, 1]):
        part = murphy(p, y, edges=edges)
        right = literal.murphy(p, y, edges)
        parts = (
            part.score,
            part.reliability,
            part.resolution,
            part.uncertainty,
            part.within_variance,
            part.within_covariance,
        )
        for name, one, other in zip(("score", "REL", "RES", "UNC", "WBV", "WBC"), parts, right, strict=True):
            compare.same(f"Murphy's {name}", one, other)
        closing = parts[1] - parts[2] + parts[3] + parts[4] - parts[5]
        compare.same("Murphy's closes", closing, right[0])


def _tried(number: int) -> Counter[str] | str:
    try:
        return judge(number)
    except DifferenceError as fault:
        return str(fault)


def main() -> int:
    """Runs the oracle; the exit status."""
    given = [int(word) for word in sys.argv[1:]]
    ledgers, first = [*given, *(5000, 0)[len(given) :]]
    counts: Counter[str] = Counter()
    faults = []
    with multiprocessing.Pool() as pool:
        for found in pool.imap_unordered(_tried, range(first, first + ledgers), chunksize=20):
            if isinstance(found, str):
                faults.append(found)
            else:
                counts += found
    print("\n".join(faults[:20]) if faults else "", end="\n" if faults else "")
    print(f"{ledgers} random ledgers, {counts.total()} numbers of {len(counts)} kinds, {len(faults)} ledgers at fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
