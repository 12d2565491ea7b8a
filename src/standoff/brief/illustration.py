"""`Illustration`: a picture with all that lets a reader judge it: title, unit, n, source, and a text in its place."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from markupsafe import Markup

from standoff.brief.svg import Picture, figure
from standoff.outlook.model import Outlook

DISPATCH = "the dispatch"
MODEL = "the model drawn from the dispatch"


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture as it is shown, and what stands beside it; `n` counts what it was drawn from, in words."""

    name: str
    title: str
    alternative: str
    unit: str
    n: str
    source: str
    svg: Markup

    @property
    def missing(self) -> tuple[str, ...]:
        """What a reader would need and does not get."""
        told = {
            "a title": self.title,
            "a unit": self.unit,
            "n": self.n,
            "a source": self.source,
            "a text alternative": self.alternative,
        }
        return tuple(name for name, value in told.items() if not value.strip())


def illustrate(
    name: str, title: str, alternative: str, draw: Callable[[float], Picture], *, unit: str, n: str, source: str
) -> Illustration:
    """The picture that `draw` makes at the widths of a desk and of a telephone."""
    return Illustration(name, title, alternative, unit, n, source, figure(name, title, alternative, draw))


def samples_of(outlook: Outlook) -> str:
    """How many sampled readings of what the parties want a picture of the outlook rests on."""
    return f"{outlook.samples:,} samples (seed {outlook.seed})"


def pictures_in(section: Any) -> list[Illustration]:
    """The pictures of a section, in the order of its fields; none of None."""
    values = [] if section is None else [getattr(section, field.name) for field in fields(section)]
    return [value for value in values if isinstance(value, Illustration)]
