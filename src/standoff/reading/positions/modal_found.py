"""`by_modal`: a position that a modal words, as the matchers see it."""

from standoff.reading.language.clauses import Clause
from standoff.reading.model import Stance
from standoff.reading.positions.cue_matchers import complies
from standoff.reading.positions.found import Found
from standoff.reading.positions.targets import Target


def by_modal(clause: Clause, target: Target, stance: Stance, rule: str, confidence: float) -> Found:
    """A position of the clause's subject, or of its source when it speaks of another or of nobody."""
    speaks_of_another = stance is Stance.DEMANDS or rule == "existential"
    return Found(
        paragraph=clause.paragraph,
        stance=stance,
        target=target,
        holders=clause.sources if speaks_of_another else clause.subjects,
        tokens=tuple(clause.tokens()),
        hosts=(clause,) if target.clause is None or target.clause is clause else (clause, target.clause),
        strength=0.8 if stance is Stance.REFUSES else 0.6,
        confidence=confidence,
        rule=rule,
        sources=clause.sources,
        voiced=speaks_of_another,
        elliptical=stance is Stance.REFUSES and complies(target),
    )
