"""Which states of a conflict are stable, for whom, under which solution concept, and why.

Many preference profiles over one space: `truths = statement_truths(conflict, space)` gives bool `(n_statements,
n_states)` for each decision maker; `weighted_ranks(truths[dm], weights)` turns weights `(samples, n_statements)` into
ranks `(n_states, samples)`; stacked over decision makers they go to `stable(space, ranks, concept)` and
`anticipated(space, ranks, horizon)` at once.
"""

from standoff.stability.analyses.status_quo import StatusQuoAnalysis, status_quo_analysis
from standoff.stability.anticipation import anticipated, foreseeing
from standoff.stability.coalitions import Credible, coalition_stable
from standoff.stability.concepts import BASIC, Concept, concept_named
from standoff.stability.consistent import consistent_with_coalitions
from standoff.stability.equilibria import Equilibria, equilibria_schema, find_equilibria
from standoff.stability.explanation import Explanation, Line, Reason
from standoff.stability.preferences import preference_ranks, statement_truths, utilities_to_ranks, weighted_ranks
from standoff.stability.reasoning import explain
from standoff.stability.sanctions import Sanctions
from standoff.stability.solution import Solution, solution_schema, solve
from standoff.stability.space import StateSpace
from standoff.stability.verdicts import stable

__all__ = [
    "BASIC",
    "Concept",
    "Credible",
    "Equilibria",
    "Explanation",
    "Line",
    "Reason",
    "Sanctions",
    "Solution",
    "StateSpace",
    "StatusQuoAnalysis",
    "anticipated",
    "coalition_stable",
    "concept_named",
    "consistent_with_coalitions",
    "equilibria_schema",
    "explain",
    "find_equilibria",
    "foreseeing",
    "preference_ranks",
    "solution_schema",
    "solve",
    "stable",
    "statement_truths",
    "status_quo_analysis",
    "utilities_to_ranks",
    "weighted_ranks",
]
