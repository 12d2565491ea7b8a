"""How much a statement matters: from its kind, the strength of its wording, and who needs whom."""

from dataclasses import dataclass

from standoff.conflict import Weight
from standoff.drafting.courses import side_id
from standoff.drafting.tables import priors
from standoff.drafting.wording import content, overlap, stems
from standoff.reading.model import Reading

SAME_SUBJECT = 0.5


@dataclass(frozen=True)
class Weights:
    """Weight priors for the statements drawn from one reading."""

    reading: Reading

    def need(self, side: str, other: str) -> float:
        """How much `side` needs `other`, 0 to 1: the strongest wording, a little more for each further mention."""
        degrees = [d.degree for d in self.reading.dependencies if self._between(d.who, d.on) == (side, other)]
        return min(1.0, max(degrees, default=0.0) + 0.1 * max(0, len(degrees) - 1))

    def wanting(self, kind: str, side: str, other: str, action: str, strength: float) -> Weight:
        """The weight of something `side` wants `other` to do or leave."""
        prior = priors()["dependence"]
        about = self._needed_for(side, other, action)
        return _weight(kind, strength, 1 + prior["value"] * self.need(side, other) + prior["subject"] * about)

    def holding_out(self, kind: str, side: str, other: str, strength: float) -> Weight:
        """The weight of a refusal or condition of `side`, held against `other`."""
        lead = self.need(side, other) - self.need(other, side)
        return _weight(kind, strength, 1 - priors()["dependence"]["holding_out"] * lead)

    def _needed_for(self, side: str, other: str, action: str) -> float:
        """The degree to which `side` needs `other` for the very thing that `action` is about."""
        subject = content(stems(action))
        degrees = [
            d.degree
            for d in self.reading.dependencies
            if self._between(d.who, d.on) == (side, other)
            and overlap(content(stems(d.purpose)), subject) >= SAME_SUBJECT
        ]
        return max(degrees, default=0.0)

    def _between(self, who: str | None, on: str | None) -> tuple[str | None, str | None]:
        known = {actor.id for actor in self.reading.actors}
        return side_id(self.reading, who), side_id(self.reading, on) if on in known else on


def _weight(kind: str, strength: float, factor: float) -> Weight:
    prior, wording = priors()["kind"][kind], priors()["strength"]
    worded = wording["mild"] + (wording["absolute"] - wording["mild"]) * strength
    return Weight(round(prior["median"] * worded * factor, 3), prior["spread"])
