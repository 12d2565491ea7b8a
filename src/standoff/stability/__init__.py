"""Which states of a conflict are stable, for whom, under which solution concept, and why."""

from standoff.stability.anticipation import anticipated
from standoff.stability.concepts import BASIC, Concept
from standoff.stability.preferences import preference_ranks, utilities_to_ranks
from standoff.stability.space import StateSpace
from standoff.stability.verdicts import stable

__all__ = [
    "BASIC",
    "Concept",
    "StateSpace",
    "anticipated",
    "preference_ranks",
    "stable",
    "utilities_to_ranks",
]
