"""Confidence: the share of findings like this one that careful readers share, as measured on labelled dispatches.

The table (`data/confidence.toml`) is written by `evaluation/confidence.py --pin`. A finding has the share of its kind,
moved by three things that tell: its own mark (`mark_of`), the family of its rule, and the rule. Each move is how much
more or less often findings with it were right than the moves before it let expect, drawn towards none as by a prior of
twenty findings: of n findings it counts n / (n + 20).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from standoff.reading.model import Dependency, Estimate, Event, Position, Reading
from standoff.reading.tables import toml_table

Finding = Event | Position | Dependency | Estimate
_Found = TypeVar("_Found", Event, Position, Dependency, Estimate)

KINDS = ("events", "positions", "dependencies", "estimates")

LOWEST, HIGHEST = 0.02, 0.98
"""No finding is surer than some hundreds of labelled ones can show."""


@dataclass(frozen=True)
class Shares:
    """How often the findings of one kind are right: their `share`, and what moves it, by mark, family and rule."""

    share: float
    mark: Mapping[str, float]
    family: Mapping[str, float]
    rule: Mapping[str, float]

    def of(self, mark: str, rule: str) -> float:
        """The confidence of a finding with this mark by this rule: 0 to 1, two decimals.

        >>> Shares(0.8, {"refuses": 0.05}, {"verb": -0.02}, {}).of("refuses", "verb:turn down")
        0.83
        """
        moved = self.share + self.mark.get(mark, 0.0) + self.family.get(family_of(rule), 0.0) + self.rule.get(rule, 0.0)
        return round(min(max(moved, LOWEST), HIGHEST), 2)


def family_of(rule: str) -> str:
    """What a rule's name opens with: `modal`, of `modal:will-not`."""
    return rule.partition(":")[0]


def mark_of(finding: Finding, actors: frozenset[str]) -> str:
    """What tells of a finding beside its rule.

    Of an event, how much of it the text names (the figure that its finder gives it); of a position, its stance; of a
    dependency, whether an actor (one of these ids) or a thing is needed; of an estimate, whether its phrase has a
    number.
    """
    match finding:
        case Position():
            return finding.stance.value
        case Dependency():
            return "actor" if finding.on in actors else "thing"
    return f"{finding.confidence:.2f}"


@cache
def shares() -> dict[str, Shares]:
    """The table that ships, by kind of finding."""
    table = toml_table("confidence.toml")
    return {
        kind: Shares(row["share"], row["mark"], row["family"], row["rule"])
        for kind, row in ((kind, table[kind]) for kind in KINDS)
    }


def with_confidence(reading: Reading) -> Reading:
    """The reading with the confidence that the table gives each finding."""
    actors = frozenset(actor.id for actor in reading.actors)
    known = shares()

    def sure(kind: str, finding: _Found) -> _Found:
        return replace(finding, confidence=known[kind].of(mark_of(finding, actors), finding.rule))

    return replace(
        reading,
        events=tuple(sure("events", each) for each in reading.events),
        positions=tuple(sure("positions", each) for each in reading.positions),
        dependencies=tuple(sure("dependencies", each) for each in reading.dependencies),
        estimates=tuple(sure("estimates", each) for each in reading.estimates),
    )
