"""Preferences richer than a ranking: unknown, strong or mild, fuzzy, coloured by attitude or power, misperceived."""

from standoff.stability.extensions.attitudes import (
    RelationalSolution,
    TieReading,
    attitudes_of,
    solve_with_attitudes,
    total_relational_preferences,
)
from standoff.stability.extensions.fuzzy import FuzzySolution, solve_fuzzy
from standoff.stability.extensions.hypergames import (
    EquilibriumKind,
    HypergameEquilibrium,
    HypergameSolution,
    by_attitudes,
    by_ranking,
    solve_hypergame,
)
from standoff.stability.extensions.leadership import Leadership, lead
from standoff.stability.extensions.power import (
    Influence,
    Power,
    PowerComparison,
    PowerEquilibrium,
    compare_power,
    with_power,
)
from standoff.stability.extensions.probabilistic import ProbabilisticSolution, Thresholds, solve_probabilistic
from standoff.stability.extensions.relations import DenseGraph, stable_in
from standoff.stability.extensions.schemas import (
    fuzzy_schema,
    hypergame_schema,
    leadership_schema,
    probabilistic_schema,
    relational_schema,
    strength_schema,
    unknown_schema,
)
from standoff.stability.extensions.shares import preference_shares
from standoff.stability.extensions.strength import StrengthSolution, solve_strength, strength_levels, strongly_stable
from standoff.stability.extensions.table import StabilityTable
from standoff.stability.extensions.unknown import Extension, UnknownSolution, solve_unknown

__all__ = [
    "DenseGraph",
    "EquilibriumKind",
    "Extension",
    "FuzzySolution",
    "HypergameEquilibrium",
    "HypergameSolution",
    "Influence",
    "Leadership",
    "Power",
    "PowerComparison",
    "PowerEquilibrium",
    "ProbabilisticSolution",
    "RelationalSolution",
    "StabilityTable",
    "StrengthSolution",
    "Thresholds",
    "TieReading",
    "UnknownSolution",
    "attitudes_of",
    "by_attitudes",
    "by_ranking",
    "compare_power",
    "fuzzy_schema",
    "hypergame_schema",
    "lead",
    "leadership_schema",
    "preference_shares",
    "probabilistic_schema",
    "relational_schema",
    "solve_fuzzy",
    "solve_hypergame",
    "solve_probabilistic",
    "solve_strength",
    "solve_unknown",
    "solve_with_attitudes",
    "stable_in",
    "strength_levels",
    "strength_schema",
    "strongly_stable",
    "total_relational_preferences",
    "unknown_schema",
    "with_power",
]
