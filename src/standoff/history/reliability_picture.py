"""The reliability diagram of one forecaster: what it said, and how often that came, beside what luck alone would do."""

from standoff.brief.svg import Element, Picture, element, label, path
from standoff.history.plot import Frame
from standoff.ledger.scoring import Calibration

TICKS = tuple((step / 4, f"{step * 25}" + " %" * (step == 4)) for step in range(5))


def draw_reliability(found: Calibration, width: float) -> Picture:
    """The CORP diagram: recalibrated rates over what was said, with the consistency band; below, how often it was."""
    side = min(width - 60, 400.0)
    left = 40.0 if width < 500 else (width - side) / 2
    frame = Frame(left, left + side, 24.0, 24.0 + side * (0.8 if width >= 500 else 1.0))
    points = found.reliability.points
    parts: list[Element] = []
    upper = [(frame.x(p.said), frame.y(p.consistent_high)) for p in points]
    lower = [(frame.x(p.said), frame.y(p.consistent_low)) for p in reversed(points)]
    outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in (*upper, *lower))
    parts.append(element("polygon", points=outline, class_="luck"))
    parts += frame.levels(TICKS)
    for share, name in TICKS:
        x = frame.x(share)
        parts.append(element("line", x1=x, x2=x, y1=frame.top, y2=frame.bottom, class_="axis" if not share else "rule"))
        parts.append(label(name, x, frame.bottom + 16, size=11, anchor="middle", kind="soft"))
    parts.append(
        element(
            "line", x1=frame.x(0), y1=frame.y(0), x2=frame.x(1), y2=frame.y(1), class_="cut", stroke_dasharray="3 3"
        )
    )
    curve = " ".join(f"{'L' if at else 'M'}{frame.x(p.said):.1f} {frame.y(p.rate):.1f}" for at, p in enumerate(points))
    parts.append(path(curve, class_="line"))
    heaviest = max(point.weight for point in points)
    for point in points:
        radius = 2.0 + 4.0 * (point.weight / heaviest) ** 0.5
        parts.append(element("circle", cx=frame.x(point.said), cy=frame.y(point.rate), r=radius, class_="dot"))
    parts.append(label("came", frame.left - 34, 11, size=11, kind="soft"))
    parts.append(label("said", frame.right, frame.bottom + 30, size=11, anchor="end", kind="soft"))
    bars, bottom = _histogram(found, frame, frame.bottom + 38)
    return Picture(width, bottom, tuple(parts + bars))


def _histogram(found: Calibration, frame: Frame, top: float) -> tuple[list[Element], float]:
    """How many forecasts said what, in ten bars that hang on the same scale."""
    height = 56.0
    bars = found.sharpness.histogram
    most = max(bar.weight for bar in bars)
    base = top + height
    parts: list[Element] = []
    for bar in bars:
        x1, x2 = frame.x(bar.low), frame.x(bar.high)
        tall = (height - 14) * bar.weight / most
        parts.append(element("rect", x=x1 + 1, y=base - tall, width=x2 - x1 - 2, height=tall, class_="bar"))
        if bar.weight:
            parts.append(
                label(f"{bar.weight:g}", (x1 + x2) / 2, base - tall - 3, size=10, anchor="middle", kind="soft")
            )
    parts.append(element("line", x1=frame.left, x2=frame.right, y1=base, y2=base, class_="axis"))
    return parts, base + 6
