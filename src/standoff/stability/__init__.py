"""Which states of a conflict are stable, for whom, under which solution concept, and why."""

from standoff.stability.anticipation import anticipated
from standoff.stability.concepts import BASIC, Concept
from standoff.stability.explanation import Explanation
from standoff.stability.preferences import preference_ranks, utilities_to_ranks
from standoff.stability.reasoning import explain
from standoff.stability.solution import Solution, solution_schema, solve
from standoff.stability.space import StateSpace
from standoff.stability.status_quo import StatusQuoAnalysis, status_quo_analysis
from standoff.stability.verdicts import stable

__all__ = [
    "BASIC",
    "Concept",
    "Explanation",
    "Solution",
    "StateSpace",
    "StatusQuoAnalysis",
    "anticipated",
    "explain",
    "preference_ranks",
    "solution_schema",
    "solve",
    "stable",
    "status_quo_analysis",
    "utilities_to_ranks",
]
