"""Preferences richer than a ranking: unknown, strong or mild, fuzzy, coloured by attitude or power, misperceived."""

from standoff.stability.extensions.attitudes import (
    RelationalSolution,
    TieReading,
    attitudes_of,
    solve_with_attitudes,
    total_relational_preferences,
)
from standoff.stability.extensions.hypergames import (
    EquilibriumKind,
    HypergameEquilibrium,
    HypergameSolution,
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

__all__ = [
    "EquilibriumKind",
    "HypergameEquilibrium",
    "HypergameSolution",
    "Influence",
    "Leadership",
    "Power",
    "PowerComparison",
    "PowerEquilibrium",
    "RelationalSolution",
    "TieReading",
    "attitudes_of",
    "compare_power",
    "lead",
    "solve_hypergame",
    "solve_with_attitudes",
    "total_relational_preferences",
    "with_power",
]
