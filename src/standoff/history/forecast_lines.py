"""What everybody said of one question over its time, as steps, and how it came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from standoff.brief.svg import Element, Picture, element, label
from standoff.brief.text_width import text_width
from standoff.history.plot import Frame, Times, key, line, names_at_ends

PERCENTS = tuple((step / 4, f"{step * 25}" + " %" * (step == 4)) for step in range(5))


@dataclass(frozen=True, slots=True)
class Said:
    """From `start` to `end` a forecaster held an outcome to have the chance `share` (0 to 1)."""

    start: datetime
    end: datetime
    share: float


@dataclass(frozen=True, slots=True)
class Course:
    """A question's course: its time, what each forecaster said, the moments of freezes, and the answer.

    `answer` is in words, and known at `known`; both are None while there is none.
    """

    opens: datetime
    closes: datetime
    said: Mapping[str, Sequence[Said]]
    freezes: tuple[datetime, ...] = ()
    answer: str | None = None
    known: datetime | None = None


def draw_forecasts(course: Course, numbers: Mapping[str, int], width: float) -> Picture:
    """A line of steps for each forecaster; a rule where the answer became known, a triangle where it was frozen."""
    wide = width >= 500
    frame = Frame(38.0, width - (170.0 if wide else 8.0), 24.0, 184.0)
    times = Times(frame, course.opens, course.closes)
    parts: list[Element] = frame.levels(PERCENTS) + times.ticks()
    ends = []
    for name, steps in course.said.items():
        for drawn in _connected(steps, times, frame):
            parts.append(line(drawn, numbers[name]))
            # A forecast that stood for no more than a moment would not be seen.
            parts.append(element("circle", cx=drawn[0][0], cy=drawn[0][1], r=2.5, class_="dot"))
        ends.append((f"{name} {steps[-1].share * 100:.0f} %", frame.y(steps[-1].share), numbers[name]))
    if course.answer is not None and course.known is not None:
        parts += _answer(course.answer, times.x(course.known), frame, width)
    for moment in course.freezes:
        x = times.x(moment)
        points = f"{x:.1f},{frame.bottom} {x - 4:.1f},{frame.bottom + 7} {x + 4:.1f},{frame.bottom + 7}"
        parts.append(element("polygon", points=points, class_="pointer"))
    if wide:
        return Picture(width, 210.0, tuple(parts + names_at_ends(ends, frame, 166.0)))
    below, bottom = key([(name, at) for name, _, at in ends], width, 210.0)
    return Picture(width, bottom, tuple(parts + below))


def _connected(steps: Sequence[Said], times: Times, frame: Frame) -> list[list[tuple[float, float]]]:
    """The steps as lines in pixels, one for each stretch of time without a gap."""
    lines: list[list[tuple[float, float]]] = []
    ended: datetime | None = None
    for step in steps:
        points = [(times.x(step.start), frame.y(step.share)), (times.x(step.end), frame.y(step.share))]
        if ended == step.start:
            lines[-1] += points
        else:
            lines.append(points)
        ended = step.end
    return lines


def _answer(answer: str, x: float, frame: Frame, width: float) -> list[Element]:
    half = text_width(answer, 12, bold=True) / 2
    middle = min(max(x, half), max(width - half, half))
    return [
        element("line", x1=x, x2=x, y1=frame.top - 6, y2=frame.bottom, class_="answered"),
        label(answer, middle, 12, size=12, bold=True, anchor="middle", room=width),
    ]
