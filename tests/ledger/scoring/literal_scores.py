"""The scores as their definitions read, in plain loops over exact fractions: slow, and shares no code with the package.

Probabilities, times and scores are `Fraction`s; only logarithms are taken in floating point.
"""

import math
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise

EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
DAY = 86_400_000_000


def micro(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


def brier_two_sided(p, came):
    return sum((Fraction(q) - (1 if place == came else 0)) ** 2 for place, q in enumerate(p))


def brier(p, came):
    return brier_two_sided(p, came) / 2


def ordered_brier_two_sided(p, came):
    total = Fraction(0)
    for cut in range(1, len(p)):
        below = sum(map(Fraction, p[:cut]), Fraction(0))
        above = sum(map(Fraction, p[cut:]), Fraction(0))
        is_below = 1 if came < cut else 0
        total += (below - is_below) ** 2 + (above - (1 - is_below)) ** 2
    return total / (len(p) - 1)


def log(p, came):
    return Fraction(math.log(p[came])) if p[came] > 0 else -math.inf


def limited(p):
    """No probability below a thousandth, the others scaled down; repeated until it is so."""
    p, low = [Fraction(q) for q in p], set()
    least = Fraction(0.001)
    while True:
        new = {place for place, q in enumerate(p) if place not in low and q < least}
        if not new:
            return p
        low |= new
        rest = sum(q for place, q in enumerate(p) if place not in low)
        p = [least if place in low else q * (1 - least * len(low)) / rest for place, q in enumerate(p)]


def baseline(p, came):
    return 100 * (Fraction(math.log(limited(p)[came])) - Fraction(math.log(1 / len(p)))) / Fraction(math.log(len(p)))


RULES = {"brier": brier, "brier-two-sided": brier_two_sided, "log": log}


def standing(forecasts, moment):
    """What stands at a moment: the last forecast made by then, or None."""
    said = None
    for at, p in forecasts:
        if at <= moment:
            said = p
    return said


def outcome_of(record):
    known = record.resolutions[-1].fact
    return record.question.outcomes.index(known.outcome)


def end_of(record):
    return min(micro(record.question.closes), micro(record.resolutions[-1].fact.occurred_on))


def said_by(record, who):
    return [(micro(kept.fact.at), kept.fact.probabilities) for kept in record.forecasts.get(who, ())]


def pieces(start, end, *all_forecasts):
    """The intervals from start to end in which no one's forecast changes."""
    cuts = {start, end} | {at for forecasts in all_forecasts for at, _ in forecasts if start < at < end}
    cuts = sorted(cuts)
    return list(pairwise(cuts))


def time_mean(forecasts, came, rule, start, end):
    """The mean over the time in which something stands, and how long that was."""
    total, length = Fraction(0), 0
    for a, b in pieces(start, end, forecasts):
        p = standing(forecasts, a)
        if p is not None:
            score = rule(p, came)
            total = -math.inf if -math.inf in (score, total) else total + score * (b - a)
            length += b - a
    if not length:
        return None, 0
    return (total if total == -math.inf else total / length), length


def peer(record, who, names):
    """The mean over the scheduled time of 100 times the mean log ratio to each other who stands; 0 elsewhere."""
    start, end, came = micro(record.question.opens), end_of(record), outcome_of(record)
    every = {name: said_by(record, name) for name in names}
    total = Fraction(0)
    for a, b in pieces(start, end, *every.values()):
        mine = standing(every[who], a)
        if mine is None:
            continue
        ratios = []
        for other in names:
            theirs = standing(every[other], a)
            if other != who and theirs is not None:
                gap = Fraction(math.log(limited(mine)[came])) - Fraction(math.log(limited(theirs)[came]))
                ratios.append(gap)
        if ratios:
            total += 100 * sum(ratios) / len(ratios) * (b - a)
    return total / (micro(record.question.closes) - start)


def spot(record, share):
    start, closes, end = micro(record.question.opens), micro(record.question.closes), end_of(record)
    return min(start + round(share * (closes - start)), end - 1)


def spot_peer(record, who, names, moment):
    came = outcome_of(record)
    mine = standing(said_by(record, who), moment)
    if mine is None:
        return None
    others = [standing(said_by(record, name), moment) for name in names if name != who]
    logs = [Fraction(math.log(limited(p)[came])) for p in others if p is not None]
    return 100 * (Fraction(math.log(limited(mine)[came])) - sum(logs) / len(logs)) if logs else Fraction(0)


def no_change(record):
    for tag in record.question.tags:
        if tag.startswith("no-change:"):
            return tag[len("no-change:") :]
    return None


def reference_forecasts(name, record, records):
    """What a reference says of a question, as forecasts."""
    start, outcomes = micro(record.question.opens), record.question.outcomes
    if name == "50/50":
        return [(start, [Fraction(1, len(outcomes))] * len(outcomes))]
    if name == "no change":
        stays = no_change(record)
        return [] if stays is None else [(start, [Fraction(outcome == stays) for outcome in outcomes])]
    alike = [
        (micro(old.resolutions[-1].fact.occurred_on), outcome_of(old))
        for old in records
        if (old.question.kind, old.question.outcomes, no_change(old))
        == (record.question.kind, outcomes, no_change(record))
    ]
    said = []
    for moment in sorted({start} | {known for known, _ in alike if start < known < end_of(record)}):
        past = [came for known, came in alike if known <= moment]
        whole = len(past) + Fraction(len(outcomes), 2)
        said.append((moment, [(past.count(place) + Fraction(1, 2)) / whole for place in range(len(outcomes))]))
    return said


def pair(record, mine, theirs, rule):
    """Both means over the time in which both stand, or None."""
    came, totals, length = outcome_of(record), [Fraction(0), Fraction(0)], 0
    for a, b in pieces(micro(record.question.opens), end_of(record), mine, theirs):
        p, q = standing(mine, a), standing(theirs, a)
        if p is not None and q is not None:
            totals = [totals[0] + rule(p, came) * (b - a), totals[1] + rule(q, came) * (b - a)]
            length += b - a
    return (totals[0] / length, totals[1] / length) if length else None


def isotonic(said, came):
    """Each forecast recalibrated, by the max-min formula (Robertson, Wright and Dykstra 1988)."""
    values = sorted(set(said))
    rate = {v: [c for p, c in zip(said, came, strict=True) if p == v] for v in values}
    fit = {}
    for at, v in enumerate(values):
        best = None
        for low in range(at + 1):
            worst = None
            for high in range(at, len(values)):
                inside = [c for u in values[low : high + 1] for c in rate[u]]
                mean = Fraction(sum(inside), len(inside))
                worst = mean if worst is None else min(worst, mean)
            best = worst if best is None else max(best, worst)
        fit[v] = best
    return [fit[p] for p in said]


def decomposition(said, came):
    """S, MCB, DSC and UNC of the Brier score."""
    n, rate = len(said), Fraction(sum(came), len(came))
    score = sum((Fraction(p) - c) ** 2 for p, c in zip(said, came, strict=True)) / n
    best = sum((p - c) ** 2 for p, c in zip(isotonic(said, came), came, strict=True)) / n
    base = sum((rate - c) ** 2 for c in came) / Fraction(n)
    return score, score - best, base - best, base


def murphy(said, came, edges):
    """Score, reliability, resolution, uncertainty, variance and (twice) covariance within bins."""
    n, rate = len(said), Fraction(sum(came), len(came))
    bins = [[] for _ in edges[1:]]
    for p, c in zip(said, came, strict=True):
        place = max(at for at in range(len(edges) - 1) if edges[at] <= p)
        bins[place].append((Fraction(p), c))
    parts = [Fraction(0)] * 4
    for held in bins:
        if held:
            mean, came_rate = sum(p for p, _ in held) / len(held), Fraction(sum(c for _, c in held), len(held))
            parts[0] += len(held) * (mean - came_rate) ** 2
            parts[1] += len(held) * (came_rate - rate) ** 2
            parts[2] += sum((p - mean) ** 2 for p, _ in held)
            parts[3] += 2 * sum((p - mean) * (c - came_rate) for p, c in held)
    score = sum((Fraction(p) - c) ** 2 for p, c in zip(said, came, strict=True)) / n
    return score, parts[0] / n, parts[1] / n, rate * (1 - rate), parts[2] / n, parts[3] / n
