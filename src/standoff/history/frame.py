"""What the pages of `standoff.history` share: the frame around their sections, and how they write numbers."""

from typing import Any

from markupsafe import Markup

from standoff.brief.sheet import digest, environment, style

HOME = "standoff.history"


def rendered(template: str, **parts: Any) -> str:
    """The page of a template, complete in itself: no script, and no reference to anything outside it.

    All texts are escaped, with control and bidirectional characters made visible.
    """
    sheet = style((HOME, "history.css"))
    page = environment(None, HOME).get_template(template)
    return page.render(style=Markup(sheet), style_digest=digest(sheet), **parts)


def number(value: float | None, digits: int = 3) -> str:
    """A score, with a true minus sign; a dash for none.

    >>> number(0.25), number(-1.5, 1), number(None)
    ('0.250', '−1.5', '–')
    """
    if value is None:
        return "–"
    return f"{no_minus_zero(value, digits):.{digits}f}".replace("-", "−").replace("inf", "∞")


def signed(value: float | None, digits: int = 3) -> str:
    """A difference with its sign.

    >>> signed(0.25), signed(-0.001)
    ('+0.250', '−0.001')
    """
    return "–" if value is None else f"{no_minus_zero(value, digits):+.{digits}f}".replace("-", "−")


def no_minus_zero(value: float, digits: int) -> float:
    """A value rounded, without the sign of a zero that only rounding made.

    >>> no_minus_zero(-0.0004, 3)
    0.0
    """
    return round(value, digits) + 0.0
