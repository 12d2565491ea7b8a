"""Reference classes: how often options like this one come about within a year, by what kind of deed they are.

Kahneman and Lovallo, Timid choices and bold forecasts, Management Science 39 (1993): the outside view comes first.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from standoff.conflict import Conflict, Option
from standoff.drafting.deed import Deed, deed
from standoff.outlook.tables import toml_data
from standoff.outlook.voices import shifts, voices


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """Deeds of one kind: `verbs` and `about` as `deed` tells them, the `rate` (0 to 1) at which they come about."""

    name: str
    verbs: frozenset[str]
    about: frozenset[str]
    rate: float

    def fits(self, done: Deed) -> bool:
        """Whether the deed is of this kind."""
        about = {stem for joined in done.about for stem in joined.split("|")}
        return (not self.verbs or done.verb in self.verbs) and (not self.about or bool(about & self.about))


@lru_cache
def reference_classes() -> tuple[ReferenceClass, ...]:
    """The classes of `data/reference_classes.toml`; the first that fits a deed is its own, the last fits all."""
    rows = toml_data("reference_classes.toml")["class"]
    return tuple(
        ReferenceClass(row["name"], frozenset(row["verbs"]), frozenset(row["about"]), row["rate"]) for row in rows
    )


def reference_class(done: Deed) -> ReferenceClass:
    """The class that a deed belongs to, its denial and its being kept up left aside.

    >>> reference_class(deed("issue a formal apology")).rate < reference_class(deed("resume the talks")).rate
    True
    """
    return next(one for one in reference_classes() if one.fits(done))


@lru_cache(maxsize=4096)
def rate(text: str) -> float:
    """How often a deed worded like `text` that is not done now is done within a year (0 to 1)."""
    done = deed(text)
    share = reference_classes()[0].rate if done.holds else reference_class(done).rate
    return share if done.sign > 0 else 1 - share


def outside_view(conflict: Conflict) -> tuple[float, ...]:
    """How often options like each of the conflict's change within a year from what they are now, in option order.

    That is the rate of the option's class, shifted in log-odds by how the option comes up. What is done now is kept up
    at the rate of the first class.
    """
    return tuple(_of_one(known, voice) for known, voice in zip(conflict.options, voices(conflict), strict=True))


def outside_view_of_further(conflict: Conflict) -> tuple[float, ...]:
    """The same of the options that were named and are not modelled, in their order."""
    return tuple(_of_one(one.option, one.voice) for one in conflict.further)


def _of_one(known: Option, voice: str | None) -> float:
    return 1 - reference_classes()[0].rate if known.now else _shifted(rate(known.text), voice)


def _shifted(share: float, voice: str | None) -> float:
    odds = math.log(share / (1 - share)) + (shifts()[voice] if voice else 0.0)
    return round(1 / (1 + math.exp(-odds)), 6)
