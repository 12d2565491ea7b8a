"""How the mean score of each forecaster went as more and more questions were answered."""

from collections.abc import Mapping, Sequence

from standoff.brief.svg import Element, Picture
from standoff.history.plot import Frame, Times, key, line, names_at_ends
from standoff.ledger.scoring import RecordPoint

STEPS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0)
"""Scores between two lines across, of which a picture has no more than five."""


def draw_over_time(series: Mapping[str, Sequence[RecordPoint]], numbers: Mapping[str, int], width: float) -> Picture:
    """A line for each forecaster; scores of which less is better, 0 or more. `numbers` says how each line is drawn."""
    wide = width >= 500
    most = max(point.score for points in series.values() for point in points)
    step = next((step for step in STEPS if most <= 5 * step), STEPS[-1])
    top = step * (int(most / step) + 1)
    frame = Frame(38.0, width - (170.0 if wide else 8.0), 10.0, 230.0, top)
    first = min(points[0].moment for points in series.values())
    last = max(points[-1].moment for points in series.values())
    times = Times(frame, first, last)
    levels = [step * count for count in range(round(top / step) + 1)]
    parts: list[Element] = frame.levels([(value, f"{value:.2f}") for value in levels])
    parts += times.ticks()
    ends = []
    for name, points in series.items():
        drawn = [(times.x(points[0].moment), frame.y(points[0].score))]
        for point in points[1:]:
            drawn += [(times.x(point.moment), drawn[-1][1]), (times.x(point.moment), frame.y(point.score))]
        drawn.append((frame.right, drawn[-1][1]))
        parts.append(line(drawn, numbers[name]))
        ends.append((f"{name} {points[-1].score:.3f}", drawn[-1][1], numbers[name]))
    if wide:
        return Picture(width, 256.0, tuple(parts + names_at_ends(ends, frame, 166.0)))
    below, bottom = key([(name, at) for name, _, at in ends], width, 256.0)
    return Picture(width, bottom, tuple(parts + below))
